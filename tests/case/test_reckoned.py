"""Whether somebody was under 18 is worked out from the birth, and only as far as the dates of the file allow."""

from __future__ import annotations

import pytest

from fairtrial.case.fields import UNTOLD, Fact
from fairtrial.case.file import Case
from fairtrial.case.load import case_from
from fairtrial.dates import parse_when, years_later
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


def test_of_a_date_on_or_before_a_day_that_day_counts() -> None:
    assert values(read("born: 1971", 'start: "[..2021-03]"')) == ["no"]
    assert values(read("born: 1971", 'start: "[..1980]"')) == [None]


def test_what_the_file_tells_itself_counts_and_what_tells_no_birth_stays_silent() -> None:
    assert values(read("born: 1971, minor: yes")) == ["yes"]
    assert values(read("born: 1971, minor: unknown")) == [None]
    assert minor(read("gender: woman")) is UNTOLD


def test_it_stands_on_the_word_of_those_who_tell_the_birth() -> None:
    told = "born: [{value: 1971, sources: [letter]}, {value: 2003-09, sources: [reply], detail: document}]"
    first, second = minor(read(told)).readings
    assert (first.value, first.sources, first.reckoned_from) == ("no", ("letter",), "born")
    assert (second.value, second.sources, second.detail) == (None, ("reply",), "document")


def test_a_child_cannot_be_told_to_be_of_age_by_the_source_that_tells_the_birth() -> None:
    with pytest.raises(InputError) as caught:
        read("born: 2005, minor: no")
    (fault,) = caught.value.problems
    assert fault.message == (
        '"minor" is no, and by "born" (2005) the person is under 18 on the date of this file (30 June 2022)'
    )
    read("born: {value: 2005, sources: [letter]}, minor: {value: no, sources: [reply]}")


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
    assert years_later(parse_when("[..1971]"), 18)[0] is None
