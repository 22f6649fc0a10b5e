"""Working out a case: layer by layer, the engine finds what meets which rule, and outcomes feed the next layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.facts.tests import decide
from fairtrial.inference.decide import Decider
from fairtrial.inference.door import EngineFault, Token
from fairtrial.inference.ground import Alone, Content, Ground, Share, Slot, Tested, Together
from fairtrial.inference.queries import ALONE, FRAME, JOINED, LINKS, Shard, belonging, parts, shards, table
from fairtrial.inference.results import MAY_BE_BREACHED, Changed, Incident, Results
from fairtrial.law.rules import RuleBook, by_name, followed_by
from fairtrial.law.standards import Binding, Standards
from fairtrial.law.tests import FieldTest, Test
from fairtrial.truth import Truth

Question = tuple[str, Tested]
"""All that the engine is asked of an incident: a rule, and how its tests come out."""

Parts = Mapping[str, Truth]
"""Which parts of a rule hold."""

MOST_ANSWERS = 20_000
"""Answers that are remembered, some ten megabytes of them."""


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
        self._answers: dict[Question, Parts] = {}
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
        ground = self._grounds.get(facts.case)
        if ground is None:
            ground = Ground(facts.case, self._belonging, self._shards, self._order)
            self._grounds[facts.case] = ground
        run = _Run(ground, facts, self.standards, assumed or {}, self._answers)
        for share in ground.shares:
            run.take(share)
        # in one order, whichever shard they come from
        run.made.put_in_order(run.places)
        return run.made

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
        answers: dict[Question, Parts],
    ):
        self.ground, self.facts, self.assumed, self.answers = ground, facts, assumed, answers
        self.justifying = facts.justifying()
        self.decider = Decider(facts, standards)
        self.told = ground.told(facts)
        self.told_to_justify = self.told if self.justifying is facts else ground.told(self.justifying)
        self.made = Results(facts, (), assumed)
        self.places: list[int] = []
        """The places of the incidents made so far."""
        self.findings: dict[str, dict[tuple[str | None, ...], bool]] = {}
        """What may be breached, by name and by person and frames, and whether it certainly is."""
        self.followed: dict[tuple[str, str | None, str, str | None], Truth] = {}
        """Whether there is what may be followed: by its name, what is shared, the person and the frame."""

    def take(self, share: Share) -> None:
        """Decide what records make under the rules of a shard; what another lens decided on the same facts stands."""
        waiting: list[tuple[Together, tuple[str, Binding], Content]] = []
        for each in share.together:
            law = self._law(each)
            content: Content = (self._tested(each), law[0], law[1].holds, law[1].says)
            incident = each.decided.get(content)
            if incident is None:
                waiting.append((each, law, content))
            else:
                self._add(each, incident)
        if not waiting:
            return
        found = self._found(share.shard, {(each.rule.id, content[0]): each for each, _, content in waiting})
        for each, law, content in waiting:
            incident = self.decider.incident(each, found[each.rule.id, content[0]], content[0], law, self.made)
            each.decided[content] = incident
            self._add(each, incident)

    def _tested(self, each: Together) -> Tested:
        """Return how the tests of a rule come out for an incident."""
        asked, records = table(each.rule), each.records
        found = self.told.results(asked.fields, records)
        if asked.fields_justifying:
            found += self.told_to_justify.results(asked.fields_justifying, records)
        for test, justifies in asked.others:
            found.append(decide(test, records, self.justifying if justifies else self.facts))
        for follows in asked.findings:
            # what is followed is in layers that are done: it is the same for all that share the person and the frame
            key = (follows.of, follows.shares, each.person, each.frames[follows.shares] if follows.shares else None)
            if key not in self.followed:
                self.followed[key] = self.made.holds(follows, each)
            found.append(self.followed[key])
        return tuple(found)

    def _law(self, each: Together) -> tuple[str, Binding]:
        rule, laws = each.rule, self.told_to_justify.laws
        key = (rule.provision, rule.where_not_bound, each.slots[0].record.id)
        if key not in laws:
            laws[key] = self.decider.law(each)
        return laws[key]

    def _found(self, shard: Shard, wanted: Mapping[Question, Together]) -> dict[Question, Parts]:
        """Return which parts of rules hold by the engine, asked only where it has not answered the same before."""
        found = {question: answer for question in wanted if (answer := self.answers.get(question)) is not None}
        unheard = {question: each for question, each in wanted.items() if question not in found}
        met = self._ask(shard, list(unheard.values())) if unheard else {}
        for question, each in unheard.items():
            found[question] = _truths(shard, each, met.get(each.key, set()))
        for question, each in wanted.items():
            self._agree(each, question[1], found[question])
        for question in unheard:
            # only what was borne out is remembered; where it grows too much, what is asked often is soon there again
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            self.answers[question] = found[question]
        return found

    def _agree(self, each: Together, tested: Tested, found: Parts) -> None:
        """Hold what the engine found against the table of tests: each part can be worked out from it."""
        for part, expected in table(each.rule).parts(tested).items():
            if expected is not found[part]:
                raise EngineFault(
                    f"durable-rules found that {each.rule.id} is {part}: {found[part].value}, where its tests say "
                    f"{expected.value}"
                )

    def _decide(self, test: Test, records: Mapping[str, str], justifies: bool) -> Truth:
        if isinstance(test, FieldTest):
            return (self.told_to_justify if justifies else self.told).holds(test, records[test.alias])
        return decide(test, records, self.justifying if justifies else self.facts)

    def _add(self, together: Together, incident: Incident) -> None:
        self.places.append(together.place)
        self.made.add(incident)
        if incident.outcome in MAY_BE_BREACHED:
            places = (incident.person, incident.frames["proceeding"], incident.frames["detention"])
            for name in incident.rule.names:
                found = self.findings.setdefault(name, {})
                found[places] = incident.outcome == "appears_breached" or found.get(places, False)

    # What goes through the door ---------------------------------------------------------------------------------------

    def _ask(self, shard: Shard, waiting: list[Together]) -> dict[tuple[str, ...], set[str]]:
        """Return the queries that incidents meet, by the names of the facts of their records."""
        asked = shard.queries.groups
        slots = {slot.id: slot for each in waiting for slot in each.slots}
        frames = {slot.id: slot for each in waiting for slot in each.framed}
        # a fact bears the results of no other tests than those of the rules that wait for it
        rules: dict[str, set[str]] = {}
        for each in waiting:
            for slot in (*each.slots, *each.framed):
                rules.setdefault(slot.id, set()).add(each.rule.id)
        alone = {
            name: self._alone(shard, slot, rules[name])
            for name, slot in slots.items()
            if ALONE + slot.record.kind in asked
        }
        # records that say the same are one fact
        saying = {f"u{n}": said for n, said in enumerate(dict.fromkeys(alone.values()))}
        facts = [_fact_alone(name, said) for name, said in saying.items()]
        joined = [
            self._joined(shard, JOINED, slot, rules[name])
            for name, slot in slots.items()
            if JOINED + slot.record.kind in asked
        ]
        if joined:
            facts += joined
            facts += [
                self._joined(shard, FRAME, slot, rules[name])
                for name, slot in frames.items()
                if FRAME + slot.record.kind in asked
            ]
            facts += self._told_findings(shard, waiting)
        found: dict[Alone, set[str]] = {said: set() for said in saying.values()}
        met: dict[tuple[str, ...], set[str]] = {}
        for match in shard.opened().match(facts) if facts else ():
            if match.facts[0] in saying:
                found[saying[match.facts[0]]].add(match.name)
            else:
                met.setdefault(tuple([name for name in match.facts if name in slots]), set()).add(match.name)
        for name, said in alone.items():
            met.setdefault((name,), set()).update(found[said])
        return met

    def _alone(self, shard: Shard, slot: Slot, rules: set[str]) -> Alone:
        kind = ALONE + slot.record.kind
        return (kind, slot.role, tuple(self._flags(shard, kind, slot, rules)))

    def _joined(self, shard: Shard, prefix: str, slot: Slot, rules: set[str]) -> dict[str, Token]:
        kind = prefix + slot.record.kind
        name = slot.id if prefix == JOINED else prefix + slot.id
        return {"id": name, "k": kind, **slot.links, **dict.fromkeys(self._flags(shard, kind, slot, rules), 1)}

    def _flags(self, shard: Shard, kind: str, slot: Slot, rules: set[str]) -> Iterator[str]:
        """Yield the flags that the fact of a record bears: for each test of rules that may hold, and that does."""
        record = slot.record
        # the aliases of a test stand for what they do seen from the record that carries its result
        records = defaultdict(lambda: record.id, {**slot.binding, record.kind: record.id})
        for hosted, (certainly, possibly) in shard.flags.get(kind, {}).items():
            if shard.askers[hosted].isdisjoint(rules):
                continue
            truth = self._decide(hosted.test, records, hosted.justifies)
            if truth is not Truth.NO:
                yield possibly
                if truth is Truth.YES:
                    yield certainly

    def _told_findings(self, shard: Shard, waiting: list[Together]) -> Iterator[dict[str, Token]]:
        """Yield the findings of earlier layers that incidents may follow from, as facts."""
        # a shard can ask for many more than these incidents, and each is handed over with all that it bears
        wanted = {
            (test.of, test.shares, each.person, each.frames[test.shares] if test.shares else None)
            for each in waiting
            for test in table(each.rule).findings
        }
        told: dict[tuple[str, str, str | None, str | None], bool] = {}
        for (name, shares), token in shard.follows.items():
            for places, certainly in self._findings(name):
                frame = places[list(LINKS).index(shares)] if shares else None
                if (name, shares, places[0], frame) in wanted and (frame is not None or not shares):
                    key = (token, str(places[0]), shares, frame)
                    told[key] = certainly or told.get(key, False)
        for number, ((token, person, shares, frame), certainly) in enumerate(told.items()):
            fact: dict[str, Token] = {"id": f"f{number}", "k": "finding", "n": token, "m": 1}
            if certainly:
                fact["c"] = 1
            fact[LINKS["person"]] = self.ground.tokens[person]
            if shares and frame:
                fact[LINKS[shares]] = self.ground.tokens[frame]
            yield fact

    def _findings(self, name: str) -> Iterator[tuple[tuple[str | None, ...], bool]]:
        """Yield where there is what may be breached under a name, person and frames, and whether it certainly is."""
        yield from self.findings.get(name, {}).items()
        if self.assumed.get(name) in MAY_BE_BREACHED:
            for slot in (slot for slots in self.ground.slots.values() for slot in slots):
                places = (slot.person, slot.binding.get("proceeding"), slot.binding.get("detention"))
                yield places, self.assumed[name] == "appears_breached"


def _fact_alone(name: str, said: Alone) -> dict[str, Token]:
    kind, role, flags = said
    return {"id": name, "k": kind, "w": role, **dict.fromkeys(flags, 1)}


def _truths(shard: Shard, together: Together, met: set[str]) -> Parts:
    """Return which parts of a rule hold, given the queries that its records met."""
    truths = {}
    for part, group in parts(together.rule).items():
        if group.items:
            certainly, possibly = shard.asks[together.rule.id][part]
            truths[part] = Truth.of(not met.isdisjoint(certainly), not met.isdisjoint(possibly))
        else:
            truths[part] = Truth.YES if part == "engaged" else Truth.NO
    return truths
