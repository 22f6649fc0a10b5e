"""What inference found: incidents, and the findings they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.inference.outcomes import first_present
from fairtrial.inference.queries import bearer
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding
from fairtrial.law.tests import FollowsTest
from fairtrial.truth import Truth, either


@dataclass(frozen=True, slots=True)
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
    tested: Sequence[Truth] | None = None
    """How the tests of its rule come out, in the order of its table; None where only its parts were worked out."""

    finding: str = field(init=False, compare=False)
    """The id of the finding that it belongs to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "finding", finding_of(self.rule, self.person, self.scope))


def finding_of(rule: Rule, person: str, scope: str) -> str:
    """Return the id of the finding that a rule makes for a person and a scope."""
    return f"{rule.id}@{person}@{scope}"


class Placed(Protocol):
    """What an incident belongs to, whether it is decided yet or not."""

    @property
    def person(self) -> str: ...

    @property
    def frames(self) -> Mapping[str, str | None]: ...

    @property
    def finding(self) -> str: ...


MAY_BE_BREACHED = ("appears_breached", "needs_information", "not_assessed")
"""Outcomes that others may follow from: the first with certainty, the rest possibly."""

_Shared = tuple[str, str | None, str | None]
"""A finding, and what of it is shared: an anchor and the record that is it, or None twice for the whole finding."""


