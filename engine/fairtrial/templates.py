"""Jinja for the whole program: templates of reports/ and the short texts of rules, sandboxed, their compiled form kept.

Only rules and reports hold templates. What comes from a case file is handed to them as plain text.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fairtrial.cache import cache_folder, read, write
from fairtrial.content import folder

_texts: dict[str, str] = {}


class _Kept(BytecodeCache):
    """A folder of compiled templates, each checked before it is used: spoilt bytecode can crash Python itself."""

    def __init__(self, kept: Path):
        self.folder = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        found = read(self._path(bucket), bucket.key + bucket.checksum)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        write(self._path(bucket), bucket.key + bucket.checksum, bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.template"


@cache
def environment() -> jinja2.Environment:
    """Return the environment in which every template is filled. Unknown names are errors."""
    kept = cache_folder()
    return ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([jinja2.DictLoader(_texts), jinja2.FileSystemLoader(folder("reports"))]),
        bytecode_cache=_Kept(kept) if kept else None,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
    )


def filled(text: str, words: dict[str, Any]) -> str:
    """Fill a short text of a rule, on one line; it has nothing but these words."""
    template = _template(text)
    # as `render` does it, without copying for each text the functions that templates of documents may use
    return " ".join("".join(template.root_render_func(template.new_context(words, shared=True))).split())


@lru_cache(maxsize=10_000)
def _template(text: str) -> jinja2.Template:
    name = hashlib.sha256(text.encode()).hexdigest()
    _texts[name] = text
    return environment().get_template(name)
