"""What would decide an open finding and what would undo a breach: held against trying every answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from fairtrial.case.fields import Count, Form, Members, OneOf, Several, Value
from fairtrial.case.records import fields_of
from fairtrial.facts.lens import LENSES, OCCURRED, Address, Facts
from fairtrial.facts.tests import decide_field
from fairtrial.findings.change import _lacking, _values, _ways, deciding, undoing
from fairtrial.findings.explain import leaves
from fairtrial.findings.words import values_in_words
from fairtrial.inference.queries import table
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import apart, outcome_if, outcome_with
from fairtrial.inference.suppose import tested_of as results_of_tests
from fairtrial.law.tests import FieldTest, TimeTest
from fairtrial.program import law
from fairtrial.truth import NO, UNKNOWN, YES
from plain.compare import generated
from support import SOUND, case, report


def answers(form: Form, present: Value) -> list[Value]:
    """Return what a fact could be: every answer, as far as a test can tell answers apart."""
    if isinstance(form, Several):
        return [frozenset({token}) for token in form.tokens]
    if isinstance(form, OneOf):
        return [*form.tokens]
    if isinstance(form, Members):
        known = dict(present) if isinstance(present, tuple) else {}
        some = [{token: said} for token in form.tokens for said in ("yes", "no")]
        return [tuple(sorted({**known, **each}.items())) for each in (*some, dict.fromkeys(form.tokens, "no"))]
    return []


def asked(incident: Incident, facts: Facts) -> dict[Address, list[Value]]:
    """Return the facts that tests of fields read, each with what it could be."""
    found = {}
    for test, _ in table(incident.rule).tests:
        if isinstance(test, FieldTest) and test.field != OCCURRED:
            place = (incident.records[test.alias], test.field)
            present = facts.values(*place)
            form = fields_of(incident.rule.kinds[test.alias])[test.field].form
            found[place] = answers(form, present[0] if present else None)
    return found


def incidents(outcomes: tuple[str, ...], lenses: tuple[str, ...] = LENSES) -> Iterator[tuple[Incident, Results]]:
    for seed in range(6):
        made = generated(seed)
        for lens in lenses:
            results = law().infer(Facts(made, lens))
            yield from ((each, results) for each in results.incidents if each.outcome in outcomes)


def test_just_what_undoes_a_breach_when_tried_is_said_to_undo_it() -> None:
    seen = set()
    for incident, results in incidents(("appears_breached",)):
        said = dict(undoing(incident, results))
        for place, could_be in asked(incident, results.facts).items():
            undone = any(outcome_if(incident, results, {place: (value,)}) != "appears_breached" for value in could_be)
            assert not could_be or undone == (place in said), (incident.finding, place)
            seen.add(undone)
    assert seen == {True, False}


def test_each_set_of_facts_that_would_decide_an_incident_does_when_answers_are_tried() -> None:
    sizes = set()
    for incident, results in incidents(("needs_information", "not_assessed")):
        sets, could_be = deciding(incident, results), asked(incident, results.facts)
        assert len(set(sets)) == len(sets), incident.finding
        # an incident that waits for a finding, for the law or for what a person must show is not decided by facts alone
        if table(incident.rule).findings or incident.binds.holds == "unknown" or incident.rule.burden == "person":
            continue
        for places in sets:
            ways = [could_be.get(place, []) for place in places]
            if all(ways) and len(places) <= 3:
                tried = (dict(zip(places, [(value,) for value in way], strict=True)) for way in product(*ways))
                breached = any(outcome_if(incident, results, way, True) == "appears_breached" for way in tried)
                assert breached, (incident.finding, places)
                sizes.add(len(places))
    assert sizes >= {1, 2}


def test_each_unknown_fact_that_alone_would_decide_an_incident_is_named_and_then_no_larger_set() -> None:
    named = 0
    for incident, results in incidents(("needs_information",)):
        asks, tested = table(incident.rule), results_of_tests(incident, results)
        could_be, said = asked(incident, results.facts), deciding(incident, results)
        for (alias, name), numbers in asks.readers.items():
            place = (incident.records[alias], name)
            # what two tests read is asked for with what else each of them lacks
            if len(numbers) == 1 and tested[numbers[0]] is UNKNOWN and place in could_be:
                supposed = [outcome_if(incident, results, {place: (value,)}) for value in could_be[place]]
                if "appears_breached" in supposed:
                    assert (place,) in said, (incident.finding, place)
                    # a test of times reads two facts
                    assert asks.others or {len(places) for places in said} == {1}, incident.finding
                    named += 1
    assert named


def test_all_facts_that_decide_alike_are_named_whatever_judgement_or_finding_is_lacking_too() -> None:
    beside = 0
    for incident, results in incidents(("needs_information", "not_assessed"), ("as_alleged", "uncontested")):
        asks, tested = table(incident.rule), results_of_tests(incident, results)
        if incident.binds.holds != "yes":
            continue
        open_ones = [number for number, truth in enumerate(tested) if truth is UNKNOWN and not asks.tests[number][1]]
        said = deciding(incident, results)
        for size in (1, 2):
            sets = [
                each
                for each in combinations(open_ones, size)
                if outcome_with(incident, tested, dict.fromkeys(each, YES)) == "appears_breached"
            ]
            for each in sets:
                fields = {number: test for number in each if isinstance(test := asks.tests[number][0], FieldTest)}
                timed = any(isinstance(asks.tests[number][0], TimeTest) for number in each)
                if fields and apart(fields, incident) and not timed:
                    places = {(incident.records[test.alias], test.field) for test in fields.values()}
                    assert any(set(named) <= places for named in said), (incident.finding, places, said)
                    beside += len(fields) < size
            if sets:
                break
    assert beside


def test_what_is_lacking_is_told_smallest_first_and_nothing_twice() -> None:
    either = (True, ((False, (0, 1)), 2))
    assert _lacking(either, [UNKNOWN] * 3) == [(2,), (0, 1)]
    assert _lacking((False, (either, 2)), [UNKNOWN] * 3) == [(2,), (0, 1, 2)]
    assert _lacking((False, (either, either)), [UNKNOWN] * 3)[:2] == [(2,), (0, 1)]
    assert _lacking(either, [YES, UNKNOWN, NO]) == [(1,)]
    assert _lacking(either, [NO, UNKNOWN, YES]) == [()]
    assert _lacking(either, [NO, UNKNOWN, NO]) == []


ARBITRARY = (
    SOUND
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: weighing, type: proof, sources: [letter]}
"""
)


