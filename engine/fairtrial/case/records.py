"""The records of a case: persons, proceedings, deprivations of liberty, and the events of the chronology.

Each field holds what happened, as a source tells it, and never a legal conclusion. Its label names it in reports; its
question is put to the source or to the Government when it is missing. What rules need and a newcomer would not expect
is explained where it stands. The fields follow what practitioners already fill in: the submission forms of the Special
Procedures, the questionnaire of the Working Group on Arbitrary Detention, and trial-monitoring checklists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.fields import FieldInfo

from fairtrial.case.fields import UNTOLD, Answer, Date, Detail, Fact, Form, Members, Number, OneOf, Text, YesNo, asks

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
"""An identifier that the author of the case gives: letters, digits, hyphen, underscore; it starts with a letter."""

Flag = Annotated[bool, WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""yes or no, decided by the author of the file and not told by a source."""

Symbol = Annotated[str, Field(pattern=r"^doc:[A-Za-z0-9][A-Za-z0-9./ ()_-]*$", max_length=80)]
"""A United Nations document by its symbol, such as doc:A/HRC/55/50/Add.1."""


class Model(BaseModel):
    """The base of everything in a case file: unknown keys are errors, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Record(Model):
    """What every record carries: on whose word it stands, unless one of its facts says otherwise."""

    kind: ClassVar[str]
    scope_of: ClassVar[tuple[str, ...]] = ()

    id: Name = ""
    sources: tuple[Name, ...] = Field((), description="Who tells of it. Facts in this record stand on their word.")
    word: str | None = Field(None, max_length=200, description="The source's own word of caution: reportedly, ...")
    detail: Detail = Field("particulars", description="How particular the telling is.")
    answer: Answer | None = Field(None, description="What the State has answered to it; else the file's own answer.")
    note: str | None = Field(None, max_length=4000)


class Happening(Record):
    """A record of something that happened to a person, in a proceeding or a deprivation of liberty where it has one."""

    person: Name | None = Field(None, description="Whom it happened to; may be left out if the file has one person.")
    affects: tuple[Name, ...] = Field((), description="Others whose own rights it touched.")
    proceeding: Name | None = Field(None, description="The proceeding it belongs to.")
    detention: Name | None = Field(None, description="The deprivation of liberty it belongs to.")
    occurred: YesNo = asks("took place", "Did it take place?")
    what: Text = asks("what happened", "What happened?")


class Event(Happening):
    """An entry of the chronology."""

    type: str
    date: Date = asks("date", "When was it?")


# What several records share -------------------------------------------------------------------------------------------


class ByWhom(Model):
    """Who acted, and what ties the act to the State."""

    by: Text = asks("who acted", "Who acted?")
    attribution: Annotated[
        Fact, OneOf("state_officials", "state_acquiescence", "failure_to_protect", "private_persons")
    ] = asks("tie to the State", "Were those who acted officials of the State, or private persons it let act?")


class Justified(Model):
    """What the State would have to show for a measure that limits a right (general comment No. 31, paragraph 6)."""

    basis_in_law: YesNo = asks("a law allowing it", "Does a law allow the measure, and which?")
    law: Text = asks("the law relied on", "Which law was relied on?")
    law_precise: YesNo = asks(
        "a law precise enough to follow",
        "Is that law public, precise enough for a person to know what it forbids, and does it bind by clear criteria "
        "the officials who apply it?",
    )
    aim: Annotated[
        Fact,
        OneOf(
            "rights_of_others",
            "national_security",
            "public_order",
            "public_safety",
            "public_health",
            "public_morals",
            "other",
            "none_stated",
        ),
    ] = asks("aim stated by the authorities", "What aim did the authorities state for the measure?")
    threat_shown: YesNo = asks(
        "a precise threat shown, tied to this measure",
        "Did the authorities show precisely what threat there was, and how this measure met it?",
    )
    milder_means_considered: YesNo = asks(
        "milder means considered", "Did the authorities consider a milder measure, and why was it not enough?"
    )


class Derogated(Model):
    """What the State would have to show for a measure that rests on a derogation from the Covenant (article 4)."""

    derogation_covers: YesNo = asks(
        "a derogation from this article in force",
        "Was a public emergency officially proclaimed, and a derogation from this article notified to the other States "
        "parties, before the measure, for that area and time (yes only if all of it was)?",
    )
    emergency_threat_shown: YesNo = asks(
        "how the emergency threatened the life of the nation",
        "Did the State explain how the situation threatened the life of the nation?",
    )
    derogation_needed: YesNo = asks(
        "why the emergency required this measure",
        "Did the State explain why the emergency strictly required this very measure, for that long and in that place?",
    )
    derogation_solely_by_group: YesNo = asks(
        "a measure for one group only",
        "Was the measure applied to persons solely because of race, colour, sex, language, religion or social origin?",
    )


# Persons and frames ---------------------------------------------------------------------------------------------------


class Person(Record):
    """A person, or a group that is treated alike."""

    kind: ClassVar[str] = "person"

    name: str | None = Field(None, max_length=200)
    called: str | None = Field(None, max_length=200, description="How a letter calls the person, e.g. Ms. Khakimova.")
    confidential: Flag = Field(False, description="Never print the name; use `called` or a code.")
    consents_to_letter: Flag | None = Field(None, description="Consents to be named to the Government.")
    consents_to_publication: Flag | None = Field(None, description="Consents to be named in a public report.")
    about: str | None = Field(None, max_length=4000)
    number: Number = asks("how many persons", "How many persons are in the group?")
    relation_to: Name | None = Field(None, description="The person in this file to whom this one is related.")
    relation: Annotated[Fact, OneOf("spouse", "child", "parent", "sibling", "other_relative", "lawyer")] = asks(
        "relation", "How are they related?"
    )
    gender: Annotated[Fact, OneOf("woman", "man", "other")] = asks("gender", "What is the person's gender?")
    born: Date = asks("born", "When was the person born?")
    minor: YesNo = asks("under 18", "Was the person under 18 at the time?")
    age: Text = asks("age as given", "How old is the person?")
    activities: Annotated[
        Fact,
        Members("journalism", "human_rights_defence", "research", "law_practice", "politics", "trade_union", "protest"),
    ] = asks("activities", "What work or activity is the person known for?")
    dependent_children: YesNo = asks("children who depend on the person", "Does the person care for young children?")
    nursing: YesNo = asks("nursing an infant", "Was the person nursing an infant at the time?")
    pregnant: YesNo = asks("pregnant", "Was the person pregnant at the time?")
    infant_in_prison: YesNo = asks(
        "an infant with the person in prison", "Does an infant live with the person in prison?"
    )
    national_status: Annotated[Fact, OneOf("national", "foreign_national", "refugee_or_stateless")] = asks(
        "national or foreigner", "Is the person a national of the State, a foreign national, or a refugee or stateless?"
    )
    without_means: YesNo = asks(
        "no means to pay", "Did the person lack the means to pay for a lawyer or an interpreter?"
    )
    remedy_open: YesNo = asks(
        "a remedy open to the person",
        "Which authority or court could the person turn to about what is alleged, and could it put it right?",
    )


class Proceeding(Record, Derogated):
    """Proceedings before a court or a similar body, from the first step to the last."""

    kind: ClassVar[str] = "proceeding"

    person: Name | None = None
    affects: tuple[Name, ...] = ()
    title: str | None = Field(None, max_length=300)
    matter: Annotated[Fact, OneOf("criminal", "penal_in_nature", "suit_at_law", "other")] = asks(
        "matter",
        "Is it a criminal case by its domestic label, penal by its purpose and sanction, or a dispute over rights and "
        "obligations?",
    )
    accusation: Text = asks("accusation", "What is the accusation?")
    investigated_by: Text = asks("who investigated", "Which authority investigated the case?")
    co_accused: Text = asks("others accused in the same case", "Who else is accused in the same case, and of what?")
    held_in_custody: YesNo = asks(
        "custody before judgment", "Was the person in custody at any time before the judgment?"
    )
    custody_from: Date = asks("taken into custody", "When was the person taken into custody in this case?")
    custody_until: Date = asks("end of custody before judgment", "When did custody before the judgment end?")
    brought_before_judge: Date = asks(
        "when brought before a judge in this case", "When was the person first brought before a judge in this case?"
    )
    heaviest_penalty: Annotated[Fact, OneOf("death", "life_imprisonment", "imprisonment", "fine_or_less")] = asks(
        "heaviest penalty possible", "What is the heaviest penalty that the law allows for the charge?"
    )
    delay_explained: YesNo = asks(
        "exceptional reasons for a delay in bringing the person to a judge",
        "What exceptional reasons explain a delay in bringing the person to a judge in this case?",
    )
    act_forbidden_to_all: YesNo = asks(
        "forbidden to everyone",
        "Is the act forbidden to everyone, and not only to a group under discipline such as prisoners, soldiers or officials?",
    )
    sanction_aim: Annotated[Fact, OneOf("punish_or_deter", "prevent_or_protect", "compensate", "discipline")] = asks(
        "aim of the sanction",
        "Is the sanction meant to punish or deter, to prevent harm, to compensate, or to discipline?",
    )
    expelled_as_penalty: YesNo = asks(
        "expulsion as a penalty", "Is expulsion itself the penalty, or is breach of an expulsion order punished?"
    )
    judicial_body: YesNo = asks(
        "a judicial body decides", "Does domestic law leave the decision to a court or other judicial body?"
    )


class Detention(Record, Derogated):
    """One deprivation of liberty, from the moment of apprehension to release; each has its own record."""

    kind: ClassVar[str] = "detention"

    person: Name | None = None
    affects: tuple[Name, ...] = ()
    proceeding: Name | None = None
    title: str | None = Field(None, max_length=300)
    occurred: YesNo = asks("the deprivation of liberty took place", "Was the person held at all in this period?")
    start: Date = asks("start", "When did it begin?")
    end: Date = asks("end", "When did it end, or does it go on?")
    place: Text = asks("place", "Where was the person held?")
    by: Text = asks("who held the person", "Which authority apprehended and held the person?")
    capacity: Annotated[
        Fact,
        OneOf(
            "witness", "suspect", "accused", "convicted", "relative_of_another", "administrative", "security",
            "immigration", "health", "after_sentence", "past_term", "other",
        ),
    ] = asks(
        "capacity in which the person was held",
        "In what capacity was the person held (security: no charge in view; after_sentence: ordered for the safety of others; "
        "past_term: the sentence or the time allowed had ended)?",
    )  # fmt: skip
    free_to_leave: YesNo = asks("free to leave", "Was the person free to leave?")
    ordered_by: Annotated[Fact, OneOf("police", "prosecutor", "judge", "sentence_of_a_court", "executive", "other")] = (
        asks("who ordered it", "Who ordered the deprivation of liberty?")
    )
    warrant: YesNo = asks("a warrant", "Was there a warrant or order for it?")
    ground_in_law: YesNo = asks(
        "a ground laid down in law", "Which ground and procedure in domestic law does the State name for it?"
    )
    procedure_followed: YesNo = asks("domestic procedure followed", "Was the procedure of domestic law followed?")
    necessity_shown: YesNo = asks(
        "individual reasons why it was necessary", "What individual reasons made it necessary and proportionate?"
    )
    reasons_given: Date = asks("when told the reasons", "When was the person told the reasons for the arrest?")
    charges_told: Date = asks("when told of any charge", "When was the person told of any charge?")
    brought_before_judge: Date = asks(
        "when brought before a judge", "When was the person first brought before a judge?"
    )
    judge_is: Annotated[Fact, OneOf("judge", "prosecutor", "other_officer")] = asks(
        "before whom brought", "Was it a judge, or a prosecutor or other officer?"
    )
    delay_explained: YesNo = asks(
        "exceptional reasons for the delay",
        "What exceptional reasons explain the delay in bringing the person to a judge?",
    )
    judge_limit_kept: YesNo = asks(
        "time limit of domestic law for a judge kept",
        "What time limit does domestic law set for bringing a detained person before a judge, and was it kept?",
    )
    in_person: YesNo = asks("brought in person", "Was the person physically present before the judge?")
    questioned_as_suspect: YesNo = asks(
        "questioned about an offence of one's own",
        "Was the person questioned about an offence of their own, whatever the capacity in which they were held?",
    )
    review_open: YesNo = asks(
        "a way to challenge it in court", "Could the person take proceedings before a court to challenge the detention?"
    )
    review_asked: Date = asks("challenge brought", "When did the person ask a court to review the detention?")
    review_decided: Date = asks("challenge decided", "When did the court decide on it?")
    release_refused_reasons: YesNo = asks(
        "individual reasons for refusing release",
        "What individual reasons were given for not releasing the person before trial?",
    )
    compensation_right: YesNo = asks(
        "an enforceable right to compensation", "Does the person have an enforceable right to compensation for it?"
    )
    for_acts_of_another: YesNo = asks(
        "held because of what a relative did", "Was the person held because of what someone else did?"
    )
    milder_means_considered: YesNo = asks(
        "milder means considered",
        "Did those who ordered it consider a means less strict than holding the person, and say why it would not do?",
    )
    individual_decision: YesNo = asks(
        "decided on this person's own case",
        "Was it decided on the person's own circumstances (no: a rule or practice applied to a whole category)?",
    )
    longest_length_fixed: YesNo = asks(
        "a limit on its total length",
        "Does the law or the order fix a limit on how long the person can be held in all?",
    )
    reviewed_regularly: YesNo = asks(
        "reviewed at regular intervals",
        "Has a court, or a tribunal as independent as one, reviewed at regular intervals whether the person must still be held?",
    )
    legal_advice: YesNo = asks(
        "advice of an independent lawyer", "Could the person have the advice of an independent lawyer on being held?"
    )
    evidence_shown: YesNo = asks(
        "the substance of the evidence shown",
        "Was the person told at least the substance of the evidence on which the decision to hold the person rests?",
    )
    removal_in_prospect: YesNo = asks(
        "removal in prospect", "Could the person be removed from the country within a time that can be foreseen?"
    )
    disability_only_reason: YesNo = asks(
        "disability as the only reason",
        "Was a disability the only reason stated for holding the person (no: a danger to the person or to others was stated)?",
    )
    views_heard: YesNo = asks(
        "the person's views heard",
        "Was the person, or somebody speaking for the person's own wishes, heard before the decision?",
    )
    added_after_sentence: YesNo = asks(
        "ordered only after the sentence",
        "Was it ordered only after conviction, and not foreseen in the sentence itself?",
    )
    held_like_prisoners: YesNo = asks(
        "held like those who serve a sentence",
        "Was the person held in the same conditions as those who serve a sentence?",
    )


# Events ---------------------------------------------------------------------------------------------------------------

STAGES = ("pre_trial", "trial", "appeal", "cassation", "supervisory_review")


class Charge(Event):
    """A formal charge, or a public naming as a suspect by an authority."""

    kind: ClassVar[str] = "charge"

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
    accused_present: YesNo = asks("the accused present", "Was the accused present at the hearing?")
    presence_waived: YesNo = asks(
        "presence waived", "Did the accused give up the right to be present, informed and freely?"
    )
    summoned: YesNo = asks(
        "summoned in time",
        "Was the accused summoned in time, told the date and place of the hearing, and asked to attend?",
    )
    counsel_present: YesNo = asks("counsel present", "Was counsel present at the hearing?")


class Judgment(Event):
    """A decision of a court on the merits, at first instance or after an appeal."""

    kind: ClassVar[str] = "judgment"

    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was the judgment given?")
    court: Text = asks("court", "Which court gave the judgment?")
    outcome: Annotated[Fact, OneOf("convicted", "acquitted", "upheld", "changed", "quashed")] = asks(
        "outcome", "What did the court decide?"
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
        "Which law provides for the confiscation, and how was the rest of the family weighed?",
    )
    confiscation_carried_out: YesNo = asks(
        "confiscation carried out", "Was the confiscation carried out, or only ordered?"
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
        "Do the courts as a practice choose penalties other than prison for parents of small children, and why not here?",
    )


class Appeal(Event):
    """A request to a higher court, and how it was dealt with; `date` is the date on which it was filed."""

    kind: ClassVar[str] = "appeal"

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


class FileAccess(Event):
    """Access of the defence to the case file and the evidence in a period; `date` is when access was asked for."""

    kind: ClassVar[str] = "file_access"

    refused: YesNo = asks("access refused", "Was the defence refused access to the case file?")
    since: Date = asks("from", "From when was access refused?")
    given: Date = asks("full access given", "When was full access to the case file given?")
    materials: Annotated[Fact, Members("case_file", "prosecution_evidence", "exculpatory_material")] = asks(
        "material withheld", "Which material was withheld: what the prosecution used, or what could help the defence?"
    )
    reasons_given: YesNo = asks("reasons given for the refusal", "What reasons were given for refusing access?")


class TimeRequest(Event):
    """A request of the defence for more time, or the absence of one."""

    kind: ClassVar[str] = "time_request"

    asked: YesNo = asks("more time asked for", "Did the defence ask for more time or an adjournment?")
    granted: YesNo = asks("more time granted", "Was more time granted, how much, and if not, why?")
    needed_for: Text = asks(
        "what the time was needed for", "What was the time needed for, and how much had there been?"
    )


class CounselContact(Event):
    """Whether the person could meet and speak with counsel in a period; `date` is its beginning."""

    kind: ClassVar[str] = "counsel_contact"

    until: Date = asks("until", "Until when, or does it go on?")
    before_final_judgment: YesNo = asks(
        "before the case was finally decided", "Was the case still open, at trial or on appeal, in that period?"
    )
    in_custody: YesNo = asks("in prison or custody", "Was the person in prison or custody in that period?")
    met: YesNo = asks("could meet", "Could the person meet counsel in that period, and when?")
    confidential: YesNo = asks("in private", "Could they speak and write without being heard or read?")
    asked: YesNo = asks("a meeting asked for", "Did counsel or the person ask for a meeting?")
    reasons_given: YesNo = asks("reasons given for the refusal", "What reasons were given for refusing meetings?")


class SecrecyOrder(Event):
    """A case declared secret, or an order that forbids speaking about it."""

    kind: ClassVar[str] = "secrecy_order"

    classified: YesNo = asks("case classified", "Was the case or its file classified?")
    binds: Annotated[Fact, Members("accused", "lawyer", "witnesses", "family")] = asks(
        "who may not speak", "Who is bound not to disclose?"
    )
    hinders_defence: YesNo = asks(
        "what it forbade counsel to do for the defence",
        "What did the duty of non-disclosure forbid counsel to do for the defence, and on what legal basis?",
    )
    basis_in_law: YesNo = asks(
        "a law allowing it", "On what legal basis, and for which reasons, was the case made secret?"
    )


class Search(Event, ByWhom, Justified):
    """Entry into a home or other private place, a search, a seizure."""

    kind: ClassVar[str] = "search"

    place: Annotated[Fact, OneOf("home", "workplace", "vehicle", "person", "other")] = asks(
        "place", "What was searched?"
    )
    warrant: YesNo = asks("a search warrant", "Was there a search warrant, by whom issued, and was it shown?")
    decision_by_authority: YesNo = asks(
        "a decision in this case by the authority that the law names",
        "Which authority decided on the measure, was it the one that the law names, and did it decide on this case?",
    )
    limited_to_evidence: YesNo = asks(
        "limited to the evidence needed", "What evidence was looked for, and was the measure kept to finding it?"
    )
    record_made: YesNo = asks("an official record of the seizure", "Is there an official record of what was seized?")
    occupant_present: YesNo = asks("someone of the household present", "Was the occupant or a witness present?")
    seized: Annotated[
        Fact, Members("equipment", "documents", "identity_papers", "journalistic_material", "money", "other")
    ] = asks("what was seized", "What was seized?")
    to_prevent_departure: YesNo = asks(
        "done to stop a departure", "Were papers taken to keep the person or the family from leaving the country?"
    )
    departure_prevented: YesNo = asks(
        "kept from leaving", "Was the person or the family in fact unable to leave, and have the papers been returned?"
    )
    searcher_same_sex: YesNo = asks(
        "searched by persons of the same sex", "Was the body of the person searched only by persons of the same sex?"
    )
    before_others: YesNo = asks(
        "undressed or humiliated before others",
        "Was the person made to undress before persons who had no part in the search, or mocked or filmed in the course of it?",
    )


class Restriction(Event, ByWhom, Justified):
    """A measure taken because of what a person said, published, researched, joined or did in public."""

    kind: ClassVar[str] = "restriction"

    on: Annotated[
        Fact, OneOf("expression", "opinion", "assembly", "association", "movement", "religion", "public_affairs")
    ] = asks("freedom concerned", "Which freedom does the measure concern?")
    speech: Annotated[
        Fact,
        Members("journalism", "research", "human_rights", "political", "artistic", "religious", "commercial", "other"),
    ] = asks("kind of expression", "What kind of expression was it?")
    measure: Annotated[
        Fact,
        OneOf(
            "prosecution", "conviction", "administrative_penalty", "dispersal", "ban", "blocking", "seizure",
            "dismissal", "threat", "violence", "arrest", "registration_refused", "costs_or_pledge_demanded", "civil_suit", "other",
        ),
    ] = asks("measure", "What was done?")  # fmt: skip
    because_of_expression: YesNo = asks(
        "because of the expression",
        "Was the measure taken because of what the person said, published, researched, joined or took part in?",
    )
    security_law: YesNo = asks(
        "a law on treason, secrets or security used", "Was a law on treason, State secrets or national security used?"
    )
    public_interest: YesNo = asks(
        "a matter of public interest", "Did the expression concern a matter of public interest?"
    )
    secret_or_harmful: YesNo = asks(
        "secret information or harm to security",
        "Does the State say which secret information was disclosed, or what harm to national security was done?",
    )
    touched_secrets: YesNo = asks(
        "classified information involved", "Did the work ask for, or pass on, any information that was classified?"
    )
    public_interest_protection: YesNo = asks(
        "protection as work in the public interest",
        "Was the person given any protection because the work was of public interest, such as a defence on that ground?",
    )
    called_for_violence: YesNo = asks("a call to violence or hatred", "Did the expression call for violence or hatred?")
    departure_prevented: YesNo = asks(
        "kept from leaving the country", "Was the person kept from leaving the country, and for how long?"
    )
    investigated: YesNo = asks(
        "the reprisal investigated", "Was the alleged reprisal investigated, and was anyone held to account?"
    )
    because_of_opinion: YesNo = asks(
        "because of an opinion held",
        "Was the measure taken because of an opinion that the person holds or is thought to hold, voiced or not?",
    )
    coerced: YesNo = asks(
        "pressed over an opinion or belief",
        "Was the person made, by threat, penalty or loss of a benefit, to take up, give up or declare an opinion or a "
        "religion?",
    )
    refused_service: YesNo = asks(
        "refusal of military service on grounds of conscience",
        "Was the person penalised for refusing compulsory military service for reasons of religion or belief?",
    )
    manifestation: YesNo = asks(
        "worship, observance, practice or teaching stopped",
        "Did the measure stop or penalise worship, observance, practice or teaching of a religion or belief?",
    )
    confined: YesNo = asks(
        "kept to, or out of, a part of the country",
        "Was the person ordered to stay in, or to keep out of, a part of the country, or told where to live?",
    )
    lawfully_present: YesNo = asks(
        "lawfully in the country", "Was the person a citizen, or otherwise lawfully in the territory?"
    )
    peaceful: YesNo = asks(
        "peaceful assembly",
        "Was the assembly free of serious and widespread violence by its participants? (Blocked traffic, pushing, or the "
        "acts of a few do not count as such.)",
    )
    only_for_want_of_notice: YesNo = asks(
        "only because it was not notified or permitted",
        "Do the authorities rest the measure on nothing but the lack of a notification or a permit?",
    )
    because_of_message: YesNo = asks(
        "because of the message of the assembly",
        "Was the measure taken because of the message of the assembly or because of who takes part?",
    )
    hostile_reaction: YesNo = asks(
        "because others might react with violence",
        "Was the measure taken because others might react to the assembly with hostility or violence?",
    )
    protection_impossible: YesNo = asks(
        "a concrete assessment that protection was impossible",
        "Did the authorities show by a concrete assessment of the risk that they could not protect the participants?",
    )
    monitor_or_press: YesNo = asks(
        "there to report or to monitor",
        "Was the person at the assembly as a journalist, a monitor or an observer, and hindered in that work?",
    )
    challenge_in_time: YesNo = asks(
        "a court in time", "Could a court review the measure in time for the assembly to take place?"
    )
    denied_part: Annotated[
        Fact, OneOf("vote", "stand_for_election", "public_service", "conduct_of_public_affairs", "none")
    ] = asks("what the person was kept from", "Which part in public affairs was the person kept from?")
    citizen: YesNo = asks("a citizen", "Was the person a citizen of the State?")
    criteria_objective: YesNo = asks(
        "objective and reasonable criteria", "Which objective and reasonable criteria, laid down by law, explain it?"
    )


class FamilyContact(Event, Justified):
    """Contact of a detained person with family and friends in a period; `date` is its beginning."""

    kind: ClassVar[str] = "family_contact"

    until: Date = asks("until", "Until when, or does it go on?")
    visits: YesNo = asks("visits allowed", "Were family visits allowed, how often, and to whom?")
    correspondence: YesNo = asks("letters allowed", "Could the person write to the family and receive letters?")
    calls: YesNo = asks("calls allowed", "Could the person telephone the family?")
    children_kept_away: YesNo = asks("children kept away", "Were the person's children kept from seeing their parent?")
    child_request_refused: YesNo = asks(
        "a request to bring a child refused", "Was a request to bring a child to the person refused?"
    )
    reasons_given: YesNo = asks("reasons given for the refusal", "What reasons were given for refusing contact?")
    child_interest_weighed: YesNo = asks(
        "the children's best interests weighed", "Were the best interests of the children weighed in refusing contact?"
    )
    contact_against_child_interest: YesNo = asks(
        "contact found to run against the child's interests",
        "Did a competent authority find that contact would run against the child's best interests, and on what grounds?",
    )
    child_request_for: Annotated[Fact, OneOf("visit", "stay")] = asks(
        "what the request to bring a child was for",
        "Was the child to be brought for a visit, or to stay with the parent?",
    )
    imposed_as: Annotated[Fact, OneOf("disciplinary_sanction", "restrictive_measure", "neither")] = asks(
        "contact barred as a sanction or measure",
        "Was contact barred as a disciplinary sanction or another restrictive measure, by whom, and for how long?",
    )
    to_exert_pressure: YesNo = asks(
        "contact refused as pressure", "Is contact refused to put pressure on the person, and what points to it?"
    )


class Parcels(Event):
    """Parcels for a detained person, delivered or refused; `date` is the beginning of the period."""

    kind: ClassVar[str] = "parcels"

    until: Date = asks("until", "Until when, or does it go on?")
    contents: Annotated[Fact, Members("food", "medicine", "clothing", "books", "other")] = asks(
        "contents", "What was in the parcels?"
    )
    refused: YesNo = asks("parcels refused", "Were the parcels refused?")
    reasons_given: YesNo = asks("reasons given for the refusal", "What reasons were given for refusing the parcels?")
    provided_otherwise: YesNo = asks(
        "enough food and the medicine needed provided otherwise",
        "Does the person receive enough food and the medicine needed from the prison itself?",
    )


class Treatment(Event, ByWhom):
    """Ill-treatment, or conditions of detention, and what was done about a complaint."""

    kind: ClassVar[str] = "treatment"

    ill_treatment: YesNo = asks("ill-treatment", "Was the person ill-treated, how, and by whom?")
    to_coerce_statement: YesNo = asks("to obtain a statement", "Was pressure used to obtain a confession or statement?")
    complained: YesNo = asks("complaint made", "Was a complaint made, when and to whom?")
    investigated: YesNo = asks("investigated", "Was it investigated promptly and by an independent authority?")
    methods: Annotated[
        Fact,
        Members(
            "beating", "electric_shock", "suffocation", "sexual_violence", "threats", "humiliation", "sleep_deprivation",
            "stress_positions", "solitary_confinement", "denial_of_medical_care", "corporal_punishment",
            "medical_experiment", "other",
        ),
    ] = asks("what was done", "What was done to the person?")  # fmt: skip
    until: Date = asks("until", "Until when, or does it go on?")
    ordered_as_penalty: YesNo = asks(
        "ordered as a punishment", "Was it ordered by a court, a school or a prison as a punishment?"
    )
    consented: YesNo = asks("agreed to freely", "Did the person, told what it was, agree to it freely?")
    sound_before: YesNo = asks(
        "unhurt before", "Was the person without the injuries when the authorities took the person into their hands?"
    )
    hurt_after: YesNo = asks(
        "injuries afterwards",
        "Did the person have injuries, or had the person died, when last in the hands of the authorities?",
    )
    medical_record: YesNo = asks(
        "a medical record of it", "Does a doctor's record or a forensic report describe the injuries?"
    )
    injuries_explained: YesNo = asks(
        "the injuries explained",
        "Have the authorities said, with evidence, how the injuries came about otherwise than by ill-treatment?",
    )
    medical_examination: Annotated[Fact, OneOf("done", "refused", "not_asked")] = asks(
        "medical examination", "Was a medical examination asked for, and was it done?"
    )
    perpetrators: Annotated[Fact, OneOf("tried", "disciplined_only", "amnestied", "not_pursued", "inquiry_open")] = (
        asks("those responsible", "What happened to those said to be responsible?")
    )
    suffered_for_complaining: YesNo = asks(
        "made to suffer for complaining",
        "Was the person, or whoever complained, threatened or punished because of the complaint?",
    )


class CustodyDecision(Event):
    """A decision on whether a person is held, goes on being held, or is released; `date` is when it was made."""

    kind: ClassVar[str] = "custody_decision"

    on: Annotated[
        Fact,
        OneOf(
            "first_appearance", "remand", "extension", "challenge", "periodic_review", "appeal", "early_release",
            "recall_to_prison",
        ),
    ] = asks("what was decided on", "Was it a first appearance, an extension, a challenge by the person, a review, an appeal?")  # fmt: skip
    by: Annotated[Fact, OneOf("court", "independent_tribunal", "prosecutor", "police", "executive")] = asks(
        "who decided", "Who decided?"
    )
    asked: Date = asks("asked for", "When was the decision asked for?")
    outcome: Annotated[Fact, OneOf("held", "release", "release_on_conditions", "no_decision")] = asks(
        "outcome", "What was decided (no_decision: those asked declined to decide)?"
    )
    individual_reasons: YesNo = asks(
        "reasons that concern the person",
        "Do the reasons name facts about this person, such as plans to flee (no: only the offence, its gravity or the law)?",
    )
    alternatives_examined: YesNo = asks(
        "bail or other conditions examined",
        "Did those who decided examine whether bail or other conditions would be enough?",
    )
    rested_only_on: Annotated[
        Fact,
        OneOf("law_left_no_choice", "possible_sentence", "foreign_nationality", "public_security", "facts_about_the_person"),
    ] = asks("what it rested on", "On what did the decision to hold the person rest, if on one thing alone?")  # fmt: skip
    longest_sentence_reached: YesNo = asks(
        "held as long as the longest possible sentence",
        "Had the person by then been held for as long as the longest sentence that the charge could bring?",
    )
    in_person: YesNo = asks("the person present", "Was the person brought before those who decided?")
    asked_to_be_present: YesNo = asks(
        "presence asked for, or ill-treatment alleged",
        "Did the person ask to be brought before those who decided, or was it alleged that the person was ill-treated?",
    )
    without_counsel: YesNo = asks(
        "no lawyer at it", "Was the person without a lawyer because the authorities allowed or provided none?"
    )
    could_release: YesNo = asks("power to release", "Could those who decided order the person's release?")
    looked_at_grounds: YesNo = asks(
        "the grounds examined",
        "Did they examine whether there were grounds and a need to hold the person (no: only whether formalities were met)?",
    )
    waiting_imposed: YesNo = asks(
        "made to wait before a challenge",
        "Had the person, by law or practice, to wait before a challenge could be brought at all?",
    )
    law_followed: YesNo = asks(
        "the rules of domestic law followed", "Were the rules of domestic law on this decision followed?"
    )
    obeyed: YesNo = asks(
        "released when release was ordered",
        "If release was ordered, was the person released as soon as the order took effect?",
    )
    to_police_custody: YesNo = asks(
        "returned to the police",
        "Was the person afterwards held at a police station or elsewhere by those who investigate?",
    )
    child_interest_weighed: YesNo = asks(
        "the child's best interests weighed",
        "If a child was to be held, does the decision weigh the child's best interests?",
    )
    child_heard: YesNo = asks("the child heard", "If a child was to be held, was the child heard, alone or with help?")


class CustodyNotice(Event):
    """What a person held, or somebody else on the person's behalf, was told about the arrest; `date` is when."""

    kind: ClassVar[str] = "custody_notice"

    of: Annotated[Fact, OneOf("reasons", "charges", "rights", "whereabouts", "consular_contact")] = asks(
        "what it was about", "Was it about the reasons, the charges, the person's rights, or where the person was?"
    )
    told_to: Annotated[Fact, OneOf("person", "parents_or_guardian", "family", "counsel", "consulate")] = asks(
        "who was to be told", "Who was to be told?"
    )
    given: Date = asks("when told", "When was it told? (never: it was not told)")
    facts_named: YesNo = asks(
        "the acts named", "Did it say which act was meant (no: only a law, an article or a general word was named)?"
    )
    language_understood: YesNo = asks(
        "in a language understood", "Was it told in a language that the listener understands?"
    )
    asked: YesNo = asks("asked for", "Did the person ask that it be told, or ask to be told?")
    put_off_for_inquiry: YesNo = asks(
        "put off for the inquiry's sake", "Was it put off for a stated need of the investigation, and for how long?"
    )


