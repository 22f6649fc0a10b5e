"""The elementary tests that a rule can make, and how they are written.

{hearing: {public: no}, cite: gc32:29}                  a fact has this value, or one of a list
{search: {seized: {includes: [equipment]}}, cite: ...}  one of these members is in the set (includes_all: all)
{detention: {brought_before_judge: never}, cite: ...}   a date: never, or some_time
{person: {number: {at_least: 2}}, cite: ...}            a number: at_least, at_most
{time: {from: detention.start, to: detention.brought_before_judge, until: detention.end, over: 48 hours}, cite: ...}
{follows: iccpr-19-2-prosecution, shares: proceeding, cite: ...}   another rule's finding
{judgement: manifestly-unfair, of: proceeding, asks: ..., cite: ...}   what no fact decides
{test: provided-by-law, of: search}                     a test of rules/tests, used here
{any: [...]}  {all: [...]}                              one of these, all of these
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class FieldTest:
    """A field of an alias takes one of `values`.

    `how` is "in" (tokens), "includes" or "includes_all" (members), "never" or "some_time" (dates), "at_least" or
    "at_most" (numbers, `values` then holds the number as text).
    """

    alias: str
    field: str
    how: str
    values: tuple[str, ...]

    @property
    def aliases(self) -> tuple[str, ...]:
        """The aliases whose facts it reads."""
        return (self.alias,)


@dataclass(frozen=True, slots=True)
class TimeTest:
    """The time from one date to another is over (or, with `over` False, at most) a number of minutes.

    Dates are (alias, field). If the second never came, or its date is not known, the time runs no further than `until`,
    and if that is not over either, to the date of the case file.
    """

    start: tuple[str, str]
    end: tuple[str, str]
    until: tuple[str, str] | None
    over: bool
    minutes: int

    @property
    def aliases(self) -> tuple[str, ...]:
        """The aliases whose facts it reads."""
        return tuple(dict.fromkeys(alias for alias, _ in self.places))

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The facts that it reads, by alias and field."""
        return (self.start, self.end, self.until) if self.until else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FollowsTest:
    """Another finding of the same person appears breached: of a rule, or of any rule of a provision.

    `shares` names what else both are about: "proceeding", "detention", or None for the person alone.
    """

    of: str
    shares: str | None

    @property
    def aliases(self) -> tuple[str, ...]:
        """None: it reads findings, not facts."""
        return ()


@dataclass(frozen=True, slots=True)
class JudgementTest:
    """A question that no fact decides; an assessment in the case file may answer it."""

    question: str
    alias: str
    asks: str

    @property
    def aliases(self) -> tuple[str, ...]:
        """The alias that it is about."""
        return (self.alias,)


Test = FieldTest | TimeTest | FollowsTest | JudgementTest


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule: a test, where the law says so, and how it reads in a report."""

    test: Test
    cite: str
    says: str | None


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Elements that must all hold, or of which one must."""

    any: bool
    items: tuple[Element | Group, ...]

    def elements(self) -> Iterator[Element]:
        """Yield every element within, in the order of the rule."""
        for item in self.items:
            if isinstance(item, Group):
                yield from item.elements()
            else:
                yield item


EMPTY = Group(False, ())


def ways_to_hold(group: Group) -> int:
    """Return in how many ways a group can hold: the conjunctions of its disjunctive normal form."""
    counts = [ways_to_hold(item) if isinstance(item, Group) else 1 for item in group.items]
    return sum(counts) if group.any else prod(counts)
