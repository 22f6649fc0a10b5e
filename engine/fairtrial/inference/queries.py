"""Rules as queries for the engine: which records belong together, and which parts of a rule they meet.

Which records belong together is asked once for a case, for all rules at a time (`belonging`): that joins persons,
proceedings, deprivations of liberty and events. Then, shard by shard, what has not been answered before is asked: each
part of a rule (engaged, breached, justified) is a pair of queries, for "certainly" and for "possibly", split where the
part says `any`, and an incident one fact for each part, with the results of the tests on which the part rests. There is
no negation: what certainly and what possibly holds is found here, and outcomes are worked out from both, outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS
from fairtrial.inference.door import Compiled, Door, Pattern, Query, Token, compiled
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest, alternatives
from fairtrial.truth import Truth

LINKS = {"person": "a", "proceeding": "q", "detention": "d"}
"""The field of a fact that says to which person, proceeding or deprivation of liberty it belongs."""


FRAME = "="
"""What the kind of a frame begins with, as it is handed to the engine."""

CERTAINLY, POSSIBLY = "c", "m"
"""What begins the field of a fact that says that a test holds: it is followed by the number of the test."""


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


@dataclass(frozen=True, slots=True)
class Asks:
    """A part of a rule as it is put to the engine."""

    kind: str
    """The kind of the facts that stand for incidents."""
    certainly: frozenset[str]
    """The queries by which it certainly holds."""
    possibly: frozenset[str]

    def fact(self, name: str, results: Sequence[Truth]) -> dict[str, Token]:
        """Return the fact for incidents of which the tests of the part come out like this."""
        fact: dict[str, Token] = {"id": name, "k": self.kind}
        for number, truth in enumerate(results):
            if truth is not Truth.NO:
                fact[f"{POSSIBLY}{number}"] = 1
                if truth is Truth.YES:
                    fact[f"{CERTAINLY}{number}"] = 1
        return fact

    def holds(self, met: set[str]) -> Truth:
        """Return whether the part holds, given the queries that its fact met."""
        return Truth.of(not met.isdisjoint(self.certainly), not met.isdisjoint(self.possibly))


@dataclass
class Shard:
    """Rules of one layer on the same kinds of records, compiled together."""

    rules: list[Rule]
    queries: Compiled
    asks: Mapping[tuple[str, str], Asks]
    """What is asked of each part of each rule, by its id and the name of the part."""
    door: Door | None = None

    def opened(self) -> Door:
        """Return the compiled queries, compiled on first use."""
        if self.door is None:
            self.door = Door(self.queries)
        return self.door


def shards(stratum: list[Rule]) -> list[Shard]:
    """Return the rules of one layer, those on the same kinds of records together."""
    by_kind: dict[tuple[str, ...], list[Rule]] = {}
    for rule in stratum:
        by_kind.setdefault(tuple(sorted(set(rule.incidents.values()))), []).append(rule)
    return [_shard(rules) for rules in by_kind.values()]


def belonging(rules: list[Rule]) -> Belonging:
    """Return the queries that find, for all rules, which records belong together."""
    asked: dict[tuple[object, ...], tuple[Query, list[Rule]]] = {}
    for rule in rules:
        patterns = _patterns(_base(rule))
        key = tuple((*pattern.equals.items(), *pattern.joins.items()) for pattern in patterns)
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


NOTHING_ASKED = {"engaged": Truth.YES, "breached": Truth.NO, "justified": Truth.NO}
"""What is so of a part without tests."""

Tree = tuple[bool, tuple["int | Tree", ...]]
"""A group of elements: whether one will do, and its members, each as the number of its test or as a group."""


@dataclass(frozen=True, slots=True)
class Table:
    """The tests of a rule, each once, and how its parts rest on them. Their results, in this order, settle the rule.

    In a justification a test counts at its value as alleged, so there it is one of its own.
    """

    fields: tuple[tuple[FieldTest, int], ...]
    """Tests of fields, each with a number that is the same for tests that ask the same of a record."""
    fields_justifying: tuple[tuple[FieldTest, int], ...]
    others: tuple[tuple[TimeTest | JudgementTest, bool], ...]
    """Tests of times and judgements, and whether they justify."""
    findings: tuple[FollowsTest, ...]
    tests: tuple[tuple[Test, bool], ...]
    """All of them in their order, and whether they justify."""
    numbers: Mapping[tuple[Test, bool], int]
    readers: Mapping[tuple[str, str], list[int]]
    """The tests that read a fact, by its alias and field."""
    judgements: tuple[int, ...]
    trees: Mapping[str, Tree]
    rests_on: Mapping[str, tuple[int, ...]]
    """The tests on which each part rests, by their numbers; parts without any are left out."""
    of_part: Mapping[str, Callable[[Sequence[Truth]], tuple[Truth, ...]]]
    """Picks the results of those from the results of all."""

    def parts(self, truths: Sequence[Truth]) -> dict[str, Truth]:
        """Return which parts hold, given the results of the tests."""
        return {part: self.part(part, truths) for part in self.trees}

    def part(self, part: str, truths: Sequence[Truth]) -> Truth:
        """Return whether a part holds, given the results of the tests."""
        tree = self.trees[part]
        return _holds(tree, truths) if tree[1] else NOTHING_ASKED[part]


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
    rests_on = {part: tuple(_numbers_in(tree)) for part, tree in trees.items() if tree[1]}
    return Table(
        fields=tuple([(test, _same(test)) for test in fields]),
        fields_justifying=tuple([(test, _same(test)) for test in fields_justifying]),
        others=tuple(others),
        findings=tuple(findings),
        tests=tuple(order),
        numbers=numbers,
        readers=readers,
        judgements=tuple(number for number, (test, _) in enumerate(order) if isinstance(test, JudgementTest)),
        trees=trees,
        rests_on=rests_on,
        of_part={part: picking(found) for part, found in rests_on.items()},
    )


def picking(numbers: Sequence[int]) -> Callable[[Sequence[Truth]], tuple[Truth, ...]]:
    """Return what picks the results of these tests from those of all."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda truths: tuple([truths[number] for number in numbers])


