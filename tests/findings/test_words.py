"""What a report says in words: it names what has a name, and tells one occasion from another."""

from __future__ import annotations

import pytest

from fairtrial.findings.words import told_together, value_in_words
from support import SOUND, case, report

MEASURE, TREATMENT = "the measure taken", "treatment in custody"


def test_of_one_occasion_the_text_is_enough() -> None:
    assert told_together([("she was fined", (MEASURE, "July 2024"))]) == "she was fined"


def test_a_text_that_names_no_date_is_told_with_its_occasion_where_there_are_several() -> None:
    told = [("she was fined", (MEASURE, "July 2024")), ("she was held (May 2025)", (MEASURE, "May 2025"))]
    assert told_together(told) == "she was fined (the measure taken, July 2024); she was held (May 2025)"


def test_what_reads_alike_is_told_once_with_all_its_occasions() -> None:
    told = [("she was fined", (MEASURE, when)) for when in ("July 2024", "May 2025", "July 2024")]
    assert told_together(told) == "she was fined (the measure taken, July 2024 and May 2025)"
    mixed = [("a complaint was made", (TREATMENT, when)) for when in ("", "7 August 2012")]
    assert told_together(mixed) == "a complaint was made (treatment in custody, 7 August 2012 and a time not told)"


def test_what_reads_alike_and_has_one_date_is_told_once() -> None:
    assert told_together([("she was fined", (MEASURE, "July 2024"))] * 2) == "she was fined"
    assert told_together([("she was fined", (MEASURE, ""))] * 2) == "she was fined"


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ("[beating, other, stress_positions]", " in this way: beating, stress positions and others"),
        ("[beating]", " in this way: beating"),
        ("[other]", ""),
    ],
)
def test_no_text_names_what_is_called_other(acts: str, said: str) -> None:
    told = SOUND + f"events:\n  - {{id: station, type: treatment, sources: [letter], methods: {acts},\n"
    told += "     by: guards, attribution: state_officials, ill_treatment: yes}\n"
    texts = [f.because for f in report(case(told)).findings if f.rule == "iccpr-7-ill-treatment"]
    assert texts == [f"guards ill-treated Ms. Example{said}"]


def test_a_sentence_of_the_file_at_the_end_of_a_text_does_not_end_it_twice() -> None:
    told = SOUND + (
        "events:\n  - {id: ban, type: restriction, sources: [letter], on: association, measure: ban,\n"
        "     attribution: state_officials, what: The group was banned.}\n"
    )
    (text,) = [f.because for f in report(case(told)).findings if f.outcome == "appears_breached"]
    assert text.endswith(": the group was banned")


def test_words_of_the_file_stand_within_a_sentence() -> None:
    told = SOUND + (
        "events:\n  - {id: station, type: treatment, sources: [letter], by: The guards, attribution: state_officials,\n"
        "     ill_treatment: yes}\n"
    )
    assert "the guards ill-treated Ms. Example" in [f.because for f in report(case(told)).findings]
    assert value_in_words("pre_trial") == "pre-trial"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ('"The guards."', "the guards ill-treated Ms. Example"),
        ('"The guards. Two of them."', "the guards. Two of them ill-treated Ms. Example"),
        ('"  "', "officials of the State ill-treated Ms. Example"),
        ("Police of the State ...", "Police of the State ... ill-treated Ms. Example"),
    ],
)
def test_a_stop_in_the_file_ends_no_sentence_of_the_annex_halfway(by: str, said: str) -> None:
    told = SOUND + (
        f"events:\n  - {{id: station, type: treatment, sources: [letter], by: {by}, attribution: state_officials,\n"
        "     ill_treatment: yes}\n"
    )
    assert said in [f.because for f in report(case(told)).findings]
