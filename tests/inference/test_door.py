"""The narrow door: what durable-rules gets wrong must be impossible, or loud."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fairtrial.inference import door
from fairtrial.inference.door import Door, EngineFault, EngineMissing, Pattern, Query
from support import CASES

HEARING = Query("closed", (Pattern({"k": "hearing", "c1": 1}, {}),))
JOINED = Query(
    "joined", (Pattern({"k": "hearing"}, {}), Pattern({"k": "proceeding"}, {"r": (0, "q")}))
)  # fmt: skip


def hearing(number: int, **more: str | int) -> dict[str, str | int]:
    return {"id": f"f{number}", "k": "hearing", "q": f"q{number}", **more}


def test_a_fact_that_meets_a_query_is_found_and_one_that_does_not_is_not() -> None:
    found = Door([HEARING]).match([hearing(0, c1=1), hearing(1)])
    assert [(match.name, match.facts) for match in found] == [("closed", ("f0",))]


def test_records_are_joined_by_a_shared_token_only() -> None:
    facts: list[dict[str, str | int]] = [hearing(0), hearing(1), {"id": "f2", "k": "proceeding", "r": "q1"}]
    assert [match.facts for match in Door([JOINED]).match(facts)] == [("f1", "f2")]


def test_no_facts_at_all_give_no_matches_and_no_crash() -> None:
    opened = Door([HEARING])
    assert opened.match([]) == []
    assert opened.match([]) == []


def test_a_fact_that_meets_nothing_does_not_lose_the_others() -> None:
    facts: list[dict[str, str | int]] = [{"id": "f9", "k": "stranger"}, hearing(0, c1=1)]
    assert len(Door([HEARING]).match(facts)) == 1


@pytest.mark.parametrize("value", ["two words", "", "x" * 41, "é", 2**31, "a\nb", '"', "a.b"])
def test_anything_but_a_short_token_or_a_whole_number_is_refused(value: str | int) -> None:
    with pytest.raises(EngineFault, match="neither a short token nor a whole number"):
        Door([HEARING]).match([hearing(0, c1=value)])


@pytest.mark.parametrize("value", [1e-07, True, None])
def test_floats_truth_values_and_nulls_are_refused(value: object) -> None:
    with pytest.raises(EngineFault):
        Door([HEARING]).match([hearing(0, c1=value)])  # type: ignore[arg-type]


def test_two_names_that_the_engine_takes_for_one_are_refused() -> None:
    with pytest.raises(EngineFault, match="the same to the engine"):
        Door([Query("x", (Pattern({"k": "a", "costarring": 1, "liquid": 1}, {}),))])


def test_two_facts_whose_ids_collide_are_refused() -> None:
    facts: list[dict[str, str | int]] = [{"id": "costarring", "k": "hearing"}, {"id": "liquid", "k": "hearing"}]
    with pytest.raises(EngineFault, match="the same to the engine"):
        Door([HEARING]).match(facts)


def test_more_rules_than_the_engine_takes_on_one_fact_all_fire() -> None:
    queries = [Query(f"rule-{n}", (Pattern({"k": "hearing", "c1": 1}, {}),)) for n in range(600)]
    found = Door(queries).match([hearing(0, c1=1)])
    assert sorted(match.name for match in found) == sorted(query.name for query in queries)


def test_a_fact_that_meets_one_of_several_ways_is_found_whichever_it_is() -> None:
    ways = [("a",), ("b", "c"), *[(f"x{n}", f"y{n}") for n in range(6)]]
    opened = Door([Query("some", (Pattern({"k": "hearing"}, {}, ways),))])
    told = [("a",), ("b", "c"), ("b",), ("c", "x1"), ("x5", "y5"), ("a", "b", "c"), ()]
    facts = [hearing(number, **dict.fromkeys(names, 1)) for number, names in enumerate(told)]
    assert {match.facts[0] for match in opened.match(facts)} == {"f0", "f1", "f4", "f5"}


def test_many_queries_of_one_kind_with_many_ways_all_fire() -> None:
    queries = [Query(f"q{n}", (Pattern({"k": "hearing"}, {}, [(f"t{m}",) for m in range(8)]),)) for n in range(60)]
    found = Door(queries).match([hearing(0, **{f"t{m}": 1 for m in range(8)})])
    assert {match.name for match in found} == {query.name for query in queries}


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern({"k": "hearing"}, {}, [(f"a{n}", f"b{n}") for n in range(9)]),
        Pattern({"k": "hearing"}, {}, [("a",), ()]),
    ],
)
def test_more_ways_than_the_engine_takes_or_an_empty_one_are_refused(pattern: Pattern) -> None:
    with pytest.raises(EngineFault, match="ways that the engine ignores, or in too many"):
        Door([Query("some", (pattern,))])


def test_a_join_beside_ways_which_the_engine_would_ignore_is_refused() -> None:
    joined = Pattern({"k": "proceeding"}, {"r": (0, "q")}, [("a",), ("b",)])
    with pytest.raises(EngineFault, match="ways that the engine ignores"):
        Door([Query("some", (Pattern({"k": "hearing"}, {}), joined))])


def test_records_that_share_nothing_may_not_be_multiplied() -> None:
    query = Query("product", (Pattern({"k": "hearing"}, {}), Pattern({"k": "charge"}, {})))
    with pytest.raises(EngineFault, match="share nothing"):
        Door([query])


def test_a_join_may_only_look_back() -> None:
    query = Query(
        "forward", (Pattern({"k": "hearing"}, {"q": (1, "r")}), Pattern({"k": "proceeding"}, {"r": (0, "q")}))
    )
    with pytest.raises(EngineFault, match="joins in a way"):
        Door([query])


def test_a_join_with_the_very_record_itself_is_refused() -> None:
    query = Query("itself", (Pattern({"k": "hearing"}, {}), Pattern({"k": "proceeding"}, {"r": (1, "q")})))
    with pytest.raises(EngineFault, match="joins in a way"):
        Door([query])


def test_what_is_more_than_the_engine_takes_is_refused_before_it_is_asked() -> None:
    by_one = {"q": (0, "q")}
    patterns = (Pattern({"k": "hearing"}, {}), *[Pattern({"k": f"k{n}"}, by_one) for n in range(door.MOST_PATTERNS)])
    with pytest.raises(EngineFault, match="the most is 10"):
        Door([Query("many", patterns)])
    Door([Query("ten", patterns[:-1])])
    joins = {f"j{n}": (0, f"j{n}") for n in range(door.MOST_JOINS + 1)}
    with pytest.raises(EngineFault, match="joins in a way"):
        Door([Query("joined", (Pattern({"k": "hearing"}, {}), Pattern({"k": "proceeding"}, joins)))])
    with pytest.raises(EngineFault, match="shard them below 1500"):
        Door([HEARING] * (door.MOST_RULES + 1))
    most = {f"x{n}": 1 for n in range(door.MOST_FIELDS - 4)}
    assert len(Door([HEARING]).match([hearing(0, c1=1, **most)])) == 1
    with pytest.raises(EngineFault, match="a fact of 201 fields"):
        Door([HEARING]).match([hearing(0, c1=1, one_more=1, **most)])


def test_names_of_ways_that_the_engine_takes_for_one_are_refused() -> None:
    for colliding in (Pattern({"k": "h", "liquid": 1}, {}, [("costarring",)]), Pattern({"k": "h"}, {}, [("liquid",)])):
        queries = [Query("one", (colliding,)), Query("other", (Pattern({"k": "h", "costarring": 1}, {}),))]
        with pytest.raises(EngineFault, match="are the same to the engine"):
            Door(queries)


def test_a_token_ends_where_it_ends_and_a_whole_number_is_below_two_to_the_31() -> None:
    opened = Door([HEARING])
    assert opened.match([hearing(0, c1=2**31 - 1), hearing(1, c1=-(2**31) + 1), hearing(2, c1="x" * 40)]) == []
    for refused in (2**31, -(2**31), "x\n"):
        with pytest.raises(EngineFault, match="neither a short token"):
            opened.match([hearing(0, c1=refused)])


def test_every_match_of_a_query_is_found_however_many_there_are() -> None:
    found = Door([HEARING]).match([hearing(number, c1=1) for number in range(2_500)])
    assert {match.facts for match in found} == {(f"f{number}",) for number in range(2_500)}


def test_more_matches_than_can_be_kept_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Door([HEARING])
    monkeypatch.setattr(door, "MOST_FIRINGS", 10)
    assert len(opened.match([hearing(number, c1=1) for number in range(10)])) == 10
    with pytest.raises(EngineFault, match="more than 10 matches"):
        opened.match([hearing(number, c1=1) for number in range(11)])
    # what went wrong leaves nothing behind
    assert len(opened.match([hearing(0, c1=1)])) == 1


@pytest.mark.parametrize("answer", [(3, 0), (-1, 0), (0, 7)])
def test_an_answer_of_the_engine_that_is_not_known_is_refused(
    answer: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong place of its state, taken further, would end the process."""
    opened = Door([HEARING])
    asked = []

    class Odd:
        def __getattr__(self, name: str) -> object:
            return getattr(door._engine(), name)

        def assert_facts(self, handle: int, facts: str) -> object:
            code, offset = door._engine().assert_facts(handle, facts)
            return (answer[0] or code), offset + answer[1]

        def start_action_for_state(self, *_: object) -> None:
            asked.append(True)

    monkeypatch.setattr(opened, "_c", Odd())
    with pytest.raises(EngineFault, match=r"durable-rules answered .* to 2 facts"):
        opened.match([hearing(0, c1=1)])
    assert not asked


def test_what_the_engine_itself_refuses_is_a_fault_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Door([HEARING])

    class Failing:
        def __getattr__(self, name: str) -> object:
            return getattr(door._engine(), name)

        def assert_facts(self, *_: object) -> object:
            raise RuntimeError("error 303")

        def delete_state(self, *_: object) -> None:
            raise RuntimeError("there is no state to delete")

    monkeypatch.setattr(opened, "_c", Failing())
    with pytest.raises(EngineFault, match="durable-rules failed: error 303"):
        opened.match([hearing(0, c1=1)])


@pytest.mark.skipif(not hasattr(sys, "getdlopenflags"), reason="this system binds in its own way")
def test_how_other_modules_are_bound_stays_as_it_was() -> None:
    before = sys.getdlopenflags()
    try:
        for flags in (os.RTLD_NOW, os.RTLD_LAZY):
            sys.setdlopenflags(flags)
            assert door.why_missing() is None
            assert sys.getdlopenflags() == flags
    finally:
        sys.setdlopenflags(before)


def test_a_dropped_fact_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Door([HEARING])

    class Dropping:
        """An engine that loses the batch in silence, as durable-rules does with a malformed fact."""

        def __getattr__(self, name: str) -> object:
            return getattr(door._engine(), name)

        def assert_facts(self, handle: int, facts: str) -> object:
            return door._engine().assert_facts(handle, '[{"id":"f0","sid":"1","k":"hearing","c1":1,"g0":1}]')

    monkeypatch.setattr(opened, "_c", Dropping())
    with pytest.raises(EngineFault, match="its last rule did not fire"):
        opened.match([hearing(0, c1=1)])


