"""Feed the program case files that grow towards unread corners of its code, and report what goes wrong.

    python benchmarks/fuzz.py --seconds 600 --keep FOLDER

Coverage-guided fuzzing with atheris (`pip install atheris`, Python 3.11 to 3.13 on Linux). Seeds are the cases, the bad
cases of the tests and generated cases; inputs are mutated byte by byte and line by line, with the words of the case
models. A finding is any exception but InputError, or an input that takes more than five seconds. The run goes on after
a finding; each kind is reported once, and its input kept in the folder. Exit status 1 if there was a finding.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_SECONDS = 5.0
MOST_BYTES = 12_000


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
    kept = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    seeds, grown = kept / "seeds", kept / "corpus"
    for folder in (seeds, grown):
        folder.mkdir(parents=True, exist_ok=True)
    _write_seeds(seeds)
    command = [
        sys.executable, __file__, str(grown), str(seeds), f"-max_total_time={options.seconds}", "-timeout=60",
        f"-max_len={MOST_BYTES}", "-print_final_stats=1", "-rss_limit_mb=2000", f"-artifact_prefix={kept}/",
    ]  # fmt: skip
    environment = {**os.environ, "FUZZ_KEEP": str(kept)}
    done = subprocess.run(command, env=environment, check=False, text=True, stderr=subprocess.PIPE)
    (kept / "log.txt").write_text(done.stderr, encoding="utf-8")
    executed = re.findall(r"number_of_executed_units: (\d+)", done.stderr)
    coverage = re.findall(r"cov: (\d+)", done.stderr)
    findings = sorted(kept.glob("finding-*.txt"))
    counted = kept / "evaluated.txt"
    evaluated = counted.read_text(encoding="utf-8") if counted.exists() else "fewer than 50"
    print(f"{executed[-1] if executed else '?'} inputs, coverage {coverage[-1] if coverage else '?'}")
    print(f"{evaluated} of them (to the last 50) were cases without faults, evaluated and written out")
    ended_ill = done.returncode != 0
    if ended_ill:
        print(f"the fuzzer ended with status {done.returncode}; see {kept}/log.txt")
    print(f"{len(findings)} kinds of finding{'; kept in ' + str(kept) if findings else ''}")
    for finding in findings:
        print(finding.read_text(encoding="utf-8").strip().splitlines()[-1][:200])
    return 1 if findings or ended_ill else 0


def _write_seeds(folder: Path) -> None:
    sys.path[:0] = [str(ROOT / "engine"), str(ROOT / "tests")]
    import yaml

    from generate import raw_case

    written = [*ROOT.glob("tests/bad_cases/*.yaml"), *ROOT.glob("cases/training-*.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in sorted(written)]
    for seed in range(40):
        made = raw_case(random.Random(seed), events=2, told=0.1)
        texts.append(yaml.safe_dump(made, allow_unicode=True, sort_keys=False))
    for number, text in enumerate(texts):
        if len(text.encode()) <= MOST_BYTES:
            (folder / f"seed-{number}.yaml").write_text(text, encoding="utf-8")


def _words() -> list[str]:
    """Return the words that a case file is made of."""
    from fairtrial.case.file import CaseFile
    from fairtrial.case.records import EVENT_TYPES, fields_of

    words = [
        *CaseFile.model_fields,
        *EVENT_TYPES,
        "never",
        "unknown",
        "not_applicable",
        "value",
        "sources",
        "yes",
        "no",
    ]
    for kind in ("person", "proceeding", "detention", *EVENT_TYPES):
        for name, spec in fields_of(kind).items():
            words += [name, *getattr(spec.form, "tokens", ())]
    words += [
        "2024-07-16",
        "[2024-07..]",
        "[..2024]",
        "2024-02-30",
        "9999-12-31",
        "0001-01-01",
        "0000",
        "1e999",
        "~",
        "''",
    ]
    words += [
        "{value: no, sources: [a]}",
        "[]",
        "{}",
        "- ",
        "&a",
        "*a",
        "!!int 1",
        "|",
        "\ufeff",
        "\u2028",
        "\U0010ffff",
    ]
    return list(dict.fromkeys(words))


def fuzz() -> None:
    """Run inside the fuzzer's own process."""
    import atheris

    sys.path[:0] = [str(ROOT / "engine")]
    with atheris.instrument_imports(include=["fairtrial"]):
        from fairtrial.case.load import load_case
        from fairtrial.documents.markdown import to_markdown
        from fairtrial.documents.summary import summary
        from fairtrial.findings.report import report_on
        from fairtrial.problems import InputError
        from fairtrial.program import law
    law()
    words = _words()
    kept = Path(os.environ["FUZZ_KEEP"])
    handle, name = tempfile.mkstemp(suffix=".yaml", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    os.close(handle)
    path = Path(name)
    seen: set[str] = set()
    count = {"evaluated": 0}

    def note(kind: str, data: bytes, text: str) -> None:
        if kind in seen:
            return
        seen.add(kind)
        number = f"{os.getpid()}-{len(seen)}"
        (kept / f"finding-{number}.yaml").write_bytes(data)
        (kept / f"finding-{number}.txt").write_text(text, encoding="utf-8")

    def one(data: bytes) -> None:
        path.write_bytes(data)
        started = time.monotonic()
        try:
            report = report_on(load_case(path), law(), "as_alleged")
            summary(report)
            to_markdown(report)
            count["evaluated"] += 1
            if count["evaluated"] % 50 == 0:
                (kept / "evaluated.txt").write_text(str(count["evaluated"]), encoding="utf-8")
        except InputError as error:
            if not error.problems:
                note("no message", data, "InputError without a message\n")
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            note(f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}", data, traceback.format_exc())
        took = time.monotonic() - started
        if took > LONGEST_SECONDS:
            note("slow", data, f"took {took:.1f} seconds\n")

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        lines = data.decode("utf-8", "replace").split("\n")
        for _ in range(chance.randint(1, 4)):
            at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            move = chance.randrange(7)
            if move == 0 and len(lines) > 1:
                del lines[at]
            elif move == 1:
                lines.insert(at, lines[other])
            elif move == 2:
                lines[at], lines[other] = lines[other], lines[at]
            elif move == 3:
                lines[at] = lines[at].partition(":")[0] + ": " + chance.choice(words)
            elif move == 4:
                lines[at] = re.sub(r"[\w-]+", lambda _: chance.choice(words), lines[at], count=1)
            elif move == 5:
                lines[at] = " " * chance.randrange(7) + lines[at].lstrip()
            else:
                lines.insert(at, " " * chance.choice([0, 2, 4, 6]) + chance.choice(words) + ": " + chance.choice(words))
            if not lines:
                lines = [""]
        return "\n".join(lines).encode("utf-8", "replace")[:most]

    atheris.Setup(sys.argv, one, custom_mutator=mutate)
    try:
        atheris.Fuzz()
    finally:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    if "FUZZ_KEEP" in os.environ:
        fuzz()
    else:
        sys.exit(main())
