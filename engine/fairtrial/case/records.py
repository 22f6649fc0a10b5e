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

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from fairtrial.case.fields import UNTOLD, Answer, Date, Detail, Fact, Form, Members, Number, OneOf, Text, YesNo, asks

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
"""An identifier that the author of the case gives: letters, digits, hyphen, underscore; it starts with a letter."""

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
        "a law precise enough to follow", "Is that law public, and precise enough for a person to know what it forbids?"
    )
    aim: Annotated[
        Fact,
        OneOf(
            "rights_of_others", "national_security", "public_order", "public_health", "public_morals", "other", "none_stated"
        ),
    ] = asks("aim stated by the authorities", "What aim did the authorities state for the measure?")
    threat_shown: YesNo = asks(
        "a precise threat shown, tied to this measure",
        "Did the authorities show precisely what threat there was, and how this measure met it?",
    )
    milder_means_considered: YesNo = asks(
        "milder means considered", "Did the authorities consider a milder measure, and why was it not enough?"
    )


# Persons and frames ---------------------------------------------------------------------------------------------------


class Person(Record):
    """A person, or a group that is treated alike."""

    kind: ClassVar[str] = "person"

    name: str | None = Field(None, max_length=200)
    called: str | None = Field(None, max_length=200, description="How a letter calls the person, e.g. Ms. Khakimova.")
    confidential: bool = Field(False, description="Never print the name; use `called` or a code.")
    consents_to_letter: bool | None = Field(None, description="Consents to be named to the Government.")
    consents_to_publication: bool | None = Field(None, description="Consents to be named in a public report.")
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
        Fact, Members("journalism", "human_rights_defence", "research", "law_practice", "politics", "trade_union", "protest")
    ] = asks("activities", "What work or activity is the person known for?")
    dependent_children: YesNo = asks("children who depend on the person", "Does the person care for young children?")
    nursing: YesNo = asks("nursing an infant", "Was the person nursing an infant at the time?")
    remedy_open: YesNo = asks(
        "a remedy open to the person",
        "Which authority or court could the person turn to about what is alleged, and could it put it right?",
    )


class Proceeding(Record):
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
    held_in_custody: YesNo = asks("custody before judgment", "Was the person in custody at any time before the judgment?")
    custody_from: Date = asks("taken into custody", "When was the person taken into custody in this case?")
    custody_until: Date = asks("end of custody before judgment", "When did custody before the judgment end?")
    brought_before_judge: Date = asks(
        "when brought before a judge in this case", "When was the person first brought before a judge in this case?"
    )
    delay_explained: YesNo = asks(
        "exceptional reasons for a delay in bringing the person to a judge",
        "What exceptional reasons explain a delay in bringing the person to a judge in this case?",
    )


