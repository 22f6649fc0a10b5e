"""What the engine is asked of incidents: whether parts of their rules hold, given how the tests come out.

A part of a rule (engaged, breached, justified) has a shape: how it joins its tests by all and any, whatever these ask.
Parts of one shape are one question, so it is compiled once for all rules, and what was answered of one rule serves the
others. A shape becomes queries for "certainly" and for "possibly", one each for every way in which it can hold; an
incident is one fact for each part that has not been answered before, which bears the results of the tests. There is no
negation: what certainly and what possibly holds is found here, and outcomes are worked out from both, outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from fairtrial.inference.door import Compiled, Door, EngineFault, Pattern, Query, Token, compiled
from fairtrial.inference.queries import Picking, Tree, holds, table
from fairtrial.law.rules import Rule
from fairtrial.truth import NO, UNKNOWN, YES, Truth

QUERIES_OF_A_SHARD = 40
"""Where there are more, the next shapes go to another set of queries (see `door.MOST_RULES`)."""

CERTAINLY, POSSIBLY = "c", "m"
"""What begins the field of a fact that says that a test holds: it is followed by the number of the test."""

Question = tuple[int, tuple[Truth, ...]]
"""All that the engine is asked: a shape, by its number, and how its tests come out."""


@dataclass
class Shard:
    """Shapes compiled together."""

    queries: Compiled
    door: Door | None = None

    def opened(self) -> Door:
        """Return the compiled queries, compiled on first use."""
        if self.door is None:
            self.door = Door(self.queries)
        return self.door


@dataclass(frozen=True, slots=True)
class Asks:
    """A shape as it is put to the engine."""

    shape: Tree
    shard: int
    kind: str
    """The kind of its facts."""
    certainly: frozenset[str]
    """The queries by which it certainly holds."""
    possibly: frozenset[str]

    def fact(self, name: str, results: Sequence[Truth]) -> dict[str, Token]:
        """Return the fact for incidents of which the tests come out like this."""
        fact: dict[str, Token] = {"id": name, "k": self.kind}
        # where nothing is in doubt, what is not certain is not possible either, and need not be asked
        doubtful = UNKNOWN in results
        for number, truth in enumerate(results):
            if truth is YES:
                fact[f"{CERTAINLY}{number}"] = 1
            if doubtful and truth is not NO:
                fact[f"{POSSIBLY}{number}"] = 1
        return fact

    def holds(self, met: set[str]) -> Truth:
        """Return whether the part holds, given the queries that its fact met."""
        return Truth.of(not met.isdisjoint(self.certainly), not met.isdisjoint(self.possibly))


class Shapes:
    """The shapes of the parts of some rules, compiled."""

    def __init__(self, rules: Iterable[Rule]):
        self._numbers: dict[Tree, int] = {}
        self._asks: list[Asks] = []
        self._parts: dict[str, list[tuple[str, int, Picking]]] = {}
        made: list[list[Query]] = [[]]
        # the simple ones, which most rules ask, come together: a call takes the longer the more queries a shard has
        found = dict.fromkeys(shape for rule in rules for shape in table(rule).shapes.values())
        for shape in sorted(found, key=lambda each: len(ways(each))):
            queries = made[-1]
            kind, named = f"u{len(self._asks)}", []
            for surely in (CERTAINLY, POSSIBLY):
                named.append(set[str]())
                for way in ways(shape):
                    equals: dict[str, Token] = {"k": kind, **{f"{surely}{number}": 1 for number in way}}
                    named[-1].add(f"q{len(queries)}")
                    queries.append(Query(f"q{len(queries)}", (Pattern(equals, {}),)))
            self._numbers[shape] = len(self._asks)
            self._asks.append(Asks(shape, len(made) - 1, kind, frozenset(named[0]), frozenset(named[1])))
            if len(queries) > QUERIES_OF_A_SHARD:
                made.append([])
        self._shards = [Shard(compiled(queries)) for queries in made if queries]

    def parts(self, rule: Rule) -> list[tuple[str, int, Picking]]:
        """Return the parts of a rule: the name, the number of the shape, and what picks the results of its tests."""
        found = self._parts.get(rule.id)
        if found is None:
            asked = table(rule)
            found = [(part, self._numbers[shape], asked.of_part[part]) for part, shape in asked.shapes.items()]
            self._parts[rule.id] = found
        return found

    def answers(self, unheard: Iterable[Question]) -> Mapping[Question, Truth]:
        """Return the engine's answers to some questions. Raises EngineFault if their tests do not bear them out."""
        found: dict[Question, Truth] = {}
        by_shard: dict[int, list[Question]] = {}
        for question in unheard:
            by_shard.setdefault(self._asks[question[0]].shard, []).append(question)
        for shard, questions in by_shard.items():
            met: dict[str, set[str]] = {f"f{number}": set() for number in range(len(questions))}
            named = list(zip(met, questions, strict=True))
            facts = [self._asks[shape].fact(name, results) for name, (shape, results) in named]
            for match in self._shards[shard].opened().match(facts):
                met[match.facts[0]].add(match.name)
            for name, question in named:
                asks, results = self._asks[question[0]], question[1]
                answer, expected = asks.holds(met[name]), holds(asks.shape, results)
                if answer is not expected:
                    raise EngineFault(
                        f"durable-rules found {answer.value} of a part of a rule, where its tests say {expected.value} "
                        f"({asks.shape} of {', '.join(result.value for result in results)})"
                    )
                found[question] = answer
        return found


def ways(shape: Tree) -> list[tuple[int, ...]]:
    """Return the sets of tests of which one must hold for a shape to hold (its disjunctive normal form)."""
    members = [[(member,)] if isinstance(member, int) else ways(member) for member in shape[1]]
    if shape[0]:
        made = [way for member in members for way in member]
    else:
        made = [tuple(dict.fromkeys(number for way in chosen for number in way)) for chosen in product(*members)]
    return list(dict.fromkeys(tuple(sorted(way)) for way in made))
