"""Supposing that facts were otherwise, and working one incident out again on its tests alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from fairtrial.facts.lens import Address, Facts, Values
from fairtrial.facts.tests import decide, decide_field
from fairtrial.inference.outcomes import outcome_of
from fairtrial.inference.queries import holds, table
from fairtrial.inference.results import Incident, Results
from fairtrial.law.tests import FieldTest, FollowsTest, JudgementTest, Test, TimeTest
from fairtrial.truth import NO, OF_WORD, UNKNOWN, YES, Truth, both

Supposed = Mapping[Address, Values]
"""Facts, each with the values it is supposed to have."""


def outcome_if(incident: Incident, results: Results, supposed: Supposed, answered: bool | None = None) -> str:
    """Return the outcome of an incident if some facts were otherwise, the findings it follows from staying as they are.

    `answered` supposes the answer to every judgement that nobody has given.
    """
    changed = set[int]()
    tested = tested_if(incident, results, supposed, changed)
    return _outcome(incident, tested, changed, answered)


def outcome_with(
    incident: Incident, tested: Sequence[Truth], truths: Mapping[int, Truth], answered: bool | None = None
) -> str:
    """Return the outcome of an incident if some of its tests, by their numbers, came out otherwise than they do.

    This is less work than to suppose facts, and the same where these tests are `apart`.
    """
    supposed = [*tested]
    for number, truth in truths.items():
        supposed[number] = truth
    return _outcome(incident, supposed, {*truths}, answered)


def apart(numbers: Iterable[int], incident: Incident) -> bool:
    """Return whether no other test turns on the facts that some tests of fields read, so that they can be supposed
    to come out one way or the other, and nothing else with them."""
    alone = table(incident.rule).alone
    if not all(number in alone for number in numbers):
        return False
    # where one record stands for two, what the rule asks of the one it may ask of the other
    return len({*incident.records.values()}) == len(incident.records)


def _outcome(incident: Incident, tested: list[Truth], changed: set[int], answered: bool | None) -> str:
    """Return the outcome if tests come out so; the numbers of those that do otherwise than they did are `changed`."""
    for number in table(incident.rule).judgements if answered is not None else ():
        if tested[number] is UNKNOWN:
            tested[number] = YES if answered else NO
            changed.add(number)
    held = parts_if(incident, tested, changed)
    engaged = held["engaged"]
    if incident.binds.holds != "yes":
        engaged = both((engaged, OF_WORD[incident.binds.holds]))
    return outcome_of(engaged, held["breached"], held["justified"], incident.rule.burden)


def parts_if(incident: Incident, tested: Sequence[Truth], changed: AbstractSet[int]) -> Mapping[str, Truth]:
    """Return which parts of its rule hold if tests come out so; the numbers of those that do otherwise: `changed`."""
    asked, held = table(incident.rule), incident.parts
    for part, rests_on in asked.rests_on.items():
        if not changed.isdisjoint(rests_on):
            truth = holds(asked.trees[part], tested)
            if truth is not held[part]:
                held = {**held, part: truth}
    return held


def tested_of(incident: Incident, results: Results) -> Sequence[Truth]:
    """Return how the tests of its rule come out for an incident of these results."""
    if incident.tested is not None:
        return incident.tested
    # the plain engine tells no more than which parts hold
    return [_result(each, incident, results) for each in table(incident.rule).tests]


def tested_if(incident: Incident, results: Results, supposed: Supposed, changed: set[int] | None = None) -> list[Truth]:
    """Return how the tests of its rule come out for an incident if some facts were otherwise.

    The numbers of those that then come out otherwise are added to `changed`.
    """
    asked, tested = table(incident.rule), [*tested_of(incident, results)]
    facts: Facts | None = None
    for (record, name), values in supposed.items():
        for alias, its_record in incident.records.items():
            for number in asked.readers.get((alias, name), ()) if its_record == record else ():
                (test, justifies), before = asked.tests[number], tested[number]
                if isinstance(test, FieldTest):
                    tested[number] = decide_field(test, values)
                elif isinstance(test, TimeTest):
                    facts = facts or results.facts.but(supposed)
                    tested[number] = decide(test, incident.records, facts.justifying() if justifies else facts)
                if changed is not None and tested[number] is not before:
                    changed.add(number)
    return tested


def _result(asked: tuple[Test, bool], incident: Incident, results: Results) -> Truth:
    test, justifies = asked
    if isinstance(test, FollowsTest):
        return results.holds(test, incident)
    return decide(test, incident.records, results.facts.justifying() if justifies else results.facts)


def turns_on_judgement(incident: Incident, results: Results) -> bool:
    """Return whether an open incident turns on nothing but a judgement that nobody has given."""
    if not incident.rule.asks_judgement:
        return False
    asked, tested = table(incident.rule), tested_of(incident, results)
    open_numbers: dict[tuple[str, str], list[int]] = {}
    for number in asked.judgements:
        test = asked.tests[number][0]
        if tested[number] is UNKNOWN and isinstance(test, JudgementTest):
            # one question of one record has one answer, wherever the rule asks it
            open_numbers.setdefault((test.question, incident.records[test.alias]), []).append(number)
    outcomes = set()
    for answers in product((NO, YES), repeat=len(open_numbers)):
        supposed = {
            number: answer for numbers, answer in zip(open_numbers.values(), answers, strict=True) for number in numbers
        }
        outcomes.add(outcome_with(incident, tested, supposed))
    return "appears_breached" in outcomes and "needs_information" not in outcomes