class HiddenCustody(Event, ByWhom):
    """A period in which a person held could not be reached or found; `date` is its beginning."""

    kind: ClassVar[str] = "hidden_custody"

    until: Date = asks("until", "Until when, or does it go on?")
    no_contact: YesNo = asks(
        "no contact with anybody outside",
        "Was the person unable to reach anybody outside, family and counsel included?",
    )
    acknowledged: YesNo = asks(
        "the detention acknowledged", "When asked, did the authorities say that they held the person, and where?"
    )
    registered: YesNo = asks(
        "entered in a register", "Was the person entered in an official register that family and counsel could consult?"
    )
    official_place: YesNo = asks(
        "an official place of detention", "Was the person held in a place officially used for detention?"
    )
    arrest_recorded: YesNo = asks(
        "the arrest recorded",
        "Were the reasons and the time of the arrest, the officials and the place of custody put on record?",
    )
    inquiry_made: YesNo = asks(
        "a search for the person", "Did an authority inquire into where the person was or what had happened?"
    )
    remedies_blocked: YesNo = asks(
        "relatives kept from remedies",
        "Were relatives who turned to courts or authorities about the person turned away each time?",
    )


class Placement(Event):
    """With whom, and in what kind of place, a person was held in a period; `date` is its beginning."""

    kind: ClassVar[str] = "placement"

    until: Date = asks("until", "Until when, or does it go on?")
    place_kind: Annotated[
        Fact, OneOf("prison", "police_cell", "immigration_centre", "hospital", "childrens_institution", "other")
    ] = asks("kind of place", "In what kind of place was the person held?")
    with_convicted: YesNo = asks(
        "accused among convicted prisoners",
        "Did the person, not yet convicted, share quarters with convicted prisoners?",
    )
    treated_as_convicted: YesNo = asks(
        "the regime of convicted prisoners",
        "Was the person, not yet convicted, kept under the rules made for convicted prisoners?",
    )
    with_adults: YesNo = asks(
        "a child among adults", "Did the person, under 18, share quarters with adults other than the family?"
    )
    with_adults_for_child: YesNo = asks(
        "held with adults for the child's good",
        "Was it decided that being with these adults was better for this person under 18, and why?",
    )
    exceptional_need: YesNo = asks(
        "an exceptional need for it",
        "Which exceptional circumstance of this case made it necessary (want of room does not count)?",
    )
    child_regime: YesNo = asks(
        "a regime for the young",
        "Was the person, under 18, kept under rules made for that age, with schooling and family contact?",
    )
    lacks: Annotated[
        Fact, Members("bed", "space", "light_or_air", "sanitation", "food", "drinking_water", "warmth", "medical_care", "time_outdoors")
    ] = asks("what was lacking", "What was lacking in the place where the person was held?")  # fmt: skip


