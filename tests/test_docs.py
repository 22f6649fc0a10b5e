"""The documents that are generated say what the program says, and nothing silently falls out of scope."""

from __future__ import annotations

import json

import pytest

from fairtrial.coverage import STATUSES, as_markdown, conduct_encoded, coverage
from fairtrial.documents.fields import fields_page
from fairtrial.program import law
from support import ROOT

IN_SCOPE = [each for each in coverage(law()) if each.in_scope]


def test_the_coverage_that_is_printed_is_the_one_in_the_docs() -> None:
    assert (ROOT / "docs/coverage.md").read_text(encoding="utf-8") == as_markdown(coverage(law())), "run: make docs"


def test_the_fields_that_are_printed_are_those_in_the_docs() -> None:
    assert (ROOT / "docs/case-fields.md").read_text(encoding="utf-8") == fields_page(), "run: make docs"


@pytest.mark.parametrize("each", IN_SCOPE, ids=[each.instrument.instrument for each in IN_SCOPE])
def test_every_provision_in_scope_has_a_status_and_a_reason_where_no_rule_carries_it(each: object) -> None:
    from fairtrial.coverage import InstrumentCoverage

    assert isinstance(each, InstrumentCoverage)
    for entry in each.entries:
        assert entry.status in STATUSES
        assert entry.rules or entry.reason or entry.status == "not encoded", entry.id
        if entry.status == "partly":
            assert entry.covered, f"{entry.id}: say which conduct is covered"


@pytest.mark.parametrize(("instrument", "paragraphs"), [("gc16", 11), ("gc32", 65), ("gc34", 52), ("gc35", 68)])
def test_every_paragraph_of_a_general_comment_is_accounted_for(instrument: str, paragraphs: int) -> None:
    each = next(each for each in IN_SCOPE if each.instrument.instrument == instrument)
    assert {entry.id for entry in each.entries} == {f"{instrument}:{number}" for number in range(1, paragraphs + 1)}


def test_four_in_five_of_the_provisions_on_conduct_are_encoded() -> None:
    for each in IN_SCOPE:
        encoded, conduct = conduct_encoded(each.entries)
        assert encoded >= 0.8 * conduct, (each.instrument.instrument, encoded, conduct)


PROTOCOL = "Optional Protocol"
NOT_ENCODED = {"cedaw": "CEDAW", "ced": "CED", "op1": PROTOCOL, "op2": PROTOCOL, "opcat": PROTOCOL}


@pytest.mark.parametrize("page", ["README.md", "docs/coverage.md"])
def test_every_treaty_whose_status_is_known_is_encoded_or_named_as_not_encoded(page: str) -> None:
    standards = law().standards
    states = json.loads((ROOT / "standards/treaty-status.json").read_text(encoding="utf-8"))["states"]
    treaties = {name for entry in states.values() for name, told in entry.items() if isinstance(told, dict)}
    assert treaties - standards.instruments.keys() == NOT_ENCODED.keys()
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [words for words in NOT_ENCODED.values() if words not in text] == []


def test_the_readme_names_the_two_commands_that_do_the_set_up() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert f"\n{target}:" in makefile
