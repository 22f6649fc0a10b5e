"""The rules against decided cases: agreement may not fall, and every miss says why."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairtrial.case.compare import Pair, agreement, pairs
from fairtrial.case.load import load_case
from fairtrial.cli import main
from fairtrial.problems import InputError
from fairtrial.program import law
from fairtrial.replay import CLASSES, Expected, Replay, as_markdown, replay
from fairtrial.yamlread import read_own
from support import CASES, ROOT

VIEWS = CASES / "views"


@cache
def replayed() -> Replay:
    return replay(VIEWS, law())


@cache
def corrected() -> Replay:
    return replay(VIEWS / "corrected", law(), VIEWS)


def test_all_forty_seven_views_are_there() -> None:
    assert replayed().totals.views == 47


def test_the_violations_found_do_not_become_fewer() -> None:
    assert replayed().totals.recall >= 0.97


def test_the_exact_views_stay_above_a_checker_that_always_says_breached() -> None:
    totals = replayed().totals
    assert totals.exact >= 0.87 > totals.baseline_exact


def test_hardly_any_non_violation_is_contradicted_and_few_unfounded_claims_are_reported() -> None:
    totals = replayed().totals
    assert totals.contradicted <= 3
    assert totals.unsubstantiated_reported <= 0.30


def test_on_the_files_that_were_corrected_with_the_decisions_in_mind_agreement_does_not_fall() -> None:
    totals = corrected().totals
    assert totals.views == 47
    assert totals.recall >= 0.95
    assert totals.exact >= 0.87 > totals.baseline_exact
    assert totals.contradicted <= 3
    assert totals.unsubstantiated_reported <= 0.30


@pytest.mark.parametrize(
    ("writer", "recall", "exact", "contradicted"),
    [("first-writer", 0.94, 0.76, 5), ("second-writer", 0.96, 0.78, 6), ("third-writer", 0.94, 0.80, 4)],
)
def test_on_the_files_of_one_writer_alone_agreement_does_not_fall(
    writer: str, recall: float, exact: float, contradicted: int
) -> None:
    totals = replay(VIEWS / writer, law(), VIEWS).totals
    assert totals.views == 47
    assert totals.recall >= recall
    assert totals.exact >= exact
    assert totals.contradicted <= contradicted
    assert totals.unsubstantiated_reported <= 0.30


def test_two_files_of_one_case_that_were_each_written_twice_and_settled_agree_on_nineteen_fields_in_twenty() -> None:
    read = law().book.reads
    found: list[Pair] = []
    for path in sorted((VIEWS / "apart" / "first").glob("*.yaml")):
        found += pairs(load_case(path), load_case(VIEWS / "apart" / "second" / path.name), read.__contains__)
    same, of = agreement(found)
    assert of > 700
    assert same / of >= 0.95


def test_every_claim_that_came_out_otherwise_has_its_class_and_its_reason() -> None:
    for view in (*replayed().views, *corrected().views):
        for missed in [*view.missed, *view.contradicted, *view.unsubstantiated]:
            assert missed.kind in CLASSES, (view.name, missed.provision)
            assert missed.why, (view.name, missed.provision)


def test_the_agreement_that_is_printed_is_the_one_in_the_docs() -> None:
    assert (ROOT / "docs/agreement.md").read_text(encoding="utf-8") == as_markdown(replayed()), "run: make docs"


def test_no_rule_names_a_case_of_the_replay_in_what_it_tests_says_or_asks() -> None:
    """A View may be cited, and its name may stand in a rule's note on what was decided; nowhere else."""
    expected = [load_expected(path)["title"] for path in VIEWS.glob("*.expected.yaml")]
    parties = {title.split(" v. ")[0].split(" and ")[0].split(" et al")[0].lower() for title in expected}
    names = {name for name in parties if len(name) > 5}
    assert len(names) > 30
    for rule in law().book.rules:
        told = [
            rule.id,
            rule.title,
            rule.because,
            *rule.asks,
            rule.indicative or "",
            *(e.says or "" for e in rule.elements()),
        ]
        words = set(" ".join(told).lower().replace("-", " ").split())
        assert not words & names, rule.id
    for path in (ROOT / "reports").glob("*"):
        assert not set(path.read_text(encoding="utf-8").lower().split()) & names, path


