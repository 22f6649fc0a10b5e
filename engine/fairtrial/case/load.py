"""Reading a case file: from text to a checked Case, or every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from fairtrial.case.fields import Fact, Moment, Never
from fairtrial.case.file import Assessment, Case, CaseFile, Source
from fairtrial.case.reckoned import contradicted, with_what_is_reckoned
from fairtrial.case.records import (
    EVENT_TYPES,
    Detention,
    Event,
    Person,
    Proceeding,
    Record,
    facts_of,
    fields_of,
    sources_of,
)
from fairtrial.dates import When, parse_when
from fairtrial.problems import InputError, Problem, nearest, not_allowed, noted
from fairtrial.yamlread import Document, RepeatedKeys, Where, read_file

NEEDS_PROCEEDING = (
    "charge", "hearing", "judgment", "sentence", "appeal", "file_access", "time_request", "counsel_contact",
    "secrecy_order", "child_case",
    "tribunal", "judge", "unequal_step", "proof", "applied_law", "earlier_judgment", "death_sentence",
    "unrepresented", "defence_request", "counsel_conduct", "witness", "interpretation", "interrogation", "delay",
    "review_obstacle",
)  # fmt: skip
"""Events that exist only within a proceeding."""

PENAL_MEASURES = ("prosecution", "conviction", "administrative_penalty", "civil_suit")
"""Restrictions that are themselves proceedings."""

NEEDS_DETENTION = (
    "family_contact", "parcels", "custody_decision", "custody_notice", "hidden_custody", "placement",
    "admission", "prison_measure", "prison_request", "visit", "regime", "child_custody",
)  # fmt: skip
"""Events that exist only within a deprivation of liberty."""

_SPANS = {
    "detention": (("start", "end"), ("start", "brought_before_judge"), ("review_asked", "review_decided")),
    "charge": (),
    "counsel_contact": (("date", "until"),),
    "family_contact": (("date", "until"),),
    "parcels": (("date", "until"),),
    "judgment": (("date", "copy_to_accused"), ("date", "copy_to_lawyer")),
    "appeal": (("date", "decided"),),
    "file_access": (("since", "given"), ("date", "given")),
    "prison_measure": (("date", "until"),),
    "prison_request": (("date", "answered"),),
    "regime": (("date", "until"),),
    "visit": (("date", "until"),),
    "child_custody": (("challenge_made", "challenge_decided"),),
    "human_rights_act": (("date", "decided"),),
    "unrepresented": (("date", "until"),),
    "delay": (("date", "until"),),
    "remedy": (("date", "decided"),),
    "custody_decision": (("asked", "date"),),
    "hidden_custody": (("date", "until"),),
    "placement": (("date", "until"),),
    "derogation": (("date", "until"),),
    "treatment": (("date", "until"),),
}
"""Pairs of dates of a record in which the second cannot lie before the first."""


_REQUIRED: dict[Where, Any] = {
    ("as_of",): "9999", ("title",): "-", ("state",): "XXX", ("sources",): {}, ("persons",): {},
    ("sources", "kind"): "other", ("sources", "title"): "-",
    ("assessments", "question"): "unknown", ("assessments", "of"): "unknown", ("assessments", "answer"): "no",
    ("assessments", "by"): "-",
}  # fmt: skip
"""What stands in for a required value that is missing or faulty, while the rest of the file is checked."""


Judgements = Mapping[str, frozenset[str]]
"""The questions that rules leave to a judgement, by name, each with the kinds of record that it is asked of."""


def load_case(path: Path, shown_as: str | None = None, judgements: Judgements | None = None) -> Case:
    """Read the case file at `path`. Raises InputError with everything that is wrong with it.

    Its assessments are held against `judgements`, if these are given.
    """
    try:
        document = read_file(path, shown_as)
    except RepeatedKeys as error:
        try:
            _, problems = _read(error.document, judgements)
        except InputError as more:
            problems = more.problems
        raise InputError([*error.problems, *problems]) from None
    return case_from(document, judgements)


def case_from(document: Document, judgements: Judgements | None = None) -> Case:
    """Make a Case of a YAML document. Raises InputError with everything that is wrong with it."""
    case, problems = _read(document, judgements)
    if case is None or problems:
        raise InputError(problems)
    return case


def _read(document: Document, judgements: Judgements | None) -> tuple[Case | None, list[Problem]]:
    """Return the case, and what is wrong with it: faults in form first, then faults in sense in all that is sound."""
    if not isinstance(document.data, dict):
        message = (
            "a case file begins with named lines, not with a hyphen or a bare text. Allowed: "
            f"{', '.join(CaseFile.model_fields)}"
        )
        return None, [Problem(message, document.file, 1)]
    form = _Form(document)
    file = form.file()
    if file is None:
        return None, form.problems
    checker = _Checker(file, document, form.spoilt, judgements)
    case = checker.case()
    return case, [*form.problems, *checker.problems]


# Faults in form -------------------------------------------------------------------------------------------------------


class _Form:
    """Checks the form of a file, and sets aside what is faulty, so that one fault never hides another."""

    def __init__(self, document: Document):
        self.document = document
        self.problems: list[Problem] = []
        self.spoilt: set[Where] = set()
        """The places whose content was set aside. Whatever is missing there is no further fault."""
        self.raw = self._prepared(document.data)

    def file(self) -> CaseFile | None:
        """Return the file without its faulty parts, or None if nothing sound is left of it."""
        for _ in range(4):  # a fault in an event's type or a record's shape can hide others behind it
            try:
                return CaseFile.model_validate(self.raw)
            except ValidationError as error:
                for fault in error.errors(include_url=False):
                    self._take(fault)
        return None

    def _prepared(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Return a copy to work on, in which each named record knows its own id and each event has a type.

        A line with a known name and nothing after it is left out: it says no more than no line at all.
        """
        made = _without_blanks(raw, (), raw)
        for section in ("sources", *CaseFile.SECTIONS):
            if isinstance(raw.get(section), dict):
                made[section] = {
                    key: self._named(_without_blanks(entry, (section, key), raw), (section, key))
                    if isinstance(entry, dict)
                    else {"id": key}
                    if entry is None and section != "sources"
                    else entry
                    for key, entry in raw[section].items()
                }
        if isinstance(raw.get("events"), list):
            made["events"] = [
                self._typed(dict(entry), ("events", index)) if isinstance(entry, dict) else entry
                for index, entry in enumerate(raw["events"])
            ]
        if isinstance(raw.get("assessments"), list):
            made["assessments"] = [
                _without_blanks(entry, ("assessments",), raw) if isinstance(entry, dict) else entry
                for entry in raw["assessments"]
            ]
        return made

    def _named(self, entry: dict[str, Any], where: Where) -> dict[str, Any]:
        if "id" in entry:
            self._fault(
                f'the id is the name "{where[-1]}" at the top of this block; leave this line out', (*where, "id")
            )
        return {**entry, "id": where[-1]}

    def _typed(self, entry: dict[str, Any], where: Where) -> dict[str, Any]:
        kind = entry.get("type")
        if isinstance(kind, str) and kind in EVENT_TYPES:
            return _without_blanks(entry, where, self.document.data)
        close: str | None = None
        if "type" not in entry:
            said = next((key for key in entry if nearest(key, ["type"])), None)
            hint = f' "{said}" is not a known key here. Did you mean "type"?' if said else ""
            self._fault(f"the event has no type.{hint} Allowed: {', '.join(EVENT_TYPES)}.", where)
            close = entry.pop(said) if said and isinstance(entry[said], str) else None
        elif not isinstance(kind, str):
            self._fault(f"one word is expected here. Allowed: {', '.join(EVENT_TYPES)}.", (*where, "type"))
        else:
            self._fault(not_allowed(kind, list(EVENT_TYPES), "type of event"), (*where, "type"))
            close = kind
        # the rest is checked as the type that was meant, if that can be seen
        meant = nearest(close, EVENT_TYPES) if close else None
        if meant is None:
            return self._stand_in(entry, where)
        return {**entry, "type": meant}

    def _take(self, fault: Any) -> None:
        """Note a fault and set the faulty part aside."""
        where: Where = tuple(part for part in fault["loc"] if part != "[key]")
        context = fault.get("ctx") or {}
        if len(where) == 3 and where[0] != "events" and where[2] == "id":
            return  # the id is the name of the block, of which the same is said
        if fault["type"] == "fact":
            for path, said in context.get("faults") or [(context.get("at", ()), context.get("said", fault["msg"]))]:
                self._fault(str(said), (*where, *path))
        else:
            self._fault(_message(fault, where, self.raw), where)
        if fault["type"] == "extra_forbidden" and (meant := nearest(str(where[-1]), _keys(where[:-1], self.raw))):
            self.spoilt.add((*where[:-1], meant))
        section = self.raw.get(str(where[0]))
        if len(where) > 1 and (section is None or (isinstance(section, dict) and where[1] not in section)):
            return  # it was set aside already, for another fault
        if "[key]" in fault["loc"]:
            self.raw[str(where[0])].pop(where[1], None)
        else:
            self._set_aside(where)

    def _set_aside(self, where: Where) -> None:
        section = str(where[0])
        if len(where) == 1 or not isinstance(self.raw.get(section), dict | list):
            self.spoilt.add(where[:1])
            self._drop(self.raw, section, where[:1])
            return
        if section not in ("sources", "events", "assessments", *CaseFile.SECTIONS):
            # a fault within a list or block of the top level takes the whole of it along
            self._set_aside(where[:1])
            return
        part: Any = self.raw[section]
        if len(where) == 2 or not isinstance(part[where[1]], dict):
            self.spoilt.add(where[:2])
            entry = part[where[1]]
            part[where[1]] = self._stand_in(entry if isinstance(entry, dict) else {}, where[:2])
            return
        self.spoilt.add(where[:3])
        self._drop(part[where[1]], str(where[2]), (section, where[2]))

    def _drop(self, block: dict[str, Any], key: str, required: Where) -> None:
        block.pop(key, None)
        if required in _REQUIRED:
            block[key] = _REQUIRED[required]

    def _stand_in(self, entry: dict[str, Any], where: Where) -> dict[str, Any]:
        """Return a sound record with the id of a faulty one, so that what refers to it still finds it."""
        self.spoilt.add(where)
        section = where[0]
        made = {str(keys[1]): value for keys, value in _REQUIRED.items() if keys[0] == section and len(keys) == 2}
        if section == "events":
            return (
                {"id": entry.get("id"), "type": "pattern"} if isinstance(entry.get("id"), str) else {"type": "pattern"}
            )
        return made if section == "assessments" else {**made, "id": where[1]}

    def _fault(self, message: str, where: Where) -> None:
        document = self.document
        noted(self.problems, Problem(message, document.file, document.line(where), _place(where)))


