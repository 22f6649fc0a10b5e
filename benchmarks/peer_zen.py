"""The work of `peerwork` for zen-engine: a decision for each rule, with an expression node and a decision table.

The engine takes one set of inputs at a time and cannot join: which records belong together is found in Python, and so
is the handing on of findings from layer to layer, as its documentation leaves both to the application.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import zen
from peerwork import MODES, Outcomes, Shape, Slot, Told, Work

from fairtrial.law.tests import Element, FollowsTest, Group

TABLE = (
    # engaged surely, engaged maybe, breached surely, breached maybe, justified surely, justified maybe, burden, outcome
    ("", "false", "", "", "", "", "", "not_engaged"),
    ("false", "", "", "false", "", "", "", "not_engaged"),
    ("", "", "", "false", "", "", "", "appears_respected"),
    ("", "", "", "", "true", "", "", "appears_justified"),
    ("true", "", "true", "", "", "", "'none', 'state'", "appears_breached"),
    ("true", "", "true", "", "", "false", "", "appears_breached"),
    ("", "", "", "", "", "", "", "needs_information"),
)
INPUTS = ("engaged_sure", "engaged_may", "breached_sure", "breached_may", "justified_sure", "justified_may", "burden")


class Zen:
    """The rules as decisions."""

    name = "zen-engine"

    def __init__(self, work: Work):
        self.work = work
        engine = zen.ZenEngine()
        self.decisions = {shape.number: engine.create_decision(json.dumps(_decision(shape))) for shape in work.shapes()}

    def run(self, told: Told) -> Outcomes:
        """Work out a case."""
        by_kind: dict[str, list[Slot]] = {}
        for slot in told.slots:
            by_kind.setdefault(slot.kind, []).append(slot)
        holds = set(told.holds)
        laws = {(law, record): held for law, record, held in told.laws}
        findings: set[tuple[int, str, object, object]] = set()
        found: Outcomes = {}
        for layer in self.work.layers:
            handed_on = []
            for shape in layer:
                for slots in _joined(shape, by_kind):
                    outcome = self._decide(shape, slots, holds, laws, findings)
                    found[shape.rule.id, tuple(slot.id for slot in slots)] = outcome
                    if outcome in ("appears_breached", "needs_information"):
                        handed_on.append((shape, slots, outcome))
            for shape, slots, outcome in handed_on:
                frames = {name: slots[place].links["qd"[name == "detention"]] for name, place in shape.frames.items()}
                for name in shape.rule.names:
                    if name in self.work.names:
                        for mode in MODES if outcome == "appears_breached" else ("may",):
                            for shares, frame in (("", ""), *frames.items()):
                                findings.add((self.work.names[name], mode, slots[0].links["a"], f"{shares}{frame}"))
        return found

    def _decide(self, shape: Shape, slots: list[Slot], holds: Any, laws: Any, findings: Any) -> str:
        inputs: dict[str, Any] = {"burden": shape.rule.burden or "none"}
        bound = laws[shape.law, slots[0].links["r"]]
        inputs["bound_sure"], inputs["bound_may"] = bound == "yes", bound != "no"
        for part, group in shape.groups.items():
            for place, element in enumerate(group.elements()):
                test = element.test
                for mode in MODES:
                    if isinstance(test, FollowsTest):
                        frame = ""
                        if test.shares:
                            link = slots[shape.frames[test.shares]].links["qd"[test.shares == "detention"]]
                            frame = f"{test.shares}{link}"
                        held = (self.work.names[test.of], mode, slots[0].links["a"], frame) in findings
                    else:
                        number, position = self.work.test(shape, element, part)
                        held = (number, mode, slots[position].id) in holds
                    inputs[f"{part}_{place}_{mode}"] = held
        outcome: str = self.decisions[shape.number].evaluate(inputs)["result"]["outcome"]
        return outcome


def _joined(shape: Shape, by_kind: dict[str, list[Slot]], chosen: tuple[Slot, ...] = ()) -> Iterator[list[Slot]]:
    """Yield every set of records that belong together."""
    if len(chosen) == len(shape.patterns):
        yield list(chosen)
        return
    equals, joins = shape.patterns[len(chosen)]
    frame = str(equals["k"]).startswith("=")
    role = "main" if frame else equals.get("w")
    for slot in by_kind.get(str(equals["k"]).lstrip("="), ()):
        joined = all(slot.links[link] == chosen[place].links[of] for link, (place, of) in joins.items())
        if joined and role in (None, slot.role) and (frame or slot not in chosen):
            yield from _joined(shape, by_kind, (*chosen, slot))


def _decision(shape: Shape) -> dict[str, Any]:
    expressions = []
    for part in ("engaged", "breached", "justified"):
        for mode in MODES:
            said = "true" if part == "engaged" else "false"
            if part in shape.groups:
                said = _expression(shape.groups[part], iter(range(10_000)), part, mode)
            if part == "engaged":
                said = f"({said}) and bound_{mode}"
            expressions.append({"id": f"{part}_{mode}", "key": f"{part}_{mode}", "value": said})
    expressions.append({"id": "burden", "key": "burden", "value": "burden"})
    rules = [
        {"_id": str(n), **{INPUTS[i]: cell for i, cell in enumerate(row[:-1])}, "out": f"'{row[-1]}'"}
        for n, row in enumerate(TABLE)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in INPUTS],
        "outputs": [{"id": "out", "name": "outcome", "field": "outcome"}],
        "rules": rules,
    }
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "parts", "type": "expressionNode", "name": "parts", "content": {"expressions": expressions}},
            {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "parts"},
            {"id": "2", "type": "edge", "sourceId": "parts", "targetId": "table"},
            {"id": "3", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


def _expression(item: Element | Group, places: Iterator[int], part: str, mode: str) -> str:
    if isinstance(item, Element):
        return f"{part}_{next(places)}_{mode}"
    inner = [_expression(each, places, part, mode) for each in item.items]
    return f"({(' or ' if item.any else ' and ').join(inner)})"
