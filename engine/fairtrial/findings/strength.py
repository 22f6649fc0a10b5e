"""How strong a finding is: its own strength, or that of what it follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairtrial.findings.model import FindingOut, Strength
from fairtrial.inference.queries import Tree, holds, table
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import tested_of
from fairtrial.law.tests import FollowsTest
from fairtrial.truth import UNKNOWN, Truth

_WEAKENING: tuple[Strength, ...] = ("shown", "burden_on_state", "indicative")

Carried = tuple[int, str]
"""How weak what carries something is, as a place among the strengths, and how that is cited (empty for facts)."""

_FACTS: Carried = (0, "")


def strength_of(
    incidents: Sequence[Incident], results: Results, made: Mapping[str, FindingOut]
) -> tuple[Strength, str | None]:
    """Return how strong a finding on some incidents of a rule is, and why it is no stronger.

    A chain is as strong as its weakest link. Where one of several will do (a group of alternatives, several findings
    under one provision, several incidents), the strongest that holds carries it. `made` holds all that it may follow
    from.
    """
    rule = incidents[0].rule
    own: Strength = "shown"
    note = None
    if rule.burden == "state" and any(incident.parts["justified"] is UNKNOWN for incident in incidents):
        own, note = "burden_on_state", "stands unless the State shows what would justify it"
    if rule.indicative:
        own, note = "indicative", rule.indicative.strip()
    if rule.follows:
        weakness, citation = min(_carrying(incident, results, made) for incident in incidents)
        if weakness > _WEAKENING.index(own):
            own, note = _WEAKENING[weakness], f"no stronger than what it follows from ({citation})"
    return own, note


def _carrying(incident: Incident, results: Results, made: Mapping[str, FindingOut]) -> Carried:
    """Return what carries the engagement and the breach of an incident: the weaker of the two."""
    asked, tested = table(incident.rule), tested_of(incident, results)

    def held(member: int | Tree) -> Truth:
        return tested[member] if isinstance(member, int) else holds(member, tested)

    def carries(member: int | Tree) -> Carried:
        if isinstance(member, int):
            test, _ = asked.tests[member]
            return _of_chain(test, incident, results, made) if isinstance(test, FollowsTest) else _FACTS
        one_will_do, members = member
        if not one_will_do:
            return max(map(carries, members), default=_FACTS)
        # what does not hold, or only may, carries nothing where another does
        return min((carries(each) for each in members if held(each) is held(member)), default=_FACTS)

    return max(carries(tree) for part, tree in asked.trees.items() if part != "justified")


def _of_chain(test: FollowsTest, incident: Incident, results: Results, made: Mapping[str, FindingOut]) -> Carried:
    found = results.followed(test, incident)
    standing = [name for name, outcome in found.items() if outcome == "appears_breached"]
    links = [made[name] for name in standing or found if name in made]
    return min(((_WEAKENING.index(link.strength), link.citation) for link in links), default=_FACTS)
