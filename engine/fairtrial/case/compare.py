"""Two writings of one case held against each other: which records belong together, and what each tells in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairtrial.case.fields import Fact, Value
from fairtrial.case.file import Case
from fairtrial.case.records import KINDS, Record, facts_of

Field = tuple[str, str]
"""A kind of record and the name of one of its fields."""

_LEFT_OUT = {"occurred": "yes"}
"""What a field says if it is left out: an event that is told of took place."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A record of one writing and the one of the other that it is held against; None where the other has none."""

    kind: str
    first: Record | None
    second: Record | None
    told_first: Mapping[str, frozenset[Value]]
    told_second: Mapping[str, frozenset[Value]]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that either of the two fills, sorted."""
        return tuple(sorted(self.told_first.keys() | self.told_second.keys()))

    def agree(self, name: str) -> bool:
        """Return whether both tell the same values, by whichever source."""
        return self.told_first.get(name) == self.told_second.get(name)


def pairs(first: Case, second: Case, counted: Callable[[Field], bool]) -> Iterator[Pair]:
    """Yield the records of two writings in pairs, by kind; records of one kind are paired so that most fields agree.

    Only the fields for which `counted` is true are looked at. A record that the other writing lacks is a pair alone.
    """
    for kind in KINDS:
        ours, theirs = _of(first, kind, counted), _of(second, kind, counted)
        ranked = sorted(
            (
                (sum(b.get(name) == a[name] for name in a), i, j)
                for i, (_, a) in enumerate(ours)
                for j, (_, b) in enumerate(theirs)
            ),
            reverse=True,
        )
        left, right = set(range(len(ours))), set(range(len(theirs)))
        for _, i, j in ranked:
            if i in left and j in right:
                left.discard(i)
                right.discard(j)
                yield Pair(kind, ours[i][0], theirs[j][0], ours[i][1], theirs[j][1])
        for i in sorted(left):
            yield Pair(kind, ours[i][0], None, ours[i][1], {})
        for j in sorted(right):
            yield Pair(kind, None, theirs[j][0], {}, theirs[j][1])


def agreement(found: Iterable[Pair]) -> tuple[int, int]:
    """Return how many fields agree, and how many either of the two fills."""
    same = [pair.agree(name) for pair in found for name in pair.fields]
    return sum(same), len(same)


_Told = tuple[Record, dict[str, frozenset[Value]]]


def _of(case: Case, kind: str, counted: Callable[[Field], bool]) -> list[_Told]:
    records = [record for record in case.records.values() if record.kind == kind]
    return [
        (
            record,
            {
                name: values
                for name, fact in facts_of(record).items()
                if counted((kind, name)) and (values := _values(name, fact))
            },
        )
        for record in records
    ]


def _values(name: str, fact: Fact) -> frozenset[Value]:
    values = frozenset(reading.value for reading in fact.readings if reading.value is not None)
    return values if values - {_LEFT_OUT.get(name)} else frozenset()
