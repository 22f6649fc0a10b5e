"""Numbered questions to the Government: the two that every letter asks, then those that follow from the findings."""

from __future__ import annotations

from collections.abc import Iterable

from fairtrial.case.file import Case
from fairtrial.case.records import Record
from fairtrial.facts.lens import Facts
from fairtrial.findings.model import FindingOut, QuestionOut
from fairtrial.findings.words import label, listed

ASKED_ABOUT = ("appears_breached", "needs_information", "not_assessed")

MEASURES = (
    "detention",
    "search",
    "charge",
    "hearing",
    "sentence",
    "secrecy_order",
    "restriction",
    "family_contact",
    "parcels",
)
"""Records whose factual and legal basis a letter asks for."""

THEMES = {
    "liberty": "the deprivation of liberty",
    "fair-trial": "the trial and the appeal",
    "expression": "the freedom of expression",
    "privacy": "the home, private life and family",
    "custody": "the treatment in custody",
    "family": "the family and the children",
    "equality": "equality before the law",
    "movement": "the freedom of movement",
    "remedy": "remedies",
    "defenders": "the protection of human rights defenders",
}
"""The parts of an annex, in the order of questions; a theme is named in a rule file."""


def questions(findings: Iterable[FindingOut], case: Case, facts: Facts) -> list[QuestionOut]:
    """Return the questions that a letter on these findings would ask."""
    asked = [finding for finding in findings if finding.outcome in ASKED_ABOUT]
    made = [
        QuestionOut(1, "Please provide any additional information and any comment you may have on the above.", (), ())
    ]
    measures = _measures(asked, case, facts)
    if measures:
        text = (
            f"Please provide information on the factual and legal basis of {listed(measures)}, and explain how each is "
            "compatible with the obligations of the State under international human rights law."
        )
        made.append(QuestionOut(2, text, measures, tuple(finding.id for finding in asked)))
    by_theme: dict[str, list[FindingOut]] = {}
    for finding in asked:
        by_theme.setdefault(finding.theme, []).append(finding)
    for theme in [*THEMES, *sorted(by_theme.keys() - THEMES.keys())]:
        about = by_theme.get(theme, [])
        asks = tuple(dict.fromkeys(ask for finding in about for ask in finding.asks))
        if asks:
            text = f"On {THEMES.get(theme, theme)}, please provide information on: {'; '.join(asks)}."
            made.append(QuestionOut(len(made) + 1, text, asks, tuple(finding.id for finding in about if finding.asks)))
    return made


def _measures(findings: list[FindingOut], case: Case, facts: Facts) -> tuple[str, ...]:
    used = {record for finding in findings for incident in finding.incidents for record in incident.records.values()}
    records: list[Record] = [
        record for record in case.records.values() if record.id in used and record.kind in MEASURES
    ]
    return tuple(dict.fromkeys(label(record, facts) for record in records))
