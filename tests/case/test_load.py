"""A case file that is wrong says so: which file, which line, what is wrong, what is allowed, and all faults at once."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from fairtrial.case.fields import Never
from fairtrial.case.file import Case
from fairtrial.case.load import case_from, load_case
from fairtrial.case.records import Detention
from fairtrial.case.records.court import Hearing
from fairtrial.dates import When
from fairtrial.problems import InputError, Problem
from fairtrial.yamlread import LARGEST_FILE, read_text
from support import SOUND

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "tests" / "bad_cases"

TRIAL = SOUND + "proceedings:\n  trial: {sources: [letter], matter: criminal}\n"


def faults_of(name: str) -> list[Problem]:
    """Return what is wrong with one of the bad case files."""
    with pytest.raises(InputError) as caught:
        load_case(BAD / name, name)
    return caught.value.problems


def only_fault_of(name: str) -> Problem:
    faults = faults_of(name)
    assert len(faults) == 1, [str(fault) for fault in faults]
    assert faults[0].file == name
    return faults[0]


def case_of(text: str) -> Case:
    return case_from(read_text(text, "case.yaml"))


def faults_in(text: str) -> list[str]:
    """Return the complaints about a text, each as a reader sees it."""
    with pytest.raises(InputError) as caught:
        case_of(text)
    return [str(problem) for problem in caught.value.problems]


# One bad file for each fault ------------------------------------------------------------------------------------------


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_key() -> None:
    fault = only_fault_of("unknown-key.yaml")
    assert (fault.line, fault.place) == (15, "events[1].publik")
    assert '"publik" is not a known key here. Allowed: id, ' in fault.message
    assert "closure_ground" in fault.message, "the keys of a hearing are listed"
    assert fault.message.endswith('Did you mean "public"?')


def test_a_misspelt_value_is_named_with_what_is_allowed_and_the_nearest_value() -> None:
    fault = only_fault_of("misspelt-value.yaml")
    assert (fault.line, fault.place) == (16, "events[1].stage")
    assert fault.message == (
        '"trail" is not a known value. Allowed: pre_trial, trial, appeal, cassation, supervisory_review, unknown, '
        'not_applicable. Did you mean "trial"?'
    )


def test_a_day_that_the_calendar_does_not_have_is_refused() -> None:
    fault = only_fault_of("bad-date.yaml")
    assert (fault.line, fault.place) == (15, "events[1].date")
    assert '"2024-06-31" is not a date of the calendar' in fault.message


def test_what_is_not_a_date_is_refused_with_the_ways_to_write_one() -> None:
    text = TRIAL + "events:\n  - {id: h, type: hearing, sources: [letter], date: 16 July 2024}\n"
    (fault,) = faults_in(text)
    assert fault.startswith('case.yaml:11: events[1].date: "16 July 2024" is not a date that can be read.')
    assert '2024-07-16T12:45; for a range "[2024-07-17..2024-07-31]"' in fault


def test_an_end_before_the_start_names_both_dates() -> None:
    fault = only_fault_of("end-before-start.yaml")
    assert (fault.line, fault.place) == (15, "detentions.prison.end")
    assert fault.message == '"end" (1 March 2024) lies before "start" (2 March 2024)'


def test_an_unknown_person_is_named_with_the_persons_of_the_file() -> None:
    fault = only_fault_of("unknown-person.yaml")
    assert (fault.line, fault.place) == (14, "events[1].person")
    assert fault.message == 'there is no person "exampel" in this file. The file has: example. Did you mean "example"?'


def test_an_unknown_source_is_named_with_the_sources_of_the_file() -> None:
    fault = only_fault_of("unknown-source.yaml")
    assert (fault.line, fault.place) == (14, "events[1].sources")
    assert fault.message == 'there is no source "lettre" in this file. The file has: letter. Did you mean "letter"?'


def test_an_id_given_twice_names_the_line_of_the_first() -> None:
    fault = only_fault_of("duplicate-id.yaml")
    assert (fault.line, fault.place) == (16, "events[2].id")
    assert fault.message == 'the id "hearing-1" is already taken (line 13); every record needs its own'


def test_a_block_where_a_list_is_expected_is_refused() -> None:
    fault = only_fault_of("wrong-type.yaml")
    assert (fault.line, fault.place) == (11, "events")
    assert fault.message == "a list is expected here; each entry begins with a hyphen"


def test_an_empty_file_is_refused() -> None:
    assert (BAD / "empty.yaml").stat().st_size == 0
    assert only_fault_of("empty.yaml").message == "the file is empty"


def test_a_text_that_is_not_yaml_names_the_line_and_the_likely_cause() -> None:
    fault = only_fault_of("not-yaml.yaml")
    assert fault.line == 3
    assert fault.message.startswith("this is not YAML: there is a colon where none can be.")
    assert "in quotes" in fault.message


def test_an_alias_bomb_is_refused_at_once_and_never_expanded() -> None:
    begun = time.monotonic()
    fault = only_fault_of("alias-bomb.yaml")
    assert time.monotonic() - begun < 1
    assert fault.line == 2
    assert fault.message == "anchors (&a) are not supported; write the value out where it is needed"


def test_all_faults_of_form_and_of_sense_are_reported_at_once_in_the_order_of_the_file() -> None:
    faults = faults_of("several-faults.yaml")
    assert [(fault.line, fault.place) for fault in faults] == [
        (3, "state"),
        (6, "sources.letter.kind"),
        (8, "persons.example.gendre"),
        (12, "proceedings.trial.sources"),
        (15, "detentions.prison.end"),
        (18, "events[1].type"),
        (20, "events[1].public"),
        (23, "events[2].person"),
    ]
    said = [fault.message for fault in faults]
    assert "write its three-letter ISO code in capitals, such as TJK" in said[0]
    assert '"leter" is not a known value. Allowed: allegation_letter, ' in said[1]
    assert said[2].endswith('Did you mean "gender"?')
    assert 'there is no source "lettre"' in said[3]
    assert 'lies before "start"' in said[4]
    assert said[5].endswith('Did you mean "hearing"?')
    assert "Allowed: yes, no, unknown, not_applicable." in said[6]
    assert 'there is no person "exampel"' in said[7]


def test_a_fact_on_nobodys_word_is_refused() -> None:
    fault = only_fault_of("no-sources-for-a-fact.yaml")
    assert (fault.line, fault.place) == (14, "events[1].public")
    assert fault.message == "on whose word? Give sources here or for the whole record"


def test_a_date_after_the_date_of_the_file_is_refused() -> None:
    fault = only_fault_of("date-after-as-of.yaml")
    assert (fault.line, fault.place) == (15, "events[1].date")
    assert fault.message == "1 July 2024 lies after the date of this file (30 June 2024)"


def test_a_key_given_twice_names_both_lines() -> None:
    fault = only_fault_of("duplicate-key.yaml")
    assert fault.line == 16
    assert fault.message == '"public" is given twice here (also on line 15); keep one of them'


def test_a_file_that_is_a_list_is_refused_with_the_names_that_begin_a_case_file() -> None:
    fault = only_fault_of("not-a-mapping.yaml")
    assert fault.line == 1
    assert fault.message.startswith(
        "a case file begins with named lines, not with a hyphen or a bare text. Allowed: as_of, title"
    )


def test_a_bad_state_code_is_refused_with_an_example_of_a_good_one() -> None:
    fault = only_fault_of("bad-state-code.yaml")
    assert (fault.line, fault.place) == (4, "state")
    assert fault.message == '"tajikistan" is not a State; write its three-letter ISO code in capitals, such as TJK'


def test_a_specific_rebuttal_cannot_be_the_answer_to_the_whole_case() -> None:
    said = faults_in(SOUND + "answer: specific_rebuttal\n")
    assert len(said) == 1
    assert said[0].startswith("case.yaml:8: answer: ")
    assert "Write it on the facts" in said[0]
    assert case_of(SOUND + "answer: general_denial\n").file.answer == "general_denial"


def test_a_missing_part_is_named() -> None:
    fault = only_fault_of("missing-date.yaml")
    assert (fault.line, fault.message) == (2, '"as_of" is missing; it is required')


def test_two_faults_within_one_fact_are_both_reported() -> None:
    first, second = faults_of("misspelt-fact.yaml")
    assert (first.line, first.place) == (15, "events[1].public.valeu")
    assert first.message.endswith('Did you mean "value"?')
    assert second.place == "events[1].public.detail"
    assert (
        second.message
        == '"particlars" is not a known value. Allowed: bare, particulars, document. Did you mean "particulars"?'
    )


def test_an_unknown_type_of_event_does_not_hide_the_other_faults_of_the_event() -> None:
    first, second = faults_of("unknown-type.yaml")
    assert (first.line, first.place) == (13, "events[1].type")
    assert first.message.endswith('Did you mean "hearing"?')
    assert (second.line, second.place) == (15, "events[1].plaec")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_bad_file_begins_by_saying_what_is_wrong_on_the_line_that_is_reported(path: Path) -> None:
    faults = faults_of(path.name)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    if path.name != "empty.yaml":
        assert first.startswith("# ")
        if "Line " in first:
            assert f"Line {faults[0].line}:" in first


# Files that cannot be read --------------------------------------------------------------------------------------------


def test_a_file_of_50_mb_is_refused_quickly_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    line = b"title: " + b"x" * 992 + b"\n"
    path.write_bytes(line * 50_000)
    assert path.stat().st_size == 50_000_000
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        load_case(path, "large.yaml")
    assert time.monotonic() - begun < 1
    assert str(caught.value) == (
        "large.yaml: the file has 50,000,000 bytes; the most that is read is 5,000,000. Is it the right file? "
        "A case file holds text only; keep attachments apart"
    )


def test_a_file_just_within_the_limit_is_read_within_seconds(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    comment = "# " + "x" * 97 + "\n"
    path.write_text(SOUND + comment * ((LARGEST_FILE - len(SOUND)) // len(comment)), encoding="utf-8")
    begun = time.monotonic()
    assert load_case(path).file.title == "A case"
    assert time.monotonic() - begun < 10


def test_a_missing_file_a_folder_and_a_file_in_another_encoding_are_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.yaml"
    foreign.write_bytes(SOUND.encode() + "about: Дело\n".encode("cp1251"))
    for path, said in (
        (tmp_path / "none.yaml", "there is no such file"),
        (tmp_path, "this is a folder; give the name of a case file"),
        (foreign, ":8: the file is not UTF-8 text (byte 174). Save it as UTF-8"),
    ):
        with pytest.raises(InputError) as caught:
            load_case(path)
        assert said in str(caught.value)


# One fault is one complaint -------------------------------------------------------------------------------------------


def test_repeated_keys_are_reported_together_with_all_other_faults(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(SOUND + "answer: silnt\ntitle: Another title\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_case(path, "case.yaml")
    first, second = caught.value.problems
    assert (first.line, first.place) == (8, "answer")
    assert (second.line, second.message) == (9, '"title" is given twice here (also on line 2); keep one of them')


def test_a_misspelt_key_is_not_complained_of_again_as_missing() -> None:
    text = TRIAL + (
        "events:\n"
        "  - {id: a, type: hearing, source: [letter], public: no}\n"
        "  - {id: b, type: hearing, sources: [letter], proceding: trial}\n"
    )
    faults = faults_in(text)
    assert len(faults) == 2
    assert faults[0].endswith('Did you mean "sources"?')
    assert faults[1].endswith('Did you mean "proceeding"?')


def test_a_person_misspelt_in_a_proceeding_is_complained_of_once_and_not_by_each_of_its_events() -> None:
    text = SOUND + (
        "proceedings:\n  trial: {sources: [letter], person: exampel}\n"
        "events:\n  - {id: a, type: hearing, sources: [letter]}\n  - {id: b, type: hearing, sources: [letter]}\n"
    )
    (fault,) = faults_in(text)
    assert fault.startswith('case.yaml:9: proceedings.trial.person: there is no person "exampel"')


def test_a_part_of_the_wrong_type_is_one_fault_and_references_into_it_are_not_more() -> None:
    text = SOUND + "proceedings: []\nevents:\n  - {id: a, type: hearing, sources: [letter], proceeding: trial}\n"
    assert faults_in(text) == ["case.yaml:8: proceedings: a block of named lines is expected here"]


def test_a_custody_in_a_part_of_the_wrong_type_is_no_failure_of_the_program() -> None:
    text = (
        SOUND
        + "detentions:\n  - {id: custody, sources: [letter], start: 2024-01-03}\n"
        + "events:\n  - {id: a, type: treatment, sources: [letter], person: example, detention: custody}\n"
    )
    assert faults_in(text) == ["case.yaml:8: detentions: a block of named lines is expected here"]


def test_a_record_that_is_only_a_word_is_one_fault_and_is_still_known_by_its_name() -> None:
    text = (
        SOUND
        + "proceedings:\n  trial: criminal\nevents:\n  - {id: a, type: hearing, sources: [letter], proceeding: trial}\n"
    )
    assert faults_in(text) == ["case.yaml:9: proceedings.trial: a block of named lines is expected here"]


def test_a_name_that_cannot_be_an_id_is_reported_once() -> None:
    text = SOUND + "proceedings:\n  the trial: {sources: [letter]}\n"
    assert faults_in(text) == [
        'case.yaml:9: proceedings.the trial: "the trial" cannot be an id; use letters, digits, hyphen and underscore, '
        "beginning with a letter"
    ]


def test_a_line_with_nothing_after_its_name_says_no_more_than_no_line() -> None:
    text = (
        TRIAL
        + "answer:\nevents:\n  - {id: h, type: hearing, sources: [letter], person: , public: , affects: , word: ~}\n"
    )
    case = case_of(text + "detentions:\n  prison:\nassessments:\n")
    hearing = case.records["h"]
    assert isinstance(hearing, Hearing)
    assert (hearing.person, hearing.affects, hearing.word) == ("example", (), None)
    assert not hearing.public.told
    assert case.file.answer == "not_yet_asked"
    assert case.person_of(case.records["prison"]) == "example"


def test_a_required_line_with_nothing_after_its_name_is_missing() -> None:
    assert faults_in(SOUND.replace("title: A case", "title:")) == [
        'case.yaml:2: title: "title" is missing; it is required'
    ]


def test_an_unknown_name_is_an_error_even_with_nothing_after_it() -> None:
    (fault,) = faults_in(SOUND + "titel:\n")
    assert fault.endswith('Did you mean "title"?')


# Events, links and ids ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("x", "events[1]: an event is written as a block that begins with id and type"),
        ("{id: a, sources: [letter]}", "events[1]: the event has no type. Allowed: charge, hearing,"),
        (
            "{id: a, typ: remedy}",
            'the event has no type. "typ" is not a known key here. Did you mean "type"? Allowed: charge,',
        ),
        ("{id: a, type: [hearing]}", "events[1].type: one word is expected here. Allowed: charge, hearing,"),
        ("{id: a, type: dance}", 'events[1].type: "dance" is not a known type of event. Allowed: charge, hearing,'),
        ("{type: remedy}", "events[1]: the event has no id; give it one, such as hearing-1"),
        ("{id: the first, type: remedy}", 'events[1].id: "the first" cannot be an id;'),
        ("{id: a, type: remedy, sources: letter}", "events[1].sources: a list is expected here, such as [letter]"),
        (
            "{id: a, type: hearing}",
            "a hearing belongs to a proceeding; say which: proceeding: and describe it under proceedings",
        ),
        ("{id: a, type: remedy, detention: d}", 'there is no detention "d" in this file. The file has no detentions.'),
        ("{id: a, type: remedy, affects: [who]}", 'events[1].affects: there is no person "who" in this file.'),
    ],
)
def test_an_event_that_cannot_be_understood_says_what_it_needs(event: str, said: str) -> None:
    (fault,) = faults_in(SOUND + f"events:\n  - {event}\n")
    assert fault.startswith("case.yaml:9: ")
    assert said in fault


def test_with_several_persons_an_event_must_say_whom_it_concerns() -> None:
    text = SOUND + "  other: {}\nevents:\n  - {id: a, type: remedy, sources: [letter]}\n"
    assert faults_in(text) == ["case.yaml:10: events[1]: say whom it concerns: person: one of example, other"]


def test_with_several_proceedings_a_hearing_must_say_to_which_it_belongs() -> None:
    text = TRIAL + "  second: {sources: [letter]}\nevents:\n  - {id: a, type: hearing, sources: [letter]}\n"
    (fault,) = faults_in(text)
    assert "a hearing belongs to a proceeding; say which: proceeding: one of trial, second" in fault


def test_an_id_is_written_once_as_the_name_of_the_block() -> None:
    (fault,) = faults_in(SOUND + "proceedings:\n  trial:\n    id: trail\n    sources: [letter]\n")
    assert fault == (
        'case.yaml:10: proceedings.trial.id: the id is the name "trial" at the top of this block; leave this line out'
    )


def test_a_person_and_an_event_cannot_share_an_id() -> None:
    (fault,) = faults_in(SOUND + "events:\n  - {id: example, type: remedy, sources: [letter]}\n")
    assert 'the id "example" is already taken (line 7)' in fault


def test_a_file_without_a_person_is_refused() -> None:
    text = SOUND.replace("  example: {sources: [letter], called: Ms. Example}\n", "").replace("persons:", "persons: {}")
    assert faults_in(text) == [
        "case.yaml:6: persons: the file has no person; describe at least one, whose rights the case is about"
    ]


def test_an_assessment_must_be_about_a_record_of_the_file() -> None:
    text = TRIAL + "assessments:\n  - {question: q, of: trail, answer: yes, by: Counsel}\n"
    (fault,) = faults_in(text)
    assert 'assessments[1].of: there is no record "trail" in this file. The file has: example, trial.' in fault
    assert fault.endswith('Did you mean "trial"?')


TWO = SOUND.replace("persons:", "persons:\n  other: {}")
HELD = "detentions:\n  prison: {sources: [letter], person: example}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOUND + "account: [lettre]\n", 'account: there is no source "lettre" in this file.'),
        (
            SOUND.replace("called:", "relation_to: who, called:"),
            'persons.example.relation_to: there is no person "who"',
        ),
        (
            SOUND + "events:\n  - {id: a, type: remedy, date: [{value: 2024, sources: [letter]}, "
            "{value: 2023, sources: [paper]}]}\n",
            'events[1].date: there is no source "paper" in this file.',
        ),
        (
            SOUND + "assessments:\n  - {question: q, of: example, answer: yes, by: Counsel, sources: [paper]}\n",
            'assessments[1].sources: there is no source "paper"',
        ),
        (
            SOUND + "events:\n  - {id: a, type: remedy, sources: [letter], date: [{value: 2023}, {value: 2025}]}\n",
            "events[1].date: 2025 lies after the date of this file (30 June 2024)",
        ),
        (
            TRIAL + "events:\n  - {id: a, type: hearing, sources: [letter], word: reportedly, proceeding: [trial]}\n",
            "events[1].proceeding: ",
        ),
        (TRIAL + "detentions: []\nevents:\n  - {id: a, type: visit, sources: [letter]}\n", "detentions: a block of"),
        (
            SOUND.replace("persons:\n  example: {sources: [letter], called: Ms. Example}", "persons: []"),
            "persons: a block",
        ),
        (
            SOUND.replace("sources:\n  letter: {kind: allegation_letter, title: A letter}", "sources: []"),
            "sources: a block of named lines",
        ),
        (
            TWO + "events:\n  - {id: a, type: hearing, sources: [letter], proceeding: trail}\n",
            'events[1].proceeding: there is no proceeding "trail"',
        ),
        (
            TWO + "proceedings:\n  trial: {sources: [letter], person: [x]}\nevents:\n"
            "  - {id: a, type: hearing, sources: [letter]}\n",
            "proceedings.trial.person: ",
        ),
        (TWO + "events:\n  - {id: a, type: remedy, sources: [letter], person: [x]}\n", "events[1].person: "),
        (
            SOUND + "assessments:\n  - {question: q, of: [x], answer: yes, by: Counsel}\n",
            "assessments[1].of: ",
        ),
        (
            SOUND + "proceedings: []\nassessments:\n  - {question: q, of: trial, answer: yes, by: Counsel}\n",
            "proceedings: a block",
        ),
        (
            SOUND.replace("called:", "born: 1971, called:")
            + "events:\n  - {id: a, type: search, sources: [letter], detention: cell}\n",
            'events[1].detention: there is no detention "cell"',
        ),
        (SOUND + "events:\n  - {id: [x], type: remedy, sources: [letter]}\n", "events[1].id: "),
        (
            TRIAL + "  second: {sources: [letter]}\n"
            "events:\n  - {id: a, type: hearing, sources: [letter], proceeding: [trial]}\n",
            "events[1].proceeding: words are expected here",
        ),
        (
            SOUND.replace("persons:\n  example: {sources: [letter], called: Ms. Example}", "persons: []")
            + "events:\n  - {id: a, type: remedy, sources: [letter], affects: [example]}\n",
            "persons: a block",
        ),
        (SOUND + "events:\n  - {id: a, type: search, sources: [[x]], occurred: yes}\n", "events[1].sources"),
    ],
)
def test_one_thing_that_is_wrong_is_one_complaint_and_is_never_passed_over(text: str, said: str) -> None:
    (fault,) = faults_in(text)
    assert said in fault


def test_more_faults_than_are_listed_are_told_together_with_a_repeated_key(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(SOUND + "answer: silent\nanswer: silent\n" + "".join(f"x{n}: 1\n" for n in range(600)), "utf-8")
    with pytest.raises(InputError) as caught:
        load_case(path, "case.yaml")
    said = [problem.message for problem in caught.value.problems]
    assert any("given twice" in each for each in said)
    assert any("the first 500 are listed" in each for each in said)
    assert len(said) == 502


def test_an_event_that_names_no_person_concerns_whom_its_custody_or_else_its_proceeding_does() -> None:
    frames = "proceedings:\n  trial: {sources: [letter], person: other}\n" + HELD
    for named, person in (
        ("proceeding: trial", "other"),
        ("detention: prison", "example"),
        ("proceeding: trial, detention: prison", "example"),
        ("proceeding: trial, detention: prison, person: other", "other"),
    ):
        case = case_of(TWO + frames + f"events:\n  - {{id: a, type: interrogation, sources: [letter], {named}}}\n")
        assert case.person_of(case.records["a"]) == person


@pytest.mark.parametrize(
    ("measure", "proceeding"),
    [
        ("prosecution", "trial"),
        ("[blocking, conviction]", "trial"),
        ("[{value: blocking, sources: [letter]}, {value: civil_suit, sources: [letter]}]", "trial"),
        ("blocking", None),
    ],
)
def test_a_measure_that_is_itself_a_proceeding_belongs_to_the_only_one(measure: str, proceeding: str | None) -> None:
    case = case_of(TRIAL + f"events:\n  - {{id: a, type: restriction, sources: [letter], measure: {measure}}}\n")
    assert case.anchor_of(case.records["a"], "proceeding") == proceeding
    assert case.anchor_of(case.records["a"], "detention") is None


# Dates ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["soon", '"[2024..]"'])
def test_the_date_of_the_file_must_be_a_date_with_a_last_day(as_of: str) -> None:
    (fault,) = faults_in(SOUND.replace("2024-06-30", as_of))
    assert fault.startswith("case.yaml:1: as_of: ")


def test_the_day_on_which_the_state_was_asked_must_be_a_date_before_the_date_of_the_file() -> None:
    assert "asked_on" in faults_in(SOUND + "asked_on: last spring\n")[0]
    assert "1 July 2024 lies after the date of this file" in faults_in(SOUND + "asked_on: 2024-07-01\n")[0]


def test_a_copy_of_the_judgment_cannot_be_given_before_the_judgment() -> None:
    text = (
        TRIAL + "events:\n  - {id: j, type: judgment, sources: [letter], date: 2024-03, copy_to_accused: 2024-02-01}\n"
    )
    (fault,) = faults_in(text)
    assert fault.endswith('"copy_to_accused" (1 February 2024) lies before "date" (March 2024)')


def test_dates_in_the_wrong_order_that_different_sources_tell_are_no_fault_of_the_file() -> None:
    reply = "  letter: {kind: allegation_letter, title: A letter}\n  reply: {kind: state_reply, title: A reply}\n"
    text = SOUND.replace("  letter: {kind: allegation_letter, title: A letter}\n", reply) + (
        "detentions:\n  prison: {sources: [letter], start: 2024-03-15, end: {value: 2024-03-10, sources: [reply]}}\n"
    )
    assert isinstance(case_of(text).records["prison"], Detention)
    (fault,) = faults_in(text.replace("sources: [reply]}}", "sources: [letter, reply]}}"))
    assert fault.endswith('"end" (10 March 2024) lies before "start" (15 March 2024)')


IN_ORDER = [
    ("detention", "start", "end"),
    ("detention", "start", "brought_before_judge"),
    ("detention", "review_asked", "review_decided"),
    ("counsel_contact", "date", "until"),
    ("family_contact", "date", "until"),
    ("parcels", "date", "until"),
    ("judgment", "date", "copy_to_accused"),
    ("judgment", "date", "copy_to_lawyer"),
    ("appeal", "date", "decided"),
    ("file_access", "since", "given"),
    ("file_access", "date", "given"),
    ("prison_measure", "date", "until"),
    ("prison_request", "date", "answered"),
    ("regime", "date", "until"),
    ("visit", "date", "until"),
    ("child_custody", "challenge_made", "challenge_decided"),
    ("human_rights_act", "date", "decided"),
    ("unrepresented", "date", "until"),
    ("delay", "date", "until"),
    ("remedy", "date", "decided"),
    ("custody_decision", "asked", "date"),
    ("hidden_custody", "date", "until"),
    ("placement", "date", "until"),
    ("derogation", "date", "until"),
    ("treatment", "date", "until"),
]


@pytest.mark.parametrize(("kind", "first", "second"), IN_ORDER)
def test_a_date_before_that_which_it_can_only_follow_is_refused(kind: str, first: str, second: str) -> None:
    told = f"sources: [letter], {first}: 2024-03-02, {second}: 2024-03-01}}\n"
    text = TRIAL + (
        f"detentions:\n  a: {{{told}" if kind == "detention" else f"{HELD}events:\n  - {{id: a, type: {kind}, {told}"
    )
    (fault,) = faults_in(text)
    assert fault.endswith(f'"{second}" (1 March 2024) lies before "{first}" (2 March 2024)')
    assert case_of(text.replace("2024-03-01", "2024-03-02")).records["a"]


def test_the_order_of_dates_is_checked_whichever_reading_tells_them() -> None:
    two = "{value: 2024-03-01}, {value: 2024-03-09}"
    text = SOUND + "detentions:\n  prison: {sources: [letter], start: START, end: END}\n"
    for start, end in ((f"[{two}]", "2024-03-05"), ("2024-03-05", f"[{', '.join(reversed(two.split(', ')))}]")):
        (fault,) = faults_in(text.replace("START", start).replace("END", end))
        assert '"end"' in fault
    assert case_of(text.replace("START", "2024-03-05T10:00").replace("END", "2024-03-05T10:00")).records


def test_what_happened_on_the_very_date_of_the_file_is_accepted() -> None:
    event = "events:\n  - {id: a, type: remedy, sources: [letter], date: DATE}\n"
    assert case_of(SOUND + event.replace("DATE", "2024-06-30T23:59")).records
    assert faults_in(SOUND + event.replace("DATE", "2024-07-01T00:00"))


def test_dates_that_may_be_in_order_are_accepted() -> None:
    text = SOUND + 'detentions:\n  prison: {sources: [letter], start: 2024-03-15, end: "[2024-03..]"}\n'
    assert isinstance(case_of(text).records["prison"], Detention)


def test_dates_from_different_sources_may_contradict_each_other() -> None:
    text = SOUND.replace("persons:", "  paper: {kind: news, title: A paper}\npersons:") + (
        "detentions:\n"
        "  prison:\n"
        "    start: {value: 2024-03-15, sources: [letter]}\n"
        "    end: {value: 2024-03-01, sources: [paper]}\n"
    )
    assert "prison" in case_of(text).records


# Whatever is wrong, no traceback --------------------------------------------------------------------------------------


ODD: tuple[Any, ...] = (
    None, "x", "", "2024", [], ["x"], [None], [["x"]], [{"x": "y"}], {}, {"x": "y"}, {"value": []},
)  # fmt: skip


def test_whatever_value_of_a_case_is_replaced_the_answer_is_a_case_or_a_list_of_faults() -> None:
    text = (ROOT / "cases" / "training-closed-trial.yaml").read_text(encoding="utf-8")
    paths = list(read_text(text, "case.yaml").lines)
    refused = 0
    for path in paths[1:]:
        for odd in ODD:
            document = read_text(text, "case.yaml")
            around: Any = document.data
            for part in path[:-1]:
                around = around[part]
            around[path[-1]] = odd
            try:
                case_from(document)
            except InputError as error:
                refused += 1
                said = [str(problem) for problem in error.problems]
                assert said
                assert len(said) == len(set(said)), said
                assert all(problem.message and problem.line for problem in error.problems)
    assert refused > len(paths)


def test_whatever_key_of_a_case_is_misspelt_it_is_named_and_the_right_one_is_offered() -> None:
    text = (ROOT / "cases" / "training-closed-trial.yaml").read_text(encoding="utf-8")
    for path in read_text(text, "case.yaml").lines:
        if not path or not isinstance(path[-1], str) or path[:-1] in (("sources",), ("persons",), ("proceedings",)):
            continue
        document = read_text(text, "case.yaml")
        around: Any = document.data
        for part in path[:-1]:
            around = around[part]
        misspelt = path[-1] + "x"
        around[misspelt] = around.pop(path[-1])
        with pytest.raises(InputError) as caught:
            case_from(document)
        said = str(caught.value)
        assert f'"{misspelt}" is not a known key here.' in said
        assert f'Did you mean "{path[-1]}"?' in said


# What a sound file becomes --------------------------------------------------------------------------------------------


def test_links_left_out_are_filled_in_where_only_one_thing_can_be_meant() -> None:
    case = case_of(TRIAL + "events:\n  - {id: h, type: hearing, sources: [letter], public: no}\n")
    hearing = case.records["h"]
    assert isinstance(hearing, Hearing)
    assert (hearing.person, hearing.proceeding) == ("example", "trial")
    assert case.records["trial"].id == "trial"
    assert case.anchor_of(hearing, "proceeding") == "trial"


def test_never_and_ranges_are_read_as_dates() -> None:
    text = SOUND + 'detentions:\n  prison: {sources: [letter], start: "[2024-01..2024-02]", end: never}\n'
    prison = case_of(text).records["prison"]
    assert isinstance(prison, Detention)
    (start,), (end,) = prison.start.readings, prison.end.readings
    assert isinstance(start.value, When)
    assert start.value.in_words() == "between January 2024 and February 2024"
    assert end.value is Never


CASES = [path for path in sorted((ROOT / "cases").rglob("*.yaml")) if not path.stem.endswith(".expected")]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_case_that_comes_with_the_program_is_read_without_a_fault(path: Path) -> None:
    assert load_case(path).records


ASSESSED = (
    SOUND
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
assessments:
  - {question: undue-dealy, of: trial, answer: yes, by: An observer}
  - {question: undue-delay, of: trial, answer: yes, by: An observer}
"""
)


