"""The court as an institution: its bench, its judges, access to it, pressure on it, equality before it."""

from typing import Annotated, ClassVar

from fairtrial.case.fields import Fact, Members, OneOf, Text, YesNo, asks
from fairtrial.case.records.base import STAGES, ByWhom, Event


class Tribunal(Event):
    """The court or other body that decided a case, and those who sat on it."""

    kind: ClassVar[str] = "tribunal"
    words: ClassVar[str] = "the court and its bench"
    usual: ClassVar[tuple[str, ...]] = ("stage", "body")

    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage did this court or body decide?")
    court: Text = asks("court or body", "Which court or body decided, and how was its bench composed?")
    body: Annotated[
        Fact,
        OneOf(
            "ordinary_court", "military_court", "special_court", "religious_or_customary_court", "executive_body",
            "legislative_body", "other",
        ),
    ] = asks("kind of court or body", "Was it an ordinary, military, special, religious or customary court, or no court at all?")  # fmt: skip
    set_up_by_law: YesNo = asks(
        "set up by a law", "Did a law in force when the proceedings began set up this court or body, and which?"
    )
    jurisdiction_in_law: YesNo = asks(
        "jurisdiction over the case by law", "Did domestic law give this court or body jurisdiction over this case?"
    )
    tried_civilian: YesNo = asks(
        "a civilian tried", "Was the person tried a civilian, not a member of the armed forces?"
    )
    necessity_shown: YesNo = asks(
        "objective and serious reasons shown for such a court",
        "Did the authorities show objective and serious reasons that made it necessary to use this court, and which?",
    )
    ordinary_courts_unable: YesNo = asks(
        "ordinary courts unable to try such cases",
        "Did the authorities show that the ordinary civilian courts were unable to try persons and offences of this class?",
    )
    guarantees_cut: Annotated[
        Fact,
        Members(
            "public_hearing", "counsel", "time_to_prepare", "presence", "witnesses", "appeal", "presumption_of_innocence",
        ),
    ] = asks(
        "guarantees cut down by the rules of that court",
        "Which guarantees of a trial did the rules of that court take away or cut down because it is a court of its kind?",
    )  # fmt: skip
    exceptional_procedure: YesNo = asks(
        "a procedure that ordinary cases do not have",
        "Was the case decided in an exceptional procedure that other cases of the same kind do not have?",
    )
    difference_explained: YesNo = asks(
        "objective and reasonable grounds given for the difference",
        "Were objective and reasonable grounds given for trying such cases differently from similar ones, and which?",
    )
    judges_known: YesNo = asks(
        "the accused knew who the judges were", "Were the names of the judges made known to the accused?"
    )
    kept_from_defence: Annotated[
        Fact,
        Members(
            "public_excluded", "accused_or_lawyer_excluded", "lawyer_of_choice", "contact_with_lawyer",
            "lawyers_threatened", "too_little_time", "witnesses",
        ),
    ] = asks(
        "what the defence was refused before that court",
        "Was the public or the accused kept out, the choice of lawyer or contact with one restricted, a lawyer "
        "threatened, a request for more time refused, or the calling or questioning of witnesses refused?",
    )  # fmt: skip
    executive_power: Annotated[
        Fact,
        Members("appoints_alone", "renews_terms", "removes_without_court", "sets_pay_at_will", "may_annul_decisions"),
    ] = asks(
        "powers of the executive over these judges",
        "Does the executive alone appoint these judges or renew their terms, remove them without a court, set their pay "
        "at will, or may it annul their decisions?",
    )
    trained_in_law: YesNo = asks(
        "judges trained in law", "Did those who decided have legal training or qualifications?"
    )
    tenure_in_law: YesNo = asks(
        "the term of office fixed by law",
        "Does a law fix how long these judges stay in office, and protect them until then?",
    )
    recognised_by_state: YesNo = asks(
        "its judgments binding and recognised by the State",
        "Does the State recognise the judgments of this religious or customary court as binding?",
    )
    minor_matter: YesNo = asks(
        "a minor matter", "Is that court limited to minor civil and criminal matters, and was this one of them?"
    )
    basic_guarantees: YesNo = asks(
        "both sides heard by an uninvolved judge, without discrimination",
        "Were both sides heard, by judges with no part in the dispute, under the same rules for men and women?",
    )
    validated_by_state_court: YesNo = asks(
        "validated by a State court", "Did a State court have to validate the judgment before it took effect?"
    )
    open_to_challenge: YesNo = asks(
        "open to challenge before a State court", "Could those concerned challenge the judgment before a State court?"
    )


