"""From what inference found to the report: findings opened, gaps ranked, conflicts shown, questions asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from fairtrial.case.file import Case
from fairtrial.case.records import facts_of, fields_of, sources_of
from fairtrial.facts.lens import LENSES, OCCURRED, Address
from fairtrial.findings.answers import answers_to
from fairtrial.findings.change import deciding, undoing
from fairtrial.findings.conflicts import conflicts
from fairtrial.findings.explain import Explainer, tells_apart
from fairtrial.findings.model import (
    VERSION,
    CaseOut,
    ChangeOut,
    CiteOut,
    ElementOut,
    FactOut,
    FindingOut,
    IncidentOut,
    JudgementOut,
    MissingOut,
    PersonOut,
    ProvisionOut,
    Report,
    RulesOut,
    SourceOut,
    WorkedOut,
)
from fairtrial.findings.questions import ASKED_ABOUT, questions
from fairtrial.findings.size import refuse_too_large
from fairtrial.findings.strength import strength_of
from fairtrial.findings.words import Wording, called, listed, occasion, printable, told_together, value_in_words
from fairtrial.inference.outcomes import first_present
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.run import Engine
from fairtrial.law.ids import parse_id, sort_key
from fairtrial.law.rules import OUTCOMES, Rule, RuleBook
from fairtrial.law.standards import Standards, rank
from fairtrial.law.tests import JudgementTest
from fairtrial.truth import YES

OPEN = ("needs_information", "not_assessed")


def report_on(case: Case, engine: Engine, lens: str = "as_alleged") -> Report:
    """Work out a case under a lens and report on it.

    Raises InputError for a case that makes too much, and EngineFault if the engine cannot be trusted.
    """
    refuse_too_large(case, engine.book.rules)
    return _Reporter(case, engine, lens, engine.infer_under(case, LENSES)).report()


class _Reporter:
    def __init__(self, case: Case, engine: Engine, lens: str, under: Mapping[str, Results]):
        self.case, self.engine, self.lens, self.under = case, engine, lens, under
        self.results = under[lens]
        self.facts = self.results.facts
        self.standards: Standards = engine.standards
        self.book: RuleBook = engine.book
        self.explainer = Explainer(self.results)
        self.wording = Wording(self.facts)
        self.people = {person: number for number, person in enumerate(case.file.persons)}
        self.breached: dict[tuple[str, str], dict[str, str]] = {}
        """For each person and scope: the provisions of rules under which something appears breached, each with the one
        that is cited (another where the treaty does not bind)."""
        for incident in self.results.incidents:
            if incident.outcome == "appears_breached":
                breached = self.breached.setdefault((incident.person, incident.scope), {})
                breached[incident.rule.provision] = incident.provision
        self.outcomes = [(lens, results.outcomes) for lens, results in under.items()]
        self.occurrences: dict[str, str | None] = {}
        self.made: dict[str, FindingOut] = {}
        self.missing: dict[Address, list[str]] = {}

    def report(self) -> Report:
        # findings that others follow from come first, so that strength can be handed on
        layer = {rule.id: number for number, stratum in enumerate(self.book.strata) for rule in stratum}
        for name, incidents in sorted(self.results.findings.items(), key=lambda item: layer[item[1][0].rule.id]):
            self.made[name] = self._finding(name, incidents)
        findings = sorted(self.made.values(), key=self._order)
        used = {incident.rule.id for incident in self.results.incidents}
        drafts = sum(self.book.by_id[rule].review.draft for rule in used)
        return Report(
            version=VERSION,
            case=self._case(findings),
            lens=self.lens,
            provisions=tuple(self._provisions(findings)),
            findings=tuple(findings),
            missing=tuple(self._missing()),
            conflicts=tuple(conflicts(self.results, self.engine)),
            questions=tuple(questions(findings, self.case, self.facts)),
            rules=RulesOut(len(self.book.rules), len(used), drafts, self.book.digest),
            worked_out=tuple(self._worked_out()),
            judgements_unused=self._judgements_unused(),
        )

    # The case ---------------------------------------------------------------------------------------------------------

    def _case(self, findings: Iterable[FindingOut]) -> CaseOut:
        file = self.case.file
        covenant = self.standards.binds("iccpr", file.state, None)
        raised = (f for f in findings if f.binding and f.outcome in ("appears_breached", *OPEN))
        treaties = dict.fromkeys(["iccpr", *(parse_id(finding.provision).instrument for finding in raised)])
        sources = (
            SourceOut(
                id=source.id,
                title="a confidential source" if source.confidential else source.title,
                kind=source.kind,
                date=source.date,
                origin=source.counts_as,
                of_the_state=source.of_the_state,
            )
            for source in file.sources.values()
        )
        return CaseOut(
            title=file.title,
            file=printable(Path(self.case.name).name),
            state=file.state,
            state_name=self.standards.state_name(file.state) or file.state,
            as_of=file.as_of,
            about=file.about,
            account=file.account,
            persons=tuple(PersonOut(person.id, called(person)) for person in file.persons.values()),
            sources=tuple(sources),
            treaty=covenant.says,
            covenant_binds=covenant.holds,
            treaties=tuple(self.standards.status(each, file.state) for each in treaties),
        )

    # One finding ------------------------------------------------------------------------------------------------------

    def _finding(self, name: str, incidents: list[Incident]) -> FindingOut:
        rule = incidents[0].rule
        outcome = self.results.outcome(name)
        shown = [self._incident(incident) for incident in incidents]
        leading = [out for out in shown if out.outcome == outcome]
        sources_of = [incident for incident in incidents if incident.outcome == outcome]
        alike = len(leading) > 1 or not tells_apart(rule)
        elements = tuple(dict.fromkeys([e for out in leading for e in out.elements])) if alike else leading[0].elements
        decisive = [e for e in elements if e.part != "justified" and e.holds == "yes"]
        # what is open beside what is breached is told of the elements; a breach does not follow from it
        resting = decisive if outcome == "appears_breached" else elements
        follows = tuple(sorted({name for e in resting for name in e.follows_from})) if rule.follows else ()
        facts = {fact.fact: fact for element in decisive for fact in element.facts if fact.sources} if decisive else {}
        sources, origins, single_origin = _on_whose_word(facts.values())
        provision = sources_of[0].provision
        strength, note = strength_of(sources_of, self.results, self.made)
        citation, binding = _printed(self.standards, provision)
        return FindingOut(
            id=name,
            rule=rule.id,
            title=rule.title,
            theme=rule.theme,
            provision=provision,
            citation=citation,
            binding=binding,
            person=incidents[0].person,
            scope=incidents[0].scope,
            outcome=outcome,  # type: ignore[arg-type]
            wording=_wording(outcome, citation, binding),
            because=_open(rule, elements) if outcome in OPEN else self._told(sources_of, leading),
            strength=strength,
            strength_note=note,
            cites=self._cites(rule, provision, sources_of),
            elements=elements,
            incidents=tuple(shown),
            sources=sources,
            origins=origins,
            single_origin=single_origin,
            stands_on=tuple(sorted(self._occurred(sources_of).union(facts, *map(self._stands_on, follows)))),
            follows_from=follows,
            absorbed_by=self._absorbed(rule, incidents[0]),
            lenses={lens: outcomes[name] for lens, outcomes in self.outcomes},  # type: ignore[misc]
            decided_by=self._decided_by(name, sources_of) if outcome in OPEN else (),
            undone_by=self._undone_by(sources_of) if outcome == "appears_breached" else (),
            asks=self._asks(rule, self._to_ask_about(sources_of)) if outcome in ASKED_ABOUT else (),
            review="draft" if rule.review.draft else f"reviewed by {rule.review.by}, {rule.review.on}",
            judged_by=self._judged_by(decisive, follows) if follows or rule.asks_judgement else (),
            answers=answers_to([*facts.values()], self.facts) if outcome == "appears_breached" else (),
        )

    def _occurred(self, incidents: list[Incident]) -> set[str]:
        """Return the occurrences that a finding stands on: that a told event took place, on the word of its sources."""
        found = set()
        for incident in incidents:
            for alias in incident.rule.incidents:
                place = self._occurrence(incident.records[alias])
                if place:
                    found.add(place)
        return found

    def _occurrence(self, record: str) -> str | None:
        """Return the place of the fact that a record took place, if sources tell it."""
        if record not in self.occurrences:
            with_one = OCCURRED in fields_of(self.case.records[record].kind)
            told = with_one and self.facts.supporting(record, OCCURRED)
            self.occurrences[record] = f"{record}.{OCCURRED}" if told else None
        return self.occurrences[record]

    def _judged_by(self, decisive: list[ElementOut], follows: Iterable[str]) -> tuple[str, ...]:
        """Return whose judgements a finding rests on, those of the breaches that it follows from included."""
        found = [answer.by for e in decisive if e.judgement for answer in e.judgement.answers]
        for name in follows:
            link = self.made.get(name)
            if link and link.outcome == "appears_breached":
                found += link.judged_by
        return tuple(dict.fromkeys(found))

    def _stands_on(self, name: str) -> tuple[str, ...]:
        """Return what a finding stands on that was made before, and hands on to what follows from it."""
        return self.made[name].stands_on if name in self.made else ()

    def _incident(self, incident: Incident) -> IncidentOut:
        first = incident.records[next(iter(incident.rule.incidents))]
        return IncidentOut(
            records=dict(incident.records),
            label=self._called(first),
            outcome=incident.outcome,  # type: ignore[arg-type]
            because=self._because(incident),
            elements=tuple(self.explainer.elements_of(incident)),
        )

    def _because(self, incident: Incident) -> str:
        """Return what is reported; nothing where it is not, since a rule's words tell its breach as a fact."""
        if incident.outcome not in ("appears_breached", "appears_justified"):
            return ""
        if incident.parts["engaged"] is not YES:
            return f"whether it arises is not known, but if it does, it is shown to be permitted: {incident.rule.title}"
        if incident.parts["breached"] is not YES:
            return (
                f"whether it happened is not known, but if it did, it is shown to be permitted: {incident.rule.title}"
            )
        # a text can end with words of the file, which may be a sentence; documents end the sentence themselves
        return self.wording.filled(incident.rule.because, incident.records).removesuffix(".")

    def _told(self, incidents: list[Incident], shown: list[IncidentOut]) -> str:
        """Return what is told of the incidents that a finding rests on, given how each is shown."""
        if len(shown) == 1:
            return shown[0].because
        firsts = [self.case.records[incident.records[next(iter(incident.rule.incidents))]] for incident in incidents]
        return told_together(
            (out.because, occasion(first, self.facts)) for out, first in zip(shown, firsts, strict=True)
        )

    def _cites(self, rule: Rule, provision: str, incidents: list[Incident]) -> tuple[CiteOut, ...]:
        if not rule.cites_from:
            return _cited_by(self.standards, rule, provision)
        alias, _, field = rule.cites_from.partition(".")
        own = [cite for each in incidents for cite in getattr(self.case.records[each.records[alias]], field)]
        always = [provision if cite == rule.provision else cite for cite in rule.cites]
        return _in_order(self.standards, [*always, *own])

    def _absorbed(self, rule: Rule, incident: Incident) -> tuple[str, ...]:
        breached = self.breached.get((incident.person, incident.scope))
        if not breached or not rule.absorbed_by:
            return ()
        cited = {breached[provision] for provision in rule.absorbed_by if provision in breached}
        return tuple(sorted(cited - {incident.provision}))

    def _decided_by(self, name: str, incidents: list[Incident]) -> tuple[tuple[str, ...], ...]:
        # each set once, in a dict: one finding may have thousands, too many to look through for each
        found: dict[tuple[str, ...], None] = {}
        for incident in incidents:
            for number, places in enumerate(deciding(incident, self.results)):
                found[tuple(f"{record}.{field}" for record, field in places)] = None
                if number == 0:
                    for place in places:
                        self.missing.setdefault(place, []).append(name)
        return tuple(found)

    def _undone_by(self, incidents: list[Incident]) -> tuple[ChangeOut, ...]:
        if len(incidents) != 1:
            return ()
        return tuple(
            ChangeOut(f"{record}.{field}", self._label((record, field)), instead)
            for (record, field), instead in undoing(incidents[0], self.results)
        )

    @staticmethod
    def _to_ask_about(incidents: list[Incident]) -> list[Incident]:
        """Return the incidents that a Government is asked about: what a rule asks supposes that it is engaged.

        Somebody who may not be a juvenile at all must not be spoken of as one.
        """
        return [incident for incident in incidents if incident.parts["engaged"] is YES]

    def _asks(self, rule: Rule, incidents: list[Incident]) -> tuple[str, ...]:
        fill = self.wording.filled
        return tuple(dict.fromkeys([fill(ask, incident.records) for incident in incidents for ask in rule.asks]))

    # The whole --------------------------------------------------------------------------------------------------------

    def _worked_out(self) -> Iterator[WorkedOut]:
        """Yield what the file does not tell itself and follows from what it tells of a person."""
        for person in self.case.file.persons.values():
            labels = {name: spec.label for name, spec in fields_of(person.kind).items()}
            for name, fact in facts_of(person).items():
                for reading in fact.readings:
                    if reading.reckoned_from and reading.value is not None:
                        sources = sources_of(person, reading)
                        bases = (
                            r
                            for r in getattr(person, reading.reckoned_from).readings
                            if sources_of(person, r) == sources
                        )
                        basis = labels[reading.reckoned_from]
                        if not person.confidential:
                            # a day of birth tells who somebody is
                            basis += f": {listed(value_in_words(r.value) for r in bases)}"
                        yield WorkedOut(
                            fact=f"{person.id}.{name}",
                            label=f"{called(person)}: {labels[name]}",
                            value=value_in_words(reading.value),
                            basis=basis,
                            sources=sources,
                        )

    def _judgements_unused(self) -> tuple[JudgementOut, ...]:
        given = dict.fromkeys((each.question, each.of) for each in self.case.file.assessments)
        shown = (e.judgement for f in self.made.values() for out in f.incidents for e in out.elements if e.judgement)
        used = {(judgement.question, judgement.of) for judgement in shown} if given else set()
        asks = {
            element.test.question: element.test
            for rule in (self.book.rules if given.keys() - used else ())
            for element in rule.elements()
            if isinstance(element.test, JudgementTest)
        }
        # a question that no rule has is complained of where a file is read; a file made otherwise may still have one
        unused = (place for place in given if place not in used and place[0] in asks)
        return tuple(self.explainer.judgement(asks[question], of) for question, of in unused)

    def _order(self, finding: FindingOut) -> tuple[Any, ...]:
        return (
            OUTCOMES.index(finding.outcome),
            _place(self.standards, finding.provision),
            self.people[finding.person],
            finding.id,
        )

    def _provisions(self, findings: list[FindingOut]) -> list[ProvisionOut]:
        grouped: dict[tuple[str, str], list[FindingOut]] = {}
        for finding in findings:
            grouped.setdefault((finding.provision, finding.person), []).append(finding)
        return [
            ProvisionOut(
                id=provision,
                citation=found[0].citation,
                person=person,
                outcome=first_present(finding.outcome for finding in found),  # type: ignore[arg-type]
                findings=tuple(finding.id for finding in found),
            )
            for (provision, person), found in grouped.items()
        ]

    def _missing(self) -> list[MissingOut]:
        found = []
        for (record_id, field), names in self.missing.items():
            decides = tuple(dict.fromkeys(names))
            found.append(
                MissingOut(
                    fact=f"{record_id}.{field}",
                    label=self._label((record_id, field)),
                    record=self._called(record_id),
                    question=fields_of(self.case.records[record_id].kind)[field].question
                    + self._so_far(record_id, field),
                    decides=decides,
                    provisions=tuple(dict.fromkeys(self.made[name].provision for name in decides)),
                )
            )
        return sorted(found, key=lambda each: (-len(each.provisions), -len(each.decides), each.fact))

    def _so_far(self, record_id: str, field: str) -> str:
        """Return what is told already of a list that may not be complete: the question is whether there is more."""
        values = self.facts.values(record_id, field) or ()
        told = dict.fromkeys(value_in_words(value) for value in values if isinstance(value, tuple) and value)
        return f" (told so far: {listed(told, 'or')}; is there more?)" if told else ""

    def _label(self, place: Address) -> str:
        return f"{self._called(place[0])}: {fields_of(self.case.records[place[0]].kind)[place[1]].label}"

    def _called(self, record_id: str) -> str:
        return self.explainer.called(record_id, self.facts)


