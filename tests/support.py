"""What tests share: small cases as text, and what follows from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fairtrial.case.file import Case
from fairtrial.case.load import case_from
from fairtrial.facts.lens import Facts
from fairtrial.findings.model import FindingOut, Report
from fairtrial.findings.report import report_on
from fairtrial.program import law
from fairtrial.yamlread import read_text

ROOT = Path(__file__).parent.parent
CASES = ROOT / "cases"
SHARED = ROOT.parent / "shared"

SOUND = """\
as_of: 2024-06-30
title: A case
state: TJK
sources:
  letter: {kind: allegation_letter, title: A letter}
persons:
  example: {sources: [letter], called: Ms. Example}
"""
"""The least that a case file has, to be added to."""


def case(text: str) -> Case:
    """Return the case that a YAML text describes."""
    return case_from(read_text(text, "case.yaml"))


def raw_case(name: str) -> dict[str, Any]:
    """Return the plain data of a written case, every scalar as text, to be changed by a test."""
    made: dict[str, Any] = yaml.load((CASES / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return made


def case_of(raw: dict[str, Any]) -> Case:
    """Return the case that plain data describes."""
    return case(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, default_style='"'))


def event(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an event of plain case data by its id."""
    found: dict[str, Any] = next(entry for entry in raw["events"] if entry["id"] == name)
    return found


def report(of: Case, lens: str = "as_alleged") -> Report:
    """Return the report on a case."""
    return report_on(of, law(), lens)


@cache
def written(name: str, lens: str = "as_alleged") -> Report:
    """Return the report on a case of cases/."""
    return report(case_of(raw_case(name)), lens)


def outcomes(of: Report) -> dict[str, str]:
    """Return the outcome of each finding by its id."""
    return {finding.id: finding.outcome for finding in of.findings}


def finding(of: Report, name: str) -> FindingOut:
    """Return a finding by its id."""
    return next(each for each in of.findings if each.id == name)


def facts(of: Case, lens: str) -> Facts:
    """Return the facts of a case under a lens."""
    return Facts(of, lens)