class Judge(Event):
    """A judge whose part in a case is in question; one record for each judge."""

    kind: ClassVar[str] = "judge"
    words: ClassVar[str] = "the judge"
    usual: ClassVar[tuple[str, ...]] = ("sat",)

    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage did this judge sit?")
    court: Text = asks("court", "On which court, and in which place on the bench, did the judge sit?")
    earlier_part: Annotated[
        Fact, Members("investigation", "prosecution", "defence_or_other_party", "witness", "decision_under_review")
    ] = asks(
        "what the judge had done in the case before",
        "Had the judge investigated or prosecuted this case, acted in it for a party or as a witness, or taken part in the "
        "decision that was under review (a decision on custody alone does not count)?",
    )
    tie: Annotated[
        Fact,
        Members(
            "party",
            "victim",
            "relative_of_party_or_victim",
            "money_at_stake",
            "employed_by_party",
            "said_guilty_before",
        ),
    ] = asks(
        "tie of the judge to the case",
        "Was the judge a party or victim, a relative of one or employed by one, did the judge stand to gain or lose by the "
        "outcome, or say before the judgment how the case must end?",
    )
    for_one_side: Annotated[
        Fact,
        Members(
            "prompted_its_witnesses",
            "answered_for_its_witnesses",
            "had_the_record_changed",
            "stopped_only_the_other_sides_questions",
            "took_over_the_accusation",
        ),
    ] = asks(
        "what the judge did for one side",
        "Did the judge in the hearing do anything that helped one side alone, and what: prompt its witnesses, answer in their "
        "place, have the record of what was said changed, stop the questions of the other side only, put the accusation in the "
        "prosecutor's place?",
    )
    other_ground: YesNo = asks(
        "something else put forward against the judge",
        "Was something else put forward against the impartiality of the judge, which no question above names, and what?",
    )
    barred_by_law: YesNo = asks(
        "excluded by domestic law", "Did domestic law exclude this judge from sitting in the case, and which provision?"
    )
    sat: YesNo = asks("took part in the decision", "Did the judge take part in the decision?")
    recusal: Annotated[Fact, OneOf("not_asked", "asked_no_answer", "asked_refused", "asked_granted")] = asks(
        "challenge of the judge", "Was the judge challenged, and what was decided?"
    )


class JudgeRemoved(Event):
    """A judge removed, suspended or moved; the person is the judge."""

    kind: ClassVar[str] = "judge_removed"
    words: ClassVar[str] = "the removal of the judge"

    measure: Annotated[Fact, OneOf("dismissed", "suspended", "not_renewed", "transferred")] = asks(
        "measure", "Was the judge dismissed, suspended, moved, or not kept on at the end of a term?"
    )
    by: Text = asks("who decided it", "Which authority decided it?")
    decided_by: Annotated[Fact, OneOf("court_or_judicial_council", "executive", "legislature")] = asks(
        "kind of authority", "Was it a court or judicial council, the executive, or the legislature?"
    )
    before_end_of_term: YesNo = asks(
        "before the end of the term", "Was it before the end of the term or the age of retirement?"
    )
    ground: Annotated[
        Fact,
        OneOf(
            "serious_misconduct",
            "incapacity_or_incompetence",
            "corruption_alleged",
            "a_decision_given",
            "other",
            "none_stated",
        ),
    ] = asks("ground stated", "Which ground was stated?")
    reasons_given: YesNo = asks("specific reasons given", "Was the judge given specific reasons?")
    procedure_in_law: YesNo = asks(
        "the procedure of the law followed",
        "Was the procedure that the constitution or the law lays down followed, and what is it?",
    )
    heard: YesNo = asks("the judge heard", "Was the judge heard, and able to answer what was alleged?")
    court_review: YesNo = asks("a court could review it", "Could the judge challenge the measure before a court?")
    kept_confidential: YesNo = asks(
        "kept confidential at first",
        "Was the complaint kept confidential at the initial stage, unless the judge asked otherwise?",
    )
    conduct_standards: YesNo = asks(
        "established standards of conduct applied", "Were established standards of judicial conduct applied, and which?"
    )


