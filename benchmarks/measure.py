"""What the benchmarks share: taking times side by side, and saying them.

The sides of a comparison take turns, so that whatever else the machine does falls on all of them; what is printed are
medians over the rounds, with the quartiles as the spread.
"""

from __future__ import annotations

import gc
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"


@dataclass
class Times:
    """The seconds that one side took in each round: on the clock, and of the processor."""

    wall: list[float]
    cpu: list[float]

    def said(self) -> str:
        """Return the medians and the spread in words."""
        return f"{_ms(median(self.wall))} (processor {_ms(median(self.cpu))}; {spread(self.wall)})"


def side_by_side(sides: Mapping[str, Callable[[], Callable[[], Any]]], rounds: int) -> dict[str, Times]:
    """Run each side once unmeasured, then all in turn, `rounds` times. A side prepares its work, and returns it."""
    made = {name: Times([], []) for name in sides}
    for prepare in sides.values():
        prepare()()
    for number in range(rounds):
        names = list(sides) if number % 2 == 0 else list(reversed(sides))
        for name in names:
            work = sides[name]()
            gc.collect()
            wall, cpu = time.perf_counter(), time.process_time()
            work()
            made[name].cpu.append(time.process_time() - cpu)
            made[name].wall.append(time.perf_counter() - wall)
    return made


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Times]:
    """Run each command as a process of its own, in turn, `rounds` times, after one that is not measured."""
    made = {name: Times([], []) for name in commands}
    for number in range(rounds + 1):
        for name in commands if number % 2 == 0 else reversed(list(commands)):
            wall, cpu = time.perf_counter(), _of_children()
            subprocess.run(commands[name], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
            if number:
                made[name].wall.append(time.perf_counter() - wall)
                made[name].cpu.append(_of_children() - cpu)
    return made


def ratio(one: Times, other: Times) -> str:
    """Return how many times longer one side took, by the medians and by the rounds one by one."""
    by_round = [a / b for a, b in zip(one.cpu, other.cpu, strict=True)]
    return (
        f"{median(one.wall) / median(other.wall):.2f} times on the clock, "
        f"{median(one.cpu) / median(other.cpu):.2f} times in processor time "
        f"({spread(by_round, 1, '', 2)} over {len(by_round)} rounds)"
    )


def spread(values: Sequence[float], scale: float = 1000, unit: str = " ms", digits: int = 1) -> str:
    """Return the quartiles of some values."""
    if len(values) < 2:
        return "one round"
    first, _, third = quantiles(values, n=4, method="inclusive")
    return f"quartiles {first * scale:.{digits}f} to {third * scale:.{digits}f}{unit}"


def machine() -> str:
    """Return what kind of machine this is, without saying which."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.1f}"
    )


def peak() -> float:
    """Return the most memory in megabytes that this process ever used."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0)


def generated_text(seed: int, events: int, told: float = 0.6) -> str:
    """Return an invented case as the text of a case file."""
    import yaml

    sys.path.insert(0, str(TESTS))
    from generate import raw_case

    raw = raw_case(Random(seed), events=events, told=told)
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    made: str = yaml.dump(raw, Dumper=dumper, allow_unicode=True, sort_keys=False, default_style='"')
    return made


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
