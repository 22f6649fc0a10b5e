"""Deciding an elementary test on the facts of a case: yes, no, or unknown. It is done here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairtrial.case.fields import NOT_APPLICABLE, Never, Value
from fairtrial.dates import Span, When, elapsed
from fairtrial.facts.lens import Facts, Values
from fairtrial.law.tests import FieldTest, FollowsTest, JudgementTest, Test, TimeTest
from fairtrial.truth import NO, UNKNOWN, YES, Truth

Binding = Mapping[str, str]
"""The record that each alias of a rule stands for."""


def decide(test: Test, binding: Binding, facts: Facts) -> Truth:
    """Return whether a test on the case's own facts holds. A test that follows from findings is not decided here."""
    if isinstance(test, FieldTest):
        return decide_field(test, facts.values(binding[test.alias], test.field))
    if isinstance(test, TimeTest):
        return _time(test, binding, facts)
    if isinstance(test, JudgementTest):
        return _judgement(test, binding, facts)
    assert isinstance(test, FollowsTest)
    raise AssertionError("a chain is decided by inference")


def decide_field(test: FieldTest, values: Values) -> Truth:
    """Return whether a test of a field holds, given the values that the field may have."""
    if values is None:
        return UNKNOWN
    if len(values) == 1:
        return _one(test, values[0])
    return _over(_one(test, value) for value in values)


def _over(truths: Iterable[Truth]) -> Truth:
    """Return yes if the test holds for every value that the fact may have, no if for none."""
    found = list(truths)
    if all(truth is YES for truth in found):
        return YES
    if all(truth is NO for truth in found):
        return NO
    return UNKNOWN


def _one(test: FieldTest, value: Value) -> Truth:
    if value == NOT_APPLICABLE:
        return NO
    if test.how == "in":
        return _known(not value.isdisjoint(test.values) if isinstance(value, frozenset) else value in test.values)
    if test.how in ("includes", "includes_all"):
        assert isinstance(value, tuple)
        answers = [dict(value).get(member) for member in test.values]
        wanted = "yes" if test.how == "includes" else "no"
        if wanted in answers:
            return _known(test.how == "includes")
        return UNKNOWN if None in answers else _known(test.how != "includes")
    if test.how in ("never", "some_time"):
        return _known((value is Never) == (test.how == "never"))
    assert isinstance(value, int)
    number = int(test.values[0])
    return _known(value >= number if test.how == "at_least" else value <= number)


def _known(holds: bool) -> Truth:
    return YES if holds else NO


def _judgement(test: JudgementTest, binding: Binding, facts: Facts) -> Truth:
    answers = facts.answers(test.question, binding[test.alias])
    if len(answers) != 1:
        return UNKNOWN
    return _known(answers == {"yes"})


# Time -----------------------------------------------------------------------------------------------------------------


def _time(test: TimeTest, binding: Binding, facts: Facts) -> Truth:
    found = spans(test, binding, facts)
    return _long_enough(test, found[0]) if len(found) == 1 else _over(_long_enough(test, span) for span in found)


def _long_enough(test: TimeTest, span: Span | None) -> Truth:
    if span is None:
        return NO
    certainly_over = span.shortest > test.minutes
    possibly_over = span.longest is None or span.longest > test.minutes
    over = Truth.of(certainly_over, possibly_over)
    return over if test.over or over is UNKNOWN else NO if over is YES else YES


def spans(test: TimeTest, binding: Binding, facts: Facts) -> list[Span | None]:
    """Return the lengths that the time of a test may have, one for each pair of values; None if it never began."""
    starts = facts.values(binding[test.start[0]], test.start[1]) or (None,)
    ends = facts.values(binding[test.end[0]], test.end[1]) or (None,)
    # with nothing else to end it, time runs to the date of the file, as it does in a frame that never ended
    limits = (facts.values(binding[test.until[0]], test.until[1]) or (None,)) if test.until else (Never,)
    as_of = facts.case.as_of
    return [_span(start, end, limit, as_of) for start in starts for end in ends for limit in limits]


def _span(start: Value, end: Value, limit: Value, as_of: When) -> Span | None:
    if start is Never:
        return None
    begun = start if isinstance(start, When) else When(None, as_of.latest, "")
    # the last minute that can count: the end of the frame, or the date of the file where the frame goes on
    over = limit if isinstance(limit, When) else When(None, as_of.latest, "")
    if isinstance(end, When):
        return elapsed(begun, end)
    if end is Never and limit is not None:
        # it never came: the time ran until the frame ended, and that is known
        return elapsed(begun, over if isinstance(limit, When) else as_of)
    return Span(0, elapsed(begun, over).longest)
