"""Facts and records in words, as a letter or a screen prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fairtrial.case.fields import Count, Members, Never, Reading, Value
from fairtrial.case.file import Case
from fairtrial.case.records import Person, Record, fields_of
from fairtrial.dates import When
from fairtrial.facts.lens import Facts, Values
from fairtrial.templates import filled

_MEMBERS = {
    "public": "the public", "press": "the press", "family": "the family", "accused": "the accused",
    "lawyer": "the lawyer", "case_file": "the case file", "prosecution_evidence": "the evidence of the prosecution",
    "exculpatory_material": "material that could help the defence", "human_rights": "human rights",
}  # fmt: skip

_HYPHENATED = {"pre_trial": "pre-trial"}

_BEGINS_A_SENTENCE = re.compile(r"(The|A|An|His|Her|Its|Their) ")


OTHER = "other"
"""The token of many fields for what has no name among them."""


def token_in_words(token: str) -> str:
    """Return a member of a set as words, with its article where it is a person or a thing in particular."""
    return _MEMBERS.get(token) or _spaced(token)


def _spaced(token: str) -> str:
    return _HYPHENATED.get(token) or token.replace("_", " ")


def listed(items: Iterable[str], last: str = "and") -> str:
    """Return items as "a, b and c"."""
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def value_in_words(value: Value) -> str:
    """Return one value in words; unknown is "not known"."""
    if isinstance(value, str):
        return _spaced(value)
    if value is None:
        return "not known"
    if isinstance(value, When):
        return value.in_words()
    if value is Never:
        return "never"
    if isinstance(value, tuple):
        yes = [token_in_words(member) for member, answer in value if answer == "yes"]
        no = [f"not {token_in_words(member)}" for member, answer in value if answer == "no"]
        return listed([*yes, *no]) or "nobody and nothing"
    if isinstance(value, frozenset):
        return listed(token_in_words(token) for token in sorted(value))
    return str(value)


def reading_in_words(kind: str, reading: Reading) -> str:
    """Return the value of one telling of a kind of record; of what was worked out, from what."""
    return value_in_words(reading.value) + worked_out(kind, (reading,))


def worked_out(kind: str, readings: Iterable[Reading]) -> str:
    """Return from what tellings were worked out that the file does not have itself; nothing where there are none."""
    bases = dict.fromkeys([reading.reckoned_from for reading in readings if reading.reckoned_from])
    return f" (worked out from “{listed(fields_of(kind)[name].label for name in bases)}”)" if bases else ""


def values_in_words(values: Values) -> str:
    """Return the values that a fact may have, in words; of lists that differ, what all of them hold."""
    if values is None:
        return "not known"
    return listed((value_in_words(value) for value in _agreed(values)), "or")


def _agreed(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the values that a fact may have, of lists that differ what all of them hold, if there is any."""
    lists = [value for value in values if isinstance(value, frozenset)]
    return tuple(filter(None, [frozenset.intersection(*lists)])) if len(lists) > 1 else values


def _named(tokens: Iterable[str]) -> str:
    """Return members of a list as a text names them. "Other" names nothing; beside a name it says there is more."""
    found = [*tokens]
    names = [token_in_words(token) for token in found if token != OTHER]
    return listed([*names, "others"] if OTHER in found and names else names)