class Threat(Event, ByWhom):
    """A threat to life or limb, an attack, or the use of force, and what the authorities did about it."""

    kind: ClassVar[str] = "threat"

    form: Annotated[Fact, OneOf("death_threat", "other_threat", "attack", "use_of_force")] = asks(
        "what it was", "What was done?"
    )
    injury: YesNo = asks("bodily injury", "Was the person hurt in body or mind?")
    force_needed: YesNo = asks(
        "the force explained",
        "Have the authorities said, with facts, why the force was needed, and why no less would have done?",
    )
    known_to_authorities: YesNo = asks(
        "known to the authorities", "Did the authorities know of the threat or attack, and since when?"
    )
    protection_given: YesNo = asks(
        "protection given", "Did the authorities take any step to protect the person, and which?"
    )
    investigated: YesNo = asks("investigated", "Did the authorities investigate the threat or attack?")
    for_contact_with_un: YesNo = asks(
        "because of contact with a United Nations body",
        "Did it follow, and refer to, a complaint or information given to the Human Rights Committee or another United Nations body?",
    )
    part_of_series: YesNo = asks(
        "one of several of the kind",
        "Were others of the same group (journalists, defenders, witnesses, women, children, minorities) attacked in like manner before?",
    )


class Derogation(Event):
    """A state of emergency, and a derogation from the Covenant that the State relies on against a person."""

    kind: ClassVar[str] = "derogation"

    until: Date = asks("until", "Until when, or does it go on?")
    relied_on: YesNo = asks("relied on", "Does the State rely on the emergency for what was done to the person?")
    proclaimed: YesNo = asks(
        "officially proclaimed", "Was the state of emergency officially proclaimed, by whom and when?"
    )
    by_domestic_law: YesNo = asks(
        "proclaimed as domestic law provides",
        "Was it proclaimed by the authority, and in the way, that the constitution provides?",
    )
    notified: Date = asks("notified", "When were the other States parties told of it, through the Secretary-General?")
    notice_complete: YesNo = asks(
        "articles and reasons named", "Did the notice name the articles derogated from, and the reasons?"
    )
    extension_notified: YesNo = asks(
        "extension notified", "If the emergency was extended, was the extension notified as well?"
    )
    end_notified: YesNo = asks("end notified", "If the emergency has ended, was its end notified at once?")
    articles: Annotated[
        Fact, Members("6", "7", "8", "9", "10", "11", "12", "14", "15", "16", "17", "18", "19", "21", "22", "25", "26")
    ] = asks("articles derogated from", "From which articles of the Covenant does the State derogate?")
    reasons_shown: YesNo = asks(
        "how the situation threatened the life of the nation",
        "Did the State explain how the situation threatened the life of the nation?",
    )
    measure_shown_needed: YesNo = asks(
        "why the measure was required",
        "Did the State explain why the emergency strictly required the measure taken against the person?",
    )
    solely_by_group: YesNo = asks(
        "measures for one group only",
        "Do the measures single out persons solely by race, colour, sex, language, religion or social origin?",
    )
    courts_closed: YesNo = asks(
        "courts closed to detained persons",
        "Do the emergency measures keep detained persons from challenging their detention in court?",
    )
    tried_by_other_than_court: YesNo = asks(
        "tried otherwise than by a court",
        "Do the emergency measures let bodies other than courts of law try and convict?",
    )
    remedies_closed: YesNo = asks(
        "no remedy left", "Do the emergency measures leave persons whose rights are breached without any remedy?"
    )


