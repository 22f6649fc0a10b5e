"""Canonical ids of provisions, and how a letter cites them.

instrument[:number[(n)][(x)]][#obligation]      iccpr:14(3)(b)   gc32:34#prompt-access   mandela:58(1)(a)   hrdd
first+second                                    iccpr:19(2)+2(3), provisions read together
hrc:communication:paragraph                     hrc:2680/2015:9.3, a View of the Human Rights Committee
doc:symbol                                      doc:A/HRC/55/50/Add.1
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ID = re.compile(
    r"(?P<instrument>[a-z][a-z0-9]*)"
    r"(?::(?P<number>[0-9a-z][0-9a-z/.:-]*(?:\([0-9a-z]+\))*(?:\+[0-9]+(?:\([0-9a-z]+\))*)?))?"
    r"(?:#(?P<obligation>[a-z0-9-]+))?"
)
_DOCUMENT = re.compile(r"doc:\S+")


@dataclass(frozen=True)
class ProvisionId:
    """A canonical id in its parts; `number` is "14(3)(b)", "9.3" after a communication, or None for the whole."""

    text: str
    instrument: str
    number: str | None
    obligation: str | None

    @property
    def provision(self) -> str:
        """The id without its obligation."""
        return f"{self.instrument}:{self.number}" if self.number else self.instrument

    def parents(self) -> list[str]:
        """Return the provisions it is part of, the nearest first: iccpr:14(3)(b) is part of iccpr:14(3), iccpr:14."""
        if not self.number or self.instrument == "doc":
            return []
        found = []
        if "+" in self.number:
            return [f"{self.instrument}:{part}" for part in self.number.split("+")]
        number = self.number
        while "(" in number:
            number = number[: number.rindex("(")]
            found.append(f"{self.instrument}:{number}")
        return found


@lru_cache(maxsize=10_000)
def parse_id(text: str) -> ProvisionId:
    """Read a canonical id. Raises ValueError if it is not one."""
    if _DOCUMENT.fullmatch(text):
        return ProvisionId(text, "doc", text[4:], None)
    found = _ID.fullmatch(text)
    if not found:
        raise ValueError(f'"{text}" is not the id of a provision, such as iccpr:14(3)(b) or gc32:34#prompt-access')
    return ProvisionId(text, found["instrument"], found["number"], found["obligation"])


def sort_key(text: str) -> tuple[object, ...]:
    """Return a key that puts ids of one instrument in the order of their numbers: 9(1) before 14(1), 58 before 61."""
    number = parse_id(text).number or ""
    parts = re.findall(r"[0-9]+|[a-z]+|\+", number)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
