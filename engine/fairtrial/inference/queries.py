"""What rules ask: which records belong together, and how the tests of a rule settle its parts.

Which records belong together is asked of the engine once for a case, for all rules at a time (`belonging`): that joins
persons, proceedings, deprivations of liberty and events. The tests of a rule are in its `table`; what the engine is
asked of their results is in `shapes`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS
from fairtrial.inference.door import Compiled, Door, Pattern, Query, Token, compiled
from fairtrial.law.ids import parse_id
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest
from fairtrial.truth import NO, UNKNOWN, YES, Truth

FRAMES = ("proceeding", "detention")
"""What a record may belong to, besides a person."""

LINKS = {"person": "a", "proceeding": "q", "detention": "d"}
"""The field of a fact that says to which person, proceeding or deprivation of liberty it belongs."""


HAS = "h"
"""With the link of a frame after it, the field of a fact that says that it belongs to one."""


@dataclass
class Belonging:
    """Queries for which records belong together, each with the rules that ask it."""

    queries: Compiled
    rules: list[list[Rule]]
    door: Door | None = None

    def opened(self) -> Door:
        """Return the compiled queries, compiled on first use."""
        if self.door is None:
            self.door = Door(self.queries)
        return self.door


def belonging(rules: list[Rule]) -> Belonging:
    """Return the queries that find, for all rules, which records belong together."""
    asked: dict[tuple[object, ...], tuple[Query, list[Rule]]] = {}
    for rule in rules:
        patterns = patterns_of(rule)
        key = tuple((*sorted(pattern.equals.items()), *pattern.joins.items()) for pattern in patterns)
        asked.setdefault(key, (Query(str(len(asked)), patterns), []))[1].append(rule)
    return Belonging(compiled([query for query, _ in asked.values()]), [asking for _, asking in asked.values()])


def engaged(rule: Rule) -> Group:
    """Return what engages a rule, that each of its incidents took place included."""
    occurred = tuple(
        Element(FieldTest(alias, "occurred", "in", ("yes",)), rule.provision, None)
        for alias, kind in rule.incidents.items()
        if "occurred" in KINDS[kind].model_fields
    )
    return Group(False, (*occurred, *rule.engaged.items))


@cache
def parts(rule: Rule) -> dict[str, Group]:
    """Return the three parts of a rule by name."""
    return {"engaged": engaged(rule), "breached": rule.breached, "justified": rule.justified}


NOTHING_ASKED = {"engaged": YES, "breached": NO, "justified": NO}
"""What is so of a part without tests."""

Tree = tuple[bool, tuple["int | Tree", ...]]
"""A group of elements: whether one will do, and its members, each as the number of its test or as a group."""


Picking = Callable[[Sequence[Truth]], tuple[Truth, ...]]
"""Picks some results from those of many tests."""


@dataclass(frozen=True, slots=True)
class Table:
    """The tests of a rule, each once, and how its parts rest on them. Their results, in this order, settle the rule.

    In a justification a test counts at its value as alleged, so there it is one of its own.
    """

    fields: tuple[tuple[str, int, FieldTest, bool], ...]
    """Tests of fields: the alias of the record, a number that is the same for tests that ask the same of a record, the
    test, and whether it justifies."""
    others: tuple[tuple[TimeTest | JudgementTest, bool], ...]
    """Tests of times and judgements, and whether they justify."""
    findings: tuple[FollowsTest, ...]
    tests: tuple[tuple[Test, bool], ...]
    """All of them in their order, and whether they justify."""
    numbers: Mapping[tuple[Test, bool], int]
    readers: Mapping[tuple[str, str], list[int]]
    """The tests that read a fact, by its alias and field."""
    alone: frozenset[int]
    """The tests of fields that read a fact that no other test reads, nor the same test to justify something."""
    judgements: tuple[int, ...]
    trees: Mapping[str, Tree]
    shapes: Mapping[str, Tree]
    """The parts with their tests numbered from 0 on each, in their order; those without tests are left out."""
    rests_on: Mapping[str, Sequence[int]]
    """The tests on which each of these parts rests, by their numbers."""
    of_part: Mapping[str, Picking]
    """Picks the results on which a part rests, in the order of its shape, from the results of all tests."""
    framed: tuple[str, ...]
    """The frames that the rule speaks of, besides its incidents."""
    by_alias: Callable[[Mapping[str, str]], object]
    """Returns the records of an incident in the order of what the rule calls them."""
    bearers: Mapping[str, int]
    """The place, among the records of an incident, of the one that leads to each frame."""
    borne_by_others: bool
    """Whether to some frame another record leads than the first."""
    provisions: tuple[str, str]
    """The provision of the rule, and what stands in for it where it does not bind."""
    instrument: str
    """The instrument of the rule's provision."""
    instead: str | None
    """The instrument that stands in for it where it does not bind."""

    def parts(self, truths: Sequence[Truth]) -> dict[str, Truth]:
        """Return which parts hold, given the results of the tests."""
        return {part: holds(tree, truths) if tree[1] else NOTHING_ASKED[part] for part, tree in self.trees.items()}


