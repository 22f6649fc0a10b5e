"""Two engines that share no reasoning must reach the same findings, on everything that can be put before them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from fairtrial import program
from fairtrial.case.load import load_case
from fairtrial.case.records import fields_of
from fairtrial.documents.jsonout import to_json
from fairtrial.examples import assumed_in, case_of_example
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.findings.report import report_on
from fairtrial.inference import door
from fairtrial.inference.outcomes import first_present
from fairtrial.inference.results import Results
from fairtrial.inference.run import Engine
from fairtrial.law.rules import OUTCOMES, Example, Rule, RuleBook, strata_of
from fairtrial.law.tests import Element, FieldTest, Group, JudgementTest
from fairtrial.plain.engine import PlainEngine
from fairtrial.plain.evaluate import infer
from fairtrial.problems import InputError
from plain.compare import differences, generated
from support import CASES, SOUND
from support import case as load_text

DURABLE = Engine(program.book_with_examples(), program.law().standards)
PLAIN = PlainEngine(DURABLE.book, DURABLE.standards)
WRITTEN = [path for path in sorted(CASES.rglob("*.yaml")) if not path.stem.endswith(".expected")]
SETTLED = [path for path in WRITTEN if path.parent in (CASES, CASES / "views")]
"""Without the writings that were settled into another: a whole report takes its time."""
EXAMPLES = [(rule, example) for rule in DURABLE.book.rules for example in rule.examples]


@pytest.mark.parametrize("rule", DURABLE.book.rules, ids=lambda rule: rule.id)
def test_they_agree_on_every_example_of_a_rule(rule: Rule) -> None:
    book = RuleBook([rule], strata_of([rule]), "", {rule.id: rule})
    durable, plain = Engine(book, DURABLE.standards), PlainEngine(book, DURABLE.standards)
    assert rule.examples
    for example in rule.examples:
        case = case_of_example(rule, example)
        one = durable.infer(Facts(case, example.lens), assumed_in(example))
        other = plain.infer(Facts(case, example.lens), assumed_in(example))
        assert differences(one, other) == [], example.name


@pytest.mark.parametrize(("rule", "example"), EXAMPLES[::5], ids=lambda value: str(getattr(value, "id", ""))[:60])
def test_the_plain_engine_finds_the_outcome_that_an_example_names(rule: Rule, example: Example) -> None:
    book = RuleBook([rule], strata_of([rule]), "", {rule.id: rule})
    found = infer(case_of_example(rule, example), book, DURABLE.standards, example.lens, assumed=assumed_in(example))
    assert first_present([*(finding.outcome for finding in found), "not_engaged"]) == example.outcome


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_they_agree_on_every_written_case(path: Path, lens: str) -> None:
    case = load_case(path)
    assert differences(DURABLE.infer(Facts(case, lens)), PLAIN.infer(Facts(case, lens))) == []


@pytest.mark.parametrize("seed", range(300))
def test_they_agree_on_generated_cases(seed: int) -> None:
    case = generated(seed)
    for lens in LENSES:
        assert differences(DURABLE.infer(Facts(case, lens)), PLAIN.infer(Facts(case, lens))) == [], lens


def test_the_generated_cases_reach_every_outcome_and_chain_and_state_of_the_law() -> None:
    outcomes: Counter[str] = Counter()
    binding: Counter[str] = Counter()
    chained = affected = instead = 0
    for seed in range(60):
        case = generated(seed)
        for incident in PLAIN.infer(Facts(case, "as_alleged")).incidents:
            outcomes[incident.outcome] += 1
            binding[incident.binds.holds] += 1
            chained += incident.rule in DURABLE.book.strata[1] and incident.outcome == "appears_breached"
            first = case.records[incident.records[next(iter(incident.rule.incidents))]]
            affected += case.person_of(first) != incident.person
            instead += incident.provision != incident.rule.provision
    assert set(outcomes) == set(OUTCOMES)
    assert set(binding) == {"yes", "no", "unknown"}
    assert chained and affected and instead


@pytest.mark.parametrize("seed", range(60))
def test_working_out_again_what_changes_is_the_same_as_working_out_everything(seed: int) -> None:
    case, random = generated(seed), Random(seed)
    for lens in LENSES:
        before = DURABLE.infer(Facts(case, lens))
        for _ in range(3):
            record, other = random.choice(list(case.records.values())), generated(seed + 1000)
            name = random.choice(list(fields_of(record.kind)))
            alike = [each for each in other.records.values() if each.kind == record.kind]
            values = Facts(other, "as_alleged").values(random.choice(alike).id, name) if alike else None
            changed = Facts(case, lens).but({(record.id, name): values})
            again = DURABLE.infer_again(before, changed, (record.kind, name)).incidents
            # what it leaves out is as it was before
            rules = {incident.rule.id for incident in again}
            kept = [incident for incident in before.incidents if incident.rule.id not in rules]
            whole = Results(changed, [*kept, *again])
            assert differences(whole, DURABLE.infer(changed)) == [], (lens, record.id, name)
            assert differences(whole, PLAIN.infer(changed)) == [], (lens, record.id, name)


@pytest.mark.parametrize("path", SETTLED, ids=lambda path: path.stem)
def test_the_json_of_a_written_case_is_the_same_to_the_byte_with_either_engine(path: Path) -> None:
    case = load_case(path)
    assert to_json(report_on(case, PLAIN)) == to_json(report_on(case, DURABLE))


# Which engine is used -------------------------------------------------------------------------------------------------


def test_durable_rules_is_used_where_it_can_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAIRTRIAL_ENGINE", raising=False)
    monkeypatch.setattr(program, "why_missing", lambda: None)
    assert program.chosen() == "durable"


def test_the_plain_engine_is_used_where_durable_rules_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> object:
        raise door.EngineMissing("not here")

    monkeypatch.delenv("FAIRTRIAL_ENGINE", raising=False)
    monkeypatch.setattr(door, "_engine", missing)
    assert door.why_missing() == "not here"
    assert isinstance(program.engine(DURABLE.book, DURABLE.standards), PlainEngine)


def test_durable_rules_asked_for_and_missing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "durable")
    monkeypatch.setattr(program, "why_missing", lambda: "not here")
    with pytest.raises(door.EngineMissing, match="not here"):
        program.chosen()


def test_the_plain_engine_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "plain")
    assert program.chosen() == "plain"


def test_an_engine_that_there_is_not_is_refused_with_those_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTRIAL_ENGINE", "plane")
    with pytest.raises(InputError, match="Allowed: auto, durable, plain") as refused:
        program.chosen()
    assert 'Did you mean "plain"?' in str(refused.value)


def test_the_plain_evaluator_shares_no_reasoning_with_the_other() -> None:
    folder = Path(program.__file__).parent / "plain"
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "fairtrial.facts.tests" not in text
        if path.name != "engine.py":
            assert "fairtrial.facts" not in text
            assert "fairtrial.inference" not in text
            assert "fairtrial.truth" not in text


@pytest.mark.parametrize(("given", "outcome"), [("unknown", "needs_information"), ("no", "not_assessed")])
def test_they_agree_on_a_rule_that_asks_for_two_judgements(given: str, outcome: str) -> None:
    """With one judgement for and one against, a fact that nobody tells would decide: then it is not only judged."""
    model = DURABLE.book.by_id["iccpr-14-3-c-length-to-weigh"]
    first, second = (Element(JudgementTest(name, "delay", name), model.provision, None) for name in ("one", "two"))
    fact = Element(FieldTest("delay", "in_custody", "in", ("yes",)), model.provision, None)
    rule = replace(model, breached=Group(False, (first, Group(True, (fact, second)))))
    book = RuleBook([rule], strata_of([rule]), "", {rule.id: rule})
    case = load_text(
        SOUND + "proceedings: {trial: {sources: [letter], person: example, matter: criminal}}\n"
        "events: [{id: wait, type: delay, sources: [letter], proceeding: trial, stage: trial, no_step_taken: no, "
        f"in_custody: {given}}}]\n"
    )
    durable = Engine(book, DURABLE.standards).infer(Facts(case, "as_alleged"))
    plain = PlainEngine(book, DURABLE.standards).infer(Facts(case, "as_alleged"))
    assert [incident.outcome for incident in durable.incidents] == [outcome]
    assert differences(durable, plain) == []


@pytest.mark.parametrize(("date", "holds"), [("1998-11-02", "unknown"), ("2018-11-02", "yes")])
def test_they_agree_on_a_treaty_that_stands_in_for_another(date: str, holds: str) -> None:
    """South Sudan joined the Convention on the Rights of the Child in 2015, and is not known to be a party before."""
    case = load_text(
        SOUND.replace("state: TJK", "state: SSD") + "proceedings: {trial: {sources: [letter], person: example}}\n"
        f"events: [{{id: d, type: death_sentence, sources: [letter], proceeding: trial, date: {date}, passed: yes}}]\n"
    )
    durable, plain = (each.infer(Facts(case, "as_alleged")) for each in (DURABLE, PLAIN))
    found = [incident for incident in durable.incidents if incident.rule.id == "iccpr-6-5-under-18"]
    assert [(each.provision[:4], each.binds.holds) for each in found] == [("crc:", holds)]
    assert differences(durable, plain) == []
