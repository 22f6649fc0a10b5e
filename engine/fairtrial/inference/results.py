"""What inference found: incidents, and the findings they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.inference.outcomes import first_present
from fairtrial.inference.queries import bearer
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding
from fairtrial.law.tests import FollowsTest
from fairtrial.truth import Truth


@dataclass(frozen=True)
class Incident:
    """One set of records that a rule speaks of, and what follows for them."""

    rule: Rule
    provision: str
    """The rule's provision, or the text of soft law that stands in for a treaty that does not bind."""
    person: str
    scope: str
    """The id of the proceeding, the deprivation of liberty, or the person that the finding is about."""
    records: Mapping[str, str]
    frames: Mapping[str, str | None]
    """The proceeding and the detention that it belongs to, where it belongs to one."""
    parts: Mapping[str, Truth]
    binds: Binding
    outcome: str

    @cached_property
    def finding(self) -> str:
        """The id of the finding that it belongs to."""
        return f"{self.rule.id}@{self.person}@{self.scope}"


MAY_BE_BREACHED = ("appears_breached", "needs_information", "not_assessed")
"""Outcomes that others may follow from: the first with certainty, the rest possibly."""


class Results:
    """Everything that was worked out under one lens."""

    def __init__(self, facts: Facts, incidents: Iterable[Incident] = (), assumed: Mapping[str, str] | None = None):
        self.facts = facts
        self.assumed = dict(assumed or {})
        """Outcomes of rules or provisions that were taken as found (in rules' examples)."""
        self.incidents: list[Incident] = []
        self.findings: dict[str, list[Incident]] = {}
        self._open: dict[tuple[str, str], list[Incident]] = {}
        for incident in incidents:
            self.add(incident)

    def add(self, incident: Incident) -> None:
        """Take in one more incident."""
        self.incidents.append(incident)
        self.findings.setdefault(incident.finding, []).append(incident)
        if incident.outcome in MAY_BE_BREACHED:
            for name in incident.rule.names:
                self._open.setdefault((name, incident.person), []).append(incident)

    @cached_property
    def of_rule(self) -> dict[str, list[Incident]]:
        """The incidents of each rule, by its id."""
        found: dict[str, list[Incident]] = {}
        for incident in self.incidents:
            found.setdefault(incident.rule.id, []).append(incident)
        return found

    def without(self, rules: set[str], facts: Facts) -> Results:
        """Return results on other facts that hold no incident yet, but can follow from those of all rules but these."""
        made = Results(facts, (), self.assumed)
        made._open = {
            key: [incident for incident in found if incident.rule.id not in rules] for key, found in self._open.items()
        }
        return made

    def outcome(self, finding: str) -> str:
        """Return the outcome of a finding, over all its incidents."""
        return first_present(incident.outcome for incident in self.findings[finding])

    def followed(self, test: FollowsTest, incident: Incident) -> dict[str, str]:
        """Return the findings that a chain of an incident rests on, each with its outcome for what they share.

        They are the findings that share the person, and the frame if the chain names one, and may be breached.
        """
        frame = incident.frames[test.shares] if test.shares else None
        found: dict[str, list[str]] = {}
        if self.assumed.get(test.of) in MAY_BE_BREACHED:
            found[test.of] = [self.assumed[test.of]]
        for other in self._open.get((test.of, incident.person), ()):
            if test.shares and (frame is None or other.frames[test.shares] != frame):
                continue
            if other.finding != incident.finding:
                found.setdefault(other.finding, []).append(other.outcome)
        return {name: first_present(outcomes) for name, outcomes in found.items()}


def frames_of(case: Case, rule: Rule, records: Mapping[str, str]) -> dict[str, str | None]:
    """Return the proceeding and the detention that an incident belongs to."""
    aliases = list(rule.incidents)
    return {
        anchor: case.anchor_of(case.records[records[aliases[bearer(rule, anchor)]]], anchor)
        for anchor in ("proceeding", "detention")
    }
