"""One elementary test on what is told: yes, no or unknown, at its very bounds too."""

from __future__ import annotations

import pytest

from fairtrial.case.fields import NOT_APPLICABLE, Never, Value
from fairtrial.dates import Span, parse_when
from fairtrial.facts.lens import Facts
from fairtrial.facts.tests import decide, decide_field, spans
from fairtrial.law.tests import FieldTest, JudgementTest, TimeTest
from support import SOUND, case

A_DATE = parse_when("2024-03")
MEMBERS = (("press", "no"), ("public", "yes"))


@pytest.mark.parametrize(
    ("how", "asked", "value", "truth"),
    [
        ("at_least", "22", 21, "no"),
        ("at_least", "22", 22, "yes"),
        ("at_least", "22", 23, "yes"),
        ("at_most", "22", 21, "yes"),
        ("at_most", "22", 22, "yes"),
        ("at_most", "22", 23, "no"),
        ("in", "yes", "yes", "yes"),
        ("in", "yes", "no", "no"),
        ("in", "expression", frozenset({"expression", "assembly"}), "yes"),
        ("in", "expression", frozenset({"assembly"}), "no"),
        ("never", "", Never, "yes"),
        ("never", "", A_DATE, "no"),
        ("some_time", "", Never, "no"),
        ("some_time", "", A_DATE, "yes"),
        ("includes", "public", MEMBERS, "yes"),
        ("includes", "press", MEMBERS, "no"),
        ("includes", "press family", MEMBERS, "unknown"),
        ("includes", "press public", MEMBERS, "yes"),
        ("includes_all", "public", MEMBERS, "yes"),
        ("includes_all", "public press", MEMBERS, "no"),
        ("includes_all", "public family", MEMBERS, "unknown"),
        ("includes_all", "press family", MEMBERS, "no"),
    ],
)
def test_a_test_of_a_field_comes_out_at_its_bounds_as_the_rule_says(
    how: str, asked: str, value: Value, truth: str
) -> None:
    test = FieldTest("it", "field", how, tuple(asked.split()))
    assert decide_field(test, (value,)).value == truth


@pytest.mark.parametrize("how", ["in", "includes", "includes_all", "never", "some_time", "at_least", "at_most"])
def test_of_what_does_not_apply_no_test_holds_and_of_what_is_not_known_none_is_known(how: str) -> None:
    test = FieldTest("it", "field", how, ("22",))
    assert decide_field(test, (NOT_APPLICABLE,)).value == "no"
    assert decide_field(test, None).value == "unknown"


def test_where_a_fact_may_have_several_values_a_test_holds_only_if_it_does_for_all() -> None:
    test = FieldTest("it", "field", "in", ("yes", "partly"))
    for values, truth in ((("yes", "partly"), "yes"), (("yes", "no"), "unknown"), (("no", "unclear"), "no")):
        assert decide_field(test, values).value == truth


CUSTODY = (
    SOUND
    + """\
detentions:
  custody: {sources: [letter], START, brought_before_judge: SEEN, END}
"""
)
"""As of 30 June 2024."""

WITHIN = ("it", "start"), ("it", "brought_before_judge"), ("it", "end")
HOUR = 60
DAY = 24 * HOUR


def facts_of(start: str, seen: str, end: str = "end: unknown") -> Facts:
    text = CUSTODY.replace("START", start).replace("SEEN", seen).replace("END", end)
    return Facts(case(text), "as_alleged")


@pytest.mark.parametrize(
    ("seen", "over", "truth"),
    [
        ("2024-01-03T07:59", True, "no"),
        ("2024-01-03T08:00", True, "no"),
        ("2024-01-03T08:01", True, "yes"),
        ("2024-01-03T08:00", False, "yes"),
        ("2024-01-03T08:01", False, "no"),
        ('"[2024-01-03T07:59..2024-01-03T08:00]"', True, "no"),
        ('"[2024-01-03T08:00..2024-01-03T08:01]"', True, "unknown"),
        ('"[2024-01-03T08:00..2024-01-03T08:01]"', False, "unknown"),
        ('"[2024-01-03T08:01..2024-01-03T08:02]"', True, "yes"),
        ('"[2024-01-03T08:01..2024-01-03T08:02]"', False, "no"),
    ],
)
def test_just_two_days_are_not_over_two_days(seen: str, over: bool, truth: str) -> None:
    test = TimeTest(*WITHIN, over=over, minutes=2 * DAY)
    assert decide(test, {"it": "custody"}, facts_of("start: 2024-01-01T08:00", seen)).value == truth


