"""Print the parties' part of a View, for writing a case from it: `cut_view.py VIEW.txt VIEW.json`.

The text ends at the paragraph that the JSON names as the last of the facts and arguments (`facts_end_para`). Where an
admissibility decision of the Committee stands before it (`early_admissibility`), that is taken out as well, so that
nothing of the Committee's reasoning is seen by whoever writes the case.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

_PARAGRAPH = re.compile(r"^\[(\d+(?:\.\d+)*)\.?\]\s*(.*)")
_HEADING = re.compile(r"^#+\s*(.*)")
_DECIDING = re.compile(
    r"(The|the) (Human Rights )?Committee,? .*?(considered|noted|decided|declared|examined|regretted|took note)"
)


def parties_part(text: str, last: str, early: bool) -> str:
    """Return the parties' part of a View's text, given the number of its last paragraph."""
    kept: list[str] = []
    heading, reached = "", False
    for line in text.splitlines():
        found, paragraph = _HEADING.match(line), _PARAGRAPH.match(line)
        if reached and (
            (paragraph and not paragraph[1].startswith(f"{last}.")) or (found and "consideration" in line.lower())
        ):
            break
        if found:
            heading = found[1].lower()
        reached = reached or bool(paragraph and (paragraph[1] == last or paragraph[1].startswith(f"{last}.")))
        if early and (_of_the_committee(heading) or (paragraph and _DECIDING.match(_opening(paragraph[2])))):
            continue
        kept.append(line)
    return "\n".join(kept)


def _of_the_committee(heading: str) -> bool:
    return "committee" in heading and ("admissib" in heading or "decision" in heading or "consideration" in heading)


def _opening(paragraph: str) -> str:
    """Return a paragraph from its subject on: "During its 80th session, the Committee considered" begins at "the"."""
    start = re.match(r"(?:(?:During|On|At) [^,]{0,60}(?:, [^,]{0,40})?, )?(.*)", paragraph)
    return start[1] if start else paragraph


if __name__ == "__main__":
    data = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    print(parties_part(text, data["facts_end_para"], data["early_admissibility"]))
