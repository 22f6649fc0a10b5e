"""A page on one provision: what it lays down, what interprets it, its rules, and an example of a breach and of none."""

from __future__ import annotations

from collections.abc import Iterable

from fairtrial.inference.run import Engine
from fairtrial.law.ids import parse_id
from fairtrial.law.rules import Rule
from fairtrial.problems import InputError, Problem, nearest


def provision_page(text: str, law: Engine, rules: Iterable[Rule]) -> str:
    """Return the page on a provision as plain text. Raises InputError for an id that is not described."""
    standards = law.standards
    if not standards.knows(text) or text.startswith("doc:"):
        close = nearest(text, [*standards.provisions, *standards.instruments])
        hint = f' Did you mean "{close}"?' if close else ""
        raise InputError([Problem(f'"{text}" is not described in standards/.{hint}')])
    cited = standards.cited(text)
    lines = [f"{cited.id}: {cited.citation}", "", cited.obligation]
    if not cited.text_checked:
        lines += ["", "The wording has not been checked against the text; look it up before you rely on it."]
    provision = standards.provisions.get(parse_id(text).provision)
    if provision is not None:
        lines += [f"  {each.id}: {each.obligation.strip()}" for each in provision.obligations if "#" not in text]
        if provision.status != "conduct":
            lines += ["", f"Status: {provision.status.replace('_', ' ')} ({provision.reason})"]
    interpreting = [p for p in standards.provisions.values() if text in p.interprets]
    if interpreting:
        lines += ["", "Interpreted by:"] + [f"  {p.id}: {p.heading}" for p in interpreting]
    # a rule that cites one duty of a paragraph cites the paragraph
    found = [rule for rule in rules if any(text in (cite, cite.partition("#")[0]) for cite in rule.cites)]
    lines += ["", "Rules:"] if found else ["", "No rule cites it yet."]
    for rule in found:
        lines.append(f"  {rule.id}: {rule.title} ({rule.file})")
        for outcome in ("appears_breached", "appears_respected"):
            example = next((e for e in rule.examples if e.outcome == outcome), None)
            if example:
                lines.append(f"    {outcome.replace('_', ' ')}: {example.name}")
    return "\n".join(lines) + "\n"
