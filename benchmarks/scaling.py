"""How time and memory grow with rules, facts and cases.

    python benchmarks/scaling.py [--rounds 3] [--only rules|facts|cases] [--factors ...] [--events ...] [--cases ...]

Every point is a process of its own. Rules are multiplied by copying each under new ids; facts by generating a case of
so many events; cases by evaluating so many generated ones (of six events), one after another. Memory is the most that
the process ever used.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from copy import copy
from dataclasses import replace
from statistics import median
from typing import Any

from measure import ROOT, generated_text, machine, peak

FACTORS = (1, 2, 4, 8)
EVENTS = (2, 10, 50, 200, 500, 1000)


def main() -> None:
    """Measure, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--factors", type=int, nargs="+", default=list(FACTORS), help="How many times every rule.")
    parser.add_argument("--cases", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--events", type=int, nargs="+", default=list(EVENTS))
    parser.add_argument("--only", choices=["rules", "facts", "cases"])
    parser.add_argument("--point", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.point:
        what, number = options.point
        print(json.dumps({"rules": _rules, "facts": _facts, "cases": _cases}[what](int(number))))
        return
    print(machine())
    for what, numbers in (("rules", options.factors), ("facts", options.events), ("cases", options.cases)):
        if options.only in (None, what):
            _measure(what, numbers, options.rounds)


def _measure(what: str, numbers: Any, rounds: int) -> None:
    found: dict[int, list[dict[str, float]]] = {number: [] for number in numbers}
    for _ in range(rounds):
        for number in numbers:
            command = [sys.executable, __file__, "--point", what, str(number)]
            text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
            found[number].append(json.loads(text))
    names = list(found[numbers[0]][0])
    print(f"\n{what} (medians of {rounds} processes, processor time in ms, memory in MB)")
    print("  " + "".join(f"{name:>22}" for name in names))
    for points in found.values():
        print("  " + "".join(f"{median(point[name] for point in points):>22,.1f}" for name in names))


def _rules(factor: int) -> dict[str, float]:
    """Report on one case of 25 events with every rule `factor` times."""
    from fairtrial.findings.report import report_on
    from fairtrial.inference.run import Engine
    from fairtrial.law.rules import book_of
    from fairtrial.program import law

    rules = list(law().book.rules)
    copies = [replace(rule, id=f"{rule.id}-copy{number}") for number in range(1, factor) for rule in rules]
    began = time.process_time()
    engine = Engine(book_of([*rules, *copies], "copied"), law().standards)
    compiled = time.process_time() - began
    report_on(_case(25), engine)
    # an engine remembers what it worked out of a case, and what was answered: each measurement has a case of its own,
    # and a copy of the engine, which shares the compiled rules and remembers nothing
    case, other = _case(25), _case(25)
    return {
        "rules": len(rules) * factor,
        "compiling": compiled * 1000,
        "infer, four lenses": _taken(lambda: _infer(case, copy(engine))),
        "report": _taken(lambda: report_on(other, copy(engine))),
        "memory": peak(),
    }


def _facts(events: int) -> dict[str, float]:
    from fairtrial.case.load import case_from
    from fairtrial.case.records import facts_of
    from fairtrial.findings.report import report_on
    from fairtrial.program import law
    from fairtrial.yamlread import read_text

    engine = law()
    report_on(_case(6), engine)
    text = generated_text(1, events)
    case, other = _case(events), _case(events)
    return {
        "events": events,
        "facts": sum(len(facts_of(record)) for record in case.records.values()),
        "kilobytes": len(text.encode()) / 1000,
        "read": _taken(lambda: case_from(read_text(text, "case"))),
        "infer, four lenses": _taken(lambda: _infer(case, copy(engine))),
        "report": _taken(lambda: report_on(other, copy(engine))),
        "memory": peak(),
    }


def _cases(number: int) -> dict[str, float]:
    from fairtrial.findings.report import report_on
    from fairtrial.program import law

    engine = law()
    report_on(_case(6), engine)
    before, taken = peak(), 0.0
    for seed in range(number):
        case = _case(6, seed)
        began = time.process_time()
        report_on(case, engine)
        taken += time.process_time() - began
    return {"cases": number, "all": taken * 1000, "per case": taken * 1000 / number, "first": before, "memory": peak()}


def _case(events: int, seed: int = 1) -> Any:
    from fairtrial.case.load import case_from
    from fairtrial.yamlread import read_text

    return case_from(read_text(generated_text(seed, events), "case"))


def _infer(case: Any, engine: Any) -> None:
    from fairtrial.facts.lens import LENSES, Facts

    for lens in LENSES:
        engine.infer(Facts(case, lens))


def _taken(run: Any) -> float:
    began = time.process_time()
    run()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
