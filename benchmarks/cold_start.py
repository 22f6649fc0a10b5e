"""How long a cold `check` takes, against nothing but the imports it cannot do without. Whole processes, cache warm.

    python benchmarks/cold_start.py [--rounds 15] [--profile]

--profile says where the time of one process goes, by stages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from measure import ROOT, machine, processes, ratio

CASE = ROOT / "cases" / "khakimova.yaml"
IMPORTS = "import click, pydantic, jinja2, yaml, durable_rules_engine"
BARE = [sys.executable, "-c", IMPORTS]


def main() -> None:
    """Measure, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--profile", action="store_true", help="Say where the time goes.")
    parser.add_argument("--stages", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stages:
        print(json.dumps(_stages()))
        return
    check = [sys.executable, "-c", "from fairtrial.cli import check; check()", str(CASE)]
    print(machine())
    found = processes({"imports": BARE, "check": check}, options.rounds)
    print(f"bare imports: {found['imports'].said()}")
    print(f"cold check:   {found['check'].said()}")
    print(f"ratio:        {ratio(found['check'], found['imports'])}")
    if options.profile:
        _profile(options.rounds)


def _profile(rounds: int) -> None:
    made: dict[str, list[float]] = {}
    for _ in range(rounds):
        command = [sys.executable, __file__, "--stages"]
        text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
        for name, seconds in json.loads(text).items():
            made.setdefault(name, []).append(seconds)
    total = sum(median(seconds) for seconds in made.values())
    print(f"\nwhere the processor time goes, by stages (medians of {rounds} processes; {total * 1000:.0f} ms in all)")
    for name, seconds in made.items():
        print(f"  {name:34} {median(seconds) * 1000:7.1f} ms  {median(seconds) / total:6.1%}")


class _Stages:
    """Processor time by stage. Time in a stage within another counts for the inner one alone."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        self._switch()
        self._open.append(name)
        self.taken.setdefault(name, 0.0)
        try:
            yield
        finally:
            self._switch()
            self._open.pop()

    def within(self, owner: Any, function: str, name: str) -> None:
        """Count the time in a function as a stage."""
        inner = getattr(owner, function)

        def measured(*args: Any, **kwargs: Any) -> Any:
            with self.of(name):
                return inner(*args, **kwargs)

        setattr(owner, function, measured)

    def _switch(self) -> None:
        now = time.process_time()
        if self._open:
            self.taken[self._open[-1]] += now - self._since
        self._since = now


def _stages() -> dict[str, float]:
    stages = _Stages()
    with stages.of("imports: the bare ones"):
        exec(IMPORTS)
    with stages.of("imports: models of pydantic"):
        import fairtrial.case.load as load
    with stages.of("imports: the rest"):
        import fairtrial.cli  # noqa: F401
        import fairtrial.program as program
        from fairtrial.documents.summary import summary
        from fairtrial.facts.lens import LENSES
        from fairtrial.findings import report as reports
        from fairtrial.findings.words import Wording
        from fairtrial.inference.door import Door
    stages.within(Door, "__init__", "opening queries in the engine")
    with stages.of("rules from the cache"):
        law = program.law()
    with stages.of("reading the case"):
        case = load.load_case(Path(CASE))
    with stages.of("inference under four lenses"):
        under = law.infer_under(case, LENSES)
    stages.within(reports, "conflicts", "conflicts")
    stages.within(Wording, "filled", "texts of rules (templates)")
    with stages.of("explaining"):
        report = reports._Reporter(case, law, "as_alleged", under).report()
    with stages.of("summary"):
        summary(report)
    return stages.taken


if __name__ == "__main__":
    main()