def load_expected(path: Path) -> dict[str, str]:
    """Return what was decided, as plain data."""
    made: dict[str, str] = read_own(path)
    return made


def test_the_json_has_the_parts_that_were_promised() -> None:
    data = json.loads(CliRunner().invoke(main, ["replay", str(VIEWS), "--format", "json"]).stdout)
    assert {"recall", "exact", "contradicted", "unsubstantiated_reported", "baseline_exact"} <= data["totals"].keys()
    assert data["provisions"]
    assert len(data["views"]) == 47


def test_anybody_can_replay_pairs_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "as_of: 2024-01-01\ntitle: Mine\nstate: TJK\nanswer: silent\n"
        "sources: {author: {kind: submission, title: S}}\npersons: {ann: {sources: [author]}}\n"
        "proceedings: {trial: {matter: criminal, sources: [author]}}\n"
        "events:\n  - {id: h, type: hearing, stage: trial, public: no, sources: [author]}\n",
        encoding="utf-8",
    )
    (tmp_path / "mine.expected.yaml").write_text(
        "symbol: X\ntitle: Mine\ndecided: 2024\nviolations:\n  - {provision: 'iccpr:14(1)', person: ann}\n",
        encoding="utf-8",
    )
    made = replay(tmp_path, law())
    assert (made.totals.recall, made.totals.exact) == (1.0, 1.0)


@pytest.mark.parametrize("folder", ["nowhere", ""])
def test_a_folder_without_pairs_is_said_to_be_so(folder: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["replay", str(tmp_path / folder)])
    assert result.exit_code == 2
    assert "folder" in result.stderr


def test_what_was_decided_may_be_written_as_tables_of_decisions_are_kept_elsewhere(tmp_path: Path) -> None:
    _pair(
        tmp_path,
        """
id: some-table
symbol: CCPR/C/1/D/1/1
short_title: A v. B
adopted: 2020-01
violations: [{provision: "iccpr:14(3)(e)", with: ["iccpr:2(3)"], para: "7.2", why: said in a few words}]
themes: [witnesses]
""",
    )
    claim = Expected.model_validate(read_own(tmp_path / "one.expected.yaml")).violations[0]
    assert (claim.read_with, claim.paragraph) == (("iccpr:2(3)",), "7.2")
    assert replay(tmp_path, law()).views[0].title == "A v. B"


@pytest.mark.parametrize("lists", ["violatons: []\nno_violation: []", "title: nothing was decided"])
def test_a_list_of_what_was_decided_whose_name_is_misspelt_does_not_count_as_empty(lists: str, tmp_path: Path) -> None:
    _pair(tmp_path, f"symbol: X\n{lists}\n")
    with pytest.raises(InputError, match="what was decided"):
        replay(tmp_path, law())


def test_what_was_decided_may_lie_in_a_folder_of_its_own(tmp_path: Path) -> None:
    cases, decided = tmp_path / "cases", tmp_path / "decided"
    cases.mkdir()
    decided.mkdir()
    _pair(decided, "symbol: X\nviolations: []\n")
    (decided / "two.expected.yaml").write_text("symbol: Y\nviolations: []\n", encoding="utf-8")
    (decided / "one.yaml").rename(cases / "one.yaml")
    (view,) = replay(cases, law(), decided).views
    assert view.name == "one"


def _pair(folder: Path, expected: str) -> None:
    case = (
        "title: T\nas_of: 2020\nstate: TJK\nsources: {l: {kind: submission, title: L}}\npersons: {p: {sources: [l]}}\n"
    )
    (folder / "one.yaml").write_text(case, encoding="utf-8")
    (folder / "one.expected.yaml").write_text(expected, encoding="utf-8")


def test_the_example_in_the_guide_for_encoding_is_understood(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "encoding-a-case.md").read_text(encoding="utf-8")
    block = next(b for b in guide.split("```yaml\n")[1:] if b.startswith("symbol:"))
    _pair(tmp_path, block.split("```")[0])
    expected = Expected.model_validate(read_own(tmp_path / "one.expected.yaml"))
    assert [len(getattr(expected, name)) for name in ("violations", "inadmissible", "explained")] == [2, 1, 1]
    assert all(each.kind in CLASSES for each in expected.explained)
