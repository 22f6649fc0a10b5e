"""The rules: each runs its own examples, and none is out of its place."""

from __future__ import annotations

import re

import pytest

from fairtrial.case.fields import Count, YesOrNo
from fairtrial.case.records import KINDS, fields_of
from fairtrial.examples import outcome_of_example
from fairtrial.law.rules import Example, Rule, _Fault, _values
from fairtrial.lint import lint
from fairtrial.program import book_with_examples, law

EXAMPLES = [(rule, example) for rule in book_with_examples().rules for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}: {e.name}" for r, e in EXAMPLES])
def test_the_example_of_a_rule_has_the_outcome_it_names(rule: Rule, example: Example) -> None:
    assert outcome_of_example(rule, example, law().standards) == example.outcome


def test_the_linter_finds_nothing_wrong() -> None:
    problems, rules, examples = lint()
    assert [str(problem) for problem in problems] == []
    assert rules and examples


def test_no_rule_claims_a_review_that_did_not_take_place() -> None:
    assert [rule.id for rule in law().book.rules if not rule.review.draft] == []


def test_a_question_that_no_rule_reads_says_so() -> None:
    """Of a yes or no that is the record's own and is neither tested by a rule nor printed in a text."""
    book = book_with_examples()
    read = set().union(*(rule.reads for rule in book.rules))
    printed = " ".join(rule.because for rule in book.rules)
    silent = {
        f"{kind}.{name}"
        for kind, model in KINDS.items()
        for name, field in fields_of(kind).items()
        if name in model.__annotations__ and isinstance(field.form, YesOrNo)  # what kinds share is read of some of them
        if (kind, name) not in read and not re.search(rf"\b{kind}\.{name}\b", printed)
    }
    questions = {name: fields_of(name.split(".")[0])[name.split(".")[1]].question for name in silent}
    assert {name for name, question in questions.items() if "no rule turns on it" not in question} == set()


def test_no_text_that_is_printed_names_a_provision_by_its_id() -> None:
    """An id such as gc32:21 is for files; a letter cites general comment No. 32, paragraph 21."""
    instruments = "|".join(law().standards.instruments)
    for rule in law().book.rules:
        for text in (rule.title, rule.because, rule.indicative or "", *rule.asks):
            assert not re.search(rf"\b({instruments}):[0-9]", text), rule.id


@pytest.mark.parametrize("number", ["²", "٤", "-1", "many"])
def test_a_number_of_a_rule_is_written_with_the_digits_0_to_9(number: str) -> None:
    with pytest.raises(_Fault, match="is not a whole number"):
        _values(Count(), {"at_least": number}, "hearing.count")
