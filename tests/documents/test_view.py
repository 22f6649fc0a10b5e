"""The annex can be written for every report, and says what need not be taken separately."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from fairtrial.documents.markdown import to_markdown
from fairtrial.documents.provision import provision_page
from fairtrial.documents.view import grouped
from fairtrial.facts.lens import LENSES
from fairtrial.findings.model import CiteOut, FindingOut
from fairtrial.program import law
from generate import raw_case
from support import SOUND, case, case_of, outcomes, report
from support import raw_case as written_case

REMOVAL = """
as_of: 2025-06-30
title: A family divided
state: {state}
sources: {{letter: {{kind: allegation_letter, title: A letter}}}}
persons: {{ann: {{sources: [letter]}}}}
events:
  - {{id: removal, type: removal, sources: [letter], date: 2024-07-16, measure: expulsion, attribution: state_officials,
      family_separated: yes, family_weighed: no, basis_in_law: no}}
"""
ABSORBED = "iccpr-17-1-removal-splits-family"


def absorbed_finding(state: str) -> tuple[FindingOut, str]:
    """Return the finding on the removal of a mother, which another one absorbs, and the annex."""
    made = report(case(REMOVAL.format(state=state)))
    (found,) = (finding for finding in made.findings if finding.rule == ABSORBED)
    assert outcomes(made)[found.id] == "appears_breached"
    return found, to_markdown(made)


def test_a_finding_that_another_absorbs_is_not_to_be_taken_separately() -> None:
    found, annex = absorbed_finding("TJK")
    assert found.absorbed_by == ("iccpr:17(1)+23(1)",)
    assert "It need not be taken separately from" in annex


def test_where_the_covenant_does_not_bind_the_annex_names_no_provision_of_it_as_absorbing() -> None:
    found, annex = absorbed_finding("SAU")
    assert found.provision == "udhr:12"
    assert not any(provision.startswith("iccpr:") for provision in found.absorbed_by)
    assert "separately from article 17" not in annex


LONG_TRIAL = """
as_of: 2025-06-30
title: A long trial
state: TJK
sources: {letter: {kind: allegation_letter, title: A letter}}
persons: {ann: {sources: [letter]}}
proceedings: {trial: {sources: [letter], matter: criminal}}
events:
  - {id: wait, type: delay, sources: [letter], proceeding: trial, stage: trial, date: 2020-01, until: 2024-01,
      no_step_taken: no}
"""
ANSWER = "  - {{question: undue-delay, of: wait, answer: {}, by: {}, reasons: Three witnesses, sources: [letter]}}\n"


def annex_of_long_trial(*answers: str) -> tuple[FindingOut, str]:
    """Return the finding on a trial that took long, as it was answered whether it was undue, and the annex."""
    made = report(case(LONG_TRIAL + ("assessments:\n" if answers else "") + "".join(answers)))
    (found,) = (finding for finding in made.findings if finding.rule == "iccpr-14-3-c-length-to-weigh")
    return found, to_markdown(made)


def test_a_breach_that_rests_on_a_judgement_says_whose() -> None:
    found, annex = annex_of_long_trial(ANSWER.format("yes", "An observer"))
    assert (found.outcome, found.judged_by) == ("appears_breached", ("An observer",))
    assert "It rests on the judgement of An observer." in annex
    assert "**yes**; yes, in the judgement of An observer: Three witnesses (letter)" in annex


def test_a_judgement_that_nobody_has_given_is_asked_for_by_its_name_and_record() -> None:
    found, annex = annex_of_long_trial()
    assert (found.outcome, found.judged_by) == ("not_assessed", ())
    assert "was the time longer than reasonable? (`undue-delay` of `wait`)." in annex
    assert "nobody has answered it" in annex


def test_a_judgement_on_what_does_not_arise_is_told_and_not_swallowed() -> None:
    text = (
        LONG_TRIAL.replace("no_step_taken: no", "no_step_taken: yes") + "assessments:\n" + ANSWER.format("yes", "One")
    )
    made = report(case(text))
    assert [(each.question, each.of) for each in made.judgements_unused] == [("undue-delay", "wait")]
    assert "Judgements of the file on which no finding turns" in to_markdown(made)
    assert "in the judgement of One." in to_markdown(made)
    assert "on which no finding turns" not in annex_of_long_trial(ANSWER.format("yes", "One"))[1]


def test_a_judgement_that_speaks_against_a_finding_stands_beside_it() -> None:
    text = LONG_TRIAL.replace("no_step_taken: no", "no_step_taken: yes") + "assessments:\n" + ANSWER.format("no", "One")
    annex, _, _ = to_markdown(report(case(text))).partition("## Questions to the Government")
    assert "was the time longer than reasonable? No, in the judgement of One (Three witnesses)." in annex
    assert "The file has a judgement on this that the finding does not turn on" in annex


def test_judgements_that_differ_leave_it_open_and_both_are_told() -> None:
    found, annex = annex_of_long_trial(ANSWER.format("yes", "One"), ANSWER.format("no", "Another"))
    assert (found.outcome, found.judged_by) == ("not_assessed", ())
    assert "(`undue-delay` of `wait`; answered in different ways)" in annex
    assert "yes, in the judgement of One" in annex and "no, in the judgement of Another" in annex


@pytest.mark.parametrize("seed", range(8))
def test_the_annex_of_an_invented_case_is_written_under_every_lens(seed: int) -> None:
    made = case_of({**raw_case(Random(seed), events=3, told=0.2), "state": ("SAU", "TJK")[seed % 2]})
    for lens in LENSES:
        written = to_markdown(report(made, lens))
        assert written.startswith("# ")
        assert "None" not in written


FAMILY = """
as_of: 2025-06-30
title: A cell
state: CUB
answer: general_denial
sources: {note: {kind: submission, title: A note}, reply: {kind: state_reply, title: A reply}}
persons:
  ann: {sources: [note], called: Ms. A.}
  ben: {sources: [note], called: B.}