class Distinction(Event, ByWhom):
    """A difference in treatment, and the ground it was made on."""

    kind: ClassVar[str] = "distinction"

    ground: Annotated[
        Fact,
        OneOf(
            "race", "sex", "language", "religion", "political_or_other_opinion", "national_or_social_origin", "property",
            "birth", "disability", "defender_of_human_rights", "family_tie", "other_status",
        ),
    ] = asks("ground of distinction", "On what ground was the person treated differently?")  # fmt: skip
    treated_differently: YesNo = asks(
        "treated differently from others alike",
        "Was the person treated less well than others in the same situation, and how?",
    )
    reasonable_and_objective: YesNo = asks(
        "reasonable and objective criteria",
        "What reasonable and objective criteria explain the difference in treatment?",
    )
    covenant_right: YesNo = asks(
        "in the enjoyment of a right of the Covenant",
        "Does the difference lie in the enjoyment of a right that the Covenant names, and which?",
    )
    law_forbids: YesNo = asks(
        "a law against such discrimination",
        "Does the law forbid that kind of discrimination, and could the person rely on it?",
    )


class PublicStatement(Event, ByWhom):
    """What somebody said in public about a person who was accused of an offence."""

    kind: ClassVar[str] = "public_statement"

    while_charge_open: YesNo = asks(
        "made while the charge was open",
        "Was the person then charged with the offence, and not yet convicted by a final judgment?",
    )
    affirms_guilt: YesNo = asks(
        "says that the person is guilty", "Did it say that the person is guilty, and in which words?"
    )


class Remedy(Event):
    """A complaint or other step to put right what happened, and what came of it."""

    kind: ClassVar[str] = "remedy"

    about: Text = asks("about what", "What was complained of?")
    forum: Text = asks("to whom", "To which authority or court?")
    available: YesNo = asks(
        "a remedy open to the person", "Is there an effective remedy that the person can in fact use?"
    )
    decided: Date = asks("decided", "When was it decided?")
    investigated: YesNo = asks("investigated", "Was the complaint investigated promptly, thoroughly and independently?")
    granted: YesNo = asks("remedy granted", "What was decided, and was it carried out?")
    compensation: Annotated[Fact, OneOf("paid", "granted_not_paid", "refused", "not_claimed", "pending")] = asks(
        "compensation", "If compensation for the detention was claimed, was it granted and paid?"
    )
    compensation_for_suffering: YesNo = asks(
        "suffering compensated too", "Did the compensation also cover suffering, and not only money lost?"
    )


class Pattern(Event):
    """Other cases of the same kind that were raised before, with the documents that raised them."""

    kind: ClassVar[str] = "pattern"

    documents: tuple[Symbol, ...] = Field((), description="Reports, as doc:SYMBOL.")
    letters: tuple[str, ...] = Field((), description="Earlier letters, by reference.")
    similar_cases: YesNo = asks(
        "similar cases raised before", "Have similar cases been raised with the Government before?"
    )
    effect_on_others: YesNo = asks(
        "others deterred from the same work", "Are others deterred from similar work by what happened?"
    )
    protected_by_state: YesNo = asks(
        "measures to protect defenders and journalists",
        "What does the State do to protect journalists and defenders from reprisals, public-interest defences included?",
    )


# Life in prison ---------------------------------------------------------------------------------------------------------


class Admission(Event):
    """Arrival at a prison or place of detention, and what a prisoner was told and allowed then."""

    kind: ClassVar[str] = "admission"

    information_given: Date = asks(
        "written information on arrival",
        "When was the prisoner first given written information on the prison's rules and on prisoners' rights? (never: not at all)",
    )
    left_out: Annotated[
        Fact, Members("prison_rules", "rights_and_complaints", "obligations_and_sanctions", "life_in_prison")
    ] = asks("what the information left out", "What did the written information say nothing of?")
    language_understood: YesNo = asks(
        "information in a language understood", "Was the information in a language that the prisoner understands?"
    )
    interpretation_given: YesNo = asks(
        "interpretation of the information",
        "Was the information interpreted for a prisoner who did not understand its language?",
    )
    cannot_read: YesNo = asks("unable to read", "Is the prisoner unable to read?")
    told_orally: YesNo = asks("told orally", "Was the information also told to the prisoner orally?")
    sensory_disability: YesNo = asks(
        "a sensory disability", "Is the prisoner blind, deaf or otherwise impaired in the senses?"
    )
    suited_to_disability: YesNo = asks(
        "information suited to the disability", "Was the information given in a form that this prisoner could take in?"
    )
    summaries_shown: YesNo = asks(
        "summaries on display", "Are summaries of this information put up in the common areas of the prison?"
    )
    family_told: YesNo = asks(
        "could tell the family at once",
        "Was the prisoner able, on arrival, to tell the family or another person of the imprisonment?",
    )
    legal_advice: YesNo = asks(
        "could seek legal advice on arrival", "Was the prisoner able to seek legal advice on arrival?"
    )
    consulate_told: YesNo = asks(
        "could reach a consulate on arrival", "Was a foreign prisoner able to reach the consulate on arrival?"
    )
    children_recorded: YesNo = asks(
        "the children recorded",
        "Did the prison record the prisoner's children, with their names, ages and where they are?",
    )
    arrangements_for_children: YesNo = asks(
        "could arrange for the children",
        "Was the prisoner permitted, before or on arrival, to arrange for the care of the children left behind?",
    )


class PrisonMeasure(Event):
    """A disciplinary sanction or another restrictive measure on a prisoner, one record for each; `date` is its beginning."""

    kind: ClassVar[str] = "prison_measure"

    until: Date = asks("until", "Until when, or does it go on?")
    imposed_as: Annotated[Fact, OneOf("disciplinary_sanction", "restrictive_measure", "part_of_the_sentence")] = asks(
        "as what it was imposed",
        "Was it a sanction for breaking prison rules, a measure for another reason, or part of the sentence itself?",
    )
    form: Annotated[
        Fact,
        OneOf(
            "kept_alone", "dark_cell", "constantly_lit_cell", "corporal_punishment", "less_food_or_water", "restraints",
            "no_family_contact", "other",
        ),
    ] = asks("what was imposed", "What was done? (kept_alone: held apart from other prisoners, by whatever name)")  # fmt: skip
    hours_alone: Number = asks("hours a day alone", "How many hours a day was the prisoner confined alone?")
    human_contact: YesNo = asks(
        "human contact in those hours",
        "Was there face-to-face contact with others in those hours, beyond guards who brought food or looked in?",
    )
    end_fixed: YesNo = asks("an end fixed beforehand", "Was an end fixed when the measure was imposed?")
    collective: YesNo = asks(
        "imposed on a group for what one did",
        "Was it imposed on several prisoners for what only one or some of them had done?",
    )
    by_prisoner: YesNo = asks(
        "imposed by a prisoner", "Was it imposed or enforced by another prisoner put in charge of discipline?"
    )
    laid_down: YesNo = asks(
        "laid down beforehand",
        "Did the law or a regulation say beforehand that this conduct is an offence, and which sanction follows?",
    )
    punished_before: YesNo = asks(
        "punished before for the same act", "Had the prisoner been sanctioned before for the same act?"
    )
    looked_into: YesNo = asks(
        "the accusation looked into", "Was the accusation looked into by the competent authority before the sanction?"
    )
    told_accusation: YesNo = asks(
        "told the accusation",
        "Was the prisoner told, before the decision and in a language understood, what the accusation was?",
    )
    time_to_prepare: YesNo = asks(
        "time to prepare",
        "Was there any time between the telling of the accusation and the decision to prepare an answer?",
    )
    heard: YesNo = asks(
        "heard before the decision", "Was the prisoner, or a lawyer for the prisoner, heard before the decision?"
    )
    legal_help_refused: YesNo = asks("a lawyer refused", "Was a lawyer asked for in these proceedings and refused?")
    serious_charge: YesNo = asks(
        "a serious charge", "Is the offence one that the prison's rules class among the most serious?"
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Was the hearing in a language that the prisoner does not understand or speak?"
    )
    interpreter_given: YesNo = asks("an interpreter given", "Was there an interpreter free of charge?")
    court_review_open: YesNo = asks("review by a court open", "Could the prisoner ask a court to review the sanction?")
    prosecuted_as_crime: YesNo = asks("prosecuted as a crime too", "Was the same act also prosecuted as a crime?")
    mental_condition: YesNo = asks(
        "a mental illness or disability", "Does the prisoner have a mental illness or a developmental disability?"
    )
    condition_considered: YesNo = asks(
        "the part of the illness considered",
        "Did the prison consider, before the sanction, whether the illness or disability had a part in the conduct?",
    )
    condition_worsened: YesNo = asks(
        "a condition made worse",
        "Does the prisoner have a disability, mental or physical, that a doctor says this makes worse?",
    )
    authorised: YesNo = asks("authorised", "Was it authorised by the authority that the law names for it?")
    independent_review: YesNo = asks(
        "reviewed independently", "Was it reviewed by a body independent of the prison, and when?"
    )
    milder_means_considered: YesNo = asks(
        "milder means considered", "Did the prison consider a milder measure, and why was it not enough?"
    )
    health_staff_imposed: YesNo = asks(
        "health staff took part", "Did a doctor or nurse decide on the measure, or declare the prisoner fit for it?"
    )
    visited_daily_by_health_staff: YesNo = asks(
        "visited daily by health staff", "Did health staff visit the prisoner every day while it lasted?"
    )
    harm_seen: YesNo = asks("harm to health seen", "Did health staff see that it harmed the prisoner's health?")
    harm_reported: YesNo = asks("harm reported", "Did health staff report that harm to the director without delay?")
    health_advice_possible: YesNo = asks(
        "health staff could have it reviewed", "Could health staff review the separation and recommend changes to it?"
    )


