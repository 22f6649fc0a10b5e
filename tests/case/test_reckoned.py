"""Whether somebody was under 18 is worked out from the birth, and only as far as the dates of the file allow."""

from __future__ import annotations

import time

import pytest

from fairtrial.case.fields import UNTOLD, Fact
from fairtrial.case.file import Case
from fairtrial.case.load import case_from
from fairtrial.dates import parse_when, years_later
from fairtrial.documents.markdown import to_markdown
from fairtrial.documents.summary import summary
from fairtrial.facts.lens import Facts
from fairtrial.findings.report import report_on
from fairtrial.problems import InputError
from fairtrial.program import law
from fairtrial.yamlread import read_text

FILE = """
as_of: AS_OF
title: An invented case
state: TJK
sources:
  letter: {kind: testimony, title: A letter}
  reply: {kind: state_reply, title: The reply}
persons:
  example: {sources: [letter], called: Ms. Example, BORN}
detentions:
  custody: {sources: [letter], DATES}
"""


def read(born: str, dates: str = "start: 2021-03-04", as_of: str = "2022-06-30", more: str = "") -> Case:
    text = FILE.replace("AS_OF", f'"{as_of}"').replace("BORN", born).replace("DATES", dates) + more
    return case_from(read_text(text, "invented.yaml"))


def minor(case: Case) -> Fact:
    return case.file.persons["example"].minor


def values(case: Case) -> list[object]:
    return [reading.value for reading in minor(case).readings]


def test_whoever_turned_18_before_the_first_date_of_the_file_was_of_age() -> None:
    assert values(read("born: 1971")) == ["no"]
    assert values(read("born: 2003-03-04")) == [None]  # the whole day, as it is not told when
    assert values(read("born: 2003-03-03")) == ["no"]


def test_whoever_is_under_18_on_the_date_of_the_file_was_so_throughout() -> None:
    assert values(read("born: 2005")) == ["yes"]
    assert values(read("born: 2004-07-01")) == ["yes"]
    assert values(read("born: 2004-06-30")) == [None]


def test_who_turned_18_meanwhile_or_may_have_done_so_is_asked_about() -> None:
    assert values(read("born: 2003-09")) == [None]
    assert values(read("born: 2003", "start: 2021")) == [None]


def test_nothing_is_worked_out_for_an_adult_where_nothing_is_dated() -> None:
    assert values(read("born: 1971", "reasons_given: never")) == [None]


def test_a_date_of_another_person_counts_for_nobody_else() -> None:
    other = """
events:
  - {id: search, type: search, person: other, sources: [letter], date: 1985}
"""
    two = "born: 1971}\n  other: {sources: [letter], called: Mr. Other"
    assert values(read(two, "person: example, start: 2021-03-04", more=other)) == ["no"]
    touched = other.replace("person: other", "person: other, affects: [example]")
    assert values(read(two, "person: example, start: 2021-03-04", more=touched)) == [None]


def test_what_may_lie_before_the_birthday_makes_nobody_of_age() -> None:
    assert values(read("born: 2003-09-01", 'start: "[..2021-12]"')) == [None]
    assert values(read("born: 1971", 'start: "[..2021-12]"')) == [None]
    assert values(read("born: 1971", 'start: "[2021-12..]"')) == ["no"]


def test_what_ended_when_somebody_was_of_age_may_have_begun_before() -> None:
    assert values(read("born: 2003-09-01", "end: 2022-01-01")) == [None]


def test_what_is_not_dated_leaves_it_open_unless_the_custody_or_the_proceedings_of_it_are() -> None:
    undated = "\nevents:\n  - {id: event, type: TYPE, sources: [letter]}\n"
    assert values(read("born: 1971", more=undated.replace("TYPE", "search"))) == [None]
    assert values(read("born: 1971", more=undated.replace("TYPE", "placement"))) == ["no"]


def test_custody_of_which_only_the_end_is_told_may_have_begun_before_the_birthday() -> None:
    later = "\nevents:\n  - {id: later, type: search, sources: [letter], date: 2022-02-01}\n"
    assert values(read("born: 2003-09-01", "end: 2022-01-01", more=later)) == [None]
    assert values(read("born: 1971", "end: 2022-01-01", more=later)) == ["no"]


def test_what_somebody_is_tried_for_came_before_the_first_date_of_the_trial() -> None:
    judged = """
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: judgment, type: judgment, sources: [letter], date: 2022-01-20}
"""
    assert values(read("born: 2004-01-01", "start: 2022-01-18", "2022-06-30")) == ["no"]
    assert values(read("born: 2004-01-01", "start: 2022-01-18", "2022-06-30", judged)) == [None]
    assert values(read("born: 2000-01-01", "proceeding: trial", "2022-06-30", judged)) == ["no"]
    assert values(read("born: 2002-01-01", "proceeding: trial", "2022-06-30", judged)) == [None]


def test_a_beginning_that_only_the_state_dates_makes_nobody_of_age_just_after_the_birthday() -> None:
    later = "\nevents:\n  - {id: later, type: search, sources: [letter], date: 2022-02-01}\n"
    assert values(read("born: 2003-09-01", "start: {value: 2021-12-01, sources: [reply]}", more=later)) == [None]
    assert values(read("born: 1971", "start: {value: 2021-12-01, sources: [reply]}", more=later)) == ["no"]


