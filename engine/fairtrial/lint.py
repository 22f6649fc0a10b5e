"""Checks of the content: small, each with one fault and one message that carries its place."""

from __future__ import annotations

from collections.abc import Iterator

from fairtrial.content import folder
from fairtrial.examples import outcome_of_example
from fairtrial.law.rules import Rule, load_rules
from fairtrial.law.standards import Standards
from fairtrial.problems import InputError, Problem

NEEDED = ("appears_breached", "needs_information", "not_engaged")
"""Outcomes of which every rule shows an example; where it knows a justification, that too."""


def lint() -> tuple[list[Problem], int, int]:
    """Return what is wrong with the rules and standards, the number of rules, and the number of their examples."""
    standards = Standards(folder("standards"))
    book = load_rules(folder("rules"), standards)
    problems = [*_standards(standards)]
    for rule in book.rules:
        problems += _file_name(rule)
        problems += _examples(rule, standards)
    return problems, len(book.rules), sum(len(rule.examples) for rule in book.rules)


def _standards(standards: Standards) -> Iterator[Problem]:
    for provision in standards.provisions.values():
        place = f"standards/{provision.id.partition(':')[0]}.yaml"
        for other in provision.interprets:
            if not standards.knows(other):
                yield Problem(f"it interprets {other}, which is not described", place, 0, provision.id)
        if provision.status != "conduct" and not provision.reason:
            yield Problem(f"the status {provision.status} needs a reason", place, 0, provision.id)
        for each in provision.obligations:
            if each.id.partition("#")[0] != provision.id:
                yield Problem(f"the obligation {each.id} stands under another provision", place, 0, provision.id)


def _file_name(rule: Rule) -> Iterator[Problem]:
    """A rule is found in one guess: the file is named after the provision, and the id begins with it."""
    instrument, _, number = rule.provision.partition(":")
    name = number.replace(")(", "-").replace("(", "-").replace(")", "")
    if rule.file != f"rules/{instrument}/{name}.yaml":
        yield Problem(f"the rules of {rule.provision} belong in rules/{instrument}/{name}.yaml", rule.file, 0, rule.id)
    if not rule.id.startswith(f"{instrument}-{name}-".replace("+", "-")):
        yield Problem(f"the id should begin with {instrument}-{name}-".replace("+", "-"), rule.file, 0, rule.id)


def _examples(rule: Rule, standards: Standards) -> Iterator[Problem]:
    wanted = {*NEEDED, *(["appears_justified"] if rule.burden else [])}
    for outcome in sorted(wanted - {example.outcome for example in rule.examples}):
        yield Problem(f"there is no example of {outcome}", rule.file, 0, rule.id)
    for example in rule.examples:
        try:
            found = outcome_of_example(rule, example, standards)
        except (InputError, ValueError) as error:
            yield Problem(f"example “{example.name}”: {error}", rule.file, 0, rule.id)
            continue
        if found != example.outcome:
            yield Problem(f"example “{example.name}”: {found}, not {example.outcome}", rule.file, 0, rule.id)