def test_threads_that_share_a_door_get_their_own_matches() -> None:
    opened = Door([JOINED])
    wrong: list[int] = []

    def work(number: int) -> None:
        for _ in range(50):
            facts: list[dict[str, str | int]] = [hearing(number), {"id": "p", "k": "proceeding", "r": f"q{number}"}]
            if [match.facts for match in opened.match(facts)] != [(f"f{number}", "p")]:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_memory_stays_flat_over_many_evaluations() -> None:
    script = (
        "import resource\n"
        "from fairtrial.inference.door import Door, Pattern, Query\n"
        "d = Door([Query('j', (Pattern({'k': 'a'}, {}), Pattern({'k': 'b'}, {'r': (0, 'q')})))])\n"
        "facts = [{'id': f'f{n}', 'k': 'ab'[n % 2], 'q': f'q{n // 2}', 'r': f'q{n // 2}'} for n in range(60)]\n"
        "def used(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for n in range(300): d.match(facts)\n"
        "before = used()\n"
        "for n in range(3000): assert len(d.match(facts)) == 30\n"
        "print(used() / before)\n"
    )
    grown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert float(grown.stdout) < 1.2


BROKEN = {
    "fails as it is loaded": ("raise RuntimeError('out of order')", "out of order"),
    "fails without a word": ("raise OSError", "OSError"),
    "is empty": ("", "it has no function create_ruleset"),
    "lacks a function": (
        "create_ruleset = assert_facts = start_action_for_state = complete_and_start_action = print\n"
        "delete_state = None",
        "it has no function delete_state",
    ),
}


@pytest.mark.parametrize(("module", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_a_module_that_cannot_be_used_is_a_missing_engine(
    module: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "durable_rules_engine.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)  # what is there now comes back in the end
    del sys.modules["durable_rules_engine"]
    assert door.why_missing() == f"the rule engine durable-rules cannot be loaded ({why})"
    with pytest.raises(EngineMissing):
        Door([HEARING])


def test_a_check_falls_back_to_the_plain_engine_and_the_doctor_says_so(tmp_path: Path) -> None:
    (tmp_path / "durable_rules_engine.py").write_text("raise RuntimeError('out of order')", encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path), "FAIRTRIAL_ENGINE": "auto", "FAIRTRIAL_CACHE": "off"}

    def program(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "fairtrial", *arguments]
        return subprocess.run(command, env={**surroundings, **more}, capture_output=True, text=True, check=False)

    checked = program("check", str(CASES / "training-closed-trial.yaml"))
    assert (checked.returncode, checked.stderr) == (0, "")
    examined = program("doctor")
    assert examined.returncode == 1
    assert "WRONG  the rule engine durable-rules cannot be loaded (out of order)" in examined.stdout
    assert "WRONG  rules are applied by the plain engine" in examined.stdout
    asked_for = program("check", str(CASES / "training-closed-trial.yaml"), FAIRTRIAL_ENGINE="durable")
    assert asked_for.returncode == 1
    assert "cannot be loaded (out of order)" in asked_for.stderr
    assert "Traceback" not in asked_for.stderr


def test_nothing_else_in_the_program_imports_durable_rules() -> None:
    program = Path(door.__file__).parent.parent
    importing = [path for path in program.rglob("*.py") if "durable_rules_engine" in path.read_text(encoding="utf-8")]
    assert importing == [Path(door.__file__)]
    assert not any("import durable\n" in path.read_text(encoding="utf-8") for path in program.rglob("*.py"))
