"""Whose word is taken: each lens on one fact."""

from __future__ import annotations

import pytest

from fairtrial.case.fields import Value
from fairtrial.dates import When
from fairtrial.facts.lens import LENSES, Facts, Values, compatible
from fairtrial.facts.tests import decide
from fairtrial.law.tests import FieldTest
from fairtrial.truth import Truth
from support import case, report

FILE = """
as_of: 2025-05-14
title: A case
state: TJK
answer: {answer}
sources:
  letter: {{kind: allegation_letter, title: L, origin: mandate}}
  release: {{kind: press_release, title: P, origin: mandate}}
  news: {{kind: news, title: N}}
  reply: {{kind: state_reply, title: R}}
persons:
  ann: {{sources: [letter]}}
proceedings:
  trial: {{matter: criminal, sources: [letter]}}
events:
  - id: hearing
    type: hearing
    sources: [letter]
    public: {public}
"""


def known(public: str, lens: str, answer: str = "not_yet_asked", account: str = "") -> Values:
    text = FILE.format(public=public, answer=answer) + (f"account: [{account}]\n" if account else "")
    return Facts(case(text), lens).values("hearing", "public")


def test_what_the_file_does_not_mention_is_unknown_under_every_lens() -> None:
    for lens in LENSES:
        assert known("unknown", lens, answer="silent") is None


def test_as_alleged_takes_the_allegation() -> None:
    assert known("no", "as_alleged") == ("no",)


def test_as_alleged_holds_every_value_where_sources_conflict() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [news]}]"
    assert known(both, "as_alleged") == ("no", "yes")


def test_as_alleged_follows_the_account_that_the_file_names() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [news]}]"
    assert known(both, "as_alleged", account="letter") == ("no",)
    assert known(both, "as_alleged", account="news") == ("yes",)


def test_as_alleged_keeps_an_account_that_says_it_does_not_know() -> None:
    both = "[{value: unknown, sources: [letter]}, {value: yes, sources: [news]}]"
    assert known(both, "as_alleged", account="letter") is None


def test_as_alleged_leaves_out_what_the_state_says_instead() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [reply]}]"
    assert known(both, "as_alleged") == ("no",)


def test_as_alleged_takes_what_only_the_state_tells() -> None:
    assert known("{value: yes, sources: [reply]}", "as_alleged") == ("yes",)


def test_sources_of_one_origin_count_once() -> None:
    assert known("{value: no, sources: [letter, release]}", "corroborated") is None
    assert known("{value: no, sources: [letter, news]}", "corroborated") == ("no",)


def test_a_document_needs_no_second_origin() -> None:
    assert known("{value: no, sources: [letter], detail: document}", "corroborated") == ("no",)


def test_two_origins_that_contradict_each_other_corroborate_nothing() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [news]}]"
    assert known(both, "corroborated") is None


@pytest.mark.parametrize("answer", ["not_yet_asked", "deadline_open"])
def test_not_having_been_asked_is_not_silence(answer: str) -> None:
    assert known("no", "uncontested", answer) is None


@pytest.mark.parametrize("answer", ["silent", "general_denial"])
def test_a_particular_allegation_stands_against_silence_and_a_general_denial(answer: str) -> None:
    assert known("no", "uncontested", answer) == ("no",)


def test_a_bare_allegation_is_not_proved_by_silence() -> None:
    assert known("{value: no, detail: bare}", "uncontested", "silent") is None


def test_a_specific_rebuttal_leaves_the_fact_unknown_until_it_is_itself_answered() -> None:
    assert known("{value: no, answer: specific_rebuttal}", "uncontested") is None
    assert known("{value: no, answer: specific_rebuttal, rebuttal_answered: yes}", "uncontested") == ("no",)


def test_a_reading_of_the_state_that_differs_rebuts_and_one_that_agrees_admits() -> None:
    differs = "[{value: no, sources: [letter]}, {value: yes, sources: [reply]}]"
    agrees = "[{value: no, sources: [letter]}, {value: no, sources: [reply]}]"
    assert known(differs, "uncontested", "silent") is None
    assert known(agrees, "uncontested") == ("no",)


