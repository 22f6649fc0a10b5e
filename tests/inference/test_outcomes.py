"""The table of outcomes, row by row."""

from __future__ import annotations

from itertools import product

import pytest

from fairtrial.inference.outcomes import first_present, outcome_of
from fairtrial.law.rules import OUTCOMES
from fairtrial.truth import Truth, both, either

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("engaged", "breached", "justified", "burden", "outcome"),
    [
        (YES, YES, NO, "state", "appears_breached"),
        (YES, YES, NO, None, "appears_breached"),
        (YES, YES, UNKNOWN, "state", "appears_breached"),
        (YES, YES, UNKNOWN, "person", "needs_information"),
        (YES, YES, YES, "state", "appears_justified"),
        (UNKNOWN, YES, YES, "state", "appears_justified"),
        (YES, UNKNOWN, NO, "state", "needs_information"),
        (UNKNOWN, YES, UNKNOWN, "state", "needs_information"),
        (UNKNOWN, UNKNOWN, UNKNOWN, None, "needs_information"),
        (YES, NO, UNKNOWN, "state", "appears_respected"),
        (YES, NO, YES, "state", "appears_respected"),
        (UNKNOWN, NO, NO, None, "not_engaged"),
        (NO, YES, NO, "state", "not_engaged"),
        (NO, NO, YES, "state", "not_engaged"),
    ],
)
def test_each_row_of_the_table_gives_its_outcome(
    engaged: Truth, breached: Truth, justified: Truth, burden: str | None, outcome: str
) -> None:
    assert outcome_of(engaged, breached, justified, burden) == outcome


@pytest.mark.parametrize(("engaged", "breached"), [pair for pair in product(Truth, Truth) if UNKNOWN in pair])
def test_no_unknown_ever_makes_out_a_breach(engaged: Truth, breached: Truth) -> None:
    for justified, burden in product(Truth, ("state", "person", None)):
        assert outcome_of(engaged, breached, justified, burden) != "appears_breached"


def test_filling_a_gap_never_leaves_the_outcomes_that_were_possible() -> None:
    """What is respected or not engaged while facts are missing stays free of a breach however they are filled."""
    for engaged, breached, justified in product(Truth, Truth, Truth):
        for burden in ("state", "person", None):
            if outcome_of(engaged, breached, justified, burden) not in ("appears_respected", "not_engaged"):
                continue
            for e, b, j in product(*[[t] if t is not UNKNOWN else [YES, NO] for t in (engaged, breached, justified)]):
                assert outcome_of(e, b, j, burden) != "appears_breached"


def test_the_outcome_of_a_whole_is_the_first_in_the_order_of_the_table() -> None:
    assert first_present(reversed(OUTCOMES)) == "appears_breached"
    assert first_present(["not_engaged", "appears_respected"]) == "appears_respected"


def test_both_and_either_follow_kleene() -> None:
    assert both([YES, UNKNOWN]) is UNKNOWN
    assert both([NO, UNKNOWN]) is NO
    assert both([]) is YES
    assert either([NO, UNKNOWN]) is UNKNOWN
    assert either([YES, UNKNOWN]) is YES
    assert either([]) is NO
