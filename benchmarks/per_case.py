"""How long a warm case takes: evaluated under every lens and explained, against reading it, and the plain engine.

    python benchmarks/per_case.py [--rounds 9] [--case khakimova] [--events 6 25] | [--written [MOST]]

For a written case and for generated ones. "Read" is parsing and checking the text of the file; "infer" is what
follows under the four lenses; "report" is infer and all that explains it (FAIRTRIAL_ENGINE=plain is the plain engine).
An engine remembers what durable-rules answered for earlier cases, so each round has an engine of its own that has just
checked twenty other cases and never the one that is measured; "report, first case" is that of an engine that has
checked none; "four reports" are those of a case under each lens, one after another. --written measures the report and
the reading of every written case instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from copy import copy
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import ROOT, generated_text, machine, ratio, side_by_side

if TYPE_CHECKING:
    from fairtrial.case.file import Case
    from fairtrial.inference.run import Engine

SIZES = (6, 25)
EARLIER = 20
"""Cases that an engine has seen before the one that is measured."""


Prepared = Callable[[], Callable[[], object]]


def main() -> None:
    """Measure, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--case", default="khakimova", help="A case of cases/.")
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="The events of generated cases.")
    parser.add_argument(
        "--written", type=int, nargs="?", const=10_000, metavar="MOST", help="Every case of cases/ instead, or so many."
    )
    options = parser.parse_args()
    print(machine())
    if options.written:
        _measure_written(options.rounds, options.written)
        return
    written = (ROOT / "cases" / f"{options.case}.yaml").read_text(encoding="utf-8")
    _measure(options.case, written, options.rounds)
    for events in options.events:
        _measure(f"generated, {events} events", generated_text(1, events), options.rounds)


def _measure(name: str, text: str, rounds: int) -> None:
    from fairtrial.case.load import case_from
    from fairtrial.facts.lens import LENSES
    from fairtrial.findings.report import report_on
    from fairtrial.plain.engine import PlainEngine
    from fairtrial.program import law
    from fairtrial.yamlread import read_text

    compiled = law()
    plain = PlainEngine(compiled.book, compiled.standards)
    case = case_from(read_text(text, name))

    def on_new_cases(work: Callable[[Case, Engine], object], made: Callable[[], Engine]) -> Prepared:
        # an engine remembers what it worked out of a case as long as the case is there: each round has one of its own,
        # read right before, as it is in use
        def prepare() -> Callable[[], object]:
            engine = made()
            new = case_from(read_text(text, name))
            return lambda: work(new, engine)

        return prepare

    def infer(new: Case, engine: Engine) -> object:
        return engine.infer_under(new, LENSES)

    def report_under_each(new: Case, engine: Engine) -> object:
        return [report_on(new, engine, lens) for lens in LENSES]

    def unused() -> Engine:
        # a copy shares the compiled rules, and remembers no answer
        return copy(compiled)

    def used() -> Engine:
        engine = unused()
        _use(engine, name)
        return engine

    sides: dict[str, Prepared] = {
        "read": lambda: lambda: case_from(read_text(text, name)),
        "infer": on_new_cases(infer, used),
        "infer, plain engine": on_new_cases(infer, lambda: plain),
        "report": on_new_cases(report_on, used),
        "report, first case": on_new_cases(report_on, unused),
        "four reports": on_new_cases(report_under_each, used),
        "report, plain engine": on_new_cases(report_on, lambda: plain),
    }
    found = side_by_side(sides, rounds)
    print(f"\n{name}: {len(case.records)} records, {len(compiled.book.rules)} rules")
    for side, times in found.items():
        print(f"  {side:22} {times.said()}")
    print(f"  report / read:                 {ratio(found['report'], found['read'])}")
    print(f"  four reports / read:           {ratio(found['four reports'], found['read'])}")
    print(f"  infer / infer, plain engine:   {ratio(found['infer'], found['infer, plain engine'])}")
    print(f"  report / report, plain engine: {ratio(found['report'], found['report, plain engine'])}")


def _measure_written(rounds: int, most: int) -> None:
    from fairtrial.case.load import case_from
    from fairtrial.findings.report import report_on
    from fairtrial.program import law
    from fairtrial.yamlread import read_text

    ratios = []
    together = {"read": 0.0, "report": 0.0}
    for path in [*sorted((ROOT / "cases").glob("*.yaml")), *_views()][:most]:
        text = path.read_text(encoding="utf-8")

        def prepared(text: str = text, name: str = path.stem) -> Callable[[], object]:
            engine = copy(law())
            _use(engine, name)
            new = case_from(read_text(text, name))
            return lambda: report_on(new, engine)

        def reading(text: str = text) -> Callable[[], object]:
            return lambda: case_from(read_text(text, "case"))

        found = side_by_side({"read": reading, "report": prepared}, rounds)
        read, report = (median(found[side].cpu) for side in ("read", "report"))
        together["read"] += read
        together["report"] += report
        ratios.append(round(report / read, 2))
        print(f"  {path.stem:50} read {read * 1000:5.1f} ms, report {ratios[-1]:.2f} times its reading")
    within = sum(ratio <= 5 for ratio in ratios)
    print(f"within 5 times: {within} of {len(ratios)} cases; median {median(ratios):.2f}, most {max(ratios):.2f}")
    print(f"all together: {together['report'] / together['read']:.2f} times")


def _views() -> list[Path]:
    return sorted(path for path in (ROOT / "cases" / "views").glob("*.yaml") if ".expected" not in path.name)


def _use(engine: Engine, measured: str) -> None:
    """Let an engine check twenty cases, none of them the one that is measured."""
    from fairtrial.case.load import load_case
    from fairtrial.findings.report import report_on

    views = [path for path in _views() if path.stem != measured]
    for path in views[:: len(views) // EARLIER][:EARLIER]:
        report_on(load_case(path), engine)


if __name__ == "__main__":
    main()
