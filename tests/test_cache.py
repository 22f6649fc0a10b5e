"""What is compiled is kept, and whatever is amiss with what was kept, the result is the right one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fairtrial import cache, program, templates
from fairtrial.content import folder
from support import CASES, ROOT

KEY = "0" * 64
FULL = OSError(28, "No space left on device")


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a cache folder of its own."""
    monkeypatch.delenv("FAIRTRIAL_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache.cache_folder.cache_clear()
    templates.environment.cache_clear()
    yield tmp_path / "cache" / "fairtrial"
    cache.cache_folder.cache_clear()
    templates.environment.cache_clear()


class Built:
    """Something to be kept, that counts how often it was built."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return ["the", "law"]


@pytest.fixture
def build() -> Built:
    return Built()


def result(build: Built, key: str = KEY) -> list[str]:
    return cache.kept("thing", key, build)


def check(folder: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as its user does, with a cache folder under `folder`."""
    command = [sys.executable, "-m", "fairtrial", "check", str(CASES / "training-closed-trial.yaml"), *more]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(folder), **environment}
    return subprocess.run(command, env=surroundings, capture_output=True, check=False, timeout=60)


def test_what_was_built_is_kept_and_readable_by_nobody_else(build: Built, kept_in: Path) -> None:
    assert result(build) == result(build) == ["the", "law"]
    assert build.times == 1
    assert kept_in.stat().st_mode & 0o777 == 0o700
    assert (kept_in / "thing.cache").stat().st_mode & 0o777 == 0o600


def test_another_key_builds_anew_and_replaces_what_was_kept(build: Built, kept_in: Path) -> None:
    result(build)
    result(build, "1" * 64)
    result(build, "1" * 64)
    assert build.times == 2
    assert [path.name for path in kept_in.iterdir()] == ["thing.cache"]


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, -1])
def test_a_file_cut_short_is_built_anew_and_mended(length: int, build: Built, kept_in: Path) -> None:
    result(build)
    path = kept_in / "thing.cache"
    whole = path.read_bytes()
    path.write_bytes(whole[:length])
    assert result(build) == ["the", "law"]
    assert build.times == 2
    assert path.read_bytes() == whole


