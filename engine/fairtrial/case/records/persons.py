"""Persons, proceedings, deprivations of liberty: what every other record belongs to."""

from typing import Annotated, ClassVar

from pydantic import Field

from fairtrial.case.fields import Date, Fact, Members, Number, OneOf, Text, YesNo, asks
from fairtrial.case.records.base import Derogated, Flag, Name, Record


class Person(Record):
    """A person, or a group that is treated alike."""

    kind: ClassVar[str] = "person"
    words: ClassVar[str] = "the person"
    usual: ClassVar[tuple[str, ...]] = ("gender",)

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
        "Could the person turn to an authority or court that could put right what is alleged, and to which?",
    )


class Proceeding(Record, Derogated):
    """Proceedings before a court or a similar body, from the first step to the last."""

    kind: ClassVar[str] = "proceeding"
    words: ClassVar[str] = "the proceedings"
    usual: ClassVar[tuple[str, ...]] = ("matter",)

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
        "Did the authorities name exceptional reasons for the delay in bringing the person to a judge, and which?",
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
    words: ClassVar[str] = "the deprivation of liberty"
    usual: ClassVar[tuple[str, ...]] = (
        "start",
        "end",
        "capacity",
        "free_to_leave",
        "ground_in_law",
        "brought_before_judge",
        "judge_is",
    )

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
        "In what capacity was the person held (security: no charge in view; after_sentence: held for the safety of "
        "others after the punishment was served, until then convicted; past_term: the sentence or the time "
        "allowed had ended; other: also where nobody told for what the person was held)?",
    )  # fmt: skip
    free_to_leave: YesNo = asks("free to leave", "Was the person free to leave?")
    ordered_by: Annotated[Fact, OneOf("police", "prosecutor", "judge", "sentence_of_a_court", "executive", "other")] = (
        asks("who ordered it", "Who ordered the deprivation of liberty?")
    )
    warrant: YesNo = asks("a warrant", "Was there a warrant or order for it?")
    warrant_required: YesNo = asks(
        "a warrant asked for by domestic law",
        "Does domestic law ask for a warrant or order in such a case, and which law?",
    )
    ground_in_law: YesNo = asks(
        "a ground laid down in law",
        "Did the authorities or the State name a law, article or offence as the ground for it, and which? (no: a source "
        "says that none was named, or that what was named is no law in force.)",
    )
    procedure_followed: YesNo = asks("domestic procedure followed", "Was the procedure of domestic law followed?")
    necessity_shown: YesNo = asks(
        "individual reasons why it was necessary",
        "Did the authorities or the State give reasons about this person why it was necessary, and which?",
    )
    reasons_given: Date = asks(
        "when told the reasons", "When was the person told the reasons for the arrest? (never: not told at all)"
    )
    reasons_delay_explained: YesNo = asks(
        "what kept the reasons from being told at once",
        "Did something make it impossible to tell the reasons at once, such as the lack of an interpreter, "
        "and for how long?",
    )
    charges_told: Date = asks("when told of any charge", "When was the person told of any charge?")
    brought_before_judge: Date = asks(
        "when brought before a judge", "When was the person first brought before a judge?"
    )
    judge_is: Annotated[Fact, OneOf("judge", "prosecutor", "other_officer")] = asks(
        "who decided on the custody at first",
        "Who decided in the first days that the person be kept in custody: a judge, a prosecutor, or another officer?",
    )
    delay_explained: YesNo = asks(
        "exceptional reasons for the delay",
        "Did the authorities name exceptional reasons for the delay in bringing the person to a judge, and which?",
    )
    judge_limit_kept: YesNo = asks(
        "time limit of domestic law for a judge kept",
        "Was the time limit of domestic law for bringing a detained person before a judge kept, and what is it?",
    )
    in_person: YesNo = asks("brought in person", "Was the person physically present before the judge?")
    questioned_as_suspect: YesNo = asks(
        "questioned about an offence of one's own",
        "Was the person questioned about an offence of their own, whatever the capacity in which they were held?",
    )
    review_open: YesNo = asks(
        "a way to challenge it in court",
        "Could the person bring before a court whether the detention was justified, so that the court could order release? "
        "(no: no court at all, or one that by law looks only at whether the formalities of domestic law were met, or cannot "
        "order release)",
    )
    review_asked: Date = asks("challenge brought", "When did the person ask a court to review the detention?")
    review_decided: Date = asks("challenge decided", "When did the court decide on it?")
    release_refused_reasons: YesNo = asks(
        "individual reasons for refusing release",
        "Were reasons about this person given for not releasing the person before trial, and which?",
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
    military_order: YesNo = asks(
        "a civilian held by order of the military",
        "Was the person, a civilian, held by order of a military court, its prosecutor or a military commander?",
    )
    found_groundless: YesNo = asks(
        "later held to have had no ground",
        "Did a court or authority later hold that there had been no ground or no need to hold the person (an acquittal is not "
        "that)?",
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
