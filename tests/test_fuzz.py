"""Whatever is in a file, `check` gives a result or says what is wrong: never a traceback, and never a long wait."""

from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairtrial.case.load import load_case
from fairtrial.case.records import EVENT_TYPES, fields_of
from fairtrial.cli import check
from fairtrial.dates import elapsed, minutes_in_words, parse_when
from fairtrial.problems import InputError
from fairtrial.yamlread import DEEPEST, LARGEST_FILE, RepeatedKeys, read_text
from generate import put_anywhere, raw_case
from support import CASES

TRAINING = (CASES / "training-closed-trial.yaml").read_text(encoding="utf-8")
LONGEST_SECONDS = 5.0

Answer = Callable[[str | bytes], tuple[int, str]]


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """Return what `check` answers to the content of a file: its exit status, and what it says."""
    path = tmp_path_factory.mktemp("fuzz") / "case.yaml"

    def ask(content: str | bytes) -> tuple[int, str]:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        started = time.monotonic()
        result = CliRunner().invoke(check, [str(path)])
        took = time.monotonic() - started
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        assert result.exit_code in (0, 2)
        if result.exit_code == 2:
            assert "case.yaml" in result.stderr
            assert result.stdout == ""
        assert took < LONGEST_SECONDS, f"{took:.1f} seconds"
        return result.exit_code, result.stderr or result.stdout

    ask(TRAINING)  # the rules are loaded once, outside the time of any test
    return ask


# Files that are no case -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes(seed: int, answer: Answer) -> None:
    assert answer(random.Random(seed).randbytes(10 ** (seed % 6)))[0] == 2


@pytest.mark.parametrize("seed", range(60))
def test_a_case_with_random_bytes_changed(seed: int, answer: Answer) -> None:
    chance = random.Random(seed)
    content = bytearray(TRAINING.encode())
    for _ in range(chance.choice([1, 3, 20, 200])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    answer(bytes(content))


@pytest.mark.parametrize("seed", range(40))
def test_a_case_cut_short_or_with_lines_in_another_order(seed: int, answer: Answer) -> None:
    chance = random.Random(seed)
    lines = TRAINING.splitlines(keepends=True)
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at], lines[other] = chance.choice([(lines[other], lines[at]), (lines[at] * 2, ""), ("", lines[other])])
    answer("".join(lines)[: chance.randrange(len(TRAINING)) if seed % 3 == 0 else None])


def any_value(chance: random.Random, depth: int = 0) -> Any:
    """Return plain data of any shape."""
    kind = chance.randrange(9 if depth < 6 else 5)
    if kind < 5:
        words = [
            "",
            "no",
            "~",
            "2024-02-30",
            "9" * 50,
            "-1",
            "1e999",
            "é\u202e",
            "{{ 7 }}",
            "&a",
            "*a",
            "!!int",
            "x: y",
        ]
        return [None, True, chance.random() * 10**300, chance.choice([0, -1, 10**40]), chance.choice(words)][kind]
    if kind < 7:
        return [any_value(chance, depth + 1) for _ in range(chance.randrange(5))]
    names = ["as_of", "title", "state", "sources", "persons", "events", "id", "type", "value", "person", "x y", "1", ""]
    return {chance.choice(names): any_value(chance, depth + 1) for _ in range(chance.randrange(6))}


@pytest.mark.parametrize("seed", range(80))
def test_random_yaml(seed: int, answer: Answer) -> None:
    chance = random.Random(seed)
    answer(yaml.safe_dump(any_value(chance), allow_unicode=True, default_flow_style=chance.choice([True, False, None])))


@pytest.mark.parametrize("twice", ["[[], []]", "[{}, {a: b}]", "{a: [], b: {}}", "[x, []]"])
@pytest.mark.parametrize(
    "section", ["account", "sources", "persons", "events", "assessments", "title", "proceedings", "detentions"]
)
def test_two_faults_in_one_part(section: str, twice: str, answer: Answer) -> None:
    raw = yaml.load(TRAINING, Loader=yaml.BaseLoader)
    raw[section] = yaml.safe_load(twice)
    assert answer(yaml.safe_dump(raw, allow_unicode=True))[0] == 2


@pytest.mark.parametrize("seed", range(60))
def test_a_case_with_parts_replaced_by_anything(seed: int, answer: Answer) -> None:
    chance = random.Random(seed)
    raw = raw_case(chance, events=4, told=0.3)
    for _ in range(chance.randint(1, 4)):
        put_anywhere(raw, chance, lambda: any_value(chance, 3))
    answer(yaml.safe_dump(raw, allow_unicode=True))


# Sizes ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opens", ["[", "{a: ", "- ", "? ", "{[", "[{a: "])
@pytest.mark.parametrize("depth", [DEEPEST + 1, 1000, 100_000])
def test_deep_nesting(opens: str, depth: int, answer: Answer) -> None:
    assert answer(opens * depth)[0] == 2


def test_deep_nesting_by_indentation(answer: Answer) -> None:
    assert answer("".join(f"{' ' * depth}a:\n" for depth in range(1000)))[0] == 2


