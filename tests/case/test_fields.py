"""How a fact is written, what it becomes, and what is said where it is written wrongly."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ValidationError

from fairtrial.case.fields import UNTOLD, Date, Fact, Members, Never, Number, OneOf, Reading, Several, Text, YesNo, asks
from fairtrial.dates import When


class Sample(BaseModel):
    public: YesNo = asks("public", "Was it public?")
    date: Date = asks("date", "When?")
    number: Number = asks("number", "How many?")
    what: Text = asks("what", "What?")
    excluded: Annotated[Fact, Members("public", "press", "family")] = asks("excluded", "Who was kept out?")
    stage: Annotated[Fact, OneOf("trial", "appeal")] = asks("stage", "At which stage?")
    aims: Annotated[Fact, Several("order", "health", "none_stated")] = asks("aims", "Which aims were named?")


def fact(field: str, raw: Any) -> Fact:
    read = getattr(Sample.model_validate({field: raw}), field)
    assert isinstance(read, Fact)
    return read


def value(field: str, raw: Any) -> Any:
    (reading,) = fact(field, raw).readings
    return reading.value


def faults(field: str, raw: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Return the faults of a fact, each with its path within the fact."""
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate({field: raw})
    (error,) = caught.value.errors()
    found: list[tuple[tuple[str | int, ...], str]] = error["ctx"]["faults"]
    return found


def test_a_bare_value_stands_on_the_word_of_the_records_own_sources() -> None:
    assert fact("public", "no").readings == (Reading("no"),)


def test_a_block_gives_the_value_its_own_sources_and_word_of_caution() -> None:
    raw = {
        "value": "no",
        "sources": ["letter"],
        "word": "reportedly",
        "detail": "bare",
        "answer": "silent",
        "note": "n",
    }
    assert fact("public", raw).readings == (Reading("no", ("letter",), "reportedly", "bare", "silent", False, "n"),)


def test_a_list_of_blocks_keeps_every_reading_of_sources_that_differ() -> None:
    raw = [{"value": "no", "sources": ["letter"]}, {"value": "yes", "sources": ["reply"]}]
    assert [(r.value, r.sources) for r in fact("public", raw).readings] == [("no", ("letter",)), ("yes", ("reply",))]


def test_a_line_left_out_is_untold_and_unknown_is_told_by_nobody() -> None:
    assert Sample().public is UNTOLD
    assert not Sample().public.told
    for raw in ("unknown", None, {"value": "unknown", "note": "the source doubts it"}):
        assert value("public", raw) is None
        assert not fact("public", raw).told


def test_not_applicable_is_a_value_and_not_an_unknown() -> None:
    assert value("stage", "not_applicable") == "not_applicable"
    assert fact("stage", "not_applicable").told


def test_a_member_that_is_not_mentioned_is_unknown() -> None:
    assert value("excluded", ["press"]) == (("press", "yes"),)
    assert value("excluded", {"press": "yes", "family": "no", "public": "unknown"}) == (
        ("family", "no"),
        ("press", "yes"),
    )


def test_a_set_may_be_a_reading_with_sources_of_its_own() -> None:
    (reading,) = fact("excluded", {"value": ["press"], "sources": ["letter"]}).readings
    assert (reading.value, reading.sources) == ((("press", "yes"),), ("letter",))


def test_dates_numbers_and_words_are_read_as_what_they_are() -> None:
    assert isinstance(value("date", "2024-07"), When)
    assert value("date", "never") is Never
    assert value("number", "50") == 50
    assert value("what", "no") == "no"


def test_true_and_false_are_refused_with_the_word_that_is_meant() -> None:
    ((path, said),) = faults("public", "False")
    assert path == ()
    assert said == '"False" is not a known value. Allowed: yes, no, unknown, not_applicable. Did you mean "no"?'


def test_a_value_outside_its_vocabulary_is_refused_with_the_nearest_one() -> None:
    assert faults("stage", "apeal") == [
        ((), '"apeal" is not a known value. Allowed: trial, appeal, unknown, not_applicable. Did you mean "appeal"?')
    ]


