"""Proceedings before courts: charge, hearings, judgments, penalties, appeals, and the bench."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Date, Fact, Members, OneOf, Text, YesNo, asks
from fairtrial.case.records.base import STAGES, ByWhom, Event


class Charge(Event):
    """A formal charge, or a public naming as a suspect by an authority."""

    kind: ClassVar[str] = "charge"
    words: ClassVar[str] = "the charge"

    offence: Text = asks("offence", "Which offence is charged, under which provision?")
    accused_informed: Date = asks(
        "when the accused was told the precise charge", "When was the accused told the precise charge?"
    )
    lawyer_informed: Date = asks(
        "when the lawyer was told the precise charge", "When was the lawyer told the precise charge?"
    )
    law_stated: YesNo = asks("the law stated", "Did the notice state the law on which the charge is based?")
    facts_stated: YesNo = asks(
        "the alleged facts stated", "Did the notice state the alleged facts on which the charge is based?"
    )
    language_understood: YesNo = asks(
        "in a language understood", "Was the notice in a language that the accused understands?"
    )
    notice_form: Annotated[Fact, OneOf("in_writing", "orally_then_in_writing", "orally_only")] = asks(
        "form of the notice", "Was the notice given in writing, orally and later in writing, or orally only?"
    )
    accused_out_of_reach: YesNo = asks(
        "the accused out of reach", "Was the accused in hiding, abroad or otherwise out of the authorities' reach?"
    )
    known_ways_tried: YesNo = asks(
        "all known ways of reaching the accused tried",
        "Were all known ways of telling an absent accused of the charge and the proceedings tried (address, family, "
        "lawyer, public notice), and when?",
    )
    offence_needs_position: YesNo = asks(
        "the offence needs a position or quality",
        "Does the offence charged require a position or quality of the offender?",
    )
    accused_has_position: YesNo = asks(
        "the accused has that position or quality",
        "Did the accused hold the position or quality that the offence requires, and on what basis is that said?",
    )
    offence_existed_then: YesNo = asks(
        "an offence when the act was done", "Was the act an offence in law when it was done?"
    )


class Hearing(Event):
    """A hearing, or a series of hearings held in the same way."""

    kind: ClassVar[str] = "hearing"
    words: ClassVar[str] = "the hearing"
    usual: ClassVar[tuple[str, ...]] = ("date", "stage")

    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was the hearing?")
    court: Text = asks("court", "Which court held the hearing?")
    place: Text = asks("place", "Where was it held?")
    public: YesNo = asks("open to the public", "Was the hearing open to the public and the press?")
    excluded: Annotated[Fact, Members("public", "press", "family", "observers")] = asks(
        "who was kept out", "Who was kept out of the hearing?"
    )
    closure_ground: Annotated[
        Fact,
        OneOf(
            "morals",
            "public_order",
            "national_security",
            "private_life",
            "interests_of_justice",
            "other",
            "none_stated",
        ),
    ] = asks("ground for closing the hearing", "On what ground was the public excluded?")
    closure_reasoned: YesNo = asks(
        "reasons given for closing it", "Did the court give reasons why the public had to be excluded in this case?"
    )
    partial_closure_considered: YesNo = asks(
        "closing only part considered",
        "Did the court consider why closing only part of the hearing would not be enough?",
    )
    conducted: Annotated[Fact, OneOf("orally", "in_writing")] = asks(
        "oral or in writing", "What was heard: was it an oral hearing, or decided on written submissions?"
    )
    facts_taken_up: YesNo = asks(
        "facts or guilt taken up again",
        "On appeal or cassation: did the court hear the parties on the facts, or go through the evidence or the question of "
        "guilt, and not on points of law alone?",
    )
    accused_present: YesNo = asks("the accused present", "Was the accused present at the hearing?")
    presence_waived: YesNo = asks(
        "presence waived", "Did the accused give up the right to be present, informed and freely?"
    )
    summoned: YesNo = asks(
        "summoned in time",
        "Was the accused summoned in time, told the date and place of the hearing, and asked to attend?",
    )
    counsel_present: YesNo = asks(
        "counsel present",
        "Was counsel present at the hearing? (Rules turn on it where a death sentence was passed; else a hearing without a lawyer "
        "is a step of an `unrepresented`.)",
    )


class Judgment(Event):
    """A decision of a court on the merits, at first instance or after an appeal."""

    kind: ClassVar[str] = "judgment"
    words: ClassVar[str] = "the judgment"
    usual: ClassVar[tuple[str, ...]] = ("date", "stage", "outcome")

    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was the judgment given?")
    court: Text = asks("court", "Which court gave the judgment?")
    outcome: Annotated[
        Fact, OneOf("convicted", "acquitted", "claim_granted", "claim_dismissed", "upheld", "changed", "quashed")
    ] = asks(
        "outcome",
        "What did the court decide (in a suit: was the claim granted, also in part, or dismissed; on appeal: was the judgment "
        "below upheld, changed or quashed)?",
    )
    made_public: YesNo = asks(
        "judgment made public", "Was the judgment, with its findings, evidence and reasoning, made public?"
    )
    publicity_exception: Annotated[Fact, OneOf("juvenile", "matrimonial_dispute", "guardianship", "none")] = asks(
        "exception to making it public",
        "Does the case concern a juvenile, a matrimonial dispute or the guardianship of children?",
    )
    written_reasons: YesNo = asks("written reasons", "Is there a written judgment with reasons?")
    copy_to_accused: Date = asks(
        "copy given to the accused", "Whether and when was the accused given a copy of the judgment?"
    )
    copy_to_lawyer: Date = asks(
        "copy given to the lawyer", "Whether and when was the lawyer given a copy of the judgment?"
    )
    copy_in_time_for_appeal: YesNo = asks(
        "a copy that the lawyer could use before the appeal",
        "Could the lawyer work from the accused's copy of the judgment before the appeal was due and heard?",
    )


class Sentence(Event):
    """What a court imposed."""

    kind: ClassVar[str] = "sentence"
    words: ClassVar[str] = "the sentence"
    usual: ClassVar[tuple[str, ...]] = ("date", "penalties")

    penalties: Annotated[
        Fact, Members("imprisonment", "confiscation", "fine", "death", "community_service", "ban_on_profession")
    ] = asks("penalties", "Which penalties were imposed?")
    length: Text = asks("length", "How long is the sentence?")
    non_custodial_refused: YesNo = asks(
        "a penalty other than prison refused", "Was a penalty other than prison asked for and refused?"
    )
    family_weighed: YesNo = asks(
        "the interests of dependent children weighed",
        "Did the court weigh the interests of dependent children before it chose prison, and how?",
    )
    serious_or_violent: YesNo = asks(
        "a serious or violent offence, or a continuing danger",
        "Is the offence serious or violent, or does the person present a continuing danger?",
    )
    background_weighed: YesNo = asks(
        "background and family ties weighed",
        "Did the court weigh the background and family ties of the person before it chose prison?",
    )
    confiscation_law: YesNo = asks(
        "a law providing the confiscation",
        "Does a law provide for the confiscation, and which?",
    )
    confiscation_carried_out: YesNo = asks(
        "confiscation carried out",
        "Was the confiscation carried out, or only ordered? (For the record: no rule turns on it.)",
    )
    family_left_in_need: YesNo = asks(
        "the family left in need", "Did the confiscation leave the family without means or without its home?"
    )
    confiscation_reached_home: YesNo = asks(
        "the family home confiscated", "Did the confiscation take the home in which the family lives?"
    )
    confiscation_family_weighed: YesNo = asks(
        "what the family needs to live weighed",
        "Did the court weigh what the rest of the family needs to live before it ordered the confiscation?",
    )
    milder_practice: YesNo = asks(
        "a practice of other penalties for parents of small children",
        "Do the courts as a practice choose penalties other than prison for parents of small children, and why not here?"
        " (For the record: no rule turns on it.)",
    )


class Appeal(Event):
    """A request to a higher court, and how it was dealt with; `date` is the date on which it was filed."""

    kind: ClassVar[str] = "appeal"
    words: ClassVar[str] = "the appeal"
    usual: ClassVar[tuple[str, ...]] = ("first_review",)

    decided: Date = asks("decided", "When was the appeal decided?")
    court: Text = asks("court", "Which court heard the appeal?")
    first_review: YesNo = asks(
        "the first appeal against the conviction", "Was this the first appeal against the conviction and sentence?"
    )
    same_court_as_trial: YesNo = asks(
        "the court that also tried the case", "Did the court that heard the appeal also try the case at first instance?"
    )
    higher_tribunal: YesNo = asks(
        "before a higher tribunal", "Was the appeal heard by a higher tribunal, and how was its bench composed?"
    )
    reviewed: Annotated[Fact, OneOf("facts_and_law", "law_only", "formal_only")] = asks(
        "what was reviewed", "Did the court review the facts and evidence as well as the law?"
    )


class Delay(Event):
    """A stretch of a case, criminal or not, that took long, and what was done in it; `date` is its beginning."""

    kind: ClassVar[str] = "delay"
    words: ClassVar[str] = "the time that it took"
    usual: ClassVar[tuple[str, ...]] = ("date", "until", "stage", "no_step_taken", "in_custody")

    until: Date = asks("until", "Until when, or does it go on?")
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    no_step_taken: YesNo = asks(
        "a wait for a step not taken",
        "Does a source tell that in this time a step was waited for and not taken: an investigation at rest, a trial or a "
        "new trial not opened, an appeal not heard, the reasons of a judgment not given, a record not made? (no: "
        "investigation, hearings or decisions went on in it; one record for each wait)",
    )
    held_up_by_defence: YesNo = asks(
        "held up by the accused",
        "Did the accused or the lawyer hold it up, for all of that time: requests to put off, absence, flight? (if only "
        "for a part of it, that part is a record of its own)",
    )
    reason_given: YesNo = asks(
        "a reason given",
        "Have the authorities named a reason in this very case, for all of that time, why nothing could be done? (no: only "
        "for a part of it, or only want of staff, money or records, faults in their own offices such as a record not typed, "
        "or the vacations of the court)",
    )
    complex_case: YesNo = asks(
        "many accused, charges or records", "Did the case have many accused, many charges, or evidence from abroad?"
    )
    want_of_means: YesNo = asks(
        "held up by want of staff or money", "Was the case held up by want of judges, staff, rooms or money?"
    )
    in_custody: YesNo = asks(
        "spent in custody before judgment",
        "Was the accused in custody, before the judgment of the trial court in that case, in that time or for most of it? (no: "
        "free, or already under a sentence)",
    )
    release_looked_at: YesNo = asks(
        "release looked at again",
        "If the accused was in custody, did a judge look again, in that time, at whether the accused could be released?",
    )


class PublicStatement(Event, ByWhom):
    """What somebody said in public about a person who was accused of an offence."""

    kind: ClassVar[str] = "public_statement"
    words: ClassVar[str] = "the public statement"
    usual: ClassVar[tuple[str, ...]] = ("date", "attribution", "affirms_guilt", "while_charge_open")

    while_charge_open: YesNo = asks(
        "made while the charge was open",
        "Was the person then charged with the offence, and not yet convicted by a final judgment?",
    )
    affirms_guilt: YesNo = asks(
        "says that the person is guilty", "Did it say that the person is guilty, and in which words?"
    )


class Appearance(Event, ByWhom):
    """How an accused person was shown in court, or to the public before the judgment."""

    kind: ClassVar[str] = "appearance"
    words: ClassVar[str] = "how the accused was shown"
    usual: ClassVar[tuple[str, ...]] = ("attribution", "shown_in", "before_judgment")

    where: Annotated[Fact, OneOf("court", "media_or_public")] = asks(
        "where", "Was it in court, or before the media or the public?"
    )
    before_judgment: YesNo = asks(
        "before any final conviction", "Was the person then charged and not yet finally convicted?"
    )
    shown_in: Annotated[
        Fact,
        Members(
            "shackles_or_handcuffs", "cage", "glass_dock", "prison_clothes", "bent_or_kneeling", "hood_or_blindfold"
        ),
    ] = asks("how the person was shown", "Was the person shackled, caged, in prison clothes, made to bend, or hooded?")
    need_shown: YesNo = asks(
        "a need shown in this person's case",
        "Was a danger of violence or flight shown in this person's case that made this necessary, and which?",
    )


class Proof(Event):
    """How a court found the facts: on whom it laid the proof, and how it weighed the evidence."""

    kind: ClassVar[str] = "proof"
    words: ClassVar[str] = "how the facts were found"
    usual: ClassVar[tuple[str, ...]] = ("convicted",)

    convicted: YesNo = asks("convicted on it", "Was the person convicted on that finding?")
    accused_had_to_prove: YesNo = asks(
        "the accused made to prove innocence",
        "Did the court or the law hold the accused guilty unless the accused proved otherwise?",
    )
    doubt_left: YesNo = asks(
        "convicted although a doubt was left",
        "Did the court itself find guilt likely, possible or not excluded, rather than proved beyond reasonable doubt?",
    )
    detention_counted: YesNo = asks(
        "the time in custody counted as a sign of guilt",
        "Did the court or the prosecution take the length of custody before trial as a sign of guilt or of its degree?",
    )
    bail_or_civil_counted: YesNo = asks(
        "a refusal of bail or a civil judgment counted as guilt",
        "Did the court take the refusal of bail, or a finding against the person in a civil case, as proof of guilt?",
    )
    main_evidence_ignored: YesNo = asks(
        "main evidence or argument not dealt with",
        "Is there evidence or an argument that could have decided the case, was put before the court, and is not dealt "
        "with in its decision?",
    )
    evidence_refused: Annotated[Fact, OneOf("cost_or_distance", "late_or_out_of_form", "of_no_use", "no_reason")] = (
        asks(
            "evidence offered in a suit and refused, for this reason",
            "If in a suit the court refused to hear a witness or to take evidence that a party offered, which reason did it give "
            "(of_no_use: it would have shown nothing that mattered)?",
        )
    )
    against_the_record: YesNo = asks(
        "a finding that the record contradicts",
        "Does the decision rest on a fact that the court's own record contradicts, and on which page?",
    )
    law_against_its_words: YesNo = asks(
        "domestic law applied against its words",
        "Did the court apply domestic law in a way that its words exclude, and which law?",
    )
    jury_misdirected: YesNo = asks(
        "the jury told something that the law excludes",
        "Did the judge tell the jury something on the law or the evidence that domestic law excludes?",
    )


class AppliedLaw(Event):
    """The law on which a conviction or penalty rests, and how it stood when the act was done."""

    kind: ClassVar[str] = "applied_law"
    words: ClassVar[str] = "the law applied"
    usual: ClassVar[tuple[str, ...]] = ("convicted",)

    law: Text = asks("the law applied", "Which provision was applied, in which version?")
    convicted: YesNo = asks(
        "convicted or punished under it", "Was the person convicted or punished under this provision?"
    )
    penalty_then: Text = asks(
        "penalty when the act was done", "Which penalties did the law provide when the act was done?"
    )
    heavier_than_then: YesNo = asks(
        "heavier than the law allowed then",
        "Was the penalty heavier in kind or length than any that the law in force when the act was done provided?",
    )
    lighter_law_since: YesNo = asks(
        "a later law with a lighter penalty", "Has a law made after the act provided a lighter penalty for the offence?"
    )
    lighter_law_applied: YesNo = asks(
        "the lighter penalty applied", "Was the person given the benefit of the lighter penalty?"
    )
    law_published: YesNo = asks(
        "the law published before the act", "Was the provision published before the act was done?"
    )
    law_precise: YesNo = asks(
        "a law precise enough to follow",
        "Do the words of the provision, with any published case law, let a person know which acts it forbids?",
    )
    by_analogy: YesNo = asks(
        "applied to an act that its words do not cover",
        "Did the court apply the provision to an act that its words do not cover because it is like one that they cover?",
    )
    crime_under_international_law: YesNo = asks(
        "a crime under international law when it was done",
        "Was the act, when it was done, a crime under international law or the general principles that nations recognise?",
    )
    in_domestic_law_then: YesNo = asks(
        "an offence in domestic law when it was done", "Was the act an offence in domestic law when it was done?"
    )


class EarlierJudgment(Event):
    """A judgment given earlier on an offence for which the person is tried or punished again."""

    kind: ClassVar[str] = "earlier_judgment"
    words: ClassVar[str] = "the earlier judgment"
    usual: ClassVar[tuple[str, ...]] = ("outcome", "final", "still_stood", "criminal", "same_state", "same_offence")

    court: Text = asks("court", "Which court gave the earlier judgment?")
    outcome: Annotated[Fact, OneOf("convicted", "acquitted")] = asks("outcome", "Did it convict or acquit?")
    final: YesNo = asks("final", "Was the earlier judgment final when the second proceedings began?")
    still_stood: YesNo = asks(
        "not quashed", "Did the earlier judgment still stand, not quashed by a higher court that ordered a new trial?"
    )
    criminal: YesNo = asks(
        "for a criminal offence",
        "Was the earlier case a criminal one, and not a disciplinary measure short of a penalty?",
    )
    same_state: YesNo = asks(
        "by a court of the same State", "Was the earlier judgment given by a court of the same State?"
    )
    same_offence: YesNo = asks(
        "the same offence", "Is the person tried or punished again for the same acts under the same offence?"
    )
    absent_and_asked: YesNo = asks(
        "convicted in absence, and asked for the new trial",
        "Was the person first convicted in absence, and did the person ask for the new trial?",
    )
    new_evidence: YesNo = asks(
        "evidence not known at the acquittal", "Was evidence found that was not available or known at the acquittal?"
    )
    refused_service: YesNo = asks("for refusing military service", "Were both cases about refusing military service?")
    same_conscience: YesNo = asks(
        "the same conscience both times",
        "Did the person refuse both times for the same reasons of conscience, told to the authorities?",
    )


class Exoneration(Event):
    """A final conviction that was reversed, or pardoned, because justice had miscarried."""

    kind: ClassVar[str] = "exoneration"
    words: ClassVar[str] = "the conviction reversed"

    conviction_was_final: YesNo = asks(
        "the conviction was final", "Was the conviction final, so that it was not set aside on an ordinary appeal?"
    )
    punished: YesNo = asks("punished under it", "Was the person punished as a result of the conviction, and how long?")
    how: Annotated[Fact, OneOf("reversed", "pardoned", "neither")] = asks(
        "how it ended", "Was the conviction reversed, or the person pardoned?"
    )
    because_of_new_fact: YesNo = asks(
        "because a new fact showed a miscarriage of justice",
        "Does the decision that reversed the conviction or granted the pardon rest on a new or newly found fact which, as it "
        "says, shows that the person was wrongly convicted, and not on mercy, a fault of procedure, or a doubt alone?",
    )
    compensated: Date = asks("compensation paid", "When was compensation paid?")
    law_on_compensation: YesNo = asks(
        "a law under which it can be paid", "Is there a law under which such compensation can be claimed and paid?"
    )
    person_kept_fact_back: YesNo = asks(
        "the fact came late because of the person",
        "Is it proved that the fact came out late wholly or partly because of the person?",
    )


class DeathSentence(Event):
    """A sentence of death: what it was passed for, on whom, and what became of it."""

    kind: ClassVar[str] = "death_sentence"
    words: ClassVar[str] = "the sentence of death"
    usual: ClassVar[tuple[str, ...]] = ("date", "passed")

    court: Text = asks("court", "Which court passed the sentence?")
    offence: Text = asks("offence", "For which offence?")
    passed: YesNo = asks("sentence of death passed", "Did a court sentence the person to death?")
    intentional_killing: YesNo = asks(
        "for killing on purpose", "Was the person found guilty of having killed somebody on purpose?"
    )
    under_18_at_offence: YesNo = asks(
        "under 18 at the time of the act", "Was the person under 18 when the act was done?"
    )
    age_proved: YesNo = asks(
        "18 or over proved",
        "Is there reliable and conclusive proof that the person was 18 or over when the act was done?",
    )
    mandatory: YesNo = asks(
        "the only penalty that the law allowed",
        "Did the law leave the court no other penalty, whatever the circumstances of the person and of the act?",
    )
    law_in_force_then: YesNo = asks(
        "the death penalty in law when the act was done",
        "Did the law provide the death penalty for it when the act was done?",
    )
    foreign_national: YesNo = asks("a foreign national", "Was the person a national of another State, and held?")
    told_of_consul: YesNo = asks(
        "told of the right to have the consulate informed",
        "Was the person promptly told of the right to have the consulate informed?",
    )
    disability_impedes_defence: YesNo = asks(
        "a disability that impeded the defence",
        "Did a doctor find a serious psychosocial or intellectual disability that impeded the person's defence?",
    )
    could_ask_pardon: YesNo = asks("could ask for pardon", "Could the person ask for pardon or commutation?")
    executed: Date = asks(
        "executed",
        "Has the sentence been carried out, and if so when? (never: it has not; so too if the person is known to be held still)",
    )
    appeals_pending: YesNo = asks(
        "an appeal or petition undecided",
        "Is an appeal, or a petition for review or pardon, undecided, or was one so if the sentence was carried out?",
    )
    stay_requested: YesNo = asks(
        "an international request to wait",
        "Has an international court or body asked that the sentence not be carried out yet?",
    )
    pregnant: YesNo = asks(
        "pregnant at the execution", "If the sentence was carried out on a woman: was she pregnant then?"
    )


class ReviewObstacle(Event):
    """What stood between a convicted person and review of conviction and sentence by a higher court."""

    kind: ClassVar[str] = "review_obstacle"
    words: ClassVar[str] = "the obstacle to review"
    usual: ClassVar[tuple[str, ...]] = ("obstacle",)

    obstacle: Annotated[
        Fact,
        OneOf(
            "first_judgment_final", "tried_by_highest_court_only", "convicted_on_appeal_after_acquittal",
            "sentence_raised_on_appeal", "supervisory_review_only", "further_appeal_closed", "trial_record_withheld",
        ),
    ] = asks(
        "what stood in the way",
        "What stood in the way: no appeal in law, the highest court as the only one, a conviction or a heavier sentence "
        "that came only on appeal, review only of sentences already served, a further appeal closed, the record kept back?",
    )  # fmt: skip
    put_right: YesNo = asks(
        "put right in time",
        "Was it put right in time, so that a higher court did review conviction and sentence, or the record was at hand?",
    )
    reservation: YesNo = asks(
        "a reservation of the State", "Has the State made a reservation to article 14(5) that covers this?"
    )
