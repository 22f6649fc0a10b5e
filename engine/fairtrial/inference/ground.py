"""What of a case is the same under every lens: which records stand for whom, and which of them belong together.

It is made once for a case and kept as long as the case is. With it is kept what was worked out under a lens, so that
another lens that takes the same for told of the same records need not work it out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fairtrial.case.file import Case
from fairtrial.case.records import Record
from fairtrial.facts.lens import Address, Facts, Values, told_facts
from fairtrial.facts.tests import decide, decide_field
from fairtrial.inference.door import Token
from fairtrial.inference.queries import FRAMES, HAS, LINKS, Belonging, Picking, Table, picking, table
from fairtrial.inference.results import Chains, Followed, Incident, counts_for, finding_of
from fairtrial.inference.shapes import Shapes
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding
from fairtrial.law.tests import FieldTest, JudgementTest, TimeTest
from fairtrial.truth import UNKNOWN, Truth

Tested = tuple[Truth, ...]
"""How the tests of a rule come out for an incident, in the order of its table."""

Law = tuple[str, Binding]
"""The provision that applies, and whether it binds."""

Content = tuple[Tested, Law]
"""All that its outcome turns on in an incident: how its tests come out, and the law that applies."""

Timed = tuple[str, str | None, str]
"""What the law turns on: an instrument, that which stands in where it does not bind, and the record that says when."""

TIMES = ("date", "start", "end", "until")


@dataclass(eq=False, slots=True)
class Slot:
    """A record as it stands for one person."""

    record: Record
    person: str
    frames: Mapping[str, str | None]
    """The proceeding and the deprivation of liberty that it belongs to, where it belongs to one."""
    fact: Mapping[str, Token]
    """What the engine is told of it."""


@dataclass(eq=False, slots=True)
class Together:
    """Records that belong together under a rule: an incident, before anything is decided of it."""

    rule: Rule
    table: Table
    records: Mapping[str, str]
    by_alias: object
    """The same in the order of what the rule calls them, by which incidents are put in order."""
    frames: Mapping[str, str | None]
    person: str
    scope: str
    finding: str
    """The id of the finding that it belongs to."""
    asks: Picking
    """Picks the results of its tests, but for those that follow from findings, from those of a whole case."""
    parts: Sequence[tuple[str, int, Picking]]
    """The parts of the rule: the name, the number of the shape, and what picks the results of its tests."""
    follows: tuple[Followed, ...]
    """What those ask for that follow from findings."""
    counts: Sequence[Followed]
    """What a chain may ask for and it is, if it may be breached."""
    provisions: tuple[str, str]
    """The provision of the rule, and what stands in for it where it does not bind."""
    timed: Timed
    """What the law that applies turns on."""
    place: int = 0
    """Its place among all, in the order of a result."""
    decided: dict[Content, Incident] = field(default_factory=dict)
    """What followed, by what is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a case tells under one lens."""

    truths: Sequence[Truth]
    """How every elementary test comes out that an incident of the case asks."""
    laws: dict[Timed, tuple[bool, Binding]]
    """Whether the other instrument stands in, and what binds: found once for all rules, and for all lenses that take
    the same for the time."""


class Asked:
    """The elementary tests that the incidents of a case ask of its facts, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self.fields: tuple[dict[Address, list[tuple[int, FieldTest]]], ...] = ({}, {})
        """The tests of each fact; the second are those of justifications."""
        self.others: list[tuple[int, TimeTest | JudgementTest, bool, Mapping[str, str]]] = []
        """Other tests, whether they justify, and the records that they are asked of."""

    def __len__(self) -> int:
        return len(self._numbers)

    def asked_by(self, rules_table: Table, records: Mapping[str, str]) -> Picking:
        """Take in what a rule asks of some records, and return what picks the results."""
        numbers, known = [], self._numbers
        key: tuple[object, ...]
        for alias, same, test, justifies in rules_table.fields:
            key = (records[alias], same)
            number = known.get(key)
            if number is None:
                number = known[key] = len(known)
                self.fields[justifies].setdefault((records[alias], test.field), []).append((number, test))
            numbers.append(number)
        for other, justifies in rules_table.others:
            key = (other, justifies, *[records[alias] for alias in other.aliases])
            number = known.get(key)
            if number is None:
                number = known[key] = len(known)
                self.others.append((number, other, justifies, records))
            numbers.append(number)
        return picking(numbers)


