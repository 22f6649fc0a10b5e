"""What must hold in every case, whatever is in it: tried on generated cases."""

from __future__ import annotations

from random import Random

import pytest

from fairtrial.facts.lens import LENSES, Facts
from fairtrial.findings.report import report_on
from fairtrial.program import law
from generate import raw_case
from support import case_of

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_lens_but_the_states_own_can_add_a_breach(seed: int) -> None:
    case = case_of(raw_case(Random(seed)))
    alleged = law().infer(Facts(case, "as_alleged"))
    for lens in ("corroborated", "uncontested"):
        doubted = law().infer(Facts(case, lens))
        for name in doubted.findings:
            if doubted.outcome(name) == "appears_breached":
                assert alleged.outcome(name) == "appears_breached", (lens, name)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_events_changes_nothing(seed: int) -> None:
    raw = raw_case(Random(seed))
    first = law().infer(Facts(case_of(raw), "as_alleged"))
    Random(seed + 1).shuffle(raw["events"])
    second = law().infer(Facts(case_of(raw), "as_alleged"))
    assert {n: first.outcome(n) for n in first.findings} == {n: second.outcome(n) for n in second.findings}


@pytest.mark.parametrize("seed", range(12))
def test_every_generated_case_gives_a_report_under_every_lens(seed: int) -> None:
    case = case_of(raw_case(Random(seed)))
    for lens in LENSES:
        report = report_on(case, law(), lens)
        assert report.lens == lens
        for finding in report.findings:
            assert "{{" not in finding.title
            assert finding.lenses[lens] == finding.outcome


@pytest.mark.parametrize("seed", range(30))
def test_a_file_that_tells_nothing_breaches_nothing(seed: int) -> None:
    """Silence is never a fact: the same records with every field left out."""
    raw = raw_case(Random(seed), told=0.0)
    results = law().infer(Facts(case_of(raw), "as_alleged"))
    assert [name for name in results.findings if results.outcome(name) == "appears_breached"] == []