def test_a_reading_of_the_state_in_a_bare_word_is_a_general_denial() -> None:
    differs = "[{{value: no, sources: [letter], detail: {}}}, {{value: yes, sources: [reply], detail: bare}}]"
    assert known(differs.format("particulars"), "uncontested") == ("no",)
    assert known(differs.format("bare"), "uncontested") is None


def test_the_account_of_the_state_is_what_it_says_or_admits_and_nothing_else() -> None:
    assert known("no", "state_account", "silent") is None
    assert known("[{value: no, sources: [letter]}, {value: yes, sources: [reply]}]", "state_account") == ("yes",)
    assert known("{value: no, answer: admitted}", "state_account") == ("no",)


def test_an_event_told_of_took_place_on_the_word_of_its_source() -> None:
    facts = Facts(case(FILE.format(public="no", answer="not_yet_asked")), "as_alleged")
    assert facts.values("hearing", "occurred") == ("yes",)
    doubted = Facts(case(FILE.format(public="no", answer="not_yet_asked")), "corroborated")
    assert doubted.values("hearing", "occurred") is None


def test_what_justifies_keeps_its_value_as_alleged_outside_the_account_of_the_state() -> None:
    facts = Facts(case(FILE.format(public="yes", answer="not_yet_asked")), "corroborated")
    assert facts.values("hearing", "public") is None
    assert facts.justifying().values("hearing", "public") == ("yes",)


def test_a_yes_that_is_only_asserted_justifies_nothing() -> None:
    told = "{value: yes, sources: [reply]}"
    bare = told.replace("}", ", detail: bare}")
    for lens in ("as_alleged", "corroborated", "uncontested"):
        for text, value in ((bare, None), (told, ("yes",))):
            facts = Facts(case(FILE.format(public=text, answer="silent")), lens)
            assert facts.justifying().values("hearing", "public") == value
    own = Facts(case(FILE.format(public=bare, answer="silent")), "state_account")
    assert own.justifying().values("hearing", "public") == ("yes",)


def test_a_value_more_precise_than_what_is_alleged_is_not_corroborated() -> None:
    """Else a lens could show a breach, by an hour or a day, that nobody has alleged."""
    told = "[{value: [public], sources: [letter]}, {value: [public, press], sources: [news, release]}]"
    text = FILE.format(public="no", answer="silent").replace("public: no", f"excluded: {told}")
    for account in ("", "account: [letter]\n"):
        found = Facts(case(text + account), "corroborated").values("hearing", "excluded")
        assert found == ((("public", "yes"),),)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_of_several_values_that_are_corroborated_the_most_precise_counts(order: tuple[int, ...]) -> None:
    """The account tells a day, of which nobody else knows; the month has two origins, and so has the year."""
    readings = ["2024-03-05, sources: [letter]", "2024-03, sources: [news]", "2024, sources: [reply]"]
    told = ", ".join(f"{{value: {readings[place]}}}" for place in order)
    text = FILE.format(public="no", answer="silent") + f"    date: [{told}]\naccount: [letter]\n"
    (value,) = Facts(case(text), "corroborated").values("hearing", "date") or ()
    assert str(value) == "2024-03"


def test_what_the_state_tells_together_with_others_it_tells() -> None:
    joint = "[{value: no, sources: [letter, reply]}, {value: yes, sources: [news]}]"
    assert known(joint, "state_account") == ("no",)
    assert known("{value: no, sources: [letter, reply]}", "uncontested") == ("no",)


def test_an_answer_to_a_rebuttal_helps_only_a_particular_allegation_that_was_rebutted() -> None:
    bare = "{value: no, detail: bare, answer: specific_rebuttal, rebuttal_answered: yes}"
    unasked = "{value: no, answer: not_yet_asked, rebuttal_answered: yes}"
    assert known(bare, "uncontested") is None
    assert known(unasked, "uncontested") is None