def _message(fault: Any, where: Where, raw: dict[str, Any]) -> str:
    context = fault.get("ctx") or {}
    kind, given = fault["type"], fault.get("input")
    if kind == "event":
        return str(fault["msg"])
    if kind == "extra_forbidden":
        return not_allowed(str(where[-1]), _keys(where[:-1], raw), "key here")
    if kind == "missing":
        return f'"{where[-1]}" is missing; it is required'
    if kind == "literal_error":
        allowed = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return (
            not_allowed(given, allowed)
            if isinstance(given, str)
            else f"one word is expected here: {', '.join(allowed)}"
        )
    if kind == "string_pattern_mismatch" and "documents" in where[2:]:
        return f'"{str(given)[:60]}" is not a symbol of a document; write doc: and the symbol, such as doc:A/HRC/55/50'
    if kind == "string_pattern_mismatch":
        if where == ("state",):
            return f'"{given}" is not a State; write its three-letter ISO code in capitals, such as TJK'
        return (
            f'"{str(given)[:60]}" cannot be an id; use letters, digits, hyphen and underscore, beginning with a letter'
        )
    if kind == "string_too_long":
        return f"this text is longer than the {context['max_length']} characters that fit here; shorten it"
    if kind == "bool_parsing":
        return f'"{str(given)[:60]}" is neither yes nor no'
    expected = {
        "string_type": "words are expected here",
        "dict_type": "a block of named lines is expected here",
        "model_type": "a block of named lines is expected here",
        "tuple_type": "a list is expected here, such as [letter]"
        if where[-1] not in ("events", "assessments")
        else "a list is expected here; each entry begins with a hyphen",
        "bool_type": "yes or no is expected here",
    }
    return expected.get(kind, str(fault["msg"]))


