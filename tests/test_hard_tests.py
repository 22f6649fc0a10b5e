"""The hard tests of the law: a justification that succeeds, and one that fails for one missing element."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from fairtrial.examples import outcome_of_example
from fairtrial.law.rules import Example, Rule
from fairtrial.law.tests import FieldTest
from fairtrial.program import book_with_examples, law

BOOK = book_with_examples()

HARD = {
    "law, aim, necessity and proportionality of punished speech": "iccpr-19-2-punished-expression",
    "the same of a search of the home": "iccpr-17-1-search-without-warrant",
    "the same of surveillance": "iccpr-17-1-surveillance",
    "a closed trial": "iccpr-14-1-closed-trial",
    "arbitrary: held as a witness without ground, procedure or need": "iccpr-9-1-witness-without-warrant",
    "promptly before a judge: forty-eight hours and its exceptions": "iccpr-9-3-forty-eight-hours",
    "promptly told of the charge": "iccpr-14-3-a-told-late",
    "undue delay": "iccpr-14-3-c-standstill",
    "an impartial judge": "iccpr-14-1-judge-took-part-before",
    "equality of arms": "iccpr-14-1-equality-of-arms",
    "effective counsel: an assigned lawyer who fails": "iccpr-14-3-d-assigned-lawyer-failed",
    "free counsel in the interests of justice": "iccpr-14-3-d-no-lawyer-assigned",
    "a decisive witness whom the defence could not question": "iccpr-14-3-e-untested-witness",
    "a statement said to be coerced, and on whom the burden lies": "iccpr-14-3-g-free-will-not-shown",
    "a reasoned judgment": "iccpr-14-5-no-written-reasons",
    "a real review of conviction and sentence": "iccpr-14-5-facts-not-reviewed",
    "a trial in absence, and waiver": "iccpr-14-3-d-absent-from-trial",
    "a civilian before a military court": "iccpr-14-1-civilian-before-military-court",
    "faceless judges": "iccpr-14-1-faceless-judges",
    "a juvenile tried as an adult": "iccpr-14-4-tried-as-an-adult",
    "tried twice": "iccpr-14-7-tried-again",
    "compensation for a miscarriage of justice": "iccpr-14-6-not-compensated",
    "custody before trial as the exception, with individual reasons": "iccpr-9-3-custody-without-reasons",
    "security detention": "iccpr-9-1-security-detention",
    "relatives held in place of others": "iccpr-9-1-relatives",
    "a law too vague to obey": "iccpr-15-1-law-too-vague",
    "a death sentence after an unfair trial": "iccpr-6-2-after-unfair-trial",
    "derogation, and what it cannot excuse": "iccpr-4-2-non-derogable",
    "cumulative unfairness, left to the reader": "iccpr-14-1-unfair-as-a-whole",
}


@pytest.mark.parametrize(("test", "name"), HARD.items(), ids=HARD)
def test_a_hard_test_has_a_case_that_breaches_it_and_one_that_does_not(test: str, name: str) -> None:
    rule = BOOK.by_id[name]
    outcomes = {example.outcome for example in rule.examples}
    assert outcomes & {"appears_breached", "not_assessed"}, test
    assert outcomes & {"appears_respected", "appears_justified", "not_engaged"}, test


JUSTIFIED = [
    (rule, example)
    for rule in BOOK.rules
    if rule.burden
    for example in rule.examples
    if example.outcome == "appears_justified"
]


def without(example: Example, record: str, field: str) -> Example:
    """Return an example in which one fact is no longer told."""
    given = copy.deepcopy(dict(example.given))
    given.get(record, {}).pop(field, None)
    return replace(example, given=given)


@pytest.mark.parametrize(("rule", "example"), JUSTIFIED, ids=[f"{r.id}: {e.name}" for r, e in JUSTIFIED])
def test_a_justification_that_succeeds_fails_when_one_of_its_elements_is_not_shown(
    rule: Rule, example: Example
) -> None:
    told = [
        (element.test.alias, element.test.field)
        for element in rule.justified.elements()
        if isinstance(element.test, FieldTest) and element.test.field in dict(example.given.get(element.test.alias, {}))
    ]
    if not told:
        pytest.skip("its justification rests on dates or on a judgement")
    fallen = {outcome_of_example(rule, without(example, *place), law().standards) for place in told}
    assert fallen & {"appears_breached", "needs_information", "not_assessed"}


def test_nearly_every_rule_with_a_justification_rests_on_facts_that_can_be_taken_away() -> None:
    assert len(JUSTIFIED) > 100