def test_a_file_with_any_byte_changed_is_built_anew(build: Built, kept_in: Path) -> None:
    result(build)
    path = kept_in / "thing.cache"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert result(build) == ["the", "law"]
    assert build.times == 1 + len(whole)


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"\0" * 100, b"\x80\x05cos\nsystem\n", os.urandom(5000)])
def test_garbage_is_never_loaded(content: bytes, build: Built, kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(_: bytes) -> None:
        raise AssertionError("garbage was loaded")

    monkeypatch.setattr("pickle.loads", loaded)
    result(build)
    (kept_in / "thing.cache").write_bytes(content)
    assert result(build) == ["the", "law"]


def test_a_folder_in_the_place_of_the_file_does_no_harm(build: Built, kept_in: Path) -> None:
    (kept_in / "thing.cache").mkdir(parents=True)
    kept_in.chmod(0o700)
    assert result(build) == result(build) == ["the", "law"]
    assert [path.name for path in kept_in.iterdir()] == ["thing.cache"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_in_the_place_of_what_is_kept_are_passed_over_and_replaced(tmp_path: Path) -> None:
    right = check(tmp_path)
    kept = [*(tmp_path / "fairtrial").iterdir()]
    assert {path.suffix for path in kept} == {".cache", ".template"}
    for path in kept:
        path.unlink()
        os.mkfifo(path)
    again = check(tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (0, right.stdout, b"")
    assert all(path.is_file() for path in kept)


def test_a_folder_that_cannot_be_written_to_keeps_nothing(
    build: Built, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_in.mkdir(parents=True, mode=0o700)

    def refused(**_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    # whoever runs the tests as root may write anywhere, so that the refusal is made here
    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert result(build) == result(build) == ["the", "law"]
    assert build.times == 2
    assert list(kept_in.iterdir()) == []


def test_a_folder_that_cannot_be_made_keeps_nothing(build: Built, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert cache.cache_folder() is None
    assert result(build) == result(build) == ["the", "law"]


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_neither_read_nor_written(mode: int, build: Built, kept_in: Path) -> None:
    result(build)
    kept_in.chmod(mode)
    cache.cache_folder.cache_clear()
    assert cache.cache_folder() is None
    result(build)
    assert build.times == 2


def test_a_folder_of_another_user_is_not_used(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_in.mkdir(parents=True, mode=0o700)
    monkeypatch.setattr("os.getuid", lambda: os.geteuid() + 1)
    assert cache.cache_folder() is None


@pytest.mark.parametrize("word", ["off", "OFF", "Off"])
def test_the_cache_can_be_switched_off(word: str, build: Built, kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_CACHE", word)
    assert result(build) == result(build) == ["the", "law"]
    assert build.times == 2
    assert not kept_in.exists()


def test_a_disk_that_fills_up_while_writing_keeps_nothing(
    build: Built, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        written(path, content[: len(content) // 2])
        raise FULL

    monkeypatch.setattr(Path, "write_bytes", full)
    before = open_files()
    assert result(build) == result(build) == ["the", "law"]
    assert build.times == 2
    assert list(kept_in.iterdir()) == []
    assert open_files() == before


def open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_is_full_keeps_nothing(build: Built, monkeypatch: pytest.MonkeyPatch, kept_in: Path) -> None:
    def on_a_full_device(dir: Path, prefix: str) -> tuple[int, str]:  # noqa: A002
        path = dir / prefix
        path.symlink_to("/dev/full")
        return os.open(path, os.O_WRONLY), str(path)

    monkeypatch.setattr("tempfile.mkstemp", on_a_full_device)
    assert result(build) == ["the", "law"]
    assert list(kept_in.iterdir()) == []


def test_the_key_tells_content_names_and_order_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"x")
    two.write_bytes(b"y")
    keys = [cache.digest([one, two]), cache.digest([two, one]), cache.digest([one]), cache.digest([one], "more")]
    one.write_bytes(b"z")
    keys.append(cache.digest([one, two]))
    assert len(set(keys)) == 5


# Templates ------------------------------------------------------------------------------------------------------------


def test_the_key_of_the_law_is_made_of_every_module_rule_and_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date or a YAML file read otherwise makes other rules, wherever the module stands that reads it."""
    seen: list[Path] = []

    def digest(paths: list[Path], *_: str) -> str:
        seen.extend(paths)
        return ""

    monkeypatch.setattr(program, "digest", digest)
    program.law_key()
    modules = Path(program.__file__).parent
    assert {*modules.rglob("*.py"), *folder("rules").rglob("*.yaml"), *folder("standards").iterdir()} <= {*seen}
    assert {"dates.py", "yamlread.py"} <= {path.name for path in seen}


def test_templates_are_kept_and_garbage_in_their_place_does_no_harm(kept_in: Path) -> None:
    text = "{{ a }} and {{ b }}"
    assert templates.filled(text, {"a": 1, "b": 2}) == "1 and 2"
    files = list(kept_in.glob("*.template"))
    kept = files[0].read_bytes()
    for content in (b"", b"garbage", b"\0" * 200, kept[:20], kept[:60], kept[:-5], kept[:-5] + b"\xff" * 5):
        for path in files:
            path.write_bytes(content)
        templates.environment.cache_clear()
        assert templates.filled(text, {"a": 1, "b": 2}) == "1 and 2"


def test_a_full_disk_does_not_keep_a_template_from_being_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise FULL

    monkeypatch.setattr("tempfile.mkstemp", full)
    assert templates.filled("{{ c }}", {"c": "filled"}) == "filled"


# The program as a whole -----------------------------------------------------------------------------------------------


def test_two_processes_that_build_at_once_both_give_the_right_result(tmp_path: Path) -> None:
    right = check(tmp_path, "--format", "json", FAIRTRIAL_CACHE="off").stdout
    command = [sys.executable, "-m", "fairtrial", "check", str(CASES / "training-closed-trial.yaml")]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "both")}
    both = [
        subprocess.Popen([*command, "--format", "json"], env=surroundings, stdout=subprocess.PIPE) for _ in range(3)
    ]
    assert [process.communicate()[0] for process in both] == [right] * 3
    assert [process.returncode for process in both] == [0] * 3
    left = [path.name for path in (tmp_path / "both" / "fairtrial").iterdir()]
    assert all(name.endswith((".cache", ".template")) for name in left)
    assert check(tmp_path / "both", "--format", "json").stdout == right


def test_a_cache_that_was_spoilt_gives_the_same_bytes_and_is_mended(tmp_path: Path) -> None:
    right = check(tmp_path, "--format", "md")
    assert right.returncode == 0
    for path in (tmp_path / "fairtrial").iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    again = check(tmp_path, "--format", "md")
    assert (again.returncode, again.stdout, again.stderr) == (0, right.stdout, b"")


def test_nothing_of_a_case_is_ever_kept(tmp_path: Path) -> None:
    text = (CASES / "training-closed-trial.yaml").read_text(encoding="utf-8")
    secret = "Zwetkowitsch"
    assert "Ms. Example" in text
    path = tmp_path / f"{secret}.yaml"
    path.write_text(text.replace("Ms. Example", secret), encoding="utf-8")
    command = [sys.executable, "-m", "fairtrial", "check", str(path), "--format", "md"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=ROOT)
    assert secret.encode() in done.stdout
    files = [each for each in (tmp_path / "cache").rglob("*") if each.is_file()]
    assert files
    for each in files:
        assert secret not in each.name
        assert secret.encode() not in each.read_bytes()
