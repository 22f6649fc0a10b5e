"""The case file as a whole: its sources, persons, proceedings, deprivations of liberty, and chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WrapValidator, field_validator
from pydantic_core import PydanticCustomError

from fairtrial.case.fields import AnswerToAll
from fairtrial.case.records import (
    EVENT_TYPES,
    Detention,
    Event,
    Flag,
    Happening,
    Model,
    Name,
    Person,
    Proceeding,
    Record,
)
from fairtrial.dates import When
from fairtrial.problems import not_allowed

SourceKind = Literal[
    "allegation_letter", "press_release", "news", "ngo_report", "un_report", "court_document", "official_document",
    "testimony", "lawyer", "submission", "state_reply", "state_media", "other",
]  # fmt: skip

OF_THE_STATE = ("state_reply", "state_media")
"""Sources that give the State's own account. A court document is evidence of the decision, whoever handed it over."""


class Source(Model):
    """Where information comes from."""

    id: Name = ""
    kind: SourceKind
    title: str = Field(max_length=400)
    by: str | None = Field(None, max_length=300, description="Who wrote or published it.")
    date: str | None = Field(None, max_length=40)
    origin: Name | None = Field(
        None, description="Sources of one origin count once: a letter and a press release by one mandate."
    )
    reference: str | None = Field(None, max_length=300, description="Reference or symbol.")
    address: str | None = Field(None, max_length=600, description="Where it can be found.")
    confidential: Flag = False
    note: str | None = Field(None, max_length=2000)

    @property
    def of_the_state(self) -> bool:
        return self.kind in OF_THE_STATE

    @property
    def counts_as(self) -> str:
        """The origin under which it counts."""
        return self.origin or self.id


class Assessment(Model):
    """A conclusion that somebody reached on a question that no fact decides; it is printed with its author."""

    question: Name
    of: Name = Field(description="The record it is about.")
    answer: Literal["yes", "no"]
    by: str = Field(max_length=300)
    reasons: str | None = Field(None, max_length=4000)
    sources: tuple[Name, ...] = ()


def _event(raw: Any, handler: Any) -> Event:
    if not isinstance(raw, dict):
        raise PydanticCustomError("event", "an event is written as a block that begins with id and type")
    kind = raw.get("type")
    if kind is None:
        raise PydanticCustomError(
            "event", "the event has no type. Allowed: {types}.", {"types": ", ".join(EVENT_TYPES)}
        )
    if kind not in EVENT_TYPES:
        context = {"at": ["type"], "said": not_allowed(str(kind), list(EVENT_TYPES), "type of event")}
        raise PydanticCustomError("fact", "{said}", context)
    model: Any = EVENT_TYPES[kind]
    event: Event = model.model_validate(raw)
    return event


AnyEvent = Annotated[Event, WrapValidator(_event)]


class CaseFile(Model):
    """One case, as one file describes it."""

    as_of: str = Field(description="The date of this description: what is ongoing runs to this day, never to today.")
    title: str = Field(max_length=300)
    state: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = Field(description="The State, by its ISO 3166 code: TJK.")
    about: str | None = Field(None, max_length=2000, description="In one sentence, what the case is about.")
    account: tuple[Name, ...] = Field(
        (), description="Whose account is taken as alleged where sources differ; without it, every reading counts."
    )
    answer: AnswerToAll = Field(
        "not_yet_asked", description="What the State has answered, unless a record says otherwise."
    )
    asked_on: str | None = Field(None, description="When the State was asked.")
    sources: dict[Name, Source]
    persons: dict[Name, Person]
    proceedings: dict[Name, Proceeding] = {}
    detentions: dict[Name, Detention] = {}
    events: tuple[AnyEvent, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    SECTIONS: ClassVar[tuple[str, ...]] = ("persons", "proceedings", "detentions")

    @field_validator("answer", mode="before")
    @classmethod
    def _for_the_whole(cls, answer: Any) -> Any:
        # a rebuttal meets one fact; for the whole file it would make doubtful even that a complaint was made
        if answer == "specific_rebuttal":
            said = (
                "a specific rebuttal meets one fact, and cannot be the answer to the whole case. Write it on the facts "
                "that the State tells otherwise, and here what it answered to the rest, such as admitted or silent."
            )
            raise PydanticCustomError("fact", "{said}", {"said": said})
        return answer

    def records(self) -> Iterator[Record]:
        """Yield every record: persons, proceedings, deprivations of liberty, then the events in the file's order."""
        yield from self.persons.values()
        yield from self.proceedings.values()
        yield from self.detentions.values()
        yield from self.events


class Case:
    """A case file that was read and checked, with the links between its records made."""

    def __init__(self, file: CaseFile, as_of: When, name: str):
        self.file, self.as_of, self.name = file, as_of, name
        self.records: dict[str, Record] = {record.id: record for record in file.records()}

    def person_of(self, record: Record) -> str | None:
        """Return the id of the person whom a record concerns first of all."""
        if isinstance(record, Person):
            return record.id
        assert isinstance(record, Happening | Proceeding | Detention)
        return record.person

    def persons_of(self, record: Record) -> tuple[str, ...]:
        """Return the ids of all persons whose rights a record touches, the one it concerns first."""
        first = self.person_of(record)
        others = () if isinstance(record, Person) else getattr(record, "affects", ())
        return tuple(dict.fromkeys([*([first] if first else []), *others]))

    def anchor_of(self, record: Record, kind: str) -> str | None:
        """Return the id of the proceeding or detention that a record belongs to, itself included."""
        if record.kind == kind:
            return record.id
        found = getattr(record, kind, None)
        if found is None and kind == "proceeding" and (held := getattr(record, "detention", None)):
            # of a file with faults a part may be missing; the fault is told, and nothing follows from the file
            held_in = self.file.detentions.get(held)
            found = held_in.proceeding if held_in else None
        return found
