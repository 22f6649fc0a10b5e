"""What would decide an open finding and what would undo a breach: held against trying every answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from fairtrial.case.fields import Form, Members, OneOf, Several, Value
from fairtrial.case.records import fields_of
from fairtrial.facts.lens import LENSES, OCCURRED, Address, Facts
from fairtrial.findings.change import deciding, undoing
from fairtrial.inference.queries import table
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import outcome_if
from fairtrial.inference.suppose import tested_of as results_of_tests
from fairtrial.law.tests import FieldTest
from fairtrial.program import law
from fairtrial.truth import UNKNOWN
from plain.compare import generated


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
