"""What records share: the base of every record and event, and groups of fields that several kinds have."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from fairtrial.case.fields import Answer, Date, Detail, Fact, OneOf, Several, Text, YesNo, asks

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
"""An identifier that the author of the case gives: letters, digits, hyphen, underscore; it starts with a letter."""

Flag = Annotated[bool, WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""yes or no, decided by the author of the file and not told by a source."""

Symbol = Annotated[str, Field(pattern=r"^doc:[A-Za-z0-9][A-Za-z0-9./ ()_-]*$", max_length=80)]
"""A United Nations document by its symbol, such as doc:A/HRC/55/50/Add.1."""

STAGES = ("pre_trial", "trial", "appeal", "cassation", "supervisory_review")
"""The stages of a case, for the records of courts."""


class Model(BaseModel):
    """The base of everything in a case file: unknown keys are errors, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Record(Model):
    """What every record carries: on whose word it stands, unless one of its facts says otherwise."""

    kind: ClassVar[str]
    words: ClassVar[str]
    """How a report calls such a record."""
    usual: ClassVar[tuple[str, ...]] = ()
    """The fields that are told of most such records; the guide to encoding says when, and how to fill them."""
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


class ByWhom(Model):
    """Who acted, and what ties the act to the State."""

    by: Text = asks("who acted", "Who acted?")
    attribution: Annotated[
        Fact, OneOf("state_officials", "state_acquiescence", "failure_to_protect", "private_persons")
    ] = asks("tie to the State", "Were those who acted officials of the State, or private persons it let act?")


class Justified(Model):
    """What the State would have to show for a measure that limits a right (general comment No. 31, paragraph 6)."""

    basis_in_law: Annotated[Fact, OneOf("yes", "vague_or_secret", "no")] = asks(
        "a law allowing it",
        "Does a law, as the domestic courts read it, allow the measure, and which? (vague_or_secret: a source says of the law "
        "that was applied that it is not public, or too vague for a person to know what it forbids or for officials to be bound "
        "by it. no: a source says that no law was named, or that there is none.)",
    )
    law: Text = asks("the law relied on", "Which law was relied on?")
    aim: Annotated[
        Fact,
        Several(
            "rights_of_others",
            "national_security",
            "public_order",
            "public_safety",
            "public_health",
            "public_morals",
            "fighting_crime",
            "other",
            "none_stated",
        ),
    ] = asks(
        "aims stated by the authorities",
        "Which aims did the authorities, the courts or the State name for the measure, then or later? (other: an aim or "
        "ground that is none of these; fighting_crime: of searches, surveillance, data and removals, elsewhere it is "
        "public_order; none_stated: a source says that none was named)",
    )
    threat_shown: YesNo = asks(
        "a precise threat shown, tied to this measure",
        "Did the authorities, the courts or the State say, for this case, precisely what threat there was and how this measure met it? "
        "(No: they named none, or only a law or a general aim. That the person finds their reasons wrong is not a no.)",
    )
    milder_means_considered: YesNo = asks(
        "reasons why no less would do",
        "Did the authorities, the courts or the State consider a milder measure and say why it would not do, or say why this "
        "one went no further than was needed, and what it left free? (That it was necessary or proportionate, or that "
        "interests were weighed, is a bare word.)",
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


class Protected(Model):
    """What protection the law gave against an act of this kind."""

    law_forbids: YesNo = asks(
        "a law against it", "Does the law forbid such an act, also when private persons commit it?"
    )
    redress_open: YesNo = asks(
        "a way to redress",
        "Could the person turn to a court or authority against those responsible, and obtain redress?",
    )
