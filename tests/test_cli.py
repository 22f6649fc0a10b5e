"""The commands as their user meets them: what is printed where, what is written, and the exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from fairtrial.batch import evaluate_line
from fairtrial.cli import check, main
from support import CASES, ROOT

KHAKIMOVA = str(CASES / "khakimova.yaml")
BAD = sorted(path.name for path in (ROOT / "tests/bad_cases").glob("*.yaml"))


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(check, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_check_prints_a_summary_and_ends_well_whatever_was_found() -> None:
    status, out, err = run(KHAKIMOVA)
    assert status == 0
    assert err == ""
    assert "Covenant 14(1): Trial held behind closed doors" in out
    assert "NEEDS INFORMATION" in out


def test_the_summary_fits_the_width_of_a_screen() -> None:
    assert max(len(line) for line in run(KHAKIMOVA)[1].splitlines()) <= 100


def test_the_summary_never_says_violated() -> None:
    assert "violat" not in run(KHAKIMOVA)[1].lower()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_case_file_ends_with_status_2_and_a_message_that_names_the_file(name: str) -> None:
    status, out, err = run(str(ROOT / "tests/bad_cases" / name))
    assert status == 2
    assert out == ""
    assert name in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_said_to_be_missing() -> None:
    status, _, err = run("nowhere.yaml")
    assert status == 2
    assert "there is no such file" in err


def test_json_goes_to_standard_output_and_fits_its_schema() -> None:
    status, out, _ = run(KHAKIMOVA, "--format", "json")
    assert status == 0
    schema = json.loads(CliRunner().invoke(main, ["schema", "report"]).stdout)
    jsonschema.Draft202012Validator(schema).validate(json.loads(out))


def test_the_json_has_the_parts_that_were_promised() -> None:
    report = json.loads(run(KHAKIMOVA, "--format", "json")[1])
    assert {"case", "lens", "provisions", "findings", "missing", "conflicts", "rules"} <= report.keys()
    assert {"id", "person", "outcome", "findings"} <= report["provisions"][0].keys()
    finding = report["findings"][0]
    assert {"id", "rule", "provision", "cites", "person", "outcome", "because", "elements"} <= finding.keys()
    assert {"sources", "stands_on", "follows_from", "asks"} <= finding.keys()
    assert {"cite", "text", "holds", "facts"} <= finding["elements"][0].keys()
    assert {"fact", "question", "decides"} <= report["missing"][0].keys()
    assert {"count", "drafts", "digest"} <= report["rules"].keys()


def test_every_finding_is_of_a_rule_a_person_and_a_frame() -> None:
    report = json.loads(run(KHAKIMOVA, "--format", "json")[1])
    for finding in report["findings"]:
        assert finding["id"] == f"{finding['rule']}@{finding['person']}@{finding['scope']}"


@pytest.mark.parametrize("ending", ["md", "json"])
def test_the_report_is_written_by_the_ending_of_its_name_and_only_for_its_owner(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"annex.{ending}"
    status, out, _ = run(KHAKIMOVA, "-o", str(path))
    assert status == 0
    assert f"Full report: {path}" in out
    assert path.stat().st_size > 10_000
    assert path.stat().st_mode & 0o077 == 0


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    """Return a former annex, which others could read."""
    path = tmp_path / "annex.md"
    path.write_text("the former annex", encoding="utf-8")
    path.chmod(0o644)
    return path


def test_a_former_annex_is_replaced_by_one_for_its_owner_only(annex: Path) -> None:
    assert run(KHAKIMOVA, "-o", str(annex))[0] == 0
    assert annex.stat().st_size > 10_000
    assert annex.stat().st_mode & 0o777 == 0o600
    assert list(annex.parent.iterdir()) == [annex]


def test_a_disk_that_fills_up_leaves_the_former_annex_as_it_was(annex: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        written(path, content[: len(content) // 2])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    status, out, err = run(KHAKIMOVA, "-o", str(annex))
    assert (status, out) == (2, "")
    assert f"{annex}: it cannot be written: No space left on device" in err
    assert annex.read_text(encoding="utf-8") == "the former annex"
    assert list(annex.parent.iterdir()) == [annex]


def test_a_former_annex_that_is_protected_against_writing_stays(annex: Path) -> None:
    annex.chmod(0o444)
    if os.access(annex, os.W_OK):
        pytest.skip("whoever runs this may write to every file")
    status, _, err = run(KHAKIMOVA, "-o", str(annex))
    assert status == 2
    assert "it cannot be written: Permission denied" in err
    assert annex.read_text(encoding="utf-8") == "the former annex"


def test_an_annex_is_written_to_where_a_link_leads(annex: Path) -> None:
    link = annex.with_name("link.md")
    link.symlink_to(annex)
    assert run(KHAKIMOVA, "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert annex.stat().st_size > 10_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_annex_can_be_written_to_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        command = [sys.executable, "-m", "fairtrial", "check", KHAKIMOVA, "-o", str(pipe)]
        try:
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writer:
                assert len(reader.communicate(timeout=60)[0]) > 10_000
            assert writer.returncode == 0
        finally:
            reader.kill()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_file_whose_name_is_not_text_is_reported_on_by_its_name_written_out(tmp_path: Path) -> None:
    path, output = tmp_path / os.fsdecode(b"\xff.yaml"), tmp_path / "annex.json"
    try:
        path.write_bytes(Path(KHAKIMOVA).read_bytes())
    except OSError:
        pytest.skip("this disk takes no such name")
    status, _, err = run(str(path), "-o", str(output))
    assert status == 0, err
    assert json.loads(output.read_text(encoding="utf-8"))["case"]["file"] == "\\udcff.yaml"
    assert json.loads(evaluate_line(str(path)))["report"]["case"]["file"] == "\\udcff.yaml"


def test_an_ending_that_cannot_be_written_is_refused_before_any_work() -> None:
    status, _, err = run(KHAKIMOVA, "-o", "annex.xyz")
    assert status == 2
    assert ".md, .json" in err


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    status, _, err = run(KHAKIMOVA, "-o", str(tmp_path / "nowhere" / "annex.md"))
    assert status == 2
    assert "cannot be written" in err


def test_scripts_can_ask_for_a_status_of_their_own() -> None:
    assert run(KHAKIMOVA, "--fail-on", "appears_breached")[0] == 3
    assert run(KHAKIMOVA, "--fail-on", "appears_breached", "--lens", "state_account")[0] == 0


def test_check_and_fairtrial_check_are_the_same_command() -> None:
    assert CliRunner().invoke(main, ["check", KHAKIMOVA]).stdout == run(KHAKIMOVA)[1]


@pytest.mark.parametrize("case", ["khakimova", "mirsaidov", "berlin-relatives"])
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(case: str) -> None:
    outputs = set()
    for seed in ("0", "1", "2", "3", "4"):
        command = [sys.executable, "-m", "fairtrial", "check", f"{CASES}/{case}.yaml", "--format", "json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1


def test_text_of_a_case_file_is_never_code(tmp_path: Path) -> None:
    text = (CASES / "training-closed-trial.yaml").read_text(encoding="utf-8")
    path = tmp_path / "case.yaml"
    hostile = "'{{ 7 * 1303 }} <script>x</script> [a](b) `c`'"
    text = re.sub(r"^title: .*$", f"title: {hostile}", text, flags=re.MULTILINE)
    path.write_text(re.sub(r"called: .*$", f"called: {hostile}", text, flags=re.MULTILINE), encoding="utf-8")
    status, out, _ = run(str(path), "--format", "md")
    assert status == 0
    assert "9121" not in out
    assert "<script>" not in out.replace("\\<script\\>", "")
    assert "[a](b)" not in out


def test_nothing_is_written_that_nobody_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(KHAKIMOVA)[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_a_check_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert run(KHAKIMOVA)[0] == 0


def test_the_schema_of_a_case_file_accepts_the_worked_cases() -> None:
    import yaml

    schema = json.loads(CliRunner().invoke(main, ["schema", "case"]).stdout)
    for path in CASES.glob("*.yaml"):
        # as an editor reads it: YAML 1.2, in which no is a word and 2024 a number
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        raw = json.loads(re.sub(r': "(\d+)"', r": \1", json.dumps(raw)))
        jsonschema.Draft202012Validator(schema).validate(raw)


def test_a_provision_can_be_looked_up() -> None:
    out = CliRunner().invoke(main, ["standards", "show", "iccpr:14(3)(b)"]).stdout
    assert "article 14(3)(b) of the Covenant" in out
    assert "gc32:34" in out
    assert "iccpr-14-3-b-counsel-contact" in out


def test_a_provision_that_is_not_described_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(main, ["standards", "show", "iccpr:14(3)(h)"])
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr


@pytest.mark.parametrize("name", ["case.json", "link.json"])
def test_a_case_file_is_not_replaced_by_its_own_report(name: str, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    written = Path(KHAKIMOVA).read_bytes()
    path.write_bytes(written)
    (tmp_path / "link.json").symlink_to(path)
    status, out, err = run(str(path), "-o", str(tmp_path / name))
    assert (status, out) == (2, "")
    assert "this is the case file itself; name another file for the report" in err
    assert path.read_bytes() == written