class PrisonRequest(Event):
    """A request or complaint made from prison, one record for each, and what came of it; `date` is when it was made."""

    kind: ClassVar[str] = "prison_request"

    about: Annotated[
        Fact,
        OneOf(
            "treatment", "ill_treatment", "legal_aid", "assigned_lawyer", "own_case_documents", "consulate",
            "protecting_authority", "own_food", "own_clothing", "work", "books_and_writing", "writing_for_defence",
            "own_doctor", "news", "call_or_message", "other",
        ),
    ] = asks("what was asked for or complained of", "What was asked for, or complained of?")  # fmt: skip
    made_by: Annotated[Fact, OneOf("prisoner", "lawyer", "family", "another_person")] = asks(
        "who made it", "Who made the request or complaint?"
    )
    neither_could: YesNo = asks(
        "neither prisoner nor lawyer able",
        "Were both the prisoner and the lawyer, if there is one, unable to make it themselves?",
    )
    made_to: Annotated[
        Fact, OneOf("prison_director", "inspector", "central_administration", "court", "other_authority")
    ] = asks("to whom", "To whom was it made, or was it to be made?")
    could_be_made: YesNo = asks("could be made", "Could it in fact be handed in or sent?")
    staff_present: YesNo = asks(
        "staff present", "Were prison staff present when the prisoner spoke with the inspector?"
    )
    censored: YesNo = asks("content censored", "Was its content cut, changed or held back by the prison?")
    confidence_asked: YesNo = asks("confidence asked for", "Was it asked that the complaint be kept confidential?")
    confidence_kept: YesNo = asks("confidence kept", "Was it kept confidential?")
    reprisal: YesNo = asks(
        "reprisal or threat because of it",
        "Was the prisoner, or who complained, punished, threatened or treated worse because of it?",
    )
    answered: Date = asks("answered", "When was it answered? (never: not at all)")
    granted: YesNo = asks("granted", "Was it granted?")
    available_to_others: YesNo = asks(
        "available to other prisoners", "Do other prisoners in that prison have what was asked for?"
    )
    recourse_open: YesNo = asks(
        "a court or other authority open",
        "If it was rejected or left lying, could it be taken to a court or another authority?",
    )
    acted_on_at_once: YesNo = asks("acted on at once", "Did the authorities act at once on the allegation, and how?")
    investigated: YesNo = asks(
        "investigated independently", "Was the allegation investigated by an authority independent of the prison?"
    )
    no_means: YesNo = asks("no means to pay", "Was the prisoner without the means to pay for it?")
    paid_by_prisoner: YesNo = asks(
        "at the prisoner's own expense", "Would the prisoner or someone else have paid for it?"
    )
    reasonable_ground: YesNo = asks(
        "a medical ground", "Was a medical reason given for asking for the prisoner's own doctor or dentist?"
    )
    read_by_staff: YesNo = asks("papers read by staff", "Did prison staff read the papers of the prisoner's own case?")
    security_reason: YesNo = asks(
        "a reason of security, order or justice",
        "Did the prison name, for this refusal, a reason of security, good order or the course of justice?",
    )


class Visit(Event):
    """A visit to a prisoner, or visits held in the same way in a period, or one that was refused."""

    kind: ClassVar[str] = "visit"

    until: Date = asks("until", "Until when, if it speaks of a period? (never: it goes on)")
    by: Annotated[
        Fact, OneOf("family", "friends", "partner_in_private", "legal_adviser", "legal_aid_provider", "other")
    ] = asks("who visited", "Who visited, or wished to? (partner_in_private: a conjugal visit)")
    allowed: YesNo = asks("visit allowed", "Was the visit allowed?")
    own_choice: YesNo = asks(
        "an adviser of the prisoner's choice", "Was the adviser the one whom the prisoner had chosen?"
    )
    refusal_reviewed: YesNo = asks(
        "the refusal reviewed", "Was the refusal of the visit reviewed by an authority independent of the prison?"
    )
    staff_could_hear: YesNo = asks("staff could hear", "Could prison staff hear, or record, what was said?")
    papers_read: YesNo = asks(
        "letters or papers read",
        "Were letters or papers between the prisoner and the adviser opened and read, or held back?",
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Does the prisoner not speak the local language, so that an interpreter was needed?"
    )
    interpreter_allowed: YesNo = asks(
        "an interpreter let in", "Was an interpreter independent of the prison let in or provided?"
    )
    open_to_others: YesNo = asks(
        "such visits open to others", "Are visits of this kind granted to other prisoners of the country?"
    )
    refused_on_ground: Annotated[Fact, OneOf("sex", "other_personal_status", "individual_reason", "none_stated")] = (
        asks(
            "ground of the refusal",
            "On what ground was it refused: the prisoner's sex, another personal status, or an individual reason?",
        )
    )
    visitor_is_child: YesNo = asks("a visitor under 18", "Was one of the visitors under 18?")
    visitor_is_own_child: YesNo = asks("the prisoner's own child", "Was one of the visitors the prisoner's own child?")
    open_contact: YesNo = asks(
        "open contact", "Could the prisoner and the child be together without glass or bars between them?"
    )
    searched_naked: YesNo = asks(
        "visitor stripped", "Was the visitor made to undress, or touched on intimate parts, in the search?"
    )
    body_cavity_search: YesNo = asks("body cavities searched", "Were body cavities of the visitor searched?")
    searched_without_consent: YesNo = asks(
        "searched without consent",
        "Was the visitor searched against the visitor's will, or after consent was withdrawn?",
    )
    search_explained: YesNo = asks(
        "individual reasons for the search", "What was suspected of this visitor that made such a search necessary?"
    )


class Regime(Event):
    """How a prisoner is housed and treated from day to day, in a period; `date` is its beginning."""

    kind: ClassVar[str] = "regime"

    until: Date = asks("until", "Until when, or does it go on?")
    shared_cell_at_night: YesNo = asks("others in the cell at night", "Did the prisoner sleep in a room with others?")
    climate_custom: YesNo = asks(
        "a local custom because of the climate",
        "Is it the local custom, because of the climate, to sleep several to a room?",
    )
    convict_dress: YesNo = asks(
        "dressed like convicted prisoners",
        "Was a prisoner not yet tried made to wear the dress of convicted prisoners?",
    )
    work_required: YesNo = asks("work required", "Was a prisoner not yet tried required to work?")
    work_unpaid: YesNo = asks("work not paid", "Did the prisoner work without pay?")
    re_education: YesNo = asks(
        "treated as one to be reformed",
        "Was a prisoner who had not been convicted put into a programme of re-education or made to admit guilt?",
    )
    care_advice: YesNo = asks(
        "advice on health and diet", "Does she receive advice on health and diet from a qualified health practitioner?"
    )
    food_and_exercise: YesNo = asks(
        "enough food and exercise free of charge",
        "Do she and any child with her receive enough food, in time, and regular exercise, free of charge?",
    )
    breastfeeding_discouraged: YesNo = asks(
        "breastfeeding discouraged", "Was she kept or discouraged from breastfeeding?"
    )
    health_reason: YesNo = asks("a specific health reason", "Did a doctor name a specific health reason for that?")
    gave_birth_recently: YesNo = asks(
        "gave birth recently, the baby elsewhere", "Did she give birth recently, and is the baby not with her?"
    )
    care_after_birth: YesNo = asks(
        "care after the birth", "Do the prison's treatment and food provide for what she needs after the birth?"
    )
    child_with_her: YesNo = asks("a child with her", "Does a child of hers live with her in prison?")
    child_treated_as_prisoner: YesNo = asks(
        "the child treated as a prisoner", "Was the child locked in, searched or punished as prisoners are?"
    )
    childcare: YesNo = asks(
        "childcare", "Is there childcare, so that she can take part in the activities of the prison?"
    )
    child_health_care: YesNo = asks(
        "continuing health care for the child",
        "Does the child have continuing health care, and do specialists follow how it develops?",
    )


# Children ---------------------------------------------------------------------------------------------------------------


class ChildSeparation(Event):
    """A child taken, or kept, away from a parent; the child stands in `affects` where the parent is the person concerned."""

    kind: ClassVar[str] = "child_separation"

    from_prison: YesNo = asks("taken out of prison", "Had the child lived in prison with its mother until then?")
    against_parents_will: YesNo = asks("against the parents' will", "Was it done against the parents' will?")
    by_detention_or_removal: YesNo = asks(
        "through detention, exile or deportation",
        "Did the separation come about because the State detained, exiled or deported the parent or the child?",
    )
    decided_by_authority: YesNo = asks(
        "decided by the competent authority", "Did the authority that the law names for it decide on the separation?"
    )
    child_interest_weighed: YesNo = asks(
        "the child's best interests assessed",
        "Was it assessed, for this child, what is best for it, before it was separated?",
    )
    court_review_open: YesNo = asks("review by a court open", "Could a court review the decision?")
    parties_heard: YesNo = asks(
        "parents and child heard", "Could the parents, and the child if able to, take part and say what they think?"
    )
    care_arranged: YesNo = asks(
        "other care found beforehand", "Had other care for the child been found before it was taken away?"
    )
    meets_mother: YesNo = asks("can meet the mother", "Has the mother been able to meet the child since?")
    meeting_against_interest: YesNo = asks(
        "meeting found to run against the child's interests or public safety",
        "Did an authority find that meeting would run against the child's interests or public safety, and why?",
    )
    whereabouts_asked: YesNo = asks(
        "asked where the absent one is",
        "Did a parent, the child or a relative ask the authorities where the absent person is?",
    )
    whereabouts_told: YesNo = asks("told where the absent one is", "Were they told where the absent person is?")
    telling_harmful: YesNo = asks(
        "telling found harmful to the child", "Did the authority say why telling would harm the child?"
    )
    punished_for_asking: YesNo = asks("treated badly for asking", "Did anyone suffer for having asked?")


class ChildCustody(Event):
    """How a child who is deprived of liberty is held; one record for each deprivation of liberty."""

    kind: ClassVar[str] = "child_custody"

    alternatives_considered: YesNo = asks(
        "other measures considered before custody",
        "Was a measure other than custody considered before the child was detained?",
    )
    length_limited: YesNo = asks(
        "the length limited or reviewed", "Was a time fixed for the custody, or its need reviewed while it lasted?"
    )
    needs_of_age: YesNo = asks(
        "schooling and care suited to the age", "Does the child receive schooling and care that fit its age?"
    )
    ill_treated: YesNo = asks(
        "ill-treated", "Was the child beaten, threatened, humiliated or otherwise ill-treated in custody?"
    )
    visits: YesNo = asks("family visits", "Can the family visit the child?")
    letters: YesNo = asks("letters", "Can the child and the family write to each other?")
    contact_exception: YesNo = asks(
        "exceptional circumstances for refusing contact",
        "Which exceptional circumstances were named for refusing contact?",
    )
    legal_help: Date = asks(
        "first legal help", "When did the child first have a lawyer or other help? (never: not at all)"
    )
    challenge_open: YesNo = asks(
        "a way to challenge the custody",
        "Could the child challenge the custody before a court or another independent authority?",
    )
    challenge_made: Date = asks("challenge brought", "When was the custody challenged?")
    challenge_decided: Date = asks("challenge decided", "When was the challenge decided? (never: not at all)")
    standards_not_met: YesNo = asks(
        "the place below the set standards",
        "Did an inspection find that the place does not meet the standards set for it on safety, health or staff?",
    )


class ChildCase(Event):
    """How a child was dealt with in a criminal case; one record for each proceeding."""

    kind: ClassVar[str] = "child_case"

    charges_told: YesNo = asks(
        "told of the charges directly", "Was the child told of the charges in person, before being questioned on them?"
    )
    parents_told: YesNo = asks("parents told of the charges", "Were the parents or guardians told of the charges?")
    parents_against_interest: YesNo = asks(
        "parents kept out for the child's good",
        "Was it decided that telling the parents, or their presence, would run against the child's interests, and why?",
    )
    legal_help: YesNo = asks(
        "legal or other help for the defence",
        "Did the child have a lawyer or other suitable help to prepare and present the defence?",
    )
    help_at_hearing: YesNo = asks(
        "help at the hearing", "Was that help present at every hearing that decided the case?"
    )
    parents_at_hearing: YesNo = asks(
        "parents at the hearing", "Could the parents or guardians be present at these hearings?"
    )
    before_independent_court: YesNo = asks(
        "decided by a court",
        "Was the case decided by a court or another authority independent of the prosecution and the police?",
    )
    compelled: YesNo = asks(
        "made to testify or confess", "Was the child made to testify or to confess, by force, threats or promises?"
    )
    witnesses_refused: YesNo = asks(
        "witnesses refused",
        "Was the child's side refused to question a witness against it, or to call one that the other side could call?",
    )
    review_open: YesNo = asks(
        "review by a higher authority open", "Could a higher court or authority review the finding and the measures?"
    )
    interpreter_needed: YesNo = asks(
        "an interpreter needed", "Was there a language used in the case that the child does not understand or speak?"
    )
    interpreter_given: YesNo = asks("an interpreter given free of charge", "Was there an interpreter free of charge?")
    identity_disclosed: YesNo = asks(
        "identity made public",
        "Did the authorities make public who the child is, or let the public in so that it became known?",
    )
    minimum_age_set: YesNo = asks(
        "a minimum age in law",
        "Does the law set an age below which a child is presumed unable to commit a crime?",
    )
    penalty: Annotated[
        Fact, OneOf("death", "life_without_release", "life_with_release", "prison_term", "measure_outside_prison")
    ] = asks("penalty", "Which penalty was imposed for an act done under the age of 18?")
    below_minimum_age: YesNo = asks(
        "below the minimum age", "Was the child, when the act was done, below the age that the law sets for a trial?"
    )
    age_adjusted: YesNo = asks(
        "the procedure adjusted to the age",
        "Was anything done differently in the procedure because of the age (a juvenile court, trained staff, shorter "
        "hearings, plain language), and what?",
    )
    rehabilitation_weighed: YesNo = asks(
        "reintegration weighed", "Does the decision say how the child's reintegration was taken into account?"
    )
    guarantee_withheld: YesNo = asks(
        "a guarantee withheld that adults have",
        "Was a guarantee of a trial that adults have withheld because the case was one of a child, and which?",
    )
    held_for_trial: YesNo = asks("held before or during the trial", "Was the child held before or during the trial?")
    alternatives_to_custody: YesNo = asks(
        "another measure than custody considered",
        "If the child was held for trial, was another measure considered, and why was it not enough?",
    )
    other_measures_considered: YesNo = asks(
        "measures other than a trial considered",
        "Were measures other than criminal proceedings considered, such as mediation, counselling or community service?",
    )


