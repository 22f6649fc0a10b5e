"""Whose word is taken: the values that a fact may have under a lens, read anew from the account of each source.

None stands for a fact that is not known: it may have any value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairtrial.case.fields import Reading, Value
from fairtrial.case.file import Case
from fairtrial.case.records import Record
from fairtrial.dates import When

Values = tuple[Value, ...] | None

PARTICULAR = ("particulars", "document")
UNANSWERED = ("silent", "general_denial")


@dataclass(frozen=True)
class Telling:
    """What somebody tells of a fact, with all that bears on belief."""

    value: Value
    sources: tuple[str, ...]
    origins: frozenset[str]
    detail: str
    said_bare: bool
    """Whether the telling itself is marked as a bare word, and not only its record."""
    answer: str
    rebuttal_answered: bool
    state_tells: bool
    """Whether the State is among those who tell it."""
    only_the_state: bool
    """Whether nobody but the State tells it."""


class World:
    """The facts of a case under a lens; `replaced` gives some of them other values, to see what would change."""

    def __init__(self, case: Case, lens: str, replaced: Mapping[tuple[str, str], Values] | None = None):
        self.case, self.lens, self.replaced = case, lens, replaced or {}
        self._known: dict[tuple[str, str, bool], Values] = {}

    def values(self, record: str, field: str, alleged: bool = False) -> Values:
        """Return the values a fact may have.

        `alleged` asks for its value as alleged, at which what justifies counts; the State's own account knows no other.
        """
        if (record, field) in self.replaced:
            return self.replaced[record, field]
        alleged = alleged and self.lens != "state_account"
        key = (record, field, alleged)
        if key not in self._known:
            told = tellings(self.case, self.case.records[record], field)
            account = self.case.file.account
            self._known[key] = to_justify(told, account) if alleged else under(self.lens, told, account)
        return self._known[key]


def tellings(case: Case, record: Record, field: str) -> list[Telling]:
    """Return every telling of a fact; an event in the file is told to have happened, unless the file says more."""
    readings: tuple[Reading, ...] = getattr(record, field).readings
    if field == "occurred" and not readings:
        readings = (Reading("yes"),)
    found = []
    for reading in readings:
        names = reading.sources or record.sources
        sources = [case.file.sources[name] for name in names]
        found.append(
            Telling(
                value=reading.value,
                sources=names,
                origins=frozenset(source.origin or source.id for source in sources),
                detail=reading.detail or record.detail,
                said_bare=reading.detail == "bare",
                answer=reading.answer or record.answer or case.file.answer,
                rebuttal_answered=reading.rebuttal_answered,
                state_tells=any(source.of_the_state for source in sources),
                only_the_state=bool(sources) and all(source.of_the_state for source in sources),
            )
        )
    return found


def under(lens: str, told: list[Telling], account: tuple[str, ...]) -> Values:
    """Return the values of a fact under a lens, given all that is told of it."""
    if lens == "state_account":
        return state_account(told)
    counted = alleged(told, account)
    if any(telling.value is None for telling in counted) or not counted:
        return None
    if lens == "corroborated":
        return corroborated(counted, told)
    if lens == "uncontested" and not all(uncontested(telling, told) for telling in counted):
        states = [telling for telling in told if telling.state_tells and telling.value is not None]
        either = [telling.value for telling in counted + states]
        if not states or None in either or ("yes" in either and "no" in either):
            return None
        # one of the two accounts is right, and what stands in both is disputed by nobody
        counted = counted + states
    return tuple(dict.fromkeys(telling.value for telling in counted))


def to_justify(told: list[Telling], account: tuple[str, ...]) -> Values:
    """Return the values of a fact where it justifies: as alleged, but a yes or no in a bare word shows nothing."""
    if any(telling.said_bare and telling.value in ("yes", "no") for telling in alleged(told, account)):
        return None
    return under("as_alleged", told, account)


def alleged(told: list[Telling], account: tuple[str, ...]) -> list[Telling]:
    """Return the tellings that make up the allegation (docs/decisions/0001).

    To say that one does not know is to speak. The State counts only where nobody else speaks.
    """
    others = [telling for telling in told if not telling.only_the_state] or told
    followed = [telling for telling in others if set(account) & set(telling.sources)]
    return followed or others


def corroborated(counted: list[Telling], told: list[Telling]) -> Values:
    """Return what every telling that counts says at the least, if two origins or a document support it."""
    agreed = []
    for candidate in told:
        if candidate.value is None or not all(says(each.value, candidate.value) for each in counted):
            continue
        supporting = [each for each in told if each.value is not None and says(each.value, candidate.value)]
        origins = frozenset[str]().union(*(each.origins for each in supporting))
        if len(origins) > 1 or any(each.detail == "document" for each in supporting):
            agreed.append(candidate.value)
    # of all that is agreed, what says the most: nothing in it is more than any telling says
    return next(((value,) for value in agreed if all(says(value, other) for other in agreed)), None)


def uncontested(telling: Telling, told: list[Telling]) -> bool:
    """Return whether the State admits a telling, or has left a particular one without a specific answer."""
    states = [each for each in told if each.state_tells and each.value is not None]
    particular = telling.detail in PARTICULAR
    if telling.only_the_state:
        return True
    against = [each for each in states if contradicts(each.value, telling.value)]
    if telling.answer == "specific_rebuttal" or any(each.detail in PARTICULAR for each in against):
        return particular and telling.rebuttal_answered
    if against:
        # contradicted in a bare word only: a general denial
        return particular
    if telling.answer == "admitted" or any(says(each.value, telling.value) for each in states):
        return True
    return particular and telling.answer in UNANSWERED


def state_account(told: list[Telling]) -> Values:
    """Return what the State says; where it says nothing of its own, what it admits."""
    known = [telling for telling in told if telling.value is not None]
    own = [telling for telling in known if telling.state_tells]
    chosen = own or [telling for telling in known if telling.answer == "admitted"]
    return tuple(dict.fromkeys(telling.value for telling in chosen)) or None


def says(value: Value, other: Value) -> bool:
    """Return whether who tells `value` thereby tells `other`, as who says 16 July says July."""
    if isinstance(value, When) and isinstance(other, When):
        begins = other.earliest is None or (value.earliest is not None and other.earliest <= value.earliest)
        return begins and (other.latest is None or (value.latest is not None and value.latest <= other.latest))
    if isinstance(value, tuple) and isinstance(other, tuple):
        return all(member in value for member in other)
    return value == other


def contradicts(value: Value, other: Value) -> bool:
    """Return whether two tellings cannot both be right."""
    if isinstance(value, When) and isinstance(other, When):
        return _before(value, other) or _before(other, value)
    if isinstance(value, tuple) and isinstance(other, tuple):
        first, second = dict(value), dict(other)
        return any(first[member] != second[member] for member in first.keys() & second.keys())
    return value != other


def _before(first: When, second: When) -> bool:
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest
