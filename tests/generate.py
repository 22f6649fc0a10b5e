"""Invented cases at random, made from the case models: every kind of record, value, gap, conflict and answer."""

from __future__ import annotations

from random import Random
from typing import Any

from fairtrial.case.fields import ANSWERS, DETAILS, Count, Form, Members, Moment, OneOf
from fairtrial.case.records import EVENT_TYPES, fields_of

SOURCES = {
    "letter": {"kind": "allegation_letter", "title": "A letter", "origin": "mandate"},
    "release": {"kind": "press_release", "title": "A release", "origin": "mandate"},
    "news": {"kind": "news", "title": "A paper"},
    "judgment": {"kind": "court_document", "title": "A judgment"},
    "reply": {"kind": "state_reply", "title": "A reply"},
}
DATES = ["2024", "2024-07", "2024-07-16", "2024-07-16T12:45", "2024-07-18", "[2024-09..]", "[..2025-01]", "never"]


def raw_case(random: Random, events: int = 6, told: float = 0.6) -> dict[str, Any]:
    """Return plain case data; `told` is the share of fields that the file mentions."""
    people = ["ann", "child"]
    made: dict[str, Any] = {
        "as_of": "2026-01-01",
        "title": "An invented case",
        "state": random.choice(["TJK", "TJK", "TJK", "SAU"]),
        "answer": random.choice(ANSWERS),
        "sources": SOURCES,
        "persons": {name: _record(random, "person", told) for name in people},
        "proceedings": {"trial": {**_record(random, "proceeding", told), "person": "ann"}},
        "detentions": {
            name: {**_record(random, "detention", told), "person": "ann", "proceeding": "trial"}
            for name in ("first", "second")
        },
        "events": [],
    }
    if random.random() < 0.3:
        made["account"] = [random.choice(["letter", "news"])]
    for number in range(events):
        kind = random.choice(list(EVENT_TYPES))
        event = {"id": f"e{number}", "type": kind, "person": "ann", **_record(random, kind, told)}
        event["proceeding"] = "trial"
        event["detention"] = random.choice(["first", "second"])
        if random.random() < 0.4:
            event["affects"] = ["child"]
        if kind == "pattern":
            event["documents"] = ["doc:A/HRC/55/50/Add.1"]
        made["events"].append(event)
    return made


def _record(random: Random, kind: str, told: float) -> dict[str, Any]:
    made: dict[str, Any] = {"sources": _sources(random), "detail": random.choice(DETAILS)}
    if random.random() < 0.3:
        made["answer"] = random.choice(ANSWERS)
    for name, spec in fields_of(kind).items():
        if random.random() < told and not (name == "occurred" and random.random() < 0.8):
            made[name] = _fact(random, spec.form)
    _dates_in_order(made)
    return made


def _fact(random: Random, form: Form) -> Any:
    style = random.random()
    if style < 0.6:
        return _value(random, form)
    if style < 0.8:
        return _reading(random, form)
    return [_reading(random, form) for _ in range(random.randint(2, 3))]


def _reading(random: Random, form: Form) -> dict[str, Any]:
    made: dict[str, Any] = {"value": _value(random, form), "sources": _sources(random)}
    if random.random() < 0.4:
        made["answer"] = random.choice(ANSWERS)
    if random.random() < 0.3:
        made["detail"] = random.choice(DETAILS)
    if random.random() < 0.2:
        made["rebuttal_answered"] = "yes"
    return made


def _sources(random: Random) -> list[str]:
    return random.sample(list(SOURCES), random.randint(1, 2))


def _value(random: Random, form: Form) -> Any:
    if random.random() < 0.1:
        return "unknown"
    if isinstance(form, OneOf):
        return random.choice([*form.tokens, *form.tokens, "not_applicable"])
    if isinstance(form, Members):
        return {token: random.choice(["yes", "no", "unknown"]) for token in form.tokens if random.random() < 0.7}
    if isinstance(form, Moment):
        return random.choice(DATES)
    if isinstance(form, Count):
        return str(random.randint(0, 5))
    return random.choice(["some words", "слова", "{{ 7 * 7 }}", "a | b <c> `d`"])


def _dates_in_order(record: dict[str, Any]) -> None:
    """Keep only the first date of a record that has several, so that no pair can lie in an impossible order."""
    kept = False
    for name in list(record):
        if record[name] in DATES or (isinstance(record[name], dict | list) and "202" in str(record[name])):
            if kept:
                record[name] = "unknown" if not str(record[name]).startswith("never") else "never"
            kept = True
