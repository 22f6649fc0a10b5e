"""What the engine is asked of incidents: whether parts of their rules hold, given how the tests come out.

A part of a rule (engaged, breached, justified) has a shape: how it joins its tests by all and any, whatever these ask.
Parts of one shape are one question, so it is compiled once for all rules, and what was answered of one rule serves the
others. A shape becomes one query, met in every way in which it can hold. Whoever asks tells a fact that bears the tests
that hold; where some are not known, two: one with those that certainly hold, one with those that possibly do. There is
no negation: what certainly and what possibly holds is found here, and outcomes are worked out from both, outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from fairtrial.inference.door import MOST_WAYS, Compiled, Door, EngineFault, Pattern, Query, Token, compiled
from fairtrial.inference.queries import Picking, Tree, holds, table
from fairtrial.law.rules import Rule
from fairtrial.truth import NO, UNKNOWN, YES, Truth

WAYS_OF_A_SHARD = 40
"""Where there are more, the next shapes go to another set of queries: a call takes the longer the more a set has."""

CERTAINLY, POSSIBLY = "c", "m"
"""What begins the id of a fact: it is followed by the number of the question in its call."""

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


class Shapes:
    """The shapes of the parts of some rules, compiled."""

    def __init__(self, rules: Iterable[Rule]):
        # the simple ones, which most rules ask, come together
        found = dict.fromkeys(shape for rule in rules for shape in table(rule).shapes.values())
        self.shapes: list[Tree] = sorted(found, key=lambda each: len(ways(each)))
        """What can be asked, by its number."""
        self._numbers = {shape: number for number, shape in enumerate(self.shapes)}
        self._parts: dict[str, list[tuple[str, int, Picking]]] = {}
        self._shard_of: list[int] = []
        made: list[list[Query]] = [[]]
        met = 0
        for number, shape in enumerate(self.shapes):
            named = [[f"t{test}" for test in way] for way in ways(shape)]
            if made[-1] and met + len(named) > WAYS_OF_A_SHARD:
                made.append([])
                met = 0
            met += len(named)
            self._shard_of.append(len(made) - 1)
            for start in range(0, len(named), MOST_WAYS):
                pattern = Pattern({"k": _kind(number)}, {}, named[start : start + MOST_WAYS])
                made[-1].append(Query(_kind(number), (pattern,)))
        self._shards = [Shard(compiled(queries)) for queries in made]

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
            by_shard.setdefault(self._shard_of[question[0]], []).append(question)
        for shard, questions in by_shard.items():
            facts = [fact for number, question in enumerate(questions) for fact in _facts(number, question)]
            met = {match.facts[0] for match in self._shards[shard].opened().match(facts)}
            for number, question in enumerate(questions):
                shape, results = self.shapes[question[0]], question[1]
                answer = Truth.of(f"{CERTAINLY}{number}" in met, f"{POSSIBLY}{number}" in met)
                expected = holds(shape, results)
                if answer is not expected:
                    raise EngineFault(
                        f"durable-rules found {answer.value} of a part of a rule, where its tests say {expected.value} "
                        f"({shape} of {', '.join(result.value for result in results)})"
                    )
                found[question] = answer
        return found


def _kind(number: int) -> str:
    """Return the kind of the facts of a shape."""
    return f"u{number}"


def _facts(number: int, question: Question) -> list[dict[str, Token]]:
    """Return what is told to ask a question: the tests that certainly hold and, if that differs, that possibly do."""
    shape, results = question
    certain: dict[str, Token] = {"id": f"{CERTAINLY}{number}", "k": _kind(shape)}
    certain.update((f"t{test}", 1) for test, truth in enumerate(results) if truth is YES)
    if UNKNOWN not in results:
        # where nothing is in doubt, what is not certain is not possible either, and need not be asked
        return [certain]
    possible: dict[str, Token] = {"id": f"{POSSIBLY}{number}", "k": _kind(shape)}
    possible.update((f"t{test}", 1) for test, truth in enumerate(results) if truth is not NO)
    return [certain, possible]


def ways(shape: Tree) -> list[tuple[int, ...]]:
    """Return the sets of tests of which one must hold for a shape to hold (its disjunctive normal form)."""
    members = [[(member,)] if isinstance(member, int) else ways(member) for member in shape[1]]
    if shape[0]:
        made = [way for member in members for way in member]
    else:
        made = [tuple(dict.fromkeys(number for way in chosen for number in way)) for chosen in product(*members)]
    return list(dict.fromkeys(tuple(sorted(way)) for way in made))