def test_where_a_judgement_is_lacking_too_no_alternative_is_left_out() -> None:
    """A fault of the court must be told before anybody can weigh it, and any of several will do."""
    fields = ("main_evidence_ignored", "against_the_record", "law_against_its_words", "jury_misdirected")
    found = next(f for f in report(case(ARBITRARY)).findings if f.rule == "iccpr-14-1-clearly-arbitrary")
    assert found.outcome == "needs_information"
    assert found.decided_by == tuple((f"weighing.{field}",) for field in fields)


CUSTODY = (
    SOUND
    + """\
detentions:
  custody: {sources: [letter], start: START, end: 2024-03-01, capacity: suspect, brought_before_judge: SEEN}
"""
)


@pytest.mark.parametrize(
    ("start", "seen", "facts"),
    [
        ("2024-01-05T08:00", "unknown", ("custody.brought_before_judge",)),
        ("2024-01-05T08:00", "2024-01-07", ("custody.brought_before_judge",)),
        ("unknown", "2024-01-07T08:00", ("custody.start",)),
        ("2024-01-05", "2024-01-07", ("custody.start", "custody.brought_before_judge")),
        ("unknown", "unknown", ("custody.start", "custody.brought_before_judge")),
        ("unknown", "never", ("custody.start",)),
    ],
)
def test_of_two_dates_those_are_asked_for_that_are_not_known_to_the_minute(
    start: str, seen: str, facts: tuple[str, ...]
) -> None:
    made = report(case(CUSTODY.replace("START", start).replace("SEEN", seen)))
    (found,) = [f for f in made.findings if f.rule == "iccpr-9-3-forty-eight-hours"]
    assert (found.outcome, found.decided_by) == ("needs_information", (facts,))


def test_what_would_undo_a_breach_is_said_as_it_would_have_to_be() -> None:
    never = report(case(CUSTODY.replace("START", "2024-01-05T08:00").replace("SEEN", "never")))
    late = report(case(CUSTODY.replace("START", "2024-01-05T08:00").replace("SEEN", "2024-01-09")))
    told = []
    for made in (never, late):
        (found,) = [f for f in made.findings if f.rule == "iccpr-9-3-forty-eight-hours"]
        told.append({change.fact.partition(".")[2]: change.instead for change in found.undone_by})
    assert told == [
        {"capacity": "other than suspect or the accused", "brought_before_judge": "a date"},
        {"capacity": "other than suspect or the accused", "delay_explained": "yes"},
    ]


def test_each_way_in_which_a_test_is_said_to_come_out_otherwise_makes_it_do_so() -> None:
    """And what stands already is never told as a change."""
    tried = set()
    for incident, results in incidents(("appears_breached",), ("as_alleged", "state_account")):
        for leaf in leaves(incident.rule):
            test = leaf.test
            if isinstance(test, FieldTest):
                place = (incident.records[test.alias], test.field)
                for holds in (True, False):
                    for way in _ways(test, incident, results.facts, holds):
                        assert (decide_field(test, way[place]) is YES) == holds, (test, way)
                        tried.add((test.how, holds))
        for (record, field), instead in undoing(incident, results):
            values = results.facts.values(record, field)
            assert values is None or instead != values_in_words(values), (incident.finding, record, field, instead)
    assert tried >= {(how, holds) for how in ("in", "never", "includes") for holds in (True, False)}


@pytest.mark.parametrize(
    ("how", "holds", "number"),
    [("at_least", True, 22), ("at_least", False, 21), ("at_most", True, 22), ("at_most", False, 23)],
)
def test_a_number_that_would_do_is_the_next_on_that_side_of_the_bound(how: str, holds: bool, number: int) -> None:
    assert list(_values(FieldTest("it", "hours_alone", how, ("22",)), Count(), None, holds)) == [number]
