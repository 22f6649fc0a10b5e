"""What one fact of a case may look like: a value, on whose word, and other readings of it where sources differ.

In a case file a fact is written in one of three ways:

    public: no                                          # on the word of the record's own sources
    public: {value: no, sources: [letter], word: reportedly}
    public:                                             # the sources differ: every reading, none chosen
      - {value: no, sources: [letter]}
      - {value: yes, sources: [reply]}

The value is always what happened, as a source tells it. `unknown` and leaving the line out say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from fairtrial.dates import HOW_TO_WRITE, When, parse_when
from fairtrial.problems import not_allowed

Detail = Literal["bare", "particulars", "document"]
"""How particular the telling is: a bare assertion, one with particulars (who, when, where), or a document."""

Answer = Literal["not_yet_asked", "deadline_open", "silent", "general_denial", "specific_rebuttal", "admitted"]
"""What the State has answered to it (DESIGN: uncontested)."""

AnswerToAll = Literal["not_yet_asked", "deadline_open", "silent", "general_denial", "admitted"]
"""What the State has answered to all that is not answered by itself: a specific rebuttal meets one fact."""

DETAILS: tuple[str, ...] = get_args(Detail)
ANSWERS: tuple[str, ...] = get_args(Answer)

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
NEVER = "never"

LONGEST_TEXT = 20_000

MOST_ENTRIES = 200
"""Readings of one fact, or entries in one set. No file has a tenth of it."""


NOTHING = frozenset({"none", "none_stated"})
"""Tokens that exclude all others of their field."""


class _Never:
    """The value of a date when the thing is reported not to have happened at all."""

    def __repr__(self) -> str:
        return NEVER


Never = _Never()

Value = str | When | int | _Never | tuple[tuple[str, str], ...] | frozenset[str] | None
"""A token, a date, a number, `Never`, members with yes or no for each, all tokens that apply, or None for unknown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One telling of a fact: its value and, where they differ from the record's, on whose word and how."""

    value: Value
    sources: tuple[str, ...] = ()
    word: str | None = None
    detail: str | None = None
    answer: str | None = None
    rebuttal_answered: bool = False
    note: str | None = None
    reckoned_from: str | None = None
    """The field of the record that it was worked out from, where the file does not tell it itself."""


@dataclass(frozen=True, slots=True)
class Fact:
    """All tellings of one fact; none means that the file does not mention it, which is the same as unknown."""

    readings: tuple[Reading, ...] = ()

    @property
    def told(self) -> bool:
        """Whether some source gives it a value."""
        return any(reading.value is not None for reading in self.readings)


UNTOLD = Fact()

_READING_KEYS = ("value", "sources", "word", "detail", "answer", "rebuttal_answered", "note")


class FactFault(Exception):
    """What is wrong inside a fact: each fault with the path that leads to it from the fact."""

    def __init__(self, message: str, *path: str | int):
        self.faults: list[tuple[tuple[str | int, ...], str]] = [(path, message)]
        super().__init__(message)


class _Faults:
    """Collects the faults of several parts of a fact, so that none hides another."""

    def __init__(self) -> None:
        self.found: list[tuple[tuple[str | int, ...], str]] = []

    def attempt(self, read: Callable[[], Any], *path: str | int) -> Any:
        """Return what `read` returns; if it fails, note the faults under `path` and return None."""
        try:
            return read()
        except FactFault as fault:
            self.found += [((*path, *inner), message) for inner, message in fault.faults]
            return None

    def raise_if_any(self) -> None:
        if self.found:
            fault = FactFault("")
            fault.faults = self.found
            raise fault


