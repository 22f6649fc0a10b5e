"""What would decide an open finding, and what would undo a breach. Both are confirmed by trying it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fairtrial.case.fields import Form, Members, Never, OneOf, Several, Value
from fairtrial.case.records import fields_of
from fairtrial.dates import MINUTES_OF_A_DAY, When
from fairtrial.facts.lens import OCCURRED, Address, Facts, Values
from fairtrial.facts.tests import decide
from fairtrial.findings.explain import addresses, leaves
from fairtrial.findings.words import listed, token_in_words, values_in_words
from fairtrial.inference.queries import Tree, table
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import Supposed, apart, outcome_if, outcome_with, tested_of
from fairtrial.law.tests import FieldTest, FollowsTest, JudgementTest, Test, TimeTest
from fairtrial.truth import NO, UNKNOWN, YES, Truth

MOST_SETS = 40


# What decides ---------------------------------------------------------------------------------------------------------


def deciding(incident: Incident, results: Results) -> list[tuple[Address, ...]]:
    """Return the smallest sets of facts that, answered one way, would make an open incident a breach.

    Each set is confirmed by supposing the answers. Where the incident waits for another finding, the facts it lacks
    itself are returned, if there are any; the rest is decided where the other finding is.
    """
    asked = table(incident.rule)
    tree = (False, (asked.trees["engaged"], asked.trees["breached"]))
    found: list[tuple[Address, ...]] = []
    enough: list[set[int]] = []
    tested = tested_of(incident, results)
    most = 0
    for lacking in _lacking(tree, tested):
        # counted as tests and as facts, since a test of times reads two, and a judgement or another finding none
        if found and len(lacking) > most:
            break
        # where no more than a judgement or another finding is lacking, no fact beside it need be asked for
        if any(each.issubset(lacking) and len(each) < len(lacking) for each in enough):
            continue
        tests = [asked.tests[number][0] for number in lacking]
        places = tuple(dict.fromkeys([place for test in tests for place in _open(test, incident, results.facts)]))
        if not places:
            enough.append(set(lacking))
        elif not any(set(each) <= set(places) for each in found) and _confirmed(lacking, tested, incident, results):
            found.append(places)
            most = most or max(len(lacking), len(places))
    if len(found) < 2:
        return found
    # a test of times reads two facts, so what is found later can still be less
    return [each for each in found if not any(set(other) < set(each) for other in found)]


def _lacking(tree: Tree, tested: Sequence[Truth]) -> list[tuple[int, ...]]:
    """Return the sets of unknown tests that would make a group hold, by their numbers, smallest first."""
    one_will_do, members = tree
    made: list[tuple[int, ...]] = [] if one_will_do else [()]
    for member in members:
        if not isinstance(member, int):
            option = _lacking(member, tested)
        elif tested[member] is UNKNOWN:
            option = [(member,)]
        elif one_will_do and tested[member] is YES:
            return [()]
        else:
            option = [()] if tested[member] is YES else []
        if one_will_do:
            made += option
        elif option != [()]:
            made = [(*left, *[n for n in right if n not in left]) for left in made for right in option]
    return made if len(made) < 2 else sorted(dict.fromkeys(made), key=len)[:MOST_SETS]


def _confirmed(lacking: Sequence[int], tested: Sequence[Truth], incident: Incident, results: Results) -> bool:
    """Return whether an incident would be a breach, or would wait for nothing but a finding, if these tests held."""
    tests = [table(incident.rule).tests[number][0] for number in lacking]
    waits = any(isinstance(test, FollowsTest) for test in tests)
    answered = True if any(isinstance(test, JudgementTest) for test in tests) else None
    fields = [number for number, test in zip(lacking, tests, strict=True) if isinstance(test, FieldTest)]
    outcomes: Iterable[str]
    if apart(fields, incident) and not any(isinstance(test, TimeTest) for test in tests):
        outcomes = (outcome_with(incident, tested, dict.fromkeys(fields, YES), answered),)
    else:
        suppositions = _suppositions(tests, incident, results.facts)
        outcomes = (outcome_if(incident, results, supposed, answered) for supposed in suppositions)
    for outcome in outcomes:
        if outcome == "appears_breached" or (waits and outcome == "needs_information"):
            return True
        if incident.binds.holds == "unknown" or incident.rule.burden == "person":
            return True
    return False


def _suppositions(tests: Sequence[Test], incident: Incident, facts: Facts) -> Iterator[Supposed]:
    """Yield ways of answering what tests ask so that each of them holds, as far as there are any."""
    if not tests:
        yield {}
        return
    answered = False
    # the first will nearly always do, so no more are made than are asked for
    for way in _ways(tests[0], incident, facts, holds=True):
        answered = True
        for others in _suppositions(tests[1:], incident, facts):
            yield _joined(way, others)
    if not answered:
        yield from _suppositions(tests[1:], incident, facts)


def _joined(way: Supposed, others: Supposed) -> Supposed:
    """Return two suppositions as one; what both say of one list is said of its members together."""
    joined = {**way, **others}
    for place in way.keys() & others.keys():
        (one,), (other,) = way[place] or (None,), others[place] or (None,)
        if isinstance(one, tuple) and isinstance(other, tuple):
            joined[place] = (tuple(sorted({**dict(one), **dict(other)}.items())),)
    return joined


def _ways(test: Test, incident: Incident, facts: Facts, holds: bool) -> Iterator[Supposed]:
    """Yield values of the facts of a test under which it holds, or under which it does not."""
    if isinstance(test, FieldTest):
        place = (incident.records[test.alias], test.field)
        form = fields_of(incident.rule.kinds[test.alias])[test.field].form
        for value in _values(test, form, facts.values(*place), holds):
            yield {place: (value,)}
    elif isinstance(test, TimeTest):
        start, end = addresses(test, incident)
        for begun in facts.values(*start) or (None,):
            known = begun if isinstance(begun, When) else facts.case.as_of
            for value in (Never, _later(known, test.minutes + 2 * MINUTES_OF_A_DAY), known):
                way: Supposed = {start: (known,), end: (value,)}
                if (decide(test, incident.records, facts.but(way)) is YES) == holds:
                    yield way


def _later(when: When, minutes: int) -> Value:
    moment = None if when.latest is None else when.latest + minutes
    return When(moment, moment, when.text)


def _values(test: FieldTest, form: Form, present: Values, holds: bool) -> Iterator[Value]:
    if isinstance(form, Members):
        members = dict(present[0]) if present and isinstance(present[0], tuple) else {}
        answer = "yes" if holds else "no"
        yield tuple(sorted({**members, **dict.fromkeys(test.values, answer)}.items()))
    elif isinstance(form, Several):
        yield from (frozenset({token}) for token in form.tokens if (token in test.values) == holds)
    elif isinstance(form, OneOf):
        yield from (token for token in form.tokens if (token in test.values) == holds)
    elif test.how in ("never", "some_time"):
        yield Never if (test.how == "never") == holds else When(None, None, "")
    else:
        number = int(test.values[0])
        up = (test.how == "at_least") == holds
        yield number if holds else number - 1 if not up else number + 1


def _open(test: Test, incident: Incident, facts: Facts) -> list[Address]:
    """Return the facts of a test that are not known, or not precisely enough."""
    places = addresses(test, incident)
    if not isinstance(test, TimeTest):
        return places
    unknown = [place for place in places if facts.values(*place) is None]
    if unknown:
        return unknown
    return [
        place
        for place in places
        if not all(v is Never or (isinstance(v, When) and v.is_exact) for v in facts.values(*place) or ())
    ]


# What undoes ----------------------------------------------------------------------------------------------------------


def undoing(incident: Incident, results: Results) -> list[tuple[Address, str]]:
    """Return the single facts that, if otherwise, would undo a breach, each with what it would have to be."""
    found: dict[Address, str] = {}
    tested = tested_of(incident, results)
    for leaf in leaves(incident.rule):
        holds, test = leaf.justifies, leaf.test
        # what stands already as it would have to is no change, whatever else its fact could be
        if tested[leaf.number] is (YES if holds else NO):
            continue
        # that the event took place is what is complained of; of times and judgements no one value can be told
        if not isinstance(test, FieldTest) or test.field == OCCURRED:
            continue
        place = (incident.records[test.alias], test.field)
        if place in found:
            continue
        alone = apart((leaf.number,), incident)
        if alone and outcome_with(incident, tested, {leaf.number: YES if holds else NO}) == "appears_breached":
            continue
        for way in _ways(test, incident, results.facts, holds):
            if alone or outcome_if(incident, results, way) != "appears_breached":
                found[place] = _said(test, holds, way[place])
                break
    return list(found.items())


def _said(test: FieldTest, holds: bool, values: Values) -> str:
    if test.how in ("never", "some_time"):
        return "never" if (test.how == "never") == holds else "a date"
    if holds:
        return listed((token_in_words(value) for value in test.values), "or")
    if test.how == "in" and len(test.values) == 1 and values is not None and values[0] in ("yes", "no"):
        return values_in_words(values)
    return f"other than {listed((token_in_words(value) for value in test.values), 'or')}"