@pytest.mark.parametrize("word", ["9" * 100_000, "-" * 100_000, "1e" + "9" * 1000, "0x" + "F" * 5000, "[" + "9" * 5000])
@pytest.mark.parametrize("place", ["as_of", "title", "state", "account", "number"])
def test_huge_numbers_and_strings(word: str, place: str, answer: Answer) -> None:
    raw = raw_case(random.Random(1), events=2, told=0.1)
    if place == "number":
        raw["persons"]["ann"]["number"] = word
    else:
        raw[place] = word
    answer(yaml.safe_dump(raw))


LARGE: dict[str, Callable[[int], str]] = {
    "one text": lambda n: TRAINING + "about: " + "a" * n,
    "unknown keys": lambda n: TRAINING + "".join(f"tytle{i}: x\n" for i in range(n // 15)),
    "the same key": lambda n: "title: x\n" * (n // 9),
    "unknown events": lambda n: "events:\n" + "- {id: a, type: heering}\n" * (n // 25),
    "events without type": lambda n: "events:\n" + "- {ide: a, tipe: hearing}\n" * (n // 26),
    "empty events": lambda n: "events: [" + "{}, " * (n // 4) + "]",
    "events that are words": lambda n: "events: [" + "x, " * (n // 3) + "]",
    "events with misspelt facts": lambda n: "events:\n" + "- {id: a, type: hearing, publik: no}\n" * (n // 38),
    "events with wrong values": lambda n: "events:\n" + "- {id: a, type: hearing, public: noo}\n" * (n // 38),
    "events of nobody": lambda n: TRAINING.replace(
        "events:\n", "events:\n" + "  - {id: a, type: hearing, person: exampel, sources: [lettre]}\n" * (n // 60), 1
    ),
    "persons": lambda n: "persons:\n" + "".join(f"  p{i}: {{}}\n" for i in range(n // 12)),
    "unknown persons": lambda n: "persons:\n" + "".join(f"  p{i}: {{x: 1}}\n" for i in range(n // 18)),
    "sources": lambda n: "sources:\n" + "".join(f"  s{i}: {{kind: new, title: x}}\n" for i in range(n // 32)),
    "assessments": lambda n: "assessments:\n" + "- {question: x, of: y, answer: maybe}\n" * (n // 38),
    "readings": lambda n: "persons: {a: {minor: [" + "{value: x, sourcs: [b]}, " * (n // 25) + "]}}",
    "members": lambda n: "events: [{type: hearing, id: a, excluded: [" + "presss, " * (n // 8) + "]}]",
    "a long key": lambda n: "a" * 1000 + ": x\n" + "b" * n + ": y\n",
    "comments": lambda n: TRAINING + "# x\n" * (n // 4),
    "blank lines": lambda n: TRAINING + "\n" * n,
    "a quotation that never ends": lambda n: TRAINING + "about: '" + "x\n" * (n // 2),
    "accounts": lambda n: TRAINING + "account: [" + "lettre, " * (n // 8) + "]\n",
}


@pytest.mark.parametrize("what", LARGE)
@pytest.mark.parametrize("size", [100_000, 300_000, LARGEST_FILE - 100_000])
def test_a_large_file_of_faults(what: str, size: int, answer: Answer) -> None:
    answer(LARGE[what](size))


def test_a_file_larger_than_any_case(answer: Answer) -> None:
    assert "the most that is read is" in answer("a" * (LARGEST_FILE + 1))[1]


# Texts ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", range(0, 0x110000, 0x4000))
def test_every_unicode_block_in_a_title_a_name_and_an_id(block: int, answer: Answer) -> None:
    for start in range(block, block + 0x4000, 0x1000):
        letters = [chr(code) for code in range(start, start + 0x1000, 7)]
        text = "".join(each for each in letters if unicodedata.category(each) not in ("Cc", "Cs"))
        quoted = text.replace("'", "''")
        for replaced in ('title: "', "called: ", "id: "):
            answer(TRAINING.replace(replaced, f"{replaced.split(':')[0]}: '{quoted}' #", 1))


ODD = [0, 1, 7, 8, 0x0B, 0x1B, 0x7F, 0x80, 0x85, 0xA0, 0x2028, 0x2029, 0xD800, 0xDFFF, 0xFEFF, 0xFFFE, 0xFFFF, 0x10FFFF]


@pytest.mark.parametrize("code", ODD)
def test_characters_that_no_text_has(code: int, answer: Answer) -> None:
    for place in (0, len(TRAINING) // 2, len(TRAINING)):
        answer(TRAINING[:place] + chr(code) + TRAINING[place:])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "latin-1", "cp1251", "utf-8-sig"])
def test_other_encodings(encoding: str, answer: Answer) -> None:
    answer(TRAINING.encode(encoding, "replace"))


def test_repeated_keys_everywhere(answer: Answer) -> None:
    lines = TRAINING.splitlines()
    for number, line in enumerate(lines):
        if line.rstrip().endswith((":", "]", "no", "yes")) or ": " in line:
            assert answer("\n".join([*lines[: number + 1], line, *lines[number + 1 :]]))[0] in (0, 2)


@pytest.mark.parametrize("text", [
    "a: &a [x]\nb: *a", "a: *nowhere", "a: &a {b: *a}", "<<: {a: b}", "&a a: &b b", "*a : b", "a: &a\n  <<: *a",
    "a: &x " + "[" * 30 + "*x" + "]" * 30, "a: !!python/object/apply:os.system [ls]", "!<tag:x> a: b",
    "%YAML 9.9\n---\na: b", "%TAG ! tag:x,2000:\n---\n!a b: c", "---\n---\n---", "...", "--- |\n", "? a\n? b",
    "a: |9\n x",
])  # fmt: skip
def test_aliases_tags_and_other_rare_yaml(text: str, answer: Answer) -> None:
    assert answer(text)[0] == 2


def test_an_alias_bomb(answer: Answer) -> None:
    text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    text += "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert answer(text)[0] == 2


# Properties -----------------------------------------------------------------------------------------------------------

QUIET = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
SCALARS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
    max_leaves=20,
)


@QUIET
@given(st.text())
def test_any_text_is_read_or_refused_with_a_message(text: str) -> None:
    try:
        read_text(text, "f.yaml")
    except InputError as error:
        assert error.problems
        assert all(problem.message for problem in error.problems)


@QUIET
@given(PLAIN, st.booleans())
def test_what_was_written_as_yaml_is_read_as_it_was(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style="'", default_flow_style=flow)
    assert read_text(text, "f.yaml").data == data


@QUIET
@given(PLAIN)
def test_every_value_has_a_line_within_the_file(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    document = read_text(text, "f.yaml")
    assert all(1 <= line <= text.count("\n") + 1 for line in document.lines.values())


@QUIET
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.text("xyz", max_size=3), min_size=1), st.data())
def test_a_repeated_key_is_always_noticed(entries: dict[str, str], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(sorted(entries)))
    text = "".join(f"{key}: '{value}'\n" for key, value in [*entries.items(), (again, "last")])
    with pytest.raises(RepeatedKeys) as caught:
        read_text(text, "f.yaml")
    assert caught.value.document.data == {**entries, again: "last"}


@QUIET
@given(st.text() | st.from_regex(r"\A\[?\d{0,5}(-\d{1,2}){0,2}(T\d\d:\d\d)?(\.\.)?\d{0,4}\]?\Z"))
def test_any_text_is_a_date_or_refused_with_what_to_write(text: str) -> None:
    try:
        when = parse_when(text)
    except ValueError as error:
        assert str(error)
        return
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert when.in_words()
    assert (parse_when(when.text).earliest, parse_when(when.text).latest) == (when.earliest, when.latest)


POINTS = st.builds(
    lambda day, minute, form: f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}"[:form],
    st.dates(),
    st.integers(0, 1439),
    st.sampled_from([4, 7, 10, 16]),
)


@QUIET
@given(POINTS, POINTS)
def test_a_range_holds_both_its_ends_and_is_refused_if_it_ends_before_it_begins(first: str, last: str) -> None:
    one, other = parse_when(first), parse_when(last)
    assert one.earliest is not None and other.latest is not None
    if one.earliest > other.latest:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse_when(f"[{first}..{last}]")
        return
    both = parse_when(f"[{first}..{last}]")
    assert (both.earliest, both.latest) == (one.earliest, other.latest)


@QUIET
@given(POINTS, POINTS)
def test_a_length_of_time_has_its_bounds_in_order_and_words(first: str, last: str) -> None:
    span = elapsed(parse_when(first), parse_when(last))
    assert span.longest is not None
    assert 0 <= span.shortest <= span.longest
    assert span.in_words()


@QUIET
@given(st.integers(0, 10**12))
def test_every_length_of_time_has_words(minutes: int) -> None:
    assert minutes_in_words(minutes)[0].isdigit()


FIELDS = [(kind, name) for kind in EVENT_TYPES for name in fields_of(kind)]


@settings(QUIET, max_examples=300)
@given(st.sampled_from(FIELDS), PLAIN | st.none() | st.just("unknown") | st.just("never"))
def test_any_value_in_any_field_is_taken_or_refused_with_a_message(field: tuple[str, str], value: Any) -> None:
    kind, name = field
    raw = raw_case(random.Random(0), events=0, told=0.0)
    raw["events"] = [{"id": "e", "type": kind, "person": "ann", "proceeding": "trial", "detention": "first",
                      "sources": ["letter"], name: value}]  # fmt: skip
    path = Path(__file__).parent / "not-there.yaml"
    with pytest.MonkeyPatch.context() as patch:
        text = yaml.safe_dump(raw, allow_unicode=True)
        patch.setattr("fairtrial.case.load.read_file", lambda *_: read_text(text, "f.yaml"))
        try:
            load_case(path)
        except InputError as error:
            assert all(problem.message for problem in error.problems)