_asked_alike: dict[tuple[str, str, tuple[str, ...]], int] = {}


def _same(test: FieldTest) -> int:
    """Return the number of a test, whatever the alias by which its rule calls the record."""
    return _asked_alike.setdefault((test.field, test.how, test.values), len(_asked_alike))


def _read_by(test: Test) -> list[tuple[str, str]]:
    """Return the facts that a test reads, by alias and field."""
    if isinstance(test, FieldTest):
        return [(test.alias, test.field)]
    if isinstance(test, TimeTest):
        return [place for place in (test.start, test.end, test.until) if place]
    return []


def _tree(group: Group, justifies: bool, numbers: Mapping[tuple[Test, bool], int]) -> Tree:
    members = [
        _tree(item, justifies, numbers) if isinstance(item, Group) else numbers[item.test, justifies]
        for item in group.items
    ]
    return group.any, tuple(members)


def _numbers_in(tree: Tree) -> list[int]:
    """Return the numbers of the tests of a group, each once."""
    found = [n for member in tree[1] for n in ([member] if isinstance(member, int) else _numbers_in(member))]
    return list(dict.fromkeys(found))


def _holds(tree: Tree, truths: Sequence[Truth]) -> Truth:
    """Return whether a group holds by Kleene's connectives, given the results of its tests."""
    # as `both` and `either` do it, without a generator: this is what a run does most often
    settles, found = (Truth.YES, Truth.NO) if tree[0] else (Truth.NO, Truth.YES)
    for member in tree[1]:
        truth = truths[member] if isinstance(member, int) else _holds(member, truths)
        if truth is settles:
            return truth
        if truth is Truth.UNKNOWN:
            found = truth
    return found


def _shard(rules: list[Rule]) -> Shard:
    queries: list[Query] = []
    asks: dict[tuple[str, str], Asks] = {}
    for rule in rules:
        for part, on in table(rule).rests_on.items():
            kind = f"u{len(asks)}"
            made: tuple[list[str], list[str]] = ([], [])
            for conjunction in alternatives(parts(rule)[part]):
                numbers = [table(rule).numbers[element.test, part == "justified"] for element in conjunction]
                for names, surely in zip(made, (CERTAINLY, POSSIBLY), strict=True):
                    equals: dict[str, Token] = {"k": kind, **{f"{surely}{on.index(number)}": 1 for number in numbers}}
                    names.append(f"q{len(queries)}")
                    queries.append(Query(names[-1], (Pattern(equals, {}),)))
            asks[rule.id, part] = Asks(kind, frozenset(made[0]), frozenset(made[1]))
    return Shard(rules, compiled(queries), asks)


_Draft = list[tuple[dict[str, Token], dict[str, tuple[int, str]]]]


def _base(rule: Rule) -> _Draft:
    """Return the patterns of the records of one incident, and of the frames that its rule speaks of."""
    base: _Draft = []
    for kind in rule.incidents.values():
        equals: dict[str, Token] = {"k": kind}
        joins: dict[str, tuple[int, str]] = {}
        if not base:
            if rule.whose != "all":
                equals["w"] = rule.whose
        else:
            joins = {LINKS[anchor]: (0, LINKS[anchor]) for anchor in rule.joined_by}
            equals["w"] = "main"
        base.append((equals, joins))
    for alias, kind in rule.kinds.items():
        if alias not in rule.incidents:
            link = LINKS[kind]
            base.append(({"k": FRAME + kind}, {"r": (bearer(rule, kind), link)}))
    return base


def bearer(rule: Rule, anchor: str) -> int:
    """Return the position of the record that leads to a frame: the one that must have it, else the first."""
    needing = {"proceeding": NEEDS_PROCEEDING, "detention": NEEDS_DETENTION}.get(anchor, ())
    for index, kind in enumerate(rule.incidents.values()):
        if kind == anchor or kind in needing:
            return index
    return 0


def _patterns(draft: _Draft) -> tuple[Pattern, ...]:
    return tuple(Pattern(dict(equals), dict(joins)) for equals, joins in draft)
