"""The real case: what must come out of it, and how it moves when the sources, the State or a fact change."""

from __future__ import annotations

from typing import Any

import pytest

from support import case_of, event, finding, outcomes, raw_case, report, written

BREACHED = [
    "iccpr-9-1-punishment-for-expression@khakimova@imprisonment",
    "iccpr-9-1-witness-without-warrant@khakimova@july-16",
    "iccpr-9-1-witness-without-warrant@khakimova@july-second",
    "iccpr-14-1-closed-trial@khakimova@treason-case",
    "iccpr-14-3-a-told-late@khakimova@treason-case",
    "iccpr-14-3-b-file-refused@khakimova@treason-case",
    "iccpr-14-3-b-counsel-contact@khakimova@treason-case",
    "iccpr-14-5-judgment-withheld@khakimova@treason-case",
    "iccpr-17-1-search-without-warrant@khakimova@khakimova",
    "iccpr-17-1-search-without-warrant@husband@husband",
    "iccpr-17-1-search-without-warrant@elder-child@elder-child",
    "iccpr-17-1-search-without-warrant@younger-child@younger-child",
    "iccpr-19-2-punished-expression@khakimova@treason-case",
    "iccpr-17-1-23-1-no-family-contact@khakimova@imprisonment",
    "mandela-58-no-family-contact@khakimova@imprisonment",
    "mandela-61-no-legal-adviser@khakimova@treason-case",
    "bprl-8-counsel-contact@khakimova@treason-case",
    "bprl-21-file-withheld@khakimova@treason-case",
]

OPEN = {
    "iccpr:9(2)", "iccpr:9(3)", "iccpr:9(4)", "iccpr:9(5)", "iccpr:14(1)", "iccpr:14(3)(b)", "iccpr:14(3)(d)",
    "iccpr:14(5)", "iccpr:15(1)", "iccpr:26", "iccpr:24(1)", "iccpr:10(1)", "iccpr:12(2)", "iccpr:2(3)",
}  # fmt: skip


@pytest.mark.parametrize("name", BREACHED)
def test_what_the_letter_alleges_appears_breached(name: str) -> None:
    assert outcomes(written("khakimova"))[name] == "appears_breached"


@pytest.mark.parametrize("provision", sorted(OPEN))
def test_what_the_sources_leave_open_needs_information_and_asks_a_question(provision: str) -> None:
    here = written("khakimova")
    found = [f for f in here.findings if f.provision == provision and f.outcome == "needs_information"]
    assert found
    asked = {name for entry in here.missing for name in entry.decides}
    assert any(f.id in asked or f.follows_from for f in found)


def test_imprisonment_is_arbitrary_because_it_punishes_expression_and_the_chain_is_shown() -> None:
    found = finding(written("khakimova"), "iccpr-9-1-punishment-for-expression@khakimova@imprisonment")
    assert "iccpr-19-2-punished-expression@khakimova@treason-case" in found.follows_from
    assert "gc35:17#punishment-for-rights" in {cite.id for cite in found.cites}


def test_the_two_detentions_as_a_witness_are_marked_weaker_and_lie_on_the_state() -> None:
    for detention in ("july-16", "july-second"):
        found = finding(written("khakimova"), f"iccpr-9-1-witness-without-warrant@khakimova@{detention}")
        assert found.strength == "indicative"
        assert {e.holds for e in found.elements if e.part == "justified"} == {"unknown"}


def test_sixteen_july_was_over_in_eleven_hours_and_does_not_engage_a_judge() -> None:
    found = outcomes(written("khakimova"))
    assert found["iccpr-9-3-forty-eight-hours@khakimova@july-16"] == "not_engaged"
    assert found["iccpr-9-3-forty-eight-hours@khakimova@july-second"] == "needs_information"
    assert found["iccpr-9-3-forty-eight-hours@khakimova@pre-trial"] == "needs_information"


def test_whether_she_was_in_custody_before_the_judgment_nobody_says() -> None:
    entry = next(m for m in written("khakimova").missing if m.fact == "pre-trial.occurred")
    assert "iccpr:9(3)" in entry.provisions


def test_a_challenge_in_court_does_not_arise_after_conviction() -> None:
    assert outcomes(written("khakimova"))["iccpr-9-4-no-challenge@khakimova@imprisonment"] == "not_engaged"


def test_the_closed_appeal_turns_on_whether_it_was_an_oral_hearing() -> None:
    found = finding(written("khakimova"), "iccpr-14-1-closed-appeal@khakimova@treason-case")
    assert found.outcome == "needs_information"
    assert found.decided_by[0] == ("appeal-hearing.conducted",)


