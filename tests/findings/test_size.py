"""What a case would make is counted before it is worked out, and a case that would make too much is refused at once."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairtrial.batch import evaluate_line
from fairtrial.case.file import Case
from fairtrial.case.load import load_case
from fairtrial.case.records import fields_of
from fairtrial.cli import check
from fairtrial.documents.view import view_of
from fairtrial.facts.lens import Facts
from fairtrial.findings.report import report_on
from fairtrial.findings.size import (
    MOST,
    MOST_STANDING,
    MOST_TRIED,
    _at_most,
    incidents_with,
    made_by,
    refuse_too_large,
)
from fairtrial.inference.results import Incident
from fairtrial.plain.engine import PlainEngine
from fairtrial.problems import InputError
from fairtrial.program import law
from plain.compare import generated
from support import CASES, SOUND, case

LONGEST_SECONDS = 5.0
WRITTEN = [path for path in sorted(CASES.rglob("*.yaml")) if not path.stem.endswith(".expected")]
IN_A_TRIAL = f"{SOUND}proceedings:\n  trial: {{sources: [letter], matter: criminal}}\nevents:\n"


def pairs(number: int, *kinds: str) -> str:
    """Return a case of one person and one proceeding with so many records of each kind."""
    return IN_A_TRIAL + "".join(
        f"  - {{id: {kind}-{i}, type: {kind}, sources: [letter], date: 2022-01-0{1 + i % 9}}}\n"
        for kind in kinds
        for i in range(number)
    )


def many_detentions(number: int) -> str:
    """Return a case of one person held so often in one proceeding."""
    held = "".join(f"  d{i}: {{sources: [letter], proceeding: trial, start: 2021-03-04}}\n" for i in range(number))
    return IN_A_TRIAL.replace("events:\n", "detentions:\n" + held)


def size(of: Case) -> int:
    return sum(made.incidents + made.findings for made in made_by(of, law().book.rules).values())


def _parts(incident: Incident) -> list[str]:
    """Return the records that an incident is about, its person and what they belong to left aside."""
    return [incident.records[alias] for alias in incident.rule.incidents]


def assert_counted_as_found(of: Case) -> None:
    """Hold the count of each rule against what inference finds."""
    results = law().infer(Facts(of, "as_alleged"))
    made = made_by(of, law().book.rules)
    incidents = Counter(incident.rule.id for incident in results.incidents)
    findings = Counter(found[0].rule.id for found in results.findings.values())
    assert {rule.id: each.incidents for rule, each in made.items() if each.incidents} == incidents
    assert {rule.id: each.findings for rule, each in made.items() if each.findings} == findings
    parts = Counter(record for incident in results.incidents for record in _parts(incident))
    assert incidents_with(of, law().book.rules) == parts
    assert _at_most(of, law().book.rules) >= size(of) == len(results.incidents) + len(results.findings)


# The count ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_the_count_is_what_inference_finds_in_every_written_case(path: Path) -> None:
    assert_counted_as_found(load_case(path))


@pytest.mark.parametrize("seed", range(120))
def test_the_count_is_what_inference_finds_in_generated_cases(seed: int) -> None:
    assert_counted_as_found(generated(seed))


@pytest.mark.parametrize("text", [pairs(20, "charge", "judgment"), pairs(20, "restriction", "pattern"),
                                  many_detentions(20)])  # fmt: skip
def test_the_count_is_what_inference_finds_where_many_records_pair(text: str) -> None:
    assert_counted_as_found(case(text))


# What is refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("kinds", [("charge", "judgment"), ("restriction", "pattern")])
@pytest.mark.parametrize("number", [200, 400, 800])
def test_a_small_file_of_very_many_pairs_is_refused_at_once(
    number: int, kinds: tuple[str, str], form: str, tmp_path: Path
) -> None:
    law()
    path = tmp_path / "case.yaml"
    path.write_text(pairs(number, *kinds), encoding="utf-8")
    began = time.monotonic()
    result = CliRunner().invoke(check, [str(path), "--format", form])
    assert time.monotonic() - began < LONGEST_SECONDS
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{path}: this case would make " in result.stderr
    records = f"{number:,} of the kind {kinds[0]} and {number:,} of the kind {kinds[1]}, of one person"
    assert f"{records}" in result.stderr
    assert f"make {number**2:,} pairs, of which 2 rules speak." in result.stderr
    assert "Describe what is alike in one record, or split the case into several files" in result.stderr


def test_very_many_records_of_one_kind_are_refused_by_their_number_and_rules() -> None:
    with pytest.raises(InputError, match=r"2,000 of the kind detention, of which [0-9]+ rules speak"):
        report_on(case(many_detentions(2000)), law())


def test_records_that_touch_very_many_people_are_refused_before_they_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [f"p{i}" for i in range(500)]
    of = case(pairs(MOST_STANDING // len(people), "hearing"))
    monkeypatch.setattr(of, "persons_of", lambda _: tuple(people))
    with pytest.raises(InputError, match=r"each counted once for every person it touches, are 1[0-9]{2},"):
        refuse_too_large(of, law().book.rules)


def test_the_plain_engine_is_not_asked_for_what_is_refused() -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="at most 20,000 of both together are worked out"):
        report_on(case(pairs(400, "charge", "judgment")), PlainEngine(law().book, law().standards))
    assert time.monotonic() - began < LONGEST_SECONDS


def test_in_a_batch_it_is_the_line_of_that_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(pairs(200, "charge", "judgment"), encoding="utf-8")
    line = json.loads(evaluate_line(str(path)))
    assert (line["file"], line["ok"]) == (str(path), False)
    assert "200 of the kind charge and 200 of the kind judgment" in line["problems"][0]["message"]


def disputed(number: int) -> str:
    """Return a case of so many charges and judgments of one proceeding, of which two sources differ on every point."""
    text = IN_A_TRIAL.replace("persons:", "  news: {kind: news, title: News}\npersons:", 1)
    for kind in ("charge", "judgment"):
        asked = [name for name, spec in fields_of(kind).items() if spec.form.kind == "yes_no" and name != "occurred"]
        told = ", ".join(
            f"{name}: [{{value: yes, sources: [letter]}}, {{value: no, sources: [news]}}]" for name in asked
        )
        text += "".join(
            f"  - {{id: {kind}-{i}, type: {kind}, sources: [letter], date: 2022-01-01, {told}}}\n"
            for i in range(number)
        )
    return text


def test_a_case_of_which_sources_differ_on_everything_is_refused_at_once() -> None:
    of = case(disputed(90))
    assert size(of) < MOST
    began = time.monotonic()
    with pytest.raises(InputError, match=f"at most {MOST_TRIED:,} are made, since more would take minutes"):
        report_on(of, law())
    assert time.monotonic() - began < LONGEST_SECONDS


def test_the_refusal_of_many_readings_names_the_record_that_has_most() -> None:
    with pytest.raises(InputError, match=r'Most come from "(charge|judgment)-[0-9]+", which has [0-9]+ readings'):
        refuse_too_large(case(disputed(90)), law().book.rules)


# What is worked out ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [pairs(98, "charge", "judgment"), many_detentions(302)], ids=["pairs", "detentions"])
def test_a_case_just_under_the_bound_is_worked_out_in_time(text: str) -> None:
    of = case(text)
    assert 0.95 * MOST < size(of) <= MOST
    began = time.process_time()
    report = report_on(of, law())
    assert time.process_time() - began < LONGEST_SECONDS
    assert sum(len(finding.incidents) + 1 for finding in report.findings) == size(of)


def test_the_annex_of_a_case_just_under_the_bound_is_arranged_in_time() -> None:
    report = report_on(case(many_detentions(302)), law())
    began = time.process_time()
    view_of(report)
    assert time.process_time() - began < LONGEST_SECONDS


def test_a_case_of_many_readings_that_differ_is_worked_out_in_time() -> None:
    of = case(disputed(50))
    began = time.process_time()
    assert len(report_on(of, law()).conflicts) > 500
    assert time.process_time() - began < LONGEST_SECONDS


def test_no_written_case_comes_near_the_bound() -> None:
    assert max(size(load_case(path)) for path in WRITTEN) < MOST / 10
