"""Standard output and standard error, each of which may be closed, full, or a pipe that nobody reads any more.

A result that cannot be written is a failure of the program. A message that cannot be written is lost, and spoils
nothing else.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import IO, Any, TextIO, cast


def show(text: str) -> None:
    """Write a result to standard output. Ends the program with status 1 if it cannot be written."""
    if sys.stdout is None:
        say("The result cannot be written: standard output is closed.")
        sys.exit(1)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)  # the reader (head, less) has seen enough
    except OSError as error:
        hush(sys.stdout)
        say(f"The result cannot be written to standard output: {error.strerror}.")
        sys.exit(1)


def say(text: str) -> None:
    """Write a message to standard error."""
    messages.write(f"{text}\n")


class _Messages(io.TextIOBase):
    """Standard error of the moment, to which writing never fails."""

    def write(self, text: str) -> int:
        if sys.stderr is not None:
            try:
                sys.stderr.write(text)
                sys.stderr.flush()
            except OSError:
                hush(sys.stderr)
        return len(text)

    def isatty(self) -> bool:
        return sys.stderr is not None and sys.stderr.isatty()


messages = cast(TextIO, _Messages())


def hush(stream: IO[Any] | None) -> None:
    """Let a stream that failed lead nowhere, or what is left in it fails once more when Python ends."""
    if stream is not None:
        with suppress(OSError):  # what stands in for a stream in a test leads nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