@pytest.mark.parametrize(
    "said", ["type: death_sentence, under_18_at_offence: yes", "type: judgment, publicity_exception: juvenile"]
)
def test_of_whom_the_file_says_elsewhere_that_it_was_a_child_it_is_not_worked_out(said: str) -> None:
    trial = f"""
proceedings:
  trial: {{sources: [letter], matter: criminal}}
events:
  - {{id: told, sources: [letter], date: 2021-05-01, {said}}}
"""
    assert values(read("born: 1990", more=trial)) == [None]


def test_the_birth_that_only_the_state_tells_settles_nothing_where_somebody_else_gives_an_age() -> None:
    born = "born: {value: 1990, sources: [reply]}"
    assert values(read(born)) == ["no"]
    assert values(read(f"{born}, age: sixteen")) == []
    assert values(read("born: 1990, age: 31")) == ["no"]


def test_many_persons_and_records_are_looked_through_once() -> None:
    people = "".join(f"  p{i}: {{sources: [letter], born: 1971}}\n" for i in range(1500))
    said = ", date: 2022-01-20, proceeding: trial, sources: [letter]"
    events = "".join(f"  - {{id: e{i}, type: hearing, person: p{i}{said}}}\n" for i in range(1500))
    more = f"proceedings:\n  trial: {{person: p0, sources: [letter]}}\nevents:\n{events}"
    document = read_text(
        FILE.replace("AS_OF", "2022-06-30")
        .replace("BORN", "born: 1971")
        .replace("detentions:", f"{people}detentions:")
        .replace("DATES", "person: p0, start: 2021")
        + more,
        "invented.yaml",
    )
    began = time.process_time()
    case = case_from(document)
    assert time.process_time() - began < 5
    assert case.file.persons["p1499"].minor.readings[0].value == "no"


def test_a_child_whom_the_custody_of_a_parent_touched_is_not_of_age_by_what_came_later() -> None:
    father = """
events:
  - {id: no-visits, type: family_contact, person: father, affects: [example], sources: [letter]}
  - {id: later, type: search, person: example, sources: [letter], date: 2023-01-05}
"""
    people = "born: 2003-05}\n  father: {sources: [letter], called: Mr. Example"
    assert values(read(people, "person: father, start: 2015-03-04", "2023-06-30", father)) == [None]
    assert values(read(people, "person: father, start: 2022-03-04", "2023-06-30", father)) == ["no"]


def test_whom_the_file_treats_as_a_child_is_asked_about() -> None:
    child = "\nevents:\n  - {id: held, type: child_custody, sources: [letter]}\n"
    assert values(read("born: 1971", more=child)) == [None]


def test_a_date_on_the_word_of_the_state_alone_makes_nobody_of_age() -> None:
    assert values(read("born: 1971", "start: {value: 2021-12-01, sources: [reply]}")) == [None]


def test_a_date_before_the_birth_is_a_slip_on_which_nothing_rests() -> None:
    assert values(read("born: 2021-09-01", "start: 2019-01-01")) == [None]


def test_what_the_file_tells_itself_counts_and_what_tells_no_birth_stays_silent() -> None:
    assert values(read("born: 1971, minor: yes")) == ["yes"]
    assert values(read("born: 1971, minor: unknown")) == [None]
    assert minor(read("gender: woman")) is UNTOLD


def test_a_birth_that_leaves_it_open_adds_nothing_to_what_another_source_tells() -> None:
    told = "born: {value: 2003-09, sources: [letter]}, minor: {value: %s, sources: [reply]}"
    assert values(read(told % "yes")) == ["yes"]
    assert values(read(told.replace("2003-09", "1971") % "yes")) == ["yes", "no"]


def test_who_does_not_know_the_age_contradicts_no_birth() -> None:
    assert values(read("born: 2005, minor: unknown")) == [None]


def test_the_eighteenth_birthday_is_no_longer_under_18_to_the_minute() -> None:
    assert values(read("born: 2004-07-01", as_of="2022-06-30T23:59")) == ["yes"]
    assert values(read("born: 2004-07-01", as_of="2022-07-01T00:00")) == [None]
    assert values(read("born: 2003-03-04", "start: 2021-03-04T23:58")) == [None]
    assert values(read("born: 2003-03-04", "start: 2021-03-04T23:59")) == ["no"]


def test_it_stands_on_the_word_of_those_who_tell_the_birth() -> None:
    told = "born: [{value: 1971, sources: [letter]}, {value: 2003-09, sources: [reply], detail: document}]"
    first, second = minor(read(told)).readings
    assert (first.value, first.sources, first.reckoned_from) == ("no", ("letter",), "born")
    assert (second.value, second.sources, second.detail) == (None, ("reply",), "document")
    weighed = "word: reportedly, answer: specific_rebuttal, rebuttal_answered: yes"
    (only,) = minor(read(f"born: {{value: 1971, sources: [letter], {weighed}}}")).readings
    assert (only.word, only.answer, only.rebuttal_answered) == ("reportedly", "specific_rebuttal", True)


