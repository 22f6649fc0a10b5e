"""A conclusion can be opened: what decides it is told, and nothing that decides nothing."""

from itertools import permutations

import pytest

from plain.compare import generated
from support import SOUND, case, case_of, raw_case, report

DISPUTE = (
    SOUND
    + """\
proceedings:
  suit: {sources: [letter], matter: suit_at_law}
events:
  - {id: wait, type: delay, sources: [letter], proceeding: suit, stage: trial, no_step_taken: yes}
"""
)


def test_of_what_does_not_arise_only_what_keeps_it_from_arising_is_told() -> None:
    (finding,) = [f for f in report(case(DISPUTE)).findings if f.rule == "iccpr-14-3-c-standstill"]
    assert finding.outcome == "not_engaged"
    assert [(e.part, e.holds, [fact.value for fact in e.facts]) for e in finding.elements] == [
        ("engaged", "no", ["suit at law"])
    ]


def test_of_what_is_reported_every_element_is_told() -> None:
    penal = DISPUTE.replace("suit_at_law", "criminal")
    (finding,) = [f for f in report(case(penal)).findings if f.rule == "iccpr-14-3-c-standstill"]
    assert finding.outcome == "appears_breached"
    assert {e.part for e in finding.elements} == {"engaged", "breached", "justified"}


def test_of_alternatives_that_one_meets_those_that_failed_are_no_reason() -> None:
    """Belief was forced by officials, so who did it keeps nothing from arising: only what was touched does."""
    text = DISPUTE.replace(
        "delay, sources: [letter], proceeding: suit, stage: trial, no_step_taken: yes}",
        "restriction, sources: [letter], on: [movement], measure: [other], attribution: state_officials}",
    )
    (finding,) = [f for f in report(case(text)).findings if f.rule == "iccpr-19-1-coerced"]
    assert finding.outcome == "not_engaged"
    assert {e.holds for e in finding.elements} == {"no"}
    assert not [e.text for e in finding.elements if e.text.startswith(("either", "or "))]


def test_where_the_law_does_not_bind_that_alone_is_told() -> None:
    text = DISPUTE.replace("suit_at_law", "criminal").replace("stage: trial", "stage: appeal, date: 1985, until: 1986")
    (finding,) = [f for f in report(case(text)).findings if f.rule == "iccpr-14-5-delayed-review"]
    assert finding.outcome == "not_engaged"
    assert [(e.part, e.holds, e.text.startswith("bound by the law")) for e in finding.elements] == [
        ("engaged", "no", True)
    ]


def test_where_the_breach_fails_what_is_unknown_of_the_engagement_is_told_too() -> None:
    text = DISPUTE.replace("matter: suit_at_law", "accusation: Theft").replace(
        "no_step_taken: yes", "no_step_taken: no"
    )
    (finding,) = [f for f in report(case(text)).findings if f.rule == "iccpr-14-3-c-standstill"]
    assert finding.outcome == "not_engaged"
    assert {(e.part, e.holds) for e in finding.elements} == {("engaged", "unknown"), ("breached", "no")}


@pytest.mark.parametrize("name", ["khakimova", "mirsaidov", "training-closed-trial"])
def test_nothing_is_said_not_to_arise_without_saying_why(name: str) -> None:
    for finding in report(case_of(raw_case(name))).findings:
        if finding.outcome == "not_engaged":
            assert finding.elements, f"{finding.id} tells nothing"
            assert any(element.holds == "no" for element in finding.elements), f"{finding.id} tells no reason"


def test_what_is_permitted_in_any_case_is_not_told_as_if_it_had_happened() -> None:
    unknown = DISPUTE.replace("matter: suit_at_law", "accusation: Theft").replace(
        "yes}", "yes, held_up_by_defence: yes}"
    )
    (finding,) = [f for f in report(case(unknown)).findings if f.rule == "iccpr-14-3-c-standstill"]
    assert finding.outcome == "appears_justified"
    assert finding.because.startswith("whether it arises is not known, but if it does, it is shown to be permitted: ")


def test_what_is_permitted_is_not_told_as_a_breach_where_that_is_not_known() -> None:
    penal = DISPUTE.replace("suit_at_law", "criminal").replace("no_step_taken: yes", "held_up_by_defence: yes")
    (finding,) = [f for f in report(case(penal)).findings if f.rule == "iccpr-14-3-c-standstill"]
    assert finding.outcome == "appears_justified"
    assert finding.because.startswith("whether it happened is not known, but if it did, it is shown to be permitted: ")


