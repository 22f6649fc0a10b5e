"""What a case file tells without saying it: whether somebody of whom it tells the birth was under 18.

Who tells when a person was born tells also whether the person was of age, by the dates of the case. See
docs/decisions/0011-of-age-by-the-birth.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from fairtrial.case.fields import UNTOLD, Fact, Reading
from fairtrial.case.file import Case
from fairtrial.case.records import Person, facts_of
from fairtrial.dates import When, years_later

OF_AGE = 18
"""In years: Convention on the Rights of the Child, article 1; for juveniles, general comment No. 21, paragraph 13."""


def with_what_is_reckoned(case: Case) -> Case:
    """Return a case in which `minor` is told of each person of whom the file tells the birth, and no more than that.

    Each telling of the birth gives one of `minor`, on the word of the same sources. It is unknown where the dates leave
    it open.
    """
    file = case.file
    reckoned = {
        key: person.model_copy(update={"minor": under_18(person.born, _dates(case, person), case.as_of)})
        for key, person in file.persons.items()
        if person.minor is UNTOLD and person.born is not UNTOLD
    }
    if not reckoned:
        return case
    return Case(file.model_copy(update={"persons": {**file.persons, **reckoned}}), case.as_of, case.name)


def under_18(born: Fact, dates: Iterable[When], as_of: When) -> Fact:
    """Return whether a person was under 18 by what is told of the birth.

    Yes, where the person still was on the date of the file, and so throughout. No, where some date is told of what
    concerned the person, and none of these lies before the eighteenth birthday.
    """
    told = list(dates)
    return Fact(tuple([_reckoned(reading, told, as_of) for reading in born.readings]))


def _reckoned(reading: Reading, told: list[When], as_of: When) -> Reading:
    value = None
    if isinstance(reading.value, When):
        first, last = years_later(reading.value, OF_AGE)
        if first is not None and as_of.latest is not None and as_of.latest < first:
            value = "yes"
        elif last is not None and told and all(_not_before(when, last) for when in told):
            value = "no"
    return Reading(
        value=value,
        sources=reading.sources,
        word=reading.word,
        detail=reading.detail,
        answer=reading.answer,
        rebuttal_answered=reading.rebuttal_answered,
        reckoned_from="born",
    )


def _dates(case: Case, person: Person) -> list[When]:
    """Return every date that is told of what concerned a person."""
    return [
        reading.value
        for record in case.records.values()
        if not isinstance(record, Person) and person.id in case.persons_of(record)
        for fact in facts_of(record).values()
        for reading in fact.readings
        if isinstance(reading.value, When)
    ]


def _not_before(when: When, moment: int) -> bool:
    # of "on or before" a day, that day is all that is told
    known = when.latest if when.earliest is None else when.earliest
    return known is not None and known >= moment
