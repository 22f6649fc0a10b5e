"""`fairtrial doctor` tells what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairtrial import cache, content, doctor, program
from fairtrial.cli import main
from fairtrial.content import ContentMissing
from fairtrial.inference.door import EngineFault, EngineMissing
from fairtrial.law.standards import Standards
from fairtrial.problems import InputError, Problem


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a cache folder of its own, and an engine that nobody chose."""
    monkeypatch.delenv("FAIRTRIAL_ENGINE", raising=False)
    monkeypatch.delenv("FAIRTRIAL_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache.cache_folder.cache_clear()
    yield tmp_path / "cache" / "fairtrial"
    cache.cache_folder.cache_clear()


def run() -> tuple[int, str]:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout


def wrong(text: str) -> str:
    """Return the one check that went wrong, with what to do."""
    lines = text.splitlines()
    found = [number for number, line in enumerate(lines) if line.startswith("WRONG")]
    assert len(found) == 1, text
    return "\n".join(lines[found[0] : found[0] + 2])


def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let durable-rules be absent, for whoever asks."""
    for module in (doctor, program):
        monkeypatch.setattr(module, "why_missing", lambda: "the rule engine durable-rules cannot be loaded (absent)")


def test_a_sound_installation_is_well() -> None:
    status, out = run()
    assert "WRONG" not in out
    assert status == 0
    for said in ("Python 3", "durable-rules can be loaded and answers", "compiled rules are kept in", "are drafts"):
        assert said in out


def test_it_says_how_many_rules_and_standards_nobody_has_checked() -> None:
    out = run()[1]
    standards = Standards(content.folder("standards"))
    unchecked = sum(not provision.text_checked for provision in standards.provisions.values())
    book = program.law().book
    drafts = sum(rule.review.draft for rule in book.rules)
    assert f"{len(book.rules)} rules; {drafts} of them are drafts" in out
    assert f"{unchecked} of them were not checked against the official text" in out
    assert f"as of {standards.status_as_of}" in out


def test_without_durable_rules_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch)
    status, out = run()
    assert status == 1
    assert "WRONG  the rule engine durable-rules cannot be loaded" in out
    assert "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --no-cache-dir 'fairtrial[durable]'" in out
    assert "WRONG  rules are applied by the plain engine" in out


def test_who_chose_the_plain_engine_needs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch)
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "plain")
    status, out = run()
    assert status == 0
    assert "rules are applied by the plain engine (FAIRTRIAL_ENGINE=plain)" in out


def test_who_asked_for_durable_rules_is_told_that_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch)
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "durable")
    status, out = run()
    assert status == 1
    assert "FAIRTRIAL_ENGINE=durable, but" in out


def test_an_engine_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "plane")
    status, out = run()
    assert status == 1
    assert 'Did you mean "plain"?' in wrong(out)


def test_an_engine_that_answers_wrongly_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_tiny_query", list)
    status, out = run()
    assert status == 1
    assert "wrong answer" in wrong(out)


def test_an_engine_that_misbehaves_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise EngineFault("it dropped facts")

    monkeypatch.setattr(doctor, "_tiny_query", fails)
    assert "durable-rules misbehaves: it dropped facts" in wrong(run()[1])


@pytest.mark.parametrize("name", doctor.FOLDERS)
def test_a_content_folder_that_is_missing_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(wanted: str) -> Path:
        if wanted == name:
            raise ContentMissing(f'the folder "{name}" is missing from this installation of fairtrial')
        return content.folder(wanted)

    monkeypatch.setattr(doctor, "folder", absent)
    status, out = run()
    assert status == 1
    assert f'WRONG  the folder "{name}" is missing' in out
    assert "Install fairtrial again" in out


def test_an_empty_content_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "folder", lambda name: tmp_path if name == "cases" else content.folder(name))
    assert "cases: 0 files" in wrong(run()[1])


def test_a_faulty_rule_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise InputError([Problem("a fault", "rules/iccpr/7.yaml", 3), Problem("another", "rules/iccpr/7.yaml", 9)])

    monkeypatch.setattr("fairtrial.law.rules.load_rules", faulty)
    status, out = run()
    assert status == 1
    assert "rules/iccpr/7.yaml:3: a fault (and 1 more)" in wrong(out)


def test_treaty_status_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> str:
        raise ValueError

    monkeypatch.setattr(Standards, "status_as_of", property(broken))
    assert "treaty-status.json cannot be read" in wrong(run()[1])


@pytest.mark.parametrize(("version", "well"), [((3, 9, 19), False), ((3, 10, 0), True), ((3, 14, 1), True)])
def test_the_version_of_python_is_checked(
    version: tuple[int, int, int], well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.version_info", version)
    (check,) = doctor._python()
    assert check.well is well


def test_yaml_without_its_fast_parser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    (check,) = doctor._yaml()
    assert not check.well
    assert "slowly" in check.do


def test_a_cache_that_is_off_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_CACHE", "off")
    status, out = run()
    assert status == 0
    assert "FAIRTRIAL_CACHE=off" in out


def test_a_cache_folder_that_others_can_write_to_is_told(own_cache: Path) -> None:
    own_cache.mkdir(parents=True)
    own_cache.chmod(0o777)
    assert "others can write to it" in wrong(run()[1])


def test_a_cache_folder_that_cannot_be_made_is_told(own_cache: Path) -> None:
    own_cache.parent.parent.mkdir(exist_ok=True)
    own_cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    status, out = run()
    assert status == 1
    assert "cannot be used: Not a directory" in wrong(out)


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("tempfile.mkstemp", full)
    assert "No space left on device" in wrong(run()[1])


def test_a_disk_with_room_for_less_than_the_law_is_told(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def small(path: Path, content: bytes) -> int:
        if len(content) > 64_000:
            written(path, content[:64_000])
            raise OSError(28, os.strerror(28))
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", small)
    status, out = run()
    assert status == 1
    assert "compiled rules cannot be kept in the cache folder" in wrong(out)
    assert "No space left on device" in wrong(out)
    assert list(own_cache.iterdir()) == []


def test_a_folder_in_the_place_of_the_kept_law_is_told(own_cache: Path) -> None:
    (own_cache / "law.cache").mkdir(parents=True)
    own_cache.chmod(0o700)
    assert "compiled rules cannot be kept" in wrong(run()[1])


def test_it_leaves_nothing_behind_in_the_cache_folder_but_what_every_run_keeps(own_cache: Path) -> None:
    run()
    assert [path.name for path in own_cache.iterdir()] == ["law.cache"]


def test_a_missing_engine_elsewhere_is_told_and_no_traceback_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> str:
        raise EngineMissing("gone")

    monkeypatch.setattr(program, "chosen", fails)
    assert "but gone" in wrong(run()[1])
