"""What inference found: incidents, and the findings they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from fairtrial.facts.lens import Facts
from fairtrial.inference.outcomes import PLACE, first_present
from fairtrial.inference.queries import FRAMES
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding
from fairtrial.law.tests import FollowsTest
from fairtrial.truth import NO, UNKNOWN, YES, Truth


class Incident(NamedTuple):
    """One set of records that a rule speaks of, and what follows for them."""

    rule: Rule
    provision: str
    """The rule's provision, or the text of soft law that stands in for a treaty that does not bind."""
    person: str
    scope: str
    """The id of the proceeding, the deprivation of liberty, or the person that the finding is about."""
    finding: str
    """The id of the finding that it belongs to."""
    records: Mapping[str, str]
    frames: Mapping[str, str | None]
    """The proceeding and the detention that it belongs to, where it belongs to one."""
    parts: Mapping[str, Truth]
    binds: Binding
    outcome: str
    tested: Sequence[Truth] | None = None
    """How the tests of its rule come out, in the order of its table; None where only its parts were worked out."""


def finding_of(rule: Rule, person: str, scope: str) -> str:
    """Return the id of the finding that a rule makes for a person and a scope."""
    return f"{rule.id}@{person}@{scope}"


class Placed(Protocol):
    """What an incident belongs to, whether it is decided yet or not."""

    @property
    def person(self) -> str: ...

    @property
    def frames(self) -> Mapping[str, str | None]: ...


MAY_BE_BREACHED = ("appears_breached", "needs_information", "not_assessed")
"""Outcomes that others may follow from: the first with certainty, the rest possibly."""

Chains = Mapping[str, Sequence[tuple[str, str | None]]]
"""The chains in which a rule's findings may be followed, by its id: the name, and what is shared besides the person."""

Followed = tuple[str, str | None, str, str | None]
"""What a chain asks for: a name of rules, what is shared besides the person, the person, and the shared frame."""


class Results:
    """Everything that was worked out under one lens."""

    def __init__(
        self,
        facts: Facts,
        incidents: Iterable[Incident] = (),
        assumed: Mapping[str, str] | None = None,
        chains: Chains | None = None,
    ):
        self.facts = facts
        self.assumed = dict(assumed or {})
        """Outcomes of rules or provisions that were taken as found (in rules' examples)."""
        self.chains = chains
        """The chains that will be asked about; None where any may be."""
        self._incidents = [*incidents]
        self._standing: tuple[dict[Followed, int], dict[Followed, int]] = ({}, {})
        """How many incidents certainly are what a chain asks for, and how many only may be."""
        for incident in self._incidents:
            self.count(incident, self._counts_for(incident))

    @property
    def incidents(self) -> list[Incident]:
        """Every incident."""
        return self._incidents

    def complete(self, incidents: Iterable[Incident]) -> None:
        """Take in all incidents, in their order, that were counted one by one."""
        self._incidents = [*incidents]

    @cached_property
    def findings(self) -> Mapping[str, list[Incident]]:
        """The incidents of every finding; nothing is added to results once this was asked."""
        found: dict[str, list[Incident]] = {}
        for incident in self.incidents:
            found.setdefault(incident.finding, []).append(incident)
        return found

    @property
    def changed(self) -> Iterable[str]:
        """The findings that may be otherwise than in results worked out before: all, where nothing tells."""
        return self.findings

    def outcome(self, finding: str) -> str:
        """Return the outcome of a finding, over all its incidents."""
        return self.outcomes[finding]

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """The outcome of every finding; nothing is added to results once this was asked."""
        found: dict[str, str] = {}
        for incident in self.incidents:
            other = found.get(incident.finding)
            if other is None or PLACE[incident.outcome] < PLACE[other]:
                found[incident.finding] = incident.outcome
        return found

    def holds(self, test: FollowsTest, incident: Placed) -> Truth:
        """Return whether a chain of an incident holds: whether there are the findings that `followed` returns."""
        frame = incident.frames[test.shares] if test.shares else None
        return self.stands((test.of, test.shares, incident.person, frame))

    def stands(self, key: Followed) -> Truth:
        """Return whether there is what a chain asks for: not where it asks for a shared frame, and there is none."""
        certainly, possibly = self._standing
        truth = YES if certainly.get(key, 0) > 0 else UNKNOWN if possibly.get(key, 0) > 0 else NO
        if self.assumed and truth is not YES:
            of, shares, _, frame = key
            assumed = None if shares and frame is None else self.assumed.get(of)
            return YES if assumed == "appears_breached" else UNKNOWN if assumed in MAY_BE_BREACHED else truth
        return truth

    def followed(self, test: FollowsTest, incident: Placed) -> dict[str, str]:
        """Return the findings that a chain of an incident rests on, each with its outcome for what they share.

        They are the findings that share the person, and the frame if the chain names one, and may be breached. No rule
        follows from a name that it bears, so the incident's own finding is never among them.
        """
        found: dict[str, str] = {}
        frame = incident.frames[test.shares] if test.shares else None
        if test.shares and frame is None:
            return found
        if self.assumed.get(test.of) in MAY_BE_BREACHED:
            found[test.of] = self.assumed[test.of]
        for other in self._bearing.get((test.of, test.shares, incident.person, frame), ()):
            found[other.finding] = first_present((other.outcome, found.get(other.finding, other.outcome)))
        return found

    @cached_property
    def _bearing(self) -> Mapping[Followed, list[Incident]]:
        """The incidents that may be breached, by what a chain may ask for and they are.

        By the shared frame too: whoever has thousands of detentions has as many chains, each within its own.
        """
        found: dict[Followed, list[Incident]] = {}
        for incident in self.incidents:
            if incident.outcome in MAY_BE_BREACHED:
                for key in self._counts_for(incident):
                    found.setdefault(key, []).append(incident)
        return found

    @cached_property
    def numbers(self) -> Mapping[str, list[int]]:
        """The places of incidents in the list, by the id of their rule."""
        found: dict[str, list[int]] = {}
        for number, incident in enumerate(self.incidents):
            found.setdefault(incident.rule.id, []).append(number)
        return found

    @cached_property
    def numbers_of(self) -> Mapping[str, list[int]]:
        """The places of incidents in the list, by their finding."""
        found: dict[str, list[int]] = {}
        for number, incident in enumerate(self.incidents):
            found.setdefault(incident.finding, []).append(number)
        return found

    def count(self, incident: Incident, counts: Iterable[Followed], by: int = 1) -> None:
        """Count an incident, if it may be breached, for what a chain asks and it is; with -1 count it no more."""
        if incident.outcome in MAY_BE_BREACHED:
            standing = self._standing[incident.outcome != "appears_breached"]
            for key in counts:
                standing[key] = standing.get(key, 0) + by

    def _counts_for(self, incident: Incident) -> list[Followed]:
        chains = self._chains_of(incident.rule)
        return counts_for(chains, incident.person, incident.frames)

    def _chains_of(self, rule: Rule) -> Sequence[tuple[str, str | None]]:
        """Return the chains that may follow the findings of a rule."""
        if self.chains is not None:
            return self.chains.get(rule.id, ())
        return [(name, shares) for name in rule.names for shares in (None, *FRAMES)]


