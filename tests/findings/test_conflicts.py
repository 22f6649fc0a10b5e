"""What sources tell differently: of what kind the difference is, and what each reading by itself would change."""

from __future__ import annotations

import pytest

from fairtrial.findings.model import ConflictOut
from plain.compare import generated
from support import SOUND, case, outcomes, report

HEARD = (
    SOUND.replace("persons:", "  news: {kind: news, title: N}\n  reply: {kind: state_reply, title: R}\npersons:")
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: hearing, type: hearing, sources: [letter], stage: trial, public: yes, TOLD}
"""
)


def told(*values: str, field: str = "public") -> str:
    sources = ("letter", "news", "reply")
    readings = [f"{{value: {value}, sources: [{source}]}}" for value, source in zip(values, sources, strict=False)]
    line = f"{field}: [{', '.join(readings)}]"
    return HEARD.replace("public: yes, TOLD", line if field == "public" else f"public: yes, {line}")


def conflicts(text: str, lens: str = "as_alleged") -> list[ConflictOut]:
    return list(report(case(text), lens).conflicts)


@pytest.mark.parametrize(
    ("field", "values", "kind"),
    [
        ("public", ("no", "yes"), "conflict"),
        ("public", ("no", "no", "yes"), "conflict"),
        ("public", ("unknown", "no", "yes"), "conflict"),
        ("public", ("no", "unknown"), "one_silent"),
        ("public", ("no", "no", "unknown"), "one_silent"),
        ("date", ("2024-03", "2024-03-05"), "precision"),
        ("date", ("2024-03", "2024-03-05", "unknown"), "one_silent"),
        ("date", ("2024-03", "2024-03-05", "2024-03-06"), "conflict"),
        ("date", ("2024-03-05", "never"), "conflict"),
        # free texts that differ may say the same in other words
        ("place", ("The city court", "Room 3"), "precision"),
        ("place", ("The city court", "Room 3", "unknown"), "one_silent"),
    ],
)
def test_readings_that_cannot_all_be_right_conflict_and_others_differ_in_what_they_leave_open(
    field: str, values: tuple[str, ...], kind: str
) -> None:
    (conflict,) = conflicts(told(*values, field=field))
    assert (conflict.fact, conflict.kind) == (f"hearing.{field}", kind)


@pytest.mark.parametrize("values", [("no",), ("no", "no"), ("unknown", "unknown")])
def test_what_all_sources_tell_alike_is_no_conflict(values: tuple[str, ...]) -> None:
    assert conflicts(told(*values)) == []


@pytest.mark.parametrize("lens", ["as_alleged", "uncontested", "state_account"])
@pytest.mark.parametrize("values", [("no", "yes"), ("unknown", "no"), ("no", "no", "yes"), ("yes", "no", "unknown")])
def test_a_reading_changes_what_comes_out_otherwise_where_it_alone_counts(values: tuple[str, ...], lens: str) -> None:
    before = outcomes(report(case(told(*values)), lens))
    (conflict,) = conflicts(told(*values), lens)
    known = case(told(*values))
    for reading, value in zip(conflict.readings, values, strict=True):
        # under every lens a document is believed that the State admits
        alone = f"public: {{value: {value}, sources: [letter], detail: document, answer: admitted}}, "
        after = outcomes(report(case(HEARD.replace("public: yes, TOLD", alone)), lens))
        assert reading.changes == {name: outcome for name, outcome in after.items() if outcome != before[name]}
        assert known.file.sources[reading.sources[0]].of_the_state == reading.of_the_state
    assert conflict.changes_an_outcome == any(reading.changes for reading in conflict.readings)


def test_a_reading_that_the_state_and_others_share_is_not_the_states_alone() -> None:
    shared = "public: [{value: no, sources: [letter, reply]}, {value: yes, sources: [reply]}], "
    (conflict,) = conflicts(HEARD.replace("public: yes, TOLD", shared))
    assert [reading.of_the_state for reading in conflict.readings] == [False, True]


def test_conflicts_are_found_in_every_record_that_events_took_place_included() -> None:
    text = told("no", "yes").replace("matter: criminal", "matter: [{value: criminal, sources: [letter]}, OTHER]")
    text = text.replace("OTHER", "{value: other, sources: [news]}")
    text = text.replace("stage: trial", "occurred: [{value: yes, sources: [letter]}, {value: no, sources: [reply]}]")
    found = [conflict.fact for conflict in conflicts(text)]
    assert found[0] == "trial.matter"
    assert set(found[1:]) == {"hearing.occurred", "hearing.public"}


@pytest.mark.parametrize("seed", range(4))
def test_no_reading_is_said_to_change_an_outcome_to_what_it_is(seed: int) -> None:
    made = report(generated(seed))
    before = outcomes(made)
    for conflict in made.conflicts:
        for reading in conflict.readings:
            assert all(before[name] != outcome for name, outcome in reading.changes.items())