SEVERAL = (
    FILE.replace("public: {public}", "public: no")
    + """
  - id: picket
    type: restriction
    sources: [letter]
    detail: particulars
    on: {on}
"""
)
"""Which freedoms a measure touched, as one source or several tell it."""


def touched(on: str, lens: str) -> Values:
    return Facts(case(SEVERAL.format(answer="silent", on=on)), lens).values("picket", "on")


def test_what_a_list_leaves_out_does_not_apply_so_a_shorter_list_contradicts_it() -> None:
    both = "[{value: [expression, assembly], sources: [letter]}, {value: expression, sources: [%s]}]"
    assert touched(both % "news", "corroborated") is None
    assert touched(both % "reply", "uncontested") == (frozenset({"expression", "assembly"}), frozenset({"expression"}))
    assert touched("[expression, assembly]", "uncontested") == (frozenset({"expression", "assembly"}),)


def test_the_same_list_from_two_origins_is_corroborated() -> None:
    same = "[{value: [expression, assembly], sources: [letter]}, {value: [assembly, expression], sources: [news]}]"
    assert touched(same, "corroborated") == (frozenset({"expression", "assembly"}),)


def test_of_two_lists_what_both_tell_is_contested_by_nobody_and_the_rest_is_open() -> None:
    both = "[{value: [expression, assembly], sources: [letter]}, {value: [expression, religion], sources: [reply]}]"
    facts = Facts(case(SEVERAL.format(answer="silent", on=both)), "uncontested")
    for freedom, truth in (("expression", Truth.YES), ("assembly", Truth.UNKNOWN), ("movement", Truth.NO)):
        test = FieldTest("restriction", "on", "in", (freedom,))
        assert decide(test, {"restriction": "picket"}, facts) is truth, freedom


CUSTODY = """
as_of: 2024-06-30
title: A case
state: TJK
answer: silent
sources:
  letter: {kind: allegation_letter, title: L}
  reply: {kind: state_reply, title: R}
persons:
  ann: {sources: [letter]}
detentions:
  custody: {sources: [letter], start: 2024-01, review_open: no, capacity: CAPACITY}
"""
CONTESTED = "[{value: other, sources: [letter]}, {value: CAPACITY, sources: [reply]}]"


@pytest.mark.parametrize(
    ("of_the_state", "outcome"), [("suspect", "appears_breached"), ("convicted", "needs_information")]
)
def test_of_two_accounts_what_both_have_in_common_is_contested_by_nobody(of_the_state: str, outcome: str) -> None:
    """Held as a suspect, or for nothing that anybody told: either way a court must be open; not so under a sentence."""
    made = case(CUSTODY.replace("CAPACITY", CONTESTED.replace("CAPACITY", of_the_state)))
    assert Facts(made, "uncontested").values("custody", "capacity") == ("other", of_the_state)
    (found,) = [f for f in report(made).findings if f.rule == "iccpr-9-4-no-challenge"]
    assert found.lenses["uncontested"] == outcome


def test_a_record_told_in_a_bare_word_is_so_by_each_who_does_not_say_otherwise() -> None:
    readings = "[{value: no, sources: [letter], detail: particulars}, {value: yes, sources: [reply]}]"
    text = FILE.format(public=readings, answer="not_yet_asked")
    assert Facts(case(text), "uncontested").values("hearing", "public") is None
    denied = case(text + "    detail: bare\n")
    assert Facts(denied, "uncontested").values("hearing", "public") == ("no",)


def test_a_state_that_tells_it_less_precisely_has_not_admitted_it() -> None:
    told = "[{value: 2024-03-05, sources: [letter]}, {value: %s, sources: [reply]}]"
    for of_the_state, values in (("2024-03", ["2024-03-05", "2024-03"]), ("2024-03-05T10:00", ["2024-03-05"])):
        text = FILE.format(public="no", answer="not_yet_asked") + f"    date: {told % of_the_state}\n"
        assert [str(value) for value in Facts(case(text), "uncontested").values("hearing", "date") or ()] == values


