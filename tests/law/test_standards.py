"""Who is bound by a treaty, and the order in which provisions are told."""

from __future__ import annotations

import pytest

from fairtrial.dates import parse_when
from fairtrial.law.ids import sort_key
from fairtrial.law.standards import rank
from fairtrial.program import law


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
