"""The work of `peerwork` for clingo: the rules as one answer-set program, written once; the facts of a case beside it.

As the Potassco guide has it: an encoding and an instance, grounded and solved together for each case. Negation is
stratified by layers, so that grounding alone settles the one answer set.
"""

from __future__ import annotations

import re

import clingo
from peerwork import LINKED, MODES, Outcomes, Shape, Told, Work, alternatives

from fairtrial.law.tests import FollowsTest

LAYER = """
em(R, X) :- is(R, X, A, Q, D, L), L != no, part(R, X, engaged, may).
es(R, X) :- is(R, X, A, Q, D, yes), part(R, X, engaged, sure).
stands(R, X) :- is(R, X, A, Q, D, L), burden(R, none).
stands(R, X) :- is(R, X, A, Q, D, L), burden(R, state), not part(R, X, justified, sure).
stands(R, X) :- is(R, X, A, Q, D, L), burden(R, person), not part(R, X, justified, may).
out(R, X, appears_breached) :- es(R, X), part(R, X, breached, sure), stands(R, X).
out(R, X, needs_information) :- em(R, X), part(R, X, breached, may), not part(R, X, justified, sure),
                                not out(R, X, appears_breached).
out(R, X, appears_justified) :- em(R, X), part(R, X, breached, may), part(R, X, justified, sure).
out(R, X, appears_respected) :- es(R, X), not part(R, X, breached, may).
out(R, X, not_engaged) :- is(R, X, A, Q, D, L), not em(R, X).
out(R, X, not_engaged) :- em(R, X), not es(R, X), not part(R, X, breached, may).
finding(N, sure, A, Q, D) :- out(R, X, appears_breached), is(R, X, A, Q, D, L), named(R, N).
finding(N, may, A, Q, D) :- out(R, X, appears_breached), is(R, X, A, Q, D, L), named(R, N).
finding(N, may, A, Q, D) :- out(R, X, needs_information), is(R, X, A, Q, D, L), named(R, N).
#show out/3.
"""
PREDICATE = re.compile(r"\b(em|es|stands|out|finding|is|part)(?=[(/])")
"""What each layer has its own of."""


class Clingo:
    """The rules as a program."""

    name = "clingo"

    def __init__(self, work: Work):
        self.table = []
        for number in range(len(work.layers)):
            self.table.append(PREDICATE.sub(rf"\g<1>{number}", LAYER))
        self.texts = [(set(shape.rule.incidents.values()), "\n".join(_texts(work, shape))) for shape in work.shapes()]
        self.rules = {shape.number: shape.rule.id for shape in work.shapes()}

    def run(self, told: Told) -> Outcomes:
        """Work out a case."""
        control = clingo.Control(["--warn=none"])
        # rules on records that the case does not have are left out, as the program does
        there = {slot.kind for slot in told.slots}
        lines = [*self.table, *(text for kinds, text in self.texts if kinds <= there)]
        lines += [
            f"slot({s.id},{s.kind},{s.role},{','.join(_name(s.links[link]) for link in LINKED)})." for s in told.slots
        ]
        lines += [f"holds({test},{mode},{of})." for test, mode, of in told.holds]
        lines += [f"law({law},{record},{holds})." for law, record, holds in told.laws]
        control.add("base", [], "\n".join(lines))
        control.ground([("base", [])])
        found: Outcomes = {}
        with control.solve(yield_=True) as handle:
            (model,) = [list(model.symbols(shown=True)) for model in handle]
        for atom in model:
            rule, facts, outcome = atom.arguments
            found[self.rules[rule.number], tuple(fact.name for fact in facts.arguments)] = outcome.name
        return found


def _name(token: object) -> str:
    return str(token).replace("-", "_")


def _texts(work: Work, shape: Shape) -> list[str]:
    number, layer = shape.number, shape.layer
    lines = []
    for place, (equals, joins) in enumerate(shape.patterns):
        frame = str(equals["k"]).startswith("=")
        role = "main" if frame else equals.get("w", f"W{place}")
        links = [f"{link.upper()}{place}" for link in LINKED]
        lines.append(f"slot(F{place},{str(equals['k']).lstrip('=')},{role},{','.join(links)})")
        lines += [f"{link.upper()}{place}={of.upper()}{other}" for link, (other, of) in joins.items()]
        if not frame:
            lines += [f"F{place}!=F{earlier}" for earlier in range(place)]
    of = "(" + "".join(f"F{place}," for place in range(len(shape.patterns))) + ")"
    frames = f"A0,Q{shape.frames['proceeding']},D{shape.frames['detention']}"
    made = [
        f"is{layer}({number},{of},{frames},H) :- {', '.join(lines)}, law({shape.law},R0,H).",
        f"burden({number},{shape.rule.burden or 'none'}).",
        *(f"named({number},{work.names[name]})." for name in shape.rule.names if name in work.names),
    ]
    if "engaged" not in shape.groups:
        made += [f"part{layer}({number},X,engaged,{mode}) :- is{layer}({number},X,_,_,_,_)." for mode in MODES]
    for part, group in shape.groups.items():
        for conjunction in alternatives(group):
            bodies: list[list[str]] = [[]]
            for element in conjunction:
                if isinstance(element.test, FollowsTest):
                    q = "Q" if element.test.shares == "proceeding" else "_"
                    d = "D" if element.test.shares == "detention" else "_"
                    name = work.names[element.test.of]
                    earlier = [f"finding{each}({name},MODE,A,{q},{d})" for each in range(layer)]
                    bodies = [[*body, each] for body in bodies for each in earlier]
                else:
                    test, place = work.test(shape, element, part)
                    bodies = [[*body, f"holds({test},MODE,F{place})"] for body in bodies]
            for body in bodies:
                for mode in MODES:
                    said = ", ".join(body).replace("MODE", mode)
                    made.append(
                        f"part{layer}({number},{of},{part},{mode}) :- is{layer}({number},{of},A,Q,D,_), {said}."
                    )
    return made