def test_where_only_a_judgement_is_missing_no_fact_beside_it_is_asked_for() -> None:
    """A suit is a suit whether or not expulsion is a penalty too: that alternative decides nothing here."""
    text = DISPUTE.replace(
        "delay, sources: [letter], proceeding: suit, stage: trial, no_step_taken: yes}",
        "judge, sources: [letter], proceeding: suit, sat: yes, other_ground: yes}",
    )
    (finding,) = [f for f in report(case(text)).findings if f.rule == "iccpr-14-1-judge-appearance"]
    assert (finding.outcome, finding.decided_by) == ("not_assessed", ())


HELD = (
    SOUND
    + """\
detentions:
  custody:
    sources: [letter]
    start: 2024-01-05T08:00
    end: 2024-03-01
    capacity: suspect
    brought_before_judge: 2024-01-09T12:00
"""
)


def test_what_stands_already_would_undo_nothing() -> None:
    """That a judge was seen at some time is no change: one was seen, only too late."""
    (finding,) = [f for f in report(case(HELD)).findings if f.rule == "iccpr-9-3-forty-eight-hours"]
    assert finding.outcome == "appears_breached"
    assert ("custody.brought_before_judge", "a date") not in [(c.fact, c.instead) for c in finding.undone_by]


def test_a_government_is_not_asked_about_what_may_not_arise() -> None:
    """Whether the person was a child is not known: the Government is not asked about a juvenile."""
    made = report(case(HELD))
    (juvenile,) = [f for f in made.findings if f.rule == "iccpr-9-3-juvenile"]
    assert (juvenile.outcome, juvenile.asks) == ("needs_information", ())
    assert not [question for question in made.questions if "juvenile" in question.text]
    child = report(case(HELD.replace("called: Ms. Example", "called: Ms. Example, minor: yes")))
    assert [question for question in child.questions if "juvenile" in question.text]


@pytest.mark.parametrize("seed", range(12))
def test_no_set_of_facts_that_would_decide_an_incident_holds_another(seed: int) -> None:
    open_ones = [f for f in report(generated(seed)).findings if f.decided_by and len(f.incidents) == 1]
    assert open_ones
    for finding in open_ones:
        for one, other in permutations(finding.decided_by, 2):
            assert not set(one) <= set(other), finding.id


@pytest.mark.parametrize("seed", range(12))
def test_only_where_it_is_to_justify_is_a_bare_word_said_to_show_nothing(seed: int) -> None:
    elements = [e for finding in report(generated(seed)).findings for i in finding.incidents for e in i.elements]
    assert elements
    for element in elements:
        for fact in element.facts:
            assert element.part == "justified" or not fact.value.startswith("not shown"), (element.text, fact.fact)


@pytest.mark.parametrize("measure", ["conviction", "blocking"])
def test_a_call_to_violence_is_told_with_a_finding_on_expression_and_changes_nothing_in_it(measure: str) -> None:
    told = SOUND + (
        "proceedings: {trial: {sources: [letter], matter: criminal}}\n"
        "events:\n"
        "  - {id: post, type: restriction, proceeding: trial, sources: [letter],\n"
        f"     on: expression, called_for_violence: CALLED, measure: {measure},\n"
        "     attribution: state_officials, because_of_expression: yes}\n"
    )
    called, silent = (report(case(told.replace("CALLED", answer))) for answer in ("yes", "unknown"))
    outcomes = [{f.id: f.outcome for f in r.findings if f.provision.startswith("iccpr:19")} for r in (called, silent)]
    assert outcomes[0] == outcomes[1]
    breach = next(f for f in called.findings if f.provision == "iccpr:19(2)" and f.outcome == "appears_breached")
    assert breach.because.endswith("; it is told that the expression called for violence or hatred")
    assert not any("called for violence" in f.because for f in silent.findings)


POLITICAL = (
    SOUND
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: fine, type: restriction, sources: [letter], on: expression, speech: [political], because_of_expression: yes,
      measure: [administrative_penalty], attribution: state_officials}
"""
)


def test_a_question_on_a_list_that_is_begun_says_what_is_told_and_asks_for_more() -> None:
    (asked,) = [each for each in report(case(POLITICAL)).missing if each.fact == "fine.speech"]
    assert asked.question == "What kind of expression was it? (told so far: political; is there more?)"


def test_where_two_members_of_one_list_are_lacking_the_list_would_decide() -> None:
    """The rule asks for human rights, and for journalism or research, both of the same list."""
    (found,) = [f for f in report(case(POLITICAL)).findings if f.rule == "hrdd-6-a-punished-for-gathering"]
    assert found.decided_by == (("fine.speech",),)


@pytest.mark.parametrize("name", ["khakimova", "berlin-relatives", "mirsaidov"])
def test_an_open_finding_says_what_would_decide_it(name: str) -> None:
    """Facts, a judgement, or another finding that is open itself."""
    for found in report(case_of(raw_case(name))).findings:
        if found.outcome == "needs_information":
            assert found.decided_by or found.follows_from, found.id
