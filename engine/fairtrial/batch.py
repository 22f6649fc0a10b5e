"""Many cases in one run: the name of a case file in, one line of JSON out.

`evaluate_line` shares no state with anything, so it runs as it is under a distributed engine (docs/batch.md). Here it
runs in worker processes, each with one case at a time, so that a worker that dies takes one case with it and no more.
The lines are written in the order of the input; what was written stays, so that a batch that was cut short goes on
where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import stat
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import IO, Any, NamedTuple, get_args

from fairtrial.findings.model import Outcome
from fairtrial.problems import InputError, Problem
from fairtrial.yamlread import LARGEST_FILE

ENDINGS = (".yaml", ".yml")
NOT_CASES = (".expected.yaml",)
"""What stands beside a case for a replay."""

OUTCOMES: tuple[str, ...] = get_args(Outcome)

TIME_LIMIT = 600.0
"""Seconds after which a case is given up."""

AHEAD = 8
"""Cases for each worker that may be under way or wait for an earlier line to be written."""

MOST_GROWTH = 300_000_000
"""Bytes by which the memory of a worker may grow before another takes its place."""

SHOWN = 20
"""How many changed files are named."""

_BEGIN = b'{"file":"'

Work = Callable[[str, str], str]
Tally = dict[str, str]
"""The outcome of each provision of a case: the first, in the order of the table, that any person has."""


# One case -------------------------------------------------------------------------------------------------------------


def evaluate_line(path: str, lens: str = "as_alleged") -> str:
    """Return the line of a case file: its report, or what is wrong with it. Never raises, whatever is in the file."""
    # imported here: whoever only hands names on need not load the engine
    from fairtrial.documents.jsonout import to_json_line
    from fairtrial.program import evaluate

    # taken first: if the file changes while it is read, a later run sees that it did
    content = content_of(path)
    try:
        report = to_json_line(evaluate(Path(path), lens))
        return f'{_line({"file": path, "sha256": content, "ok": True})[:-1]},"report":{report}}}'
    except InputError as error:
        return _bad(path, content, error.problems)
    except Exception as error:
        said = f"fairtrial failed on this case, and gives no result rather than a wrong one: {error!r}"
        return _bad(path, content, [Problem(said, path)])


def content_of(path: str) -> str | None:
    """Return what tells the content of a case file from any other (its SHA-256), or None if it cannot be read.

    Of a file that is too large to be a case no more is read than shows that it is.
    """
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return None
        with Path(path).open("rb") as file:
            return hashlib.sha256(file.read(LARGEST_FILE + 1)).hexdigest()
    except (OSError, ValueError):
        return None


def _bad(path: str, content: str | None, problems: Iterable[Problem]) -> str:
    told = [{"message": each.message, "line": each.line, "place": each.place} for each in problems]
    return _line({"file": path, "sha256": content, "ok": False, "problems": told})


def _line(content: Mapping[str, Any]) -> str:
    made = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # a file name need not be text: what is none is written as JSON writes it
    return made.encode("utf-8", "backslashreplace").decode("utf-8")


def tally_of(line: str | bytes) -> Tally | None:
    """Return the outcomes that a line tells, or None if its case could not be evaluated."""
    return _tally(json.loads(line))


def _tally(content: Any) -> Tally | None:
    if not content["ok"]:
        return None
    tally: Tally = {}
    for provision in content["report"]["provisions"]:
        outcomes = (provision["outcome"], tally.get(provision["id"], OUTCOMES[-1]))
        tally[provision["id"]] = min(outcomes, key=OUTCOMES.index)
    return tally


# Many cases -----------------------------------------------------------------------------------------------------------


@dataclass
class Summary:
    """What a batch came to: cases evaluated, cases that could not be, and cases by provision and outcome."""

    evaluated: int = 0
    bad: int = 0
    before: int = 0
    """How many of them an earlier run had written."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)
    """The cases of which an earlier run wrote a line, and whose file reads otherwise now."""

    def add(self, tally: Tally | None) -> None:
        """Count one case."""
        if tally is None:
            self.bad += 1
            return
        self.evaluated += 1
        self.counts.update(tally.items())

    def table(self) -> str:
        """Return the number of cases for each provision and outcome, as lines of text."""
        total = self.evaluated + self.bad
        head = f"{total} case{'' if total == 1 else 's'}: {self.evaluated} evaluated, {self.bad} could not be"
        lines = [head + (f"; {self.before} of them by an earlier run" if self.before else "")]
        provisions = sorted({provision for provision, _ in self.counts}, key=_in_order)
        if provisions:
            width = max(len(provision) for provision in provisions)
            lines += ["", " " * width + "".join(f"  {outcome.replace('_', ' ')}" for outcome in OUTCOMES)]
        for provision in provisions:
            row = "".join(f"  {self.counts[provision, outcome] or '-':>{len(outcome)}}" for outcome in OUTCOMES)
            lines.append(f"{provision:{width}}{row}")
        if self.changed:
            shown = [f"  {name}" for name in self.changed[:SHOWN]]
            more = len(self.changed) - len(shown)
            lines += ["", _CHANGED, *shown, *([f"  and {more} more"] if more else [])]
        return "\n".join(lines) + "\n"


