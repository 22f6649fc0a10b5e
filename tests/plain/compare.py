"""Holding the two engines against each other, incident by incident."""

from __future__ import annotations

from random import Random

from fairtrial.case.file import Case
from fairtrial.case.load import case_from
from fairtrial.inference.results import Incident, Results
from fairtrial.yamlread import Document
from generate import raw_case

Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


def generated(seed: int) -> Case:
    """Return an invented case: small or large, and telling little or much."""
    random = Random(seed)
    raw = raw_case(random, events=random.choice([2, 4, 6, 9]), told=random.choice([0.2, 0.5, 0.8, 1.0]))
    return case_from(Document(f"generated {seed}", raw))


def differences(one: Results, other: Results) -> list[str]:
    """Return, in words, every incident that the two do not agree on: that it is there, its parts, and what follows."""
    first, second = _by_key(one), _by_key(other)
    found = [f"{key}: found by one only" for key in sorted(first.keys() ^ second.keys())]
    for key in first.keys() & second.keys():
        left, right = _content(first[key]), _content(second[key])
        if left != right:
            found.append(f"{key}: {left} and {right}")
    names = one.findings.keys() | other.findings.keys()
    found += [
        f"{name}: the outcome of the finding differs"
        for name in sorted(names)
        if name in one.findings and name in other.findings and one.outcome(name) != other.outcome(name)
    ]
    return found


def _by_key(results: Results) -> dict[Key, Incident]:
    found = {
        (each.rule.id, each.person, each.scope, tuple(sorted(each.records.items()))): each for each in results.incidents
    }
    assert len(found) == len(results.incidents), "an incident was found twice"
    return found


def _content(incident: Incident) -> dict[str, object]:
    return {
        "outcome": incident.outcome,
        "provision": incident.provision,
        "binds": incident.binds.holds,
        "frames": dict(incident.frames),
        **{part: truth.value for part, truth in incident.parts.items()},
    }
