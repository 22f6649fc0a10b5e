"""How far two people agree who encoded the same texts apart: `encoders.py FOLDER FOLDER`.

Records of one kind are paired so that as many fields as possible agree. Counted are the fields that rules read and that
either of the two filled; they agree if the same values are told, by whichever source.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fairtrial.case.file import Case
from fairtrial.case.load import load_case
from fairtrial.case.records import Record, facts_of
from fairtrial.program import law

READ = {field for rule in law().book.rules for field in rule.reads}


_DEFAULT = {"occurred": ("yes",)}
"""What a field says if it is left out: an event that is told of took place."""


def told(record: Record) -> dict[str, frozenset[object]]:
    """Return what a record tells in the fields that rules read."""
    return {
        name: frozenset(reading.value for reading in fact.readings if reading.value is not None)
        for name, fact in facts_of(record).items()
        if (record.kind, name) in READ
        and any(reading.value not in (None, *_DEFAULT.get(name, ())) for reading in fact.readings)
    }


def compare(first: Case, second: Case) -> Counter[tuple[str, str, bool]]:
    """Return, for each kind and field that either filled, how often the two agree and how often not."""
    counted: Counter[tuple[str, str, bool]] = Counter()
    for kind in {record.kind for case in (first, second) for record in case.records.values()}:
        ours = [told(record) for record in first.records.values() if record.kind == kind]
        theirs = [told(record) for record in second.records.values() if record.kind == kind]
        pairs = sorted(
            ((sum(a.get(n) == b.get(n) for n in a), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
            reverse=True,
        )
        left, right = set(range(len(ours))), set(range(len(theirs)))
        matched = []
        for _, i, j in pairs:
            if i in left and j in right:
                matched.append((ours[i], theirs[j]))
                left.discard(i)
                right.discard(j)
        matched += [(ours[i], {}) for i in left] + [({}, theirs[j]) for j in right]
        for a, b in matched:
            for name in a.keys() | b.keys():
                counted[kind, name, a.get(name) == b.get(name)] += 1
    return counted


def main() -> None:
    """Print the agreement for each case and overall, and the fields on which the two differ most."""
    one, other = Path(sys.argv[1]), Path(sys.argv[2])
    total: Counter[tuple[str, str, bool]] = Counter()
    for path in sorted(other.glob("*.yaml")):
        if (one / path.name).is_file():
            counted = compare(load_case(one / path.name), load_case(path))
            same = sum(count for (_, _, agree), count in counted.items() if agree)
            print(f"{path.stem}: {same} of {sum(counted.values())} fields agree{_share(same, counted)}")
            total += counted
    same = sum(count for (_, _, agree), count in total.items() if agree)
    print(f"all: {same} of {sum(total.values())}{_share(same, total)}")
    differing = Counter({(kind, name): count for (kind, name, agree), count in total.items() if not agree})
    for (kind, name), count in differing.most_common(25):
        print(f"  {kind}.{name}: {count} differ, {total[kind, name, True]} agree")


def _share(same: int, counted: Counter[tuple[str, str, bool]]) -> str:
    return f" ({same / counted.total():.1%})" if counted else ""


if __name__ == "__main__":
    main()