@lru_cache(maxsize=10_000)
def _cited(standards: Standards, cite: str) -> tuple[float, CiteOut]:
    """Return what is cited, after its rank; it is the same in every case."""
    e = standards.cited(cite)
    made = CiteOut(e.id, e.citation, e.title, e.pin, e.obligation, e.kind, e.text_checked)
    return rank(e.kind, parse_id(e.id).instrument), made


@lru_cache(maxsize=10_000)
def _printed(standards: Standards, provision: str) -> tuple[str, bool]:
    """Return how a provision is cited, and whether it binds by its own words."""
    binding = standards.instruments[parse_id(provision).instrument].binding
    return _cited(standards, provision)[1].citation, binding


@lru_cache(maxsize=10_000)
def _cited_by(standards: Standards, rule: Rule, provision: str) -> tuple[CiteOut, ...]:
    """Return what a rule cites where a provision applies; it is the same in every case."""
    return _in_order(standards, [provision if cite == rule.provision else cite for cite in rule.cites])


def _in_order(standards: Standards, ids: Iterable[str]) -> tuple[CiteOut, ...]:
    """Return what is cited, each once, in the order of an annex."""
    cited = [_cited(standards, cite) for cite in dict.fromkeys(ids)]
    # the sort is stable: within an instrument's rank, the order of the rule
    return tuple(cite for _, cite in sorted(cited, key=itemgetter(0)))


