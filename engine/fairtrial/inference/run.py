"""Working out a case: layer by layer, the engine finds what meets which rule, and outcomes feed the next layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from fairtrial.case.fields import Never
from fairtrial.case.records import Record
from fairtrial.dates import When, parse_when
from fairtrial.facts.lens import Facts
from fairtrial.facts.tests import decide, decide_group
from fairtrial.inference.door import EngineFault, Token
from fairtrial.inference.outcomes import outcome_of
from fairtrial.inference.queries import LINKS, PARTS, Hosted, Shard, chained, parts, shards
from fairtrial.inference.results import MAY_BE_BREACHED, Incident, Results, frames_of
from fairtrial.inference.suppose import truth_of, turns_on_judgement
from fairtrial.law.ids import parse_id
from fairtrial.law.rules import Rule, RuleBook, followed_by
from fairtrial.law.standards import Binding, Instrument, Standards, after
from fairtrial.law.tests import Group, Test
from fairtrial.truth import Truth, both


class Engine:
    """The rules, compiled, ready for one case after another."""

    def __init__(self, book: RuleBook, standards: Standards):
        self.book, self.standards = book, standards
        self._layers = [shards(stratum) for stratum in book.strata]
        self._order = {rule.id: number for number, rule in enumerate(book.rules)}
        self._readers: dict[tuple[str, str], list[str]] = {}
        self._followers: dict[str, list[str]] = {}
        for rule in book.rules:
            for read in rule.reads:
                self._readers.setdefault(read, []).append(rule.id)
            for other in followed_by(rule, book.rules):
                self._followers.setdefault(other.id, []).append(rule.id)

    def infer(self, facts: Facts, assumed: Mapping[str, str] | None = None) -> Results:
        """Work out every rule on the facts of a case. Raises EngineFault if the engine cannot be trusted.

        `assumed` gives outcomes of rules or provisions that are taken as found for every record (for rules' examples).
        """
        run = _Run(facts, self.standards, assumed or {})
        for layer in self._layers:
            for shard in layer:
                run.take(shard)
        return self._results(run)

    def infer_again(self, before: Results, facts: Facts, changed: tuple[str, str]) -> Results:
        """Work out again what may be otherwise when one field of a kind of record is: (kind, field).

        Which records belong together does not depend on what is told of them, so the incidents that the engine found
        `before` (on the same case and lens) are decided anew, and only those of the rules affected; these are returned.
        """
        affected = self._affected(changed)
        replaced = {record for record, _ in facts.replaced}
        run = _Run(facts, self.standards, {})
        made = before.without(affected, facts)
        for rule in (rule for stratum in self.book.strata for rule in stratum if rule.id in affected):
            for incident in before.of_rule.get(rule.id, ()):
                # nothing is otherwise for an incident without the record, unless it follows from other findings
                same = not incident.rule.follows and replaced.isdisjoint(incident.records.values())
                made.add(incident if same else run.again(incident, made))
        run.incidents = made.incidents
        return self._results(run, made)

    def _affected(self, changed: tuple[str, str]) -> set[str]:
        """Return the rules that read a field, and those that follow from them."""
        affected: set[str] = set()
        waiting = list(self._readers.get(changed, ()))
        while waiting:
            name = waiting.pop()
            if name not in affected:
                affected.add(name)
                waiting += self._followers.get(name, ())
        return affected

    def _results(self, run: _Run, made: Results | None = None) -> Results:
        """Return what a run found, in a stable order, what only a judgement can settle marked so."""
        order = self._order
        run.incidents.sort(
            key=lambda each: (order[each.rule.id], each.person, each.scope, sorted(each.records.items()))
        )
        results = made or Results(run.facts, run.incidents, run.assumed)
        judged = [
            replace(incident, outcome="not_assessed")
            if incident.outcome == "needs_information" and turns_on_judgement(incident, results)
            else incident
            for incident in run.incidents
        ]
        return Results(run.facts, judged, run.assumed)


@dataclass(frozen=True)
class _Slot:
    """A record as it stands for one person."""

    record: Record
    person: str
    role: str
    binding: Mapping[str, str]
    """The person and the frames that it belongs to."""
    links: Mapping[str, Token]
    """What its fact tells of it, whichever tests go with that."""


class _Run:
    def __init__(self, facts: Facts, standards: Standards, assumed: Mapping[str, str]):
        self.facts, self.standards, self.case = facts, standards, facts.case
        self.assumed = assumed
        self.justifying = facts.justifying()
        self.tokens = {record_id: f"r{number}" for number, record_id in enumerate(self.case.records)}
        self.incidents: list[Incident] = []
        self.slots: dict[str, list[_Slot]] = {}
        for record in self.case.records.values():
            for number, person in enumerate(self.case.persons_of(record)):
                role = "main" if number == 0 else "affected"
                self.slots.setdefault(record.kind, []).append(self._slot(record, person, role))

    def _slot(self, record: Record, person: str, role: str) -> _Slot:
        places = {"person": person, **{name: self.case.anchor_of(record, name) for name in ("proceeding", "detention")}}
        links: dict[str, Token] = {"w": role, "r": self.tokens[record.id]}
        for anchor, link in LINKS.items():
            found = places[anchor]
            # what belongs to nothing gets a token of its own, so that it can never join with anything
            links[link] = self.tokens[found] if found else f"none{links['r']}-{self.tokens[person]}"
        return _Slot(record, person, role, {name: found for name, found in places.items() if found}, links)

    def take(self, shard: Shard) -> None:
        kinds = {kind for rule in shard.rules for kind in rule.incidents.values()}
        if not all(kind in self.slots for kind in kinds):
            return
        facts, places = self._facts(shard)
        if not facts:
            return
        bound: dict[str, list[tuple[str, ...]]] = {}
        held: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
        for match in shard.opened().match(facts):
            rule_id, _, rest = match.name.partition(" ")
            records = match.facts[: len(shard.aliases[rule_id])]
            if rest == "bind":
                bound.setdefault(rule_id, []).append(records)
            else:
                part, mode, _ = rest.split(" ")
                held.setdefault((rule_id, part, mode), set()).add(records)
        for rule in shard.rules:
            groups = parts(rule)
            for records in bound.get(rule.id, ()):
                truths = {
                    part: Truth.of(
                        records in held.get((rule.id, part, "certainly"), ()),
                        records in held.get((rule.id, part, "possibly"), ()),
                    )
                    if groups[part].items
                    else Truth.YES
                    if part == "engaged"
                    else Truth.NO
                    for part in PARTS
                }
                self._conclude(rule, groups, shard.aliases[rule.id], [places[name] for name in records], truths)

    # What goes through the door ---------------------------------------------------------------------------------------

    def _facts(self, shard: Shard) -> tuple[list[dict[str, Token]], dict[str, _Slot]]:
        facts: list[dict[str, Token]] = []
        places: dict[str, _Slot] = {}
        flags: dict[str, list[tuple[Hosted, tuple[str, str]]]] = {}
        for hosted, names in shard.flags.items():
            flags.setdefault(hosted.kind, []).append((hosted, names))
        wanted = shard.queries.groups.keys() - {"finding"}
        for kind in sorted(wanted):
            frame = kind.startswith("=")
            for slot in self.slots.get(kind.lstrip("="), ()):
                if frame and slot.role != "main":
                    continue
                name = f"f{len(facts)}"
                fact: dict[str, Token] = {"id": name, "k": kind, **slot.links}
                for hosted, (certainly, possibly) in flags.get(kind, ()):
                    truth = self._decide(hosted, slot)
                    if truth is not Truth.NO:
                        fact[possibly] = 1
                        if truth is Truth.YES:
                            fact[certainly] = 1
                facts.append(fact)
                places[name] = slot
        if places and shard.follows:
            facts += self._findings(shard, len(facts))
        return facts, places

    def _findings(self, shard: Shard, start: int) -> Iterator[dict[str, Token]]:
        """Yield the findings of earlier layers as facts, for the rules that follow from them."""
        found: list[tuple[str, str, tuple[str | None, ...]]] = []
        for each in self.incidents:
            if each.outcome not in MAY_BE_BREACHED:
                continue
            places: tuple[str | None, ...] = (each.person, each.frames["proceeding"], each.frames["detention"])
            found += [(name, each.outcome, places) for name in each.rule.names if name in shard.follows]
        for name, outcome in self.assumed.items():
            for slot in (slot for slots in self.slots.values() for slot in slots):
                proceeding = self.case.anchor_of(slot.record, "proceeding")
                found.append((name, outcome, (slot.person, proceeding, self.case.anchor_of(slot.record, "detention"))))
        told = [each for each in dict.fromkeys(found) if each[0] in shard.follows and each[1] in MAY_BE_BREACHED]
        for number, (name, outcome, places) in enumerate(told, start):
            fact: dict[str, Token] = {"id": f"f{number}", "k": "finding", "n": shard.follows[name], "m": 1}
            if outcome == "appears_breached":
                fact["c"] = 1
            for link, place in zip(LINKS.values(), places, strict=True):
                fact[link] = self.tokens[place] if place else f"none{number}"
            yield fact

    def _decide(self, hosted: Hosted, slot: _Slot) -> Truth:
        facts = self.justifying if hosted.justifies else self.facts
        return decide(hosted.test, self._binding(hosted.test, slot), facts)

    def _binding(self, test: Test, slot: _Slot) -> dict[str, str]:
        """Return the records that the aliases of a test stand for, seen from the record that carries its result."""
        binding = dict(slot.binding)
        for alias in test.aliases:
            if alias not in binding or slot.record.kind == alias:
                binding[alias] = slot.record.id
        return binding

    # What comes back --------------------------------------------------------------------------------------------------

    def _conclude(
        self,
        rule: Rule,
        groups: Mapping[str, Group],
        aliases: tuple[str, ...],
        slots: list[_Slot],
        truths: dict[str, Truth],
    ) -> None:
        records = {alias: slot.record.id for alias, slot in zip(aliases, slots, strict=True)}
        person = slots[0].person
        records["person"] = person
        scope = person if rule.per == "person" else records[rule.per]
        self._agree(rule, groups, records, truths)
        frames = frames_of(self.case, rule, records)
        self.incidents.append(self._incident(rule, person, scope, records, frames, truths))

    def _incident(
        self,
        rule: Rule,
        person: str,
        scope: str,
        records: Mapping[str, str],
        frames: Mapping[str, str | None],
        truths: Mapping[str, Truth],
    ) -> Incident:
        first = self.case.records[records[next(iter(rule.incidents))]]
        provision, binds = self._law(rule, self._times(first))
        engaged = both([truths["engaged"], Truth(binds.holds)])
        outcome = outcome_of(engaged, truths["breached"], truths["justified"], rule.burden)
        return Incident(rule, provision, person, scope, records, frames, truths, binds, outcome)

    def again(self, incident: Incident, made: Results) -> Incident:
        """Decide an incident anew on these facts, with the findings made so far."""
        truths = {}
        for part, group in parts(incident.rule).items():
            facts = self.justifying if part == "justified" else self.facts
            if group.items:
                truths[part] = decide_group(group, partial(truth_of, incident=incident, results=made, facts=facts))
            else:
                truths[part] = Truth.YES if part == "engaged" else Truth.NO
        return self._incident(incident.rule, incident.person, incident.scope, incident.records, incident.frames, truths)

    def _agree(
        self, rule: Rule, groups: Mapping[str, Group], records: Mapping[str, str], truths: Mapping[str, Truth]
    ) -> None:
        """Hold what the engine found against the table of tests: a part without chains can be worked out from it."""
        for part, group in groups.items():
            if group.items and not chained(group):
                expected = self._expected(group, records, self.justifying if part == "justified" else self.facts)
                if expected is not truths[part]:
                    raise EngineFault(
                        f"durable-rules found that {rule.id} is {part}: {truths[part].value}, where its tests say "
                        f"{expected.value}"
                    )

    def _expected(self, group: Group, records: Mapping[str, str], facts: Facts) -> Truth:
        return decide_group(group, lambda element: decide(element.test, records, facts))

    def _times(self, record: Record) -> list[When | None]:
        """Return the times that an incident may have had, None for one that is not known.

        What lasts counts by its end, since it breaches as long as it lasts; where its end is not known, it may have
        lasted to the date of the file. Dates count as alleged: doubt about a date must not bind a State by a law that
        was not yet in force for it.
        """
        fields = type(record).model_fields
        begun = self._dates(record, "date" if "date" in fields else "start") or ()
        ending = "end" if "end" in fields else "until"
        if ending not in fields:
            return [*begun] or [None]
        ended = self._dates(record, ending)
        if ended is not None:
            return [*ended]
        return [When(date.earliest, self.case.as_of.latest, date.text) for date in begun] or [None]

    def _dates(self, record: Record, name: str) -> list[When] | None:
        """Return the dates of a field as alleged, what goes on as the date of the file; None if it is not known."""
        if name not in type(record).model_fields:
            return None
        values = self.justifying.values(record.id, name)
        if values is None:
            return None
        ongoing = [self.case.as_of] if Never in values and name in ("end", "until") else []
        return [*ongoing, *(value for value in values if isinstance(value, When))]

    def _law(self, rule: Rule, times: list[When | None]) -> tuple[str, Binding]:
        """Return the provision that applies at a time, and whether it binds (soft law applies once it exists)."""
        provision = rule.provision
        instrument = self.standards.instruments[parse_id(provision).instrument]
        if instrument.binding:
            state = self.case.file.state
            binds = _at_any([self.standards.binds(instrument.instrument, state, on) for on in times])
            if binds.holds != "no" or rule.where_not_bound is None:
                return provision, binds
            provision = rule.where_not_bound
            instrument = self.standards.instruments[parse_id(provision).instrument]
        return provision, _at_any([_exists(instrument, on) for on in times])


def _at_any(found: list[Binding]) -> Binding:
    """Return whether a text applies, given whether it does at each time that an incident may have had."""
    if all(binding.holds == found[0].holds for binding in found):
        return found[0]
    return Binding("unknown", next(binding.says for binding in found if binding.holds != "no"))


def _exists(instrument: Instrument, on: When | None) -> Binding:
    """Return whether a text of soft law can be cited for a time: not for what came before its adoption."""
    if not instrument.adopted or on is None:
        return Binding("yes", "")
    adopted = parse_when(instrument.adopted)
    if after(on, adopted) == "no":
        return Binding("no", f"before {instrument.cited_as} was adopted ({adopted.in_words()})")
    if after(on, adopted) == "unknown":
        return Binding("unknown", f"{instrument.cited_as}, adopted on {adopted.in_words()}")
    return Binding("yes", "")