def test_an_assessment_that_no_rule_would_read_is_complained_of() -> None:
    asked = {"undue-delay": frozenset({"delay"})}
    with pytest.raises(InputError) as error:
        case_from(read_text(ASSESSED, "case.yaml"), asked)
    misspelt, misplaced = error.value.problems
    assert 'no rule asks for a judgement by the name "undue-dealy". Did you mean "undue-delay"?' in misspelt.message
    assert misspelt.line == 11
    assert '"undue-delay" is asked of a delay, and "trial" is a proceeding' in misplaced.message
    assert case_from(read_text(ASSESSED, "case.yaml")).file.assessments


def test_an_assessment_of_what_is_not_in_the_file_is_one_complaint() -> None:
    told = ASSESSED.replace("undue-dealy, of: trial", "undue-delay, of: trail").rpartition("  - ")[0]
    with pytest.raises(InputError) as error:
        case_from(read_text(told, "case.yaml"), {"undue-delay": frozenset({"delay"})})
    (fault,) = error.value.problems
    assert 'there is no record "trail"' in fault.message


def test_a_question_that_is_no_word_is_not_complained_of_again_as_one_that_no_rule_asks() -> None:
    told = ASSESSED.replace("undue-dealy", "[x]").rpartition("  - ")[0]
    with pytest.raises(InputError) as error:
        case_from(read_text(told, "case.yaml"), {"undue-delay": frozenset({"delay"})})
    (fault,) = error.value.problems
    assert fault.place == "assessments[1].question"
