"""Feed the program case files that grow towards unread corners of its code, and report what goes wrong.

    python benchmarks/fuzz.py --seconds 600 --keep FOLDER

Coverage-guided fuzzing with atheris (`pip install atheris`, Python 3.11 to 3.13 on Linux). Seeds are the cases, the bad
cases of the tests, and a generated case for each kind of event. Most inputs are made by changing the values of a case
(`mutate.py`), so that they are evaluated and written out as summary, annex and JSON; one in six is changed by bytes.
A finding is any exception but InputError, an InputError without a message, an input that takes more than five seconds,
or memory of more than 1 GB. The run goes on after a finding; each kind is reported once, its input kept in the folder
and tried again with `check`, without instruments. Exit status 1 if there was a finding.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_SECONDS = 5.0
MOST_MEGABYTES = 1000.0
MOST_BYTES = 40_000
SHARE_OF_BYTES = 1 / 6
"""How often an input is changed byte by byte."""
SHARE_MADE_SOUND = 0.7
"""How often a valid case is changed in the place of an input that was refused."""
MOST_SOUND = 5000
"""Valid cases that are remembered to be changed and spliced."""


def main() -> int:
    """Run the fuzzer in a process of its own for some seconds, then say what it found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="Where inputs that went wrong are kept (default: a new folder).")
    options = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("atheris is not installed here: pip install atheris (Linux, Python 3.11 to 3.13)", file=sys.stderr)
        return 2
    kept = (options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))).resolve()
    seeds, grown = kept / "seeds", kept / "corpus"
    for folder in (seeds, grown):
        folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(_seeds()):
        (seeds / f"seed-{number}.yaml").write_text(text, encoding="utf-8")
    command = [
        sys.executable, __file__, str(grown), str(seeds), f"-max_total_time={options.seconds}", "-timeout=60",
        f"-max_len={MOST_BYTES}", "-len_control=0", "-rss_limit_mb=3000", f"-artifact_prefix={kept}/",
    ]  # fmt: skip
    environment = {**os.environ, "FUZZ_KEEP": str(kept)}
    done = subprocess.run(command, env=environment, check=False, text=True, stderr=subprocess.PIPE, errors="replace")
    (kept / "log.txt").write_text(done.stderr, encoding="utf-8")
    return _say(kept, done.returncode, done.stderr)


def _say(kept: Path, status: int, log: str) -> int:
    counted = kept / "counted.json"
    if not counted.exists():
        print(f"the fuzzer did not begin; see {kept}/log.txt")
        return 1
    count = json.loads(counted.read_text(encoding="utf-8"))
    findings = sorted(kept.glob("finding-*.txt"))
    covered = re.findall(r"cov: (\d+) ft: (\d+)", log) or [("?", "?")]
    print(f"{count['inputs']:,} inputs in {count['seconds']:.0f} s")
    print(f"{count['evaluated']:,} valid cases, evaluated to the end and written out")
    print(f"{count['refused']:,} refused with a message ({count['not YAML']:,} of them not readable as YAML)")
    print(f"coverage {covered[-1][0]}, features {covered[-1][1]}")
    print(f"slowest input {count['slowest']:.1f} s, peak memory {count['megabytes']:.0f} MB, with instruments")
    if status:
        print(f"the fuzzer ended with status {status}; see {kept}/log.txt")
    print(f"{len(findings)} kinds of finding{f'; kept in {kept}' if findings else ''}")
    for finding in findings:
        print(finding.read_text(encoding="utf-8").strip().splitlines()[-1][:200])
        print(f"  {_checked(finding.with_suffix('.yaml'))}")
    return 1 if findings or status else 0


def _checked(path: Path) -> str:
    """Say what `check` without instruments answers to an input, and how long it takes, at worst, under any lens."""
    from fairtrial.facts.lens import LENSES

    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    status, longest = 0, 0.0
    for lens in LENSES:
        began = time.perf_counter()
        code = "from fairtrial.cli import check; check()"
        command = [sys.executable, "-c", code, str(path), "--lens", lens, "--format", "md"]
        try:
            status = max(status, subprocess.run(command, env=environment, capture_output=True, timeout=60).returncode)
        except subprocess.TimeoutExpired:
            return "check does not end within a minute"
        longest = max(longest, time.perf_counter() - began)
    return f"check ends with status {status}, after {longest:.1f} s at most"