# Work for human rights --------------------------------------------------------------------------------------------------


class HumanRightsAct(Event, ByWhom, Justified):
    """What somebody did for human rights otherwise than by publishing, and how it was met; one record for each."""

    kind: ClassVar[str] = "human_rights_act"

    act: Annotated[
        Fact,
        OneOf(
            "meeting", "organisation", "contact_with_organisation", "new_ideas", "public_affairs",
            "criticism_or_proposal", "complaint", "attending_trial", "legal_help", "contact_with_international_body",
            "refusal_to_take_part", "peaceful_action", "seeking_funds",
        ),
    ] = asks("what was done", "What did the person do, or try to do?")  # fmt: skip
    for_human_rights: YesNo = asks(
        "for human rights", "Was it done for the sake of human rights, one's own or others'?"
    )
    peaceful: YesNo = asks("by peaceful means", "Was it done by peaceful means?")
    met_with: Annotated[Fact, OneOf("prevented", "punished", "threatened", "let_be")] = asks(
        "how it was met", "Was it prevented, punished or met with threats by the authorities, or let be?"
    )
    because_of_it: YesNo = asks("because of it", "Was this done because of what the person did for human rights?")
    authority_impartial: YesNo = asks(
        "an independent authority for the complaint",
        "Could the complaint be made to an authority independent of those complained of?",
    )
    decided: Date = asks("complaint decided", "When was the complaint decided? (never: not at all)")
    heard_in_public: YesNo = asks("complaint heard in public", "Was the complaint reviewed in a public hearing?")
    investigated: YesNo = asks(
        "the reprisal investigated", "Was the reprisal investigated promptly, by someone not involved in it?"
    )


class Protected(Model):
    """What protection the law gave against an act of this kind."""

    law_forbids: YesNo = asks(
        "a law against it", "Does the law forbid such an act, also when private persons commit it?"
    )
    redress_open: YesNo = asks(
        "a way to redress",
        "Could the person turn to a court or authority against those responsible, and obtain redress?",
    )


class Surveillance(Event, ByWhom, Justified, Protected):
    """Communications read, listened to or recorded, or a person watched; `date` is its beginning."""

    kind: ClassVar[str] = "surveillance"

    until: Date = asks("until", "Until when, or does it go on?")
    means: Annotated[
        Fact,
        Members(
            "letters_opened", "letters_withheld", "calls_intercepted", "messages_intercepted", "conversations_recorded",
            "device_entered", "tracking", "facial_recognition", "watching",
        ),
    ] = asks("means", "What was read, listened to, recorded or watched, and how?")  # fmt: skip
    decision_by_authority: YesNo = asks(
        "a decision in this case by the authority that the law names",
        "Which authority decided on the measure, was it the one that the law names, and did it decide on this case?",
    )


class DataFile(Event, ByWhom, Justified, Protected):
    """Personal data asked for, held or passed on; `date` is when that began."""

    kind: ClassVar[str] = "data_file"

    held: YesNo = asks("personal data held", "Were data on the person gathered or kept in a file or data bank?")
    demanded: YesNo = asks(
        "information on private life demanded",
        "Did an authority require the person, or somebody else, to give information on the person's private life?",
    )
    law_regulates: YesNo = asks(
        "a law regulating it", "Does a law regulate the gathering and keeping of such data, and which?"
    )
    given_to_unauthorised: YesNo = asks(
        "passed to persons whom the law does not authorise",
        "Did the data reach persons whom the law does not authorise to have them?",
    )
    access_asked: YesNo = asks(
        "access to one's own data asked for", "Did the person ask which data are held, why, and by whom?"
    )
    access_refused: YesNo = asks("access refused", "Was that refused or left without an answer?")
    wrong_or_unlawful: YesNo = asks(
        "data wrong or unlawfully gathered", "Are the data wrong, or were they gathered or processed against the law?"
    )
    correction_refused: YesNo = asks(
        "correction refused", "Was a request to correct or erase them refused or left without an answer?"
    )


class ReputationAttack(Event, ByWhom, Protected):
    """A public attack on a person's honour or reputation."""

    kind: ClassVar[str] = "reputation_attack"

    harms_reputation: YesNo = asks(
        "honour or reputation touched",
        "Did it say or show of the person something that lowers the person's standing with others, and in which words?",
    )
    lawful: YesNo = asks(
        "allowed by law",
        "Did a law allow it? (No: it was done outside what the law allows, or a court found it unlawful.)",
    )


class Removal(Event, ByWhom, Justified):
    """A person made to leave a home or a country, or kept out of it."""

    kind: ClassVar[str] = "removal"

    measure: Annotated[Fact, OneOf("eviction", "demolition", "expulsion", "extradition", "entry_refused")] = asks(
        "measure", "What was ordered or done?"
    )
    own_country: YesNo = asks(
        "the person's own country",
        "Is the country one of which the person is a national, or with which the person has ties of such a kind?",
    )
    home_lost: YesNo = asks("the home lost", "Did the person lose the home in which the person lives?")
    family_separated: YesNo = asks(
        "separated from family", "Does it separate the person from a spouse, a child or other family who stay behind?"
    )
    family_weighed: YesNo = asks(
        "family life weighed",
        "Did the authority that decided weigh the family life of the person, and the interests of any children, against the "
        "aim, and how?",
    )
    ill_treatment_feared: YesNo = asks(
        "ill-treatment feared there",
        "Did the person tell the authorities that torture or other ill-treatment threatened in the other country?",
    )


class SpeechOffence(Event, ByWhom, Justified):
    """A law against certain words, and how it was used against the person: defamation, blasphemy and the like."""

    kind: ClassVar[str] = "speech_offence"

    offence: Annotated[
        Fact,
        OneOf(
            "defamation", "insult", "blasphemy", "historical_facts", "terrorism_or_extremism", "contempt_of_court",
            "hatred_or_war_propaganda", "election_offence", "other",
        ),
    ] = asks("kind of offence", "What does the law used forbid?")  # fmt: skip
    pursued: YesNo = asks(
        "used against the person", "Was the person investigated, charged, sued or penalised under it?"
    )
    law_is: Annotated[Fact, OneOf("statute", "court_made_law", "custom_or_religious_law")] = asks(
        "kind of law", "Is the prohibition laid down in a statute, in case law, or in custom or religious law?"
    )
    law_discriminates: YesNo = asks(
        "the law favours some over others",
        "Does the law protect, or burden, some religions, beliefs or groups and not others, or believers and not others?",
    )
    target: Annotated[
        Fact,
        OneOf(
            "private_person",
            "public_figure",
            "public_official",
            "head_of_state",
            "institution_or_symbol",
            "religion",
            "none",
        ),
    ] = asks("of whom or what", "Of whom or what was it said?")
    only_insulting_or_critical: YesNo = asks(
        "nothing more than insult or criticism",
        "Does the case rest on nothing more than that the words insult or criticise the person or body concerned?",
    )
    heavier_for_target: YesNo = asks(
        "a heavier penalty because of who was meant",
        "Does the law provide a heavier penalty only because of who the person spoken of is?",
    )
    penalties: Annotated[Fact, Members("imprisonment", "fine", "damages", "corporal", "ban_on_profession")] = asks(
        "penalties", "Which penalties were imposed?"
    )
    truth_defence: YesNo = asks("truth as a defence", "Could the person defend the words as true?")
    public_interest_defence: YesNo = asks(
        "public interest as a defence", "Could the person rely on a public interest in the subject of the criticism?"
    )
    opinion_only: YesNo = asks(
        "words that cannot be verified", "Were the words an opinion, satire or the like, which cannot be true or false?"
    )
    left_without_trial: YesNo = asks(
        "charged and left without trial",
        "Was the person charged, and has the case since stood still without a trial and without being dropped?",
    )
    on_doctrine_or_leaders: YesNo = asks(
        "criticism of religious leaders or doctrine",
        "Were the words criticism of religious leaders, or comment on doctrine or tenets of faith?",
    )
    incitement: YesNo = asks(
        "incitement to discrimination, hostility or violence",
        "Did the words advocate national, racial or religious hatred in a way that incites to discrimination, hostility or "
        "violence, or did they make propaganda for war, and what shows it?",
    )
    disrupted_court: YesNo = asks(
        "the court kept from orderly proceedings",
        "Did the words disturb the orderly proceedings of the court, and how?",
    )
    in_defence: YesNo = asks(
        "said in defence", "Were the words said by the accused or counsel in the exercise of the rights of the defence?"
    )
    intimidates_voters: YesNo = asks(
        "voters intimidated or coerced", "Did the words intimidate or coerce voters, and what shows it?"
    )
    legitimate_journalism: YesNo = asks(
        "reporting as a journalist", "Was what is held against the person the ordinary work of a journalist?"
    )


class MediaMeasure(Event, ByWhom, Justified):
    """A rule or a measure on a newspaper, a broadcaster, a website, or the work of journalists."""

    kind: ClassVar[str] = "media_measure"

    measure: Annotated[
        Fact,
        OneOf(
            "publication_refused", "publication_banned", "content_removed_or_censored", "site_blocked",
            "service_shut_down", "licence_refused_or_withdrawn", "licence_conditions", "registration_of_journalists",
            "accreditation_refused", "travel_abroad_barred", "entry_refused_by_nationality", "movement_barred",
            "sources_demanded", "election_material_or_canvassing_limited", "opposition_access_limited",
            "subsidy_or_advertising_withdrawn", "distribution_or_news_denied", "state_monopoly", "penalty",
        ),
    ] = asks("measure", "What was ordered or done?")  # fmt: skip
    whole_outlet: YesNo = asks(
        "the whole site, service or publication",
        "Did it stop the whole site, service or publication, and not named items only?",
    )
    content_separable: YesNo = asks(
        "the content objected to could be separated",
        "Could the content objected to have been left out or taken down and the rest have appeared?",
    )
    solely_for_criticism: YesNo = asks(
        "only for criticism",
        "Was it done for nothing but criticism of the government or of the political and social system it stands for?",
    )
    because_of_content: YesNo = asks(
        "because of what was published",
        "Was it done because of what the outlet or journalist had published or might publish?",
    )
    criteria_objective: YesNo = asks(
        "objective and equal criteria",
        "Were the criteria published beforehand, objective, and the same for everyone, and were conditions and fees such as "
        "the outlet could meet?",
    )
    for_privileged_access: YesNo = asks(
        "needed for a place or event with few seats",
        "Was the accreditation needed to give journalists access to a place or event that is not open to all?",
    )
    public_media_allowed: YesNo = asks(
        "State media allowed the same", "Were media of the State given at the same time what this one was denied?"
    )


class InformationRequest(Event, Justified):
    """A request for information that a public body holds; `date` is when it was made."""

    kind: ClassVar[str] = "information_request"

    body: Text = asks("body asked", "Which body was asked?")
    public_body: YesNo = asks(
        "a public body", "Is it a body of the State, or another that carries out public functions?"
    )
    about: Annotated[
        Fact,
        OneOf(
            "public_affairs", "own_medical_records_of_a_prisoner", "commerce_or_banking", "science", "security", "other"
        ),
    ] = asks("about what", "What was the information about?")
    answered: Date = asks("answered", "When was the request answered? (never: it was not)")
    refused: YesNo = asks("refused", "Was the information refused, wholly or in part?")
    fee_beyond_means: YesNo = asks(
        "a fee that kept the person from it",
        "Was a fee asked that the person could not pay, so that the request failed?",
    )
    reasons_given: YesNo = asks("reasons given for the refusal", "What reasons were given for refusing it?")
    appeal_open: YesNo = asks(
        "a way to challenge it",
        "Could the person challenge the refusal, or the lack of an answer, before another authority?",
    )
    refused_as_secret: YesNo = asks(
        "refused under a law on secrets or security",
        "Was it refused under a law on State secrets or national security?",
    )


