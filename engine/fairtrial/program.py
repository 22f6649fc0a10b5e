"""The program as a function: a case file in, a report out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fairtrial import __version__
from fairtrial.cache import digest, kept
from fairtrial.case.load import load_case
from fairtrial.content import folder
from fairtrial.findings.model import Report
from fairtrial.findings.report import report_on
from fairtrial.inference.run import Engine
from fairtrial.law.rules import load_rules
from fairtrial.law.standards import Standards


@cache
def law() -> Engine:
    """Return the standards and rules of this installation, compiled. Raises InputError if one of them is faulty."""
    rules, standards = folder("rules"), folder("standards")
    content = [*sorted(rules.glob("*/*.yaml")), *sorted(standards.iterdir())]
    program = sorted(Path(__file__).parent.glob("*/*.py"))
    return kept("law", digest([*content, *program], __version__), _compiled)


def _compiled() -> Engine:
    standards = Standards(folder("standards"))
    return Engine(load_rules(folder("rules"), standards), standards)


def evaluate(path: Path, lens: str = "as_alleged") -> Report:
    """Check the case file at `path` under a lens. Raises InputError with all that is wrong with it."""
    case = load_case(path)
    return report_on(case, law(), lens)