class Results:
    """Everything that was worked out under one lens."""

    def __init__(self, facts: Facts, incidents: Iterable[Incident] = (), assumed: Mapping[str, str] | None = None):
        self.facts = facts
        self.assumed = dict(assumed or {})
        """Outcomes of rules or provisions that were taken as found (in rules' examples)."""
        self._incidents: list[Incident] = []
        self._findings: dict[str, list[Incident]] | None = None
        self._tallies: dict[_Shared, dict[str, int]] = {}
        """How many incidents have which outcome."""
        self._open: dict[tuple[str, str], dict[str, None]] = {}
        """The findings that may be breached, by each name under which others follow them, and the person."""
        for incident in incidents:
            self.add(incident)

    @property
    def incidents(self) -> list[Incident]:
        """Every incident."""
        return self._incidents

    @property
    def findings(self) -> Mapping[str, list[Incident]]:
        """The incidents of every finding."""
        if self._findings is None:
            self._findings = {}
            for incident in self._incidents:
                self._findings.setdefault(incident.finding, []).append(incident)
        return self._findings

    @property
    def changed(self) -> Iterable[str]:
        """The findings that may be otherwise than in results worked out before: all, where nothing tells."""
        return self.findings

    def add(self, incident: Incident) -> None:
        """Take in one more incident."""
        self._incidents.append(incident)
        self._findings = None
        self._count(incident)

    def put_in_order(self, places: Iterable[int]) -> None:
        """Order what was taken in, given the place of each."""
        ordered = sorted(zip(places, self._incidents, strict=True), key=lambda each: each[0])
        self._incidents = [incident for _, incident in ordered]
        self._findings = None

    def outcome(self, finding: str) -> str:
        """Return the outcome of a finding, over all its incidents."""
        return first_present(self._tally_of((finding, None, None)))

    def holds(self, test: FollowsTest, incident: Placed) -> Truth:
        """Return whether a chain of an incident holds: whether there are the findings that `followed` returns."""
        frame = incident.frames[test.shares] if test.shares else None
        if test.shares and frame is None:
            return Truth.NO
        assumed = self.assumed.get(test.of)
        standing = {Truth.of(assumed == "appears_breached", assumed in MAY_BE_BREACHED)}
        for finding in self._open_of((test.of, incident.person)):
            if finding != incident.finding:
                standing.add(_standing(self._tally_of((finding, test.shares, frame))))
                if Truth.YES in standing:
                    break
        return either(standing)

    def followed(self, test: FollowsTest, incident: Placed) -> dict[str, str]:
        """Return the findings that a chain of an incident rests on, each with its outcome for what they share.

        They are the findings that share the person, and the frame if the chain names one, and may be breached.
        """
        found: dict[str, str] = {}
        frame = incident.frames[test.shares] if test.shares else None
        if test.shares and frame is None:
            return found
        if self.assumed.get(test.of) in MAY_BE_BREACHED:
            found[test.of] = self.assumed[test.of]
        for finding in self._open_of((test.of, incident.person)):
            tally = self._tally_of((finding, test.shares, frame))
            for outcome in MAY_BE_BREACHED:
                if outcome in tally and finding != incident.finding:
                    found[finding] = outcome
                    break
        return found

    @cached_property
    def numbers(self) -> Mapping[tuple[str, str], list[int]]:
        """The places of incidents in the list, by their rule's id and each record or person they have."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, incident in enumerate(self.incidents):
            for record in dict.fromkeys(incident.records.values()):
                found.setdefault((incident.rule.id, record), []).append(number)
        return found

    def _count(self, incident: Incident, by: int = 1) -> None:
        """Count an incident, or with -1 count it no more."""
        for key in _counts_for(incident):
            tally = self._tally(key)
            tally[incident.outcome] = tally.get(incident.outcome, 0) + by
            if not tally[incident.outcome]:
                del tally[incident.outcome]
        if by > 0 and incident.outcome in MAY_BE_BREACHED:
            for name in incident.rule.names:
                self._opened((name, incident.person))[incident.finding] = None

    def _tally_of(self, key: _Shared) -> Mapping[str, int]:
        return self._tallies.get(key, {})

    def _open_of(self, key: tuple[str, str]) -> Mapping[str, None]:
        return self._open.get(key, {})

    def _tally(self, key: _Shared) -> dict[str, int]:
        """Return a tally to be changed."""
        return self._tallies.setdefault(key, {})

    def _opened(self, key: tuple[str, str]) -> dict[str, None]:
        """Return the findings that may be breached under a name, to be added to."""
        return self._open.setdefault(key, {})


class Changed(Results):
    """Results on other facts, held as what is otherwise than in the results before; these are not touched."""

    def __init__(self, before: Results, facts: Facts):
        super().__init__(facts, (), before.assumed)
        self.before = before
        self._instead: dict[int, Incident] = {}

    @property
    def incidents(self) -> list[Incident]:
        """Every incident, those that are as before included."""
        return [self._instead.get(number, incident) for number, incident in enumerate(self.before.incidents)]

    @property
    def findings(self) -> Mapping[str, list[Incident]]:
        """The incidents of every finding."""
        return Results(self.facts, self.incidents).findings

    @property
    def changed(self) -> Iterable[str]:
        """The findings with an incident that is otherwise than before, in their order."""
        return dict.fromkeys(self._instead[number].finding for number in sorted(self._instead))

    def put(self, number: int, incident: Incident) -> bool:
        """Take in an incident in the place of one of before; return whether others may follow from it otherwise."""
        earlier = self._instead.get(number) or self.before.incidents[number]
        if earlier.outcome == incident.outcome:
            self._instead[number] = incident
            return False
        keys = {*_counts_for(earlier), *_counts_for(incident)}
        stood = [_standing(self._tally_of(key)) for key in keys]
        self._count(earlier, -1)
        self._count(incident)
        self._instead[number] = incident
        return stood != [_standing(self._tally_of(key)) for key in keys]

    # what was counted before is copied when it is first changed

    def _tally_of(self, key: _Shared) -> Mapping[str, int]:
        own = self._tallies.get(key)
        return self.before._tally_of(key) if own is None else own

    def _open_of(self, key: tuple[str, str]) -> Mapping[str, None]:
        own = self._open.get(key)
        return self.before._open_of(key) if own is None else own

    def _tally(self, key: _Shared) -> dict[str, int]:
        if key not in self._tallies:
            self._tallies[key] = dict(self.before._tally_of(key))
        return self._tallies[key]

    def _opened(self, key: tuple[str, str]) -> dict[str, None]:
        if key not in self._open:
            self._open[key] = dict(self.before._open_of(key))
        return self._open[key]


def _counts_for(incident: Incident) -> list[_Shared]:
    """Return what of its finding an incident counts for: the whole, and for what others may follow each frame."""
    found: list[_Shared] = [(incident.finding, None, None)]
    if incident.outcome in MAY_BE_BREACHED:
        found += [(incident.finding, anchor, frame) for anchor, frame in incident.frames.items() if frame is not None]
    return found


def _standing(tally: Mapping[str, int]) -> Truth:
    """Return whether what was tallied appears breached: certainly, possibly or not."""
    if "appears_breached" in tally:
        return Truth.YES
    return Truth.of(False, "needs_information" in tally or "not_assessed" in tally)


def frames_of(case: Case, rule: Rule, records: Mapping[str, str]) -> dict[str, str | None]:
    """Return the proceeding and the detention that an incident belongs to."""
    aliases = list(rule.incidents)
    return {
        anchor: case.anchor_of(case.records[records[aliases[bearer(rule, anchor)]]], anchor)
        for anchor in ("proceeding", "detention")
    }