class HateAdvocacy(Event, ByWhom):
    """Words of others that advocate hatred against the person or the group, or war."""

    kind: ClassVar[str] = "hate_advocacy"

    advocates: Annotated[Fact, Members("national_hatred", "racial_hatred", "religious_hatred", "war")] = asks(
        "what is advocated", "What do the words advocate, and against whom?"
    )
    incites: YesNo = asks(
        "incitement to discrimination, hostility or violence",
        "Do the words incite to discrimination, hostility or violence, and what shows it?",
    )
    law_forbids: YesNo = asks("a law against it", "Does the law prohibit such words?")


class FamilyMatter(Event, ByWhom):
    """A marriage, its end, or the civil status of a child."""

    kind: ClassVar[str] = "family_matter"

    matter: Annotated[Fact, OneOf("marriage", "dissolution_of_marriage", "birth", "nationality_of_a_child")] = asks(
        "matter", "What is it about?"
    )
    of_age: YesNo = asks("of marriageable age", "Was the person of marriageable age under domestic law?")
    consented: YesNo = asks("free and full consent", "Did the person consent to the marriage, freely and fully?")
    marriage_refused: YesNo = asks(
        "not allowed to marry", "Did the authorities refuse to let the person marry, and on what ground?"
    )
    spouses_alike: YesNo = asks(
        "the same rights for both spouses", "Does the law, as it was applied, give both spouses the same rights?"
    )
    children_provided_for: YesNo = asks(
        "protection of the children provided for", "Was the protection that the children need provided for?"
    )
    registration_refused: YesNo = asks(
        "registration of the birth refused",
        "Was the birth of the child left unregistered by the authorities, or refused?",
    )
    nationality_left_open: YesNo = asks(
        "left without any nationality", "Was the child left without any nationality by a decision or rule of the State?"
    )


class Redress(Event, ByWhom):
    """What the State did about a violation that is alleged or has been found: inquiry, reparation, prosecution."""

    kind: ClassVar[str] = "redress"

    about: Text = asks("about what", "Which act does it concern?")
    claim_made: YesNo = asks("a claim made", "Did the person claim a remedy before a competent authority?")
    decided: Date = asks("when decided", "When was the claim decided? (never: it was not)")
    inquiry_by_those_accused: YesNo = asks(
        "inquiry by those accused",
        "Was the inquiry left to the unit or the officials against whom the allegation was made, or to those who command them?",
    )
    violation_found: YesNo = asks(
        "a breach of rights found",
        "Did a court, an inquiry or an international body find that the person's rights were breached?",
    )
    crime_found: YesNo = asks(
        "torture, killing, disappearance or another crime found",
        "Did the inquiry find torture, ill-treatment, an unlawful killing, a disappearance or another crime?",
    )
    stopped: YesNo = asks("the breach ended", "If the breach was still going on, was it brought to an end?")
    repaired: YesNo = asks(
        "reparation made", "Was reparation made, such as compensation, restitution or an apology, and which?"
    )
    prosecuted: YesNo = asks("those responsible brought to justice", "Were those responsible brought to justice?")
    exempted: YesNo = asks(
        "freed from responsibility",
        "Were those responsible freed from it by an amnesty, an immunity, their office, orders of a superior, or the passage "
        "of a short time limit?",
    )
    granted: YesNo = asks("a remedy granted", "Was a remedy granted?")
    enforced: YesNo = asks("the remedy carried out", "Was the remedy that was granted carried out?")


# Courts and judgments -----------------------------------------------------------------------------------------------------


class Tribunal(Event):
    """The court or other body that decided a case, and those who sat on it."""

    kind: ClassVar[str] = "tribunal"

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
        "Which objective and serious reasons did the authorities show that made it necessary to use this court?",
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
        "Which objective and reasonable grounds were given for trying such cases differently from similar ones?",
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
    barred_by_law: YesNo = asks(
        "excluded by domestic law", "Did domestic law exclude this judge from sitting in the case, and which provision?"
    )
    sat: YesNo = asks("took part in the decision", "Did the judge take part in the decision?")
    recusal: Annotated[Fact, OneOf("not_asked", "asked_no_answer", "asked_refused", "asked_granted")] = asks(
        "challenge of the judge", "Was the judge challenged, and what was decided?"
    )


class Interference(Event, ByWhom):
    """Pressure on a court, a hearing, or those who take part in it."""

    kind: ClassVar[str] = "interference"

    on: Annotated[Fact, Members("judges", "jury", "accused", "lawyer", "witnesses")] = asks(
        "on whom", "Who was put under pressure: judges, a jury, the accused, a lawyer, witnesses?"
    )
    form: Annotated[
        Fact,
        OneOf(
            "instruction", "threat", "bribe", "reward_or_punishment", "hostile_audience", "intrusion", "racist_remarks_of_jury",
            "jurors_chosen_by_race", "other",
        ),
    ] = asks("what was done", "What was done: an instruction, a threat, a bribe, a hostile audience, or what else?")  # fmt: skip
    about_this_case: YesNo = asks(
        "aimed at the decision in this case", "Was it aimed at how this case was conducted or decided?"
    )
    court_let_it_happen: YesNo = asks(
        "nothing done by the court to stop it", "Did the court know of it and do nothing to stop it or make up for it?"
    )
    defence_hindered: YesNo = asks(
        "the defence hindered by it",
        "What could the accused, a lawyer or a witness not say or do in the hearing because of it?",
    )


class CourtAccess(Event):
    """An attempt to bring a matter before a court, and what stood in its way."""

    kind: ClassVar[str] = "court_access"

    court: Text = asks("court or body", "Which court or body did the person turn to?")
    first_instance: YesNo = asks(
        "at first instance", "Was the court asked to decide for the first time, and not on appeal or review?"
    )
    right_in_law: YesNo = asks(
        "a right that domestic law gives", "Which right or entitlement under domestic law did the person claim?"
    )
    refused: YesNo = asks(
        "not let before a court", "Did a court refuse to deal with the claim, or does none exist for it?"
    )
    other_court_open: YesNo = asks(
        "another court that could decide it", "Could another court decide the same claim on the facts and the law?"
    )
    basis_in_law: YesNo = asks("a law limiting access", "Which law limits access to a court in such cases?")
    aim_and_need_shown: YesNo = asks(
        "aim and need of the limit shown",
        "Which aim does the limit pursue, such as the proper administration of justice, and why is it necessary for it?",
    )
    some_access_left: YesNo = asks(
        "access of substance left", "What access to a court on the merits of the claim is left to the person?"
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
        "objective and reasonable grounds", "Which objective and reasonable grounds explain the difference?"
    )
    capacity_denied: YesNo = asks(
        "not treated as able to hold rights",
        "Was the person refused because the law, or the court, does not see such persons as able to hold rights or duties "
        "in their own name?",
    )
    costs_beyond_means: YesNo = asks(
        "fees or costs beyond the person's means",
        "Which fees or costs were asked, or threatened in case of losing, and were they beyond the person's means?",
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
        "Was it a constitutional review, open to the person, of irregularities in the criminal trial?",
    )
    without_means: YesNo = asks("without means to pay a lawyer", "Was the person unable to pay for a lawyer?")
    legal_aid_given: YesNo = asks("legal aid given", "Was the person given free legal aid for it?")


class UnequalStep(Event):
    """A step of a proceeding that one side could take and the other could not."""

    kind: ClassVar[str] = "unequal_step"

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
    basis_in_law: YesNo = asks("a law making the difference", "Which law makes this difference between the sides?")
    reasonable_and_objective: YesNo = asks(
        "objective and reasonable grounds", "Which objective and reasonable grounds explain the difference?"
    )
    disadvantage: YesNo = asks(
        "an actual disadvantage", "What could the person not put before the court because of the difference?"
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


class Appearance(Event, ByWhom):
    """How an accused person was shown in court, or to the public before the judgment."""

    kind: ClassVar[str] = "appearance"

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
        "Which danger of violence or flight, shown in this person's case, made this necessary, and who decided it?",
    )


class Proof(Event):
    """How a court found the facts: on whom it laid the proof, and how it weighed the evidence."""

    kind: ClassVar[str] = "proof"

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

    conviction_was_final: YesNo = asks(
        "the conviction was final", "Was the conviction final, so that it was not set aside on an ordinary appeal?"
    )
    punished: YesNo = asks("punished under it", "Was the person punished as a result of the conviction, and how long?")
    how: Annotated[Fact, OneOf("reversed", "pardoned", "neither")] = asks(
        "how it ended", "Was the conviction reversed, or the person pardoned?"
    )
    because_of_new_fact: YesNo = asks(
        "because a new fact showed a miscarriage of justice",
        "Was that done because a new or newly found fact shows conclusively that justice miscarried, and not as an act of "
        "mercy or for another reason?",
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
    executed: Date = asks("executed", "When was the person executed?")
    appeals_pending: YesNo = asks(
        "an appeal or petition undecided at the execution",
        "Was an appeal, or a petition for review or pardon, undecided when the person was executed?",
    )
    stay_requested: YesNo = asks(
        "an international request to wait", "Had an international court or body asked for the execution to be stayed?"
    )
    pregnant: YesNo = asks("pregnant at the execution", "Was the person pregnant when executed?")


class JudgeRemoved(Event):
    """A judge removed, suspended or moved; the person is the judge."""

    kind: ClassVar[str] = "judge_removed"

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
        "Which procedure does the constitution or the law lay down, and was it followed?",
    )
    heard: YesNo = asks("the judge heard", "Was the judge heard, and able to answer what was alleged?")
    court_review: YesNo = asks("a court could review it", "Could the judge challenge the measure before a court?")
    kept_confidential: YesNo = asks(
        "kept confidential at first",
        "Was the complaint kept confidential at the initial stage, unless the judge asked otherwise?",
    )
    conduct_standards: YesNo = asks(
        "established standards of conduct applied", "Which established standards of judicial conduct were applied?"
    )


# The defence, its witnesses and its lawyers ---------------------------------------------------------------------------


class Unrepresented(Event):
    """A stage or step of a criminal case in which the person had no lawyer, or none within reach; `date` begins it."""

    kind: ClassVar[str] = "unrepresented"

    until: Date = asks("until", "Until when was the person without a lawyer? (never: to the end of the case)")
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was the person without a lawyer?")
    in_custody: YesNo = asks("in custody", "Was the person under arrest or in custody in that time?")
    from_arrest: YesNo = asks("since the arrest", "Did the time without a lawyer begin with the arrest?")
    steps_taken: YesNo = asks(
        "steps taken in that time",
        "Was the person questioned, heard or tried, or did a time limit of the case run out, while without a lawyer?",
    )
    told_of_right: YesNo = asks(
        "told of the right to a lawyer",
        "Was the person told of the right to a lawyer, of own choice or assigned, when arrested or charged?",
    )
    waived: YesNo = asks(
        "a lawyer declined", "Did the person, told of that right, say or write that no lawyer was wanted?"
    )
    assignment: Annotated[Fact, OneOf("refused", "not_answered", "not_asked", "offered")] = asks(
        "what became of a lawyer paid by the State",
        "Was a lawyer asked of the authorities and refused, asked and never answered, not asked for, or offered?",
    )


