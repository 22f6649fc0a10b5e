"""The same rules and cases in other engines: clingo, CLIPS and zen-engine. Needs `pip install -e '.[bench]'`.

    python benchmarks/peers.py [--rounds 7] [--case khakimova] [--events 6 25 100] [--checked 10]

Elementary tests are decided in Python for every engine, and timed with it. First every engine is checked to give the
same outcomes, under every lens; then they take turns. "ours" is inference as the program does it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from copy import copy
from typing import Any

from measure import ROOT, generated_text, machine, ratio, side_by_side
from peer_clingo import Clingo
from peer_clips import Clips
from peer_zen import Zen
from peerwork import Work, expected, told, work_of

from fairtrial.case.file import Case
from fairtrial.case.load import case_from
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.inference.run import Engine
from fairtrial.plain.engine import PlainEngine
from fairtrial.program import law
from fairtrial.yamlread import read_text


def main() -> int:
    """Compare, and say what was found. Exit status 1 if an engine gives other outcomes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--case", default="khakimova", help="A case of cases/.")
    parser.add_argument("--events", type=int, nargs="+", default=[6, 25, 100], help="The events of generated cases.")
    parser.add_argument("--checked", type=int, default=10, help="Further cases on which outcomes are compared.")
    options = parser.parse_args()
    print(machine())
    ours = Engine(law().book, law().standards)
    work = work_of(ours)
    print(f"{len(work.shapes())} rules, {len(work.tests)} elementary tests, {len(work.layers)} layers")
    peers = []
    for made in (Clips, Clingo, Zen):
        began = time.perf_counter()
        peers.append(made(work))
        print(f"building {made.name}: {(time.perf_counter() - began) * 1000:.0f} ms")
    texts = {options.case: (ROOT / "cases" / f"{options.case}.yaml").read_text(encoding="utf-8")}
    texts |= {f"generated, {events} events": generated_text(1, events) for events in options.events}
    cases = {name: case_from(read_text(text, name)) for name, text in texts.items()}
    differing = 0
    compared: Counter[str] = Counter()
    further = [case_from(read_text(generated_text(seed, 9), "case")) for seed in range(2, 2 + options.checked)]
    for case in [*cases.values(), *further]:
        differing += _differences(case, ours, work, peers, compared)
    said = ", ".join(f"{count:,} {outcome}" for outcome, count in compared.most_common())
    print(f"{compared.total():,} outcomes compared with each engine ({said}): {differing or 'no'} differences")
    for name, case in cases.items():
        _measure(name, case, ours, work, peers, options.rounds)
    return 1 if differing else 0


def _differences(case: Case, ours: Engine, work: Work, peers: list[Any], compared: Counter[str]) -> int:
    differing = 0
    for lens in LENSES:
        facts = Facts(case, lens)
        wanted = expected(work, ours, facts)
        compared.update(wanted.values())
        for peer in peers:
            found = peer.run(told(work, ours, Facts(case, lens)))
            for key in wanted.keys() | found.keys():
                if wanted.get(key) != found.get(key):
                    differing += 1
                    if differing < 10:
                        print(f"{peer.name}, {lens}: {key}: {found.get(key)}, not {wanted.get(key)}", file=sys.stderr)
    return differing


def _measure(name: str, case: Case, ours: Engine, work: Work, peers: list[Any], rounds: int) -> None:
    plain = PlainEngine(ours.book, ours.standards)
    sides: dict[str, Callable[[], Any]] = {
        # a copy is another case to our engine, which remembers what it worked out of one as long as it is there
        "ours": lambda: [ours.infer(Facts(new, lens)) for new in [copy(case)] for lens in LENSES],
        "plain engine": lambda: [plain.infer(Facts(case, lens)) for lens in LENSES],
        "tests alone": lambda: [told(work, ours, Facts(case, lens)) for lens in LENSES],
    }
    for peer in peers:
        sides[peer.name] = lambda peer=peer: [peer.run(told(work, ours, Facts(case, lens))) for lens in LENSES]  # type: ignore[misc]
    found = side_by_side({name: lambda work=work: work for name, work in sides.items()}, rounds)  # type: ignore[misc]
    print(f"\n{name}: {len(case.records)} records, four lenses")
    for side, times in found.items():
        print(f"  {side:14} {times.said()}")
    for side, times in found.items():
        if side not in ("ours", "tests alone"):
            print(f"  {side} / ours: {ratio(times, found['ours'])}")


if __name__ == "__main__":
    sys.exit(main())