class Detention(Record):
    """One deprivation of liberty, from the moment of apprehension to release; each has its own record."""

    kind: ClassVar[str] = "detention"

    person: Name | None = None
    affects: tuple[Name, ...] = ()
    proceeding: Name | None = None
    title: str | None = Field(None, max_length=300)
    occurred: YesNo = asks("the deprivation of liberty took place", "Was the person held at all in this period?")
    start: Date = asks("start", "When did it begin?")
    end: Date = asks("end", "When did it end? (never: it goes on)")
    place: Text = asks("place", "Where was the person held?")
    by: Text = asks("who held the person", "Which authority apprehended and held the person?")
    capacity: Annotated[
        Fact, OneOf("witness", "suspect", "accused", "convicted", "relative_of_another", "administrative", "other")
    ] = asks("capacity in which the person was held", "In what capacity was the person held?")
    free_to_leave: YesNo = asks("free to leave", "Was the person free to leave?")
    ordered_by: Annotated[Fact, OneOf("police", "prosecutor", "judge", "sentence_of_a_court", "executive", "other")] = asks(
        "who ordered it", "Who ordered the deprivation of liberty?"
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
    brought_before_judge: Date = asks("when brought before a judge", "When was the person first brought before a judge?")
    judge_is: Annotated[Fact, OneOf("judge", "prosecutor", "other_officer")] = asks(
        "before whom brought", "Was it a judge, or a prosecutor or other officer?"
    )
    delay_explained: YesNo = asks(
        "exceptional reasons for the delay", "What exceptional reasons explain the delay in bringing the person to a judge?"
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
        "individual reasons for refusing release", "What individual reasons were given for not releasing the person before trial?"
    )
    compensation_right: YesNo = asks(
        "an enforceable right to compensation", "Does the person have an enforceable right to compensation for it?"
    )
    for_acts_of_another: YesNo = asks(
        "held because of what a relative did", "Was the person held because of what someone else did?"
    )


# Events ---------------------------------------------------------------------------------------------------------------

STAGES = ("pre_trial", "trial", "appeal", "cassation", "supervisory_review")


class Charge(Event):
    """A formal charge, or a public naming as a suspect by an authority."""

    kind: ClassVar[str] = "charge"

    offence: Text = asks("offence", "Which offence is charged, under which provision?")
    accused_informed: Date = asks("when the accused was told the precise charge", "When was the accused told the precise charge?")
    lawyer_informed: Date = asks("when the lawyer was told the precise charge", "When was the lawyer told the precise charge?")
    law_stated: YesNo = asks("the law stated", "Did the notice state the law on which the charge is based?")
    facts_stated: YesNo = asks("the alleged facts stated", "Did the notice state the alleged facts on which the charge is based?")
    language_understood: YesNo = asks("in a language understood", "Was the notice in a language that the accused understands?")
    offence_needs_position: YesNo = asks(
        "the offence needs a position or quality", "Does the offence charged require a position or quality of the offender?"
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
            "morals", "public_order", "national_security", "private_life", "interests_of_justice", "other", "none_stated"
        ),
    ] = asks("ground for closing the hearing", "On what ground was the public excluded?")
    closure_reasoned: YesNo = asks(
        "reasons given for closing it", "Did the court give reasons why the public had to be excluded in this case?"
    )
    partial_closure_considered: YesNo = asks(
        "closing only part considered", "Did the court consider why closing only part of the hearing would not be enough?"
    )
    conducted: Annotated[Fact, OneOf("orally", "in_writing")] = asks(
        "oral or in writing", "What was heard: was it an oral hearing, or decided on written submissions?"
    )
    accused_present: YesNo = asks("the accused present", "Was the accused present at the hearing?")
    presence_waived: YesNo = asks("presence waived", "Did the accused give up the right to be present, informed and freely?")
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
    copy_to_accused: Date = asks("copy given to the accused", "Whether and when was the accused given a copy of the judgment?")
    copy_to_lawyer: Date = asks("copy given to the lawyer", "Whether and when was the lawyer given a copy of the judgment?")
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
    confiscation_law: YesNo = asks(
        "a law providing the confiscation", "Which law provides for the confiscation, and how was the rest of the family weighed?"
    )
    confiscation_carried_out: YesNo = asks("confiscation carried out", "Was the confiscation carried out, or only ordered?")
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
    needed_for: Text = asks("what the time was needed for", "What was the time needed for, and how much had there been?")


class CounselContact(Event):
    """Whether the person could meet and speak with counsel in a period; `date` is its beginning."""

    kind: ClassVar[str] = "counsel_contact"

    until: Date = asks("until", "Until when? (never: it goes on)")
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
    basis_in_law: YesNo = asks("a law allowing it", "On what legal basis, and for which reasons, was the case made secret?")


class Search(Event, ByWhom, Justified):
    """Entry into a home or other private place, a search, a seizure."""

    kind: ClassVar[str] = "search"

    place: Annotated[Fact, OneOf("home", "workplace", "vehicle", "person", "other")] = asks("place", "What was searched?")
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


