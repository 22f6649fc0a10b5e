"""What the State says of the facts that a breach stands on, told beside it: an answer is never passed over."""

from __future__ import annotations

from collections.abc import Sequence

from fairtrial.case.records import sources_of
from fairtrial.facts.lens import Facts, compatible, told_facts, within
from fairtrial.findings.model import FactOut
from fairtrial.findings.words import reading_in_words

_ANSWERS = {
    "specific_rebuttal": "The State answers {} with particulars",
    "admitted": "The State admits {}",
    "general_denial": "The State denies {} in general terms",
}


def answers_to(shown: Sequence[FactOut], facts: Facts) -> tuple[str, ...]:
    """Return sentences on what the State answers to the told facts of a finding; none under its own account."""
    if facts.lens == "state_account":
        return ()
    otherwise: dict[str, None] = {}
    answered: dict[str, dict[str, str]] = {}
    left = {fact.fact for fact in shown}
    for fact in shown:
        own, answers = _answer(fact, facts)
        otherwise.update(dict.fromkeys(own))
        if own:
            left.discard(fact.fact)
        for answer in answers:
            answered.setdefault(answer, {})[fact.fact] = fact.label
    said = [f"According to the State: {'; '.join(otherwise)}"] if otherwise else []
    for answer, says in _ANSWERS.items():
        if about := answered.get(answer):
            all_of_it = "the rest of this" if said else "this"
            said.append(
                says.format(all_of_it if about.keys() == left else f"a part of this ({'; '.join(about.values())})")
            )
            left -= about.keys()
    return tuple(f"{each}." for each in said)


def _answer(fact: FactOut, facts: Facts) -> tuple[list[str], set[str]]:
    """Return what the State itself tells of a fact otherwise, in words; if there is none, how it answered.

    What it tells itself as others do, and as precisely, it admits; to say less, or not to know, is no admission.
    """
    record_id, _, name = fact.fact.rpartition(".")
    record = facts.case.records[record_id]
    readings = told_facts(record)[name].readings
    of_the_state = {source.id for source in facts.case.file.sources.values() if source.of_the_state}
    own = [each for each in readings if of_the_state & {*sources_of(record, each)}]
    others = [each for each in readings if not of_the_state & {*sources_of(record, each)}]
    otherwise = [
        f"{fact.label}: {reading_in_words(record.kind, each)}"
        for each in own
        if each.value is not None and any(o.value is None or not compatible(each.value, o.value) for o in others)
    ]
    if own:
        admits = all(any(e.value is not None and within(e.value, o.value) for e in own) for o in others)
        told = any(each.value is not None for each in own)
        return otherwise, {"admitted"} if admits and told and not otherwise else set()
    return [], {facts.answer_to(record, each) for each in others if each.value is not None}
