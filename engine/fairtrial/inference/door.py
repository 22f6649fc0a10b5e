"""The narrow door to durable-rules: the only module that imports its C part, and the only one that knows its traps.

What goes in are patterns and facts of short tokens and whole numbers; what comes out is which facts met which pattern.
Each guard below answers a failure that was seen in version 2.0.28: facts dropped in silence (the sentinel), identifiers
compared by a 32-bit hash (checked for collisions), more than 64 branches open for one fact (groups), a state deleted
before any rule fired (the warm-up), a state shared between threads (the lock). `durable.engine` is never imported: its
timer threads can crash the process and it swallows exceptions. See docs/decisions/0002-the-door.md.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

Token = str | int

GROUP = 28
"""Rules whose first test matches one fact; the engine fails from 65 on."""

MOST_WAYS = 8
MOST_RULES = 1500
MOST_PATTERNS = 10
MOST_JOINS = 20
MOST_FIELDS = 200
MOST_FIRINGS = 500_000
MOST_WHOLE = 2**31

_TOKEN = re.compile(r"[A-Za-z0-9_=-]{1,40}")
_ALIASES = tuple(f"f{number}" for number in range(MOST_PATTERNS))
_SESSION = "1"
_END = "end"
_USED = ("create_ruleset", "assert_facts", "start_action_for_state", "complete_and_start_action", "delete_state")
"""The functions of the C module that are called here."""

_numbers = count()
_lock = threading.Lock()


class EngineFault(Exception):
    """durable-rules did something it must not do; no result can be trusted, and none is given."""


class EngineMissing(Exception):
    """durable-rules is not installed, or cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One fact to be found: what its fields equal, and which fields equal a field of an earlier pattern."""

    equals: Mapping[str, Token]
    joins: Mapping[str, tuple[int, str]]
    ways: Sequence[Sequence[str]] = ()
    """Sets of fields: those of one set must all be 1, where there are any sets. It is met once for each that is."""


@dataclass(frozen=True, slots=True)
class Query:
    """A conjunction of patterns; `name` comes back with each match."""

    name: str
    patterns: tuple[Pattern, ...]


class Match(NamedTuple):
    """Facts, by their ids, that together met a query: one for each of its patterns, in order."""

    name: str
    facts: tuple[str, ...]


def _engine() -> Any:
    """Import the C module. On Python 3.13 and newer it lacks a symbol that only unused callbacks need: bind lazily.

    Raises EngineMissing if it cannot be imported, whatever the reason, or is not the module that is known here.
    """
    flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else None
    try:
        if flags is not None:
            sys.setdlopenflags(os.RTLD_LAZY)
        import durable_rules_engine
    except Exception as error:
        why = str(error) or type(error).__name__
        raise EngineMissing(f"the rule engine durable-rules cannot be loaded ({why})") from None
    finally:
        if flags is not None:
            sys.setdlopenflags(flags)
    for name in _USED:
        if not callable(getattr(durable_rules_engine, name, None)):
            raise EngineMissing(f"the rule engine durable-rules cannot be loaded (it has no function {name})")
    return durable_rules_engine


def why_missing() -> str | None:
    """Return why durable-rules cannot be used here, or None if it can."""
    try:
        _engine()
    except EngineMissing as error:
        return str(error)
    return None


@dataclass(frozen=True, slots=True)
class Compiled:
    """Queries checked and written as the engine reads them; it holds nothing of the engine and can be kept."""

    names: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    """The groups of queries that ask for each kind of fact."""
    definition: str


def compiled(queries: Sequence[Query]) -> Compiled:
    """Check queries and write them as the engine reads them. Raises EngineFault for what it would get wrong."""
    _check(queries)
    definition: dict[str, object] = {_END: {"all": [{"m": {"$and": [{"end": 1}]}}], "cap": 1000}}
    groups: dict[str, dict[str, None]] = {}
    for number, (query, group) in enumerate(zip(queries, _grouped(queries), strict=True)):
        for pattern in query.patterns:
            groups.setdefault(str(pattern.equals["k"]), {})[group] = None
        definition[f"r{number}"] = {"all": _conditions(query, group), "cap": 1000}
    names = tuple(query.name for query in queries)
    return Compiled(names, {kind: tuple(found) for kind, found in groups.items()}, json.dumps(definition))


class Door:
    """A set of queries, opened once, to be matched against one set of facts after another."""

    def __init__(self, queries: Compiled | Sequence[Query]):
        made = queries if isinstance(queries, Compiled) else compiled(queries)
        self._c = _engine()
        self._names, self._groups = made.names, made.groups
        with _lock:
            name = f"fairtrial{next(_numbers)}"
            try:
                self._handle = self._c.create_ruleset(name, made.definition)
            except Exception as error:
                raise EngineFault(f"durable-rules refused the rules: {error}") from error
        # deleting a state in which nothing ever fired reads memory that was never set: let one rule fire first
        self._offset: int | None = None
        self.match([])

    def match(self, facts: Sequence[Mapping[str, Token]]) -> list[Match]:
        """Return every match among the facts, in no particular order. Each fact has an `id` and a kind `k`.

        Raises EngineFault if a fact is not made of short tokens and whole numbers, or if the engine misbehaves.
        """
        batch = [self._prepared(fact) for fact in facts]
        _no_collisions(fact["id"] for fact in batch)
        batch.append({"id": _END, "sid": _SESSION, "end": 1})
        with _lock:
            try:
                return self._run(batch)
            except EngineFault:
                raise
            except Exception as error:
                raise EngineFault(f"durable-rules failed: {error}") from error

    def _prepared(self, fact: Mapping[str, Token]) -> dict[str, Token]:
        if len(fact) > MOST_FIELDS:
            raise EngineFault(f"a fact of {len(fact)} fields is more than the engine takes")
        for name, value in fact.items():
            whole = type(value) is int and -MOST_WHOLE < value < MOST_WHOLE
            if not whole and not (isinstance(value, str) and _TOKEN.fullmatch(value)):
                raise EngineFault(f"the field {name} is neither a short token nor a whole number")
        kind = str(fact["k"])
        return {**fact, **dict.fromkeys(self._groups.get(kind, ()), 1), "sid": _SESSION}

    def _run(self, batch: list[dict[str, Token]]) -> list[Match]:
        engine = self._c
        try:
            code, offset = engine.assert_facts(self._handle, to_json(batch).decode())
            if code not in (0, 1, 2) or (self._offset is not None and offset != self._offset):
                raise EngineFault(f"durable-rules answered {code}, {offset} to {len(batch)} facts")
            self._offset = offset
            found = self._drain(engine, offset)
        except BaseException:
            # what went wrong is told, and not that after it there may be nothing to delete
            with suppress(Exception):
                engine.delete_state(self._handle, _SESSION)
            raise
        engine.delete_state(self._handle, _SESSION)
        return found

    def _drain(self, engine: Any, offset: int) -> list[Match]:
        found: list[Match] = []
        ended = False
        started = engine.start_action_for_state(self._handle, offset)
        text = started[1] if started else None
        while text:
            # facts and matches go as text, much of it: this reader and writer take half the time of the standard ones
            for name, firings in from_json(text).items():
                if name == _END:
                    ended = True
                    continue
                query = self._names[int(name[1:])]
                for firing in firings if isinstance(firings, list) else [firings]:
                    found.append(Match(query, tuple([firing[alias]["id"] for alias in _ALIASES[: len(firing)]])))
            if len(found) > MOST_FIRINGS:
                raise EngineFault(
                    f"more than {MOST_FIRINGS:,} matches: the case joins too many records with each other"
                )
            text = engine.complete_and_start_action(self._handle, offset)
        if not ended:
            raise EngineFault("durable-rules dropped facts: its last rule did not fire")
        return found


def _grouped(queries: Sequence[Query]) -> list[str]:
    """Return the group of each query: those of one, with all their ways, are few enough to be open for one fact."""
    names, group, members = [], 0, 0
    for query in queries:
        more = max((len(pattern.ways) for pattern in query.patterns), default=0) or 1
        if members + more > GROUP:
            group, members = group + 1, 0
        members += more
        names.append(f"g{group}")
    return names


def _conditions(query: Query, group: str) -> list[object]:
    conditions: list[object] = []
    for index, pattern in enumerate(query.patterns):
        tests: list[object] = [{group: 1}]
        tests += [{name: value} for name, value in pattern.equals.items()]
        tests += [{name: {f"f{alias}": field}} for name, (alias, field) in pattern.joins.items()]
        ways = [[{name: 1} for name in way] for way in pattern.ways]
        if len(ways) == 1:
            tests += ways[0]
        elif ways:
            tests.append({"$or": [way[0] if len(way) == 1 else {"$and": way} for way in ways]})
        conditions.append({f"f{index}": {"$and": tests}})
    return conditions


def _check(queries: Sequence[Query]) -> None:
    """Refuse what the engine would get wrong, before it can."""
    if len(queries) > MOST_RULES:
        raise EngineFault(f"{len(queries)} queries in one set; shard them below {MOST_RULES}")
    names = {"id", "sid", "end", *(f"g{number}" for number in range(len(queries) // GROUP + 1))}
    for query in queries:
        if len(query.patterns) > MOST_PATTERNS:
            raise EngineFault(f"{query.name} joins {len(query.patterns)} records; the most is {MOST_PATTERNS}")
        for index, pattern in enumerate(query.patterns):
            if len(pattern.joins) > MOST_JOINS or any(alias >= index for alias, _ in pattern.joins.values()):
                raise EngineFault(f"{query.name} joins in a way the engine ignores or refuses")
            if index and not pattern.joins:
                raise EngineFault(f"{query.name} multiplies records that share nothing")
            if len(pattern.ways) > MOST_WAYS or (pattern.ways and pattern.joins) or not all(pattern.ways):
                raise EngineFault(f"{query.name} can be met in ways that the engine ignores, or in too many")
            names.update(name for way in pattern.ways for name in way)
            names |= set(pattern.equals) | set(pattern.joins) | {field for _, field in pattern.joins.values()}
    _no_collisions(names)


def _no_collisions(names: Iterable[Token]) -> None:
    """Refuse names that are equal to the engine, which compares a 32-bit FNV-1a hash of them."""
    seen: dict[int, str] = {}
    for name in names:
        text = str(name)
        value = _hash(text)
        if seen.setdefault(value, text) != text:
            raise EngineFault(f"{text} and {seen[value]} are the same to the engine; rename one")


@lru_cache(maxsize=10_000)
def _hash(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
