"""YAML is read as plain values with their lines: every word stays a word, and what could surprise is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from fairtrial.problems import InputError, Problem
from fairtrial.yamlread import DEEPEST, LARGEST_FILE, RepeatedKeys, read_file, read_text


def data(text: str) -> Any:
    return read_text(text, "f.yaml").data


def problems(text: str) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        read_text(text, "f.yaml")
    return caught.value.problems


def only(text: str) -> tuple[int, str]:
    (problem,) = problems(text)
    assert problem.file == "f.yaml"
    return problem.line, problem.message


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "true", "False", "010", "14:30", "1_000", "1e3", "2024-07-16", "0x1F", ".5"]
)
def test_every_word_stays_the_text_that_was_typed(word: str) -> None:
    assert data(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_tilde_and_null_are_none(nothing: str) -> None:
    assert data(f"a: {nothing}\nb: x") == {"a": None, "b": "x"}


def test_null_in_quotes_is_a_word() -> None:
    assert data("a: 'null'\nb: \"\"\nc: |\n  ~\n") == {"a": "null", "b": "", "c": "~\n"}


def test_no_is_a_word_as_a_key_too() -> None:
    assert data("no: {yes: on}") == {"no": {"yes": "on"}}


def test_blocks_lists_and_folded_texts_are_read() -> None:
    assert data("a:\n  - b\n  - {c: [d, e]}\nf: >-\n  g\n  h\n") == {"a": ["b", {"c": ["d", "e"]}], "f": "g h"}


def test_each_value_knows_its_line() -> None:
    document = read_text("# comment\na: 1\nb:\n  - x\n\n  - c: 2\n    d: 3\n", "f.yaml")
    where = {("a",): 2, ("b",): 3, ("b", 0): 4, ("b", 1): 6, ("b", 1, "c"): 6, ("b", 1, "d"): 7}
    assert {path: document.line(path) for path in where} == where


def test_a_place_without_a_line_has_the_line_of_what_is_around_it() -> None:
    document = read_text("a:\n  b: c\n", "f.yaml")
    assert document.line(("a", "b", "missing", 3)) == 2
    assert document.line(("other",)) == 1


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: no\r\nb: x\r\n")
    document = read_file(path)
    assert document.data == {"a": "no", "b": "x"}
    assert document.line(("b",)) == 2


@pytest.mark.parametrize("spelt", ["\\u2028", "\\xe9", "\\t", "\\n", "\\U0001F600"])
def test_a_character_of_a_text_may_be_spelt_out(spelt: str) -> None:
    assert data(f'a: "{spelt}"') == {"a": spelt.encode().decode("unicode_escape")}


# Refused --------------------------------------------------------------------------------------------------------------


def test_an_anchor_is_refused() -> None:
    assert only("a: 1\nb: &x [c]") == (2, "anchors (&x) are not supported; write the value out where it is needed")


def test_an_alias_is_refused() -> None:
    assert only("a: *x") == (1, "aliases (*name) are not supported; write the value out")


@pytest.mark.parametrize("tagged", ["!!python/object/apply:os.system [ls]", "!!str 5", "!mine {a: b}"])
def test_a_tag_is_refused_and_never_carried_out(tagged: str) -> None:
    line, message = only(f"a: 1\nb: {tagged}")
    assert line == 2
    assert "are not supported; write the plain value" in message


def test_a_merge_key_is_a_name_like_any_other() -> None:
    assert data("a:\n  <<: {b: c}\n") == {"a": {"<<": {"b": "c"}}}


def test_a_second_document_is_refused() -> None:
    line, message = only("a: 1\n---\nb: 2\n")
    assert line == 2
    assert "second document" in message


def test_repeated_keys_are_refused_all_at_once_with_both_lines() -> None:
    found = problems("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert [(problem.line, problem.message) for problem in found] == [
        (2, '"c" is given twice here (also on line 2); keep one of them'),
        (3, '"a" is given twice here (also on line 1); keep one of them'),
    ]


def test_a_file_with_repeated_keys_is_still_there_to_be_checked_further() -> None:
    with pytest.raises(RepeatedKeys) as caught:
        read_text("a: 1\na:\n  b: 2\n", "f.yaml")
    assert caught.value.document.data == {"a": {"b": "2"}}
    assert caught.value.document.line(("a", "b")) == 3


def test_the_same_key_in_different_blocks_is_no_repetition() -> None:
    assert data("a: {x: 1}\nb: {x: 2}\nc: [{x: 1}, {x: 2}]") == {
        "a": {"x": "1"},
        "b": {"x": "2"},
        "c": [{"x": "1"}, {"x": "2"}],
    }


@pytest.mark.parametrize("text", ["{[a]: b}", "? {a: b}\n: c", "~: b"])
def test_a_name_that_is_no_word_is_refused(text: str) -> None:
    assert only(text) == (1, "a name is expected before the colon")


@pytest.mark.parametrize("depth", [DEEPEST + 1, 100_000])
@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_refused_and_exhausts_nothing(depth: int, bracket: str) -> None:
    assert only(bracket * depth) == (1, f"the file is nested more than {DEEPEST} levels deep")


def test_nesting_up_to_the_limit_is_read() -> None:
    assert data("[" * DEEPEST + "]" * DEEPEST)


@pytest.mark.parametrize("text", ["", "  \n\n", "\n\t\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    assert only(text) == (0, "the file is empty")


@pytest.mark.parametrize("text", ["# only this", "# one\n# two\n"])
def test_a_text_of_comments_is_refused(text: str) -> None:
    assert only(text) == (0, "the file holds nothing but comments")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\ntitle: Ms. A: a case", 2, "Put a text that holds a colon in quotes"),
        ("a:\n\t- b", 2, "perhaps a tab; indent with spaces"),
        ("a: 1\nb: 'c\n", 3, "a quotation mark that was opened here or further up is never closed"),
        ("a: 1\nb: [c\n", 3, "a bracket [ that was opened here or further up is not closed"),
        ("a: 1\nb: {c: 1\n", 3, "a brace { that was opened here or further up is not closed"),
        ("a: 1\n b: 2", 2, "indent lines of a block alike"),
        ("a: 1\nb\nc: 2", 3, "this line has no colon"),
        (": b", 1, "this line is not indented like its neighbours"),
    ],
)
def test_what_is_not_yaml_is_refused_with_its_line_in_plain_words(text: str, line: int, said: str) -> None:
    found, message = only(text)
    assert message.startswith("this is not YAML: ")
    assert message.endswith("Look at this line and the one above it")
    assert said in message
    assert found == line


def test_a_control_character_is_refused_with_its_line() -> None:
    assert only("a: 1\nb: Дело\nc: \x00") == (3, "a character that no text has (number 0) stands here; delete it")


def test_repeated_keys_are_reported_along_with_what_makes_the_file_unreadable() -> None:
    assert [problem.line for problem in problems("a: 1\na: 2\nb: &x c")] == [2, 3]
    assert [problem.line for problem in problems("a: 1\na: 2\nb: 'c\n")] == [2, 4]


# Files ----------------------------------------------------------------------------------------------------------------


def test_the_largest_file_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: b\n#" + b"x" * (LARGEST_FILE - 6))
    assert read_file(path).data == {"a": "b"}
    path.write_bytes(b"a: b\n#" + b"x" * (LARGEST_FILE - 5))
    with pytest.raises(InputError, match="the file has 5,000,001 bytes; the most that is read is 5,000,000"):
        read_file(path)


def test_a_device_that_never_ends_is_refused() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this system has no endless file")
    with pytest.raises(InputError, match="this is a pipe or a device"):
        read_file(endless)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once_though_nobody_writes_to_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    # in a process of its own, so that one that waits for a writer can be ended
    command = [sys.executable, "-m", "fairtrial", "check", str(pipe)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert f"{pipe}: this is a pipe or a device, which may never end" in ended.stderr
    assert ended.stdout == ""


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    (tmp_path / "small").write_bytes(b"x")
    before = Path.stat
    monkeypatch.setattr(Path, "stat", lambda of: before(of if of.name != "f.yaml" else of.with_name("small")))
    with pytest.raises(InputError, match="the file has too many bytes"):
        read_file(path)


def test_the_name_shown_is_the_one_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / "none.yaml", "cases/none.yaml")
    assert str(caught.value) == "cases/none.yaml: there is no such file"


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("spelt", ["\\0", "\\x1b[2J", "\\e", "\\x7f", "\\x9b", "\\ud800", "\\U00110000", "\\UFFFFFFFF"])
@pytest.mark.parametrize("line", ['a: "x{}"', '"x{}": a', 'a: ["x{}"]'])
def test_a_character_that_no_text_has_is_refused_however_it_is_spelt(
    line: str, spelt: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("PyYAML has no C part here")
    monkeypatch.setattr("fairtrial.yamlread.Parser", getattr(yaml, parser))
    number, message = only("b: c\n" + line.format(spelt))
    assert number == 2
    assert "character" in message
    assert all(letter.isprintable() for letter in message)