detentions:
  one: {person: ann, sources: [note], start: 2024-01-01, end: 2024-01-02, capacity: suspect}
  two: {person: ann, sources: [note], start: 2024-02-01, end: 2024-02-02, capacity: suspect}
events:
  - {id: wait, type: search, person: ann, affects: [ben], sources: [note], word: as they say, date: 2024-03-01,
      place: [home], warrant: no, attribution: {value: state_officials, sources: [reply]}}
"""


def test_findings_that_would_read_alike_are_told_apart_by_what_they_are_about() -> None:
    annex = to_markdown(report(case(FAMILY.replace("CUB", "TJK"))))
    alike = [line for line in annex.splitlines() if line.startswith("*No enforceable right to compensation")]
    assert len(alike) == len(set(alike)) == 2


def test_where_the_covenant_does_not_bind_the_annex_says_so_and_why_it_is_cited() -> None:
    annex = to_markdown(report(case(FAMILY)))
    assert "Cuba has signed but is not a party to the International Covenant" in annex
    assert "and not as binding on Cuba." in annex
    assert "bound by Cuba" not in annex
    assert "as binding on" not in to_markdown(report(case(FAMILY.replace("CUB", "TJK"))))


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence_once() -> None:
    annex = to_markdown(report(case(FAMILY.replace("CUB", "TJK"))))
    assert "The same holds for B. " in annex
    assert "B.." not in annex


def test_what_the_state_answers_stands_in_the_annex_itself() -> None:
    before, _, _ = to_markdown(report(case(FAMILY.replace("CUB", "TJK")))).partition("## Questions to the Government")
    assert "The State denies the rest of this in general terms." in before


def test_a_word_of_caution_is_not_put_into_the_mouth_of_another_source() -> None:
    annex = to_markdown(report(case(FAMILY.replace("CUB", "TJK"))))
    assert "A note (“as they say”)" in annex
    assert "A reply (“" not in annex


def test_several_things_that_are_asked_are_a_list() -> None:
    annex = to_markdown(report(case(FAMILY.replace("CUB", "TJK"))))
    (_, questions) = annex.split("## Questions to the Government")
    opening = next(line for line in questions.splitlines() if "please provide information on:" in line)
    assert opening.endswith("please provide information on:")
    assert f"{opening}\n   - " in questions


@pytest.mark.parametrize("name", ["khakimova", "berlin-relatives"])
def test_no_paragraph_or_heading_is_swallowed_by_the_list_before_it(name: str) -> None:
    lines = to_markdown(report(case_of(written_case(name)))).splitlines()
    of_a_list = ("- ", "   - ", *(f"{number}. " for number in range(30)))
    for line, following in pairwise(lines):
        assert not line.startswith(of_a_list) or not following or following.startswith(of_a_list)
        assert not following.startswith("#") or not line


def test_the_page_on_a_paragraph_names_the_rules_that_cite_one_of_its_duties() -> None:
    page = provision_page("gc32:22", law(), law().book.rules)
    assert "No rule cites it yet" not in page
    assert "(rules/iccpr/14-1.yaml)" in page


def test_the_annex_tells_what_appears_breached_and_what_is_open_stands_apart() -> None:
    annex = to_markdown(report(case_of(written_case("khakimova"))))
    breached, _, rest = annex.partition("## Points that are open")
    open_points, _, _ = rest.partition("## Questions to the Government")
    assert "It is reported that" in breached and ":* open." not in breached
    assert ":* open." in open_points and "It is reported that" not in open_points


def test_nothing_is_said_of_open_points_where_there_are_none() -> None:
    assert "Points that are open" not in to_markdown(report(case(SOUND)))


def test_a_provision_that_is_read_with_another_is_named_among_others() -> None:
    cites = [law().standards.cited(each) for each in ("iccpr:17(1)+23(1)", "iccpr:9(1)", "iccpr:14(3)(b)")]
    out = [CiteOut(e.id, e.citation, e.title, e.pin, e.obligation, e.kind, e.text_checked) for e in cites]
    assert grouped(out) == "articles 9(1), 14(3)(b) and 17(1), read with article 23(1) of the Covenant"
