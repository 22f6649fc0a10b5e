"""A third opinion on the outcomes, from a solver that knows nothing of this program."""

from __future__ import annotations

import pytest

pytest.importorskip("clingo")

from fairtrial.case.load import load_case
from fairtrial.examples import assumed_in, case_of_example
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.inference.results import Results
from fairtrial.inference.run import Engine
from fairtrial.law.rules import Rule, RuleBook, strata_of
from fairtrial.program import book_with_examples, law
from plain.answer_sets import outcomes, records_key
from plain.compare import generated
from support import CASES

DURABLE = Engine(book_with_examples(), law().standards)


def found(results: Results) -> tuple[dict[tuple[str, str, tuple[str, ...]], str], dict[str, str]]:
    """Return what the engine concluded, in the form in which the solver's conclusions come."""
    incidents = {
        (each.rule.id, each.person, records_key(each.rule, each.records)): each.outcome for each in results.incidents
    }
    return incidents, {name: results.outcome(name) for name in results.findings}


@pytest.mark.parametrize("rule", DURABLE.book.rules, ids=lambda rule: rule.id)
def test_clingo_agrees_on_every_example_of_a_rule(rule: Rule) -> None:
    book = RuleBook([rule], strata_of([rule]), "", {rule.id: rule})
    engine = Engine(book, DURABLE.standards)
    assert rule.examples
    for example in rule.examples:
        case = case_of_example(rule, example)
        expected = found(engine.infer(Facts(case, example.lens), assumed_in(example)))
        assert outcomes(case, book, DURABLE.standards, example.lens, assumed_in(example)) == expected, example.name


@pytest.mark.parametrize("seed", range(40))
def test_clingo_agrees_on_generated_cases(seed: int) -> None:
    case, lens = generated(seed), LENSES[seed % len(LENSES)]
    assert outcomes(case, DURABLE.book, DURABLE.standards, lens) == found(DURABLE.infer(Facts(case, lens)))


@pytest.mark.parametrize("lens", LENSES)
def test_clingo_agrees_on_the_real_case(lens: str) -> None:
    case = load_case(CASES / "khakimova.yaml")
    assert outcomes(case, DURABLE.book, DURABLE.standards, lens) == found(DURABLE.infer(Facts(case, lens)))
