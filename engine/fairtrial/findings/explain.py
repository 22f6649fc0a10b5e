"""Opening a conclusion: rule, elements, facts, sources, each with its citation. One line a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fairtrial.case.fields import UNTOLD, Reading
from fairtrial.case.records import Record, fields_of, sources_of
from fairtrial.dates import minutes_in_words
from fairtrial.facts.lens import OCCURRED, Address, Facts, is_bare_word
from fairtrial.facts.tests import spans
from fairtrial.findings.model import AnswerOut, ElementOut, FactOut, JudgementOut
from fairtrial.findings.words import label, listed, reading_in_words, token_in_words, value_in_words, worked_out
from fairtrial.inference.queries import parts, table
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import tested_of
from fairtrial.law.rules import Rule
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest
from fairtrial.truth import NO, UNKNOWN, YES, Truth, both, either

PART_NAMES = ("engaged", "breached", "justified")


class Explainer:
    """Opens the incidents of one result. Each fact is put in words once, however many elements rest on it."""

    def __init__(self, results: Results):
        self.results = results
        self._shown: tuple[dict[Address, FactOut], ...] = ({}, {})
        """Each fact in words: as it counts, and as it counts to justify something."""
        self._called: dict[tuple[str, str], str] = {}
        self._answers: dict[tuple[str, str], list[AnswerOut]] = {}
        for each in results.facts.case.file.assessments:
            answer = AnswerOut(each.by, each.answer, each.reasons, each.sources)
            self._answers.setdefault((each.question, each.of), []).append(answer)

    def elements_of(self, incident: Incident) -> Iterator[ElementOut]:
        """Yield the elements of an incident in the order of its rule, the law that binds first if that is in doubt.

        Of what does not arise only those are told that keep it from arising: the others decide nothing.
        """
        binds, results, records = incident.binds, self.results, incident.records
        tested = tested_of(incident, results)
        law_told = binds.holds != "yes"
        excluding = None
        if incident.outcome == "not_engaged":
            excluding = _excluding(incident, tested)
            law_told = binds.holds == "no" or (binds.holds == "unknown" and incident.parts["engaged"] is not NO)
        if law_told:
            cite = incident.rule.provision
            yield ElementOut("engaged", cite, f"bound by the law: {binds.says}", binds.holds, ())
        every = leaves(incident.rule)
        for leaf in every if excluding is None else [every[place] for place in sorted(excluding)]:
            truth, test = tested[leaf.number], leaf.test
            if leaf.goes_without_saying and truth is YES:
                continue
            shown = self._shown[leaf.justifies]
            facts = []
            for alias, name in leaf.places:
                address = (records[alias], name)
                facts.append(shown.get(address) or self._show(address, leaf.justifies))
            if leaf.of_a_field:
                # most are, and nothing more is to be told of them
                yield ElementOut(leaf.part, leaf.cite, leaf.text, truth.word, tuple(facts))  # type: ignore[arg-type]
                continue
            yield ElementOut(
                leaf.part,  # type: ignore[arg-type]
                leaf.cite,
                leaf.text + _took(test, incident, results) if leaf.tells_time else leaf.text,
                truth.word,  # type: ignore[arg-type]
                tuple(facts),
                _followed(test, truth, incident, results) if isinstance(test, FollowsTest) else (),
                self.judgement(test, records[test.alias]) if isinstance(test, JudgementTest) else None,
            )

    def judgement(self, test: JudgementTest, record_id: str) -> JudgementOut:
        """Return what a test asks of a record, with every answer of the case file."""
        answers = self._answers.get((test.question, record_id), ())
        return JudgementOut(test.question, record_id, test.asks, tuple(answers))

    def called(self, record_id: str, facts: Facts) -> str:
        """Return a short name for a record."""
        key = (facts.lens, record_id)
        if key not in self._called:
            self._called[key] = label(facts.case.records[record_id], facts)
        return self._called[key]

    def _show(self, address: Address, justifies: bool) -> FactOut:
        facts = self.results.facts.justifying() if justifies else self.results.facts
        found = self._shown[justifies][address] = fact_out(address, facts, self.called(address[0], facts))
        return found


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that is the same of an element in every case: worked out once for a rule."""

    part: str
    justifies: bool
    test: Test
    cite: str
    number: int
    """The number of its test in the table of the rule."""
    text: str
    of_a_field: bool
    tells_time: bool
    """Whether the text goes on with the time that it took in the case."""
    places: tuple[tuple[str, str], ...]
    """The facts that it reads, by alias and field."""
    goes_without_saying: bool
    """Whether it is not worth a word where it holds: that an event took place."""