_CHANGED = (
    "These files changed after their lines were written, which tell of what they held before. "
    "To have them checked anew, delete their lines, or name another output:"
)


def _in_order(provision: str) -> list[tuple[int, str]]:
    """Return a key by which 9(2) comes before 14(1), and the Covenant before all else."""
    parts = "".join(letter if letter.isalnum() else " " for letter in provision).split()
    key = [(int(part), "") if part.isdigit() and part.isascii() else (0, part) for part in parts]
    return [(0 if provision.startswith("iccpr:") else 1, ""), *key]


def names_of(given: Iterable[str], lines: Iterable[bytes] = ()) -> list[str]:
    """Return the names of all case files: files as given, those in folders by name, and for `-` one on each line.

    A name that was given twice is taken once. Raises InputError with every folder that cannot be read: the cases in it
    would be missing from the result, and nothing would show it.
    """
    names: dict[str, None] = {}
    problems: list[Problem] = []
    for each in given:
        if each == "-":
            found: Iterable[str] = (os.fsdecode(line.rstrip(b"\r\n")) for line in lines)
        elif os.path.isdir(each):  # noqa: PTH112  that of a Path fails within a folder that may not be entered
            found = _in_folder(each, problems)
        else:
            found = [each]
        names.update(dict.fromkeys(name for name in found if name.strip()))
    if problems:
        raise InputError(problems)
    return list(names)


def _in_folder(folder: str, problems: list[Problem]) -> Iterator[str]:
    def unread(error: OSError) -> None:
        problems.append(Problem(f"this folder cannot be read: {error.strerror}", os.fsdecode(error.filename)))

    for where, folders, files in os.walk(folder, onerror=unread):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.endswith(NOT_CASES) and not name.startswith("."):
                yield str(Path(where, name))


def run(
    names: Sequence[str],
    output: Path,
    jobs: int = 1,
    lens: str = "as_alleged",
    *,
    rules: str | None = None,
    progress: Callable[[int], object] = lambda _: None,
    work: Work = evaluate_line,
    time_limit: float = TIME_LIMIT,
) -> Summary:
    """Evaluate the cases and write a line for each, in their order; go on if `output` holds lines already.

    `rules` is the digest of the rules in use; lines made with others, or under another lens, are not added to.
    `progress` is told how many cases are done. Raises InputError if `output` cannot be used.
    """
    with _opened(output) as file:
        summary = Summary()
        done = _kept(file, output, lens, rules, summary)
        _hide(file)
        summary.before = len(done)
        summary.changed = [name for name in names if name in done and done[name] != content_of(name)]
        left = [name for name in names if name not in done]
        progress(len(names) - len(left))
        for line, tally in _lines(left, jobs, lens, work, time_limit):
            try:
                file.write(line.encode("utf-8") + b"\n")
                file.flush()
            except OSError as error:
                raise InputError([Problem(f"it cannot be written: {error.strerror}", str(output))]) from None
            summary.add(tally)
            progress(1)
        return summary


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open the output for this run alone, without touching what is in it. A new one is readable by nobody else."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise InputError([Problem(f"it cannot be written: {error.strerror}", str(path))]) from None
    # what an earlier run wrote is read first, which a pipe or a screen does not allow
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InputError([Problem("the lines of a batch are written to a file; this is none", str(path))])
    file = os.fdopen(handle, "r+b")
    try:
        _locked(handle, path)
        yield file
    finally:
        # what could not be written was said already; what cannot be written now is told by the torn last line
        with suppress(OSError):
            file.close()


def _hide(file: IO[bytes]) -> None:
    """Make an output that was there before readable by nobody else, now that it is known to be one."""
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchmod(file.fileno(), 0o600)


