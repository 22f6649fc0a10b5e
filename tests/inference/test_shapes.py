"""What durable-rules is asked: parts of rules by their shapes, and nothing of what they ask."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from fairtrial.facts.lens import LENSES, Facts
from fairtrial.inference.queries import holds, table
from fairtrial.inference.shapes import Shapes, ways
from fairtrial.program import law
from fairtrial.truth import NO, UNKNOWN, YES
from plain.compare import differences, generated

SHAPES = Shapes(law().book.rules)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((False, (0, 1)), [(0, 1)]),
        ((True, (0, 1)), [(0,), (1,)]),
        ((False, (0, (True, (1, (False, (2, 3)))))), [(0, 1), (0, 2, 3)]),
        ((False, ((True, (0, 1)), (True, (0, 2)))), [(0,), (0, 2), (0, 1), (1, 2)]),
    ],
)
def test_a_shape_holds_in_as_many_ways_as_its_groups_leave(
    shape: tuple[bool, tuple[int, ...]], expected: object
) -> None:
    assert ways(shape) == expected


def test_where_every_test_is_known_a_shape_holds_if_all_tests_of_one_way_do() -> None:
    for shape in SHAPES.shapes:
        size = 1 + max(number for way in ways(shape) for number in way)
        if size <= 8:
            for results in product((YES, NO), repeat=size):
                met = any(all(results[number] is YES for number in way) for way in ways(shape))
                assert holds(shape, results) is (YES if met else NO)


def test_the_engine_finds_of_every_shape_what_its_tests_bear_out() -> None:
    random = Random(1)
    asked = {}
    for number, shape in enumerate(SHAPES.shapes):
        size = 1 + max(place for way in ways(shape) for place in way)
        for doubt in (0, 1, 3):
            for _ in range(6):
                results = tuple(random.choice([YES, YES, YES, NO, *[UNKNOWN] * doubt]) for _ in range(size))
                asked[number, results] = holds(shape, results)
    assert SHAPES.answers(asked) == asked
    assert set(asked.values()) == {YES, NO, UNKNOWN}


def test_parts_that_join_their_tests_alike_are_one_question_whatever_they_ask() -> None:
    rules = law().book.rules
    parts = [shape for rule in rules for shape in table(rule).shapes.values()]
    assert len(SHAPES.shapes) == len(set(parts)) < len(parts) / 5


def test_lenses_worked_out_together_are_as_each_alone() -> None:
    for seed in range(5):
        together = law().infer_under(generated(seed), LENSES)
        for lens in LENSES:
            assert differences(together[lens], law().infer(Facts(generated(seed), lens))) == [], (seed, lens)
