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

    def __init__(self, word: str):
        self.word = word

    @staticmethod
    def of(certainly: bool, possibly: bool) -> Truth:
        """Return the value of what holds certainly (in all completions) and possibly (in at least one)."""
        return YES if certainly else UNKNOWN if possibly else NO


# where much is decided these names are used: to look up a member in its class takes five times as long
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

OF_WORD = {truth.word: truth for truth in Truth}
"""The value of each word."""


def both(values: Iterable[Truth]) -> Truth:
    """Return whether all hold: no if one does not, else unknown if one is unknown; yes for none at all."""
    result = YES
    for value in values:
        if value is NO:
            return NO
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def either(values: Iterable[Truth]) -> Truth:
    """Return whether one holds: yes if one does, else unknown if one is unknown; no for none at all."""
    result = NO
    for value in values:
        if value is YES:
            return YES
        if value is UNKNOWN:
            result = UNKNOWN
    return result
