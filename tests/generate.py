"""Invented cases at random, made from the case models: every kind of record, value, gap, conflict and answer.

Persons, proceedings and deprivations of liberty come in several, belong together or not, and touch others; States are
bound, newly bound or not bound; dates lie before and after the law, and some files are dated no closer than a year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any, get_args

from fairtrial.case.fields import ANSWERS, DETAILS, NOTHING, AnswerToAll, Count, Form, Members, Moment, OneOf, Several
from fairtrial.case.load import _SPANS, NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import EVENT_TYPES, fields_of
from fairtrial.dates import parse_when
from fairtrial.law.rules import Rule
from fairtrial.law.tests import FieldTest, FollowsTest, JudgementTest
from fairtrial.program import law

SOURCES = {
    "letter": {"kind": "allegation_letter", "title": "A letter", "origin": "mandate"},
    "release": {"kind": "press_release", "title": "A release", "origin": "mandate"},
    "news": {"kind": "news", "title": "A paper"},
    "judgment": {"kind": "court_document", "title": "A judgment"},
    "reply": {"kind": "state_reply", "title": "A reply"},
}
ACCOUNTS = (["letter"], ["news"], ["letter", "judgment"], ["reply"])
STATES = ("TJK", "TJK", "TJK", "SAU", "KAZ", "SSD", "PSE", "CHN", "BIH")
"""Bound since 1999 (TJK), 2006 (KAZ), 2014 (PSE), 2024 (SSD), a date not known (BIH), or never (SAU, CHN)."""

AS_OF = ("2026-01-01", "2026-01-01", "2025-06-30T12:00", "2025")
DATES = [
    "2024", "2024-07", "2024-07-16", "2024-07-16", "2024-07-16T12:45", "2024-07-17T20:00", "2024-07-18", "2024-07-19",
    "[2024-07-16..2024-07-17]", "[2024-09..]", "[..2025-01]", "2024-02", "2015", "1998-11-02", "[1995..]", "[..1996]",
    "never", "never",
]  # fmt: skip
SHARE_OF_CHAINS = 0.5
"""How often an event is of a kind that some chain of findings turns on, so that chains are tried often enough."""

SHARE_OF_WHOLE_CHAINS = 0.2
"""How often a case is made to breach one rule and, by that, another that follows from it."""

SHARE_OF_BREACHES = 0.4
"""How often a record is made to do its part in a breach, so that breaches are not too rare to tell engines apart."""


def put_anywhere(raw: dict[str, Any], random: Random, make: Callable[[], Any]) -> None:
    """Put what `make` returns in the place of some part of a raw case, mostly deep within it."""
    place: Any = raw
    while True:
        key = random.choice(list(place) if isinstance(place, dict) else range(len(place)))
        if isinstance(place[key], dict | list) and place[key] and random.random() < 0.8:
            place = place[key]
            continue
        place[key] = make()
        return


def raw_case(random: Random, events: int = 6, told: float = 0.6) -> dict[str, Any]:
    """Return plain case data, free to be changed; `told` is the share of fields that the file mentions."""
    people = ["ann", "child", "ben"][: random.choice([2, 2, 3])]
    proceedings = ["trial", "second-trial"][: random.choice([1, 1, 2])]
    detentions = ["first", "second"]
    made: dict[str, Any] = {
        "as_of": random.choice(AS_OF),
        "title": "An invented case",
        "state": random.choice(STATES),
        "answer": random.choice(get_args(AnswerToAll)),
        "sources": deepcopy(SOURCES),
        "persons": {name: _record(random, "person", told) for name in people},
        "proceedings": {name: _owned(random, "proceeding", told, people) for name in proceedings},
        "detentions": {name: _owned(random, "detention", told, people) for name in detentions},
        "events": [],
    }
    for name in detentions:
        if random.random() < 0.7:
            made["detentions"][name]["proceeding"] = random.choice(proceedings)
    if random.random() < 0.3:
        made["account"] = list(random.choice(ACCOUNTS))
    for number in range(events):
        kind = random.choice(_chained_kinds() if random.random() < SHARE_OF_CHAINS else tuple(EVENT_TYPES))
        event = {"id": f"e{number}", "type": kind, **_owned(random, kind, told, people)}
        if kind in NEEDS_PROCEEDING or "measure" in event or random.random() < 0.7:
            event["proceeding"] = random.choice(proceedings)
        if kind in NEEDS_DETENTION or random.random() < 0.7:
            event["detention"] = random.choice(detentions)
        if kind == "pattern":
            event["documents"] = ["doc:A/HRC/55/50/Add.1"]
        made["events"].append(event)
    if told and random.random() < SHARE_OF_WHOLE_CHAINS:
        _put_chain(random, made)
    made["assessments"] = _assessments(random, made) if told else []
    for person in made["persons"].values():
        # nobody may be told to be of age who is not so by the birth; where one is told, the other settles nothing
        if "minor" in person:
            person.pop("born", None)
    return made


def _put_chain(random: Random, made: dict[str, Any]) -> None:
    """Let records of one person, proceeding and detention do their part in a breach and in one that follows from it."""
    rules = law().book.rules
    follower = random.choice([rule for rule in rules if _followed_by(rule)])
    followed = random.choice([rule for rule in rules if {rule.id, rule.provision} & _followed_by(follower)])
    person, proceeding, detention = (next(iter(made[name])) for name in ("persons", "proceedings", "detentions"))
    made["detentions"][detention]["proceeding"] = proceeding
    for rule in (followed, follower):
        for kind in rule.kinds.values():
            if kind == "person":
                record = made["persons"][person]
            elif kind in ("proceeding", "detention"):
                record = made[f"{kind}s"][{"proceeding": proceeding, "detention": detention}[kind]]
                record["person"] = person
            else:
                record = {"id": f"e{len(made['events'])}", "type": kind, "sources": ["letter"], "person": person}
                record.update(proceeding=proceeding, detention=detention)
                if kind == "pattern":
                    record["documents"] = ["doc:A/HRC/55/50/Add.1"]
                made["events"].append(record)
            record.update(_as_asked(random, next(iter(_tests_of(kind, (rule,))), ())))
            _dates_in_order(record, kind)


def _followed_by(rule: Rule) -> set[str]:
    return {element.test.of for element in rule.elements() if isinstance(element.test, FollowsTest)}


@cache
def _chained_kinds() -> tuple[str, ...]:
    """Return the kinds of event in rules that follow from others, and in those that others follow from."""
    rules = law().book.rules
    followed = {e.test.of for rule in rules for e in rule.elements() if isinstance(e.test, FollowsTest)}
    chained = [
        rule
        for rule in rules
        if {rule.id, rule.provision} & followed or any(isinstance(e.test, FollowsTest) for e in rule.elements())
    ]
    return tuple(dict.fromkeys(kind for rule in chained for kind in rule.incidents.values() if kind in EVENT_TYPES))


@cache
def _questions() -> tuple[tuple[str, str], ...]:
    """Return every judgement that rules ask for, with the kind of record it is about."""
    asked = (
        (element.test.question, rule.kinds[element.test.alias])
        for rule in law().book.rules
        for element in rule.elements()
        if isinstance(element.test, JudgementTest)
    )
    return tuple(dict.fromkeys(asked))


def _assessments(random: Random, made: dict[str, Any]) -> list[dict[str, Any]]:
    records = [
        *(("person", name) for name in made["persons"]),
        *(("proceeding", name) for name in made["proceedings"]),
        *(("detention", name) for name in made["detentions"]),
        *((event["type"], event["id"]) for event in made["events"]),
    ]
    return [
        {"question": question, "of": name, "answer": random.choice(["yes", "no"]), "by": "somebody"}
        for kind, name in records
        for question, about in _questions()
        for _ in range(random.choice([0, 0, 0, 1, 1, 2]))
        if kind == about
    ]


def _owned(random: Random, kind: str, told: float, people: list[str]) -> dict[str, Any]:
    """Return a record of somebody's, mostly the first person's, that may touch others."""
    person = random.choice([*people[:1] * 4, *people])
    others = [name for name in people if name != person and random.random() < 0.3]
    return {**_record(random, kind, told), "person": person, "affects": others}


def _record(random: Random, kind: str, told: float) -> dict[str, Any]:
    made: dict[str, Any] = {"sources": _sources(random), "detail": random.choice(DETAILS)}
    if random.random() < 0.3:
        made["answer"] = random.choice(ANSWERS)
    for name, spec in fields_of(kind).items():
        if random.random() < told and not (name == "occurred" and random.random() < 0.8):
            made[name] = _fact(random, spec.form)
    if told and random.random() < SHARE_OF_BREACHES:
        made.update(_breaching(random, kind))
    _dates_in_order(made, kind)
    return made


@cache
def _tests(kind: str) -> tuple[tuple[FieldTest, ...], ...]:
    return _tests_of(kind, law().book.rules)


def _tests_of(kind: str, rules: Iterable[Rule]) -> tuple[tuple[FieldTest, ...], ...]:
    """Return, for each rule that reads a kind of record, the tests by which the record engages and breaches it."""
    found = (
        tuple(
            element.test
            for group in (rule.engaged, rule.breached)
            for element in group.elements()
            if isinstance(element.test, FieldTest) and rule.kinds[element.test.alias] == kind
        )
        for rule in rules
    )
    return tuple(tests for tests in found if tests)


def _breaching(random: Random, kind: str) -> dict[str, Any]:
    """Return what a record would have to tell to do its part in the breach of some rule."""
    return _as_asked(random, random.choice(_tests(kind) or ((),)))


def _as_asked(random: Random, tests: Iterable[FieldTest]) -> dict[str, Any]:
    """Return what a record would have to tell to meet tests."""
    made: dict[str, Any] = {}
    for test in tests:
        if test.how == "in":
            made[test.field] = random.choice(test.values)
        elif test.how in ("includes", "includes_all"):
            made[test.field] = dict.fromkeys(test.values, "yes")
        elif test.how in ("at_least", "at_most"):
            made[test.field] = test.values[0]
        elif test.how == "never":
            made[test.field] = "never"
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
    return random.sample(list(SOURCES), random.choice([1, 1, 1, 2]))


def _value(random: Random, form: Form) -> Any:
    if random.random() < 0.1:
        return "unknown"
    if isinstance(form, Several):
        listed = random.sample(form.tokens, random.choice([1, 1, 2]))
        return listed[:1] if NOTHING & set(listed) else listed
    if isinstance(form, OneOf):
        return random.choice([*form.tokens, *form.tokens, "not_applicable"])
    if isinstance(form, Members):
        return {token: random.choice(["yes", "no", "unknown"]) for token in form.tokens if random.random() < 0.7}
    if isinstance(form, Moment):
        return random.choice(DATES)
    if isinstance(form, Count):
        return str(random.choice([0, 1, 2, 3, 4, 5, 21, 22, 23]))
    return random.choice(["some words", "слова", "{{ 7 * 7 }}", "a | b <c> `d`"])


def _dates_in_order(record: dict[str, Any], kind: str) -> None:
    """Leave out a date that could lie in an impossible order with another of its record."""
    for first, second in _SPANS.get(kind, ()):
        if any(_before(late, early) for early in _dates(record.get(first)) for late in _dates(record.get(second))):
            record[second] = "unknown"


def _dates(fact: Any) -> list[str]:
    if isinstance(fact, list):
        return [date for reading in fact for date in _dates(reading)]
    written = fact["value"] if isinstance(fact, dict) else fact
    return [] if written in (None, "never", "unknown") else [written]


def _before(first: str, second: str) -> bool:
    ends, begins = parse_when(first).latest, parse_when(second).earliest
    return ends is not None and begins is not None and ends < begins
