"""Jinja for the whole program: templates of reports/ and the short texts of rules, sandboxed, their compiled form kept.

Only rules and reports hold templates. What comes from a case file is handed to them as plain text.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from typing import Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fairtrial.cache import cache_folder
from fairtrial.content import folder

_texts: dict[str, str] = {}


class _Kept(FileSystemBytecodeCache):
    """A folder of compiled templates; that one cannot be read or kept is no fault."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def environment() -> jinja2.Environment:
    """Return the environment in which every template is filled. Unknown names are errors."""
    kept = cache_folder()
    return ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([jinja2.DictLoader(_texts), jinja2.FileSystemLoader(folder("reports"))]),
        bytecode_cache=_Kept(str(kept), "%s.template") if kept else None,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
    )


def filled(text: str, words: dict[str, Any]) -> str:
    """Fill a short text of a rule, on one line."""
    if "{" not in text:
        return text
    name = hashlib.sha256(text.encode()).hexdigest()
    _texts[name] = text
    return " ".join(environment().get_template(name).render(words).split())
