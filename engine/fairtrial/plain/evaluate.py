"""Working out a case the plain way: for each rule, every set of records that belong together, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from fairtrial.case.file import Case
from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS, Record
from fairtrial.law.rules import OUTCOMES, Rule, RuleBook
from fairtrial.law.standards import Binding, Standards
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, TimeTest
from fairtrial.plain.binding import law_that_binds
from fairtrial.plain.decide import (
    NO,
    UNKNOWN,
    WORDS,
    YES,
    Held,
    field_holds,
    group_holds,
    judgement_holds,
    time_holds,
)
from fairtrial.plain.lens import Values, World

HOLDS_FOR = {"appears_breached": YES, "needs_information": UNKNOWN, "not_assessed": UNKNOWN}
"""How far a finding holds for what follows from it; with any other outcome it does not."""


@dataclass(frozen=True)
class PlainIncident:
    """One set of records under one rule, and what was found of it."""

    rule: Rule
    person: str
    records: Mapping[str, str]
    frames: Mapping[str, str | None]
    engaged: Held
    breached: Held
    justified: Held
    provision: str
    binds: Binding
    outcome: str

    @property
    def scope(self) -> str:
        """What the finding is about, besides the person."""
        return self.records[self.rule.per]


@dataclass(frozen=True)
class PlainFinding:
    """A rule, a person and what it is about, with the incidents that made it."""

    id: str
    outcome: str
    incidents: tuple[PlainIncident, ...]


Answers = Mapping[tuple[str, str], Held]
"""Answers to judgements that nobody has given, by question and record."""


def infer(
    case: Case,
    book: RuleBook,
    standards: Standards,
    lens: str,
    replaced: Mapping[tuple[str, str], Values] | None = None,
    assumed: Mapping[str, str] | None = None,
) -> list[PlainFinding]:
    """Return what follows from a case under a lens, in the order of the rules.

    `replaced` gives facts other values; `assumed` gives outcomes of rules or provisions, taken as found everywhere.
    """
    work = _Work(case, standards, World(case, lens, replaced), assumed or {})
    kinds: dict[str, list[Record]] = {}
    for record in case.records.values():
        kinds.setdefault(record.kind, []).append(record)
    for layer in book.strata:
        for rule in layer:
            for records in records_of(rule, case, kinds):
                work.add(work.concluded(rule, records))
    grouped: dict[str, list[PlainIncident]] = {}
    order = {rule.id: number for number, rule in enumerate(book.rules)}
    work.found.sort(key=lambda each: order[each.rule.id])
    for incident in [work.judged(each) for each in work.found]:
        grouped.setdefault(f"{incident.rule.id}@{incident.person}@{incident.scope}", []).append(incident)
    return [
        PlainFinding(name, min((each.outcome for each in incidents), key=OUTCOMES.index), tuple(incidents))
        for name, incidents in grouped.items()
    ]


def outcome_of(engaged: Held, breached: Held, justified: Held, burden: str | None) -> str:
    """Return the outcome of an incident, from the table of the design, by trying every way of filling the gaps."""
    if engaged == YES and breached == YES and (burden is None or justified == NO):
        return "appears_breached"
    if engaged == YES and breached == YES and justified == UNKNOWN and burden == "state":
        return "appears_breached"
    ways = product(*[(NO, YES) if held == UNKNOWN else (held,) for held in (engaged, breached, justified)])
    if any(e == YES and b == YES and (burden is None or j == NO) for e, b, j in ways):
        return "needs_information"
    if engaged == NO or (engaged == UNKNOWN and breached == NO):
        return "not_engaged"
    return "appears_respected" if breached == NO else "appears_justified"


# Which records belong together ----------------------------------------------------------------------------------------


def records_of(rule: Rule, case: Case, kinds: Mapping[str, list[Record]]) -> Iterator[dict[str, str]]:
    """Yield every set of records that a rule speaks of: by alias, the person and the frames it names included."""
    aliases = list(rule.incidents)
    for chosen in product(*(kinds.get(rule.incidents[alias], ()) for alias in aliases)):
        first, *others = chosen
        for number, person in enumerate(case.persons_of(first)):
            if rule.whose != "all" and rule.whose != ("affected" if number else "main"):
                continue
            if not all(_shared(rule, case, person, first.id, other.id) for other in others):
                continue
            records = {alias: record.id for alias, record in zip(aliases, chosen, strict=True)}
            named = {anchor: frame_of(rule, case, records, anchor) for anchor in ("proceeding", "detention")}
            frames = {anchor: frame for anchor, frame in named.items() if anchor in rule.kinds}
            if None not in frames.values():
                yield {**records, "person": person, **{anchor: str(frame) for anchor, frame in frames.items()}}


def _shared(rule: Rule, case: Case, person: str, first: str, other: str) -> bool:
    """Return whether a further record, by its main person, shares with the first all that the rule joins them by."""
    one, two = case.records[first], case.records[other]
    for join in rule.joined_by:
        left = person if join == "person" else case.anchor_of(one, join)
        right = case.person_of(two) if join == "person" else case.anchor_of(two, join)
        if left is None or left != right:
            return False
    return first != other


def frame_of(rule: Rule, case: Case, records: Mapping[str, str], anchor: str) -> str | None:
    """Return the proceeding or detention of an incident: that of the record that must have one, else of the first."""
    needing = NEEDS_PROCEEDING if anchor == "proceeding" else NEEDS_DETENTION
    bearer = next(iter(rule.incidents))
    for alias, kind in rule.incidents.items():
        if kind == anchor or kind in needing:
            bearer = alias
            break
    return case.anchor_of(case.records[records[bearer]], anchor)


# What follows for them ------------------------------------------------------------------------------------------------


@dataclass
class _Work:
    case: Case
    standards: Standards
    world: World
    assumed: Mapping[str, str]

    def __post_init__(self) -> None:
        self.found: list[PlainIncident] = []
        self.by_name: dict[str, list[PlainIncident]] = {}
        """What was found, by rule and by provision."""

    def add(self, incident: PlainIncident) -> None:
        """Add what was found for a set of records."""
        self.found.append(incident)
        for name in incident.rule.names:
            self.by_name.setdefault(name, []).append(incident)

    def concluded(self, rule: Rule, records: Mapping[str, str]) -> PlainIncident:
        """Return what follows for a set of records, given the findings of the layers before."""
        frames = {anchor: frame_of(rule, self.case, records, anchor) for anchor in ("proceeding", "detention")}
        provision, binds = law_that_binds(rule, records[next(iter(rule.incidents))], self.world, self.standards)
        incident = PlainIncident(rule, records["person"], records, frames, NO, NO, NO, provision, binds, "")
        return self.decided(incident, {})

    def judged(self, incident: PlainIncident) -> PlainIncident:
        """Return an incident as not assessed, if it is open and only judgements that nobody has given keep it so."""
        if incident.outcome != "needs_information":
            return incident
        asked = dict.fromkeys(
            (element.test.question, incident.records[element.test.alias])
            for element in incident.rule.elements()
            if isinstance(element.test, JudgementTest)
            and judgement_holds(element.test, incident.records, self.world) == UNKNOWN
        )
        answers = (dict(zip(asked, each, strict=True)) for each in product((NO, YES), repeat=len(asked)))
        outcomes = {self.decided(incident, each).outcome for each in answers}
        if "appears_breached" in outcomes and "needs_information" not in outcomes:
            return replace(incident, outcome="not_assessed")
        return incident

    def decided(self, incident: PlainIncident, answers: Answers) -> PlainIncident:
        """Return an incident with its parts decided, supposing answers to judgements."""
        rule = incident.rule
        took_place = [
            self.holds(Element(FieldTest(alias, "occurred", "in", ("yes",)), rule.provision, None), incident, answers)
            for alias, kind in rule.incidents.items()
            if "occurred" in KINDS[kind].model_fields
        ]
        engaged = min([*took_place, group_holds(rule.engaged, lambda e: self.holds(e, incident, answers))])
        breached = self.part(rule.breached, incident, answers, alleged=False)
        justified = self.part(rule.justified, incident, answers, alleged=True)
        bound = WORDS.index(incident.binds.holds)
        outcome = outcome_of(min(engaged, bound), breached, justified, rule.burden)
        return replace(incident, engaged=engaged, breached=breached, justified=justified, outcome=outcome)

    def part(self, group: Group, incident: PlainIncident, answers: Answers, alleged: bool) -> Held:
        """Return whether a part of the rule holds; one that the rule does not have does not."""
        return group_holds(group, lambda e: self.holds(e, incident, answers, alleged)) if group.items else NO

    def holds(self, element: Element, incident: PlainIncident, answers: Answers, alleged: bool = False) -> Held:
        """Return whether an element holds for an incident."""
        test, records = element.test, incident.records
        if isinstance(test, FieldTest):
            return field_holds(test, records, self.world, alleged)
        if isinstance(test, TimeTest):
            return time_holds(test, records, self.world, alleged)
        if isinstance(test, JudgementTest):
            return answers.get((test.question, records[test.alias]), judgement_holds(test, records, self.world))
        return self.follows(test, incident)

    def follows(self, test: FollowsTest, incident: PlainIncident) -> Held:
        """Return whether a finding of the same person, and of the frame they are to share, holds."""
        frame = incident.frames[test.shares] if test.shares else None
        if test.shares and frame is None:
            return NO
        holding = [
            HOLDS_FOR.get(other.outcome, NO)
            for other in self.by_name.get(test.of, ())
            if other.person == incident.person and (test.shares is None or other.frames[test.shares] == frame)
        ]
        return max([*holding, HOLDS_FOR.get(self.assumed.get(test.of, ""), NO)])
