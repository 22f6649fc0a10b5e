"""Reading YAML that a person wrote: plain values, each with its line, and no surprises.

PyYAML's C parser gives the events; this module builds the values itself, because the stock loader reads `no` as False,
`010` as 8 and `14:30` as 870 (YAML 1.1), keeps no lines, lets a key appear twice, and expands aliases without limit.
Here every scalar stays the text that was typed, except `null`, `~` and nothing at all, which are None.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from fairtrial.problems import InputError, Problem, noted

_COLON = (
    "there is a colon where none can be. Put a text that holds a colon in quotes, and indent lines of a block alike"
)
_IN_WORDS = {
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    "found character that cannot start any token": (
        "a character that cannot begin a value, perhaps a tab; indent with spaces"
    ),
    "found unexpected end of stream": "a quotation mark that was opened here or further up is never closed",
    "did not find expected ',' or ']'": "a bracket [ that was opened here or further up is not closed",
    "did not find expected ',' or '}'": "a brace { that was opened here or further up is not closed",
    "did not find expected key": (
        "this line is not indented like its neighbours, or a quotation mark stands inside a text"
    ),
    "could not find expected ':'": "this line has no colon; a line is written name: value",
}
"""What the parser says, in words for somebody who does not program."""

Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST_FILE = 5_000_000
"""Bytes. A case of two thousand events is far below it; anything larger is not a case file."""

DEEPEST = 40
"""Levels of nesting. The deepest legitimate file has about eight."""

MOST_VALUES = 200_000
"""Names and values. A case of two thousand events, each fact with its sources, has fewer."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Characters that are no text, such as those that steer a terminal. YAML can spell them within double quotes."""

Where = tuple[str | int, ...]
"""The place of a value in a file: the keys and positions that lead to it."""


