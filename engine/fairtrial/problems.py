"""What is wrong with an input, where, and what to do about it.

Every stage that reads something a person wrote collects its complaints as `Problem`s and raises them together as one
`InputError`, so that the author of a case or a rule mends everything in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the file and line (both from 1), the place in its own words, and the message."""

    message: str
    file: str = ""
    line: int = 0
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else (f"{self.file}: " if self.file else "")
        return where + (f"{self.place}: " if self.place else "") + self.message


MOST_PROBLEMS = 500
"""Things that are said to be wrong with one file; whoever mends these finds the rest."""


class InputError(Exception):
    """The input cannot be used; `problems` says why, all at once, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = sorted(problems, key=lambda p: (p.file, p.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def noted(problems: list[Problem], problem: Problem) -> None:
    """Add a problem to those found in a file; raise them as an InputError once there are too many to list."""
    problems.append(problem)
    if len(problems) >= MOST_PROBLEMS:
        last = Problem(f"there may be more; the first {MOST_PROBLEMS} are listed", problem.file, problem.line)
        raise InputError([*problems, last])


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that looks most like `word`, or None if nothing comes near."""
    from difflib import get_close_matches  # imported here: only a file with a mistake pays for it

    found = get_close_matches(word.lower().replace(" ", "_").replace("-", "_"), list(allowed), n=1, cutoff=0.6)
    return found[0] if found else None


def not_allowed(word: str, allowed: Sequence[str], what: str = "value") -> str:
    """Say that `word` is not one of `allowed`, listing these and the nearest correct spelling."""
    shown = word if len(word) <= 60 else word[:57] + "..."
    message = f'"{shown}" is not a known {what}. Allowed: {", ".join(allowed)}.'
    close = nearest(word[:60], allowed)
    return message + (f' Did you mean "{close}"?' if close else "")
