"""The program as a function: a case file in, a report out."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from fairtrial import __version__
from fairtrial.cache import digest, kept
from fairtrial.case.load import load_case
from fairtrial.content import folder
from fairtrial.findings.model import Report
from fairtrial.findings.report import report_on
from fairtrial.inference.door import EngineMissing, why_missing
from fairtrial.inference.run import Engine
from fairtrial.law.rules import RuleBook, book_of, load_rules
from fairtrial.law.standards import Standards
from fairtrial.problems import InputError, Problem, not_allowed

ENGINES = ("auto", "durable", "plain")
"""What FAIRTRIAL_ENGINE may say: auto takes durable-rules, or the plain engine where it cannot be loaded."""


def chosen() -> str:
    """Return the engine to use, "durable" or "plain". Raises InputError, or EngineMissing if it cannot be had."""
    wanted = os.environ.get("FAIRTRIAL_ENGINE") or "auto"
    if wanted not in ENGINES:
        raise InputError([Problem(not_allowed(wanted, ENGINES), "FAIRTRIAL_ENGINE")])
    missing = None if wanted == "plain" else why_missing()
    if wanted == "durable" and missing:
        raise EngineMissing(missing)
    return "plain" if wanted == "plain" or missing else "durable"


def engine(book: RuleBook, standards: Standards) -> Engine:
    """Return the engine to use, ready with these rules."""
    if chosen() == "durable":
        return Engine(book, standards)
    from fairtrial.plain.engine import PlainEngine  # imported here: seldom needed

    return PlainEngine(book, standards)


NEW_OBJECTS = 20_000
"""New objects after which Python looks for garbage: some as many as a report has."""


@cache
def law() -> Engine:
    """Return the standards and rules of this installation, compiled. Raises InputError if one of them is faulty."""
    choice = chosen()
    compiled = compiled_law()
    found = compiled if choice == "durable" else engine(compiled.book, compiled.standards)
    # what was loaded stays, and what a report makes stays until it is written: to look through either for garbage again
    # and again finds nothing
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    return found


LAW = "law"
"""The name under which the compiled law is kept."""


def compiled_law() -> Engine:
    """Return the compiled law, from the cache if it is kept there. Raises InputError as `law` does."""
    return kept(LAW, law_key(), _compiled)


def law_key() -> str:
    """Return the key under which the law of this installation is kept."""
    content = [*sorted(folder("rules").glob("*/*.yaml")), *sorted(folder("standards").iterdir())]
    program = sorted(Path(__file__).parent.rglob("*.py"))
    return digest([*content, *program], __version__)


def _compiled() -> Engine:
    standards = Standards(folder("standards"))
    book = load_rules(folder("rules"), standards)
    # examples are for whoever writes or reads rules, and make up half of what would have to be read on each run
    lean = [replace(rule, examples=()) for rule in book.rules]
    return Engine(book_of(lean, book.digest), standards)


@cache
def book_with_examples() -> RuleBook:
    """Return the rules with their examples, read anew."""
    return load_rules(folder("rules"), law().standards)


def evaluate(path: Path, lens: str = "as_alleged") -> Report:
    """Check the case file at `path` under a lens. Raises InputError with all that is wrong with it."""
    rules = law()
    return report_on(load_case(path, judgements=rules.book.judgements), rules, lens)