@dataclass
class Document:
    """The values of a YAML file, with the line (from 1) on which each of them stands."""

    file: str
    data: Any
    lines: dict[Where, int] = field(default_factory=dict)

    def line(self, path: Where) -> int:
        """Return the line of a value, or of the nearest value around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class RepeatedKeys(InputError):
    """Names were given twice; `document` reads the last of each, so that all else can be checked too."""

    def __init__(self, problems: list[Problem], document: Document):
        super().__init__(problems)
        self.document = document


def read_file(path: Path, shown_as: str | None = None) -> Document:
    """Read a YAML file.

    Raises InputError if it is missing, no regular file, too large, not text, not YAML, or uses what is not supported
    (see `read_text`).
    What is larger than allowed is never read as a whole, whatever its size is said to be.
    """
    name = shown_as or str(path)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise InputError([Problem("this is a folder; give the name of a case file", name)])
        if not stat.S_ISREG(kind):
            # whoever opens a pipe waits until somebody writes to it, and a device may never end
            message = "this is a pipe or a device, which may never end; save its content and name that file"
            raise InputError([Problem(message, name)])
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            size = path.stat().st_size
            message = (
                f"the file has {f'{size:,}' if size > LARGEST_FILE else 'too many'} bytes; the most that is read is "
                f"{LARGEST_FILE:,}. Is it the right file? A case file holds text only; keep attachments apart"
            )
            raise InputError([Problem(message, name)])
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError([Problem("there is no such file", name)]) from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8"
        raise InputError([Problem(message, name, line)]) from None
    except OSError as error:
        raise InputError([Problem(f"the file cannot be read: {error.strerror}", name)]) from None
    except ValueError:
        raise InputError([Problem("no file can have this name", name)]) from None
    return read_text(text, name)


def read_text(text: str, name: str) -> Document:
    """Read YAML text into a Document.

    Tags, anchors, aliases and several documents are refused with an InputError, repeated keys with a RepeatedKeys.
    """
    if not text.strip():
        raise InputError([Problem("the file is empty", name)])
    builder = _Builder(name)
    loader: Any = None
    try:
        loader = Parser(text)
        while loader.check_event():
            builder.take(loader.get_event())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        said = error.problem or error.context or ""
        message = f"this is not YAML: {_IN_WORDS.get(said, said)}. Look at this line and the one above it"
        raise InputError([*builder.problems, Problem(message, name, line)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, max(0, text.find(chr(error.character)))) + 1
        message = f"a character that no text has (number {error.character}) stands here; delete it"
        raise InputError([*builder.problems, Problem(message, name, line)]) from None
    except (ValueError, OverflowError):
        # PyYAML without its C part takes the number of a character as it is written
        message = "a character is spelt out that does not exist (\\u or \\U and a number); write the character itself"
        raise InputError([*builder.problems, Problem(message, name, getattr(loader, "line", 0) + 1)]) from None
    finally:
        if loader is not None:
            loader.dispose()
    if builder.root is None:
        raise InputError([Problem("the file holds nothing but comments", name)])
    document = Document(name, builder.root[0], builder.lines)
    if builder.problems:
        raise RepeatedKeys(builder.problems, document)
    return document


class _Builder:
    """Builds values from parser events with a stack of its own, so that deep nesting cannot exhaust Python's."""

    def __init__(self, name: str):
        self.name = name
        self.problems: list[Problem] = []
        self.lines: dict[Where, int] = {}
        self.root: list[Any] | None = None
        self.documents = 0
        self.values = 0
        # each open collection: its value, its path, and the key that waits for a value (mappings only)
        self.open: list[tuple[dict[str, Any] | list[Any], Where]] = []
        self.waiting: list[str | None] = []

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse("the file holds a second document (a line with ---); keep one case in a file", line)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("aliases (*name) are not supported; write the value out", line)
        elif isinstance(event, yaml.ScalarEvent):
            self._check_plain(event, line)
            if odd := _CONTROL.search(event.value):
                self._refuse(f"a character that no text has (number {ord(odd[0])}) is spelt out here; delete it", line)
            self._put(_scalar(event), line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_plain(event, line)
            if len(self.open) >= DEEPEST:
                self._refuse(f"the file is nested more than {DEEPEST} levels deep", line)
            value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self._put(value, line)
            self.open.append((value, path))
            self.waiting.append(None)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
            self.waiting.pop()

    def _refuse(self, message: str, line: int) -> NoReturn:
        raise InputError([*self.problems, Problem(message, self.name, line)])

    def _check_plain(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._refuse(f"anchors (&{event.anchor}) are not supported; write the value out where it is needed", line)
        if event.tag is not None:
            self._refuse(f"tags ({event.tag}) are not supported; write the plain value", line)

    def _put(self, value: Any, line: int) -> Where:
        self.values += 1
        if self.values > MOST_VALUES:
            self._refuse(f"the file holds more than {MOST_VALUES:,} names and values; is it the right file?", line)
        if not self.open:
            self.root = [value]
            self.lines[()] = line
            return ()
        parent, path = self.open[-1]
        if isinstance(parent, list):
            path = (*path, len(parent))
            parent.append(value)
            self.lines[path] = line
            return path
        key = self.waiting[-1]
        if key is None:
            if not isinstance(value, str):
                self._refuse("a name is expected before the colon", line)
            if value in parent:
                message = f'"{value}" is given twice here (also on line {self.lines[(*path, value)]}); keep one of them'
                noted(self.problems, Problem(message, self.name, line))
            self.waiting[-1] = value
            self.lines[(*path, value)] = line
            return path
        path = (*path, key)
        parent[key] = value
        self.waiting[-1] = None
        return path


def _scalar(event: Any) -> str | None:
    value: str = event.value
    plain, _ = event.implicit
    if plain and value in ("", "~", "null", "Null", "NULL"):
        return None
    return value


def read_own(path: Path) -> Any:
    """Read a YAML file of the project's own content, fast: every scalar is the text that it is, lines are not kept.

    Raises InputError if it is not YAML.
    """
    # the base loader makes nothing but text, lists and mappings
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        file = f"{path.parent.name}/{path.name}"
        raise InputError([Problem(f"this is not YAML: {error.problem}", file, line)]) from None