@cache
def leaves(rule: Rule) -> tuple[Leaf, ...]:
    """Return the elements of a rule in its order, engaged first."""
    found = []
    numbers = table(rule).numbers
    for part, group in parts(rule).items():
        for element, alternative in _numbered(group):
            test = element.test
            text = element.says or in_words(test, rule)
            found.append(
                Leaf(
                    part=part,
                    justifies=part == "justified",
                    test=test,
                    cite=element.cite,
                    number=numbers[test, part == "justified"],
                    text=f"either {text}" if alternative == 0 else f"or {text}" if alternative else text,
                    of_a_field=isinstance(test, FieldTest),
                    tells_time=isinstance(test, TimeTest) and not element.says,
                    places=_places(test),
                    goes_without_saying=isinstance(test, FieldTest) and test.field == "occurred",
                )
            )
    return tuple(found)


@cache
def tells_apart(rule: Rule) -> bool:
    """Return whether no two elements of a rule read alike, so that those of one incident need not be compared."""
    found = [(leaf.part, leaf.cite, leaf.text) for leaf in leaves(rule)]
    return len(set(found)) == len(found)


def _excluding(incident: Incident, tested: Sequence[Truth]) -> set[int]:
    """Return the places, among the leaves of its rule, of the elements that keep an incident from arising.

    Where it is the breach that does not hold, what is unknown of the engagement is told too: were it known to hold, the
    provision would appear respected.
    """
    if incident.binds.holds == "no":
        return set()
    rule = incident.rule
    every, starts = leaves(rule), _starts(rule)
    if incident.parts["engaged"] is NO:
        return set(_failing(parts(rule)["engaged"], starts["engaged"], every, tested)[2])
    found = set(_failing(parts(rule)["breached"], starts["breached"], every, tested)[2])
    for place in range(starts["engaged"], starts["breached"]):
        if tested[every[place].number] is UNKNOWN:
            found.add(place)
    return found


@cache
def _starts(rule: Rule) -> dict[str, int]:
    """Return the place of the first element of each part, among the leaves of a rule."""
    found, place = {}, 0
    for part, group in parts(rule).items():
        found[part] = place
        place += sum(1 for _ in group.elements())
    return found


def _failing(group: Group, place: int, every: Sequence[Leaf], tested: Sequence[Truth]) -> tuple[Truth, int, list[int]]:
    """Return whether a group holds, the place after its last leaf, and what makes it fail; its first has this place."""
    members: list[Truth] = []
    failing: list[int] = []
    for item in group.items:
        if isinstance(item, Group):
            truth, place, within = _failing(item, place, every, tested)
            if truth is NO:
                failing += within
        else:
            truth = tested[every[place].number]
            if truth is NO:
                failing.append(place)
            place += 1
        members.append(truth)
    held = either(members) if group.any else both(members)
    return held, place, failing if held is NO else []


def _numbered(group: Group, alternative: int | None = None) -> Iterator[tuple[Element, int | None]]:
    """Yield the elements of a group, each with its number among alternatives (None where it has none)."""
    for number, item in enumerate(group.items):
        here = number if group.any and len(group.items) > 1 else alternative
        if isinstance(item, Group):
            yield from _numbered(item, here)
        else:
            yield item, here


