"""What findings come to over all their incidents, and what may be followed from them."""

from __future__ import annotations

from copy import copy
from random import Random

import pytest

from fairtrial.facts.lens import LENSES, Facts
from fairtrial.inference.results import Results
from fairtrial.law.rules import OUTCOMES
from fairtrial.program import law
from generate import raw_case
from plain.compare import generated
from support import SOUND, case, case_of, outcomes, report

HEARD = (
    SOUND
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: first, type: hearing, sources: [letter], stage: trial, public: FIRST}
  - {id: second, type: hearing, sources: [letter], stage: trial, public: SECOND}
"""
)
CLOSED = "iccpr-14-1-closed-trial@example@trial"


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("no", "yes", "appears_breached"),
        ("yes", "no", "appears_breached"),
        ("unknown", "no", "appears_breached"),
        ("unknown", "yes", "needs_information"),
        ("yes", "unknown", "needs_information"),
        ("yes", "yes", "appears_respected"),
    ],
)
def test_a_finding_is_what_the_gravest_of_its_incidents_is(first: str, second: str, outcome: str) -> None:
    made = report(case(HEARD.replace("FIRST", first).replace("SECOND", second)))
    assert outcomes(made)[CLOSED] == outcome


def test_what_is_assumed_adds_to_what_was_found_and_takes_nothing_from_it() -> None:
    results = law().infer(Facts(generated(1), "as_alleged"))
    seen = set()
    for incident in results.incidents:
        name, found = incident.rule.id, incident.outcome
        frame = incident.frames["proceeding"]
        for assumed in OUTCOMES:
            made = Results(results.facts, [incident], {name: assumed})
            truth = made.stands((name, None, incident.person, None))
            both = {found, assumed}
            if "appears_breached" in both:
                assert truth.value == "yes", (found, assumed)
            else:
                open_ones = {"needs_information", "not_assessed"}
                assert truth.value == ("unknown" if both & open_ones else "no"), (found, assumed)
            if frame is None:
                # where nothing is shared, there is nothing to follow from
                assert made.stands((name, "proceeding", incident.person, None)).value == "no"
            seen.add((found, assumed, frame is None))
    assert len({found for found, _, _ in seen}) >= 4
    assert len({without for _, _, without in seen}) == 2


def test_each_incident_is_counted_once_for_those_that_follow_though_every_layer_was_asked_anew() -> None:
    """Else a breach that falls away with one fact would go on to stand for whatever follows from it."""
    counted = 0
    for seed in range(6):
        # a copy remembers no answer, so it asks of each layer
        for results in copy(law()).infer_under(generated(seed), LENSES).values():
            again = Results(results.facts, results.incidents, chains=results.chains)
            assert again._standing == results._standing
            counted += sum(again._standing[0].values())
    assert counted


def test_the_records_of_an_incident_are_of_the_file_and_the_frames_are_those_it_belongs_to() -> None:
    for seed in range(12):
        made = generated(seed)
        for incident in law().infer(Facts(made, "as_alleged")).incidents:
            assert {*incident.records.values()} <= {*made.records}, incident.finding
            for alias, kind in incident.rule.kinds.items():
                if alias not in incident.rule.incidents and kind in incident.frames:
                    assert incident.records[alias] == incident.frames[kind]


def test_incidents_come_in_one_order_whatever_the_order_of_the_file() -> None:
    for seed in range(6):
        raw = raw_case(Random(seed), events=9)
        turned = {**raw, "events": [*reversed(raw["events"])]}
        one, other = (law().infer(Facts(case_of(each), "as_alleged")).incidents for each in (raw, turned))
        assert [(i.finding, dict(i.records)) for i in one] == [(i.finding, dict(i.records)) for i in other]
        places = [law().book.rules.index(incident.rule) for incident in one]
        assert places == sorted(places)


def test_what_is_supposed_of_a_fact_that_nobody_tells_is_worked_out() -> None:
    told = case(HEARD.replace("public: FIRST", "word: reportedly").replace("SECOND", "yes"))
    facts = Facts(told, "as_alleged")
    assert law().infer(facts).outcome(CLOSED) == "needs_information"
    assert law().infer(facts.but({("first", "public"): ("no",)})).outcome(CLOSED) == "appears_breached"
