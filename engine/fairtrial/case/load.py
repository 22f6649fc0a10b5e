"""Reading a case file: from text to a checked Case, or every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from fairtrial.case.fields import Fact, Moment, Never
from fairtrial.case.file import Assessment, Case, CaseFile, Source
from fairtrial.case.records import EVENT_TYPES, Detention, Event, Person, Proceeding, Record, facts_of, fields_of
from fairtrial.dates import When, parse_when
from fairtrial.problems import InputError, Problem, nearest, not_allowed
from fairtrial.yamlread import Document, Where, read_file

NEEDS_PROCEEDING = (
    "charge", "hearing", "judgment", "sentence", "appeal", "file_access", "time_request", "counsel_contact",
    "secrecy_order",
)  # fmt: skip
"""Events that exist only within a proceeding."""

NEEDS_DETENTION = ("family_contact", "parcels")
"""Events that exist only within a deprivation of liberty."""

_SPANS = {
    "detention": (("start", "end"), ("start", "brought_before_judge"), ("review_asked", "review_decided")),
    "charge": (),
    "counsel_contact": (("date", "until"),),
    "family_contact": (("date", "until"),),
    "parcels": (("date", "until"),),
    "appeal": (("date", "decided"),),
    "file_access": (("since", "given"), ("date", "given")),
    "remedy": (("date", "decided"),),
}
"""Pairs of dates of a record in which the second cannot lie before the first."""


def load_case(path: Path, shown_as: str | None = None) -> Case:
    """Read the case file at `path`. Raises InputError with everything that is wrong with it."""
    return case_from(read_file(path, shown_as))


def case_from(document: Document) -> Case:
    """Make a Case of a YAML document. Raises InputError with everything that is wrong with it."""
    raw = document.data
    if not isinstance(raw, dict):
        message = "a case file is a list of named parts: as_of, title, state, sources, persons, proceedings, events"
        raise InputError([Problem(message, document.file, 1)])
    try:
        file = CaseFile.model_validate(_with_ids(raw))
    except ValidationError as error:
        raise InputError([_problem(fault, document) for fault in error.errors(include_url=False)]) from None
    checker = _Checker(file, document)
    return checker.case()


def _with_ids(raw: dict[str, Any]) -> dict[str, Any]:
    """Write the key of each named record into it, so that a record knows its own id."""
    made = dict(raw)
    for section in ("sources", *CaseFile.SECTIONS):
        entries = raw.get(section)
        if isinstance(entries, dict):
            made[section] = {
                key: {**entry, "id": key} if isinstance(entry, dict) and "id" not in entry else entry
                for key, entry in entries.items()
            }
    return made


# Faults in form -------------------------------------------------------------------------------------------------------


def _problem(fault: Any, document: Document) -> Problem:
    where: Where = tuple(part for part in fault["loc"] if part != "[key]")
    context = fault.get("ctx") or {}
    message = _message(fault, where, document)
    if fault["type"] == "fact":
        where = (*where, *context["at"])
    return Problem(message, document.file, document.line(where), _place(where))


def _message(fault: Any, where: Where, document: Document) -> str:
    context = fault.get("ctx") or {}
    kind, given = fault["type"], fault.get("input")
    if kind in ("fact", "event"):
        return str(fault["msg"])
    if kind == "extra_forbidden":
        return not_allowed(str(where[-1]), _keys(where[:-1], document), "key here")
    if kind == "missing":
        return f'"{where[-1]}" is missing; it is required'
    if kind == "literal_error":
        allowed = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return not_allowed(str(given), allowed)
    if kind == "string_pattern_mismatch":
        if where == ("state",):
            return f'"{given}" is not a State; write its three-letter ISO code in capitals, such as TJK'
        return f'"{str(given)[:60]}" cannot be an id; use letters, digits, hyphen and underscore, beginning with a letter'
    if kind == "string_too_long":
        return f"this text is longer than the {context['max_length']} characters that fit here; shorten it"
    if kind == "bool_parsing":
        return f'"{str(given)[:60]}" is neither yes nor no'
    expected = {
        "string_type": "words are expected here",
        "dict_type": "a block of named lines is expected here",
        "model_type": "a block of named lines is expected here",
        "tuple_type": "a list is expected here, such as [letter]",
    }
    return expected.get(kind, str(fault["msg"]))


def _keys(where: Where, document: Document) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "sources": Source, "persons": Person, "proceedings": Proceeding, "detentions": Detention,
        "assessments": Assessment,
    }  # fmt: skip
    model: type[BaseModel] = CaseFile
    if where and where[0] == "events":
        kind = document.data["events"][where[1]].get("type")
        model = EVENT_TYPES.get(kind, Event)
    elif where:
        model = models[str(where[0])]
    hidden = () if where and where[0] == "events" else ("id",)
    return [name for name in model.model_fields if name not in hidden]


def _place(where: Where) -> str:
    place = ""
    for part in where:
        place += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if place else str(part)
    return place


# Faults in sense ------------------------------------------------------------------------------------------------------


class _Checker:
    """Checks what no single field shows: references, ids, the order of dates; and fills in the links left out."""

    def __init__(self, file: CaseFile, document: Document):
        self.file, self.document = file, document
        self.problems: list[Problem] = []
        self.people = list(file.persons)

    def case(self) -> Case:
        as_of = self._date(self.file.as_of, ("as_of",))
        self._sources_of(self.file.account, ("account",))
        self._ids()
        events = tuple(self._linked(event, ("events", index)) for index, event in enumerate(self.file.events))
        proceedings = {key: self._framed(record, ("proceedings", key)) for key, record in self.file.proceedings.items()}
        detentions = {key: self._framed(record, ("detentions", key)) for key, record in self.file.detentions.items()}
        update = {"events": events, "proceedings": proceedings, "detentions": detentions}
        self.file = self.file.model_copy(update=update)
        for record, where in self._places():
            self._check(record, where, as_of)
        self._assessments()
        if self.problems:
            raise InputError(self.problems)
        return Case(self.file, as_of, self.document.file)

    def _fault(self, message: str, where: Where) -> None:
        self.problems.append(Problem(message, self.document.file, self.document.line(where), _place(where)))

    def _date(self, text: str, where: Where) -> When:
        try:
            return parse_when(text)
        except ValueError as error:
            self._fault(str(error), where)
            return When(None, None, text)

    def _places(self) -> Iterable[tuple[Record, Where]]:
        for section in CaseFile.SECTIONS:
            for key, record in getattr(self.file, section).items():
                yield record, (section, key)
        for index, event in enumerate(self.file.events):
            yield event, ("events", index)

    def _ids(self) -> None:
        seen: dict[str, Where] = {}
        for record, where in self._places():
            if not record.id:
                self._fault("the event has no id; give it one, such as hearing-1", where)
            elif record.id in seen:
                line = self.document.line(seen[record.id])
                self._fault(f'the id "{record.id}" is already taken (line {line}); every record needs its own', (*where, "id"))
            else:
                seen[record.id] = where

    def _sources_of(self, names: Iterable[str], where: Where) -> None:
        for name in names:
            if name not in self.file.sources:
                self._unknown(name, "source", self.file.sources, where)

    def _unknown(self, name: str, what: str, known: Iterable[str], where: Where) -> None:
        names = list(known)
        there = f"The file has: {', '.join(names)}." if names else f"The file has no {what}s."
        close = nearest(name, names)
        hint = f' Did you mean "{close}"?' if close else ""
        self._fault(f'there is no {what} "{name}" in this file. {there}{hint}', where)

    def _person(self, record: Any, where: Where) -> str | None:
        if record.person is not None:
            return str(record.person)
        frame = self.file.detentions.get(getattr(record, "detention", None) or "") or self.file.proceedings.get(
            getattr(record, "proceeding", None) or ""
        )
        if frame is not None and frame.person is not None:
            return str(frame.person)
        if len(self.people) == 1:
            return self.people[0]
        self._fault(f"say whom it concerns: person: one of {', '.join(self.people)}", where)
        return None

    def _framed(self, record: Any, where: Where) -> Any:
        return record.model_copy(update={"person": self._person(record, where)})

    def _linked(self, event: Event, where: Where) -> Event:
        update: dict[str, Any] = {}
        for kind, needing, frames in (
            ("proceeding", NEEDS_PROCEEDING, self.file.proceedings),
            ("detention", NEEDS_DETENTION, self.file.detentions),
        ):
            if getattr(event, kind) is None and event.kind in needing:
                if len(frames) == 1:
                    update[kind] = next(iter(frames))
                else:
                    there = f"one of {', '.join(frames)}" if frames else f"and describe it under {kind}s"
                    self._fault(f"a {event.kind} belongs to a {kind}; say which: {kind}: {there}", where)
        event = event.model_copy(update=update)
        return event.model_copy(update={"person": self._person(event, where)})

    def _check(self, record: Record, where: Where, as_of: When) -> None:
        self._sources_of(record.sources, (*where, "sources"))
        for link, known in (
            ("person", self.file.persons), ("relation_to", self.file.persons),
            ("proceeding", self.file.proceedings), ("detention", self.file.detentions),
        ):  # fmt: skip
            name = getattr(record, link, None)
            if name is not None and name not in known:
                self._unknown(name, "person" if link == "relation_to" else link, known, (*where, link))
        for name in getattr(record, "affects", ()):
            if name not in self.file.persons:
                self._unknown(name, "person", self.file.persons, (*where, "affects"))
        facts = facts_of(record)
        for name, fact in facts.items():
            self._check_fact(record, name, fact, (*where, name), as_of)
        for first, second in _SPANS.get(record.kind, ()):
            self._order(facts.get(first), facts.get(second), (first, second), (*where, second))

    def _check_fact(self, record: Record, name: str, fact: Fact, where: Where, as_of: When) -> None:
        for reading in fact.readings:
            self._sources_of(reading.sources, where)
            if reading.value is not None and not reading.sources and not record.sources:
                self._fault("on whose word? Give sources here or for the whole record", where)
        if isinstance(fields_of(record.kind)[name].form, Moment):
            for reading in fact.readings:
                value = reading.value
                if isinstance(value, When) and None not in (value.earliest, as_of.latest):
                    assert value.earliest is not None and as_of.latest is not None
                    if value.earliest > as_of.latest:
                        self._fault(f"{value.in_words()} lies after the date of this file ({as_of.in_words()})", where)

    def _order(self, first: Fact | None, second: Fact | None, names: tuple[str, str], where: Where) -> None:
        if first is None or second is None:
            return
        for one in first.readings:
            for other in second.readings:
                shared = not one.sources or not other.sources or set(one.sources) & set(other.sources)
                if shared and _ends_before(one.value, other.value):
                    assert isinstance(one.value, When) and isinstance(other.value, When)
                    self._fault(
                        f'"{names[1]}" ({other.value.in_words()}) lies before "{names[0]}" ({one.value.in_words()})', where
                    )

    def _assessments(self) -> None:
        known = [record.id for record, _ in self._places()]
        for index, assessment in enumerate(self.file.assessments):
            self._sources_of(assessment.sources, ("assessments", index, "sources"))
            if assessment.of not in known:
                self._unknown(assessment.of, "record", known, ("assessments", index, "of"))


def _ends_before(first: object, second: object) -> bool:
    if first is Never or second is Never or not isinstance(first, When) or not isinstance(second, When):
        return False
    return first.earliest is not None and second.latest is not None and second.latest < first.earliest
