"""Kleene's three values: yes, no, unknown.

Unknown means that some way of filling the gaps makes it yes and some other makes it no. `both` and `either` follow
S. C. Kleene, Introduction to Metamathematics (1952), section 64 (the strong connectives).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Whether something holds: in every completion of what is unknown, in none, or in some."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    # members are made once, so their identity will do; an enumeration would hash its name anew each time
    __hash__ = object.__hash__

    @classmethod
    def of(cls, certainly: bool, possibly: bool) -> Truth:
        """Return the value of what holds certainly (in all completions) and possibly (in at least one)."""
        return cls.YES if certainly else cls.UNKNOWN if possibly else cls.NO


def both(values: Iterable[Truth]) -> Truth:
    """Return whether all hold: no if one does not, else unknown if one is unknown; yes for none at all."""
    result = Truth.YES
    for value in values:
        if value is Truth.NO:
            return Truth.NO
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def either(values: Iterable[Truth]) -> Truth:
    """Return whether one holds: yes if one does, else unknown if one is unknown; no for none at all."""
    result = Truth.NO
    for value in values:
        if value is Truth.YES:
            return Truth.YES
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result
