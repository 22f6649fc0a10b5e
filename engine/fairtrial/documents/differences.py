"""Where two people who wrote the same case apart from each other differ, for whoever settles it."""

from __future__ import annotations

from collections.abc import Callable

from fairtrial.case.compare import Field, Pair, agreement, pairs
from fairtrial.case.fields import Fact, Reading, Value
from fairtrial.case.file import Case
from fairtrial.case.records import Record, fields_of, sources_of
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.findings.words import listed


def differences(first: Case, second: Case, counted: Callable[[Field], bool]) -> str:
    """Return the records that one writing lacks, and the fields that the two fill otherwise, with every reading.

    `counted` says which fields matter: those that rules read.
    """
    found = list(pairs(first, second, counted))
    lines: list[str] = []
    for pair in found:
        if pair.first is None or pair.second is None:
            lines += _alone(pair, first, second)
        else:
            lines += _both(pair, pair.first, pair.second, first, second)
    same, of = agreement(found)
    lines += [
        f"1 is {first.name}, 2 is {second.name}: the same values in {same} of {of} fields",
        "(those that rules read and that one of the two fills). Look into the source for each difference. What both",
        "left out is not listed; `fairtrial unanswered` asks for it.",
    ]
    return "\n".join(lines) + "\n"


def _alone(pair: Pair, first: Case, second: Case) -> list[str]:
    record, case, which = (pair.first, first, 1) if pair.first else (pair.second, second, 2)
    assert record is not None
    lines = [f"{record.id} ({record.kind}): only in {which}"]
    for name in pair.fields:
        lines.append(f"  {name}: {_readings(record, getattr(record, name), case)}")
    return [*lines, ""]


def _both(pair: Pair, one: Record, other: Record, first: Case, second: Case) -> list[str]:
    specs = fields_of(pair.kind)
    lines: list[str] = []
    for name in pair.fields:
        if not pair.agree(name):
            lines += [f"  {name}: {specs[name].question}"]
        elif lenses := _apart(name, one, other, first, second):
            lines += [f"  {name}: the same values, but not by the same word (lens {listed(lenses)})"]
        else:
            continue
        lines += [f"    1: {_readings(one, getattr(one, name), first)}"]
        lines += [f"    2: {_readings(other, getattr(other, name), second)}"]
    if not lines:
        return []
    names = one.id if one.id == other.id else f"{one.id}, in 2 {other.id}"
    return [f"{names} ({pair.kind})", *lines, ""]


def _apart(name: str, one: Record, other: Record, first: Case, second: Case) -> list[str]:
    """Return the lenses under which a field is worth something else in the one writing than in the other."""
    return [
        lens
        for lens in LENSES
        if set(Facts(first, lens).values(one.id, name) or ()) != set(Facts(second, lens).values(other.id, name) or ())
    ]


def _readings(record: Record, fact: Fact, case: Case) -> str:
    told = [f"{_written(reading.value)} ({_how(record, reading, case)})" for reading in fact.readings]
    return "; ".join(told) or "left out"


def _how(record: Record, reading: Reading, case: Case) -> str:
    detail = reading.detail or record.detail
    answer = f"answer {reading.answer or record.answer or case.file.answer}"
    met = ["rebuttal answered"] if reading.rebuttal_answered else []
    basis = [f"worked out from {reading.reckoned_from}"] if reading.reckoned_from else []
    return ", ".join([*sources_of(record, reading), detail, answer, *met, *basis])


def _written(value: Value) -> str:
    """Return a value as a case file writes it."""
    if value is None:
        return "unknown"
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    if isinstance(value, tuple):
        return f"{{{', '.join(f'{member}: {answer}' for member, answer in value)}}}"
    return str(value)