class DefenceRequest(Event):
    """How the accused wished to be defended or heard, and what the court or another authority decided."""

    kind: ClassVar[str] = "defence_request"

    wish: Annotated[
        Fact, OneOf("chosen_lawyer", "self_defence", "own_testimony", "assigned_lawyer_without_payment")
    ] = asks(
        "what the accused wished",
        "Did the accused wish for a lawyer of own choice (not paid by the State), to go without any lawyer, to testify, "
        "or not to pay for an assigned lawyer?",
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    refused: YesNo = asks("refused", "Was it refused, or made impossible by an authority?")
    refusal_ground: Annotated[
        Fact,
        OneOf(
            "obstructed_the_trial", "unable_to_act_on_a_grave_charge", "protection_of_witnesses", "lawyer_disqualified",
            "law_allows_nobody", "other", "none_stated",
        ),
    ] = asks("ground of the refusal", "Which ground did the authority state?")  # fmt: skip
    refusal_needed: YesNo = asks(
        "why nothing less would do",
        "Did the court give reasons, from what happened in this case, why nothing less than the refusal would do?",
    )


class CounselConduct(Event):
    """How a lawyer's work for the accused went: that the lawyer failed in it, or that somebody hindered it."""

    kind: ClassVar[str] = "counsel_conduct"

    lawyer: Annotated[Fact, OneOf("chosen", "assigned")] = asks(
        "chosen or assigned", "Had the accused chosen the lawyer, or did an authority assign the lawyer?"
    )
    course: Annotated[Fact, OneOf("failed", "hindered", "done")] = asks(
        "how the work went",
        "Did the lawyer leave undone, or do, something to the harm of the client; was the lawyer hindered; or was the "
        "work done?",
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    failing: Annotated[
        Fact,
        OneOf(
            "absent", "appeal_withdrawn_unasked", "no_arguments", "never_consulted", "acted_for_the_other_side",
            "other",
        ),
    ] = asks("what the lawyer did or left undone", "What did the lawyer do or leave undone?")  # fmt: skip
    seen_by_judge: YesNo = asks(
        "known to the judge", "Did it happen before the judge, or was the judge told of it while the case was open?"
    )
    court_acted: YesNo = asks(
        "the court acted on it", "Did the court adjourn, replace the lawyer, or do something else about it?"
    )
    client_told: YesNo = asks(
        "the client told beforehand",
        "Was the client told beforehand that the lawyer would put no arguments, in time to look for another?",
    )
    experienced: YesNo = asks(
        "experience with such cases", "Had the assigned lawyer dealt with offences of this kind before?"
    )
    hindered_by: Annotated[Fact, OneOf("court", "other_authority", "private_persons")] = asks(
        "who hindered the lawyer", "Who hindered the lawyer, and in what way?"
    )


class Witness(Event):
    """One witness or expert against or for the accused, and whether the witness was heard and questioned."""

    kind: ClassVar[str] = "witness"

    who: Text = asks("the witness", "Who is the witness or expert, and what could the witness speak to?")
    side: Annotated[Fact, OneOf("prosecution", "defence")] = asks(
        "for which side", "Was it a witness against the accused, or one whom the defence asked to hear?"
    )
    statement_used: YesNo = asks(
        "evidence relied on", "Did the court rely on what the witness or expert said, wrote or had told the police?"
    )
    questioned_by_defence: YesNo = asks(
        "questioned by the defence",
        "Could the accused or the lawyer put questions to the witness, in person or through the judge, at any stage?",
    )
    out_of_reach: YesNo = asks(
        "not to be had at all",
        "Was the witness dead, or could not be brought to court at any time of the trial in spite of a search for the "
        "witness?",
    )
    decisive: YesNo = asks(
        "the only or main evidence", "Does the conviction rest, alone or in the main, on what this witness said?"
    )
    asked_in_time: YesNo = asks(
        "asked for by the defence", "Did the defence ask, within the time allowed, that this witness be heard?"
    )
    relevance_told: YesNo = asks(
        "what the witness could show",
        "Did the defence tell the court which fact that matters for the charge the witness could speak to?",
    )
    heard: YesNo = asks("heard by the court", "Did the court hear the witness?")
    refusal_ground: Annotated[
        Fact,
        OneOf("not_relevant", "already_proved", "not_to_be_found", "close_to_accused", "other", "none_stated"),
    ] = asks("ground for not hearing the witness", "Why did the court not hear the witness?")  # fmt: skip
    refusal_reasoned: YesNo = asks(
        "reasons for this witness", "Did the court give reasons that concern this witness and this case?"
    )
    means_denied: YesNo = asks(
        "means denied that the other side had",
        "Was the defence denied, for this witness, a summons or a way of questioning that the prosecution was given?",
    )
    difference_explained: YesNo = asks(
        "the difference explained",
        "Does a law provide for the difference, and on what ground, and why did it not harm the defence (yes: all shown)?",
    )


class Interpretation(Event):
    """An interpreter or a translation that an accused needed, and whether there was one."""

    kind: ClassVar[str] = "interpretation"

    needed_for: Annotated[Fact, OneOf("oral_proceedings", "talks_with_counsel", "case_documents")] = asks(
        "what it was needed for", "For what was the interpreter or translation needed?"
    )
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    language_known: YesNo = asks(
        "the language known",
        "Did the accused understand and speak the language well enough to follow and to answer for themselves?",
    )
    provided: YesNo = asks("an interpreter or translation given", "Was there an interpreter, or a translation?")
    free: YesNo = asks("free of charge", "Was it free of charge to the accused?")
    could_follow: YesNo = asks(
        "understood through the interpreter",
        "Could the accused follow what was said, and be understood, through the interpreter?",
    )
    lawyer_reads_it: YesNo = asks(
        "a lawyer who knows the language", "Did a lawyer of the accused who knows the language have the documents?"
    )


class Interrogation(Event, ByWhom):
    """A questioning of a person suspected or accused, and the statement that came of it."""

    kind: ClassVar[str] = "interrogation"

    counsel_present: YesNo = asks("a lawyer present", "Was a lawyer of the person present at the questioning?")
    counsel_declined: YesNo = asks(
        "a lawyer declined", "Did the person, told of the right to a lawyer, say or write that none was wanted?"
    )
    ill_treated: YesNo = asks(
        "ill-treatment before or at the questioning",
        "Was the person hurt, tormented or degraded, in body or mind, so that the person would make a statement?",
    )
    pressed: YesNo = asks(
        "other pressure for a statement",
        "Was the person threatened (relatives included), worn down, kept from all contact, or pressed in another way to "
        "make a statement?",
    )
    statement: Annotated[Fact, OneOf("confession", "incriminating", "other", "none")] = asks(
        "what came of it", "Did the person confess, incriminate themselves, say something else, or say nothing?"
    )
    used: Annotated[
        Fact, OneOf("against_the_person", "against_another", "to_show_ill_treatment", "not_used", "not_yet_decided")
    ] = asks("how the statement was used", "Did a court use the statement as evidence, and against whom?")
    said_not_free: YesNo = asks(
        "said to be not of free will",
        "Did the person tell a prosecutor or a court that the statement was not made of free will?",
    )
    shown_free: YesNo = asks(
        "shown to be of free will",
        "Did the prosecution prove to the court, by evidence other than the signed record and the word of the "
        "questioners, that the statement was made of free will?",
    )
    circumstances_disclosed: YesNo = asks(
        "how it was obtained disclosed",
        "Was the defence given what shows how the statement was obtained (records, recordings, medical notes, names)?",
    )
    penalty_for_silence: YesNo = asks(
        "a penalty for silence",
        "Was the person told to answer about the own offence, or to confess, or else face a penalty in law?",
    )
    silence_used: YesNo = asks(
        "silence counted as proof", "Did the court count it as proof of guilt that the person had kept silent?"
    )


class Delay(Event):
    """A stretch of a case, criminal or not, that took long, and what was done in it; `date` is its beginning."""

    kind: ClassVar[str] = "delay"

    until: Date = asks("until", "Until when, or does it go on?")
    stage: Annotated[Fact, OneOf(*STAGES)] = asks("stage", "At which stage was it?")
    no_step_taken: YesNo = asks(
        "nothing done in the case",
        "Did investigators, prosecutors and courts all take no step in the case in that time?",
    )
    held_up_by_defence: YesNo = asks(
        "held up by the accused", "Did the accused or the lawyer hold it up: requests to put off, absence, flight?"
    )
    reason_given: YesNo = asks(
        "a reason given",
        "Have the authorities named a reason in this very case, other than want of staff, money or records, why nothing "
        "could be done?",
    )
    complex_case: YesNo = asks(
        "many accused, charges or records", "Did the case have many accused, many charges, or evidence from abroad?"
    )
    want_of_means: YesNo = asks(
        "held up by want of staff or money", "Was the case held up by want of judges, staff, rooms or money?"
    )
    release_looked_at: YesNo = asks(
        "release looked at again",
        "If the accused was in custody, did a judge look again, in that time, at whether the accused could be released?",
    )


class ReviewObstacle(Event):
    """What stood between a convicted person and review of conviction and sentence by a higher court."""

    kind: ClassVar[str] = "review_obstacle"

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


class LawyerMeasure(Event, ByWhom):
    """Something done to a lawyer, or to the lawyers of a country, by an authority or others."""

    kind: ClassVar[str] = "lawyer_measure"

    lawyer: Text = asks("the lawyer", "Which lawyer, and whom did the lawyer defend?")
    measure: Annotated[
        Fact,
        OneOf(
            "criminal_charge", "detention", "damages_claim", "disciplinary_case", "disbarment", "other_sanction", "threat",
            "attack", "search", "surveillance", "harassment", "kept_from_travel", "kept_from_client",
            "barred_from_appearing", "named_with_client", "association_interference", "kept_from_profession",
        ),
    ] = asks("what was done", "What was done to the lawyer?")  # fmt: skip
    because_of: Annotated[
        Fact, OneOf("work_for_a_client", "words_in_court", "public_speech_or_membership", "something_else")
    ] = asks(
        "why it was done",
        "Was it done because of work for a client, words said or written before a court, speech or membership outside "
        "court, or something else?",
    )
    kept_out_because_of: Annotated[
        Fact,
        OneOf(
            "race_or_origin",
            "sex",
            "religion",
            "political_or_other_opinion",
            "other_status",
            "nationality",
            "qualification",
        ),
    ] = asks("why kept out of the profession", "Why was the person not admitted, or not kept on, as a lawyer?")
    authorities_told: YesNo = asks("known to the authorities", "Did the authorities know of the threat?")
    protected: YesNo = asks("protected", "Did the authorities take steps to keep the lawyer safe, and which?")
    confidences_reached: YesNo = asks(
        "lawyer's and client's exchanges reached",
        "Did the authorities hear, read or take what passed between the lawyer and a client?",
    )
    disqualified: YesNo = asks(
        "disqualified before",
        "Had the lawyer been disqualified under national law, by a body and in a procedure as principles 27 to 29 ask?",
    )
    heard_fairly: YesNo = asks(
        "heard in the case", "Was the lawyer told of the complaint and heard before it was decided?"
    )
    own_counsel: YesNo = asks("a lawyer of own choice", "Could the lawyer have the help of a lawyer of own choice?")
    body: Annotated[
        Fact, OneOf("committee_of_the_profession", "independent_authority", "court", "ministry_or_executive", "other")
    ] = asks("who decided", "Which body decided the disciplinary case?")
    review_open: YesNo = asks("review by a court", "Could the lawyer ask an independent court to review the decision?")
    by_the_code: YesNo = asks(
        "decided by the code of conduct",
        "Did the decision name a rule of the profession's code of conduct that the lawyer is said to have broken?",
    )


EVENTS: tuple[type[Event], ...] = (
    Charge, Hearing, Judgment, Sentence, Appeal, FileAccess, TimeRequest, CounselContact, SecrecyOrder, Search,
    Restriction, FamilyContact, Parcels, Treatment, Distinction, PublicStatement, Remedy, Pattern,
    CustodyDecision, CustodyNotice, HiddenCustody, Placement, Threat, Derogation,
    Admission, PrisonMeasure, PrisonRequest, Visit, Regime, ChildSeparation, ChildCustody, ChildCase,
    HumanRightsAct,
    Surveillance, DataFile, ReputationAttack, Removal, SpeechOffence, MediaMeasure, InformationRequest,
    HateAdvocacy, FamilyMatter, Redress,
    Tribunal, Judge, Interference, CourtAccess, UnequalStep, Appearance, Proof, AppliedLaw, EarlierJudgment, Exoneration,
    DeathSentence, JudgeRemoved,
    Unrepresented, DefenceRequest, CounselConduct, Witness, Interpretation, Interrogation, Delay, ReviewObstacle,
    LawyerMeasure,
)  # fmt: skip

EVENT_TYPES: dict[str, type[Event]] = {model.kind: model for model in EVENTS}

_RECORDS: tuple[type[Record], ...] = (Person, Proceeding, Detention, *EVENTS)

KINDS: dict[str, type[Record]] = {model.kind: model for model in _RECORDS}
"""Every kind of record by the name that rules and case files use for it."""

ANCHORS = ("person", "proceeding", "detention")
"""The kinds that other records point to; a rule on an event may speak of those the event belongs to."""


@dataclass(frozen=True)
class FieldSpec:
    """A field that rules can test and reports can print."""

    name: str
    form: Form
    label: str
    question: str


@cache
def fields_of(kind: str) -> dict[str, FieldSpec]:
    """Return the fact fields of a kind of record, by name."""
    return {
        name: FieldSpec(name, form, info.title or name, info.description or "")
        for name, info in KINDS[kind].model_fields.items()
        if (form := _form(info)) is not None
    }


def _form(info: FieldInfo) -> Form | None:
    return next((item for item in info.metadata if isinstance(item, Form)), None)


def facts_of(record: Record) -> dict[str, Fact]:
    """Return the facts of a record by field name, those that the file does not mention left out."""
    told: dict[str, Any] = {}
    for name in fields_of(record.kind):
        fact: Fact = getattr(record, name)
        if fact is not UNTOLD:
            told[name] = fact
    return told
