"""The plain evaluator in the place of the other engine: the same questions, and answers of the same shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairtrial.case.file import Case
from fairtrial.facts.lens import Facts
from fairtrial.inference.results import Incident, Results, finding_of
from fairtrial.inference.run import Engine
from fairtrial.law.rules import RuleBook
from fairtrial.law.standards import Standards
from fairtrial.plain.decide import WORDS
from fairtrial.plain.evaluate import PlainIncident, infer
from fairtrial.truth import Truth


class PlainEngine(Engine):
    """The rules, worked out without durable-rules; it takes the place of the other and nothing else from it."""

    def __init__(self, book: RuleBook, standards: Standards):
        # nothing is compiled: what the other engine makes of the rules is not used here
        self.book, self.standards = book, standards

    def infer(self, facts: Facts, assumed: Mapping[str, str] | None = None) -> Results:
        """Work out every rule on the facts of a case; `assumed` gives outcomes that are taken as found."""
        found = infer(facts.case, self.book, self.standards, facts.lens, facts.replaced, assumed)
        order = {rule.id: number for number, rule in enumerate(self.book.rules)}
        incidents = [_incident(each) for finding in found for each in finding.incidents]
        incidents.sort(key=lambda each: (order[each.rule.id], each.person, each.scope, sorted(each.records.items())))
        return Results(facts, incidents)

    def infer_under(self, case: Case, lenses: Iterable[str]) -> dict[str, Results]:
        """Work out every rule on a case under some lenses, one after the other."""
        return {lens: self.infer(Facts(case, lens)) for lens in lenses}

    def infer_again(self, before: Results, facts: Facts, changed: tuple[str, str]) -> Results:
        """Work out the whole case again: nothing is kept of what was found before."""
        return self.infer(facts)


def _incident(plain: PlainIncident) -> Incident:
    held = {"engaged": plain.engaged, "breached": plain.breached, "justified": plain.justified}
    return Incident(
        rule=plain.rule,
        provision=plain.provision,
        person=plain.person,
        scope=plain.scope,
        finding=finding_of(plain.rule, plain.person, plain.scope),
        records=plain.records,
        frames=plain.frames,
        parts={part: Truth(WORDS[value]) for part, value in held.items()},
        binds=plain.binds,
        outcome=plain.outcome,
    )
