"""Opening a conclusion: rule, elements, facts, sources, each with its citation. One line a step."""

from __future__ import annotations

from collections.abc import Iterator

from fairtrial.case.records import fields_of
from fairtrial.dates import minutes_in_words
from fairtrial.facts.lens import Address, Facts, sources_of
from fairtrial.facts.tests import spans
from fairtrial.findings.model import ElementOut, FactOut
from fairtrial.findings.words import label, listed, token_in_words, value_in_words
from fairtrial.inference.queries import parts
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.suppose import truth_of
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest
from fairtrial.truth import Truth

PART_NAMES = ("engaged", "breached", "justified")


class Explainer:
    """Opens the incidents of one result. Each fact is put in words once, however many elements rest on it."""

    def __init__(self, results: Results):
        self.results = results
        self._shown: dict[tuple[str, Address], FactOut] = {}

    def elements_of(self, incident: Incident) -> Iterator[ElementOut]:
        """Yield the elements of an incident in the order of its rule, the law that binds first if that is in doubt."""
        binds, results = incident.binds, self.results
        if binds.holds != "yes":
            cite = incident.rule.provision
            yield ElementOut("engaged", cite, f"bound by the law: {binds.says}", binds.holds, ())
        for part, group in parts(incident.rule).items():
            facts = results.facts.justifying() if part == "justified" else results.facts
            for element, alternative in _leaves(group):
                truth = truth_of(element, incident, results, facts)
                if _goes_without_saying(element.test, truth):
                    continue
                text = element.says or in_words(element.test, incident, results)
                follows = results.followed(element.test, incident) if isinstance(element.test, FollowsTest) else []
                yield ElementOut(
                    part=part,  # type: ignore[arg-type]
                    cite=element.cite,
                    text=f"either {text}" if alternative == 0 else f"or {text}" if alternative else text,
                    holds=truth.value,
                    facts=tuple([self._fact(address, facts) for address in addresses(element.test, incident)]),
                    follows_from=tuple(sorted(follows)),
                )

    def _fact(self, address: Address, facts: Facts) -> FactOut:
        key = (facts.lens, address)
        if key not in self._shown:
            self._shown[key] = fact_out(address, facts)
        return self._shown[key]


def _leaves(group: Group, alternative: int | None = None) -> Iterator[tuple[Element, int | None]]:
    """Yield the elements of a group, each with its number among alternatives (None where it has none)."""
    for number, item in enumerate(group.items):
        here = number if group.any and len(group.items) > 1 else alternative
        if isinstance(item, Group):
            yield from _leaves(item, here)
        else:
            yield item, here


def _goes_without_saying(test: Test, truth: Truth) -> bool:
    return isinstance(test, FieldTest) and test.field == "occurred" and truth is Truth.YES


def in_words(test: Test, incident: Incident, results: Results) -> str:
    """Return what a test asks, in words."""
    kinds = incident.rule.kinds
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
        found = [span.in_words() for span in spans(test, incident.records, results.facts) if span is not None]
        took = f" (here {listed(dict.fromkeys(found), 'or')})" if found else ""
        return f"{'more than' if test.over else 'not more than'} {length} between “{start}” and “{end}”{took}"
    if isinstance(test, JudgementTest):
        return f"a judgement: {test.asks}"
    return f"a finding under {test.of}"


def addresses(test: Test, incident: Incident) -> list[Address]:
    """Return the facts that a test reads, for the records of an incident."""
    if isinstance(test, FieldTest):
        return [(incident.records[test.alias], test.field)]
    if isinstance(test, TimeTest):
        return [(incident.records[alias], name) for alias, name in (test.start, test.end)]
    return []


def fact_out(address: Address, facts: Facts) -> FactOut:
    """Return a fact as a report shows it, with its sources and their words of caution."""
    record_id, name = address
    record = facts.case.records[record_id]
    spec = fields_of(record.kind)[name]
    values = facts.values(record_id, name)
    readings = facts.supporting(record_id, name)
    counted = [reading.value for reading in facts.tellings(record_id, name) if reading.value is not None]
    told = list(dict.fromkeys(value_in_words(value) for value in counted))
    if values is None and told:
        shown = f"not established under this lens (told: {listed(told, 'or')})"
    else:
        shown = listed(told, "or") or "not known"
    if address in facts.replaced:
        shown = "as supposed"
    return FactOut(
        fact=f"{record_id}.{name}",
        label=f"{label(record, facts)}: {spec.label}",
        value=shown,
        sources=tuple(dict.fromkeys(source for reading in readings for source in sources_of(record, reading))),
        words=tuple(dict.fromkeys(word for reading in readings if (word := reading.word or record.word))),
        origins=facts.origins(record_id, name) if readings else (),
    )