class Ground:
    """The records of a case, and what belongs together under the rules.

    It must not hold the case itself, or it would never be dropped with it.
    """

    def __init__(self, case: Case, belonging: Belonging, shapes: Shapes, layers: Mapping[str, int], chains: Chains):
        self.tokens = {record_id: f"r{number}" for number, record_id in enumerate(case.records)}
        self._asked = Asked()
        self._shapes, self._chains = shapes, chains
        order = {rule: place for place, rule in enumerate(layers)}
        together = self._together(case, belonging)
        together.sort(key=lambda each: (order[each.rule.id], each.person, each.scope, each.by_alias))
        self.size = len(together)
        in_layers: dict[int, list[Together]] = {}
        for place, each in enumerate(together):
            each.place = place
            in_layers.setdefault(layers[each.rule.id], []).append(each)
        self.layers = [in_layers[layer] for layer in sorted(in_layers)]
        """What belongs together, layer by layer, so that what a rule follows from is worked out before it."""
        places = {(record.id, name) for record in case.records.values() for name in told_facts(record)}
        # what nobody tells is not known, under whatever lens, and so is what is asked of it
        self._told_of = [
            [(place, tests) for place, tests in fields.items() if place in places] for fields in self._asked.fields
        ]
        """The tests of facts that the case tells; the second are those of justifications."""
        self._timed: dict[int, list[tuple[tuple[Values, ...], Truth]]] = {}
        """How tests of times came out, by the values of their dates."""
        self._told: dict[str, Told] = {}
        self._justifying: dict[str, Told] = {}

    def told(self, facts: Facts) -> Told:
        """Return what is told of the case, given its facts under a lens."""
        justifying = facts.justifying()
        if facts.replaced:
            return self._tell(facts, self._tell(justifying, None))
        if facts.lens not in self._told:
            # most lenses take the same for told where something is to be justified
            if justifying.lens not in self._justifying:
                self._justifying[justifying.lens] = self._tell(justifying, None)
            self._told[facts.lens] = self._tell(facts, self._justifying[justifying.lens])
        return self._told[facts.lens]

    def _tell(self, facts: Facts, justified: Told | None) -> Told:
        """Return what is told to justify something, or with this, what is told altogether."""
        truths = [UNKNOWN] * len(self._asked) if justified is None else [*justified.truths]
        justifies = justified is None
        asked: Iterable[tuple[Address, list[tuple[int, FieldTest]]]] = self._told_of[justifies]
        if facts.replaced:
            asked = self._asked.fields[justifies].items()
        for place, tests in asked:
            values = facts.values(*place)
            if values is not None:
                for number, test in tests:
                    truths[number] = decide_field(test, values)
        for number, other, counts, records in self._asked.others:
            if counts == justifies:
                truths[number] = self._decided(number, other, records, facts)
        return Told(truths, {} if justified is None else justified.laws)

    def _decided(self, number: int, test: TimeTest | JudgementTest, records: Mapping[str, str], facts: Facts) -> Truth:
        if isinstance(test, JudgementTest):
            return decide(test, records, facts)
        # most lenses take the same for the dates
        values = tuple([facts.values(records[alias], name) for alias, name in test.places])
        for known, truth in self._timed.setdefault(number, []):
            if known == values:
                return truth
        truth = decide(test, records, facts)
        self._timed[number].append((values, truth))
        return truth

    def _slot(self, case: Case, record: Record, person: str, role: str) -> Slot:
        frames = {frame: case.anchor_of(record, frame) for frame in FRAMES}
        own = self.tokens[record.id]
        name = f"{own}-{self.tokens[person]}"
        fact: dict[str, Token] = {"id": name, "k": record.kind, "w": role, LINKS["person"]: self.tokens[person]}
        for frame, found in frames.items():
            # what belongs to nothing gets a token of its own, so that it can never join with anything
            fact[LINKS[frame]] = self.tokens[found] if found else f"none{name}"
            if found:
                fact[HAS + LINKS[frame]] = 1
        return Slot(record, person, frames, fact)

    def _together(self, case: Case, belonging: Belonging) -> list[Together]:
        """Ask the engine which records belong together."""
        slots = {}
        for record in case.records.values():
            for number, person in enumerate(case.persons_of(record)):
                slot = self._slot(case, record, person, "affected" if number else "main")
                slots[slot.fact["id"]] = slot
        made = []
        for match in belonging.opened().match([slot.fact for slot in slots.values()]):
            found = [slots[name] for name in match.facts]
            made += [self._incident(rule, found) for rule in belonging.rules[int(match.name)]]
        return made

    def _incident(self, rule: Rule, slots: list[Slot]) -> Together:
        asked, first = table(rule), slots[0]
        person, frames = first.person, first.frames
        if asked.borne_by_others:
            frames = {frame: slots[place].frames[frame] for frame, place in asked.bearers.items()}
        records = {}
        for alias, slot in zip(rule.incidents, slots, strict=True):
            records[alias] = slot.record.id
        records["person"] = person
        for alias in asked.framed:
            records[alias] = str(frames[alias])
        chains = self._chains.get(rule.id)
        scope = person if rule.per == "person" else records[rule.per]
        return Together(
            rule=rule,
            table=asked,
            records=records,
            by_alias=asked.by_alias(records),
            frames=frames,
            person=person,
            scope=scope,
            finding=finding_of(rule, person, scope),
            asks=self._asked.asked_by(asked, records),
            parts=self._shapes.parts(rule),
            follows=tuple([(t.of, t.shares, person, frames[t.shares] if t.shares else None) for t in asked.findings])
            if asked.findings
            else (),
            provisions=asked.provisions,
            timed=(asked.instrument, asked.instead, first.record.id),
            counts=counts_for(chains, person, frames) if chains else (),
        )
