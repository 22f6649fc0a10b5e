"""Dates as imprecise as the sources, and the time that passed between them.

What is read is a small part of EDTF (ISO 8601-2:2019), plus the time of day:

    2024          2024-07          2024-07-16          2024-07-16T12:45
    [2024-07-17..2024-07-31]       one point of time in this range, which one is not known
    [2024-09..]                    on or after
    [..2024-11]                    on or before

A When is therefore a closed range of minutes in which the point of time lies. Minutes are counted from the start of
year 1; no time zone is applied, since a case file gives local time throughout.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTES_OF_A_DAY = 24 * 60

_ORIGIN = datetime(1, 1, 1)
# [0-9] and not \d, which is a digit of any script
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")
# written out, since those of Python's calendar change with the language of the machine
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

HOW_TO_WRITE = (
    "Write 2024, 2024-07, 2024-07-16 or 2024-07-16T12:45; "
    'for a range "[2024-07-17..2024-07-31]", for "on or after" "[2024-09..]", for "on or before" "[..2024-11]"'
)


@dataclass(frozen=True, slots=True)
class When:
    """A point of time known to lie between two minutes, both included; None means open on that side."""

    earliest: int | None
    latest: int | None
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    def in_words(self) -> str:
        """Return the date as a letter would print it, such as "16 July 2024, 12.45" or "September 2024 or later"."""
        if not self.text.startswith("["):
            return _point_in_words(self.text)
        first, last = self.text[1:-1].split("..")
        if not last:
            return f"{_point_in_words(first)} or later"
        if not first:
            return f"{_point_in_words(last)} or earlier"
        return f"between {_point_in_words(first)} and {_point_in_words(last)}"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in minutes, known to lie between two bounds, both included; None means no upper bound."""

    shortest: int
    longest: int | None

    def in_words(self) -> str:
        """Return the length as a reader says it: "11 hours 15 minutes", "at least 56 days"."""
        if self.longest is None:
            return f"at least {minutes_in_words(self.shortest)}" if self.shortest > 0 else "an unknown time"
        if self.longest - self.shortest <= 1:
            return minutes_in_words(self.longest)
        if self.shortest <= 0:
            return f"at most {minutes_in_words(self.longest)}"
        return f"between {minutes_in_words(self.shortest)} and {minutes_in_words(self.longest)}"


def parse_when(text: str) -> When:
    """Read a date of the documented form. Raises ValueError with a message that says what was expected."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and text.count("..") == 1:
        first, last = (part.strip() for part in text[1:-1].split(".."))
        if not first and not last:
            raise ValueError(f'"{text}" gives no date at all. {HOW_TO_WRITE}')
        earliest = _bounds(first)[0] if first else None
        latest = _bounds(last)[1] if last else None
        if earliest is not None and latest is not None and earliest > latest:
            raise ValueError(f'"{text}" ends before it begins; put the earlier date first')
        return When(earliest, latest, f"[{first}..{last}]")
    earliest, latest = _bounds(text)
    return When(earliest, latest, text)


def parse_span(text: str) -> int:
    """Read a length of time of a rule, such as "48 hours" or "15 days", into minutes. Raises ValueError."""
    found = re.fullmatch(r"([0-9]+) (minute|hour|day)s?", text.strip())
    if not found:
        raise ValueError(f'"{text}" is not a length of time; write "48 hours", "30 minutes" or "15 days"')
    return int(found[1]) * {"minute": 1, "hour": 60, "day": MINUTES_OF_A_DAY}[found[2]]


def elapsed(start: When, end: When) -> Span:
    """Return the time from `start` to `end`: the shortest and the longest it can have been (negative counts as 0)."""
    shortest, longest = 0, None
    if start.latest is not None and end.earliest is not None:
        shortest = max(0, end.earliest - start.latest)
    if start.earliest is not None and end.latest is not None:
        longest = max(0, end.latest - start.earliest)
    return Span(shortest, longest)


def years_later(when: When, years: int) -> tuple[int | None, int | None]:
    """Return the earliest and the latest minute of the same day so many years later, None for one that is not known."""
    return _same_day(when.earliest, years), _same_day(when.latest, years)


def _same_day(minute: int | None, years: int) -> int | None:
    if minute is None:
        return None
    moment = _ORIGIN + timedelta(minutes=minute)
    if moment.year + years > datetime.max.year:
        return None
    if (moment.month, moment.day) == (2, 29) and not calendar.isleap(moment.year + years):
        moment += timedelta(days=1)
    return _minutes(moment.replace(year=moment.year + years))


def minutes_in_words(minutes: int) -> str:
    """Return a whole number of minutes in words of days, hours and minutes, leaving out what is too fine to matter."""
    days, rest = divmod(minutes, MINUTES_OF_A_DAY)
    hours, left = divmod(rest, 60)
    if days >= 3:
        return f"{days} days"
    parts = [(days * 24 + hours, "hour"), (left, "minute")]
    said = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n]
    return " ".join(said) or "0 minutes"


def _bounds(text: str) -> tuple[int, int]:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f'"{text[:60]}" is not a date that can be read. {HOW_TO_WRITE}')
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = datetime(year, month or 1, day or 1, hour or 0, minute or 0)
        if hour is not None:
            last = first
        elif day is not None:
            last = first + timedelta(minutes=MINUTES_OF_A_DAY - 1)
        elif month is not None:
            last = datetime(year, month, calendar.monthrange(year, month)[1], 23, 59)
        else:
            last = datetime(year, 12, 31, 23, 59)
    except (ValueError, OverflowError) as error:
        raise ValueError(f'"{text}" is not a date of the calendar ({error})') from None
    return _minutes(first), _minutes(last)


def _minutes(moment: datetime) -> int:
    return int((moment - _ORIGIN).total_seconds() // 60)


def _point_in_words(text: str) -> str:
    found = _POINT.fullmatch(text)
    assert found is not None
    year, month, day, hour, minute = found.groups()
    if not month:
        return year
    words = f"{_MONTHS[int(month)]} {year}"
    if day:
        words = f"{int(day)} {words}"
    return f"{words}, {hour}.{minute}" if hour else words
