"""Rules as queries for the engine: which records belong together, and which parts of a rule they meet.

Which records belong together is asked once for a case, for all rules at a time (`belonging`). Then, shard by shard, a
rule becomes a handful of queries, for each of its three parts (engaged, breached, justified) one for "certainly" and
one for "possibly", split where the part says `any`. A query has patterns only for records whose tests it names, and is
asked once however many rules ask it. There is no negation: what certainly and what possibly holds is found here, and
outcomes are worked out from both, outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS
from fairtrial.inference.door import Compiled, Door, Pattern, Query, Token, compiled
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest, alternatives
from fairtrial.truth import Truth

RULES_OF_A_SHARD = 30
"""So few that the results of their tests fit on one fact (see `door.MOST_FIELDS`)."""

LINKS = {"person": "a", "proceeding": "q", "detention": "d"}
"""The field of a fact that says to which person, proceeding or deprivation of liberty it belongs."""


ALONE, JOINED, FRAME = "1-", "2-", "="
"""What the kind of a fact begins with: a record asked about for itself; one that is joined with others; a frame."""


@dataclass(frozen=True, slots=True)
class Hosted:
    """An elementary test, and the kind of fact that carries its result to the engine.

    `justifies` marks tests of a justification, which count at their value as alleged.
    """

    test: Test
    kind: str
    justifies: bool


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


@dataclass
class Shard:
    """Rules on one kind of record, compiled together; facts carry the results of just their tests."""

    rules: list[Rule]
    queries: Compiled = field(default_factory=lambda: compiled([]))
    flags: dict[str, dict[Hosted, tuple[str, str]]] = field(default_factory=dict)
    """For each kind of fact the tests it carries, with the two fields (certainly, possibly) for the result."""
    askers: dict[Hosted, set[str]] = field(default_factory=dict)
    """The rules that ask for each test."""
    asks: dict[str, dict[str, tuple[frozenset[str], frozenset[str]]]] = field(default_factory=dict)
    """For each part of each rule the queries by which it certainly, and by which it possibly holds."""
    follows: dict[tuple[str, str | None], str] = field(default_factory=dict)
    """The token for findings of a rule or provision, as far as they share an anchor (None: the person alone)."""
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
    step = RULES_OF_A_SHARD
    return [_shard(rules[start : start + step]) for rules in by_kind.values() for start in range(0, len(rules), step)]


def belonging(rules: list[Rule]) -> Belonging:
    """Return the queries that find, for all rules, which records belong together."""
    asked: dict[tuple[object, ...], tuple[Query, list[Rule]]] = {}
    for rule in rules:
        patterns = _patterns(_base(rule)[0])
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


Tree = tuple[bool, tuple["int | Tree", ...]]
"""A group of elements: whether one will do, and its members, each as the number of its test or as a group."""


@dataclass(frozen=True, slots=True)
class Table:
    """The tests of a rule, each once, and how its parts rest on them. Their results, in this order, settle the rule.

    In a justification a test counts at its value as alleged, so there it is one of its own.
    """

    fields: tuple[FieldTest, ...]
    fields_justifying: tuple[FieldTest, ...]
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

    def parts(self, truths: Sequence[Truth]) -> dict[str, Truth]:
        """Return which parts hold, given the results of the tests."""
        made = {}
        for part, tree in self.trees.items():
            nothing_asked = Truth.YES if part == "engaged" else Truth.NO
            made[part] = _holds(tree, truths) if tree[1] else nothing_asked
        return made


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
    return Table(
        fields=tuple(fields),
        fields_justifying=tuple(fields_justifying),
        others=tuple(others),
        findings=tuple(findings),
        tests=tuple(order),
        numbers=numbers,
        readers=readers,
        judgements=tuple(number for number, (test, _) in enumerate(order) if isinstance(test, JudgementTest)),
        trees={part: _tree(group, justifies, numbers) for part, (group, justifies) in asked.items()},
    )


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


def host(test: Test, rule: Rule) -> str:
    """Return the alias whose fact carries the result of a test: the incident it speaks of, else the frame."""
    aliases = test.aliases
    return next((alias for alias in aliases if alias in rule.incidents), aliases[0])


def _shard(rules: list[Rule]) -> Shard:
    shard = Shard(rules)
    queries: dict[tuple[object, ...], Query] = {}
    for number, rule in enumerate(rules):
        base, order = _base(rule)
        shard.asks[rule.id] = {}
        for part, group in parts(rule).items():
            asked: tuple[set[str], set[str]] = (set(), set())
            for conjunction in alternatives(group) if group.items else []:
                for mode in (0, 1):
                    patterns = _with(shard, rule, base, order, conjunction, part, mode, number)
                    key = tuple((*sorted(pattern.equals.items()), *pattern.joins.items()) for pattern in patterns)
                    asked[mode].add(queries.setdefault(key, Query(f"q{len(queries)}", patterns)).name)
            shard.asks[rule.id][part] = (frozenset(asked[0]), frozenset(asked[1]))
    shard.queries = compiled(list(queries.values()))
    return shard


_Draft = list[tuple[dict[str, Token], dict[str, tuple[int, str]]]]


def _base(rule: Rule) -> tuple[_Draft, list[str]]:
    """Return the patterns of the records of one incident, and their aliases in order."""
    base: _Draft = []
    order: list[str] = []
    for alias, kind in rule.incidents.items():
        equals: dict[str, Token] = {"k": kind}
        joins: dict[str, tuple[int, str]] = {}
        if not base:
            if rule.whose != "all":
                equals["w"] = rule.whose
        else:
            joins = {LINKS[anchor]: (0, LINKS[anchor]) for anchor in rule.joined_by}
            equals["w"] = "main"
        base.append((equals, joins))
        order.append(alias)
    for alias, kind in rule.kinds.items():
        if alias not in rule.incidents:
            link = LINKS[kind]
            base.append(({"k": FRAME + kind}, {"r": (bearer(rule, kind), link)}))
            order.append(alias)
    return base, order


def bearer(rule: Rule, anchor: str) -> int:
    """Return the position of the record that leads to a frame: the one that must have it, else the first."""
    needing = {"proceeding": NEEDS_PROCEEDING, "detention": NEEDS_DETENTION}.get(anchor, ())
    for index, kind in enumerate(rule.incidents.values()):
        if kind == anchor or kind in needing:
            return index
    return 0


def _patterns(draft: _Draft) -> tuple[Pattern, ...]:
    return tuple(Pattern(dict(equals), dict(joins)) for equals, joins in draft)


def _with(
    shard: Shard,
    rule: Rule,
    base: _Draft,
    order: list[str],
    conjunction: tuple[Element, ...],
    part: str,
    mode: int,
    number: int,
) -> tuple[Pattern, ...]:
    draft: _Draft = [(dict(equals), dict(joins)) for equals, joins in base]
    hosts = {element: host(element.test, rule) for element in conjunction if element.test.aliases}
    alone = len(rule.incidents) == 1 and len(hosts) == len(conjunction) and set(hosts.values()) <= set(rule.incidents)
    for equals, _ in draft[: len(rule.incidents)]:
        equals["k"] = (ALONE if alone else JOINED) + str(equals["k"])
    for element, alias in hosts.items():
        equals = draft[order.index(alias)][0]
        flags = shard.flags.setdefault(str(equals["k"]), {})
        hosted = Hosted(element.test, str(equals["k"]), part == "justified")
        shard.askers.setdefault(hosted, set()).add(rule.id)
        equals[flags.setdefault(hosted, (f"c{len(flags)}", f"m{len(flags)}"))[mode]] = 1
    # a frame of which nothing is asked is there: that was asked when the records were found to belong together
    told = {order.index(alias) for alias in hosts.values()}
    draft = [each for index, each in enumerate(draft) if index < len(rule.incidents) or index in told]
    for element in conjunction:
        test = element.test
        if isinstance(test, FollowsTest):
            token = shard.follows.setdefault((test.of, test.shares), f"n{len(shard.follows)}-{number}")
            joins = {"a": (0, "a")}
            if test.shares:
                joins[LINKS[test.shares]] = (bearer(rule, test.shares), LINKS[test.shares])
            draft.append(({"k": "finding", "n": token, ("c", "m")[mode]: 1}, joins))
    return _patterns(draft)
