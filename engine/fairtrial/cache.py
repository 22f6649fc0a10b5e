"""Keeping what is compiled from the rules and standards, so that a second run need not compile it again.

Nothing of a case is ever kept. What is kept lies in the user's own cache folder, readable by nobody else, under a key
made from the content it was compiled from. It is checked before it is used, and made again whenever anything is amiss:
a file cut short, a disk that is full or read-only, another process that writes at the same time. FAIRTRIAL_CACHE=off
keeps nothing.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from fairtrial.files import write_whole

T = TypeVar("T")

_DIGEST = 32


@cache
def cache_folder() -> Path | None:
    """Return the folder in which to keep compiled content, made if need be; None if there can be none."""
    if os.environ.get("FAIRTRIAL_CACHE", "").lower() == "off":
        return None
    from platformdirs import user_cache_path  # imported here: not needed where the cache is off

    folder = user_cache_path("fairtrial", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    # what others can write to must not be trusted with what is loaded from it
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return folder


def digest(paths: Iterable[Path], *more: str) -> str:
    """Return a key for the content of files (and further words), the same on every run."""
    made = hashlib.sha256("\0".join([sys.version, *more]).encode())
    for path in paths:
        made.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()


def kept(name: str, key: str, build: Callable[[], T]) -> T:
    """Return what `build` makes, from the cache if it is there under this key and sound.

    One file is kept for a name: a new key replaces the old content.
    """
    folder = cache_folder()
    if folder is None:
        return build()
    found = read(folder / f"{name}.cache", key)
    if found is not None:
        # the digest was made by this program over what it wrote into a folder that only this user can write to
        return pickle.loads(found)  # type: ignore[no-any-return]  # noqa: S301
    made = build()
    with suppress(OSError):  # that it cannot be kept is no fault
        keep(folder, name, key, made)
    return made


def keep(folder: Path, name: str, key: str, made: object) -> None:
    """Keep what was made. Raises OSError if it cannot be kept."""
    _write(folder / f"{name}.cache", key, pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))


def read(path: Path, key: str) -> bytes | None:
    """Return what was written to a file under a key, or None if it is not there, or not just as it was written."""
    try:
        # what is no regular file is passed over: whoever opens a pipe waits until somebody writes to it
        content = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    head, body = content[:_DIGEST], content[_DIGEST:]
    return body if head == _sealed(key, body) else None


def _sealed(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()


def write(path: Path, key: str, body: bytes) -> None:
    """Write the file whole or not at all; that it cannot be kept is no fault."""
    with suppress(OSError):
        _write(path, key, body)


def _write(path: Path, key: str, body: bytes) -> None:
    write_whole(path, _sealed(key, body) + body)
