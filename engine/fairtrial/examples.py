"""Running the examples that each rule carries: small invented cases, with the outcome that must follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairtrial.case.file import Case
from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING, PENAL_MEASURES, case_from
from fairtrial.case.records import ANCHORS, EVENT_TYPES
from fairtrial.facts.lens import Facts
from fairtrial.inference.outcomes import first_present
from fairtrial.law.rules import Example, Rule, book_of, names_of
from fairtrial.law.standards import Standards
from fairtrial.program import engine
from fairtrial.yamlread import Document

NOT_RECORDS = ("state", "as_of", "answer", "persons", "assessments")
"""Keys of an example's `given` that are not records of the rule."""


def outcome_of_example(rule: Rule, example: Example, standards: Standards) -> str:
    """Return the outcome of a rule on one of its examples, the rule taken alone.

    Findings that the rule follows from are assumed as the example says. Where the rule finds nothing to speak of, the
    outcome is "not_engaged".
    """
    book = book_of([rule], "")
    facts = Facts(case_of_example(rule, example), example.lens)
    results = engine(book, standards).infer(facts, assumed=assumed_in(example))
    return first_present([*(incident.outcome for incident in results.incidents), "not_engaged"])


def assumed_in(example: Example) -> dict[str, str]:
    """Return the findings that an example assumes, under every name by which a rule may follow them."""
    return {
        name: outcome
        for followed, outcome in example.follows.items()
        for name in (names_of(followed) if ":" in followed else (followed,))
    }


def case_of_example(rule: Rule, example: Example) -> Case:
    """Return the case that an example describes: each alias of the rule as one record, told by one invented source."""
    given = dict(example.given)
    raw: dict[str, Any] = {
        "as_of": given.get("as_of", "2026-01-01"),
        "title": example.name,
        "state": given.get("state", "TJK"),
        "answer": given.get("answer", "silent"),
        "sources": {"source": {"kind": "submission", "title": "An invented source"}},
        "persons": {"person": _record(given.get("person", {}))},
        "events": [],
        "assessments": given.get("assessments", []),
    }
    for name, person in given.get("persons", {}).items():
        raw["persons"][name] = _record(person)
    for frame in ("proceeding", "detention"):
        if frame in given or frame in rule.kinds or _needed(rule, frame) or (frame == "proceeding" and _penal(given)):
            raw[f"{frame}s"] = {frame: _record({"person": "person", **given.get(frame, {})})}
    for alias, kind in {**rule.incidents, **{key: key for key in given if key in EVENT_TYPES}}.items():
        if kind in EVENT_TYPES:
            frames = {f: f for f in ("proceeding", "detention") if f"{f}s" in raw}
            raw["events"].append(
                _record({"id": alias, "type": kind, "person": "person", **frames, **given.get(alias, {})})
            )
        elif alias not in ANCHORS:
            raw[f"{kind}s"][alias] = _record({"person": "person", **given.get(alias, {})})
    unknown = set(given) - set(NOT_RECORDS) - set(ANCHORS) - set(rule.incidents) - set(EVENT_TYPES)
    if unknown:
        raise ValueError(f"{rule.id}, example {example.name!r}: {', '.join(sorted(unknown))} is no record of this rule")
    return case_from(Document(f"{rule.file}: {rule.id}: {example.name}", raw))


def _needed(rule: Rule, frame: str) -> bool:
    needing = NEEDS_PROCEEDING if frame == "proceeding" else NEEDS_DETENTION
    return rule.per == frame or any(kind in needing for kind in rule.incidents.values())


def _penal(given: Mapping[str, Any]) -> bool:
    """Return whether an example tells of a measure that exists only within a proceeding."""
    return any(isinstance(fields, dict) and fields.get("measure") in PENAL_MEASURES for fields in given.values())


def _record(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"sources": ["source"], **fields}
