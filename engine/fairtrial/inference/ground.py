"""What of a case is the same under every lens: which records stand for whom, and which of them belong together.

It is made once for a case and kept as long as the case is. With it is kept what was worked out under a lens, so that
another lens that takes the same for told of the same records need not work it out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairtrial.case.file import Case
from fairtrial.case.records import Record
from fairtrial.facts.lens import Address, Facts, Values, told_facts
from fairtrial.facts.tests import decide_field
from fairtrial.inference.door import Token
from fairtrial.inference.queries import FRAME, LINKS, Belonging, Shard
from fairtrial.inference.results import Incident, finding_of, frames_of
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding
from fairtrial.law.tests import FieldTest
from fairtrial.truth import Truth

Tested = tuple[Truth, ...]
"""How the tests of a rule come out for an incident, in the order of its table."""

Content = tuple[Tested, str, str, str]
"""All that its outcome turns on in an incident: how its tests come out, and the law that applies."""

TIMES = ("date", "start", "end", "until")

Alone = tuple[str, str, tuple[str, ...]]
"""All that a fact asked about alone can say: its kind, its role, and the flags that it bears."""


@dataclass(eq=False)
class Slot:
    """A record as it stands for one person."""

    id: str
    """The name of its fact."""
    record: Record
    person: str
    role: str
    binding: Mapping[str, str]
    """The person and the frames that it belongs to."""
    links: Mapping[str, Token]
    """What its fact tells of it, whichever tests go with that."""


@dataclass(eq=False)
class Together:
    """Records that belong together under a rule: an incident, before anything is decided of it."""

    rule: Rule
    slots: tuple[Slot, ...]
    """The records of the incident, in the order of the rule."""
    framed: tuple[Slot, ...]
    """The person and the frames that the rule speaks of."""
    records: Mapping[str, str]
    frames: Mapping[str, str | None]
    person: str
    scope: str
    finding: str
    """The id of the finding that it belongs to."""
    place: int = 0
    """Its place among all, in the order of a result."""
    decided: dict[Content, Incident] = field(default_factory=dict)
    """What followed, by what is told."""

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the facts of its records."""
        return tuple(slot.id for slot in self.slots)


@dataclass
class Share:
    """A shard, and what it has to decide in a case."""

    shard: Shard
    together: list[Together]


class Told:
    """What is told of a case under one lens: a number for the values of each fact, the same for the same values.

    How a test comes out on the same values is worked out once for the case, whatever the fact and the lens.
    """

    def __init__(
        self,
        told: Mapping[Address, Values],
        numbers: dict[Values, int],
        truths: dict[tuple[str, tuple[str, ...], int], Truth],
    ):
        self._told, self._truths = told, truths
        self._numbers = {place: numbers.setdefault(values, len(numbers)) for place, values in told.items()}
        self.laws: dict[tuple[str, str | None, str], tuple[str, Binding]] = {}
        """The law that applies, by the provision of a rule, that where it does not bind, and the record that says when
        it was: found once for all rules and for each lens that takes this for told."""

    def results(self, tests: Iterable[FieldTest], records: Mapping[str, str]) -> list[Truth]:
        """Return how tests of fields come out for some records."""
        found = []
        numbers, truths = self._numbers, self._truths
        for test in tests:
            # as `holds` does it, without a call for what was found before: this is what a run does most often
            number = numbers.get((records[test.alias], test.field))
            found.append(
                Truth.UNKNOWN
                if number is None
                else truths.get((test.how, test.values, number)) or self.holds(test, records[test.alias])
            )
        return found

    def holds(self, test: FieldTest, record_id: str) -> Truth:
        """Return whether a test of a field holds for a record."""
        number = self._numbers.get((record_id, test.field))
        if number is None:
            return Truth.UNKNOWN
        key = (test.how, test.values, number)
        truth = self._truths.get(key)
        if truth is None:
            truth = self._truths[key] = decide_field(test, self._told[(record_id, test.field)])
        return truth


