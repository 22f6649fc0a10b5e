"""The report as Markdown, through the templates of reports/."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import jinja2

from fairtrial.dates import parse_when
from fairtrial.documents.summary import TAKEN, provisions
from fairtrial.documents.view import grouped, merged, view_of
from fairtrial.findings.model import Report
from fairtrial.findings.words import listed
from fairtrial.templates import environment

_SPECIAL = re.compile(r"([\\`*_<>\[\]|#])")


def to_markdown(report: Report) -> str:
    """Return the annex and what goes with it as Markdown text."""
    return render("annex.md.j2", report)


def render(template: str, report: Report) -> str:
    """Fill a template of reports/ with a report. What comes from the case file is printed as text, never as markup."""
    text: str = _environment().get_template(template).render(view=view_of(report), report=report, **_outcomes(report))
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


@cache
def _environment() -> jinja2.Environment:
    made = environment().overlay()
    made.filters = {
        **made.filters,
        "plain": plain,
        "pinned": pinned,
        "listed": listed,
        "date": lambda text: parse_when(text).in_words(),
        "merged": merged,
        "grouped": grouped,
        "provisions": provisions,
        "ended": lambda text: str(text) if str(text).endswith(".") else f"{text}.",
        "taken": TAKEN.__getitem__,
        "words": lambda text: str(text).replace("_", " "),
        "capital": lambda text: text[:1].upper() + text[1:],
    }
    return made


def plain(text: Any) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def pinned(text: str, pin: str, checked: bool) -> str:
    """Return an obligation with its place at the end of its last sentence."""
    place = "; ".join(part for part in (pin, "" if checked else "not checked against the text") if part)
    text = text.strip()
    if not place:
        return text
    return f"{text[:-1]} ({place})." if text.endswith(".") else f"{text} ({place})"


def _outcomes(report: Report) -> dict[str, Any]:
    return {
        outcome: [finding for finding in report.findings if finding.outcome == outcome]
        for outcome in (
            "appears_breached", "needs_information", "not_assessed", "appears_justified", "appears_respected",
        )
    }  # fmt: skip