class Interference(Event, ByWhom):
    """Pressure on a court, a hearing, or those who take part in it."""

    kind: ClassVar[str] = "interference"
    words: ClassVar[str] = "the pressure on the court"
    usual: ClassVar[tuple[str, ...]] = ("on", "form", "about_this_case")

    on: Annotated[Fact, Members("judges", "jury", "accused", "lawyer", "witnesses")] = asks(
        "on whom", "Who was put under pressure: judges, a jury, the accused, a lawyer, witnesses?"
    )
    form: Annotated[
        Fact,
        OneOf(
            "instruction", "threat", "bribe", "reward_or_punishment", "hostile_audience", "intrusion", "racist_remarks_of_jury",
            "jurors_chosen_by_race", "other",
        ),
    ] = asks(
        "what was done",
        "What was done: an instruction, a threat, a bribe, a hostile audience, or what else? (intrusion: officials or others who "
        "are not of the court enter, watch over or control the court room or its doors)",
    )  # fmt: skip
    about_this_case: YesNo = asks(
        "aimed at the decision in this case", "Was it aimed at how this case was conducted or decided?"
    )
    court_let_it_happen: YesNo = asks(
        "nothing done by the court to stop it", "Did the court know of it and do nothing to stop it or make up for it?"
    )
    defence_hindered: YesNo = asks(
        "the defence hindered by it",
        "Was there something that the accused, a lawyer or a witness could not say or do in the hearing "
        "because of it, and what?",
    )