class Ground:
    """The records of a case, and what belongs together under the rules.

    It must not hold the case itself, or it would never be dropped with it.
    """

    def __init__(self, case: Case, belonging: Belonging, shards: Iterable[Shard], order: Mapping[str, int]):
        self.tokens = {record_id: f"r{number}" for number, record_id in enumerate(case.records)}
        self.slots: dict[str, list[Slot]] = {}
        for record in case.records.values():
            for number, person in enumerate(case.persons_of(record)):
                slot = self._slot(case, record, person, "main" if number == 0 else "affected")
                self.slots.setdefault(record.kind, []).append(slot)
        together = self._together(case, belonging, order)
        of_rule: dict[str, list[Together]] = {}
        for place, found in enumerate(together):
            found.place = place
            of_rule.setdefault(found.rule.id, []).append(found)
        shares = ((shard, [each for rule in shard.rules for each in of_rule.get(rule.id, ())]) for shard in shards)
        self.shares = [Share(shard, together) for shard, together in shares if together]
        """The shards that have anything to decide in this case."""
        self._places = {(record.id, name): None for record in case.records.values() for name in told_facts(record)}
        """The facts that the case tells, under whatever lens."""
        self._told: dict[tuple[str, bool], Told] = {}
        self._numbers: dict[Values, int] = {}
        self._truths: dict[tuple[str, tuple[str, ...], int], Truth] = {}

    def told(self, facts: Facts) -> Told:
        """Return what is told of the case, given its facts under a lens."""
        if facts.replaced:
            return Told(facts.told({**self._places, **facts.replaced}), self._numbers, self._truths)
        key = (facts.lens, facts.to_justify)
        if key not in self._told:
            self._told[key] = Told(facts.told(self._places), self._numbers, self._truths)
        return self._told[key]

    def _slot(self, case: Case, record: Record, person: str, role: str) -> Slot:
        places = {"person": person, **{name: case.anchor_of(record, name) for name in ("proceeding", "detention")}}
        links: dict[str, Token] = {"w": role, "r": self.tokens[record.id]}
        for anchor, link in LINKS.items():
            found = places[anchor]
            # what belongs to nothing gets a token of its own, so that it can never join with anything
            links[link] = self.tokens[found] if found else f"none{links['r']}-{self.tokens[person]}"
        binding = {name: found for name, found in places.items() if found}
        name = f"{links['r']}-{self.tokens[person]}"
        return Slot(name, record, person, role, binding, links)

    def _together(self, case: Case, belonging: Belonging, order: Mapping[str, int]) -> list[Together]:
        """Ask the engine which records belong together, and return them in the order of a result."""
        slots = {slot.id: slot for slots in self.slots.values() for slot in slots}
        facts: list[Mapping[str, Token]] = []
        for slot in slots.values():
            facts.append({"id": slot.id, "k": slot.record.kind, **slot.links})
            if slot.role == "main" and slot.record.kind in LINKS:
                facts.append({"id": FRAME + slot.id, "k": FRAME + slot.record.kind, "r": slot.links["r"]})
        made = []
        for match in belonging.opened().match(facts):
            found = [slots[name.removeprefix(FRAME)] for name in match.facts]
            made += [self._incident(case, rule, found) for rule in belonging.rules[int(match.name)]]
        return sorted(
            made, key=lambda each: (order[each.rule.id], each.person, each.scope, sorted(each.records.items()))
        )

    def _incident(self, case: Case, rule: Rule, slots: list[Slot]) -> Together:
        aliases = [*rule.incidents, *(alias for alias in rule.kinds if alias not in rule.incidents)]
        records = {alias: slot.record.id for alias, slot in zip(aliases, slots, strict=True)}
        person = slots[0].person
        records["person"] = person
        scope = person if rule.per == "person" else records[rule.per]
        count = len(rule.incidents)
        return Together(
            rule=rule,
            slots=tuple(slots[:count]),
            framed=tuple(slots[count:]),
            records=records,
            frames=frames_of(case, rule, records),
            person=person,
            scope=scope,
            finding=finding_of(rule, person, scope),
        )