class Changed(Results):
    """Results on other facts, held as what is otherwise than in the results before; these are not touched."""

    def __init__(self, before: Results, facts: Facts):
        super().__init__(facts, (), before.assumed, before.chains)
        self.before = before
        self._standing = (dict(before._standing[0]), dict(before._standing[1]))
        self.turned: set[Followed] = set()
        """What a chain may ask for of which the answer may be otherwise than before."""
        self._instead: dict[int, Incident] = {}

    @property
    def incidents(self) -> list[Incident]:
        """Every incident, those that are as before included."""
        return [self._instead.get(number, incident) for number, incident in enumerate(self.before.incidents)]

    @property
    def changed(self) -> Iterable[str]:
        """The findings with an incident that is otherwise than before, in their order."""
        return dict.fromkeys(self._instead[number].finding for number in sorted(self._instead))

    def outcome(self, finding: str) -> str:
        """Return the outcome of a finding, over all its incidents."""
        before = self.before.incidents
        numbers = self.before.numbers_of[finding]
        return first_present([self._instead.get(number, before[number]).outcome for number in numbers])

    def put(self, number: int, incident: Incident) -> bool:
        """Take in an incident in the place of one of before; return whether others may follow from it otherwise."""
        earlier = self._instead.get(number) or self.before.incidents[number]
        if incident is earlier:
            return False
        self._instead[number] = incident
        if earlier.outcome == incident.outcome:
            return False
        # it belongs to the same person and frames, and so counts for the same
        counts = self._counts_for(incident)
        stood = [self.stands(key) for key in counts]
        self.count(earlier, counts, -1)
        self.count(incident, counts)
        turned = [key for key, truth in zip(counts, stood, strict=True) if truth is not self.stands(key)]
        self.turned.update(turned)
        return bool(turned)

    def has_turned(self, test: FollowsTest, incident: Placed) -> bool:
        """Return whether the answer to a chain of an incident may be otherwise than before."""
        frame = incident.frames[test.shares] if test.shares else None
        return (test.of, test.shares, incident.person, frame) in self.turned


def counts_for(
    chains: Iterable[tuple[str, str | None]], person: str, frames: Mapping[str, str | None]
) -> list[Followed]:
    """Return all that some chains may ask for and an incident of a person and these frames is."""
    return [
        (name, shares, person, frames[shares] if shares else None)
        for name, shares in chains
        if not shares or frames[shares] is not None
    ]