def test_a_finding_that_one_origin_supports_says_so() -> None:
    from fairtrial.documents.summary import summary

    found = finding(written("khakimova"), "iccpr-17-1-search-without-warrant@khakimova@khakimova")
    assert found.origins == ("special-procedures",)
    text = " ".join(summary(written("khakimova")).split())
    assert "Home entered or searched without a warrant (State's burden, one origin" in text


def test_the_letter_and_the_press_release_are_one_origin() -> None:
    for name in (
        "iccpr-14-3-b-counsel-contact@khakimova@treason-case",
        "mandela-61-no-legal-adviser@khakimova@treason-case",
    ):
        assert finding(written("khakimova"), name).lenses["corroborated"] == "needs_information"
    closed = finding(written("khakimova"), "iccpr-14-1-closed-trial@khakimova@treason-case")
    assert closed.lenses["corroborated"] == "appears_breached"


# Conflicts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "values", "changes"),
    [
        ("july-second.occurred", {"yes", "not known"}, True),
        ("charge.date", {"July 2024", "November 2024"}, True),
        ("younger-child.born", {"between April 2024 and May 2024", "between September 2023 and October 2023"}, False),
        ("family-contact.date", {"5 February 2025", "16 July 2024", "not known"}, False),
        ("pre-trial.occurred", {"yes", "not known"}, True),
    ],
)
def test_a_conflict_is_reported_with_every_reading_and_whether_it_changes_an_outcome(
    fact: str, values: set[str], changes: bool
) -> None:
    found = next(conflict for conflict in written("khakimova").conflicts if conflict.fact == fact)
    assert {reading.value for reading in found.readings} == values
    assert all(reading.sources for reading in found.readings)
    assert found.changes_an_outcome is changes


def test_the_date_of_the_charge_in_the_news_report_changes_the_outcome() -> None:
    late = "iccpr-14-3-a-told-late@khakimova@treason-case"
    found = next(conflict for conflict in written("khakimova").conflicts if conflict.fact == "charge.date")
    november = next(reading for reading in found.readings if reading.value == "November 2024")
    assert november.changes == {late: "needs_information"}
    raw = raw_case("khakimova")
    raw["account"] = ["amu"]
    assert outcomes(report(case_of(raw)))[late] == "needs_information"


def test_without_a_named_account_a_conflict_on_the_charge_leaves_it_open() -> None:
    raw = raw_case("khakimova")
    del raw["account"]
    assert outcomes(report(case_of(raw)))["iccpr-14-3-a-told-late@khakimova@treason-case"] == "needs_information"


def test_custody_before_the_judgment_is_taken_from_the_news_report_only_when_its_account_is_followed() -> None:
    name = "iccpr-9-1-punishment-for-expression@khakimova@pre-trial"
    assert outcomes(written("khakimova"))[name] == "needs_information"
    raw = raw_case("khakimova")
    raw["account"] = ["amu"]
    assert outcomes(report(case_of(raw)))[name] == "appears_breached"


# Moves ----------------------------------------------------------------------------------------------------------------

CLOSED = "iccpr-14-1-closed-trial@khakimova@treason-case"


def with_reply(**facts: Any) -> dict[str, Any]:
    """Return the case with a reply of the State that tells of the trial."""
    raw = raw_case("khakimova")
    raw["sources"]["reply"] = {"kind": "state_reply", "title": "An invented reply, for this test"}
    trial = event(raw, "trial")
    for name, value in facts.items():
        told = [] if name not in trial else [{"value": trial[name], "sources": ["al", "pr", "amu"]}]
        trial[name] = [*told, {"value": value, "sources": ["reply"]}]
    return raw


def test_a_ground_with_reasons_that_the_state_shows_justifies_the_closed_trial() -> None:
    raw = with_reply(closure_ground="national_security", closure_reasoned="yes", partial_closure_considered="yes")
    assert outcomes(report(case_of(raw)))[CLOSED] == "appears_justified"


@pytest.mark.parametrize("lacking", ["closure_ground", "closure_reasoned", "partial_closure_considered"])
def test_the_closed_trial_stays_a_breach_if_one_element_of_the_justification_is_denied(lacking: str) -> None:
    shown = {"closure_ground": "national_security", "closure_reasoned": "yes", "partial_closure_considered": "yes"}
    shown[lacking] = "none_stated" if lacking == "closure_ground" else "no"
    assert outcomes(report(case_of(with_reply(**shown))))[CLOSED] == "appears_breached"


def test_a_ground_alone_does_not_justify_the_closed_trial() -> None:
    found = finding(report(case_of(with_reply(closure_ground="national_security"))), CLOSED)
    assert (found.outcome, found.strength) == ("appears_breached", "burden_on_state")


def test_a_state_that_says_the_trial_was_open_changes_its_own_account_and_not_the_allegation() -> None:
    case = case_of(with_reply(public="yes", stage="trial"))
    assert outcomes(report(case))[CLOSED] == "appears_breached"
    lenses = finding(report(case), CLOSED).lenses
    assert lenses["uncontested"] == "needs_information"
    assert outcomes(report(case, "state_account"))[CLOSED] != "appears_breached"


