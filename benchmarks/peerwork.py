"""The work that every engine of `peers.py` is given: the same shapes of rules, and the same facts of a case.

Elementary tests, and whether the law binds, are decided in Python for all of them. What is left to an engine is which
records belong together, what certainly and what possibly holds, what follows from what, and the outcomes. (What only a
judgement can settle counts as open: telling it apart is left to Python with every engine.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from fairtrial.case.file import Case
from fairtrial.case.records import Record
from fairtrial.facts.lens import Facts
from fairtrial.facts.tests import decide
from fairtrial.inference.decide import Decider
from fairtrial.inference.door import Token
from fairtrial.inference.queries import LINKS, bearer, parts, patterns_of
from fairtrial.inference.run import Engine
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FollowsTest, Group, Test
from fairtrial.truth import Truth

Outcomes = dict[tuple[str, tuple[str, ...]], str]
"""The outcome of each rule for each set of records (as facts, one for each pattern)."""


@dataclass(frozen=True, slots=True)
class Hosted:
    """An elementary test, and the kind of record that carries its result; `justifies` marks tests of a justification,
    which count at their value as alleged."""

    test: Test
    kind: str
    justifies: bool


def host(test: Test, rule: Rule) -> str:
    """Return the alias whose fact carries the result of a test: the incident it speaks of, else the frame."""
    aliases = test.aliases
    return next((alias for alias in aliases if alias in rule.incidents), aliases[0])


MODES = ("sure", "may")
LINKED = ("r", *LINKS.values())
"""What facts join on: the record, and the person, proceeding and detention that it belongs to."""


@dataclass(frozen=True)
class Shape:
    """A rule as engines need it."""

    number: int
    rule: Rule
    layer: int
    patterns: tuple[tuple[Mapping[str, Token], Mapping[str, tuple[int, str]]], ...]
    groups: Mapping[str, Group]
    places: Mapping[str, int]
    """The position of each alias among the patterns."""
    frames: Mapping[str, int]
    """The position of the record that leads to the proceeding, and to the detention."""
    law: int
    """Which law is asked for: rules that cite alike share one."""


@dataclass
class Work:
    """All rules in their layers, with a number for each elementary test and each name that others follow."""

    layers: list[list[Shape]]
    tests: dict[Hosted, int] = field(default_factory=dict)
    laws: dict[tuple[str, str | None], int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def test(self, shape: Shape, element: Element, part: str) -> tuple[int, int]:
        """Return the number of a test, and the position of the record that carries it."""
        alias = host(element.test, shape.rule)
        kind = shape.rule.kinds[alias]
        return self.tests[Hosted(element.test, kind, part == "justified")], shape.places[alias]

    def shapes(self) -> list[Shape]:
        """Return every rule."""
        return [shape for layer in self.layers for shape in layer]


def _framed(rule: Rule) -> list[tuple[Mapping[str, Token], Mapping[str, tuple[int, str]]]]:
    """Return the patterns of the records of one incident, and of the person and frames that its rule speaks of."""
    found: list[tuple[Mapping[str, Token], Mapping[str, tuple[int, str]]]] = []
    for pattern in patterns_of(rule):
        found.append(({name: pattern.equals[name] for name in ("k", "w") if name in pattern.equals}, pattern.joins))
    for alias, kind in rule.kinds.items():
        if alias not in rule.incidents:
            found.append(({"k": f"={kind}"}, {"r": (bearer(rule, kind), LINKS[kind])}))
    return found


def alternatives(group: Group) -> list[tuple[Element, ...]]:
    """Return a group as a list of conjunctions, one of which must hold (its disjunctive normal form)."""
    members = [alternatives(item) if isinstance(item, Group) else [(item,)] for item in group.items]
    if group.any:
        return [each for member in members for each in member]
    return [tuple(dict.fromkeys(element for each in chosen for element in each)) for chosen in product(*members)]


def work_of(engine: Engine) -> Work:
    """Return the rules of an engine as work for others."""
    work = Work([])
    followed = {e.test.of for rule in engine.book.rules for e in rule.elements() if isinstance(e.test, FollowsTest)}
    for name in sorted(followed):
        work.names[name] = len(work.names)
    number = 0
    for layer, rules in enumerate(engine.book.strata):
        work.layers.append([])
        for rule in rules:
            patterns, order = _framed(rule), [*rule.incidents, *(a for a in rule.kinds if a not in rule.incidents)]
            law = work.laws.setdefault((rule.provision, rule.where_not_bound), len(work.laws))
            frames = {anchor: bearer(rule, anchor) for anchor in ("proceeding", "detention")}
            places = {alias: place for place, alias in enumerate(order)}
            groups = {part: group for part, group in parts(rule).items() if group.items}
            shape = Shape(number, rule, layer, tuple(patterns), groups, places, frames, law)
            work.layers[-1].append(shape)
            number += 1
            for part, group in groups.items():
                for element in group.elements():
                    if not isinstance(element.test, FollowsTest):
                        kind = rule.kinds[host(element.test, rule)]
                        work.tests.setdefault(Hosted(element.test, kind, part == "justified"), len(work.tests))
    return work


@dataclass(frozen=True)
class Slot:
    """A record as it stands for one person, in short tokens."""

    id: str
    kind: str
    role: str
    links: Mapping[str, Token]
    """r: the record; a, q, d: the person, proceeding and detention that it belongs to."""


@dataclass
class Told:
    """The facts of a case under a lens."""

    slots: list[Slot]
    holds: list[tuple[int, str, str]]
    """Tests that hold surely or maybe: the test, the mode, the slot."""
    laws: list[tuple[int, str, str]]
    """What binds: the law, the record, yes, no or unknown."""


def _persons(case: Case) -> Iterator[tuple[str, Record, str, str]]:
    """Yield each record as it stands for each person that it concerns: the name of its fact, and the person's role."""
    number = 0
    for kind in dict.fromkeys(record.kind for record in case.records.values()):
        for record in case.records.values():
            for place, person in enumerate(case.persons_of(record) if record.kind == kind else ()):
                yield f"f{number}", record, person, "affected" if place else "main"
                number += 1


