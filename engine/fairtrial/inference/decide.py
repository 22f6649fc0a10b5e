"""One incident: from the parts that hold to its outcome, under the law that binds at its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from fairtrial.case.fields import Never
from fairtrial.case.records import Record
from fairtrial.dates import When, parse_when
from fairtrial.facts.lens import Facts
from fairtrial.inference.ground import TIMES, Law, Together
from fairtrial.inference.outcomes import outcome_of
from fairtrial.inference.queries import table
from fairtrial.inference.results import Changed, Incident, Results
from fairtrial.inference.suppose import parts_if, tested_if, turns_on_judgement
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding, Instrument, Standards, after
from fairtrial.truth import OF_WORD, Truth, both


class Decider:
    """Decides incidents on the facts of a case under one lens."""

    def __init__(self, facts: Facts, standards: Standards):
        self.facts, self.standards, self.case = facts, standards, facts.case
        self.justifying = facts.justifying()
        self._retimed = {record for record, name in facts.replaced if name in TIMES}
        """The records of which the time is otherwise than the file has it."""
        self._times_of: dict[str, list[When | None]] = {}
        self._known: dict[tuple[str, str], Binding] = {}
        """Whether an instrument binds at the time of a record."""

    def incident(
        self,
        found: Together | Incident,
        held: Mapping[str, Truth],
        tested: Sequence[Truth],
        law: Law,
        made: Results,
    ) -> Incident:
        """Return the incident that records make: the parts of its rule that hold, how its tests come out, the law, and
        findings made so far."""
        rule = found.rule
        provision, binds = law
        engaged = held["engaged"] if binds.holds == "yes" else both((held["engaged"], OF_WORD[binds.holds]))
        outcome = outcome_of(engaged, held["breached"], held["justified"], rule.burden)
        # a report makes a thousand of these, and by their names it would take half as long again
        incident = Incident(
            rule, provision, found.person, found.scope, found.finding, found.records, found.frames, held, binds,
            outcome, tested,
        )  # fmt: skip
        if incident.outcome == "needs_information" and turns_on_judgement(incident, made):
            return incident._replace(outcome="not_assessed")
        return incident

    def again(self, incident: Incident, made: Changed) -> Incident:
        """Decide an incident anew on these facts, with the findings made so far; it is the same if nothing changes."""
        changed = set[int]()
        tested = tested_if(incident, made, self.facts.replaced, changed)
        findings = table(incident.rule).findings if made.turned else ()
        for number, test in enumerate(findings, len(tested) - len(findings)):
            if made.has_turned(test, incident):
                truth = made.holds(test, incident)
                if truth is not tested[number]:
                    tested[number] = truth
                    changed.add(number)
        law = (incident.provision, incident.binds)
        if self._retimed:
            first = incident.records[next(iter(incident.rule.incidents))]
            law = self.law(incident.rule, first) if first in self._retimed else law
        if not changed and law == (incident.provision, incident.binds):
            return incident
        return self.incident(incident, parts_if(incident, tested, changed), tuple(tested), law, made)

    def law(self, rule: Rule, record_id: str) -> Law:
        """Return the provision of a rule that applies to a record, and whether it binds at the record's time."""
        asked = table(rule)
        binds = self.binds(asked.instrument, record_id)
        if binds.holds == "no" and asked.instead and self.standards.instruments[asked.instrument].binding:
            return str(rule.where_not_bound), self.binds(asked.instead, record_id)
        return rule.provision, binds

    def binds(self, instrument: str, record_id: str) -> Binding:
        """Return whether an instrument binds at the time of a record; soft law does once it exists."""
        found = self._known.get((instrument, record_id))
        if found is None:
            found = self._known[instrument, record_id] = self._binds(self.standards.instruments[instrument], record_id)
        return found

    def _binds(self, instrument: Instrument, record_id: str) -> Binding:
        times = self._times_of.get(record_id)
        if times is None:
            times = self._times_of[record_id] = self._times(self.case.records[record_id])
        if not instrument.binding:
            return _at_any([_exists(instrument, on) for on in times])
        state = self.case.file.state
        return _at_any([self.standards.binds(instrument.instrument, state, on) for on in times])

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


def _at_any(found: list[Binding]) -> Binding:
    """Return whether a text applies, given whether it does at each time that an incident may have had."""
    if all(binding.holds == found[0].holds for binding in found):
        return found[0]
    return Binding("unknown", next(binding.says for binding in found if binding.holds != "no"))


_adopted = cache(parse_when)
"""The date of adoption of a text, read once."""


def _exists(instrument: Instrument, on: When | None) -> Binding:
    """Return whether a text of soft law can be cited for a time: not for what came before its adoption."""
    if not instrument.adopted or on is None:
        return Binding("yes", "")
    adopted = _adopted(instrument.adopted)
    if after(on, adopted) == "no":
        return Binding("no", f"before {instrument.cited_as} was adopted ({adopted.in_words()})")
    if after(on, adopted) == "unknown":
        return Binding("unknown", f"{instrument.cited_as}, adopted on {adopted.in_words()}")
    return Binding("yes", "")
