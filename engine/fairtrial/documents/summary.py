"""The summary that fits a screen."""

from __future__ import annotations

from fairtrial.dates import parse_when
from fairtrial.documents.view import merged
from fairtrial.findings.model import FindingOut, Report
from fairtrial.findings.words import listed

WIDTH = 100

_STRENGTH = {
    "shown": "shown by the facts alleged",
    "burden_on_state": "stands unless the State justifies it",
    "indicative": "an indication only",
}


def summary(report: Report, written: str | None = None) -> str:
    """Return the summary of a report as lines of at most 100 characters; `written` names the file with the rest."""
    called = {person.id: person.called for person in report.case.persons}
    as_of = parse_when(report.case.as_of).in_words()
    lines = [f"{report.case.title}", f"{report.case.state_name}, as of {as_of}. Lens: {report.lens.replace('_', ' ')}.", ""]
    breached = [f for f in report.findings if f.outcome == "appears_breached"]
    lines.append(f"APPEARS BREACHED, or for texts that do not bind: appears inconsistent with ({_provisions(breached)})")
    for group in merged(breached):
        lines += _entry(group, called)
    needed = [f for f in report.findings if f.outcome in ("needs_information", "not_assessed")]
    lines += ["", f"NEEDS INFORMATION ({_provisions(needed)})"]
    lines += _wrapped("  " + listed(dict.fromkeys(f.citation for f in needed)), "  ")
    if report.missing:
        lines.append("  Ask first (what decides most):")
        for entry in report.missing[:5]:
            count = len(entry.provisions)
            lines += _wrapped(f"  - {entry.record}: {entry.question} ({count} provision{'s' if count > 1 else ''})", "    ")
    conflicts = [c for c in report.conflicts if c.kind == "conflict" or c.changes_an_outcome]
    lines += ["", f"SOURCES DIFFER ({len(conflicts)})"]
    for conflict in conflicts:
        readings = " / ".join(f"{reading.value} ({listed(reading.sources)})" for reading in conflict.readings)
        effect = "; changes an outcome" if conflict.changes_an_outcome else "; changes no outcome"
        lines += _wrapped(f"  - {conflict.record}, {conflict.label}: {readings}{effect}", "    ")
    lines += ["", _rules(report)]
    lines.append(f"Full report: {written}" if written else "Full report: add -o annex.md (or .json)")
    return "\n".join(lines) + "\n"


def _entry(group: list[FindingOut], called: dict[str, str]) -> list[str]:
    first = group[0]
    who = listed(called[finding.person] for finding in group)
    single = "; one origin only" if len(first.origins) == 1 else ""
    lines = _wrapped(f"  {first.citation}: {first.title} [{who}]", "      ")
    return lines + [f"      {_STRENGTH[first.strength]}{single}"]


def _provisions(findings: list[FindingOut]) -> str:
    count = len({finding.provision for finding in findings})
    return f"{count} provision{'' if count == 1 else 's'}"


def _rules(report: Report) -> str:
    return f"{report.rules.used} rules applied, {report.rules.drafts} of them drafts that no lawyer has reviewed."


def _wrapped(text: str, indent: str) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > WIDTH and line.strip():
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}" if line or not word else word
            if not word and not line:
                line = " "
    return [*lines, line]