@cache
def table(rule: Rule) -> Table:
    """Return the tests of a rule, and how its parts rest on them."""
    asked = {part: (group, part == "justified") for part, group in parts(rule).items()}
    tests = list(dict.fromkeys((e.test, justifies) for group, justifies in asked.values() for e in group.elements()))
    fields = [test for test, justifies in tests if isinstance(test, FieldTest) and not justifies]
    fields_justifying = [test for test, justifies in tests if isinstance(test, FieldTest) and justifies]
    others = [(test, justifies) for test, justifies in tests if isinstance(test, TimeTest | JudgementTest)]
    findings = list(dict.fromkeys(test for test, _ in tests if isinstance(test, FollowsTest)))
    order: list[tuple[Test, bool]] = [
        *((test, False) for test in fields),
        *((test, True) for test in fields_justifying),
    ]
    order += [*others, *((test, False) for test in findings)]
    numbers = {each: number for number, each in enumerate(order)}
    # the findings that others follow from are the same for a justification
    numbers.update({(test, True): numbers[test, False] for test in findings})
    readers: dict[tuple[str, str], list[int]] = {}
    for number, (test, _) in enumerate(order):
        for place in _read_by(test):
            readers.setdefault(place, []).append(number)
    trees = {part: _tree(group, justifies, numbers) for part, (group, justifies) in asked.items()}
    rests_on = {part: _numbers_in(tree) for part, tree in trees.items() if tree[1]}
    return Table(
        fields=(
            *[(test.alias, _same(test, False), test, False) for test in fields],
            *[(test.alias, _same(test, True), test, True) for test in fields_justifying],
        ),
        others=tuple(others),
        findings=tuple(findings),
        tests=tuple(order),
        numbers=numbers,
        readers=readers,
        alone=frozenset(
            reading[0]
            for reading in readers.values()
            if len(reading) == 1 and isinstance(order[reading[0]][0], FieldTest)
        ),
        judgements=tuple(number for number, (test, _) in enumerate(order) if isinstance(test, JudgementTest)),
        trees=trees,
        shapes={part: _shape(trees[part], found) for part, found in rests_on.items()},
        rests_on=rests_on,
        of_part={part: picking(found) for part, found in rests_on.items()},
        framed=tuple(alias for alias in rule.kinds if alias not in rule.incidents and alias != "person"),
        by_alias=itemgetter(*sorted({*rule.kinds, "person"})),
        bearers={anchor: bearer(rule, anchor) for anchor in FRAMES},
        borne_by_others=any(bearer(rule, anchor) for anchor in FRAMES),
        provisions=(rule.provision, rule.where_not_bound or rule.provision),
        instrument=parse_id(rule.provision).instrument,
        instead=parse_id(rule.where_not_bound).instrument if rule.where_not_bound else None,
    )


def picking(numbers: Sequence[int]) -> Picking:
    """Return what picks the results of these tests from those of all."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    if not numbers:
        return lambda truths: ()
    only = numbers[0]
    return lambda truths: (truths[only],)


_asked_alike: dict[tuple[str, str, tuple[str, ...], bool], int] = {}


def _same(test: FieldTest, justifies: bool) -> int:
    """Return the number of a test, whatever the alias by which its rule calls the record."""
    return _asked_alike.setdefault((test.field, test.how, test.values, justifies), len(_asked_alike))


def _read_by(test: Test) -> list[tuple[str, str]]:
    """Return the facts that a test reads, by alias and field."""
    if isinstance(test, FieldTest):
        return [(test.alias, test.field)]
    if isinstance(test, TimeTest):
        return [*test.places]
    return []


def _tree(group: Group, justifies: bool, numbers: Mapping[tuple[Test, bool], int]) -> Tree:
    members = [
        _tree(item, justifies, numbers) if isinstance(item, Group) else numbers[item.test, justifies]
        for item in group.items
    ]
    return group.any, tuple(members)


def _shape(tree: Tree, numbers: Sequence[int]) -> Tree:
    """Return a group with its tests numbered by their places among these."""
    return tree[0], tuple([numbers.index(m) if isinstance(m, int) else _shape(m, numbers) for m in tree[1]])


def _numbers_in(tree: Tree) -> list[int]:
    """Return the numbers of the tests of a group, each once."""
    found = [n for member in tree[1] for n in ([member] if isinstance(member, int) else _numbers_in(member))]
    return list(dict.fromkeys(found))


def holds(tree: Tree, truths: Sequence[Truth]) -> Truth:
    """Return whether a group holds by Kleene's connectives, given the results of its tests."""
    # as `both` and `either` do it, without a generator: this is what a run does most often
    settles, found = (YES, NO) if tree[0] else (NO, YES)
    for member in tree[1]:
        truth = truths[member] if isinstance(member, int) else holds(member, truths)
        if truth is settles:
            return truth
        if truth is UNKNOWN:
            found = truth
    return found


def patterns_of(rule: Rule) -> tuple[Pattern, ...]:
    """Return the patterns of the records of one incident, in the frames that its rule speaks of."""
    drafts: list[tuple[dict[str, Token], dict[str, tuple[int, str]]]] = []
    for kind in rule.incidents.values():
        equals: dict[str, Token] = {"k": kind}
        joins: dict[str, tuple[int, str]] = {}
        if not drafts:
            if rule.whose != "all":
                equals["w"] = rule.whose
        else:
            joins = {LINKS[anchor]: (0, LINKS[anchor]) for anchor in rule.joined_by}
            equals["w"] = "main"
        drafts.append((equals, joins))
    for alias, kind in rule.kinds.items():
        if kind in FRAMES and alias not in rule.incidents:
            drafts[bearer(rule, kind)][0][HAS + LINKS[kind]] = 1
    return tuple([Pattern(equals, joins) for equals, joins in drafts])


def bearer(rule: Rule, anchor: str) -> int:
    """Return the position of the record that leads to a frame: the one that must have it, else the first."""
    needing = {"proceeding": NEEDS_PROCEEDING, "detention": NEEDS_DETENTION}.get(anchor, ())
    for index, kind in enumerate(rule.incidents.values()):
        if kind == anchor or kind in needing:
            return index
    return 0