def in_words(test: Test, rule: Rule) -> str:
    """Return what a test of a rule asks, in words."""
    kinds = rule.kinds
    if isinstance(test, FieldTest):
        name = fields_of(kinds[test.alias])[test.field].label
        if test.how in ("never", "some_time"):
            return f"{name}: {test.how.replace('_', ' ')}"
        joined = listed((token_in_words(value) for value in test.values), "and" if test.how == "includes_all" else "or")
        bound = f"{test.how.replace('_', ' ')} " if test.how in ("at_least", "at_most") else ""
        return f"{name}: {bound}{joined}"
    if isinstance(test, TimeTest):
        start = fields_of(kinds[test.start[0]])[test.start[1]].label
        end = fields_of(kinds[test.end[0]])[test.end[1]].label
        length = "any time" if test.minutes == 0 else minutes_in_words(test.minutes)
        return f"{'more than' if test.over else 'not more than'} {length} between “{start}” and “{end}”"
    if isinstance(test, JudgementTest):
        return f"a judgement: {test.asks}"
    return f"a finding under {test.of}"


def _took(test: Test, incident: Incident, results: Results) -> str:
    """Return the time that it took in a case, in words."""
    assert isinstance(test, TimeTest)
    found = [span.in_words() for span in spans(test, incident.records, results.facts) if span is not None]
    return f" (here {listed(dict.fromkeys(found), 'or')})" if found else ""


def _followed(test: FollowsTest, truth: Truth, incident: Incident, results: Results) -> tuple[str, ...]:
    """Return the findings that a chain rests on: of one that holds those that make it hold, else those that may."""
    found = results.followed(test, incident)
    return tuple(sorted(name for name, outcome in found.items() if truth is not YES or outcome == "appears_breached"))


def addresses(test: Test, incident: Incident) -> list[Address]:
    """Return the facts that a test reads, for the records of an incident."""
    return [(incident.records[alias], name) for alias, name in _places(test)]


def _places(test: Test) -> tuple[tuple[str, str], ...]:
    """Return the facts that a test reads, by alias and field."""
    if isinstance(test, FieldTest):
        return ((test.alias, test.field),)
    if isinstance(test, TimeTest):
        return (test.start, test.end)
    return ()


def _not_established(kind: str, tellings: Sequence[Reading], facts: Facts) -> str | None:
    """Return what is said of a fact that is told, but not so that it counts; None where nothing is told."""
    told = dict.fromkeys(reading_in_words(kind, reading) for reading in tellings if reading.value is not None)
    if not told:
        return None
    bare = facts.to_justify and any(map(is_bare_word, tellings))
    why = "not shown (told in a bare word" if bare else "not established under this lens (told"
    return f"{why}: {listed(told, 'or')})"


def _word(record: Record, reading: Reading) -> str | None:
    """Return the word of caution of a telling: its own, or the record's if those who tell the record tell it."""
    return reading.word or (record.word if {*reading.sources} <= {*record.sources} else None)


def fact_out(address: Address, facts: Facts, called: str) -> FactOut:
    """Return a fact as a report shows it, with its sources and their words of caution, `called` for its record."""
    record_id, name = address
    record = facts.case.records[record_id]
    spec = fields_of(record.kind)[name]
    if getattr(record, name) is UNTOLD and name != OCCURRED and address not in facts.replaced:
        return FactOut(f"{record_id}.{name}", f"{called}: {spec.label}", "not known", ())
    values = facts.values(record_id, name)
    readings = facts.supporting(record_id, name)
    if address in facts.replaced:
        shown = "as supposed"
    elif values is not None:
        shown = listed(dict.fromkeys([value_in_words(value) for value in values]), "or") or "not known"
        shown += worked_out(record.kind, readings)
    else:
        shown = _not_established(record.kind, facts.tellings(record_id, name), facts) or "not known"
    return FactOut(
        fact=f"{record_id}.{name}",
        label=f"{called}: {spec.label}",
        value=shown,
        sources=tuple(dict.fromkeys([source for reading in readings for source in sources_of(record, reading)])),
        words=tuple(dict.fromkeys([word for reading in readings if (word := _word(record, reading))])),
        origins=facts.origins(record_id, name) if readings else (),
    )
