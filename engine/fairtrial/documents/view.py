"""The report arranged for reading: themes in the order of a letter, findings of several persons together, footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fairtrial.findings.model import CiteOut, ElementOut, FactOut, FindingOut, Report
from fairtrial.findings.questions import THEMES
from fairtrial.findings.words import listed
from fairtrial.law.ids import parse_id, sort_key
from fairtrial.law.standards import rank

HEADINGS = {
    "expression": "Freedom of expression",
    "privacy": "The home, private life and family",
    "movement": "Freedom of movement",
    "liberty": "Liberty of person",
    "fair-trial": "Fair trial",
    "custody": "Treatment in custody",
    "family": "Family life and children",
    "equality": "Equality before the law",
    "remedy": "Remedies",
    "defenders": "Protection of human rights defenders",
}
"""The themes of the annex in the order in which a letter takes them."""

OPEN = ("needs_information", "not_assessed")


@dataclass
class Point:
    """One finding as the annex tells it, for all persons whom it concerns."""

    finding: FindingOut
    persons: list[str]
    notes: list[int]
    questions: list[str]
    told: str
    """What is told of it, for a finding that is open."""
    absorbed_by: str
    """The provisions, as cited, that make it needless to take separately."""
    about: str = ""
    """What it is about, where another point under the same provision reads like it."""
    judged: tuple[str, ...] = ()
    """Judgements of the file on one of its records on which nothing turns: they may speak against it."""

    @property
    def for_others(self) -> str:
        """The further persons whom it concerns."""
        return listed(self.persons[1:])


@dataclass
class Law:
    """What one instrument says on a provision: its name, and each obligation with its place."""

    instrument: str
    kind: str
    cites: list[CiteOut]


@dataclass
class Section:
    """One provision of a theme: what the law says that was not said before, and the points made under it."""

    provision: str
    citation: str
    law: list[Law]
    again: list[CiteOut]
    points: list[Point]


@dataclass
class Theme:
    """A part of the annex."""

    heading: str
    sections: list[Section]


@dataclass
class View:
    """Everything that a document prints, in its order."""

    report: Report
    themes: list[Theme] = field(default_factory=list)
    """What appears breached: the annex as a letter has it."""
    open_themes: list[Theme] = field(default_factory=list)
    """What is open: apart from it, since of most open points a letter says nothing."""
    footnotes: list[str] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)

    @cached_property
    def citations(self) -> dict[str, str]:
        """How each provision on which there is a finding is cited."""
        return {finding.provision: finding.citation for finding in self.report.findings}

    @cached_property
    def questions(self) -> dict[str, str]:
        """What to ask about each fact that is missing."""
        return {entry.fact: entry.question for entry in self.report.missing}

    @property
    def account(self) -> str:
        """The titles of the sources whose account is followed."""
        followed = self.report.case.account
        return listed(source.title for source in self.report.case.sources if source.id in followed)


def view_of(report: Report) -> View:
    """Arrange a report for reading."""
    view = View(report, called={person.id: person.called for person in report.case.persons})
    said: set[str] = set()
    view.themes = _themes(("appears_breached",), view, said)
    view.open_themes = _themes(OPEN, view, said)
    return view


def _themes(outcomes: tuple[str, ...], view: View, said: set[str]) -> list[Theme]:
    """Return the themes that have findings with some outcomes; no law is told that was `said` before."""
    chosen = [finding for finding in view.report.findings if finding.outcome in outcomes]
    made = []
    for theme in [*HEADINGS, *sorted({finding.theme for finding in chosen} - HEADINGS.keys())]:
        findings = [finding for finding in chosen if finding.theme == theme]
        sections = [_section(group, view, said) for group in _by_provision(findings)]
        if sections:
            made.append(Theme(HEADINGS.get(theme, THEMES.get(theme, theme)), sections))
    return made


def merged(findings: Iterable[FindingOut]) -> list[list[FindingOut]]:
    """Return findings in groups that differ in nothing but the person."""
    groups: dict[tuple[object, ...], list[FindingOut]] = {}
    for finding in findings:
        # a finding that is about the person alone has the person for its scope
        scope = "" if finding.scope == finding.person else finding.scope
        records = tuple(sorted(r for i in finding.incidents for alias, r in i.records.items() if alias != "person"))
        groups.setdefault((finding.rule, scope, finding.outcome, records), []).append(finding)
    return list(groups.values())


def _by_provision(findings: list[FindingOut]) -> list[list[FindingOut]]:
    groups: dict[str, list[FindingOut]] = {}
    for finding in findings:
        groups.setdefault(finding.provision, []).append(finding)

    def place(group: list[FindingOut]) -> tuple[object, ...]:
        first = next(cite for cite in group[0].cites if cite.id == group[0].provision)
        instrument = parse_id(first.id).instrument
        return (rank(first.kind, instrument), instrument, sort_key(first.id))

    return sorted(groups.values(), key=place)


def _section(findings: list[FindingOut], view: View, said: set[str]) -> Section:
    cites = {cite.id: cite for finding in findings for cite in finding.cites}
    ordered = sorted(
        cites.values(),
        key=lambda cite: (cite.id != findings[0].provision, rank(cite.kind, parse_id(cite.id).instrument)),
    )
    # the article as a whole is cited (see the JSON), but its paragraph says what is in point here
    ordered = [cite for cite in ordered if cite.id not in parse_id(findings[0].provision).parents()]
    # what is breached and what could justify it is printed in words; what only brings the provision into play is named
    scope = _only_engaging(findings)
    law = [cite for cite in ordered if cite.id not in said and cite.obligation and cite.id not in scope]
    # a paragraph printed as a whole holds each of its obligations
    whole = said | {cite.id for cite in law}
    law = [cite for cite in law if "#" not in cite.id or cite.id.partition("#")[0] not in whole]
    again = [cite for cite in ordered if cite not in law]
    # an obligation printed under its paragraph need not be named again with it
    again = [cite for cite in again if not any(cite.citation == other.citation for other in law)]
    said.update(cite.id for cite in law)
    points = []
    for group in merged(findings):
        first = group[0]
        notes = [_footnote(fact, view) for fact in _facts(first.elements)]
        persons = [view.called[finding.person] for finding in group]
        asked = _questions(first, view.questions)
        absorbing = listed(view.citations[provision] for provision in first.absorbed_by)
        points.append(Point(first, persons, list(dict.fromkeys(notes)), asked, _told(first), absorbing))
    for point in points:
        point.judged = tuple(_judgements_beside(point.finding, view.report))
    read_alike = Counter(point.finding.rule for point in points)
    for point in points:
        if read_alike[point.finding.rule] > 1:
            point.about = listed(dict.fromkeys(incident.label for incident in point.finding.incidents))
    return Section(findings[0].provision, findings[0].citation, _by_instrument(law), again, points)


def _judgements_beside(finding: FindingOut, report: Report) -> Iterator[str]:
    # a judgement of the person or the whole case is about more than this finding
    wider = ("person", "proceeding")
    records = {r for incident in finding.incidents for alias, r in incident.records.items() if alias not in wider}
    for judgement in report.judgements_unused:
        for answer in judgement.answers if judgement.of in records else ():
            reasons = f" ({answer.reasons})" if answer.reasons else ""
            yield f"{judgement.asks} {answer.answer.capitalize()}, in the judgement of {answer.by}{reasons}."


def grouped(cites: Iterable[CiteOut]) -> str:
    """Return citations in words, those of one instrument together: "general comment No. 32, paragraphs 28 and 29"."""
    together: dict[tuple[str, str], list[CiteOut]] = {}
    for cite in cites:
        together.setdefault((cite.instrument, cite.kind), []).append(cite)
    found = []
    for (instrument, kind), places in together.items():
        pins = list(dict.fromkeys(cite.pin for cite in places if cite.pin))
        units = {pin.split(" ")[0] for pin in pins}
        if len(pins) > 1 and len(units) == 1:
            in_order = sorted((cite for cite in places if cite.pin), key=lambda cite: sort_key(cite.id))
            numbers = dict.fromkeys(cite.pin.partition(" ")[2].rstrip(",") for cite in in_order)
            place = f"{units.pop()}s {listed(numbers)}"
        else:
            place = listed(pins)
        found.append(
            f"{place} of the {instrument}" if kind == "treaty" else f"{instrument}, {place}" if place else instrument
        )
    return listed(found)


def _only_engaging(findings: list[FindingOut]) -> set[str]:
    """Return what is cited for nothing but whether the provisions arise."""
    elements = [element for finding in findings for element in finding.elements]
    others = {element.cite for element in elements if element.part != "engaged"} | {f.provision for f in findings}
    return {element.cite for element in elements if element.part == "engaged"} - others


def _by_instrument(cites: list[CiteOut]) -> list[Law]:
    made: dict[str, Law] = {}
    for cite in cites:
        made.setdefault(cite.instrument, Law(cite.instrument, cite.kind, [])).cites.append(cite)
    return list(made.values())


def _facts(elements: Iterable[ElementOut]) -> list[FactOut]:
    found = [fact for element in elements if element.part != "justified" for fact in element.facts if fact.sources]
    return list(dict.fromkeys(found))


def _footnote(fact: FactOut, view: View) -> int:
    """Return the number of the footnote that names the sources of a fact, made if it is not there yet."""
    titles = {source.id: source for source in view.report.case.sources}
    named = [f"{titles[s].title}{f' ({titles[s].date})' if titles[s].date else ''}" for s in fact.sources]
    words = f" (“{'”, “'.join(fact.words)}”)" if fact.words else ""
    text = f"{'; '.join(named)}{words}"
    if text not in view.footnotes:
        view.footnotes.append(text)
    return view.footnotes.index(text) + 1


def _told(finding: FindingOut) -> str:
    """Return the told facts of the elements that hold, in words."""
    holding = [element for element in finding.elements if element.part != "justified" and element.holds == "yes"]
    by_record: dict[str, list[str]] = {}
    for fact in dict.fromkeys(fact for element in holding for fact in element.facts if fact.sources):
        record, _, name = fact.label.rpartition(": ")
        by_record.setdefault(record, []).append(f"{name}: {fact.value}")
    return "; ".join(f"{record} ({', '.join(facts)})" for record, facts in by_record.items())


def _questions(finding: FindingOut, asked: Mapping[str, str]) -> list[str]:
    wanted = finding.decided_by[0] if finding.decided_by else ()
    return list(dict.fromkeys(asked[fact] for fact in wanted if fact in asked))