def _seeds() -> list[str]:
    sys.path[:0] = [str(ROOT / "engine")]
    from mutate import small_case

    from fairtrial.case.records import EVENT_TYPES

    written = [*ROOT.glob("tests/bad_cases/*.yaml"), *ROOT.glob("cases/*.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in sorted(written)]
    texts += [small_case(kind, random.Random(seed)) for seed, kind in enumerate(EVENT_TYPES)]
    return [text for text in texts if len(text.encode()) <= MOST_BYTES]


def fuzz() -> None:
    """Run inside the fuzzer's own process."""
    import atheris

    sys.path[:0] = [str(ROOT / "engine")]
    with atheris.instrument_imports(include=["fairtrial"]):
        from measure import peak
        from mutate import changed, tree

        from fairtrial.case.load import load_case
        from fairtrial.documents.jsonout import to_json
        from fairtrial.documents.markdown import to_markdown
        from fairtrial.documents.summary import summary
        from fairtrial.facts.lens import LENSES
        from fairtrial.findings.report import report_on
        from fairtrial.problems import InputError
        from fairtrial.program import law
    law()
    kept = Path(os.environ["FUZZ_KEEP"])
    sound = [text for text in _seeds() if tree(text)]
    unsound: set[int] = set()
    handle, name = tempfile.mkstemp(suffix=".yaml", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    os.close(handle)
    path = Path(name)
    seen: Counter[str] = Counter()
    count = {"inputs": 0, "evaluated": 0, "refused": 0, "not YAML": 0, "slowest": 0.0, "megabytes": 0.0, "seconds": 0.0}
    began = time.monotonic()

    def note(kind: str, data: bytes, text: str) -> None:
        seen[kind] += 1
        if seen[kind] > 1:
            return
        finding = kept / f"finding-{len(seen)}.yaml"
        finding.write_bytes(data)
        finding.with_suffix(".txt").write_text(text, encoding="utf-8")

    def one(data: bytes) -> None:
        path.write_bytes(data)
        started = time.monotonic()
        try:
            report = report_on(load_case(path), law(), LENSES[zlib.crc32(data) % len(LENSES)])
            for written in (summary(report), to_markdown(report), to_json(report)):
                written.encode("utf-8")
            count["evaluated"] += 1
            if len(sound) < MOST_SOUND:
                sound.append(data.decode("utf-8-sig"))
        except InputError as error:
            count["refused"] += 1
            unsound.add(zlib.crc32(data))
            count["not YAML"] += "this is not YAML" in str(error)
            if not error.problems or not all(problem.message for problem in error.problems):
                note("no message", data, "InputError without a message\n")
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            note(f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}", data, traceback.format_exc())
        now = time.monotonic()
        if now - started > LONGEST_SECONDS:
            note("slow", data, f"took {now - started:.1f} seconds\n")
        if peak() > MOST_MEGABYTES:
            note("memory", data, f"memory {peak():.0f} MB\n")
        count["inputs"] += 1
        count["slowest"] = max(count["slowest"], now - started)
        if now - began > count["seconds"] + 1:  # the fuzzer leaves without a word: what was counted is kept as it goes
            count.update(seconds=now - began, megabytes=peak())
            (kept / "counted.json").write_text(json.dumps(count), encoding="utf-8")

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() > SHARE_OF_BYTES:
            # what comes of an input that was refused is refused as well, as a rule
            again = zlib.crc32(data) in unsound and chance.random() < SHARE_MADE_SOUND
            text = chance.choice(sound) if again else data.decode("utf-8", "replace")
            made = changed(text, chance, sound).encode("utf-8", "replace")
            if len(made) <= most:
                return made
        return bytes(atheris.Mutate(data, most))

    atheris.Setup(sys.argv, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    if "FUZZ_KEEP" in os.environ:
        fuzz()
    else:
        sys.exit(main())
