"""Whom a treaty binds, told in sentences that are true and left open where the treaty status is silent; their order."""

from __future__ import annotations

import pytest

from fairtrial.dates import parse_when
from fairtrial.law.ids import sort_key
from fairtrial.law.standards import rank
from fairtrial.program import law
from support import SOUND, case, report

COVENANT = "International Covenant on Civil and Political Rights"
CHILD = "Convention on the Rights of the Child"
TORTURE = "Convention against Torture"


@pytest.mark.parametrize(
    ("instrument", "state", "holds"),
    [
        ("iccpr", "TJK", "yes"),
        ("iccpr", "CHN", "no"),
        ("crc", "USA", "no"),
        ("iccpr", "ARE", "no"),
        ("crc", "XXX", "no"),
    ],
)
def test_a_treaty_binds_its_parties_and_nobody_who_only_signed_it(instrument: str, state: str, holds: str) -> None:
    for on in (None, parse_when("2020")):
        assert law().standards.binds(instrument, state, on).holds == holds


def test_a_party_of_which_no_entry_into_force_is_known_is_bound_and_no_date_is_said() -> None:
    binds = law().standards.binds("iccpr", "BIH", parse_when("2020"))
    assert binds.holds == "yes"
    assert "since" not in binds.says


def test_provisions_stand_in_the_order_of_their_numbers() -> None:
    ids = ["iccpr:9(1)", "iccpr:9(2)", "iccpr:9(3)", "iccpr:10(1)", "iccpr:14(1)", "iccpr:14(3)(b)", "iccpr:14(3)(d)"]
    jumbled = [*ids[4:], *ids[:4]]
    assert sorted(jumbled, key=sort_key) == ids


def test_the_covenant_comes_before_other_treaties_and_these_before_what_interprets_them() -> None:
    order = [("treaty", "iccpr"), ("treaty", "crc"), ("general_comment", "gc32"), ("rules", "mandela")]
    ranks = [rank(*each) for each in order]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("treaty", "state", "said"),
    [
        ("iccpr", "TJK", f"Tajikistan is bound by the {COVENANT}, in force for Tajikistan since 4 April 1999 ("),
        ("iccpr", "CUB", f"Cuba has signed but is not a party to the {COVENANT}"),
        ("iccpr", "MMR", f"Myanmar is not a party to the {COVENANT}"),
        ("iccpr", "BIH", f"Bosnia and Herzegovina is a party to the {COVENANT} by succession (instrument deposited on"),
        ("crc", "USA", f"The United States of America has signed but is not a party to the {CHILD}"),
        ("crc", "TJK", f"Tajikistan is a party to the {CHILD} (instrument deposited on 26 October 1993)"),
        ("cat", "IND", f"India has signed but is not a party to the {TORTURE}"),
        ("cat", "TJK", f"Tajikistan is a party to the {TORTURE} (instrument deposited on 11 January 1995)"),
    ],
)
def test_a_sentence_says_whether_a_treaty_binds_a_state(treaty: str, state: str, said: str) -> None:
    sentence = law().standards.status(treaty, state)
    assert sentence.startswith(said)
    assert sentence.endswith(", as known on 3 February 2026.")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("TJK", "Tajikistan"),
        ("RUS", "the Russian Federation"),
        ("BHS", "the Bahamas"),
        ("IRN", "the Islamic Republic of Iran"),
        ("NLD", "the Kingdom of the Netherlands"),
        ("SDN", "the Sudan"),
        ("SSD", "South Sudan"),
        ("XXX", "XXX"),
    ],
)
def test_the_name_of_a_state_has_its_article_within_a_sentence(state: str, said: str) -> None:
    assert law().standards.state_in_words(state) == said


def test_before_a_treaty_was_joined_in_a_way_that_is_not_known_it_is_left_open_whether_it_bound() -> None:
    """A successor State may have been bound before the deposit; one that acceded was not."""
    binds = law().standards.binds
    assert binds("crc", "TJK", parse_when("1992")).holds == "unknown"
    assert "whether it was bound before is not known" in binds("crc", "TJK", parse_when("1992")).says
    # deposited on 26 October 1993, it binds from the thirtieth day after
    assert binds("crc", "TJK", parse_when("1993-11-24")).holds == "unknown"
    assert binds("crc", "TJK", parse_when("1993-11-25")).holds == "yes"
    assert binds("crc", "TJK", parse_when("1994")).holds == "yes"
    assert binds("crc", "TJK", None).holds == "yes"


def test_a_report_says_of_each_treaty_that_it_raises_whether_it_binds() -> None:
    suit = "proceedings: {c: {person: example, sources: [letter], matter: criminal}}\n"
    child = "events: [{id: x, type: child_case, person: example, proceeding: c, sources: [letter], compelled: yes}]\n"
    told = SOUND.replace("called: Ms. Example", "called: Ms. Example, minor: yes")
    assert len(report(case(told)).case.treaties) == 1
    first, second = report(case(told + suit + child)).case.treaties
    assert COVENANT in first
    assert CHILD in second


def test_a_state_that_is_no_party_is_not_said_to_be_bound() -> None:
    found = report(case(SOUND.replace("TJK", "CUB"))).case
    assert found.covenant_binds == "no"
    assert "bound by" not in " ".join(found.treaties)
