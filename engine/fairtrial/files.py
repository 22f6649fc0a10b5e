"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by nobody else; what was there stays until then. Raises OSError."""
    # beside the file, since only within one disk can it be put in its place at one stroke; mkstemp makes it private
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".fairtrial-")
    try:
        os.close(handle)
        Path(temporary).write_bytes(content)
        os.replace(temporary, path)  # noqa: PTH105
    finally:
        Path(temporary).unlink(missing_ok=True)
