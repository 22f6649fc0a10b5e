"""When an incident was, and which law was in force then: an unknown date never makes out a breach."""

from __future__ import annotations

import pytest

from fairtrial.dates import parse_when
from fairtrial.facts.lens import Facts
from fairtrial.inference.results import Incident
from fairtrial.program import law
from support import case

FILE = """
as_of: 2026-01-01
title: A case
state: {state}
sources: {{letter: {{kind: allegation_letter, title: L}}, news: {{kind: news, title: N}}}}
persons: {{ann: {{sources: [letter]}}}}
proceedings: {{trial: {{matter: criminal, sources: [letter]}}}}
detentions: {{held: {{sources: [letter], capacity: suspect, {held}}}}}
events: [{{id: h, type: hearing, sources: [letter], stage: trial, public: no, date: {date}}}]
"""


def incident(
    rule: str, lens: str = "as_alleged", state: str = "TJK", held: str = "", date: str = "unknown"
) -> Incident:
    read = case(FILE.format(state=state, held=held or "start: unknown", date=date))
    return next(each for each in law().infer(Facts(read, lens)).incidents if each.rule.id == rule)


def test_time_to_a_judge_who_never_came_is_not_known_if_the_end_of_custody_is_not() -> None:
    told = "start: 2025-01-01, brought_before_judge: never, "
    assert incident("iccpr-9-3-forty-eight-hours", held=told + "end: never").parts["breached"].value == "yes"
    assert incident("iccpr-9-3-forty-eight-hours", held=told + "end: unknown").parts["breached"].value == "unknown"


@pytest.mark.parametrize("lens", ["as_alleged", "corroborated", "uncontested"])
def test_a_time_that_justifies_is_reckoned_between_dates_as_they_are_alleged(lens: str) -> None:
    held = "start: 2025-01-01T08:00, end: 2025-01-10, brought_before_judge: 2025-01-02T08:00"
    text = FILE.format(state="TJK", held=held, date="unknown")
    remand = "{id: r, type: custody_decision, sources: [letter], on: remand, outcome: held, by: prosecutor}"
    found = law().infer(Facts(case(text.replace("events: [", f"events: [{remand}, ")), lens))
    (made,) = [each for each in found.incidents if each.rule.id == "iccpr-9-3-remand-without-a-judge"]
    assert made.parts["justified"].value == "yes"


@pytest.mark.parametrize("lens", ["as_alleged", "corroborated", "uncontested"])
def test_doubt_about_a_date_does_not_bind_a_state_by_a_law_that_was_not_in_force(lens: str) -> None:
    assert incident("iccpr-14-1-closed-trial", lens, date="1998-05-01").provision == "udhr:10"


def test_where_sources_give_dates_before_and_after_a_treaty_it_is_not_known_whether_it_binds() -> None:
    told = "[{value: 1998-05-01, sources: [letter]}, {value: 2000-05-01, sources: [news]}]"
    binds = incident("iccpr-14-1-closed-trial", date=told).binds
    assert binds.holds == "unknown"
    assert binds.says.startswith("the International Covenant on Civil and Political Rights, in force for Tajikistan")


def test_custody_that_began_before_a_treaty_may_have_lasted_until_after_it() -> None:
    assert incident("iccpr-9-3-forty-eight-hours", held="start: 1998-11-02, end: unknown").binds.holds == "unknown"
    assert incident("iccpr-9-3-forty-eight-hours", held="start: 1998-11-02, end: never").binds.holds == "yes"
    assert incident("iccpr-9-3-forty-eight-hours", held="start: 1998-11-02, end: 1998-11-05").provision != "iccpr:9(3)"


def test_custody_of_which_no_end_is_told_lasted_no_longer_than_to_the_date_of_the_file() -> None:
    text = FILE.format(state="TJK", held="start: 1998-11-02, end: unknown", date="unknown")
    found = law().infer(Facts(case(text.replace("2026-01-01", "1998-12-01")), "as_alleged"))
    (made,) = [each for each in found.incidents if each.rule.id == "iccpr-9-3-forty-eight-hours"]
    assert made.provision != "iccpr:9(3)"


@pytest.mark.parametrize(
    ("date", "holds"),
    [
        ("[..1996]", "no"),
        ("[..2025-01]", "yes"),
        ("[1995..]", "unknown"),
        ("[2000..]", "yes"),
        ("1999", "unknown"),
        # it entered into force on 4 April 1999, and binds from the first minute of that day
        ("1999-04-03", "no"),
        ("1999-04-04", "yes"),
        ("1999-04-04T00:00", "yes"),
        ("[1999-04-03..1999-04-04]", "unknown"),
    ],
)
def test_an_open_date_binds_only_where_it_does_not_reach_back_before_the_treaty(date: str, holds: str) -> None:
    assert law().standards.binds("iccpr", "TJK", parse_when(date)).holds == holds


@pytest.mark.parametrize(("date", "holds"), [("2014", "no"), ("2015", "unknown"), ("2016", "yes"), ("unknown", "yes")])
def test_soft_law_is_not_cited_for_what_may_have_come_before_it(date: str, holds: str) -> None:
    text = FILE.format(state="TJK", held="start: unknown", date="unknown")
    measure = f"{{id: m, type: prison_measure, sources: [letter], form: kept_alone, date: {date}, until: {date}}}"
    found = law().infer(Facts(case(text.replace("events: [", f"events: [{measure}, ")), "as_alleged"))
    mandela = [each for each in found.incidents if each.provision == "mandela:43(1)(b)"]
    assert {each.binds.holds for each in mandela} == {holds}


@pytest.mark.parametrize(
    ("until", "holds"), [("2014", "no"), ("2016", "yes"), ("never", "yes"), ("unknown", "unknown")]
)
def test_what_lasts_until_a_date_counts_by_that_date(until: str, holds: str) -> None:
    text = FILE.format(state="TJK", held="start: unknown", date="unknown")
    measure = f"{{id: m, type: prison_measure, sources: [letter], form: kept_alone, date: 2014, until: {until}}}"
    found = law().infer(Facts(case(text.replace("events: [", f"events: [{measure}, ")), "as_alleged"))
    assert {each.binds.holds for each in found.incidents if each.provision == "mandela:43(1)(b)"} == {holds}


def test_a_date_that_is_otherwise_is_worked_out_again_under_the_law_of_that_date() -> None:
    """The Covenant is in force for the State since 4 April 1999: a reading before it is held against other law."""
    told = "[{value: 1998-05-01, sources: [letter]}, {value: 2000-05-01, sources: [news]}]"
    read = case(FILE.format(state="TJK", held="start: unknown", date=told))
    before = law().infer(Facts(read, "as_alleged"))
    for date, provision in (("1998-05-01", "udhr:10"), ("2000-05-01", "iccpr:14(1)")):
        changed = Facts(read, "as_alleged").but({("h", "date"): (parse_when(date),)})
        for found in (law().infer_again(before, changed, ("hearing", "date")), law().infer(changed)):
            (made,) = [each for each in found.incidents if each.rule.id == "iccpr-14-1-closed-trial"]
            assert (made.provision, made.binds.holds) == (provision, "yes")
