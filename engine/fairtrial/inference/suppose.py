"""Supposing that facts were otherwise, and working one incident out again on its tests alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fairtrial.facts.lens import Address, Facts, Values
from fairtrial.facts.tests import decide
from fairtrial.inference.outcomes import outcome_of
from fairtrial.inference.queries import table
from fairtrial.inference.results import Incident, Results
from fairtrial.law.tests import FollowsTest, Test
from fairtrial.truth import Truth, both

Supposed = dict[Address, Values]
"""Facts, each with the values it is supposed to have."""


def outcome_if(incident: Incident, results: Results, supposed: Supposed, answered: bool | None = None) -> str:
    """Return the outcome of an incident if some facts were otherwise, the findings it follows from staying as they are.

    `answered` supposes the answer to every judgement that nobody has given.
    """
    asked = table(incident.rule)
    tested = tested_if(incident, results, results.facts.but(supposed), supposed) if supposed else None
    if tested is None or answered is not None:
        tested = list(tested or tested_of(incident, results))
        for number in asked.judgements if answered is not None else ():
            if tested[number] is Truth.UNKNOWN:
                tested[number] = Truth.YES if answered else Truth.NO
    held = asked.parts(tested)
    engaged = both((held["engaged"], Truth(incident.binds.holds)))
    return outcome_of(engaged, held["breached"], held["justified"], incident.rule.burden)


def tested_of(incident: Incident, results: Results) -> Sequence[Truth]:
    """Return how the tests of its rule come out for an incident of these results."""
    if incident.tested is not None:
        return incident.tested
    # the plain engine tells no more than which parts hold
    return [_result(each, incident, results, results.facts) for each in table(incident.rule).tests]


def tested_if(incident: Incident, results: Results, facts: Facts, supposed: Collection[Address]) -> list[Truth]:
    """Return how the tests of its rule come out for an incident on facts that are otherwise where they are supposed."""
    asked, records = table(incident.rule), incident.records
    tested = list(tested_of(incident, results))
    for (alias, name), numbers in asked.readers.items():
        if (records[alias], name) in supposed:
            for number in numbers:
                tested[number] = _result(asked.tests[number], incident, results, facts)
    return tested


def _result(asked: tuple[Test, bool], incident: Incident, results: Results, facts: Facts) -> Truth:
    test, justifies = asked
    if isinstance(test, FollowsTest):
        return results.holds(test, incident)
    return decide(test, incident.records, facts.justifying() if justifies else facts)


def turns_on_judgement(incident: Incident, results: Results) -> bool:
    """Return whether an open incident turns on nothing but a judgement that nobody has given."""
    if not incident.rule.asks_judgement:
        return False
    without = outcome_if(incident, results, {}, answered=False)
    return without != "needs_information" and outcome_if(incident, results, {}, answered=True) == "appears_breached"
