"""Rules as queries for the engine: for each rule, which records belong together, and which parts of the rule they meet.

A rule becomes a handful of queries over the same records: `bind` (they belong together), and for each of its three
parts (engaged, breached, justified) one for "certainly" and one for "possibly", split where the part says `any`. There
is no negation: what certainly and what possibly holds is found here, and outcomes are worked out from both, outside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS
from fairtrial.inference.door import Compiled, Door, Pattern, Query, Token, compiled
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, Test, alternatives

RULES_OF_A_SHARD = 30
"""So few that the results of their tests fit on one fact (see `door.MOST_FIELDS`)."""

PARTS = ("engaged", "breached", "justified")

LINKS = {"person": "a", "proceeding": "q", "detention": "d"}
"""The field of a fact that says to which person, proceeding or deprivation of liberty it belongs."""


@dataclass(frozen=True)
class Hosted:
    """An elementary test, and the kind of record whose fact carries its result to the engine.

    `justifies` marks tests of a justification, which count at their value as alleged.
    """

    test: Test
    kind: str
    justifies: bool


@dataclass
class Shard:
    """Rules on one kind of record, compiled together; facts carry the results of just their tests."""

    rules: list[Rule]
    queries: Compiled = field(default_factory=lambda: compiled([]))
    flags: dict[Hosted, tuple[str, str]] = field(default_factory=dict)
    """The two fields (certainly, possibly) that carry the result of a test."""
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The aliases of a rule in the order of its patterns."""
    follows: dict[str, str] = field(default_factory=dict)
    """The token under which findings of a rule or provision are known."""
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


def engaged(rule: Rule) -> Group:
    """Return what engages a rule, that each of its incidents took place included."""
    occurred = tuple(
        Element(FieldTest(alias, "occurred", "in", ("yes",)), rule.provision, None)
        for alias, kind in rule.incidents.items()
        if "occurred" in KINDS[kind].model_fields
    )
    return Group(False, (*occurred, *rule.engaged.items))


@cache
def chained(group: Group) -> bool:
    """Return whether some element of a group follows from other findings."""
    return any(isinstance(element.test, FollowsTest) for element in group.elements())


@cache
def parts(rule: Rule) -> dict[str, Group]:
    """Return the three parts of a rule by name."""
    return {"engaged": engaged(rule), "breached": rule.breached, "justified": rule.justified}


def host(test: Test, rule: Rule) -> str:
    """Return the alias whose fact carries the result of a test: the incident it speaks of, else the frame."""
    aliases = test.aliases
    return next((alias for alias in aliases if alias in rule.incidents), aliases[0])


def _shard(rules: list[Rule]) -> Shard:
    shard = Shard(rules)
    queries: list[Query] = []
    for rule in rules:
        base, order = _base(rule)
        shard.aliases[rule.id] = tuple(order)
        number = len(shard.aliases)
        queries.append(Query(f"{rule.id} bind", _patterns(base)))
        for part, group in parts(rule).items():
            for index, conjunction in enumerate(alternatives(group) if group.items else []):
                for mode in (0, 1):
                    patterns = _with(shard, rule, base, order, conjunction, part, mode, number)
                    name = f"{rule.id} {part} {'certainly' if mode == 0 else 'possibly'} {index}"
                    queries.append(Query(name, patterns))
    shard.queries = compiled(queries)
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
            base.append(({"k": f"={kind}"}, {"r": (bearer(rule, kind), link)}))
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
    for element in conjunction:
        test = element.test
        if isinstance(test, FollowsTest):
            token = shard.follows.setdefault(test.of, f"n{len(shard.follows)}-{number}")
            joins = {"a": (0, "a")}
            if test.shares:
                joins[LINKS[test.shares]] = (bearer(rule, test.shares), LINKS[test.shares])
            draft.append(({"k": "finding", "n": token, ("c", "m")[mode]: 1}, joins))
            continue
        alias = host(test, rule)
        frame = alias not in rule.incidents
        kind = rule.kinds[alias]
        hosted = Hosted(test, f"={kind}" if frame else kind, part == "justified")
        flags = shard.flags.setdefault(hosted, (f"c{len(shard.flags)}", f"m{len(shard.flags)}"))
        draft[order.index(alias)][0][flags[mode]] = 1
    return _patterns(draft)
