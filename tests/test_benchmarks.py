"""Every script of benchmarks/ runs, and prints the numbers that it promises: tried with the smallest sizes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fairtrial.case.load import case_from
from fairtrial.case.records import EVENT_TYPES
from fairtrial.problems import InputError
from fairtrial.program import law
from fairtrial.yamlread import read_text
from support import CASES, ROOT

BENCHMARKS = ROOT / "benchmarks"
TRAINED = "training-closed-trial"
TRAINING = (CASES / f"{TRAINED}.yaml").read_text(encoding="utf-8")
SHARED_BY_OTHERS = {"measure", "peerwork", "peer_clingo", "peer_clips", "peer_zen", "mutate"}
"""Modules that are no scripts."""


def run(script: str, *options: str | Path, status: int = 0) -> str:
    """Run a script as a process of its own, and return what it printed."""
    command = [sys.executable, str(BENCHMARKS / f"{script}.py"), *map(str, options)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=300)
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


def numbers(pattern: str, text: str) -> list[float]:
    """Return the numbers that a pattern finds in a text; it must find some."""
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in:\n{text}"
    return [float(each.replace(",", "")) for each in found.groups()]


def processor_time(what: str, text: str) -> float:
    """Return the milliseconds of the processor, which other work on the machine does not lengthen much."""
    return numbers(rf"{what} +[\d,.]+ ms \(processor ([\d,.]+) ms", text)[0]


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a module of the benchmarks."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return __import__(name)


def test_every_script_is_tried_here() -> None:
    scripts = {path.stem for path in BENCHMARKS.glob("*.py")} - SHARED_BY_OTHERS
    here = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in scripts if f'run("{name}"' not in here} == set()


# Times ----------------------------------------------------------------------------------------------------------------


def test_a_cold_check_takes_longer_than_the_imports_it_cannot_do_without() -> None:
    text = run("cold_start", "--rounds", "1", "--profile")
    imports, check = processor_time("bare imports:", text), processor_time("cold check:", text)
    (ratio,) = numbers(r"ratio: .* ([\d.]+) times in processor time", text)
    assert 0 < imports < check
    assert ratio == pytest.approx(check / imports, rel=0.05)
    shares = [float(each) for each in re.findall(r" ms +([\d.]+)%", text)]
    assert len(shares) >= 9
    assert sum(shares) == pytest.approx(100, abs=1)
    assert "inference under four lenses" in text


def test_a_warm_case_has_a_time_for_each_step_and_their_ratios() -> None:
    text = run("per_case", "--rounds", "1", "--case", TRAINED, "--events", "1")
    for part in re.split(r"\n\n", text)[1:]:
        read, infer, report = (processor_time(f"  {step}", part) for step in ("read", "infer", "report"))
        assert 0 < read < infer < report
        (ratio,) = numbers(r"report / read: .* ([\d.]+) times in processor time", part)
        assert ratio == pytest.approx(report / read, rel=0.1)
    assert TRAINED in text
    assert "generated, 1 events" in text


def test_written_cases_have_a_ratio_and_it_is_said_how_many_are_within_five() -> None:
    text = run("per_case", "--rounds", "1", "--written", "3")
    found = [float(each) for each in re.findall(r" ([\d.]+) times its reading", text)]
    assert len(found) == 3
    assert min(found) > 0
    (of,) = numbers(r"within 5 times: \d+ of (\d+) cases", text)
    assert of == len(found)


def test_growth_has_a_line_for_each_size() -> None:
    text = run("scaling", "--rounds", "1", "--factors", "1", "--events", "1", "2", "--cases", "1")
    rules, facts, cases = (
        [[float(each.replace(",", "")) for each in line.split()] for line in part.splitlines()[2:]]
        for part in re.split(r"\n\n", text)[1:]
    )
    assert [row[0] for row in facts] == [1, 2]
    assert [row[0] for row in cases] == [1]
    assert [row[0] for row in rules] == [len(law().book.rules)]
    for row in [*rules, *facts, *cases]:
        assert all(number > 0 for number in row)
        assert 20 < row[-1] < 1000, "megabytes"


# Other engines --------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(
    not all(find_spec(name) for name in ("clingo", "clips", "zen")), reason="the other engines are not installed"
)
def test_other_engines_find_the_same_outcomes_and_have_times() -> None:
    text = run("peers", "--rounds", "1", "--case", TRAINED, "--events", "1", "--checked", "1")
    (compared,) = numbers(r"([\d,]+) outcomes compared with each engine .*: no differences", text)
    assert compared > 100
    for engine in ("ours", "plain engine", "CLIPS", "clingo", "zen-engine"):
        assert len(re.findall(rf"  {engine} +[\d,.]+ ms", text)) == 2, engine


def test_the_two_engines_are_compared_and_memory_is_watched() -> None:
    text = run("agreement", "2", "--jobs", "1")
    cases, incidents, breaches = numbers(r"([\d,]+) cases under .*: ([\d,]+) incidents, ([\d,]+) of them", text)
    assert cases == 2
    assert 0 < breaches < incidents
    assert "; 0 differences" in text
    assert 20 < numbers(r"([\d.]+) MB at the end", text)[0] < 1000


# Encoding -------------------------------------------------------------------------------------------------------------


def test_two_who_encode_alike_agree_wholly_and_each_difference_counts(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "case.yaml").write_text(TRAINING, encoding="utf-8")
    same, of = numbers(r"all: (\d+) of (\d+) \(100\.0%\)", run("encoders", one, other))
    assert same == of > 5
    changed = TRAINING.replace("public: no", "public: yes", 1)
    assert changed != TRAINING
    (other / "case.yaml").write_text(changed, encoding="utf-8")
    text = run("encoders", one, other)
    assert numbers(r"all: (\d+) of (\d+)", text) == [of - 1, of]
    assert "hearing.public: 1 differ" in text


def test_folders_without_a_common_case_agree_on_nothing_of_nothing(tmp_path: Path) -> None:
    assert run("encoders", CASES, tmp_path) == "all: 0 of 0\n"


VIEW = """# The facts
[2.1] The author was arrested.
[2.2] He was tried.
# The State party's observations on admissibility and merits
[4.1] The State party denies it.
# The Committee's decision on admissibility
[5.1] The Committee considered it.
# The State party's observations on the merits
[6] The State party adds a word.
[6.1] And another.
# Issues and proceedings before the Committee: consideration of the merits
[7.1] The Committee finds a violation.
"""


def test_the_part_of_the_parties_ends_where_the_committee_begins(tmp_path: Path) -> None:
    view, about = tmp_path / "view.txt", tmp_path / "view.json"
    view.write_text(VIEW, encoding="utf-8")
    about.write_text(json.dumps({"facts_end_para": "6", "early_admissibility": True}), encoding="utf-8")
    text = run("cut_view", view, about)
    assert re.findall(r"^\[([\d.]+)\]", text, re.M) == ["2.1", "2.2", "4.1", "6", "6.1"]
    assert "violation" not in text
    about.write_text(json.dumps({"facts_end_para": "6", "early_admissibility": False}), encoding="utf-8")
    assert "[5.1]" in run("cut_view", view, about)


# Fuzzing --------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(find_spec("atheris") is not None, reason="atheris is installed")
def test_without_atheris_the_fuzzer_says_what_to_install() -> None:
    assert "pip install atheris" in run("fuzz", "--seconds", "1", status=2)


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
def test_the_fuzzer_counts_what_it_tried(tmp_path: Path) -> None:
    text = run("fuzz", "--seconds", "3", "--keep", tmp_path)
    (inputs,), (evaluated,) = numbers(r"([\d,]+) inputs", text), numbers(r"([\d,]+) valid cases", text)
    (refused,) = numbers(r"([\d,]+) refused", text)
    assert inputs == evaluated + refused
    assert evaluated > 0
    assert "0 kinds of finding" in text


def test_most_changed_cases_are_valid_and_the_others_are_refused_with_a_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mutate = module("mutate", monkeypatch)
    valid = 0
    texts = [TRAINING, TRAINING + "title: twice\n", "[not a case", "7"]
    for seed in range(200):
        text = mutate.changed(texts[seed % len(texts)], Random(seed), [TRAINING])
        try:
            case_from(read_text(text, "case.yaml"))
            valid += 1
        except InputError as error:
            assert all(problem.message for problem in error.problems)
    assert 80 < valid < 200


def test_a_change_is_the_same_for_the_same_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    mutate = module("mutate", monkeypatch)
    made = [mutate.changed(TRAINING, Random(seed), [TRAINING]) for seed in range(20)]
    assert made == [mutate.changed(TRAINING, Random(seed), [TRAINING]) for seed in range(20)]
    assert len(set(made)) == 20


def test_changing_a_case_leaves_nothing_behind_for_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    mutate = module("mutate", monkeypatch)
    before = json.dumps([mutate.SOURCES, mutate.ODD])
    for seed in range(300):
        mutate.changed(TRAINING, Random(seed), [TRAINING])
    assert json.dumps([mutate.SOURCES, mutate.ODD]) == before


def test_there_is_a_small_valid_case_for_nearly_every_kind_of_event(monkeypatch: pytest.MonkeyPatch) -> None:
    mutate = module("mutate", monkeypatch)
    refused = []
    for kind in EVENT_TYPES:
        try:
            case_from(read_text(mutate.small_case(kind, Random(1)), "case.yaml"))
        except InputError:
            refused.append(kind)
    assert len(refused) < len(EVENT_TYPES) / 10, refused