class Restriction(Event, ByWhom, Justified):
    """A measure taken because of what a person said, published, researched, joined or did in public."""

    kind: ClassVar[str] = "restriction"

    on: Annotated[Fact, OneOf("expression", "assembly", "association", "movement", "religion")] = asks(
        "freedom concerned", "Which freedom does the measure concern?"
    )
    speech: Annotated[
        Fact,
        Members("journalism", "research", "human_rights", "political", "artistic", "religious", "commercial", "other"),
    ] = asks("kind of expression", "What kind of expression was it?")
    measure: Annotated[
        Fact,
        OneOf(
            "prosecution", "conviction", "administrative_penalty", "dispersal", "ban", "blocking", "seizure",
            "dismissal", "threat", "civil_suit", "other",
        ),
    ] = asks("measure", "What was done?")  # fmt: skip
    because_of_expression: YesNo = asks(
        "because of the expression", "Was the measure taken because of what the person said, published or researched?"
    )
    security_law: YesNo = asks(
        "a law on treason, secrets or security used", "Was a law on treason, State secrets or national security used?"
    )
    public_interest: YesNo = asks("a matter of public interest", "Did the expression concern a matter of public interest?")
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


class FamilyContact(Event, Justified):
    """Contact of a detained person with family and friends in a period; `date` is its beginning."""

    kind: ClassVar[str] = "family_contact"

    until: Date = asks("until", "Until when? (never: it goes on)")
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
        "what the request to bring a child was for", "Was the child to be brought for a visit, or to stay with the parent?"
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

    until: Date = asks("until", "Until when? (never: it goes on)")
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
    to_coerce_statement: YesNo = asks(
        "to obtain a statement", "Was pressure used to obtain a confession or statement?"
    )
    complained: YesNo = asks("complaint made", "Was a complaint made, when and to whom?")
    investigated: YesNo = asks("investigated", "Was it investigated promptly and by an independent authority?")


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
        "treated differently from others alike", "Was the person treated less well than others in the same situation, and how?"
    )
    reasonable_and_objective: YesNo = asks(
        "reasonable and objective criteria", "What reasonable and objective criteria explain the difference in treatment?"
    )


class PublicStatement(Event, ByWhom):
    """What somebody said in public about a person who was accused of an offence."""

    kind: ClassVar[str] = "public_statement"

    while_charge_open: YesNo = asks(
        "made while the charge was open",
        "Was the person then charged with the offence, and not yet convicted by a final judgment?",
    )
    affirms_guilt: YesNo = asks("says that the person is guilty", "Did it say that the person is guilty, and in which words?")


class Remedy(Event):
    """A complaint or other step to put right what happened, and what came of it."""

    kind: ClassVar[str] = "remedy"

    about: Text = asks("about what", "What was complained of?")
    forum: Text = asks("to whom", "To which authority or court?")
    available: YesNo = asks("a remedy open to the person", "Is there an effective remedy that the person can in fact use?")
    decided: Date = asks("decided", "When was it decided?")
    investigated: YesNo = asks("investigated", "Was the complaint investigated promptly, thoroughly and independently?")
    granted: YesNo = asks("remedy granted", "What was decided, and was it carried out?")


class Pattern(Event):
    """Other cases of the same kind that were raised before, with the documents that raised them."""

    kind: ClassVar[str] = "pattern"

    documents: tuple[Symbol, ...] = Field((), description="Reports, as doc:SYMBOL.")
    letters: tuple[str, ...] = Field((), description="Earlier letters, by reference.")
    similar_cases: YesNo = asks("similar cases raised before", "Have similar cases been raised with the Government before?")
    effect_on_others: YesNo = asks(
        "others deterred from the same work", "Are others deterred from similar work by what happened?"
    )
    protected_by_state: YesNo = asks(
        "measures to protect defenders and journalists",
        "What does the State do to protect journalists and defenders from reprisals, public-interest defences included?",
    )


EVENTS: tuple[type[Event], ...] = (
    Charge, Hearing, Judgment, Sentence, Appeal, FileAccess, TimeRequest, CounselContact, SecrecyOrder, Search,
    Restriction, FamilyContact, Parcels, Treatment, Distinction, PublicStatement, Remedy, Pattern,
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
