"""Deciding elementary tests and groups of them, in three values that are numbers: all is the least, any the most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from fairtrial.case.fields import NOT_APPLICABLE, Never, Value
from fairtrial.dates import When
from fairtrial.law.tests import Element, FieldTest, Group, JudgementTest, TimeTest
from fairtrial.plain.lens import World

Held = int
NO, UNKNOWN, YES = 0, 1, 2
WORDS = ("no", "unknown", "yes")


def group_holds(group: Group, holds: Callable[[Element], Held]) -> Held:
    """Return whether all elements of a group hold, or one of them where the group says any."""
    found = [group_holds(item, holds) if isinstance(item, Group) else holds(item) for item in group.items]
    return max(found, default=NO) if group.any else min(found, default=YES)


def for_every(found: Iterable[Held]) -> Held:
    """Return what holds whichever of several values is the right one."""
    each = set(found)
    return each.pop() if len(each) == 1 else UNKNOWN


def field_holds(test: FieldTest, records: Mapping[str, str], world: World, alleged: bool) -> Held:
    """Return whether a field takes one of the values asked for."""
    values = world.values(records[test.alias], test.field, alleged)
    return UNKNOWN if values is None else for_every(value_holds(test, value) for value in values)


def value_holds(test: FieldTest, value: Value) -> Held:
    """Return whether one value of a field is what a test asks for; what does not apply never is."""
    if value == NOT_APPLICABLE:
        return NO
    if test.how == "never":
        return YES if value is Never else NO
    if test.how == "some_time":
        return NO if value is Never else YES
    if isinstance(value, tuple):
        answers = dict(value)
        members = [{"yes": YES, "no": NO}.get(answers.get(member, ""), UNKNOWN) for member in test.values]
        return max(members) if test.how == "includes" else min(members)
    if isinstance(value, frozenset):
        return YES if any(token in test.values for token in value) else NO
    if isinstance(value, int):
        bound = int(test.values[0])
        return YES if (value >= bound if test.how == "at_least" else value <= bound) else NO
    return YES if value in test.values else NO


def judgement_holds(test: JudgementTest, records: Mapping[str, str], world: World) -> Held:
    """Return what the assessments of the file answer; several that differ answer nothing."""
    given = [each for each in world.case.file.assessments if each.question == test.question]
    answers = [YES if each.answer == "yes" else NO for each in given if each.of == records[test.alias]]
    return for_every(answers)


def time_holds(test: TimeTest, records: Mapping[str, str], world: World, alleged: bool) -> Held:
    """Return whether more time passed than a test allows (or not more, if it asks that)."""

    def of(place: tuple[str, str]) -> tuple[Value, ...]:
        return world.values(records[place[0]], place[1], alleged) or (None,)

    # without a date that ends it, time runs to the date of the file, as it does where that date never came
    until: tuple[Value, ...] = of(test.until) if test.until else (Never,)
    as_of = world.case.as_of
    lengths = (length(*each, as_of) for each in product(of(test.start), of(test.end), until))
    return for_every(_long_enough(test, each) for each in lengths)


def _long_enough(test: TimeTest, lasted: tuple[int, int | None] | None) -> Held:
    if lasted is None:
        return NO
    least, most = lasted
    over = YES if least > test.minutes else NO if most is not None and most <= test.minutes else UNKNOWN
    return over if test.over else YES - over


def length(start: Value, end: Value, until: Value, as_of: When) -> tuple[int, int | None] | None:
    """Return the least and the most minutes from start to end (most None: no bound), or None if it never began."""
    if not isinstance(start, When) and start is not None:
        return None
    last = until if isinstance(until, When) else as_of
    if isinstance(end, When):
        surely_over = end
    elif end is Never and until is not None:
        surely_over = last
    else:
        # it may have ended at once, or as late as it can have
        return 0, _minutes(start.earliest if start else None, last.latest)
    least = _minutes(start.latest, surely_over.earliest) if start else 0
    return least or 0, _minutes(start.earliest if start else None, surely_over.latest)


def _minutes(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else max(0, second - first)