class Form:
    """What values a field can take: the base of the field types below."""

    kind: ClassVar[str]

    def read(self, raw: Any) -> Value:
        """Return the value written as `raw`; raise FactFault."""
        raise NotImplementedError

    def value_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of one value, for editors."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        value = self.value_schema()
        reading = {
            "type": "object",
            "additionalProperties": False,
            "required": ["value"],
            "properties": {
                "value": value,
                "sources": {"type": "array", "items": {"type": "string"}},
                "word": {"type": "string", "description": "the source's own word of caution: reportedly, allegedly"},
                "detail": {"enum": list(DETAILS)},
                "answer": {"enum": list(ANSWERS)},
                "rebuttal_answered": {"enum": ["yes", "no"]},
                "note": {"type": "string"},
            },
        }
        return {"anyOf": [value, reading, {"type": "array", "items": reading, "minItems": 1}]}

    def _validate(self, raw: Any) -> Fact:
        if isinstance(raw, Fact):
            return raw
        try:
            return Fact(self._readings(raw))
        except FactFault as fault:
            raise PydanticCustomError("fact", "a fault in a fact", {"faults": fault.faults}) from None

    def _readings(self, raw: Any) -> tuple[Reading, ...]:
        if isinstance(raw, dict) and self._is_reading(raw):
            return (self._reading(raw),)
        if isinstance(raw, list) and raw and isinstance(raw[0], dict):
            if len(raw) > MOST_ENTRIES:
                raise FactFault(f"one fact has more than {MOST_ENTRIES} readings")
            faults = _Faults()
            readings = [faults.attempt(partial(self._reading, item), index) for index, item in enumerate(raw)]
            faults.raise_if_any()
            return tuple(readings)
        return (Reading(self._value(raw)),)

    def _is_reading(self, raw: Mapping[str, Any]) -> bool:
        """Return whether a block is meant as {value: ..., sources: [...]}; only the members of a set are blocks too."""
        return True

    def _reading(self, raw: Any) -> Reading:
        if not isinstance(raw, dict):
            raise FactFault("each reading of a disputed fact is written {value: ..., sources: [...]}")
        faults = _Faults()
        for key, inner in raw.items():
            if inner is None and " " in key:
                said = f'the text was cut at a comma, before "{key[:60]}"; put a text that holds a comma in quotes'
                faults.found.append(((key,), said))
            elif key not in _READING_KEYS:
                faults.found.append(((str(key),), not_allowed(str(key), _READING_KEYS, "key of a fact")))
        if "value" not in raw and not faults.found:
            raise FactFault("a fact written as a block needs a value: {value: ..., sources: [...]}")
        rebutted = faults.attempt(lambda: _one_of(raw.get("rebuttal_answered"), ("yes", "no"), "rebuttal_answered"))
        reading = Reading(
            value=faults.attempt(lambda: self._value(raw.get("value")), "value"),
            sources=faults.attempt(lambda: _words(raw.get("sources"), "sources")),
            word=faults.attempt(lambda: _text(raw.get("word"), "word")),
            detail=faults.attempt(lambda: _one_of(raw.get("detail"), DETAILS, "detail")),
            answer=faults.attempt(lambda: _one_of(raw.get("answer"), ANSWERS, "answer")),
            rebuttal_answered=rebutted == "yes",
            note=faults.attempt(lambda: _text(raw.get("note"), "note")),
        )
        faults.raise_if_any()
        return reading

    def _value(self, raw: Any) -> Value:
        if raw is None or raw == UNKNOWN:
            return None
        return self.read(raw)


def _text(raw: Any, key: str) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise FactFault("words are expected here", key)
    if len(raw) > LONGEST_TEXT:
        raise FactFault(f"this text is longer than {LONGEST_TEXT:,} characters; shorten it", key)
    return raw


def _words(raw: Any, key: str) -> tuple[str, ...]:
    if raw is None:
        return ()
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(raw)
    raise FactFault("a list is expected here, such as [letter]", key)


def _one_of(raw: Any, allowed: tuple[str, ...], key: str) -> str | None:
    if raw is None:
        return None
    if raw not in allowed:
        raise FactFault(not_allowed(str(raw), allowed), key)
    return str(raw)


class OneOf(Form):
    """One token of a closed vocabulary (or `not_applicable`)."""

    kind = "one_of"

    def __init__(self, *tokens: str):
        self.tokens = tokens
        self.allowed = (*tokens, UNKNOWN, NOT_APPLICABLE)

    def read(self, raw: Any) -> Value:
        if not isinstance(raw, str):
            raise FactFault(f"one word is expected here. Allowed: {', '.join(self.allowed)}")
        if raw not in self.allowed:
            meant = {"true": "yes", "false": "no"}.get(raw.lower(), raw)
            raise FactFault(
                not_allowed(raw, self.allowed)
                if meant == raw or meant not in self.tokens
                else f'"{raw}" is not a known value. Allowed: {", ".join(self.allowed)}. Did you mean "{meant}"?'
            )
        return raw

    def value_schema(self) -> dict[str, Any]:
        # editors that read YAML 1.1 take a bare yes or no for a truth value
        bare = [True, False] if "yes" in self.tokens else []
        return {"enum": [*self.allowed, *bare]}


