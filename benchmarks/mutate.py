"""Other cases made from a case: what somebody might write instead, and what nobody would.

The text is read into plain values, a few of them are changed, and they are written out again. Most changes give a case
that can be evaluated, so that a fuzzer gets past the checks; some give what must be refused.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml

from fairtrial.case.fields import ANSWERS, Words
from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import EVENT_TYPES, KINDS, fields_of
from fairtrial.problems import InputError
from fairtrial.yamlread import DEEPEST, RepeatedKeys, read_text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from generate import DATES, SOURCES, STATES, _fact, _owned, _questions, _reading, _record, put_anywhere

Tree = dict[str, Any]
SECTIONS = {"persons": "person", "proceedings": "proceeding", "detentions": "detention"}
LINKS = ("person", "proceeding", "detention", "affects", "relation_to", "sources", "of")
SHARE_OF_ROUGH = 0.2
"""How often there is a change among them that is likely to be refused,"""

ODD = [
    None, "", "~", "no", "No", "unknown", "never", "not_applicable", "0", "-1", "010", "1e999", "9" * 60, "9" * 5000,
    "x" * 20_000, "x" * 20_001, "2024-02-30", "0001-01-01", "9999-12-31", "0000", "[2025..2024]", "[..]", "\0",
    "\u202e", "\ufeff", "\u2028", "\U0010ffff", "{{ 7 * 7 }}", "{% for %}", "a | b\n\n# c", "*a", "&a", "!!int 1", [],
    {}, ["a"], {"value": "no"}, {"value": {"value": "no"}}, [{}], [[]],
]  # fmt: skip
DATES_AT_THE_EDGE = [
    "0001", "0001-01-01T00:00", "9999", "9999-12-31T23:59", "[0001..9999]", "[..0001]", "[9999..]", "2024-02-29",
    "[1900..2100]", "[2024-07-16T00:00..2024-07-16T00:00]",
]  # fmt: skip


def changed(text: str, chance: Random, others: Sequence[str]) -> str:
    """Return the text of a case with a few changes; where it cannot be read, one of `others` is changed instead."""
    raw = tree(text) or tree(chance.choice(others)) or {}
    _name_sources(raw)
    gentle = [chance.choice(GENTLE) for _ in range(chance.choice([1, 1, 2, 3, 5]))]
    rough = [chance.choice(ROUGH) for _ in range(chance.choice([1, 1, 2]))] if chance.random() < SHARE_OF_ROUGH else []
    for move in [*gentle, *rough]:
        try:
            move(raw, chance, others)
        except LookupError:
            continue  # the case has nothing that this could change
    made = _written(raw, chance.choice([False, False, None]))
    return chance.choice(IN_TEXT)(made, chance) if chance.random() < SHARE_OF_ROUGH / 2 else made


def small_case(kind: str, chance: Random) -> str:
    """Return a case with one event of a kind, which takes little time to evaluate."""
    raw: Tree = {
        "as_of": "2026-01-01", "title": "An invented case", "state": chance.choice(STATES), "sources": SOURCES,
        "persons": {"ann": _record(chance, "person", 0.1)},
        "proceedings": {"trial": _record(chance, "proceeding", 0.1)},
        "detentions": {"first": _record(chance, "detention", 0.1)},
        "events": [{"id": "e1", "type": kind, **_owned(chance, kind, 0.3, ["ann"])}],
    }  # fmt: skip
    _linked(raw["events"][0], raw, chance)
    return _written(raw)


def tree(text: str) -> Tree | None:
    """Return the plain values of a text, the last where a name is given twice; None if it is no block of lines."""
    try:
        data = read_text(text, "case").data
    except RepeatedKeys as error:
        data = error.document.data
    except InputError:
        return None
    return data if isinstance(data, dict) else None


def _written(raw: Tree, flow: bool | None = False) -> str:
    made: str = yaml.dump(raw, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    return made


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that stands in two places twice, for a case file has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


# What is there --------------------------------------------------------------------------------------------------------


def _records(raw: Tree) -> list[tuple[str, Tree]]:
    """Return the records that still look like records, with their kinds."""
    found = [(kind, record) for section, kind in SECTIONS.items() for record in _block(raw, section).values()]
    found += [(event.get("type"), event) for event in _events(raw) if isinstance(event, dict)]
    return [(kind, record) for kind, record in found if isinstance(record, dict) and kind in list(KINDS)]


def _block(raw: Tree, name: str) -> Tree:
    if not isinstance(raw.get(name), dict):
        raw[name] = {}
    found: Tree = raw[name]
    return found


def _events(raw: Tree, name: str = "events") -> list[Any]:
    if not isinstance(raw.get(name), list):
        raw[name] = []
    found: list[Any] = raw[name]
    return found


def _ids(raw: Tree) -> list[str]:
    named = [name for section in SECTIONS for name in _block(raw, section)]
    return named + [event["id"] for event in _events(raw) if isinstance(event, dict) and _is_word(event.get("id"))]


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _name_sources(raw: Tree) -> None:
    """Give a case the sources of generated cases besides its own, for the facts that are taken from these."""
    raw["sources"] = {**deepcopy(SOURCES), **_block(raw, "sources")}


def _free(raw: Tree, name: str) -> str:
    """Return a name that no record has yet."""
    taken, number = set(_ids(raw)), 2
    while f"{name[:40]}-{number}" in taken:
        number += 1
    return f"{name[:40]}-{number}"


def _foreign(chance: Random) -> str:
    """Return some characters of one block of Unicode; half of the time of those that scripts in use are in."""
    start = chance.randrange(0, 0x3100 if chance.random() < 0.5 else 0x110000, 0x80)
    return "".join(chr(code) for code in range(start, start + chance.randint(1, 60)) if not 0xD800 <= code <= 0xDFFF)


# Changes that mostly give another case --------------------------------------------------------------------------------


def _another_value(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    kind, record = chance.choice(_records(raw))
    name, spec = chance.choice(list(fields_of(kind).items()))
    record[name] = _fact(chance, spec.form)


def _breach(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Give a record what a generated one of its kind has, which is made to breach rules."""
    kind, record = chance.choice(_records(raw))
    record.update(_record(chance, kind, 0.05))