def length(start: str, seen: str, end: str = "end: unknown") -> Span | None:
    (found,) = spans(TimeTest(*WITHIN, over=True, minutes=DAY), {"it": "custody"}, facts_of(start, seen, end))
    return found


@pytest.mark.parametrize("over", [True, False])
def test_time_that_never_began_is_over_no_bound_and_not_within_one(over: bool) -> None:
    facts = facts_of("start: never", "2024-02")
    assert length("start: never", "2024-02") is None
    assert decide(TimeTest(*WITHIN, over=over, minutes=DAY), {"it": "custody"}, facts).value == "no"


def test_time_to_what_never_came_runs_to_the_end_of_its_frame_and_else_to_the_date_of_the_file() -> None:
    began = "start: 2024-06-01T00:00"
    assert length(began, "never", "end: 2024-06-02T00:00") == Span(DAY, DAY)
    # the date of the file is the whole of its last day
    assert length(began, "never", "end: never") == Span(29 * DAY, 30 * DAY - 1)


def test_time_to_a_date_that_is_not_known_is_no_longer_than_its_frame_and_may_be_none() -> None:
    began = "start: 2024-06-01T00:00"
    assert length(began, "unknown", "end: 2024-06-02T00:00") == Span(0, DAY)
    assert length(began, "unknown", "end: never") == Span(0, 30 * DAY - 1)
    assert length(began, "unknown", "end: unknown") == Span(0, 30 * DAY - 1)
    # nobody knows whether the frame went on until the date of the file
    assert length(began, "never", "end: unknown") == Span(0, 30 * DAY - 1)


def test_time_from_a_date_that_is_not_known_has_no_longest() -> None:
    assert length("start: unknown", "2024-06-02T00:00") == Span(0, None)


def test_time_without_a_frame_runs_to_the_date_of_the_file_where_its_end_never_came() -> None:
    test = TimeTest(("it", "start"), ("it", "brought_before_judge"), None, over=True, minutes=DAY)
    facts = facts_of("start: 2024-06-01T00:00", "never", "end: 2024-06-02T00:00")
    assert spans(test, {"it": "custody"}, facts) == [Span(29 * DAY, 30 * DAY - 1)]


def test_time_is_reckoned_between_all_that_its_dates_may_be() -> None:
    text = SOUND.replace("persons:", "  news: {kind: news, title: N}\npersons:") + CUSTODY.removeprefix(SOUND)
    two = "{}: [{{value: 2024-06-0{}T00:00, sources: [letter]}}, {{value: 2024-06-0{}T00:00, sources: [news]}}]"
    text = text.replace("START", two.format("start", 1, 2)).replace("SEEN", "never")
    text = text.replace("END", two.format("end", 4, 8))
    found = spans(TimeTest(*WITHIN, over=True, minutes=DAY), {"it": "custody"}, Facts(case(text), "as_alleged"))
    assert [span.shortest // DAY for span in found if span] == [3, 7, 2, 6]


def test_a_judgement_stands_only_where_all_who_give_one_agree() -> None:
    answer = "  - {{question: manifestly-unfair, of: example, answer: {}, by: {}}}\n"
    test = JudgementTest("manifestly-unfair", "it", "whether it was")
    for given, truth in (
        ("", "unknown"),
        (answer.format("yes", "A"), "yes"),
        (answer.format("no", "A"), "no"),
        (answer.format("yes", "A") + answer.format("yes", "B"), "yes"),
        (answer.format("yes", "A") + answer.format("no", "B"), "unknown"),
    ):
        facts = Facts(case(SOUND + (f"assessments:\n{given}" if given else "")), "as_alleged")
        assert decide(test, {"it": "example"}, facts).value == truth
        # what is supposed of facts changes nothing in what was judged
        supposed = facts.but({("example", "minor"): ("yes",)})
        assert decide(test, {"it": "example"}, supposed).value == truth
