"""Lenses: whose word is taken, and what a fact is worth under it.

Under a lens a fact is the set of values it may have: one if it is known, each source's if they conflict, every possible
value if it is unknown. A lens that a telling fails turns it into an unknown. This module is the only place where it is
decided whom to believe, and it never decides silently: conflicts are reported elsewhere with every reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairtrial.case.fields import UNTOLD, Fact, Reading, Value
from fairtrial.case.file import Case
from fairtrial.case.records import Record, facts_of, sources_of
from fairtrial.dates import When

LENSES = ("as_alleged", "corroborated", "uncontested", "state_account")
"""The lenses by name; what a letter does, as_alleged, is the default."""

OCCURRED = "occurred"
"""The field of an event or a detention that says whether it took place."""

Values = tuple[Value, ...] | None
"""The values a fact may have; None means any."""

Address = tuple[str, str]
"""A fact's place: the id of its record and the name of the field."""


class Facts:
    """The facts of a case under one lens, with some of them replaced if need be (to try what would change)."""

    def __init__(
        self,
        case: Case,
        lens: str,
        replaced: Mapping[Address, Values] | None = None,
        before: Facts | None = None,
        to_justify: bool = False,
    ):
        self.case, self.lens, self.to_justify = case, lens, to_justify
        self.replaced = dict(replaced or {})
        self.before = before
        """The same facts with nothing replaced, where some are: what was not replaced is looked up there."""
        self._known: dict[Address, Values] = {}
        self._justifying: Facts | None = None
        sources = case.file.sources
        self._of_state: Mapping[str, bool] = (
            before._of_state if before else {name: each.of_the_state for name, each in sources.items()}
        )
        self._origin_of: Mapping[str, str] = (
            before._origin_of if before else {name: each.counts_as for name, each in sources.items()}
        )
        self._tellings: dict[Address, list[Reading]] = {}
        self._supporting: dict[Address, list[Reading]] = {}
        self._answers: dict[tuple[str, str], set[str]] | None = None

    def values(self, record_id: str, name: str) -> Values:
        """Return the values that a field of a record may have under this lens."""
        address = (record_id, name)
        if address in self._known:
            return self._known[address]
        if address in self.replaced:
            return self.replaced[address]
        if self.before is not None:
            return self.before.values(record_id, name)
        record = self.case.records[record_id]
        found = self._known[address] = self._under_lens(record, with_occurrence(getattr(record, name), name))
        return found

    def told(self, places: Iterable[Address]) -> dict[Address, Values]:
        """Return those facts that have a value, with it: lenses that agree on what a test reads agree on the test."""
        return {place: values for place in places if (values := self.values(*place)) is not None}

    def answers(self, question: str, record_id: str) -> set[str]:
        """Return every answer that the file's assessments give to what only a judgement can settle."""
        if self.before is not None:
            return self.before.answers(question, record_id)
        if self._answers is None:
            self._answers = {}
            for each in self.case.file.assessments:
                self._answers.setdefault((each.question, each.of), set()).add(each.answer)
        return self._answers.get((question, record_id), set())

    def tellings(self, record_id: str, name: str) -> list[Reading]:
        """Return the readings that count under this lens before it weighs them: those alleged, or the State's own."""
        address = (record_id, name)
        if address not in self._tellings:
            self._tellings[address] = self._counted(record_id, name)
        return self._tellings[address]

    def _counted(self, record_id: str, name: str) -> list[Reading]:
        record = self.case.records[record_id]
        fact = with_occurrence(getattr(record, name), name)
        if self.lens == "state_account":
            return [reading for reading in fact.readings if self._state_tells(record, reading)] or list(fact.readings)
        return self._alleged(record, fact) if fact.readings else []

    def supporting(self, record_id: str, name: str) -> list[Reading]:
        """Return every reading, of whatever source, that agrees with those that count, and is at least as precise."""
        address = (record_id, name)
        if address not in self._supporting:
            self._supporting[address] = self._agreeing(record_id, name)
        return self._supporting[address]

    def _agreeing(self, record_id: str, name: str) -> list[Reading]:
        record = self.case.records[record_id]
        readings = with_occurrence(getattr(record, name), name).readings
        if len(readings) < 2:
            return [each for each in readings if each.value is not None]
        counted = [reading.value for reading in self.tellings(record_id, name) if reading.value is not None]
        return [each for each in readings if each.value is not None and any(within(each.value, c) for c in counted)]

    def origins(self, record_id: str, name: str) -> tuple[str, ...]:
        """Return the origins that support what counts of a fact, each once, sorted."""
        record = self.case.records[record_id]
        found = {o for reading in self.supporting(record_id, name) for o in self._origins(record, reading)}
        return tuple(sorted(found))

    def but(self, replaced: Mapping[Address, Values]) -> Facts:
        """Return these facts with some of them replaced."""
        return Facts(self.case, self.lens, {**self.replaced, **replaced}, self.before or self)

    def justifying(self) -> Facts:
        """Return the facts as they count for a justification.

        Outside the State's own account these keep their value as alleged, so that doubting a telling can never add a
        breach. What is only asserted in a bare word is not shown: to justify a measure is to demonstrate it (general
        comments No. 31, paragraph 6, and No. 34, paragraph 35).
        """
        if self.lens == "state_account" or self.to_justify:
            return self
        if self._justifying is None:
            before = self.before.justifying() if self.before is not None else None
            self._justifying = Facts(self.case, "as_alleged", self.replaced, before, to_justify=True)
        return self._justifying

    def _under_lens(self, record: Record, fact: Fact) -> Values:
        if self.lens == "as_alleged" and len(fact.readings) == 1:
            # most facts are told once, and then there is nothing to weigh
            only = fact.readings[0]
            return None if only.value is None or (self.to_justify and is_bare_word(only)) else (only.value,)
        readings = [reading for reading in fact.readings if reading.value is not None]
        if not readings:
            return None
        if self.lens == "state_account":
            return self._of_the_state(record, readings)
        alleged = self._alleged(record, fact)
        if self.to_justify and any(map(is_bare_word, alleged)):
            return None
        if self.lens == "as_alleged":
            return _values(alleged)
        if self.lens == "corroborated":
            return self._corroborated(record, readings, alleged)
        return self._uncontested(record, readings, alleged)

    def _alleged(self, record: Record, fact: Fact) -> list[Reading]:
        """Return the readings that count as alleged.

        The State's own telling counts only where nobody else speaks to the fact. Where the file names an account, that
        account is followed where it speaks (a reading of its own that says unknown included).
        """
        if len(fact.readings) == 1:
            return list(fact.readings)
        told = [reading for reading in fact.readings if not self._by_state(record, reading)] or list(fact.readings)
        account = set(self.case.file.account)
        chosen = [reading for reading in told if account & set(sources_of(record, reading))]
        return chosen or told

    def _corroborated(self, record: Record, readings: list[Reading], alleged: list[Reading]) -> Values:
        """Return the most precise value that every telling as alleged bears out, and two origins or a document support.

        It is never more precise than what is alleged, so that no breach can rest on it that was not alleged.
        """
        supported = [
            candidate.value
            for candidate in readings
            if all(within(each.value, candidate.value) for each in alleged)
            and self._supported(record, candidate, readings)
        ]
        if len(supported) < 2:
            return (supported[0],) if supported else None
        return next(((value,) for value in supported if all(within(value, other) for other in supported)), None)

    def _supported(self, record: Record, candidate: Reading, readings: list[Reading]) -> bool:
        origins: set[str] = set()
        for reading in readings:
            if within(reading.value, candidate.value):
                if (reading.detail or record.detail) == "document":
                    return True
                origins |= self._origins(record, reading)
        return len(origins) >= 2

    def _uncontested(self, record: Record, readings: list[Reading], alleged: list[Reading]) -> Values:
        """Return what is admitted, or told with particulars and left without a specific answer after notice.

        Where the State tells it otherwise, either may be right: what both accounts have in common is contested by
        nobody. Of a yes and a no nothing is left.
        """
        of_the_state = [reading for reading in readings if self._state_tells(record, reading)]
        either: list[Reading] = []
        for reading in alleged:
            if not self._by_state(record, reading) and not self._stands(record, reading, of_the_state):
                if not of_the_state:
                    return None
                either = of_the_state
        values = _values([*alleged, *either])
        return None if either and values and {"yes", "no"} <= set(values) else values

    def _stands(self, record: Record, reading: Reading, of_the_state: list[Reading]) -> bool:
        """Return whether a telling is admitted, or particular and without a specific answer that is left standing.

        Where the State tells otherwise in a bare word, that is a general denial.
        """
        answer = self.answer_to(record, reading)
        particular = (reading.detail or record.detail) in ("particulars", "document")
        otherwise = [other for other in of_the_state if not compatible(reading.value, other.value)]
        if any((other.detail or record.detail) != "bare" for other in otherwise) or answer == "specific_rebuttal":
            return particular and reading.rebuttal_answered
        if otherwise:
            return particular
        if answer == "admitted" or any(within(other.value, reading.value) for other in of_the_state):
            return True
        return particular and answer in ("silent", "general_denial")

    def _of_the_state(self, record: Record, readings: list[Reading]) -> Values:
        own = [reading for reading in readings if self._state_tells(record, reading)]
        admitted = [reading for reading in readings if self.answer_to(record, reading) == "admitted"]
        return _values(own or admitted)

    def answer_to(self, record: Record, reading: Reading) -> str:
        """Return what the State has answered to a reading."""
        return reading.answer or record.answer or self.case.file.answer

    def _state_tells(self, record: Record, reading: Reading) -> bool:
        """Return whether the State is among those who tell it."""
        return any(map(self._of_state.__getitem__, sources_of(record, reading)))

    def _by_state(self, record: Record, reading: Reading) -> bool:
        """Return whether nobody but the State tells it."""
        sources = sources_of(record, reading)
        return bool(sources) and all(map(self._of_state.__getitem__, sources))

    def _origins(self, record: Record, reading: Reading) -> set[str]:
        return {self._origin_of[name] for name in sources_of(record, reading)}


