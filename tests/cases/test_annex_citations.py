"""Every citation of the real annex comes out of the real case, hung on the facts that call for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from fairtrial.findings.model import FindingOut, Report
from support import ROOT, SHARED, case_of, event, finding, raw_case, report, written

OPEN = ("appears_breached", "needs_information")

CITATIONS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/data/annex-al-tjk-1-2025.yaml").read_text(encoding="utf-8")
)  # fmt: skip


def hung(entry: dict[str, Any], cite: str, of: Report) -> list[FindingOut]:
    """Return the open findings that cite an obligation and stand on a told fact of a record that calls for it."""
    return [
        each
        for each in of.findings
        if each.outcome in OPEN
        and any(cited.id == cite or cited.id.startswith(f"{cite}#") for cited in each.cites)
        and {fact.partition(".")[0] for fact in each.stands_on} & set(entry["records"])
    ]


@pytest.mark.parametrize("entry", CITATIONS, ids=[f"{e['order']}: {', '.join(e['cites'])}" for e in CITATIONS])
def test_a_citation_of_the_real_annex_appears_on_the_facts_that_call_for_it(entry: dict[str, Any]) -> None:
    for cite in entry["cites"]:
        assert hung(entry, cite, written("khakimova")), f"{cite} hangs on none of {entry['records']}"


def test_there_are_fifty() -> None:
    assert [entry["order"] for entry in CITATIONS] == list(range(1, 51))


def test_a_citation_falls_when_its_facts_are_taken_away() -> None:
    raw = raw_case("khakimova")
    raw["events"] = [each for each in raw["events"] if each["id"] not in ("trial", "appeal-hearing")]
    without = report(case_of(raw))
    entry = next(each for each in CITATIONS if each["order"] == 27)
    assert hung(entry, "gc32:29#open-to-all", written("khakimova"))
    assert not hung(entry, "gc32:29#open-to-all", without)


def test_a_citation_falls_when_the_fact_it_hangs_on_is_no_longer_told() -> None:
    raw = raw_case("khakimova")
    event(raw, "secrecy")["binds"] = "unknown"
    name = "iccpr-14-3-b-secrecy-binds-lawyer@khakimova@treason-case"
    assert "secrecy.binds" in finding(written("khakimova"), name).stands_on
    assert "secrecy.binds" not in finding(report(case_of(raw)), name).stands_on


def test_every_citation_is_printed_in_the_annex() -> None:
    from fairtrial.documents.markdown import to_markdown

    text = to_markdown(written("khakimova")).replace("\\", "")
    annex = text[text.index("## Annex") : text.index("## What needs information")]
    cited = {cite.id: cite for each in written("khakimova").findings if each.outcome in OPEN for cite in each.cites}
    for entry in CITATIONS:
        for wanted in entry["cites"]:
            cite = next(c for name, c in cited.items() if name == wanted or name.startswith(f"{wanted}#"))
            assert cite.pin in annex and cite.instrument in annex, wanted


@pytest.mark.skipif(not (SHARED / "reference/annex-al-tjk.json").is_file(), reason="the reference data is not here")
def test_the_list_agrees_with_the_reference_data() -> None:
    reference = json.loads((SHARED / "reference/annex-al-tjk.json").read_text(encoding="utf-8"))
    for entry, wanted in zip(CITATIONS, reference["citations"], strict=True):
        ids = {cite.partition("#")[0].lower().removeprefix("doc:") for cite in entry["cites"]}
        assert ids == set(wanted["canonical_ids"]), entry["order"]