class CourtAccess(Event):
    """An attempt to bring a matter before a court, and what stood in its way."""

    kind: ClassVar[str] = "court_access"
    words: ClassVar[str] = "access to a court"
    usual: ClassVar[tuple[str, ...]] = ("first_instance",)

    court: Text = asks("court or body", "Which court or body did the person turn to?")
    first_instance: YesNo = asks(
        "at first instance", "Was the court asked to decide for the first time, and not on appeal or review?"
    )
    right_in_law: YesNo = asks(
        "a right that domestic law gives", "Did the person claim a right or entitlement under domestic law, and which?"
    )
    refused: YesNo = asks(
        "not let before a court", "Did a court refuse to deal with the claim, or does none exist for it?"
    )
    other_court_open: YesNo = asks(
        "another court that could decide it", "Could another court decide the same claim on the facts and the law?"
    )
    basis_in_law: YesNo = asks("a law limiting access", "Does a law limit access to a court in such cases, and which?")
    aim_and_need_shown: YesNo = asks(
        "aim and need of the limit shown",
        "Did the State name an aim of the limit, such as the proper administration of justice, and say why it"
        " is necessary for it?",
    )
    some_access_left: YesNo = asks(
        "access of substance left",
        "Is some access to a court on the merits of the claim left to the person, and which?",
    )
    blocked_again: YesNo = asks(
        "attempts blocked more than once",
        "Did the person try more than once, and was each attempt left unregistered, unanswered or turned away without a "
        "decision that could be challenged?",
    )
    barred_from_suing: YesNo = asks(
        "persons of this group may not sue",
        "Are persons of the group to which the person belongs not allowed to sue, alone or at all?",
    )
    ground: Annotated[
        Fact,
        OneOf(
            "race", "sex", "language", "religion", "political_or_other_opinion", "national_or_social_origin", "property",
            "birth", "disability", "nationality_or_statelessness", "migration_status", "other_status",
        ),
    ] = asks("ground of distinction", "On what ground are persons like this one treated differently?")  # fmt: skip
    treated_differently: YesNo = asks(
        "access refused that others have", "Was the person refused access that others in the same situation have?"
    )
    reasonable_and_objective: YesNo = asks(
        "objective and reasonable grounds",
        "Did the State give objective and reasonable grounds for the difference, and which?",
    )
    capacity_denied: YesNo = asks(
        "not treated as able to hold rights",
        "Was the person refused because the law, or the court, does not see such persons as able to hold rights or duties "
        "in their own name?",
    )
    costs_beyond_means: YesNo = asks(
        "fees or costs beyond the person's means",
        "Were fees or costs that were asked, or threatened in case of losing, beyond the person's means, and which?",
    )
    relief_from_costs: YesNo = asks(
        "relief from the costs possible",
        "Could the fees or costs be waived, put off or covered by legal aid in view of the person's means?",
    )
    under_sentence_of_death: YesNo = asks(
        "under sentence of death", "Was the person under sentence of death at the time?"
    )
    review_of_trial: YesNo = asks(
        "a constitutional review of the criminal trial",
        "Was it a constitutional review, open to the person, of irregularities in the criminal case against the person "
        "(a motion for breach of fundamental rights in it counts)?",
    )
    without_means: YesNo = asks("without means to pay a lawyer", "Was the person unable to pay for a lawyer?")
    legal_aid_given: YesNo = asks("legal aid given", "Was the person given free legal aid for it?")


class UnequalStep(Event):
    """A step of a proceeding that one side could take and the other could not."""

    kind: ClassVar[str] = "unequal_step"
    words: ClassVar[str] = "the step open to one side"
    usual: ClassVar[tuple[str, ...]] = ("step", "other_side_could", "person_could")

    step: Annotated[
        Fact,
        OneOf(
            "appeal", "submission", "evidence", "witness_or_expert", "reply", "hearing", "interpreter", "time", "other"
        ),
    ] = asks("step", "Which step was it: an appeal, a submission, evidence, a witness, a reply, an interpreter?")
    other_side_could: YesNo = asks("the other side could take it", "Could the other side take this step?")
    person_could: YesNo = asks("the person could take it", "Could the person, or the person's lawyer, take this step?")
    could_answer: YesNo = asks(
        "the other side's arguments and evidence open to answer",
        "Could the person see, and answer before the decision, every argument and all evidence that the other side put in?",
    )
    basis_in_law: YesNo = asks(
        "a law making the difference", "Does a law make this difference between the sides, and which?"
    )
    reasonable_and_objective: YesNo = asks(
        "objective and reasonable grounds",
        "Did the State give objective and reasonable grounds for the difference, and which?",
    )
    disadvantage: YesNo = asks(
        "an actual disadvantage",
        "Was there something that the person could not put before the court because of the difference, and what?",
    )
    ground: Annotated[
        Fact,
        OneOf(
            "race", "sex", "language", "religion", "political_or_other_opinion", "national_or_social_origin", "property",
            "birth", "disability", "nationality_or_statelessness", "other_status", "role_in_the_case_only",
        ),
    ] = asks(
        "ground of distinction",
        "Was the difference made by who the person is (and on which ground), or only by the role in the case?",
    )  # fmt: skip
    without_means: YesNo = asks("without means", "Was the person unable to pay for it?")
    needed_to_take_part: YesNo = asks(
        "needed to take part",
        "Was the person, or a witness of the person, unable to follow or be heard without it?",
    )
