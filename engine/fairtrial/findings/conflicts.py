"""Where sources differ: every reading, and whether it changes an outcome. None is picked silently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from fairtrial.case.fields import Fact, Form, Words
from fairtrial.case.records import Record, fields_of, sources_of
from fairtrial.facts.lens import compatible, told_facts
from fairtrial.findings.model import ConflictOut, Outcome, ReadingOut
from fairtrial.findings.words import label, reading_in_words
from fairtrial.inference.results import Results
from fairtrial.inference.run import Engine

Kind = Literal["conflict", "precision", "one_silent"]


def conflicts(results: Results, engine: Engine) -> list[ConflictOut]:
    """Return every fact of the case that sources tell differently, in the order of the file."""
    return [
        _conflict(record, name, fact, kind, results, engine)
        for record in results.facts.case.records.values()
        for name, fact, kind in differing(record)
    ]


def differing(record: Record) -> Iterator[tuple[str, Fact, Kind]]:
    """Yield the facts of a record that sources tell differently, by name, and how they differ."""
    for name, fact in told_facts(record).items():
        kind = _kind(fact, fields_of(record.kind)[name].form) if len(fact.readings) > 1 else None
        if kind is not None:
            yield name, fact, kind


def _kind(fact: Fact, form: Form) -> Kind | None:
    values = [reading.value for reading in fact.readings]
    if len(set(values)) == 1:
        return None
    told = [value for value in values if value is not None]
    # free texts that differ are told in other words; whether they contradict each other only a reader can say
    if not isinstance(form, Words) and any(not compatible(one, other) for one, other in combinations(told, 2)):
        return "conflict"
    return "one_silent" if None in values else "precision"


def _conflict(record: Record, name: str, fact: Fact, kind: Kind, results: Results, engine: Engine) -> ConflictOut:
    facts = results.facts
    readings = []
    for reading in fact.readings:
        values = None if reading.value is None else (reading.value,)
        other = results
        if values != facts.values(record.id, name):
            other = engine.infer_again(results, facts.but({(record.id, name): values}), (record.kind, name))
        sources = sources_of(record, reading)
        readings.append(
            ReadingOut(
                value=reading_in_words(record.kind, reading),
                sources=sources,
                note=reading.note,
                of_the_state=all(facts.case.file.sources[source].of_the_state for source in sources),
                changes=_changes(results, other),
            )
        )
    return ConflictOut(
        fact=f"{record.id}.{name}",
        label=fields_of(record.kind)[name].label,
        record=label(record, facts),
        kind=kind,
        readings=tuple(readings),
        changes_an_outcome=any(reading.changes for reading in readings),
    )


def _changes(results: Results, other: Results) -> dict[str, Outcome]:
    changed: dict[str, Outcome] = {}
    for name in other.changed if other is not results else ():
        before, after = results.outcome(name), other.outcome(name)
        if before != after:
            changed[name] = after  # type: ignore[assignment]
    return changed