def test_every_wrong_member_of_a_set_is_named() -> None:
    found = faults("excluded", ["pres", "family", "famly"])
    assert [path for path, _ in found] == [(0,), (2,)]
    assert found[0][1] == '"pres" is not a known value. Allowed: public, press, family. Did you mean "press"?'
    assert faults("excluded", {"press": "maybe"}) == [
        (("press",), '"maybe" is not a known value. Allowed: yes, no, unknown.')
    ]


@pytest.mark.parametrize("raw", ["press", "yes"])
def test_a_set_that_is_not_a_list_is_refused_with_its_members(raw: str) -> None:
    assert faults("excluded", raw) == [
        ((), "a list in square brackets is expected here. Allowed in it: public, press, family")
    ]


def test_a_list_of_plain_words_is_no_fact() -> None:
    ((_, said),) = faults("public", ["no", "yes"])
    assert said == "one word is expected here. Allowed: yes, no, unknown, not_applicable"


def test_a_block_with_a_misspelt_value_key_is_told_so() -> None:
    ((path, said),) = faults("public", {"valeu": "no"})
    assert path == ("valeu",)
    assert said.endswith('Did you mean "value"?')


def test_a_text_cut_at_a_comma_is_told_to_stand_in_quotes() -> None:
    # {value: no, note: the letter, unlike the press release} without quotes
    assert faults("public", {"value": "no", "note": "the letter", "unlike the press release": None}) == [
        (
            ("unlike the press release",),
            'the text was cut at a comma, before "unlike the press release"; put a text that holds a comma in quotes',
        )
    ]


def test_a_block_without_a_value_is_refused() -> None:
    assert faults("public", {"sources": ["letter"]}) == [
        ((), "a fact written as a block needs a value: {value: ..., sources: [...]}")
    ]


def test_all_faults_of_all_readings_are_found_together() -> None:
    raw = [
        {"value": "nope", "sources": "letter", "detail": "vague"},
        "yes",
        {"value": "yes", "answer": "quiet", "rebuttal_answered": "perhaps", "word": ["x"]},
    ]
    assert [path for path, _ in faults("public", raw)] == [
        (0, "value"),
        (0, "sources"),
        (0, "detail"),
        (1,),
        (2, "rebuttal_answered"),
        (2, "word"),
        (2, "answer"),
    ]


@pytest.mark.parametrize("raw", ["almost 50", "-1", "1000001", "1.5", "١"])
def test_what_is_not_a_whole_number_of_things_is_refused(raw: str) -> None:
    assert faults("number", raw) == [((), f'"{raw}" is not a whole number between 0 and 1000000')]


def test_a_text_too_long_says_how_long_it_may_be() -> None:
    assert faults("what", "x" * 20_001) == [((), "this text is longer than 20,000 characters; shorten it")]
    raw = {"value": "no", "note": "x" * 20_001}
    assert faults("public", raw) == [(("note",), "this text is longer than 20,000 characters; shorten it")]


def test_a_date_that_is_a_block_without_value_or_a_list_is_refused() -> None:
    ((_, said),) = faults("date", ["2024"])
    assert said.startswith("a date is expected here. Write 2024, ")


def test_the_schema_for_editors_knows_every_way_to_write_a_fact() -> None:
    schema = Sample.model_json_schema()["properties"]["public"]
    assert schema["anyOf"][0]["enum"][:4] == ["yes", "no", "unknown", "not_applicable"]
    assert schema["anyOf"][1]["required"] == ["value"]
    assert schema["anyOf"][2]["type"] == "array"


def test_all_that_applies_is_one_word_or_a_list_in_any_order() -> None:
    assert value("aims", "order") == value("aims", ["order"]) == frozenset({"order"})
    assert value("aims", ["health", "order", "order"]) == frozenset({"order", "health"})
    assert value("aims", "not_applicable") == "not_applicable"
    assert value("aims", "unknown") is None


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "is expected"),
        (["order", "unknown"], "with others"),
        (["order", "none_stated"], "with others"),
        (["ordr"], "order"),
    ],
)
def test_a_list_of_what_applies_that_cannot_be_meant_is_refused(raw: Any, said: str) -> None:
    assert any(said in message for _, message in faults("aims", raw))
