"""Working out a case: layer by layer, the engine finds what meets which rule, and outcomes feed the next layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.inference.decide import Decider
from fairtrial.inference.door import EngineFault
from fairtrial.inference.ground import Content, Ground, Share, Tested, Together
from fairtrial.inference.queries import NOTHING_ASKED, Shard, belonging, fact_of, met_by, shards
from fairtrial.inference.results import Changed, Followed, Incident, Results
from fairtrial.law.rules import RuleBook, by_name, followed_by
from fairtrial.law.standards import Standards
from fairtrial.truth import Truth

Question = tuple[str, str, object]
"""All that the engine is asked: a rule, a part of it, and how the tests on which the part rests come out."""

RuleTested = tuple[str, Tested]
"""A rule, and how all its tests come out."""

Parts = Mapping[str, Truth]
"""Which parts of a rule hold."""
MOST_ANSWERS = 20_000
"""Answers that are remembered, some megabytes of them."""


class Engine:
    """The rules, compiled, ready for one case after another."""

    def __init__(self, book: RuleBook, standards: Standards):
        self.book, self.standards = book, standards
        # in the order of the layers, so that what a rule follows from is worked out before it
        self._shards = [shard for stratum in book.strata for shard in shards(stratum)]
        self._belonging = belonging(book.rules)
        self._order = {rule.id: number for number, rule in enumerate(book.rules)}
        self._layer = {rule.id: number for number, stratum in enumerate(book.strata) for rule in stratum}
        self._readers: dict[tuple[str, str], list[str]] = {}
        self._followers: dict[str, list[str]] = {}
        named = by_name(book.rules)
        for rule in book.rules:
            for read in rule.reads:
                self._readers.setdefault(read, []).append(rule.id)
            for other in followed_by(rule, named):
                self._followers.setdefault(other.id, []).append(rule.id)
        self._grounds: WeakKeyDictionary[Case, Ground] = WeakKeyDictionary()
        """What was worked out of a case for every lens, dropped with the case."""
        self._answers: dict[Question, Truth] = {}
        """What the engine found, whatever the case: it turns on nothing but how the tests of a rule come out."""

    def __getstate__(self) -> dict[str, Any]:
        # an engine is kept between runs; nothing of a case ever is
        return {name: value for name, value in self.__dict__.items() if name not in ("_grounds", "_answers")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _grounds=WeakKeyDictionary(), _answers={})

    def infer(self, facts: Facts, assumed: Mapping[str, str] | None = None) -> Results:
        """Work out every rule on the facts of a case. Raises EngineFault if the engine cannot be trusted.

        `assumed` gives outcomes of rules or provisions that are taken as found for every record (for rules' examples).
        """
        ground = self._ground(facts.case)
        return self._worked_out(ground, [(facts, assumed or {})])[0]

    def infer_under(self, case: Case, lenses: Iterable[str]) -> dict[str, Results]:
        """Work out every rule on a case under some lenses. Raises EngineFault if the engine cannot be trusted."""
        under = [Facts(case, lens) for lens in lenses]
        found = self._worked_out(self._ground(case), [(facts, {}) for facts in under])
        return {facts.lens: results for facts, results in zip(under, found, strict=True)}

    def _ground(self, case: Case) -> Ground:
        ground = self._grounds.get(case)
        if ground is None:
            ground = self._grounds[case] = Ground(case, self._belonging, self._shards, self._order)
        return ground

    def _worked_out(self, ground: Ground, wanted: Iterable[tuple[Facts, Mapping[str, str]]]) -> list[Results]:
        """Work out a case on facts under one lens or more, shard by shard, so that all are asked about together."""
        runs = [_Run(ground, facts, self.standards, assumed, self._answers) for facts, assumed in wanted]
        for share in ground.shares:
            waiting: dict[RuleTested, Together] = {}
            for run in runs:
                run.take(share, waiting)
            if waiting:
                found = self._asked(share.shard, waiting)
                for run in runs:
                    run.settle(found)
        for run in runs:
            # in one order, whichever shard they come from
            run.made.put_in_order(run.places)
        return [run.made for run in runs]

    def _asked(self, shard: Shard, wanted: Mapping[RuleTested, Together]) -> dict[RuleTested, Parts]:
        """Ask the engine which parts of rules hold, given how their tests come out; these must bear it out."""
        facts = {f"f{number}": each for number, each in enumerate(wanted)}
        met: dict[str, set[str]] = {name: set() for name in facts}
        made = [fact_of(shard, wanted[each].rule, each[1], name) for name, each in facts.items()]
        for match in shard.opened().match(made):
            met[match.facts[0]].add(match.name)
        found: dict[RuleTested, Parts] = {}
        for name, (rule, tested) in facts.items():
            each = wanted[rule, tested]
            held: Parts = met_by(shard, each.rule, met[name])
            found[rule, tested] = held
            for part, expected in each.table.parts(tested).items():
                if held[part] is not expected:
                    raise EngineFault(
                        f"durable-rules found that {rule} is {part}: {held[part].value}, where its tests say "
                        f"{expected.value}"
                    )
        for (rule, tested), held in found.items():
            for part, on in wanted[rule, tested].table.of_part.items():
                # where it grows too much, what is asked often is soon there again
                if len(self._answers) >= MOST_ANSWERS:
                    self._answers.clear()
                self._answers[rule, part, on(tested)] = held[part]
        return found

    def infer_again(self, before: Results, facts: Facts, changed: tuple[str, str]) -> Results:
        """Work out again what may be otherwise when one field of a kind of record is: (kind, field).

        Which records belong together does not depend on what is told of them, so incidents that the engine found
        `before` (on the same case and lens) are decided anew: those of rules that read the field, if they have the
        record, and then those that follow from a finding that came out otherwise.
        """
        decider = Decider(facts, self.standards)
        made = Changed(before, facts)
        waiting = _Waiting(before, self._layer)
        waiting.add(self._readers.get(changed, ()), {record for record, _ in facts.replaced})
        for number in waiting:
            incident = decider.again(before.incidents[number], made)
            if made.put(number, incident):
                waiting.add(self._followers.get(incident.rule.id, ()), (incident.person,))
        return made


class _Waiting:
    """The incidents that wait to be decided anew, by their places; those that others follow from come first."""

    def __init__(self, before: Results, layer: Mapping[str, int]):
        self._before, self._layer = before, layer
        self._places: dict[int, set[int]] = {}

    def add(self, rules: Iterable[str], records: Iterable[str]) -> None:
        """Let the incidents of rules that have one of these records (or persons) wait."""
        for rule in rules:
            for record in records:
                found = self._before.numbers.get((rule, record))
                if found:
                    self._places.setdefault(self._layer[rule], set()).update(found)

    def __iter__(self) -> Iterator[int]:
        while self._places:
            # whoever is added meanwhile follows from these, and so belongs to a later layer
            yield from sorted(self._places.pop(min(self._places)))


class _Run:
    """The working out of one case under one lens."""

    def __init__(
        self,
        ground: Ground,
        facts: Facts,
        standards: Standards,
        assumed: Mapping[str, str],
        answers: dict[Question, Truth],
    ):
        self.ground, self.facts, self.answers = ground, facts, answers
        self.decider = Decider(facts, standards)
        self.told = ground.told(facts)
        self.made = Results(facts, (), assumed)
        self.places: list[int] = []
        """The places of the incidents made so far."""
        self.followed: dict[Followed, Truth] = {}
        """Whether there is what may be followed."""
        self.waiting: list[tuple[Together, Content]] = []
        """What is not decided yet of the share in hand."""

    def take(self, share: Share, waiting: dict[RuleTested, Together]) -> None:
        """Decide what records make under the rules of a shard, as far as the same was asked before; add the rest to
        what waits. What another lens decided on the same facts stands."""
        truths, laws = self.told.truths, self.told.laws
        for each in share.together:
            law = laws.get(each.timed)
            if law is None:
                law = laws[each.timed] = self.decider.law(each)
            tested = each.asks(truths)
            if each.follows:
                tested += self._following(each)
            content = (tested, law)
            incident = each.decided.get(content)
            if incident is not None:
                self._add(each, incident)
                continue
            held = self._answered(each, tested)
            if held is not None:
                self._decide(each, content, held)
            else:
                self.waiting.append((each, content))
                waiting[each.rule.id, tested] = each

    def settle(self, found: Mapping[RuleTested, Parts]) -> None:
        """Decide what was left waiting, given which parts of rules hold."""
        for each, content in self.waiting:
            self._decide(each, content, found[each.rule.id, content[0]])
        self.waiting = []

    def _decide(self, each: Together, content: Content, held: Parts) -> None:
        incident = each.decided.get(content)
        if incident is None:
            incident = each.decided[content] = self.decider.incident(each, held, *content, self.made)
        self._add(each, incident)

    def _following(self, each: Together) -> Tested:
        """Return how the tests come out that follow from findings: these are in layers that are done."""
        found = []
        for key, test in zip(each.follows, each.table.findings, strict=True):
            truth = self.followed.get(key)
            if truth is None:
                truth = self.followed[key] = self.made.holds(test, each)
            found.append(truth)
        return tuple(found)

    def _answered(self, each: Together, tested: Tested) -> Parts | None:
        """Return which parts of a rule hold by what the engine has answered before, or None where it was not asked."""
        rule, asked, answers = each.rule.id, each.table, self.answers
        held = {**NOTHING_ASKED}
        for part, on in asked.of_part.items():
            answer = answers.get((rule, part, on(tested)))
            if answer is None:
                return None
            held[part] = answer
        return held

    def _add(self, together: Together, incident: Incident) -> None:
        self.places.append(together.place)
        self.made.add(incident)
