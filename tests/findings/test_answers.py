"""What the State answers stands beside what is alleged, and no more is said of it than the file says."""

import pytest

from fairtrial.facts.lens import Facts
from fairtrial.findings.answers import answers_to
from fairtrial.findings.model import FactOut
from support import SOUND, case, finding, report

BEATEN = (
    SOUND.replace("sources:\n", "sources:\n  reply: {kind: state_reply, title: The reply}\n", 1)
    + """\
events:
  - {id: cell, type: treatment, person: example, sources: [letter], date: 2024-02-02, ill_treatment: yes, \
attribution: state_officials}
"""
)
TOLD = "ill_treatment: yes"
FINDING = "iccpr-7-ill-treatment@example@example"


def answers(text: str, lens: str = "as_alleged") -> tuple[str, ...]:
    found = finding(report(case(text), lens), FINDING)
    assert lens == "state_account" or found.outcome == "appears_breached"
    return found.answers


def told(reading: str) -> str:
    return BEATEN.replace(TOLD, f"ill_treatment: [{{value: yes, sources: [letter]}}, {{{reading}, sources: [reply]}}]")


@pytest.mark.parametrize("answer", ["not_yet_asked", "silent"])
def test_where_the_state_said_nothing_nothing_is_said_of_an_answer(answer: str) -> None:
    assert answers(f"answer: {answer}\n{BEATEN}") == ()


def test_a_denial_of_the_whole_case_stands_beside_the_breach() -> None:
    assert answers(f"answer: general_denial\n{BEATEN}") == ("The State denies this in general terms.",)


def test_what_the_state_tells_otherwise_is_told() -> None:
    said = "According to the State: treatment in custody (2 February 2024): ill-treatment: no."
    assert answers(told("value: no")) == (said,)
    assert answers(f"answer: general_denial\n{told('value: no')}") == (
        said, "The State denies the rest of this in general terms.",
    )  # fmt: skip


def test_what_the_state_tells_as_others_do_it_admits() -> None:
    (said,) = answers(told("value: yes"))
    assert said == "The State admits a part of this (treatment in custody (2 February 2024): ill-treatment)."


@pytest.mark.parametrize(("reading", "admits"), [("2024-02-02", True), ("2024", False), ("unknown", False)])
def test_what_the_state_tells_less_precisely_or_does_not_know_it_does_not_admit(reading: str, admits: bool) -> None:
    text = BEATEN.replace(
        "date: 2024-02-02", f"date: [{{value: 2024-02-02, sources: [letter]}}, {{value: {reading}, sources: [reply]}}]"
    )
    of = case(text)
    place = FactOut("cell.date", "the date", "2 February 2024", ("letter",))
    said = answers_to([place], Facts(of, "as_alleged"))
    assert said == (("The State admits this.",) if admits else ())


def test_what_is_answered_in_two_ways_does_not_stand_for_the_rest() -> None:
    text = BEATEN.replace(
        TOLD,
        "ill_treatment: [{value: yes, sources: [letter], answer: admitted}, "
        "{value: yes, sources: [news], answer: general_denial}]",
    ).replace("sources:\n", "sources:\n  news: {kind: news, title: News}\n", 1)
    assert all("the rest" not in said for said in answers(text))


def test_a_denial_of_one_fact_is_not_told_as_one_of_all() -> None:
    (said,) = answers(BEATEN.replace(TOLD, "ill_treatment: {value: yes, answer: general_denial}"))
    assert said.startswith("The State denies a part of this (treatment in custody (2 February 2024): ill-treatment)")


def test_under_its_own_account_the_state_is_not_set_against_itself() -> None:
    assert answers(told("value: no"), "state_account") == ()