@lru_cache(maxsize=10_000)
def _place(standards: Standards, provision: str) -> tuple[Any, ...]:
    """Return the place of a provision in the order of a report."""
    instrument = parse_id(provision).instrument
    return rank(standards.instruments[instrument].kind, instrument), instrument, sort_key(provision)


def _on_whose_word(facts: Collection[FactOut]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the sources of some facts, their origins, and those of the facts that only one origin tells."""
    if not facts:
        return (), (), ()
    return (
        tuple(sorted({source for fact in facts for source in fact.sources})),
        tuple(sorted({origin for fact in facts for origin in fact.origins})),
        tuple(sorted([fact.fact for fact in facts if len(fact.origins) == 1])),
    )


def _wording(outcome: str, citation: str, binding: bool) -> str:
    """Return the modest words for an outcome."""
    if outcome == "appears_breached":
        return f"appears to be in breach of {citation}" if binding else f"appears inconsistent with {citation}"
    return _WORDING[outcome].format(citation)


_WORDING = {
    "needs_information": "more information is needed under {}",
    "not_assessed": "a judgement is needed under {}",
    "appears_justified": "appears to be justified under {}",
    "appears_respected": "{} appears to be respected",
    "not_engaged": "{} does not arise on these facts",
}


def _open(rule: Rule, elements: Iterable[ElementOut]) -> str:
    """Return what is told and what is not, for a finding that is open: never its breach as a fact."""
    found = [element for element in elements if element.part != "justified"]
    told = dict.fromkeys(f"{f.label}: {f.value}" for e in found if e.holds == "yes" for f in e.facts if f.sources)
    unknown = dict.fromkeys(f.label for e in found if e.holds == "unknown" for f in e.facts)
    parts = [f"open: {rule.title}"]
    parts += [f"told: {listed(told)}"] if told else []
    parts += [f"not known: {listed(unknown)}"] if unknown else []
    return "; ".join(parts)
