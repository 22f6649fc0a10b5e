"""Supposing that facts were otherwise, and working one incident out again on its tests alone."""

from __future__ import annotations

from collections.abc import Collection

from fairtrial.facts.lens import Address, Facts, Values
from fairtrial.facts.tests import decide, decide_group
from fairtrial.inference.outcomes import outcome_of
from fairtrial.inference.queries import chained, judged, parts, places
from fairtrial.inference.results import Incident, Results
from fairtrial.law.tests import Element, FollowsTest, JudgementTest
from fairtrial.truth import Truth, both

Supposed = dict[Address, Values]
"""Facts, each with the values it is supposed to have."""


def truth_of(element: Element, incident: Incident, results: Results, facts: Facts) -> Truth:
    """Return whether an element holds for an incident, on the given facts."""
    test = element.test
    if not isinstance(test, FollowsTest):
        return decide(test, incident.records, facts)
    outcomes = results.followed(test, incident).values()
    return Truth.of("appears_breached" in outcomes, bool(outcomes))


def outcome_if(incident: Incident, results: Results, supposed: Supposed, answered: bool | None = None) -> str:
    """Return the outcome of an incident if some facts were otherwise, the findings it follows from staying as they are.

    `answered` supposes the answer to every judgement that nobody has given.
    """
    facts = results.facts.but(supposed) if supposed else results.facts
    truths = parts_if(incident, results, facts, supposed, answered)
    engaged = both([truths["engaged"], Truth(incident.binds.holds)])
    return outcome_of(engaged, truths["breached"], truths["justified"], incident.rule.burden)


def parts_if(
    incident: Incident, results: Results, facts: Facts, supposed: Collection[Address], answered: bool | None = None
) -> dict[str, Truth]:
    """Return which parts of its rule hold for an incident on facts that are otherwise where they are supposed."""
    truths = {}
    records = incident.records
    for part, group in parts(incident.rule).items():
        read = any((records[alias], name) in supposed for alias, name in places(group))
        if read or chained(group) or (answered is not None and judged(group)):
            here = facts.justifying() if part == "justified" else facts
            truths[part] = decide_group(group, lambda e, here=here: _truth(e, incident, results, here, answered))  # type: ignore[misc]
        else:
            truths[part] = incident.parts[part]
    return truths


def _truth(element: Element, incident: Incident, results: Results, facts: Facts, answered: bool | None) -> Truth:
    truth = truth_of(element, incident, results, facts)
    if truth is Truth.UNKNOWN and answered is not None and isinstance(element.test, JudgementTest):
        return Truth.YES if answered else Truth.NO
    return truth


def turns_on_judgement(incident: Incident, results: Results) -> bool:
    """Return whether an open incident turns on nothing but a judgement that nobody has given."""
    if not incident.rule.asks_judgement:
        return False
    without = outcome_if(incident, results, {}, answered=False)
    return without != "needs_information" and outcome_if(incident, results, {}, answered=True) == "appears_breached"
