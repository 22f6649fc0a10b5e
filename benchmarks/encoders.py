"""How far two people agree who encoded the same texts apart: `encoders.py FOLDER FOLDER`.

Records of one kind are paired so that as many fields as possible agree. Counted are the fields that rules read and that
either of the two filled; they agree if the same values are told, by whichever source.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fairtrial.case.compare import agreement, pairs
from fairtrial.case.load import load_case
from fairtrial.program import law

READ = law().book.reads


def main() -> None:
    """Print the agreement for each case and overall, and the fields on which the two differ most."""
    one, other = Path(sys.argv[1]), Path(sys.argv[2])
    total: Counter[tuple[str, str, bool]] = Counter()
    for path in sorted(other.glob("*.yaml")):
        if (one / path.name).is_file():
            found = list(pairs(load_case(one / path.name), load_case(path), READ.__contains__))
            same, of = agreement(found)
            print(f"{path.stem}: {same} of {of} fields agree{_share(same, of)}")
            total += Counter((pair.kind, name, pair.agree(name)) for pair in found for name in pair.fields)
    same = sum(count for (_, _, agree), count in total.items() if agree)
    print(f"all: {same} of {total.total()}{_share(same, total.total())}")
    differing = Counter({(kind, name): count for (kind, name, agree), count in total.items() if not agree})
    for (kind, name), count in differing.most_common(25):
        print(f"  {kind}.{name}: {count} differ, {total[kind, name, True]} agree")


def _share(same: int, of: int) -> str:
    return f" ({same / of:.1%})" if of else ""


if __name__ == "__main__":
    main()