@pytest.mark.parametrize(
    ("one", "other", "both_right"),
    [
        (When(10, 20, ""), When(20, 30, ""), True),
        (When(10, 20, ""), When(21, 30, ""), False),
        (When(None, 20, ""), When(20, None, ""), True),
        (When(None, 20, ""), When(21, None, ""), False),
        ((("public", "yes"),), (("press", "no"),), True),
        ((("press", "no"), ("public", "yes")), (("press", "no"),), True),
        ((("press", "no"), ("public", "yes")), (("press", "yes"),), False),
        ("yes", "yes", True),
        ("yes", "no", False),
    ],
)
def test_two_tellings_can_both_be_right_if_one_minute_or_no_member_contradicts(
    one: Value, other: Value, both_right: bool
) -> None:
    assert compatible(one, other) is both_right
    assert compatible(other, one) is both_right


def test_whoever_tells_the_same_supports_it_whether_the_account_is_theirs_or_not() -> None:
    told = "[{value: no, sources: [news, letter]}, {value: no, sources: [reply]}, {value: yes, sources: [release]}]"
    text = FILE.format(public=told, answer="silent").replace("origin: mandate}\n  news", "origin: other}\n  news")
    facts = Facts(case(text + "account: [letter]\n"), "as_alleged")
    assert facts.origins("hearing", "public") == ("mandate", "news", "reply")


@pytest.mark.parametrize(
    ("told", "supporting"),
    [
        ("2024-03", ["2024-03", "2024-03-05", "2024-03-31"]),
        ('"[2024-03-01..]"', ["[2024-03-01..]", "2024-03", "2024-03-05", "2024-03-31", "2024-04", "[2024-03-31..]"]),
        ('"[..2024-03-31]"', ["[..2024-03-31]", "2024-03", "2024-03-05", "2024-03-31"]),
        ("2024-03-31", ["2024-03-31"]),
    ],
)
def test_what_lies_within_a_date_on_both_sides_supports_it(told: str, supporting: list[str]) -> None:
    others = ["2024-03", "2024-03-05", "2024-03-31", "2024-04", '"[2024-03-31..]"']
    readings = [f"{{value: {value}, sources: [news]}}" for value in others if value != told]
    date = f"    date: [{{value: {told}, sources: [letter]}}, {', '.join(readings)}]\n"
    facts = Facts(case(FILE.format(public="no", answer="silent") + date + "account: [letter]\n"), "as_alleged")
    assert [str(reading.value) for reading in facts.supporting("hearing", "date")] == supporting


def test_where_two_tellings_count_what_supports_either_is_told() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [news]}, {value: yes, sources: [reply]}]"
    facts = Facts(case(FILE.format(public=both, answer="silent")), "as_alleged")
    assert [reading.value for reading in facts.tellings("hearing", "public")] == ["no", "yes"]
    assert [reading.value for reading in facts.supporting("hearing", "public")] == ["no", "yes", "yes"]


def test_where_the_state_is_silent_its_account_says_what_others_tell() -> None:
    silent = Facts(case(FILE.format(public="no", answer="silent")), "state_account")
    assert silent.values("hearing", "public") is None
    assert [reading.value for reading in silent.tellings("hearing", "public")] == ["no"]


def test_what_no_source_tells_of_is_not_told_by_the_state() -> None:
    """Else that it took place would be contested by nobody, as nobody told it."""
    facts = Facts(case(FILE.format(public="no", answer="not_yet_asked") + "detentions:\n  custody:\n"), "uncontested")
    assert facts.values("custody", "occurred") is None


def test_where_sources_differ_and_the_state_does_not_contest_it_either_value_may_be_right() -> None:
    both = "[{value: no, sources: [letter]}, {value: yes, sources: [%s]}]"
    assert known(both % "news", "uncontested", "silent") == ("no", "yes")
    assert known((both % "reply").replace("letter", "reply"), "uncontested") == ("no", "yes")
    assert known(both % "reply", "uncontested", "silent") is None


def test_a_rebuttal_that_tells_no_list_of_its_own_leaves_nothing_in_common() -> None:
    assert touched("{value: [expression, assembly], answer: specific_rebuttal}", "uncontested") is None