def test_while_the_time_for_an_answer_runs_nothing_is_uncontested() -> None:
    found = [f for f in written("khakimova").findings if f.lenses["uncontested"] == "appears_breached"]
    assert found == []


def test_a_state_that_stays_silent_after_the_deadline_leaves_particular_allegations_uncontested() -> None:
    raw = raw_case("khakimova")
    raw["answer"] = "silent"
    found = report(case_of(raw))
    assert finding(found, CLOSED).lenses["uncontested"] == "appears_breached"
    bare = finding(found, "iccpr-14-3-a-told-late@khakimova@treason-case")
    assert bare.lenses["uncontested"] == "needs_information"


def test_on_the_states_own_account_nothing_is_breached_until_it_says_something() -> None:
    assert "appears_breached" not in outcomes(written("khakimova", "state_account")).values()


def test_one_changed_fact_undoes_the_closed_trial() -> None:
    raw = raw_case("khakimova")
    event(raw, "trial")["public"] = "yes"
    assert outcomes(report(case_of(raw)))[CLOSED] == "appears_respected"


def test_what_would_undo_a_breach_does_undo_it() -> None:
    found = finding(written("khakimova"), CLOSED)
    assert ("trial.public", "yes") in {(change.fact, change.instead) for change in found.undone_by}


def test_if_nothing_was_punished_for_expression_imprisonment_is_no_longer_arbitrary_for_it() -> None:
    raw = raw_case("khakimova")
    for name in ("prosecution", "conviction"):
        event(raw, name)["because_of_expression"] = "no"
    found = outcomes(report(case_of(raw)))
    assert found["iccpr-19-2-punished-expression@khakimova@treason-case"] != "appears_breached"
    assert found["iccpr-9-1-punishment-for-expression@khakimova@imprisonment"] != "appears_breached"


def test_if_article_19_3_is_met_the_chain_to_arbitrary_detention_breaks() -> None:
    raw = raw_case("khakimova")
    for name in ("prosecution", "conviction"):
        event(raw, name).update(
            basis_in_law="yes", aim="national_security", threat_shown="yes",
            milder_means_considered="yes", secret_or_harmful="yes", speech="[]", sources=["al"],
        )  # fmt: skip
        event(raw, name)["speech"] = {"human_rights": "no", "research": "yes"}
    found = outcomes(report(case_of(raw)))
    assert found["iccpr-19-2-punished-expression@khakimova@treason-case"] == "appears_justified"
    assert found["iccpr-9-1-punishment-for-expression@khakimova@imprisonment"] != "appears_breached"


def test_with_the_news_report_removed_the_closed_trial_stands_on_one_origin() -> None:
    raw = without_source(raw_case("khakimova"), "amu")
    found = finding(report(case_of(raw)), CLOSED)
    assert found.outcome == "appears_breached"
    assert found.lenses["corroborated"] == "needs_information"


def test_with_the_letter_and_the_release_removed_the_search_is_no_longer_found() -> None:
    raw = without_source(without_source(raw_case("khakimova"), "al"), "pr")
    raw.pop("account", None)
    found = outcomes(report(case_of(raw)))
    assert "iccpr-17-1-search-without-warrant@khakimova@khakimova" not in found
    assert found[CLOSED] == "appears_breached"


def without_source(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """Take a source out of plain case data, with every reading and record that stood on it alone."""

    def cut(value: Any) -> Any:
        if isinstance(value, list) and value and isinstance(value[0], dict) and "value" in value[0]:
            kept = [each for each in map(cut, value) if each is not None]
            return kept or "unknown"
        if isinstance(value, dict):
            if "value" in value and value.get("sources"):
                left = [source for source in value["sources"] if source != name]
                return {**value, "sources": left} if left else None
            made = {key: cut(item) for key, item in value.items()}
            return {key: item for key, item in made.items() if item is not None}
        return value

    del raw["sources"][name]
    for section in ("persons", "proceedings", "detentions"):
        raw[section] = {key: _cut_record(cut(entry), name) for key, entry in raw[section].items()}
    raw["events"] = [_cut_record(cut(entry), name) for entry in raw["events"]]
    raw["events"] = [entry for entry in raw["events"] if entry.get("sources") or entry.get("occurred") == "unknown"]
    return raw


def _cut_record(record: dict[str, Any], name: str) -> dict[str, Any]:
    if "sources" in record:
        record["sources"] = [source for source in record["sources"] if source != name]
        if not record["sources"]:
            keep = ("id", "type", "person", "title", "called", "confidential", "proceeding", "detention", "occurred")
            record = {
                key: value for key, value in record.items() if key in keep and (key != "occurred" or value == "unknown")
            }
    return record
