"""Working out a case: layer by layer, the engine finds what meets which rule, and outcomes feed the next layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from weakref import WeakKeyDictionary

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.facts.tests import decide_field
from fairtrial.inference.decide import Decider
from fairtrial.inference.ground import TIMES, Content, Ground, Together
from fairtrial.inference.queries import NOTHING_ASKED, belonging, table
from fairtrial.inference.results import Changed, Incident, Results
from fairtrial.inference.shapes import Question, Shapes
from fairtrial.law.rules import Rule, RuleBook, by_name, followed_by
from fairtrial.law.standards import Standards
from fairtrial.law.tests import FieldTest, TimeTest
from fairtrial.truth import Truth

MOST_ANSWERS = 20_000
"""Answers that are remembered, some megabytes of them."""


class Engine:
    """The rules, compiled, ready for one case after another."""

    def __init__(self, book: RuleBook, standards: Standards):
        self.book, self.standards = book, standards
        self._shapes = Shapes(book.rules)
        self._belonging = belonging(book.rules)
        layer = {rule.id: number for number, stratum in enumerate(book.strata) for rule in stratum}
        self._layers = {rule.id: layer[rule.id] for rule in book.rules}
        """The layer of each rule, in the order of the rules."""
        self._readers = Readers(book.rules)
        self._followers: dict[str, list[str]] = {}
        named = by_name(book.rules)
        for rule in book.rules:
            for other in followed_by(rule, named):
                self._followers.setdefault(other.id, []).append(rule.id)
        chains: dict[str, dict[tuple[str, str | None], None]] = {}
        for rule in book.rules:
            for test in table(rule).findings:
                chains.setdefault(test.of, {})[test.of, test.shares] = None
        self._chains = {rule.id: [each for name in rule.names for each in chains.get(name, ())] for rule in book.rules}
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
            ground = self._grounds[case] = Ground(case, self._belonging, self._shapes, self._layers, self._chains)
        return ground

    def _worked_out(self, ground: Ground, wanted: Iterable[tuple[Facts, Mapping[str, str]]]) -> list[Results]:
        """Work out a case on facts under one lens or more, layer by layer, so that all are asked about together."""
        runs = [
            _Run(
                ground,
                Decider(facts, self.standards),
                Results(facts, (), assumed, self._chains),
                self._answers,
            )
            for facts, assumed in wanted
        ]
        for layer in ground.layers:
            unheard: dict[Question, None] = {}
            for run in runs:
                run.take(layer, unheard)
            if unheard:
                found = self._shapes.answers(unheard)
                for run in runs:
                    run.settle(found)
                for question, answer in found.items():
                    # where it grows too much, what is asked often is soon there again
                    if len(self._answers) >= MOST_ANSWERS:
                        self._answers.clear()
                    self._answers[question] = answer
        for run in runs:
            # in one order, whichever layer they come from
            run.made.complete([run.found[place] for place in range(ground.size)])
        return [run.made for run in runs]

    def infer_again(self, before: Results, facts: Facts, changed: tuple[str, str]) -> Results:
        """Work out again what may be otherwise when one field of a kind of record is: (kind, field).

        Which records belong together does not depend on what is told of them, so incidents that the engine found
        `before` (on the same case and lens) are decided anew: those of rules of which a test of the field comes out
        otherwise, if they have the record, and then those that follow from a finding that came out otherwise.
        """
        decider = Decider(facts, self.standards)
        made = Changed(before, facts)
        touched = self._readers.touched(Decider(before.facts, self.standards), decider, changed)
        if not touched:
            return made
        waiting = _Waiting(before, self._layers)
        waiting.add(touched, {record for record, _ in facts.replaced})
        for number in waiting:
            incident = decider.again(before.incidents[number], made)
            if made.put(number, incident):
                waiting.add(self._followers.get(incident.rule.id, ()), {incident.person})
        return made


class Readers:
    """Which rules turn on which field of which kind of record."""

    def __init__(self, rules: Iterable[Rule]):
        self._fields: dict[tuple[str, str], dict[tuple[str, tuple[str, ...], bool], tuple[FieldTest, list[str]]]] = {}
        """The tests of a field, each once with all rules that make it."""
        self._times: dict[tuple[str, str], set[str]] = {}
        """The rules that reckon the time that passed from or to a date."""
        self._dated: dict[str, list[str]] = {}
        """The rules to which the law applies that was in force when a record was, by its kind."""
        self._instruments: dict[str, set[str]] = {}
        """For each such kind, the instruments of that law."""
        for rule in rules:
            first, asked = next(iter(rule.incidents.values())), table(rule)
            self._dated.setdefault(first, []).append(rule.id)
            self._instruments.setdefault(first, set()).update(filter(None, (asked.instrument, asked.instead)))
            for test, justifies in table(rule).tests:
                if isinstance(test, FieldTest):
                    of_field = self._fields.setdefault((rule.kinds[test.alias], test.field), {})
                    of_field.setdefault((test.how, test.values, justifies), (test, []))[1].append(rule.id)
                elif isinstance(test, TimeTest):
                    for place in test.places:
                        self._times.setdefault((rule.kinds[place[0]], place[1]), set()).add(rule.id)

    def touched(self, was: Decider, now: Decider, field: tuple[str, str]) -> set[str]:
        """Return the rules that may come out otherwise when a field, (kind, field), is as in other facts."""
        found = {*self._times.get(field, ())}
        before, facts = was.facts, now.facts
        if field[1] in TIMES and any(
            was.binds(instrument, record) != now.binds(instrument, record)
            for record, _ in facts.replaced
            for instrument in self._instruments.get(field[0], ())
        ):
            found.update(self._dated.get(field[0], ()))
        for place in facts.replaced:
            sides = [(before, facts), (before.justifying(), facts.justifying())]
            values = [(one.values(*place), other.values(*place)) for one, other in sides]
            for (_, _, justifies), (test, rules) in self._fields.get(field, {}).items():
                one, other = values[justifies]
                if one != other and decide_field(test, one) is not decide_field(test, other):
                    found.update(rules)
        return found


class _Waiting:
    """The incidents that wait to be decided anew, by their places; those that others follow from come first."""

    def __init__(self, before: Results, layer: Mapping[str, int]):
        self._before, self._layer = before, layer
        self._places: dict[int, set[int]] = {}

    def add(self, rules: Iterable[str], records: AbstractSet[str]) -> None:
        """Let the incidents of rules that have one of these records (or persons) wait."""
        incidents, numbers = self._before.incidents, self._before.numbers
        for rule in rules:
            for number in numbers.get(rule, ()):
                if not records.isdisjoint(incidents[number].records.values()):
                    self._places.setdefault(self._layer[rule], set()).add(number)

    def __iter__(self) -> Iterator[int]:
        while self._places:
            # whoever is added meanwhile follows from these, and so belongs to a later layer
            yield from sorted(self._places.pop(min(self._places)))


class _Run:
    """The working out of one case under one lens."""

    def __init__(self, ground: Ground, decider: Decider, made: Results, answers: Mapping[Question, Truth]):
        self.told = ground.told(made.facts)
        self.decider, self.made, self.answers = decider, made, answers
        self.found: dict[int, Incident] = {}
        """The incidents made so far, by their places."""
        self.waiting: list[tuple[Together, Content, dict[str, Truth]]] = []
        """What is not decided yet of the layer in hand, with the parts of which it is known whether they hold."""

    def take(self, layer: Iterable[Together], unheard: dict[Question, None]) -> None:
        """Decide what records make under the rules of a layer, as far as the engine has answered the same before.

        What another lens decided on the same facts stands. Questions that are open are added to those unheard.
        """
        truths, laws, answers, stands = self.told.truths, self.told.laws, self.answers, self.made.stands
        for each in layer:
            bound = laws.get(each.timed)
            if bound is None:
                provision, binds = self.decider.law(each.rule, each.timed[2])
                bound = laws[each.timed] = (provision != each.rule.provision, binds)
            law = (each.provisions[bound[0]], bound[1])
            tested = each.asks(truths)
            if each.follows:
                # what they follow from is in layers that are done
                tested += tuple(map(stands, each.follows))
            content = (tested, law)
            incident = each.decided.get(content)
            if incident is not None:
                self._put(each, incident)
                continue
            held, complete = {**NOTHING_ASKED}, True
            for part, shape, on in each.parts:
                question = (shape, on(tested))
                answer = answers.get(question)
                if answer is not None:
                    held[part] = answer
                else:
                    unheard[question], complete = None, False
            if complete:
                incident = each.decided[content] = self.decider.incident(each, held, tested, law, self.made)
                self._put(each, incident)
            else:
                self.waiting.append((each, content, held))

    def settle(self, found: Mapping[Question, Truth]) -> None:
        """Decide what was left waiting, given the answers to what was unheard."""
        for each, content, held in self.waiting:
            for part, shape, on in each.parts:
                held[part] = found.get((shape, on(content[0])), held[part])
            # another lens may have waited for the same
            incident = each.decided.get(content)
            if incident is None:
                incident = each.decided[content] = self.decider.incident(each, held, *content, self.made)
            self._put(each, incident)
        self.waiting = []

    def _put(self, together: Together, incident: Incident) -> None:
        self.found[together.place] = incident
        self.made.count(incident, together.counts)
