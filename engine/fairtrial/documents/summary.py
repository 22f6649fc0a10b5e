"""The summary that fits a screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from fairtrial.dates import parse_when
from fairtrial.findings.model import FindingOut, Report
from fairtrial.findings.words import listed
from fairtrial.law.ids import parse_id

WIDTH = 100

_STRENGTH = {"shown": "", "burden_on_state": "State's burden", "indicative": "indication only"}


TAKEN = {
    "as_alleged": "taken as alleged",
    "corroborated": "as far as two origins or a document bear them out",
    "uncontested": "as far as nobody contests them",
    "state_account": "by the State's own account",
}
"""What is taken of the facts under a lens."""


def summary(report: Report, written: str | None = None) -> str:
    """Return the summary of a report as lines of at most 100 characters; `written` names the file with the rest."""
    as_of = parse_when(report.case.as_of).in_words()
    lines = [report.case.title, f"{report.case.state_name}, as of {as_of}, {TAKEN[report.lens]}"]
    breached = [f for f in report.findings if f.outcome == "appears_breached"]
    lines += ["", "APPEARS BREACHED"]
    entries = _by_provision(f for f in breached if f.binding)
    for findings in entries:
        lines += _wrapped(f"{_short(findings[0])}: {_titles(findings, report)}")
    lines += [] if entries else ["  nothing"]
    lines += ["", "APPEARS INCONSISTENT WITH (texts that do not bind)"]
    lines += _wrapped(provisions([f for f in breached if not f.binding]) or "nothing")
    needed = [f for f in report.findings if f.outcome == "needs_information"]
    lines += ["", "NEEDS INFORMATION", *_wrapped(provisions(needed) or "nothing")]
    for entry in report.missing[:4]:
        lines += _wrapped(f"- {entry.record}: {entry.question} (decides {len(entry.provisions)})")
    if judged := [f for f in report.findings if f.outcome == "not_assessed"]:
        lines += ["", "NEEDS A JUDGEMENT (no fact decides it)", *_wrapped(provisions(judged))]
    differing = [conflict for conflict in report.conflicts if conflict.changes_an_outcome]
    lines += ["", f"SOURCES DIFFER on {len(report.conflicts)} facts; {len(differing)} of them change an outcome"]
    if differing:
        lines += _wrapped("; ".join(f"{conflict.record}: {conflict.label}" for conflict in differing))
    if report.worked_out:
        said = "; ".join(f"{each.label}: {each.value} (by {each.basis})" for each in report.worked_out)
        lines += ["", "WORKED OUT (no source says it itself)", *_wrapped(said)]
    rules = report.rules
    lines += ["", f"{rules.used} rules applied; {rules.drafts} of them are drafts that no lawyer has reviewed."]
    lines.append(f"Full report: {written}" if written else "Full report: add -o annex.md (or annex.json)")
    return "\n".join(lines) + "\n"


def _by_provision(findings: Iterable[FindingOut]) -> list[list[FindingOut]]:
    grouped: dict[str, list[FindingOut]] = {}
    for finding in findings:
        grouped.setdefault(finding.provision, []).append(finding)
    return list(grouped.values())


def _titles(findings: list[FindingOut], report: Report) -> str:
    """Return what was found under a provision: each rule once, how strong, and whom else it concerns."""
    called = {person.id: person.called for person in report.case.persons}
    main = report.case.persons[0].id
    by_rule: dict[str, list[FindingOut]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    titles = []
    for group in by_rule.values():
        first = group[0]
        times = max(sum(f.person == each.person for f in group) for each in group)
        others = [called[f.person] for f in group if f.person != main]
        marks = [
            _STRENGTH[first.strength],
            f"in the judgement of {listed(first.judged_by)}" if first.judged_by else "",
            "" if first.lenses["corroborated"] == "appears_breached" else "one origin",
            f"{times} times" if times > 1 else "",
            f"for {listed(dict.fromkeys(others))}{' too' if len(others) < len(group) else ''}" if others else "",
        ]
        marked = ", ".join(mark for mark in marks if mark)
        titles.append(first.title + (f" ({marked})" if marked else ""))
    return "; ".join(titles)


def _short(finding: FindingOut) -> str:
    instrument, _, number = finding.provision.partition(":")
    if instrument == "iccpr":
        return f"Covenant {number}"
    return finding.citation.removeprefix("the ")


def provisions(findings: list[FindingOut]) -> str:
    """Return the provisions of findings, the numbers of each instrument together."""
    by_instrument: dict[str, list[str]] = {}
    for finding in findings:
        cite = next(cite for cite in finding.cites if cite.id == finding.provision)
        numbers = by_instrument.setdefault(cite.instrument.removeprefix("the "), [])
        number = parse_id(finding.provision).provision.partition(":")[2]
        numbers.append(cite.pin.split(",")[0] if cite.kind == "jurisprudence" else number)
    return "; ".join(f"{name} {', '.join(dict.fromkeys(numbers))}".strip() for name, numbers in by_instrument.items())


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False)
