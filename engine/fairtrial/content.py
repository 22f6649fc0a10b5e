"""Where the content folders are: rules, standards, cases, reports.

They stand at the root of a checkout and ship inside the installed package, under fairtrial/content/.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


class ContentMissing(Exception):
    """A content folder is not where the installation should have put it."""


@cache
def folder(name: str) -> Path:
    """Return a content folder by name ("rules", "standards", "cases", "reports"); raise ContentMissing if absent."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "content" / name, package.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise ContentMissing(f'the folder "{name}" is missing from this installation of fairtrial; install it again')
