"""Standard output and standard error may be closed, full, or unread: nobody is shown a traceback, and no result is lost
without a word.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import CASES

CASE = str(CASES / "training-closed-trial.yaml")
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and a shell")


def program(redirected: str, *arguments: str) -> tuple[int, str, str]:
    """Run the program with its streams redirected as a shell does it; return its status and what it printed."""
    command = ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "fairtrial", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["check", CASE], ["check", CASE, "--format", "md"], ["doctor"], ["schema", "case"], ["rules", "list"]],
    ids=" ".join,
)
def test_a_result_that_finds_no_room_is_told_and_a_failure(arguments: list[str]) -> None:
    status, _, said = program(">/dev/full", *arguments)
    assert status == 1
    assert said == "The result cannot be written to standard output: No space left on device.\n"


def test_a_result_for_which_standard_output_is_closed_is_told_and_a_failure() -> None:
    assert program(">&-", "check", CASE) == (1, "", "The result cannot be written: standard output is closed.\n")


def test_an_annex_is_written_though_the_summary_cannot_be(tmp_path: Path) -> None:
    annex = tmp_path / "annex.json"
    assert program(">/dev/full", "check", CASE, "-o", str(annex))[0] == 1
    assert annex.stat().st_size > 10_000


def test_a_table_that_finds_no_room_is_a_failure_but_the_lines_are_written(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    status, _, said = program(">/dev/full", "batch", CASE, "-o", str(output), "--summary")
    assert status == 1
    assert "The result cannot be written to standard output" in said
    assert output.read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-", "<&- >&- 2>&-"])
def test_a_batch_is_done_whatever_becomes_of_its_messages(redirected: str, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert program(redirected, "batch", CASE, "-o", str(output))[0] == 0
    assert output.read_bytes().count(b"\n") == 1


def test_a_batch_whose_messages_nobody_reads_ends_well(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "fairtrial", "batch", CASE, "-o", str(tmp_path / "out.jsonl")]
    try:
        done = subprocess.run(command, stderr=writing, stdout=subprocess.DEVNULL, timeout=120, check=False)
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-"])
def test_a_message_that_cannot_be_written_changes_no_status(redirected: str) -> None:
    assert program(redirected, "check", "nowhere.yaml")[0] == 2


def test_help_that_finds_no_room_is_a_failure() -> None:
    status, _, said = program(">/dev/full", "--help")
    assert status == 1
    assert "No space left on device" in said


def test_names_from_a_closed_standard_input_are_refused(tmp_path: Path) -> None:
    status, _, said = program("<&-", "batch", "-", "-o", str(tmp_path / "out.jsonl"))
    assert status == 2
    assert "standard input, but it is closed" in said


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "fairtrial", "check", CASE, "--format", "json"]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=120, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(("name", "expected"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 1)])
def test_whoever_ends_the_program_leaves_no_half_written_annex_behind(name: str, expected: int, tmp_path: Path) -> None:
    # what stands in for a slow disk: the annex is half written when the signal comes
    slow = """
import signal, sys, time
# whoever runs the tests may have told them to go on
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from pathlib import Path
from fairtrial.cli import main
whole = Path.write_bytes
def half(path, content):
    whole(path, content[: len(content) // 2])
    print(path, flush=True)
    time.sleep(60)
Path.write_bytes = half
main()
"""
    command = [sys.executable, "-c", slow, "check", CASE, "-o", str(tmp_path / "annex.md")]
    environment = {**os.environ, "FAIRTRIAL_CACHE": "off"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        half = Path(process.stdout.readline().strip())
        assert half.parent == tmp_path
        assert half.stat().st_size > 0
        process.send_signal(getattr(signal, name))
        said = process.communicate(timeout=60)[1]
    assert process.returncode == expected
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    ignoring = """
import signal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
print("ready", flush=True)
from fairtrial.cli import main
main()
"""
    command = [sys.executable, "-c", ignoring, "check", CASE, "-o", str(tmp_path / "annex.md")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        while process.poll() is None:
            process.send_signal(signal.SIGHUP)
            time.sleep(0.05)
    assert process.returncode == 0
