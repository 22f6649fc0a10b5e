"""How long a warm case takes: evaluated under every lens and explained, against reading it, and the plain engine.

    python benchmarks/per_case.py [--rounds 9] [--case khakimova] [--events 6 25]

For a written case and for generated ones. "Read" is parsing and checking the text of the file; "infer" is what
follows under the four lenses; "report" is infer and all that explains it (FAIRTRIAL_ENGINE=plain is the plain engine).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from measure import ROOT, generated_text, machine, ratio, side_by_side

SIZES = (6, 25)


def main() -> None:
    """Measure, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--case", default="khakimova", help="A case of cases/.")
    parser.add_argument("--events", type=int, nargs="+", default=SIZES, help="The events of generated cases.")
    options = parser.parse_args()
    print(machine())
    written = (ROOT / "cases" / f"{options.case}.yaml").read_text(encoding="utf-8")
    _measure(options.case, written, options.rounds)
    for events in options.events:
        _measure(f"generated, {events} events", generated_text(1, events), options.rounds)


def _measure(name: str, text: str, rounds: int) -> None:
    from fairtrial.case.file import Case
    from fairtrial.case.load import case_from
    from fairtrial.facts.lens import LENSES, Facts
    from fairtrial.findings.report import report_on
    from fairtrial.inference.run import Engine
    from fairtrial.plain.engine import PlainEngine
    from fairtrial.program import law
    from fairtrial.yamlread import read_text

    compiled = law()
    durable, plain = Engine(compiled.book, compiled.standards), PlainEngine(compiled.book, compiled.standards)
    case = case_from(read_text(text, name))

    def on_new_cases(work: Callable[[Case], object]) -> Callable[[], object]:
        # an engine remembers what it worked out of a case as long as the case is there: each round has one of its own
        cases = [case_from(read_text(text, name)) for _ in range(rounds + 1)]
        return lambda: work(cases.pop())

    sides = {
        "read": lambda: case_from(read_text(text, name)),
        "infer": on_new_cases(lambda new: [durable.infer(Facts(new, lens)) for lens in LENSES]),
        "infer, plain engine": on_new_cases(lambda new: [plain.infer(Facts(new, lens)) for lens in LENSES]),
        "report": on_new_cases(lambda new: report_on(new, durable)),
        "report, plain engine": on_new_cases(lambda new: report_on(new, plain)),
    }
    found = side_by_side(sides, rounds)
    print(f"\n{name}: {len(case.records)} records, {len(compiled.book.rules)} rules")
    for side, times in found.items():
        print(f"  {side:22} {times.said()}")
    print(f"  report / read:                 {ratio(found['report'], found['read'])}")
    print(f"  infer / infer, plain engine:   {ratio(found['infer'], found['infer, plain engine'])}")
    print(f"  report / report, plain engine: {ratio(found['report'], found['report, plain engine'])}")


if __name__ == "__main__":
    main()
