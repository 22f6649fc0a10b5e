"""Hold the two engines against each other on generated cases, under every lens, and watch the memory.

    python benchmarks/agreement.py [CASES] [--jobs 2] [--first SEED]

Prints every difference (up to twenty), the number of cases, incidents and breaches compared, and for each process its
resident memory after 1,000 cases and at the end. Exit status 1 if there was a difference.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 20
SETTLED = 1000
"""Cases, over all processes, after which memory is first measured."""


def main() -> int:
    """Compare the engines, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=int, nargs="?", default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="The first seed.")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.cases)
    began = time.perf_counter()
    if options.jobs == 1:
        found = [_compare(seeds, SETTLED)]
    else:
        with ProcessPoolExecutor(options.jobs) as pool:
            shares = [seeds[job :: options.jobs] for job in range(options.jobs)]
            found = list(pool.map(_compare, shares, [SETTLED // options.jobs] * options.jobs))
    took = time.perf_counter() - began
    counted: Counter[str] = Counter()
    differing: list[str] = []
    for number, (share, different, settled, end) in enumerate(found, 1):
        counted += share
        differing += different
        print(f"process {number}: {settled:.1f} MB after {SETTLED:,} cases in all, {end:.1f} MB at the end")
    print(
        f"{counted['cases']:,} cases under four lenses in {took:,.0f} s: {counted['incidents']:,} incidents, "
        f"{counted['appears_breached']:,} of them breaches; {len(differing):,} differences"
    )
    for line in differing[:SHOWN]:
        print(line)
    return 1 if differing else 0


def _compare(seeds: range, settled_after: int) -> tuple[Counter[str], list[str], float, float]:
    sys.path.insert(0, str(ROOT / "tests"))
    from fairtrial.facts.lens import LENSES, Facts
    from fairtrial.inference.door import EngineFault
    from fairtrial.inference.run import Engine
    from fairtrial.plain.engine import PlainEngine
    from fairtrial.program import law
    from plain.compare import differences, generated

    durable, plain = Engine(law().book, law().standards), PlainEngine(law().book, law().standards)
    counted: Counter[str] = Counter()
    found: list[str] = []
    settled = 0.0
    for seed in seeds:
        case = generated(seed)
        counted["cases"] += 1
        for lens in LENSES:
            other = plain.infer(Facts(case, lens))
            counted.update(incident.outcome for incident in other.incidents)
            counted["incidents"] += len(other.incidents)
            try:
                one = durable.infer(Facts(case, lens))
            except EngineFault as fault:
                found.append(f"seed {seed}, {lens}: {fault}")
                continue
            found += [f"seed {seed}, {lens}: {each}" for each in differences(one, other)]
        if counted["cases"] % 1000 == 0:
            print(f"{counted['cases']:,} of {len(seeds):,}, {len(found)} differences", file=sys.stderr, flush=True)
        if counted["cases"] == settled_after:
            settled = _resident()
    return counted, found, settled, _resident()


def _resident() -> float:
    """Return the resident memory of this process in megabytes."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return kilobytes / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024.0 / 1024.0


if __name__ == "__main__":
    sys.exit(main())
