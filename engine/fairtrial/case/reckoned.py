"""What a case file tells without saying it: whether somebody of whom it tells the birth was under 18.

Who tells when a person was born tells also whether the person was of age, as far as what happened is dated. See
docs/decisions/0011-of-age-by-the-birth.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from fairtrial.case.fields import Reading
from fairtrial.case.file import Case
from fairtrial.case.records import Person, Record, facts_of, sources_of
from fairtrial.dates import When, years_later

OF_AGE = 18
"""In years: Convention on the Rights of the Child, article 1; for juveniles, general comment No. 21, paragraph 13."""

LONG = 3
"""In years. Proceedings have no date of their beginning, custody may have none, and what somebody is tried for came
before both: who was 18 for so long on the first date of the file was so then too."""

OF_CHILDREN = ("child_case", "child_custody")
"""Records that are made of somebody under 18."""

SAID_OF_CHILDREN = {"under_18_at_offence": "yes", "publicity_exception": "juvenile"}
"""What other records tell of somebody under 18."""

BEGINNINGS = ("date", "start")
"""The fields that say when something began; what ended or was decided on a day may have begun long before."""

FRAMES = ("detention", "proceeding")
"""In which other records happen, and by which these are dated too."""


def with_what_is_reckoned(case: Case) -> Case:
    """Return a case in which `minor` is also told by those who tell a birth and do not speak of the age themselves."""
    dates = Dates(case)
    persons = {key: _with_age(person, dates) for key, person in case.file.persons.items()}
    if all(person is case.file.persons[key] for key, person in persons.items()):
        return case
    return Case(case.file.model_copy(update={"persons": persons}), case.as_of, case.name)


def contradicted(case: Case) -> Iterator[tuple[str, When]]:
    """Yield the persons who are told to be of age by a source by whose telling of the birth they are not, with that."""
    dates = Dates(case)
    for key, person in case.file.persons.items():
        said = [age for age in person.minor.readings if age.value == "no"]
        for birth in person.born.readings if said else ():
            if isinstance(birth.value, When) and under_18(birth.value, Told(dates, key), case.as_of) == "yes":
                sources = {*sources_of(person, birth)}
                if any(not sources.isdisjoint(sources_of(person, age)) for age in said):
                    yield key, birth.value


def _with_age(person: Person, dates: Dates) -> Person:
    speak = _sources(person, person.minor.readings)
    births = [each for each in person.born.readings if speak.isdisjoint(sources_of(person, each))]
    if not dates.of_the_state.issuperset(_sources(person, person.age.readings)):
        # no test can hold an age in words against a birth, so that the State alone does not settle it
        births = [each for each in births if not dates.of_the_state.issuperset(sources_of(person, each))]
    if not births:
        return person
    told = Told(dates, person.id)
    reckoned = [_by_birth(birth, under_18(birth.value, told, dates.case.as_of)) for birth in births]
    if person.minor.readings:
        # beside what somebody tells, that a birth leaves it open adds nothing
        reckoned = [reading for reading in reckoned if reading.value is not None]
    minor = type(person.minor)((*person.minor.readings, *reckoned))
    return person.model_copy(update={"minor": minor})


def _sources(person: Person, readings: Iterable[Reading]) -> set[str]:
    return {source for reading in readings for source in sources_of(person, reading)}


def _by_birth(birth: Reading, value: str | None) -> Reading:
    return Reading(
        value=value,
        sources=birth.sources,
        word=birth.word,
        detail=birth.detail,
        answer=birth.answer,
        rebuttal_answered=birth.rebuttal_answered,
        reckoned_from="born",
    )


@dataclass
class First:
    """How early the first of some dates may lie, and when the first of them is past, in minutes; never without one."""

    may_be: float = inf
    is_past: float = inf

    def add(self, other: First) -> None:
        self.may_be, self.is_past = min(self.may_be, other.may_be), min(self.is_past, other.is_past)

    def add_date(self, when: When) -> None:
        self.add(First(-inf if when.earliest is None else when.earliest, inf if when.latest is None else when.latest))

    @property
    def told(self) -> bool:
        """Whether there is a date at all."""
        return self.may_be < inf


class Dates:
    """All dates of a case, by record and by what the record belongs to: looked through once for all its persons."""

    def __init__(self, case: Case):
        self.case = case
        self.of_the_state = {name for name, source in case.file.sources.items() if source.of_the_state}
        self.records: dict[str, list[Record]] = {}
        """By person, those that concern the person."""
        self.frames: dict[str, set[str]] = {}
        """By record, the ids of the custody and the proceeding that it belongs to, or is."""
        self.first: dict[str, First] = {}
        """By record, and by custody and proceeding with all that happened in them."""
        self.begun: set[str] = set()
        """The records that are told when they began, on the word of others than the State alone."""
        for record in case.records.values():
            if not isinstance(record, Person):
                self._add(record)

    def _add(self, record: Record) -> None:
        for person in self.case.persons_of(record):
            self.records.setdefault(person, []).append(record)
        frames = {frame for kind in FRAMES if (frame := self.case.anchor_of(record, kind)) is not None}
        self.frames[record.id] = frames
        own = First()
        for name, sources, when in _dated(record):
            own.add_date(when)
            if name in BEGINNINGS and when.earliest is not None and not self.of_the_state.issuperset(sources):
                self.begun.add(record.id)
        for place in {record.id, *frames}:
            self.first.setdefault(place, First()).add(own)


class Told:
    """What is dated of what concerned a person."""

    def __init__(self, dates: Dates, person: str):
        own = dates.records.get(person, [])
        places = [{record.id, *dates.frames[record.id]} for record in own]
        self.first = First()
        """Of every date, and of those of the custody and the proceedings in which it happened, be they another's."""
        for place in set().union(*places):
            self.first.add(dates.first[place])
        self.all_dated = all(any(dates.first[place].told for place in each) for each in places)
        """Whether all that concerned the person is dated, by itself or by what it happened in."""
        self.something_began = any(record.id in dates.begun for record in own)
        self.all_began = all(dates.begun & {record.id, getattr(record, "detention", None)} for record in own)
        """Whether of all that concerned the person it is told when it began, or the custody in which it happened."""
        self.of_a_child = any(map(_is_of_a_child, own))
        """Whether the file treats the person as a child."""