def _conflict(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Let another source tell a fact otherwise."""
    kind, record = chance.choice(_records(raw))
    fields = fields_of(kind)
    name = chance.choice([name for name in record if name in fields])
    told = record[name] if isinstance(record[name], list) else [record[name]]
    told = [each if isinstance(each, dict) and "value" in each else {"value": each} for each in told]
    record[name] = [*told, _reading(chance, fields[name].form)]


def _another_date(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    kind, record = chance.choice(_records(raw))
    fields = fields_of(kind)
    name = chance.choice([name for name in fields if fields[name].form.kind == "when"])
    record[name] = chance.choice([*DATES, *DATES_AT_THE_EDGE])


def _untell(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Take a line out of a record."""
    _, record = chance.choice(_records(raw))
    del record[chance.choice([key for key in record if key not in ("id", "type")])]


def _about_the_file(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    name, values = chance.choice([
        ("state", STATES), ("answer", ANSWERS),
        ("as_of", ("2024", "2026-01-01", "2025-06-30T12:00", "9999", "[..2026]")),
        ("asked_on", ("2024-08", "2025", "0001")), ("account", (["letter"], ["news", "reply"], list(raw["sources"]))),
    ])  # fmt: skip
    raw[name] = chance.choice(values)


def _foreign_words(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Put the characters of some script where free text stands."""
    kind, record = chance.choice(_records(raw))
    fields = fields_of(kind)
    free = [name for name in fields if isinstance(fields[name].form, Words)]
    place, name = chance.choice([(raw, "title"), (raw, "about"), (record, "note"), *((record, name) for name in free)])
    place[name] = _foreign(chance) * chance.choice([1, 1, 5])


def _new_event(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    kind = chance.choice(list(EVENT_TYPES))
    people = list(_block(raw, "persons"))
    event = {"id": _free(raw, kind), "type": kind, **_owned(chance, kind, 0.2, people)}
    _linked(event, raw, chance)
    _events(raw).append(event)


def _linked(event: Tree, raw: Tree, chance: Random) -> None:
    """Say what an event belongs to, where it has to."""
    for link, needing in (("proceeding", NEEDS_PROCEEDING), ("detention", NEEDS_DETENTION)):
        frames = list(_block(raw, f"{link}s"))
        if frames and event.get(link) not in frames and (event.get("type") in needing or "measure" in event):
            event[link] = chance.choice(frames)
    people = list(_block(raw, "persons"))
    if people and event.get("person") not in people:
        event["person"] = chance.choice(people)
    if event.get("type") == "pattern":
        event.setdefault("documents", ["doc:A/HRC/55/50/Add.1"])


def _repeat_event(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    event = chance.choice([event for event in _events(raw) if isinstance(event, dict)])
    _events(raw).append({**event, "id": _free(raw, str(event.get("id")))})


def _drop_event(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    gone = _events(raw).pop(chance.randrange(len(_events(raw)) or 1))
    name = gone.get("id") if isinstance(gone, dict) else None
    raw["assessments"] = [
        each for each in _events(raw, "assessments") if not isinstance(each, dict) or each.get("of") != name
    ]


def _move_event(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    events = _events(raw)
    events.insert(chance.randrange(len(events) or 1), events.pop(chance.randrange(len(events) or 1)))


def _another_frame(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Add a person, a proceeding or a deprivation of liberty, and let some event belong to it."""
    section, kind = chance.choice(list(SECTIONS.items()))
    name = _free(raw, kind)
    made = _record(chance, kind, 0.2)
    if kind != "person":
        made["person"] = chance.choice(list(_block(raw, "persons")))
    _block(raw, section)[name] = made
    event = chance.choice([event for event in _events(raw) if isinstance(event, dict)])
    event[kind] = name


def _touch_others(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    kind, record = chance.choice(_records(raw))
    if kind != "person":
        record["affects"] = [name for name in _block(raw, "persons") if chance.random() < 0.5]


def _rename(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Give a record another id, and let all that refers to it follow."""
    old = chance.choice(_ids(raw))
    new = _free(raw, old)
    renamed = _replaced(raw, old, new)
    raw.clear()
    raw.update(renamed)


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {_replaced(key, old, new): _replaced(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, old, new) for each in value]
    return new if value == old else value


def _judge(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Answer a question that no fact decides."""
    kind, record = chance.choice(_records(raw))
    question = chance.choice([question for question, about in _questions() if about == kind])
    names = {id(each): name for section in SECTIONS for name, each in _block(raw, section).items()}
    of = names.get(id(record)) or record["id"]
    answer = {"question": question, "of": of, "answer": chance.choice(["yes", "no"]), "by": "somebody"}
    _events(raw, "assessments").append(answer)


def _splice(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Add what another case has: its sources, persons and frames, and some of its events."""
    other = tree(chance.choice(others)) or {}
    for section in ("sources", *SECTIONS):
        raw[section] = {**_block(other, section), **_block(raw, section)}
    for event in chance.sample(_events(other), min(3, len(_events(other)))):
        if isinstance(event, dict):
            _events(raw).append({**event, "id": _free(raw, str(event.get("id")))})
    # with more than one of each, every record has to say to which it belongs
    for kind, record in _records(raw):
        if kind != "person":
            _linked(record, raw, chance)


# Changes that mostly have to be refused -------------------------------------------------------------------------------


def _odd_value(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Put what no field takes, or what is too large, anywhere."""
    put_anywhere(raw, chance, lambda: deepcopy(chance.choice([*ODD, _foreign(chance)])))


def _unknown_field(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    _, record = chance.choice([*_records(raw), ("file", raw)])
    record[chance.choice([*record, "colour", _foreign(chance)]) + chance.choice(["", "s", "_", " "])] = "no"


def _dangle(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    """Let a reference name another record, of another kind perhaps, or none."""
    places = [record for _, record in _records(raw)] + [e for e in _events(raw, "assessments") if isinstance(e, dict)]
    place = chance.choice(places)
    link = chance.choice(LINKS)
    name = chance.choice([*_ids(raw), "nobody", _foreign(chance)])
    place[link] = [name] if link in ("affects", "sources") else name


def _same_id(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    event = chance.choice([event for event in _events(raw) if isinstance(event, dict)])
    event["id"] = chance.choice([*_ids(raw), _foreign(chance), "x" * 61])


def _drop_section(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    del raw[chance.choice(list(raw))]


def _nest(raw: Tree, chance: Random, others: Sequence[str]) -> None:
    _, record = chance.choice([*_records(raw), ("file", raw)])
    value: Any = "no"
    for _ in range(chance.choice([1, 2, DEEPEST - 4, DEEPEST + 1, 150])):
        value = chance.choice([[value], {"value": value}, {"a": value}])
    record[chance.choice(list(record))] = value


GENTLE: tuple[Callable[[Tree, Random, Sequence[str]], None], ...] = (
    _another_value, _another_value, _breach, _conflict, _conflict, _another_date, _untell, _about_the_file,
    _foreign_words, _new_event, _new_event, _repeat_event, _drop_event, _drop_event, _move_event, _another_frame,
    _touch_others, _rename, _judge, _splice,
)  # fmt: skip
ROUGH: tuple[Callable[[Tree, Random, Sequence[str]], None], ...] = (
    _odd_value, _odd_value, _unknown_field, _dangle, _same_id, _drop_section, _nest,
)  # fmt: skip


# Changes to the text, for what plain values cannot say ----------------------------------------------------------------


def _repeat_a_line(text: str, chance: Random) -> str:
    """Give a name twice, mostly."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def _with_alias(text: str, chance: Random) -> str:
    """Name one value with an anchor, and let another be the same."""
    lines = text.split("\n")
    first, second = sorted(chance.randrange(len(lines)) for _ in range(2))
    lines[first] = lines[first].replace(": ", ": &a ", 1)
    lines[second] = lines[second].partition(": ")[0] + ": *a"
    return "\n".join(lines)


def _with_tag(text: str, chance: Random) -> str:
    return text.replace(": ", chance.choice([": !!int ", ": !!python/name:os.system ", ": !x "]), 1)


def _with_depth(text: str, chance: Random) -> str:
    return text + "about: " + chance.choice(["[", "{a: ", "[{a: "]) * chance.choice([DEEPEST, 1000, 5000])


def _second_document(text: str, chance: Random) -> str:
    return f"{text}\n---\n{text[: chance.randrange(100)]}"


def _with_blanks(text: str, chance: Random) -> str:
    """Indent a line otherwise, or put a tab or an odd blank before it."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([" ", "  ", "\t", "\u00a0", "\ufeff", "\u2028", "\0"]) + lines[at]
    return "\n".join(lines)


IN_TEXT = (_repeat_a_line, _with_alias, _with_tag, _with_depth, _second_document, _with_blanks)
