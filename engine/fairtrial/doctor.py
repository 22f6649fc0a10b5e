"""Is this installation sound? Each check says what it found, what is wrong, and what to do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairtrial.content import ContentMissing, folder
from fairtrial.inference.door import Door, EngineFault, EngineMissing, Match, Pattern, Query, why_missing
from fairtrial.problems import InputError

OLDEST = (3, 10)
FOLDERS = ("rules", "standards", "cases", "reports")
INSTALL = "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --no-cache-dir 'fairtrial[durable]'"


@dataclass(frozen=True)
class Check:
    """What a check found; `do` says what to do if it is not well."""

    well: bool
    says: str
    do: str = ""

    def __str__(self) -> str:
        return f"{'well ' if self.well else 'WRONG'}  {self.says}" + (f"\n       {self.do}" if self.do else "")


def examine() -> list[Check]:
    """Run every check, one after the other, whatever the others found."""
    found: list[Check] = []
    for check in (_python, _yaml, _folders, _durable, _engine, _rules, _treaties, _cache):
        found += _guarded(check)
    return found


def _guarded(check: Callable[[], Iterator[Check]]) -> list[Check]:
    try:
        return list(check())
    except InputError as error:
        more = len(error.problems) - 1
        said = f"{error.problems[0]}" + (f" (and {more} more)" if more else "")
        return [Check(False, said, "Mend it; `fairtrial rules lint` shows everything that is wrong with the rules.")]
    except (ContentMissing, EngineMissing, EngineFault, OSError, ImportError) as error:
        return [Check(False, str(error), "Install fairtrial again.")]


def _python() -> Iterator[Check]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] < OLDEST:
        yield Check(False, f"Python {version} is too old", "Install Python 3.10 or newer.")
    else:
        yield Check(True, f"Python {version} on {sys.platform}")


def _yaml() -> Iterator[Check]:
    import yaml

    if hasattr(yaml, "CSafeLoader"):
        yield Check(True, f"PyYAML {yaml.__version__} with its fast parser")
    else:
        do = "All works, but slowly. Install a PyYAML that was built with libyaml: pip install --force-reinstall pyyaml"
        yield Check(False, f"PyYAML {yaml.__version__} lacks its fast parser", do)


def _folders() -> Iterator[Check]:
    for name in FOLDERS:
        try:
            where = folder(name)
        except ContentMissing as error:
            yield Check(False, str(error), "Install fairtrial again, or run it from a whole checkout.")
        else:
            files = sum(1 for path in where.rglob("*") if path.is_file())
            yield Check(files > 0, f"{name}: {files} files", "" if files else f"{where} is empty; install again.")


def _durable() -> Iterator[Check]:
    """A tiny query: which letter belongs to whom."""
    missing = why_missing()
    if missing:
        if _wanted() == "plain":
            yield Check(True, f"{missing}; it is not needed, since FAIRTRIAL_ENGINE asks for the plain engine")
        else:
            yield Check(False, missing, f"Install it (a C compiler is needed): {INSTALL}")
        return
    try:
        answer = _tiny_query()
    except EngineFault as error:
        yield Check(False, f"durable-rules misbehaves: {error}", f"Install it again: {INSTALL}")
        return
    if answer != [Match("written by", ("f0", "f2"))]:
        do = f"Install it again: {INSTALL} Until then set FAIRTRIAL_ENGINE=plain."
        yield Check(False, "durable-rules gives a wrong answer to a simple question", do)
    else:
        yield Check(True, "durable-rules can be loaded and answers")


def _tiny_query() -> list[Match]:
    person, letter = Pattern({"k": "person"}, {}), Pattern({"k": "letter", "sent": 1}, {"by": (0, "r")})
    facts: list[dict[str, str | int]] = [
        {"id": "f0", "k": "person", "r": "r0"},
        {"id": "f1", "k": "letter", "by": "r0", "sent": 0},
        {"id": "f2", "k": "letter", "by": "r0", "sent": 1},
        {"id": "f3", "k": "letter", "by": "r1", "sent": 1},
    ]
    return Door([Query("written by", (person, letter))]).match(facts)


def _wanted() -> str:
    return os.environ.get("FAIRTRIAL_ENGINE") or "auto"


def _engine() -> Iterator[Check]:
    from fairtrial.program import chosen

    wanted = _wanted()
    try:
        engine = chosen()
    except EngineMissing as error:
        do = f"Install it ({INSTALL}), or set FAIRTRIAL_ENGINE=plain."
        yield Check(False, f"FAIRTRIAL_ENGINE={wanted}, but {error}", do)
        return
    except InputError as error:
        yield Check(False, str(error), "Set FAIRTRIAL_ENGINE to auto, durable or plain, or leave it out.")
        return
    if wanted == "auto" and engine == "plain":
        do = "Results are the same, only slower. Install durable-rules, or set FAIRTRIAL_ENGINE=plain to choose this."
        yield Check(False, "rules are applied by the plain engine, since durable-rules cannot be loaded", do)
    else:
        names = {"durable": "durable-rules", "plain": "the plain engine"}
        yield Check(True, f"rules are applied by {names[engine]} (FAIRTRIAL_ENGINE={wanted})")


def _rules() -> Iterator[Check]:
    from fairtrial.law.rules import load_rules
    from fairtrial.law.standards import Standards

    # read anew: a faulty file is told as such, whatever the engine
    standards = Standards(folder("standards"))
    book = load_rules(folder("rules"), standards)
    drafts = sum(rule.review.draft for rule in book.rules)
    yield Check(bool(book.rules), f"{len(book.rules)} rules; {drafts} of them are drafts that no lawyer has reviewed")
    unchecked = sum(not provision.text_checked for provision in standards.provisions.values())
    total = len(standards.provisions)
    yield Check(total > 0, f"{total} provisions; {unchecked} of them were not checked against the official text")


def _treaties() -> Iterator[Check]:
    from fairtrial.law.standards import TREATY_STATUS, Standards

    try:
        as_of = Standards(folder("standards")).status_as_of
    except (OSError, ValueError, KeyError, TypeError):
        yield Check(False, f"standards/{TREATY_STATUS} cannot be read", "Install fairtrial again.")
    else:
        yield Check(True, f"which treaty binds which State is known as of {as_of}; later changes are not")


def _cache() -> Iterator[Check]:
    if os.environ.get("FAIRTRIAL_CACHE", "").lower() == "off":
        yield Check(True, "nothing is kept between runs (FAIRTRIAL_CACHE=off)")
        return
    from platformdirs import user_cache_path

    from fairtrial.cache import cache_folder, keep, read
    from fairtrial.program import LAW, compiled_law, law_key

    where = user_cache_path("fairtrial", appauthor=False)
    slower = "Results are the same, but every run takes longer."
    kept = cache_folder()
    if kept is None:
        do = f"{slower} Make the folder yours and writable by you alone (chmod 700), or set FAIRTRIAL_CACHE=off."
        yield Check(False, f"the cache folder {where} cannot be used: {_why_unused(where)}", do)
        return
    try:
        # as any run keeps it, which says nothing if it cannot; only then tried again to learn why
        made = compiled_law()
        if read(kept / f"{LAW}.cache", law_key()) is None:
            keep(kept, LAW, law_key(), made)
    except (InputError, ContentMissing):
        return  # told already, by the check of the rules or of the folders
    except OSError as error:
        do = f"{slower} Make the folder writable, make room on the disk, or set FAIRTRIAL_CACHE=off."
        yield Check(False, f"compiled rules cannot be kept in the cache folder {kept}: {error.strerror}", do)
    else:
        yield Check(True, f"compiled rules are kept in {kept}")


def _why_unused(where: Path) -> str:
    try:
        status = where.stat()
    except OSError as error:
        return f"{error.strerror}"
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        return "it belongs to another user"
    return "others can write to it" if status.st_mode & 0o022 else "it is no folder"
