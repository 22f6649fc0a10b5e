"""What a case file tells without saying it: whether somebody of whom it tells the birth was under 18.

Who tells when a person was born tells also whether the person was of age, as far as what happened is dated. See
docs/decisions/0011-of-age-by-the-birth.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from fairtrial.case.fields import Reading
from fairtrial.case.file import Case
from fairtrial.case.records import Person, Record, facts_of, sources_of
from fairtrial.dates import When, years_later

OF_AGE = 18
"""In years: Convention on the Rights of the Child, article 1; for juveniles, general comment No. 21, paragraph 13."""

OF_CHILDREN = ("child_case", "child_custody")
"""Records that are made of somebody under 18."""

BEGINNINGS = ("date", "start")
"""The fields that say when something began; what ended or was decided on a day may have begun long before."""

FRAMES = ("detention", "proceeding")
"""In which other records happen, and by which these are dated too."""


def with_what_is_reckoned(case: Case) -> Case:
    """Return a case in which `minor` is also told by those who tell a birth and do not speak of the age themselves."""
    persons = {key: _with_age(person, case) for key, person in case.file.persons.items()}
    if all(person is case.file.persons[key] for key, person in persons.items()):
        return case
    return Case(case.file.model_copy(update={"persons": persons}), case.as_of, case.name)


def contradicted(case: Case) -> Iterator[tuple[str, When]]:
    """Yield the persons who are told to be of age by a source by whose telling of the birth they are not, with that."""
    for key, person in case.file.persons.items():
        said = [age for age in person.minor.readings if age.value == "no"]
        for birth in person.born.readings if said else ():
            if isinstance(birth.value, When) and under_18(birth.value, Told(case, person), case.as_of) == "yes":
                sources = {*sources_of(person, birth)}
                if any(not sources.isdisjoint(sources_of(person, age)) for age in said):
                    yield key, birth.value


def _with_age(person: Person, case: Case) -> Person:
    speak = {source for reading in person.minor.readings for source in sources_of(person, reading)}
    births = [each for each in person.born.readings if speak.isdisjoint(sources_of(person, each))]
    if not births:
        return person
    told = Told(case, person)
    reckoned = [_by_birth(birth, under_18(birth.value, told, case.as_of)) for birth in births]
    if person.minor.readings:
        # beside what somebody tells, that a birth leaves it open adds nothing
        reckoned = [reading for reading in reckoned if reading.value is not None]
    minor = type(person.minor)((*person.minor.readings, *reckoned))
    return person.model_copy(update={"minor": minor})


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


class Told:
    """What is dated of what concerned a person."""

    def __init__(self, case: Case, person: Person):
        others = [record for record in case.records.values() if not isinstance(record, Person)]
        own = [record for record in others if person.id in case.persons_of(record)]
        frames = {frame for record in own for frame in _frames(case, record)}
        around = [record for record in others if record in own or frames & _frames(case, record)]
        self.dates = [when for record in around for _, _, when in _dated(record)]
        """Every date, and those of the custody and the proceedings in which it happened, be they another person's."""
        of_the_state = {name for name, source in case.file.sources.items() if source.of_the_state}
        self.beginnings = [
            when
            for record in own
            for name, sources, when in _dated(record)
            if name in BEGINNINGS and not of_the_state.issuperset(sources)
        ]
        """When something began, on the word of others than the State alone."""
        dated = {frame for record in around if any(_dated(record)) for frame in _frames(case, record)}
        self.all_dated = all(any(_dated(record)) or dated & _frames(case, record) for record in own)
        """Whether all that concerned the person is dated, by itself or by what it happened in."""
        self.of_a_child = any(record.kind in OF_CHILDREN for record in own)
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
        slips = (when for when in told.dates if when.latest is not None and when.latest < (birth.earliest or 0))
        return None if any(slips) else "yes"
    if last is None or told.of_a_child or not told.all_dated or not told.beginnings:
        return None
    return None if any(_may_be_before(when, last) for when in told.dates) else "no"


def _may_be_before(when: When, moment: int) -> bool:
    return when.earliest is None or when.earliest < moment


def _dated(record: Record) -> Iterator[tuple[str, tuple[str, ...], When]]:
    """Yield the dates of a record: the field, on whose word, and the date."""
    for name, fact in facts_of(record).items():
        for reading in fact.readings:
            if isinstance(reading.value, When):
                yield name, sources_of(record, reading), reading.value


def _frames(case: Case, record: Record) -> set[str]:
    """Return the ids of the custody and the proceeding that a record belongs to, or is."""
    return {frame for kind in FRAMES if (frame := case.anchor_of(record, kind)) is not None}
