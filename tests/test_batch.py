"""Many cases in one run: a line for each, in order, whatever is in them, and nothing lost when it is cut short."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import batch_workers
from fairtrial import batch
from fairtrial.batch import Summary, evaluate_line, names_of, run, tally_of
from fairtrial.cli import main
from fairtrial.documents.jsonout import to_json
from fairtrial.problems import InputError
from fairtrial.program import evaluate, law
from support import CASES

TRAINING = CASES / "training-closed-trial.yaml"
NO_SUCH_PERSON = TRAINING.read_text(encoding="utf-8") + "\nnonsense: 1\n"


def write_cases(folder: Path, count: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    text = TRAINING.read_text(encoding="utf-8")
    names = []
    for number in range(count):
        path = folder / f"case-{number:03}.yaml"
        path.write_text(text.replace('title: "', f'title: "Number {number} ', 1), encoding="utf-8")
        names.append(str(path))
    return names


def lines_of(output: Path) -> list[dict[str, Any]]:
    content = output.read_bytes()
    assert content == b"" or content.endswith(b"\n")
    return [json.loads(line) for line in content.split(b"\n")[:-1]]


def files_of(output: Path) -> list[str]:
    return [line["file"] for line in lines_of(output)]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "fairtrial", "batch", *arguments]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], bytes]:
    """Thirty cases, and what a batch that was never cut short writes of them."""
    folder = tmp_path_factory.mktemp("many")
    names = write_cases(folder / "cases", 30)
    run(names, folder / "whole.jsonl", jobs=2)
    return names, (folder / "whole.jsonl").read_bytes()


# Lines ----------------------------------------------------------------------------------------------------------------


def test_a_line_holds_the_report_as_check_gives_it() -> None:
    line = evaluate_line(str(TRAINING))
    assert "\n" not in line
    content = hashlib.sha256(TRAINING.read_bytes()).hexdigest()
    report = json.loads(to_json(evaluate(TRAINING)))
    assert json.loads(line) == {"file": str(TRAINING), "sha256": content, "ok": True, "report": report}


def test_a_line_is_made_under_the_lens_that_is_asked_for() -> None:
    assert json.loads(evaluate_line(str(TRAINING), "state_account"))["report"]["lens"] == "state_account"


def test_the_line_of_a_bad_case_says_what_is_wrong_and_where(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(NO_SUCH_PERSON, encoding="utf-8")
    line = json.loads(evaluate_line(str(path)))
    assert (line["file"], line["ok"]) == (str(path), False)
    (problem,) = line["problems"]
    assert '"nonsense" is not a known key' in problem["message"]
    assert problem["line"] > 1


def test_a_fault_of_the_program_becomes_a_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("fairtrial.program.evaluate", fails)
    line = json.loads(evaluate_line(str(TRAINING)))
    assert line["ok"] is False
    assert "gives no result rather than a wrong one" in line["problems"][0]["message"]


@pytest.mark.parametrize("name", ["a\nb.yaml", "nul\0.yaml", os.fsdecode(b"\xff\xfe.yaml"), "", "x" * 5000])
def test_a_strange_file_name_makes_one_line_of_text(name: str) -> None:
    line = evaluate_line(name)
    assert "\n" not in line
    assert json.loads(line.encode("utf-8"))["file"] == name
    assert json.loads(line)["ok"] is False


def test_a_provision_counts_with_the_first_outcome_that_any_person_has() -> None:
    provisions = [
        {"id": "iccpr:9(1)", "outcome": "not_engaged"},
        {"id": "iccpr:9(1)", "outcome": "needs_information"},
        {"id": "iccpr:7", "outcome": "appears_respected"},
    ]
    line = json.dumps({"file": "x", "ok": True, "report": {"provisions": provisions}})
    assert tally_of(line) == {"iccpr:9(1)": "needs_information", "iccpr:7": "appears_respected"}
    assert tally_of('{"file": "x", "ok": false, "problems": []}') is None


# Names ----------------------------------------------------------------------------------------------------------------


def test_a_folder_gives_its_case_files_by_name_those_in_folders_within_too(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "notes.txt", "a.expected.yaml", ".hidden.yaml", "in/c.yaml", ".git/d.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names_of([str(tmp_path)]) == [str(tmp_path / name) for name in ("a.yml", "b.yaml", "in/c.yaml")]


def test_names_come_line_by_line_and_each_is_taken_once() -> None:
    assert names_of(["z.yaml", "-", "z.yaml"], [b"b c.yaml\r\n", b"\n", b"a.yaml\n", b"b c.yaml"]) == [
        "z.yaml", "b c.yaml", "a.yaml",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_read_is_named_and_nothing_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("in/a.yaml", "in/locked/b.yaml", "shut/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    scandir = os.scandir

    def refused(folder: str) -> Any:
        # whoever runs the tests as root may read every folder, so that the refusal is made here
        if Path(folder).name in ("locked", "shut"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr("os.scandir", refused)
    output = tmp_path / "out.jsonl"
    result = CliRunner().invoke(main, ["batch", str(tmp_path / "in"), str(tmp_path / "shut"), "-o", str(output)])
    assert result.exit_code == 2
    for folder in (tmp_path / "in/locked", tmp_path / "shut"):
        assert f"{folder}: this folder cannot be read: Permission denied\n" in result.stderr
    assert not output.exists()


def test_a_name_in_a_folder_that_may_not_be_entered_is_left_to_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    law()  # its files are read before none can be
    monkeypatch.setattr("os.stat", refused)
    monkeypatch.setattr(Path, "stat", refused)  # that of Python 3.10 does not ask the one above
    assert names_of(["locked/a.yaml"]) == ["locked/a.yaml"]
    assert "the file cannot be read: Permission denied" in evaluate_line("locked/a.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_cases_has_its_line_and_stalls_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    output = tmp_path / "out.jsonl"
    summary = run([*names_of([str(tmp_path)]), str(TRAINING)], output, time_limit=60)
    assert (summary.evaluated, summary.bad) == (1, 1)
    assert "this is a pipe or a device" in lines_of(output)[0]["problems"][0]["message"]


# Batches --------------------------------------------------------------------------------------------------------------


def test_the_lines_are_in_the_order_of_the_input_with_a_bad_case_inside(tmp_path: Path) -> None:
    names = write_cases(tmp_path, 3)
    slow, bad = str(CASES / "khakimova.yaml"), str(tmp_path / "bad.yaml")
    Path(bad).write_text("nonsense", encoding="utf-8")
    given = [slow, names[2], bad, str(tmp_path / "nowhere.yaml"), names[0], names[1]]
    summary = run(given, tmp_path / "out.jsonl", jobs=2)
    assert files_of(tmp_path / "out.jsonl") == given
    assert [line["ok"] for line in lines_of(tmp_path / "out.jsonl")] == [True, True, False, False, True, True]
    assert (summary.evaluated, summary.bad) == (4, 2)
    assert summary.counts["iccpr:14(1)", "appears_breached"] >= 3


def test_one_worker_and_several_write_the_same_bytes(many: tuple[list[str], bytes], tmp_path: Path) -> None:
    run(many[0], tmp_path / "one.jsonl", jobs=1)
    assert (tmp_path / "one.jsonl").read_bytes() == many[1]


def test_the_output_is_readable_by_nobody_else(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.touch(mode=0o644)
    run([str(TRAINING)], output)
    assert output.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_output_of_a_batch_stays_as_readable_as_it_was(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("my own notes\n", encoding="utf-8")
    mine.chmod(0o644)
    with pytest.raises(InputError, match="this is not a line of a batch"):
        run([str(TRAINING)], mine)
    assert (mine.read_text(encoding="utf-8"), mine.stat().st_mode & 0o777) == ("my own notes\n", 0o644)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_takes_one_case_with_it(jobs: int, tmp_path: Path) -> None:
    names = write_cases(tmp_path, 4)
    given = [names[0], "dies-1", names[1], "dies-2", "dies-3", names[2], names[3]]
    summary = run(given, tmp_path / "out.jsonl", jobs=jobs, work=batch_workers.misbehaves)
    lines = lines_of(tmp_path / "out.jsonl")
    assert [line["file"] for line in lines] == given
    assert [line["ok"] for line in lines] == [True, False, True, False, False, True, True]
    assert "the process that evaluated it ended (status -9)" in lines[1]["problems"][0]["message"]
    assert (summary.evaluated, summary.bad) == (4, 3)


def test_a_case_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    # long enough for a worker to start and evaluate the other case
    given = ["hangs", str(TRAINING)]
    run(given, tmp_path / "out.jsonl", jobs=2, work=batch_workers.misbehaves, time_limit=8)
    lines = lines_of(tmp_path / "out.jsonl")
    assert [line["ok"] for line in lines] == [False, True]
    assert "given up after 8 seconds" in lines[0]["problems"][0]["message"]


def test_a_worker_whose_memory_grew_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [f"case-{number}" for number in range(3)]
    run(given, tmp_path / "kept.jsonl", work=batch_workers.says_who)
    assert len({line["problems"][0]["message"] for line in lines_of(tmp_path / "kept.jsonl")}) == 1

    class Tired(batch._Worker):
        def answer(self) -> Any:
            return (*super().answer()[:2], False)

    monkeypatch.setattr(batch, "_Worker", Tired)
    run(given, tmp_path / "replaced.jsonl", work=batch_workers.says_who)
    assert files_of(tmp_path / "replaced.jsonl") == given
    assert len({line["problems"][0]["message"] for line in lines_of(tmp_path / "replaced.jsonl")}) == 3


def test_a_worker_says_when_its_memory_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        def __init__(self) -> None:
            self.names, self.sent = ["a", "b"], []  # type: ignore[var-annotated]

        def recv(self) -> str:
            if not self.names:
                raise EOFError
            return str(self.names.pop())

        def send(self, answer: object) -> None:
            self.sent.append(answer)

    used = iter([10**8, 10**8 + batch.MOST_GROWTH])
    monkeypatch.setattr(batch, "_memory", lambda: next(used))
    before = signal.getsignal(signal.SIGINT)
    pipe = Pipe()
    try:
        batch._serve(pipe, "as_alleged", batch_workers.says_who)  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGINT, before)
    assert [answer[2] for answer in pipe.sent] == [True, False]


# Going on where a batch stopped ---------------------------------------------------------------------------------------


def test_a_batch_that_is_done_is_not_done_again(many: tuple[list[str], bytes], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_bytes(many[1])
    summary = run(many[0], output, work=batch_workers.says_who)  # would write other lines
    assert output.read_bytes() == many[1]
    assert (summary.before, summary.evaluated) == (30, 30)


@pytest.mark.parametrize("torn", [b"{", b'{"file"', b'{"file":"x","ok":tr', b'{"file":"x","ok":tr\n', None])
def test_a_torn_last_line_is_dropped_and_its_case_done_again(
    torn: bytes | None, many: tuple[list[str], bytes], tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    first, second, *_ = many[1].split(b"\n")
    output.write_bytes(first + b"\n" + (second if torn is None else torn))
    run(many[0][:3], output)
    assert output.read_bytes() == b"".join(line + b"\n" for line in many[1].split(b"\n")[:3])


def test_cases_that_came_since_are_added_behind_those_that_are_done(tmp_path: Path) -> None:
    names = write_cases(tmp_path, 3)
    run([names[0], names[2]], tmp_path / "out.jsonl")
    run(names, tmp_path / "out.jsonl")
    assert files_of(tmp_path / "out.jsonl") == [names[0], names[2], names[1]]


def test_a_case_that_changed_since_its_line_was_written_is_named(tmp_path: Path) -> None:
    names = [*write_cases(tmp_path, 3), str(tmp_path / "comes-later.yaml")]
    output = tmp_path / "out.jsonl"
    assert run(names, output).changed == []
    assert "changed after" not in run(names, output).table()
    written = output.read_bytes()
    Path(names[1]).write_text(NO_SUCH_PERSON, encoding="utf-8")
    Path(names[3]).write_bytes(TRAINING.read_bytes())
    summary = run(names, output)
    assert summary.changed == [names[1], names[3]]
    assert output.read_bytes() == written
    told = summary.table()
    assert "changed after their lines were written" in told
    assert [name for name in names if name in told] == [names[1], names[3]]


def test_of_many_changed_cases_the_first_are_named_and_the_rest_counted() -> None:
    table = Summary(changed=[f"case-{number:02}" for number in range(25)]).table()
    assert "case-19" in table
    assert "case-20" not in table
    assert table.endswith("  and 5 more\n")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_that_is_killed_goes_on_without_loss_or_duplicates(
    jobs: str, share: float, many: tuple[list[str], bytes], tmp_path: Path
) -> None:
    names, whole = many
    output = tmp_path / "out.jsonl"
    arguments = [str(Path(names[0]).parent), "-o", str(output), "--jobs", jobs]
    process = subprocess.Popen(command(*arguments), stderr=subprocess.DEVNULL)
    ends = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < ends:
        if output.exists() and output.stat().st_size >= share * len(whole):
            break
        time.sleep(0.001)
    process.kill()
    process.wait()
    cut = output.read_bytes()
    assert whole.startswith(cut)
    assert len(cut) < len(whole)
    done = subprocess.run(command(*arguments), capture_output=True, check=True)
    assert output.read_bytes() == whole
    assert b"30 cases: 30 evaluated, 0 could not be" in done.stderr


def test_workers_end_when_the_batch_is_killed(tmp_path: Path) -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("needs /proc")
    write_cases(tmp_path / "cases", 60)
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        command(str(tmp_path / "cases"), "-o", str(output), "--jobs", "2"), stderr=subprocess.DEVNULL
    )
    while not (output.exists() and output.stat().st_size):
        time.sleep(0.005)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8").split()
    process.kill()
    process.wait()
    assert len(children) >= 2
    ends = time.monotonic() + 20
    while any(_runs(child) for child in children) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


def _runs(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_file_that_is_no_batch_is_left_as_it_is(tmp_path: Path) -> None:
    for number, content in enumerate([b"as_of: 2024\n", b"notes", b"{}\n", b'{"file":"a"}\n{"file":"b"}\n', b"\n"]):
        output = tmp_path / f"{number}.jsonl"
        output.write_bytes(content)
        with pytest.raises(InputError, match="not a line of a batch"):
            run([str(TRAINING)], output)
        assert output.read_bytes() == content


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize(
    "line",
    [
        "[]", "1", "null", '"file"', '{"file":["x"],"ok":false}', '{"file":"x"}', '{"file":"x","ok":true}',
        '{"file":"x","ok":true,"report":[]}', '{"file":"x","ok":true,"report":{"provisions":[]}}',
        '{"file":"x","ok":true,"report":{"provisions":[],"lens":"as_alleged","rules":[]}}',
        '{"file":"x","ok":true,"report":{"provisions":[],"lens":"as_alleged","rules":{}}}',
        '{"file":"x","ok":true,"report":{"provisions":[],"lens":"as_alleged","rules":{"digest":1}}}',
        '{"file":"x","ok":true,"report":{"provisions":[{"id":"a","outcome":"b"}],"lens":"","rules":{"digest":""}}}',
        '{"file":"x","ok":true,"report":{"provisions":[{"id":null,"outcome":"not_engaged"}],"lens":"","rules":{"digest":""}}}',
        "[" * 200_000, '{"file":"x","ok":' + "[" * 200_000,
    ],
    ids=lambda line: line[-60:],
)  # fmt: skip
def test_a_file_of_another_program_is_left_as_it_is_however_alike(line: str, end: str, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text(line + end, encoding="utf-8")
    with pytest.raises(InputError, match="not a line of a batch"):
        run([str(TRAINING)], output)
    assert output.read_text(encoding="utf-8") == line + end


def test_a_broken_line_that_is_not_the_last_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_bytes(b'{"file":"a","ok":\n{"file":"b","ok":false,"problems":[]}\n')
    with pytest.raises(InputError, match="not a line of a batch"):
        run([str(TRAINING)], output)


def test_lines_under_another_lens_or_of_other_rules_are_not_added_to(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run([str(TRAINING)], output, rules=law().book.digest)
    written = output.read_bytes()
    with pytest.raises(InputError, match="another lens or with other rules"):
        run([str(TRAINING)], output, lens="corroborated")
    with pytest.raises(InputError, match="another lens or with other rules"):
        run([str(TRAINING)], output, rules="other")
    assert output.read_bytes() == written


def test_two_batches_never_write_to_one_file(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with batch._opened(output), pytest.raises(InputError, match="another batch is writing"):
        run([str(TRAINING)], output)


@pytest.mark.parametrize("output", ["nowhere/out.jsonl", ".", "/dev/null"])
def test_an_output_that_cannot_be_used_is_refused(output: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        run([str(TRAINING)], tmp_path / output)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_output_that_is_a_pipe_is_refused_with_the_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="the lines of a batch are written to a file; this is none"):
        run([str(TRAINING)], tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stat.S_ISREG", lambda _: True)
    monkeypatch.setattr(batch, "_kept", lambda *_: set())
    monkeypatch.setattr("os.fchmod", lambda *_: None)
    with pytest.raises(InputError, match="No space left"):
        run([str(TRAINING)], Path("/dev/full"))


# The command ----------------------------------------------------------------------------------------------------------


def test_the_command_takes_names_from_standard_input_and_ends_well_though_cases_are_bad(tmp_path: Path) -> None:
    names = f"{TRAINING}\n{tmp_path}/nowhere.yaml\n"
    output = tmp_path / "out.jsonl"
    result = CliRunner().invoke(main, ["batch", "-", "-o", str(output)], input=names)
    assert result.exit_code == 0
    assert files_of(output) == names.split()
    assert result.stdout == ""
    assert "2 cases: 1 evaluated, 1 could not be" in result.stderr


def test_the_summary_can_be_asked_for_on_standard_output(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = CliRunner().invoke(main, ["batch", str(TRAINING), "-o", str(output), "--summary"])
    assert result.stdout.startswith("1 case: 1 evaluated, 0 could not be\n")
    assert "appears breached" in result.stdout
    assert "could not be" not in result.stderr


def test_an_empty_folder_gives_an_empty_output_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = CliRunner().invoke(main, ["batch", str(tmp_path / "none"), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert "There are no case files here" in result.stderr
    assert "0 cases" in result.stderr


def test_the_table_lists_the_covenant_first_and_numbers_in_their_order() -> None:
    summary = batch.Summary()
    summary.add({"bprl:8": "appears_breached", "iccpr:14(1)": "appears_breached", "iccpr:9(2)": "not_engaged"})
    rows = [line.split()[0] for line in summary.table().splitlines()[3:]]
    assert rows == ["iccpr:9(2)", "iccpr:14(1)", "bprl:8"]


# Under a distributed engine -------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("default")
def test_the_same_lines_come_from_a_distributed_engine(many: tuple[list[str], bytes]) -> None:
    distributed = pytest.importorskip("distributed")
    names, whole = many
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        lines = client.gather(client.map(evaluate_line, names))
        made_by = client.run(os.getpid)
    assert "".join(f"{line}\n" for line in lines).encode() == whole
    assert len(set(made_by.values())) == 2
