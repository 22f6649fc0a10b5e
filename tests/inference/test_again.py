"""What is remembered of a case, and what is worked out again: no less than is needed, and hardly more."""

from __future__ import annotations

import gc
import weakref
from copy import copy
from random import Random

import pytest

from fairtrial.case.file import Case
from fairtrial.case.load import load_case
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.inference import run
from fairtrial.inference.door import Door, EngineFault, Match
from fairtrial.inference.results import Changed
from fairtrial.law.rules import by_name, followed_by
from fairtrial.program import law
from generate import raw_case
from plain.compare import differences
from support import CASES, case_of


def large(seed: int = 1, events: int = 40) -> Case:
    return case_of(raw_case(Random(seed), events=events))


@pytest.mark.parametrize("seed", range(5))
def test_what_one_lens_worked_out_serves_the_others_only_where_it_is_the_same(seed: int) -> None:
    case = large(seed, 12)
    together = {lens: law().infer(Facts(case, lens)) for lens in LENSES}
    for lens in reversed(LENSES):
        alone = law().infer(Facts(large(seed, 12), lens))
        assert differences(together[lens], alone) == [], lens


def test_what_is_remembered_of_a_case_is_dropped_with_it() -> None:
    case = large()
    law().infer(Facts(case, "as_alleged"))
    seen = weakref.ref(law()._grounds[case])
    del case
    gc.collect()
    assert seen() is None


def test_an_answer_of_the_engine_that_its_tests_do_not_bear_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    match = Door.match

    def forgetful(door: Door, facts: list[dict[str, str | int]]) -> list[Match]:
        return [each for each in match(door, facts) if not each.name.startswith("u")]

    monkeypatch.setattr(Door, "match", forgetful)
    # a copy remembers no answer that was given before
    fresh = copy(law())
    with pytest.raises(EngineFault, match="where its tests say"):
        fresh.infer(Facts(large(), "as_alleged"))
    assert not fresh._answers


def test_what_the_engine_answered_is_remembered_within_bounds_and_serves_other_cases(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "MOST_ANSWERS", 100)
    remembering = copy(law())
    for seed in range(4):
        assert (
            differences(
                remembering.infer(Facts(large(seed), "as_alleged")), copy(law()).infer(Facts(large(seed), "as_alleged"))
            )
            == []
        )
        assert 0 < len(remembering._answers) <= 100


def test_one_fact_that_is_otherwise_is_worked_out_again_for_the_incidents_with_its_record_alone() -> None:
    case = load_case(CASES / "khakimova.yaml")
    before = law().infer(Facts(case, "as_alleged"))
    event = next(each for each in case.records.values() if each.kind == "hearing")
    changed = Facts(case, "as_alleged").but({(event.id, "public"): ("yes",)})
    again = law().infer_again(before, changed, ("hearing", "public"))
    assert isinstance(again, Changed)
    with_it = [each for each in before.incidents if event.id in each.records.values() or each.rule.follows]
    assert 0 < len(again._instead) <= len(with_it) < len(before.incidents)
    assert len(again.incidents) == len(before.incidents)
    assert set(again.changed) <= set(again.findings)


def test_what_was_found_before_stays_as_it_was() -> None:
    case = load_case(CASES / "khakimova.yaml")
    before = law().infer(Facts(case, "as_alleged"))
    outcomes = {name: before.outcome(name) for name in before.findings}
    otherwise = set()
    for record in case.records.values():
        if record.kind == "hearing":
            changed = Facts(case, "as_alleged").but({(record.id, "occurred"): ("no",)})
            again = law().infer_again(before, changed, ("hearing", "occurred"))
            otherwise |= {name for name in again.changed if again.outcome(name) != outcomes[name]}
    assert otherwise
    assert {name: before.outcome(name) for name in before.findings} == outcomes


def test_the_rules_that_a_rule_follows_from_are_those_of_the_names_it_gives() -> None:
    rules = law().book.rules
    named = by_name(rules)
    for rule in rules:
        names = {element.test.of for element in rule.elements() if hasattr(element.test, "of")}
        assert {each.id for each in followed_by(rule, named)} == {r.id for r in rules if names & set(r.names)}
