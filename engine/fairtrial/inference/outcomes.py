"""From engaged, breached, justified to an outcome (the table of docs/for-the-rule-author.md)."""

from __future__ import annotations

from collections.abc import Iterable

from fairtrial.law.rules import OUTCOMES
from fairtrial.truth import NO, UNKNOWN, YES, Truth


def outcome_of(engaged: Truth, breached: Truth, justified: Truth, burden: str | None) -> str:
    """Return the outcome for one incident.

    `burden` is on whom the justification lies ("state", "person"), or None where the provision admits none. What only
    a judgement can settle is not known here: see `suppose.turns_on_judgement`.
    """
    if engaged is NO or (engaged is UNKNOWN and breached is NO):
        return "not_engaged"
    if breached is NO:
        return "appears_respected"
    if burden is not None and justified is YES:
        return "appears_justified"
    stands = burden is None or justified is NO or burden == "state"
    if engaged is YES and breached is YES and stands:
        return "appears_breached"
    return "needs_information"


PLACE = {outcome: place for place, outcome in enumerate(OUTCOMES)}
"""The place of each outcome in the order of the table."""


def first_present(outcomes: Iterable[str]) -> str:
    """Return the outcome of a whole from those of its parts: the first present in the order of the table."""
    return min(outcomes, key=PLACE.__getitem__)
