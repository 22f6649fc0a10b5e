"""How much a case would make, counted before any engine is asked, so that nobody waits minutes for a small file.

A rule that speaks of two records makes an incident of each pair of them that belongs together: 400 charges and 400
judgments of one proceeding, 54 kilobytes, make 320,000. Each takes time, memory and a place in the report. So a case
that would make more than `MOST` is refused, whatever the engine; and one in which sources differ on so much that more
than `MOST_TRIED` tries would be needed. The bounds were measured for durable-rules with `check` and `check --format
json` (docs/performance.md): a case just under them takes two to five seconds, and half a gigabyte at most; the annex
takes longer. The plain engine is refused the same cases but is slower by nature, and can take minutes for one that is
let through: it tries every pair of records for every rule and lens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from fairtrial.case.file import Case
from fairtrial.case.records import ANCHORS, Record
from fairtrial.findings.conflicts import differing
from fairtrial.inference.door import Pattern, Token
from fairtrial.inference.queries import FRAMES, HAS, LINKS, bearer, patterns_of
from fairtrial.law.rules import Rule
from fairtrial.problems import InputError, Problem

MOST = 20_000
"""Incidents and findings, taken together, that a case may make. A finding takes as long as an incident does."""

MOST_TRIED = 150_000
"""Where sources differ each reading is tried on every incident of its record: so many tries may be needed."""

MOST_STANDING = 120_000
"""Records that a case may have, each counted for every person it touches: few of them may make an incident, but the
engine is told of all."""

Stand = Mapping[str, Token | None]
"""A record as it stands for one person: its kind, whether that is its main person, and what it belongs to."""

RECORD = "record"
"""The name under which a stand holds the id of its record."""

TO_DO = "Describe what is alike in one record, or split the case into several files, by person or by proceeding."


@dataclass(frozen=True)
class Made:
    """What a rule makes of a case."""

    incidents: int
    findings: int
    largest: tuple[int, ...]
    """The numbers of records of the place where most incidents are, in the order of the rule."""


def refuse_too_large(case: Case, rules: Sequence[Rule]) -> None:
    """Raise InputError for a case that would make more incidents and findings than are worked out."""
    standing = sum(len(case.persons_of(record)) for record in case.records.values())
    if standing > MOST_STANDING:
        said = (
            f"the records of this case, each counted once for every person it touches, are {standing:,}; at most "
            f"{MOST_STANDING:,} are worked out, since more would take minutes and gigabytes. {TO_DO}"
        )
        raise InputError([Problem(said, case.name)])
    readings = {record.id: _differing_readings(record) for record in case.records.values()}
    at_most = _at_most(case, rules)
    if at_most > MOST:
        _refuse_many_incidents(case, rules)
    if at_most * sum(readings.values()) > MOST_TRIED:
        _refuse_many_readings(case, rules, readings)


def _refuse_many_incidents(case: Case, rules: Sequence[Rule]) -> None:
    made = made_by(case, rules)
    incidents, findings = sum(each.incidents for each in made.values()), sum(each.findings for each in made.values())
    if incidents + findings > MOST:
        said = (
            f"this case would make {incidents:,} incidents in {findings:,} findings; at most {MOST:,} of both together "
            f"are worked out, since more would take minutes and gigabytes. {_most_come_from(made)} {TO_DO}"
        )
        raise InputError([Problem(said, case.name)])


def _refuse_many_readings(case: Case, rules: Sequence[Rule], readings: Mapping[str, int]) -> None:
    incidents = incidents_with(case, rules)
    tried = {record: number * incidents[record] for record, number in readings.items()}
    if sum(tried.values()) > MOST_TRIED:
        most = max(tried, key=lambda record: tried[record])
        said = (
            "where sources differ each reading is tried on every incident of its record, which would be "
            f"{sum(tried.values()):,} tries; at most {MOST_TRIED:,} are made, since more would take minutes. Most come "
            f'from "{most}", which has {readings[most]:,} readings that differ. Leave out readings on which nothing '
            "turns, or split the case into several files, by person or by proceeding."
        )
        raise InputError([Problem(said, case.name)])


def _differing_readings(record: Record) -> int:
    return sum(len(fact.readings) for _, fact, _ in differing(record))


def incidents_with(case: Case, rules: Iterable[Rule]) -> Counter[str]:
    """Return of how many incidents each record is a part, as inference will find them."""
    stands = _stands(case)
    found: Counter[str] = Counter()
    for alike in _alike(rules, stands).values():
        for matching in _together(patterns_of(alike[0]), stands):
            incidents = prod(map(len, matching)) * len(alike)
            for group in matching:
                for stand in group:
                    found[str(stand[RECORD])] += incidents // len(group)
    return found


def made_by(case: Case, rules: Iterable[Rule]) -> dict[Rule, Made]:
    """Return what each rule makes of a case: exactly what inference will find.

    Only a rule on two records of one kind would be counted too high, since it pairs no record with itself.
    """
    stands = _stands(case)
    found = {}
    for alike in _alike(rules, stands).values():
        made = _made(alike[0], patterns_of(alike[0]), stands)
        found.update(dict.fromkeys(alike, made))
    return found


def _alike(rules: Iterable[Rule], stands: Mapping[str, Sequence[Stand]]) -> dict[object, list[Rule]]:
    """Return the rules of which a case has all kinds of record, those together that make the same of it."""
    found: dict[object, list[Rule]] = {}
    for rule in rules:
        if all(kind in stands for kind in rule.incidents.values()):
            asked = patterns_of(rule)
            key = (*[(*sorted(each.equals.items()), *each.joins) for each in asked], rule.per, _bearer(rule))
            found.setdefault(key, []).append(rule)
    return found


def _at_most(case: Case, rules: Iterable[Rule]) -> int:
    """Return a number that incidents and findings cannot exceed, found in a moment: nearly every case is far below."""
    numbers: dict[str, int] = {}
    for record in case.records.values():
        numbers[record.kind] = numbers.get(record.kind, 0) + len(case.persons_of(record))
    return 2 * sum(prod([numbers.get(kind, 0) for kind in rule.incidents.values()]) for rule in rules)


def _stands(case: Case) -> dict[str, list[Stand]]:
    """Return every record as it stands for each of its persons, by kind, described as the queries of rules ask it."""
    found: dict[str, list[Stand]] = {}
    for record in case.records.values():
        stand: dict[str, Token | None] = {"k": record.kind, RECORD: record.id}
        for frame in FRAMES:
            stand[LINKS[frame]] = case.anchor_of(record, frame)
            if stand[LINKS[frame]]:
                stand[HAS + LINKS[frame]] = 1
        for number, person in enumerate(case.persons_of(record)):
            role = "affected" if number else "main"
            found.setdefault(record.kind, []).append({**stand, "w": role, LINKS["person"]: person})
    return found


def _made(rule: Rule, asked: Sequence[Pattern], stands: Mapping[str, Sequence[Stand]]) -> Made:
    together = _together(asked, stands)
    findings: set[tuple[object, object]] = set()
    for matching in together:
        first, bearing = matching[0], matching[_bearer(rule)]
        if bearing is first:
            findings.update((stand[LINKS["person"]], stand[LINKS[rule.per]]) for stand in first)
        else:
            persons = {stand[LINKS["person"]] for stand in first}
            findings.update(product(persons, {stand[LINKS[rule.per]] for stand in bearing}))
    incidents = sum(prod(map(len, matching)) for matching in together)
    largest = max(together, key=lambda matching: prod(map(len, matching)), default=())
    return Made(incidents, len(findings), tuple(map(len, largest)))


def _together(asked: Sequence[Pattern], stands: Mapping[str, Sequence[Stand]]) -> list[list[list[Stand]]]:
    """Return what matches the patterns of a rule, apart for each place where records of all of them come together.

    Later patterns join to the first alone, all of them by the same, so a place is what they share.
    """
    shared = list(asked[-1].joins)
    places: dict[tuple[object, ...], list[list[Stand]]] = {}
    for number, pattern in enumerate(asked):
        for stand in stands[str(pattern.equals["k"])]:
            place = tuple([stand[link] for link in shared])
            # what belongs to nothing joins with nothing
            if None not in place and all(stand.get(name) == value for name, value in pattern.equals.items()):
                places.setdefault(place, [[] for _ in asked])[number].append(stand)
    return [matching for matching in places.values() if all(matching)]


def _bearer(rule: Rule) -> int:
    """Return the position of the record that says what a finding is about."""
    return 0 if rule.per == "person" else bearer(rule, rule.per)


def _most_come_from(made: Mapping[Rule, Made]) -> str:
    """Return in words which records most of it comes from."""
    weights: dict[tuple[str, ...], int] = {}
    for rule, each in made.items():
        kinds = tuple(rule.incidents.values())
        weights[kinds] = weights.get(kinds, 0) + each.incidents + each.findings
    kinds = max(weights, key=lambda each: weights[each])
    asking = {rule: each for rule, each in made.items() if tuple(rule.incidents.values()) == kinds and each.incidents}
    rule = max(asking, key=lambda each: asking[each].incidents)
    largest = asking[rule].largest
    several = f"{len(asking)} rules speak" if len(asking) > 1 else "one rule speaks"
    records = " and ".join(f"{n:,} of the kind {kind}" for n, kind in zip(largest, kinds, strict=True))
    if len(kinds) == 1:
        return f"Most come from the records of one kind: {records}, of which {several}."
    place = " and ".join(f"one {anchor}" for anchor in ANCHORS if anchor in rule.joined_by)
    return f"Most come from pairs: {records}, of {place}, make {prod(largest):,} pairs, of which {several}."