def is_bare_word(reading: Reading) -> bool:
    """Return whether a telling is marked as only asserting a yes or no; a ground or an aim is told by naming it."""
    return reading.detail == "bare" and reading.value in ("yes", "no")


def with_occurrence(fact: Fact, name: str) -> Fact:
    """Return a fact as it counts: an event that a source tells of without doubt took place on its word."""
    return _TOOK_PLACE if name == OCCURRED and fact is UNTOLD else fact


_TOOK_PLACE = Fact((Reading("yes"),))


def told_facts(record: Record) -> dict[str, Fact]:
    """Return the facts that a record tells, its own occurrence included where it has one."""
    told = facts_of(record)
    if OCCURRED in type(record).model_fields:
        told[OCCURRED] = with_occurrence(getattr(record, OCCURRED), OCCURRED)
    return told


def _values(readings: Iterable[Reading]) -> Values:
    values = tuple(dict.fromkeys([reading.value for reading in readings]))
    return None if not values or None in values else values


def within(value: Value, other: Value) -> bool:
    """Return whether a telling is at least as precise as another and agrees with it."""
    if isinstance(value, When) and isinstance(other, When):
        starts = other.earliest is None or (value.earliest is not None and value.earliest >= other.earliest)
        ends = other.latest is None or (value.latest is not None and value.latest <= other.latest)
        return starts and ends
    if isinstance(value, tuple) and isinstance(other, tuple):
        return set(other) <= set(value)
    return value == other


def compatible(value: Value, other: Value) -> bool:
    """Return whether two tellings can both be right."""
    if isinstance(value, When) and isinstance(other, When):
        apart = (
            value.earliest is not None and other.latest is not None and other.latest < value.earliest,
            other.earliest is not None and value.latest is not None and value.latest < other.earliest,
        )
        return not any(apart)
    if isinstance(value, tuple) and isinstance(other, tuple):
        known = dict(value)
        return all(known.get(member, answer) == answer for member, answer in other)
    return value == other