def _locked(handle: int, path: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InputError([Problem("another batch is writing to this file", str(path))]) from None
    except OSError:
        return  # a file system without locks


def _kept(file: IO[bytes], path: Path, lens: str, rules: str | None, summary: Summary) -> dict[str, str | None]:
    """Count the whole lines that an earlier run wrote, drop a torn last one, and return the names of their cases.

    With each name goes what tells the content that the file had.
    """
    done: dict[str, str | None] = {}
    sound = 0
    for number, line in enumerate(file, 1):
        content = _read_line(line)
        # only the last line can be torn, and it begins like one; anything else is somebody's own file
        if content is _TORN and not file.read(1) and (line.startswith(_BEGIN) or _BEGIN.startswith(line)):
            break
        earlier = _earlier(content)
        if earlier is None:
            message = "this is not a line of a batch, so nothing was written; name another file"
            raise InputError([Problem(message, str(path), number)])
        if not line.endswith(b"\n"):
            break  # torn just before its end
        if earlier.lens not in (None, lens) or (rules is not None and earlier.rules not in (None, rules)):
            message = "this line was made under another lens or with other rules; name another file, or delete this one"
            raise InputError([Problem(message, str(path), number)])
        summary.add(earlier.tally)
        done[earlier.name] = earlier.content
        sound += len(line)
    file.seek(sound)
    file.truncate()
    return done


class _Earlier(NamedTuple):
    """What a line of an earlier run tells; lens and rules are None where the case could not be evaluated."""

    name: str
    content: str | None
    tally: Tally | None
    lens: str | None
    rules: str | None


_TORN = object()
"""Stands for a line that is no JSON."""


def _read_line(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return _TORN
    except RecursionError:
        return None  # nested far deeper than any line of a batch


def _earlier(content: Any) -> _Earlier | None:
    """Return what a line tells, given its JSON; None if this program never wrote it."""
    try:
        tally = _tally(content)
        if tally is None:
            found = _Earlier(content["file"], content.get("sha256"), None, None, None)
        else:
            report = content["report"]
            found = _Earlier(content["file"], content.get("sha256"), tally, report["lens"], report["rules"]["digest"])
    except (LookupError, TypeError, ValueError):
        return None
    told = [found.name, found.content or "", *(tally or ()), *(() if tally is None else (found.lens, found.rules))]
    return found if all(isinstance(each, str) for each in told) else None


# Workers --------------------------------------------------------------------------------------------------------------


class _Worker:
    """A process that evaluates one case after another, and the case that it has in hand."""

    def __init__(self, context: Any, lens: str, work: Work):
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, lens, work), daemon=True)
        self.process.start()
        theirs.close()
        self.number = -1
        self.name = ""
        self.since = 0.0

    def take(self, number: int, name: str) -> None:
        self.number, self.name, self.since = number, name, time.monotonic()
        with suppress(OSError):  # if it is dead already, that is seen when its answer is read
            self.pipe.send(name)

    def answer(self) -> tuple[str, Tally | None, bool]:
        """Return the line of the case in hand, what to count, and whether the worker can take another."""
        try:
            line, tally, fresh = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return self._failed(f"the process that evaluated it ended (status {self.process.exitcode})")
        return line, tally, fresh

    def give_up(self, limit: float) -> tuple[str, Tally | None, bool]:
        return self._failed(f"it was given up after {limit:g} seconds")

    def _failed(self, why: str) -> tuple[str, None, bool]:
        said = f"there is no result for this case: {why}. Try it alone with check; the other cases are not affected"
        return _bad(self.name, content_of(self.name), [Problem(said, self.name)]), None, False

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _serve(pipe: Connection, lens: str, work: Work) -> None:
    """Answer names with lines until the other end is closed, or memory has grown."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started the batch ends its workers
    first: int | None = None
    with suppress(EOFError, OSError):
        while True:
            line = work(pipe.recv(), lens)
            used = _memory()
            first = used if first is None else first
            pipe.send((line, tally_of(line), used - first < MOST_GROWTH))


def _memory() -> int:
    """Return the most memory in bytes that this process ever used; 0 where that cannot be asked."""
    if sys.platform == "win32":
        return 0
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def _lines(
    names: Sequence[str], jobs: int, lens: str, work: Work, time_limit: float
) -> Iterator[tuple[str, Tally | None]]:
    """Yield the line of each case and what to count, in order. Few cases at a time are under way or wait."""
    context = multiprocessing.get_context("spawn")
    jobs = min(jobs, len(names))
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    ready: dict[int, tuple[str, Tally | None]] = {}
    given = written = 0
    try:
        while written < len(names):
            while given < len(names) and len(busy) < jobs and given < written + AHEAD * jobs:
                worker = idle.pop() if idle else _Worker(context, lens, work)
                busy.append(worker)
                worker.take(given, names[given])
                given += 1
            soonest = min(worker.since for worker in busy) + time_limit
            heard = wait([worker.pipe for worker in busy], max(0.0, soonest - time.monotonic()))
            for worker in list(busy):
                if worker.pipe in heard:
                    line, tally, fresh = worker.answer()
                elif time.monotonic() - worker.since >= time_limit:
                    line, tally, fresh = worker.give_up(time_limit)
                else:
                    continue
                ready[worker.number] = (line, tally)
                busy.remove(worker)
                if fresh:
                    idle.append(worker)
                else:
                    worker.end()
            while written in ready:
                yield ready.pop(written)
                written += 1
    finally:
        for worker in [*idle, *busy]:
            worker.end()