def under_18(birth: object, told: Told, as_of: When) -> str | None:
    """Return whether a person was under 18, given the value of a birth and what is dated: yes, no, or None if open.

    Yes, where the person still was on the date of the file, and so throughout. No, where all that is told is dated, and
    something began, and nothing can have been, before the eighteenth birthday.
    """
    if not isinstance(birth, When):
        return None
    first, last = years_later(birth, OF_AGE)
    if first is not None and as_of.latest is not None and as_of.latest < first:
        # what lies before the birth is a slip of the pen, and nothing is to rest on it
        return None if told.first.is_past < (birth.earliest or 0) else "yes"
    if not told.all_began:
        last = years_later(birth, OF_AGE + LONG)[1]
    if last is None or told.of_a_child or not told.all_dated or not told.something_began:
        return None
    return None if told.first.may_be < last else "no"


def _is_of_a_child(record: Record) -> bool:
    return record.kind in OF_CHILDREN or any(
        reading.value == SAID_OF_CHILDREN[name]
        for name, fact in facts_of(record).items()
        if name in SAID_OF_CHILDREN
        for reading in fact.readings
    )


def _dated(record: Record) -> Iterator[tuple[str, tuple[str, ...], When]]:
    """Yield the dates of a record: the field, on whose word, and the date."""
    for name, fact in facts_of(record).items():
        for reading in fact.readings:
            if isinstance(reading.value, When):
                yield name, sources_of(record, reading), reading.value
