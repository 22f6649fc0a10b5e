"""What an invented case of torture, and one of a woman in custody, must raise, and what only a reader can say."""

from __future__ import annotations

import pytest

from fairtrial.findings.model import Report
from support import SOUND, case, outcomes, report

TORTURE = """\
proceedings:
  trial: {sources: [letter], person: example, matter: criminal}
detentions:
  arrest: {sources: [letter], person: example, proceeding: trial, start: 2024-01-10, end: never, capacity: accused}
events:
  - {id: beating, type: treatment, sources: [letter], person: example, detention: arrest, date: 2024-01-10,
     attribution: state_officials, ill_treatment: yes, to_coerce_statement: yes, methods: [electric_shock],
     medical_record: yes, complained: yes, investigated: no}
  - {id: questioning, type: interrogation, sources: [letter], person: example, proceeding: trial, date: 2024-01-10,
     attribution: state_officials, ill_treated: yes, statement: confession, used: against_the_person}
"""
JUDGED = """\
assessments:
  - {question: torture-as-defined, of: beating, answer: yes, by: an invented lawyer}
  - {question: established-by-torture, of: questioning, answer: yes, by: an invented lawyer}
"""
CUSTODY = """\
detentions:
  arrest: {sources: [letter], person: example, start: 2024-01-10, end: never, capacity: accused}
events:
  - {id: cell, type: placement, sources: [letter], person: example, detention: arrest, date: 2024-01-10,
     place_kind: police_cell, with_men: yes, guarded_by_men: yes}
"""

DEFINED = "cat-2-1-torture@example@example"
STATEMENT = "cat-15-statement-by-torture-used@example@trial"
REDRESS = "cat-14-1-no-redress-open@example@example"
NEED_NO_JUDGEMENT = {
    "iccpr-7-ill-treatment@example@example",
    "iccpr-14-3-g-statement-by-ill-treatment-used@example@trial",
    "cat-12-not-investigated@example@example",
    "cat-13-complaint-not-examined@example@example",
    "cat-16-1-ill-treatment@example@example",
}


def of(text: str, state: str = "TJK") -> Report:
    return report(case(SOUND.replace("TJK", state) + text))


def test_ill_treatment_appears_breached_as_it_is_told_and_torture_waits_for_a_judgement() -> None:
    found = outcomes(of(TORTURE))
    assert {name for name in NEED_NO_JUDGEMENT if found[name] != "appears_breached"} == set()
    assert (found[DEFINED], found[STATEMENT]) == ("not_assessed", "not_assessed")
    assert found[REDRESS] != "appears_breached"


def test_with_the_judgement_of_a_reader_torture_and_the_use_of_the_statement_appear_breached() -> None:
    here = of(TORTURE + JUDGED)
    found = outcomes(here)
    assert (found[DEFINED], found[STATEMENT]) == ("appears_breached", "appears_breached")
    assert found[REDRESS] == "needs_information"
    judged = {each.id: each.judged_by for each in here.findings}
    assert judged[DEFINED] and judged[STATEMENT]
    assert not judged["cat-16-1-ill-treatment@example@example"]


def test_a_statement_said_to_be_forced_that_is_not_established_to_come_from_torture_is_for_the_covenant_alone() -> None:
    denied = JUDGED.replace("of: questioning, answer: yes", "of: questioning, answer: no")
    found = outcomes(of(TORTURE + denied))
    assert found[STATEMENT] == "appears_respected"
    assert found["iccpr-14-3-g-statement-by-ill-treatment-used@example@trial"] == "appears_breached"


def test_a_state_that_is_no_party_to_the_convention_is_held_to_texts_that_do_not_bind() -> None:
    found = of(TORTURE + JUDGED, "IND").findings
    assert {each.provision for each in found if each.rule.startswith("cat-")} <= {"udhr:5", "udhr:8", "udhr:10"}
    assert not any(each.binding for each in found if each.rule.startswith("cat-"))


@pytest.mark.parametrize(("gender", "outcome"), [("woman", "appears_breached"), ("man", "not_engaged")])
def test_who_guards_and_who_shares_the_cell_counts_for_a_woman(gender: str, outcome: str) -> None:
    here = report(case(SOUND.replace("called: Ms. Example", f"called: Example, gender: {gender}") + CUSTODY))
    assert outcomes(here)["iccpr-3-custody-among-men@example@arrest"] == outcome


def test_without_a_word_on_the_guards_nothing_is_found() -> None:
    text = CUSTODY.replace("with_men: yes, guarded_by_men: yes", "with_convicted: no")
    here = report(case(SOUND.replace("called: Ms. Example", "called: Example, gender: woman") + text))
    assert outcomes(here)["iccpr-3-custody-among-men@example@arrest"] == "needs_information"