class Several(OneOf):
    """All tokens of a closed vocabulary that apply: one word or a list. What is not in the list does not apply."""

    kind = "several"

    def read(self, raw: Any) -> Value:
        if not isinstance(raw, list):
            return self._whole(super().read(raw))
        if not raw or len(raw) > MOST_ENTRIES:
            raise FactFault(f"one word or a list of words is expected here. Allowed: {', '.join(self.tokens)}")
        faults = _Faults()
        found = [faults.attempt(partial(self._listed, item), index) for index, item in enumerate(raw)]
        faults.raise_if_any()
        whole = frozenset(found)
        if len(whole) > 1 and whole & NOTHING:
            raise FactFault(f'"{min(whole & NOTHING)}" says that there is none, so it cannot stand with others')
        return whole

    def _whole(self, value: Value) -> Value:
        return frozenset({str(value)}) if value in self.tokens else value

    def _listed(self, raw: Any) -> Value:
        value = super().read(raw)
        if value not in self.tokens:
            raise FactFault(f'"{value}" cannot stand in a list with others')
        return value

    def value_schema(self) -> dict[str, Any]:
        listed = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": list(self.tokens)}}
        return {"anyOf": [super().value_schema(), listed]}


class YesOrNo(OneOf):
    """yes, no, unknown or not_applicable."""

    kind = "yes_no"

    def __init__(self) -> None:
        super().__init__("yes", "no")


class Members(Form):
    """Some members of a closed vocabulary, each yes or no; a member that is not mentioned is unknown."""

    kind = "members"

    def __init__(self, *tokens: str):
        self.tokens = tokens

    def read(self, raw: Any) -> Value:
        allowed = ", ".join(self.tokens)
        if isinstance(raw, list):
            told = [(index, item, "yes") for index, item in enumerate(raw)]
        elif isinstance(raw, dict):
            told = [(token, token, answer) for token, answer in raw.items()]
        else:
            raise FactFault(f"a list in square brackets is expected here. Allowed in it: {allowed}")
        if len(told) > MOST_ENTRIES:
            raise FactFault(f"this list has more than {MOST_ENTRIES} entries. Allowed in it: {allowed}")
        faults = _Faults()
        members: dict[str, str] = {}
        for place, token, answer in told:
            if not isinstance(token, str):
                faults.found.append(((place,), f"one word is expected here. Allowed: {allowed}"))
            elif token not in self.tokens:
                faults.found.append(((place,), not_allowed(token, self.tokens)))
            elif answer not in ("yes", "no", UNKNOWN):
                faults.found.append(((place,), not_allowed(str(answer), ("yes", "no", UNKNOWN))))
            elif answer != UNKNOWN:
                members[token] = answer
        faults.raise_if_any()
        return tuple(sorted(members.items()))

    def _is_reading(self, raw: Mapping[str, Any]) -> bool:
        return any(key in _READING_KEYS for key in raw)

    def value_schema(self) -> dict[str, Any]:
        each = {token: {"enum": ["yes", "no", UNKNOWN, True, False]} for token in self.tokens}
        return {
            "anyOf": [
                {"type": "array", "items": {"enum": list(self.tokens)}},
                {"type": "object", "additionalProperties": False, "properties": each},
                {"const": UNKNOWN},
            ]
        }


class Moment(Form):
    """A date, as precise as the source gives it, or `never` where the thing is reported not to have happened."""

    kind = "when"

    def read(self, raw: Any) -> Value:
        if raw == NEVER:
            return Never
        if not isinstance(raw, str):
            raise FactFault(f"a date is expected here. {HOW_TO_WRITE}")
        try:
            return parse_when(raw)
        except ValueError as error:
            raise FactFault(str(error)) from None

    def value_schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": HOW_TO_WRITE + "; or never, or unknown"}


class Count(Form):
    """A whole number of things, from 0 to a million."""

    kind = "count"

    def read(self, raw: Any) -> Value:
        if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) <= 7 and int(raw) <= 1_000_000:
            return int(raw)
        raise FactFault(f'"{str(raw)[:60]}" is not a whole number between 0 and 1000000')

    def value_schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 1_000_000}, {"const": UNKNOWN}]}


class Words(Form):
    """Free text. It is printed and never tested, so no rule can turn on it."""

    kind = "words"

    def read(self, raw: Any) -> Value:
        if not isinstance(raw, str):
            raise FactFault("words are expected here")
        if len(raw) > LONGEST_TEXT:
            raise FactFault(f"this text is longer than {LONGEST_TEXT:,} characters; shorten it")
        return raw

    def value_schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


YesNo = Annotated[Fact, YesOrNo()]
Date = Annotated[Fact, Moment()]
Number = Annotated[Fact, Count()]
Text = Annotated[Fact, Words()]


def asks(label: str, question: str) -> Any:
    """Declare a field: `label` names the fact in a report, `question` is what to ask when it is missing."""
    return Field(default=UNTOLD, title=label, description=question)