def told(work: Work, engine: Engine, facts: Facts) -> Told:
    """Decide every test and every law on the records of a case."""
    case, decider, justifying = facts.case, Decider(facts, engine.standards), facts.justifying()
    tokens = {record: f"r{number}" for number, record in enumerate(case.records)}
    made = Told([], [], [])
    by_kind: dict[str, list[tuple[Hosted, int]]] = {}
    for hosted, number in work.tests.items():
        by_kind.setdefault(hosted.kind, []).append((hosted, number))
    laws: dict[str, dict[int, Rule]] = {}
    for shape in work.shapes():
        laws.setdefault(next(iter(shape.rule.incidents.values())), {})[shape.law] = shape.rule
    for name, record, person, role in _persons(case):
        frames = {frame: case.anchor_of(record, frame) for frame in ("proceeding", "detention")}
        binding = {anchor: found for anchor, found in {"person": person, **frames}.items() if found}
        links: dict[str, Token] = {"w": role, "r": tokens[record.id]}
        for anchor, link in LINKS.items():
            # what belongs to nothing gets a token of its own, so that it can never join with anything
            links[link] = tokens[binding[anchor]] if anchor in binding else f"none-{name}"
        made.slots.append(Slot(name, record.kind, role, links))
        for hosted, number in by_kind.get(record.kind, ()):
            # a test of another kind than the person and the frames is about the record itself
            seen = {alias: record.id for alias in hosted.test.aliases if alias not in binding or alias == record.kind}
            truth = decide(hosted.test, {**binding, **seen}, justifying if hosted.justifies else facts)
            if truth is not Truth.NO:
                made.holds.append((number, "may", name))
                if truth is Truth.YES:
                    made.holds.append((number, "sure", name))
        for number, rule in laws.get(record.kind, {}).items() if role == "main" else ():
            made.laws.append((number, tokens[record.id], decider.law(rule, record.id)[1].holds))
    return made


def expected(work: Work, engine: Engine, facts: Facts) -> Outcomes:
    """Return the outcomes as the project's own engine finds them."""
    names = {(record.id, person): name for name, record, person, _ in _persons(facts.case)}
    made: Outcomes = {}
    shapes = {shape.rule.id: shape for shape in work.shapes()}
    for incident in engine.infer(facts).incidents:
        places = shapes[incident.rule.id].places
        found = []
        for position, alias in enumerate(places):
            record = incident.records[alias]
            first = facts.case.persons_of(facts.case.records[record])[0]
            found.append(names[record, incident.person if position == 0 else first])
        outcome = "needs_information" if incident.outcome == "not_assessed" else incident.outcome
        made[incident.rule.id, tuple(found)] = outcome
    return made