def printable(name: str) -> str:
    """Return the name of a file as text: what is none, which a disk allows and no document does, is written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


class RecordWords:
    """A record as the texts of rules see it: each field in words, empty where nobody tells about it or names it."""

    def __init__(self, record: Record, facts: Facts):
        self._record, self._facts = record, facts
        self._said: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        # texts of several rules speak of the same; a template finds items with less ado than attributes
        if name not in self._said:
            self._said[name] = self._in_words(name)
        return self._said[name]

    def _in_words(self, name: str) -> Any:
        record = self._record
        if name not in fields_of(record.kind):
            return _other(record, name, self._facts.case)
        values = self._facts.values(record.id, name)
        if values is None:
            return ""
        form = fields_of(record.kind)[name].form
        if isinstance(form, Members):
            return _named(member for value in values for member, answer in _pairs(value) if answer == "yes")
        if form.kind == "words" or isinstance(form, Count):
            return listed(filter(None, (_within_a_sentence(str(value)) for value in values)), "or")
        words = (_named(sorted(v)) if isinstance(v, frozenset) else value_in_words(v) for v in _agreed(values))
        return "" if values == (OTHER,) else listed(filter(None, words), "or")

    def __str__(self) -> str:
        return label(self._record, self._facts)


def _pairs(value: Value) -> tuple[tuple[str, str], ...]:
    return value if isinstance(value, tuple) else ()


def _other(record: Record, name: str, case: Case) -> Any:
    value = getattr(record, name, None)
    if isinstance(value, tuple):
        return listed(
            case.file.persons[item].called or item if item in case.file.persons else str(item) for item in value
        )
    return _within_a_sentence(value) if isinstance(value, str) else value or ""


def _within_a_sentence(text: str) -> str:
    """Return words of the file as they stand within a sentence: "the police" where it has "The police."."""
    text = text.strip()
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return text[0].lower() + text[1:] if _BEGINS_A_SENTENCE.match(text) else text


def called(person: Person) -> str:
    """Return how a person is called in a document: never by a confidential name."""
    return person.called or (None if person.confidential else person.name) or person.id.replace("-", " ")


def label(record: Record, facts: Facts) -> str:
    """Return a short name for a record: a person's, a title, or the kind with its date."""
    name, when = occasion(record, facts)
    return f"{name} ({when})" if when else name


def occasion(record: Record, facts: Facts) -> tuple[str, str]:
    """Return what a record is called, and its date, if it is called by that: nothing where it has a name of its own."""
    if isinstance(record, Person):
        return called(record), ""
    title = getattr(record, "title", None)
    if title:
        return str(title), ""
    name = "start" if record.kind == "detention" else "date"
    values = facts.values(record.id, name) if name in fields_of(record.kind) else None
    return record.words, "" if values is None else values_in_words(values)


def told_together(told: Iterable[tuple[str, tuple[str, str]]]) -> str:
    """Return what is told of several occasions, each by its text and what `occasion` says of it, as one text.

    Where a text does not say of which occasion it tells, and there are others, that is added.
    """
    occasions: dict[str, dict[tuple[str, str], None]] = {}
    for text, at in told:
        occasions.setdefault(text, {})[at] = None
    several = len({at for found in occasions.values() for at in found}) > 1
    said = []
    for text, found in occasions.items():
        if several and not all(when in text for _, when in found):
            text = f"{text} ({_at(found)})"
        said.append(text)
    return "; ".join(said)


def _at(occasions: Iterable[tuple[str, str]]) -> str:
    """Return occasions in words, those of one name together: "the measure taken, July 2024 and 5 February 2025"."""
    dates: dict[str, list[str]] = {}
    for name, when in occasions:
        dates.setdefault(name, []).append(when)
    said = []
    for name, found in dates.items():
        known = [when for when in found if when]
        told = [*known, "a time not told"] if known and len(known) < len(found) else known
        said.append(f"{name}, {listed(told)}" if told else name)
    return "; ".join(said)


class Wording:
    """The texts of rules, filled with the records of a case, each of which is put into words once."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self._records: dict[str, RecordWords] = {}

    def filled(self, text: str, records: Mapping[str, str]) -> str:
        """Return a text of a rule for the records of an incident, by alias."""
        if "{" not in text:
            return text
        return filled(text, {alias: self._record(record_id) for alias, record_id in records.items()})

    def _record(self, record_id: str) -> RecordWords:
        found = self._records.get(record_id)
        if found is None:
            found = self._records[record_id] = RecordWords(self.facts.case.records[record_id], self.facts)
        return found