def _without_blanks(entry: dict[str, Any], where: Where, raw: dict[str, Any]) -> dict[str, Any]:
    known = _keys(where, raw)
    return {key: value for key, value in entry.items() if value is not None or key not in known}


def _keys(where: Where, raw: dict[str, Any]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "sources": Source, "persons": Person, "proceedings": Proceeding, "detentions": Detention,
        "assessments": Assessment,
    }  # fmt: skip
    model: type[BaseModel] = CaseFile
    if where and where[0] == "events":
        model = EVENT_TYPES.get(raw["events"][where[1]].get("type"), Event)
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

    def __init__(self, file: CaseFile, document: Document, spoilt: set[Where], judgements: Judgements | None):
        self.file, self.document, self.spoilt, self.judgements = file, document, spoilt, judgements
        self.problems: list[Problem] = []
        self.people = list(file.persons)

    def case(self) -> Case:
        as_of = self._date(self.file.as_of, ("as_of",))
        if as_of.earliest is not None and as_of.latest is None:
            self._fault(
                "the date of this file needs a last day; write the day of the newest source, such as 2025-06-30",
                ("as_of",),
            )
        if self.file.asked_on is not None:
            self._not_after(self._date(self.file.asked_on, ("asked_on",)), as_of, ("asked_on",))
        if not self.people and not self._is_spoilt("persons"):
            self._fault("the file has no person; describe at least one, whose rights the case is about", ("persons",))
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
        case = Case(self.file, as_of, self.document.file)
        if self.problems:
            return case
        for person, birth in contradicted(case):
            self._fault(
                f'"minor" is no, and by "born" ({birth.in_words()}) the person is under 18 on the date of this file '
                f"({as_of.in_words()})",
                ("persons", person, "minor"),
            )
        return with_what_is_reckoned(case)

    def _is_spoilt(self, *where: str | int) -> bool:
        """Return whether a place, or what is around it, was set aside for its form; nothing more is said of it then."""
        return any(where[:length] in self.spoilt for length in range(1, len(where) + 1))

    def _fault(self, message: str, where: Where) -> None:
        noted(self.problems, Problem(message, self.document.file, self.document.line(where), _place(where)))

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
                if self._is_spoilt(*where, "id"):
                    continue
                self._fault("the event has no id; give it one, such as hearing-1", where)
            elif record.id in seen:
                line = self.document.line(seen[record.id])
                self._fault(
                    f'the id "{record.id}" is already taken (line {line}); every record needs its own', (*where, "id")
                )
            else:
                seen[record.id] = where

    def _sources_of(self, names: Iterable[str], where: Where) -> None:
        for name in names if not self._is_spoilt("sources") else ():
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
        for kind in ("detention", "proceeding"):
            named = getattr(record, kind, None)
            frame = getattr(self.file, f"{kind}s").get(named)
            if frame is not None and frame.person is not None:
                # a person who is not in the file is complained of at the frame, once
                return str(frame.person) if frame.person in self.people else None
            if named is not None and (frame is None or self._is_spoilt(f"{kind}s", named, "person")):
                return None
        if len(self.people) == 1:
            return self.people[0]
        if self.people and not self._is_spoilt(*where, "person"):
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
            needs = event.kind in needing or (kind == "proceeding" and _is_penal(event))
            if getattr(event, kind) is None and needs and not self._is_spoilt(*where, kind):
                if len(frames) == 1:
                    update[kind] = next(iter(frames))
                elif not self._is_spoilt(f"{kind}s"):
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
            section = "persons" if link == "relation_to" else f"{link}s"
            if name is not None and name not in known and not self._is_spoilt(section):
                self._unknown(name, "person" if link == "relation_to" else link, known, (*where, link))
        for name in getattr(record, "affects", ()):
            if name not in self.file.persons and not self._is_spoilt("persons"):
                self._unknown(name, "person", self.file.persons, (*where, "affects"))
        facts = facts_of(record)
        for name, fact in facts.items():
            self._check_fact(record, name, fact, (*where, name), as_of)
        for first, second in _SPANS.get(record.kind, ()):
            self._order(record, (first, second), (*where, second))

    def _check_fact(self, record: Record, name: str, fact: Fact, where: Where, as_of: When) -> None:
        for reading in fact.readings:
            self._sources_of(reading.sources, where)
            told = reading.value is not None and not reading.sources and not record.sources
            if told and not self._is_spoilt(*where[:-1], "sources"):
                self._fault("on whose word? Give sources here or for the whole record", where)
        if isinstance(fields_of(record.kind)[name].form, Moment):
            for reading in fact.readings:
                if isinstance(reading.value, When):
                    self._not_after(reading.value, as_of, where)

    def _not_after(self, when: When, as_of: When, where: Where) -> None:
        if when.earliest is not None and as_of.latest is not None and when.earliest > as_of.latest:
            self._fault(f"{when.in_words()} lies after the date of this file ({as_of.in_words()})", where)

    def _order(self, record: Record, names: tuple[str, str], where: Where) -> None:
        first, second = (getattr(record, name) for name in names)
        for one in first.readings:
            for other in second.readings:
                tell_one, tell_other = set(sources_of(record, one)), set(sources_of(record, other))
                shared = not tell_one or not tell_other or tell_one & tell_other
                if shared and _ends_before(one.value, other.value):
                    assert isinstance(one.value, When) and isinstance(other.value, When)
                    self._fault(
                        f'"{names[1]}" ({other.value.in_words()}) lies before "{names[0]}" ({one.value.in_words()})',
                        where,
                    )

    def _assessments(self) -> None:
        kinds = {record.id: record.kind for record, _ in self._places()}
        known = list(kinds)
        for index, assessment in enumerate(self.file.assessments):
            self._sources_of(assessment.sources, ("assessments", index, "sources"))
            if (
                assessment.of not in known
                and not self._is_spoilt("assessments", index, "of")
                and not any(self._is_spoilt(section) for section in ("events", *CaseFile.SECTIONS))
            ):
                self._unknown(assessment.of, "record", known, ("assessments", index, "of"))
            if not self._is_spoilt("assessments", index, "question"):
                self._question(assessment, kinds.get(assessment.of), index)

    def _question(self, assessment: Assessment, kind: str | None, index: int) -> None:
        """Complain of an assessment that no rule would read: it must not be lost in silence."""
        if self.judgements is None:
            return
        asked_of = self.judgements.get(assessment.question)
        if asked_of is None:
            close = nearest(assessment.question, self.judgements)
            hint = f' Did you mean "{close}"?' if close else ""
            self._fault(
                f'no rule asks for a judgement by the name "{assessment.question}".{hint} A report prints each open '
                "question with its name",
                ("assessments", index, "question"),
            )
        elif kind is not None and kind not in asked_of:
            meant = " or ".join(sorted(asked_of))
            self._fault(
                f'"{assessment.question}" is asked of a {meant}, and "{assessment.of}" is a {kind}',
                ("assessments", index, "of"),
            )


def _is_penal(event: Event) -> bool:
    """Return whether an event is a measure that exists only within a proceeding, by any telling."""
    measure = getattr(event, "measure", None)
    if not isinstance(measure, Fact):
        return False
    told = [reading.value for reading in measure.readings]
    return any(not v.isdisjoint(PENAL_MEASURES) if isinstance(v, frozenset) else v in PENAL_MEASURES for v in told)


def _ends_before(first: object, second: object) -> bool:
    if first is Never or second is Never or not isinstance(first, When) or not isinstance(second, When):
        return False
    return first.earliest is not None and second.latest is not None and second.latest < first.earliest