def test_the_annex_does_not_say_that_a_birth_settles_it_where_another_birth_leaves_it_open() -> None:
    told = "born: [{value: 1971, sources: [letter]}, {value: 2003-09, sources: [news]}]"
    text = FILE.replace("sources:\n", "sources:\n  news: {kind: news, title: The news}\n", 1)
    document = text.replace("AS_OF", "2022-06-30").replace("BORN", told).replace("DATES", "start: 2021-03-04")
    case = case_from(read_text(document, "invented.yaml"))
    assert Facts(case, "as_alleged").values("example", "minor") is None
    annex = to_markdown(report_on(case, law()))
    assert "Where no other telling leaves it open, and the lens takes it as established, the rules on children" in annex
    assert "(worked out from “born”): letter. If so:" in annex


def test_a_child_cannot_be_told_to_be_of_age_by_the_source_that_tells_the_birth() -> None:
    with pytest.raises(InputError) as caught:
        read("born: 2005, minor: no")
    (fault,) = caught.value.problems
    assert fault.message == (
        '"minor" is no, and by "born" (2005) the person is under 18 on the date of this file (30 June 2022)'
    )


def test_where_the_state_disputes_the_age_both_are_told() -> None:
    case = read("born: 2005, minor: {value: no, sources: [reply]}", more="account: [letter]\n")
    told, worked_out = minor(case).readings
    assert (told.value, told.reckoned_from) == ("no", None)
    assert (worked_out.value, worked_out.reckoned_from) == ("yes", "born")
    assert Facts(case, "as_alleged").values("example", "minor") == ("yes",)
    assert Facts(case, "state_account").values("example", "minor") == ("no",)
    (conflict,) = report_on(case, law()).conflicts
    assert [reading.value for reading in conflict.readings] == ["no", "yes (worked out from “born”)"]


def test_a_report_asks_of_no_adult_whether_she_was_a_child_and_says_what_that_rests_on() -> None:
    placed = """
events:
  - {id: cell, type: placement, sources: [letter], with_adults: yes}
"""
    known, unknown = (report_on(read(born, more=placed), law()) for born in ("born: 1971", "gender: woman"))
    asked = [[gap.fact for gap in report.missing] for report in (known, unknown)]
    assert "example.minor" in asked[1]
    assert "example.minor" not in asked[0]
    shown = {fact.value for f in known.findings for e in f.elements for fact in e.facts if fact.fact == "example.minor"}
    assert shown == {"no (worked out from “born”)"}


def test_what_a_lens_does_not_take_for_established_is_still_said_to_be_worked_out() -> None:
    placed = "\nevents:\n  - {id: cell, type: placement, sources: [letter], with_adults: yes}\n"
    report = report_on(read("born: 1971", more=placed), law(), "corroborated")
    facts = [fact for f in report.findings for e in f.elements for fact in e.facts]
    shown = {fact.value for fact in facts if fact.fact == "example.minor"}
    assert shown == {"not established under this lens (told: no (worked out from “born”))"}


def test_a_lens_weighs_it_as_it_weighs_the_birth() -> None:
    case = read("born: 1971")
    assert Facts(case, "as_alleged").values("example", "minor") == ("no",)
    assert Facts(case, "corroborated").values("example", "minor") is None
    document = read("born: {value: 1971, detail: document}")
    assert Facts(document, "corroborated").values("example", "minor") == ("no",)


@pytest.mark.parametrize(
    ("born", "birthday"), [("2004-02-29", "2022-03-01"), ("2004-02-28", "2022-02-28"), ("2000-02-29", "2018-03-01")]
)
def test_who_was_born_on_29_february_turns_18_on_1_march(born: str, birthday: str) -> None:
    assert years_later(parse_when(born), 18) == (parse_when(birthday).earliest, parse_when(birthday).latest)


def test_years_past_the_calendar_are_not_known() -> None:
    assert years_later(parse_when("9990"), 18) == (None, None)
    assert years_later(parse_when("9981"), 18) == (parse_when("9999").earliest, parse_when("9999").latest)
    assert years_later(parse_when("[..1971]"), 18)[0] is None


def test_the_annex_and_the_summary_say_what_was_worked_out() -> None:
    made = report_on(read("born: 1971"), law())
    (out,) = made.worked_out
    assert (out.fact, out.value, out.basis, out.sources) == ("example.minor", "no", "born: 1971", ("letter",))
    annex = to_markdown(made)
    assert "Ms. Example: under 18: **no** (`example.minor`), by what letter says (born: 1971)" in annex
    assert "WORKED OUT (no source says it itself)\n  Ms. Example: under 18: no (by born: 1971)\n" in summary(made)
    hidden = to_markdown(report_on(read("born: 1971-05-06, confidential: true"), law()))
    assert "Ms. Example: under 18: **no** (`example.minor`), by what letter says (born)" in hidden
    assert "1971" not in hidden
    assert "May" not in hidden
    silent = report_on(read("gender: woman"), law())
    assert silent.worked_out == ()
    assert "What was worked out" not in to_markdown(silent)
