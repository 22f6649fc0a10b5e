"""Supposing that tests come out otherwise: the same as supposing facts, where no other test turns on these facts."""

from __future__ import annotations

import pytest

from fairtrial.case.fields import OneOf
from fairtrial.case.records import fields_of
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.facts.tests import decide_field
from fairtrial.inference import suppose
from fairtrial.inference.queries import table
from fairtrial.law.tests import FieldTest
from fairtrial.program import law
from plain.compare import generated


@pytest.mark.parametrize("seed", range(8))
def test_where_a_test_is_apart_to_suppose_it_is_to_suppose_its_fact(seed: int) -> None:
    case = generated(seed)
    compared = set()
    for lens in LENSES:
        results = law().infer(Facts(case, lens))
        for incident in results.incidents:
            for number, (test, _) in enumerate(table(incident.rule).tests):
                if not isinstance(test, FieldTest) or not suppose.apart((number,), incident):
                    continue
                form = fields_of(incident.rule.kinds[test.alias])[test.field].form
                for token in form.tokens if isinstance(form, OneOf) else ():
                    truth = decide_field(test, (token,))
                    by_fact = suppose.outcome_if(
                        incident, results, {(incident.records[test.alias], test.field): (token,)}
                    )
                    by_test = suppose.outcome_with(incident, suppose.tested_of(incident, results), {number: truth})
                    assert by_fact == by_test, (incident.finding, test, token)
                    compared.add((by_fact, truth))
    assert len({outcome for outcome, _ in compared}) >= 4
    assert len({truth for _, truth in compared}) == 2


def test_a_test_is_not_apart_where_another_reads_the_same_fact() -> None:
    case = generated(1)
    seen = set()
    for incident in law().infer(Facts(case, "as_alleged")).incidents:
        asked = table(incident.rule)
        for numbers in asked.readers.values():
            for number in numbers:
                if isinstance(asked.tests[number][0], FieldTest):
                    seen.add((len(numbers) > 1, suppose.apart((number,), incident)))
    assert seen >= {(True, False), (False, True)}
    assert (True, True) not in seen
