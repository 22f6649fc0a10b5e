"""The work of `peerwork` for CLIPS: a rule for each way in which a part of a rule is met, built once.

As the Basic Programming Guide describes it: templates for facts, salience and a phase fact to take one layer after
another, `reset` between cases, and facts loaded as text.
"""

from __future__ import annotations

import clips
from peerwork import LINKED, MODES, Outcomes, Shape, Told, Work, alternatives

from fairtrial.law.tests import FollowsTest

TEMPLATES = (
    "(deftemplate slot (slot id) (slot kind) (slot role) (slot r) (slot a) (slot q) (slot d))",
    "(deftemplate holds (slot test) (slot mode) (slot of))",
    "(deftemplate law (slot which) (slot record) (slot holds))",
    "(deftemplate incident (slot rule) (slot layer) (slot burden) (slot law) (multislot of)"
    " (slot a) (slot q) (slot d))",
    "(deftemplate part (slot incident) (slot name) (slot mode))",
    "(deftemplate outcome (slot rule) (multislot of) (slot is))",
    "(deftemplate finding (slot name) (slot mode) (slot a) (slot q) (slot d))",
    "(deftemplate named (slot rule) (slot name))",
)

CONCLUDING = {
    "appears_breached": """(law yes) (burden ?b)) (part (incident ?i) (name engaged) (mode sure))
        (part (incident ?i) (name breached) (mode sure)) (not (part (incident ?i) (name justified) (mode sure)))
        (or (test (neq ?b person)) (not (part (incident ?i) (name justified) (mode may))))""",
    "needs_information-1": """(law ~no)) (part (incident ?i) (name engaged) (mode may))
        (part (incident ?i) (name breached) (mode may)) (not (part (incident ?i) (name justified) (mode sure)))
        (not (and (incident (law yes) (rule ?r) (of $?f) (a ?a)) (part (incident ?i) (name engaged) (mode sure))
                  (part (incident ?i) (name breached) (mode sure))))""",
    "needs_information-2": """(law yes) (burden person)) (part (incident ?i) (name engaged) (mode sure))
        (part (incident ?i) (name breached) (mode sure)) (part (incident ?i) (name justified) (mode may))
        (not (part (incident ?i) (name justified) (mode sure)))""",
    "appears_justified": """(law ~no)) (part (incident ?i) (name engaged) (mode may))
        (part (incident ?i) (name breached) (mode may)) (part (incident ?i) (name justified) (mode sure))""",
    "appears_respected": """(law yes)) (part (incident ?i) (name engaged) (mode sure))
        (not (part (incident ?i) (name breached) (mode may)))""",
    "not_engaged-1": "(law no))",
    "not_engaged-2": "(law ~no)) (not (part (incident ?i) (name engaged) (mode may)))",
    "not_engaged-3": """(law unknown)) (part (incident ?i) (name engaged) (mode may))
        (not (part (incident ?i) (name breached) (mode may)))""",
    "not_engaged-4": """(law yes)) (part (incident ?i) (name engaged) (mode may))
        (not (part (incident ?i) (name engaged) (mode sure))) (not (part (incident ?i) (name breached) (mode may)))""",
}


class Clips:
    """CLIPS with the rules built, ready for one case after another."""

    name = "CLIPS"

    def __init__(self, work: Work):
        self.work = work
        self.env = clips.Environment()
        for template in TEMPLATES:
            self.env.build(template)
        last = len(work.layers) - 1
        self.env.build(
            f"(defrule next (declare (salience -20)) ?p <- (phase ?l&:(< ?l {last})) =>"
            " (retract ?p) (assert (phase (+ ?l 1))))"
        )
        for name, rest in CONCLUDING.items():
            self.env.build(
                f"(defrule {name} (declare (salience -10)) (phase ?l)"
                f" ?i <- (incident (layer ?l) (rule ?r) (of $?f) (a ?a) {rest}"
                f" => (assert (outcome (rule ?r) (of ?f) (is {name.partition('-')[0]})) (concluded ?i {name[:5]})))"
            )
        for outcome, modes in (("appea", ("sure", "may")), ("needs", ("may",))):
            wanted = "appears_breached" if outcome == "appea" else "needs_information"
            for mode in modes:
                self.env.build(
                    f"(defrule hand-on-{outcome}-{mode} (declare (salience -9))"
                    f" (outcome (rule ?r) (of $?f) (is {wanted}))"
                    " (incident (rule ?r) (of $?f) (a ?a) (q ?q) (d ?d)) (named (rule ?r) (name ?n))"
                    f" => (assert (finding (name ?n) (mode {mode}) (a ?a) (q ?q) (d ?d))))"
                )
        names = []
        for shape in work.shapes():
            for text in _texts(work, shape):
                self.env.build(text)
            named = (n for n in shape.rule.names if n in work.names)
            names += [f"(named (rule {shape.number}) (name {work.names[n]}))" for n in named]
        self.env.build(f"(deffacts start (phase 0) {' '.join(names)})")
        self.rules = {shape.number: shape.rule.id for shape in work.shapes()}

    def run(self, told: Told) -> Outcomes:
        """Work out a case."""
        env = self.env
        env.reset()
        lines = [
            f"(slot (id {s.id}) (kind {s.kind}) (role {s.role})"
            f" {' '.join(f'({link} {s.links[link]})' for link in LINKED)})"
            for s in told.slots
        ]
        lines += [f"(holds (test {test}) (mode {mode}) (of {of}))" for test, mode, of in told.holds]
        lines += [f"(law (which {law}) (record {record}) (holds {holds}))" for law, record, holds in told.laws]
        env.load_facts("\n".join(lines))
        env.run()
        found: Outcomes = {}
        for fact in env.find_template("outcome").facts():
            found[self.rules[fact["rule"]], tuple(fact["of"])] = str(fact["is"])
        return found


def _texts(work: Work, shape: Shape) -> list[str]:
    """Return a rule as rules of CLIPS: one that binds its records, and one for each way to meet each part."""
    number = shape.number
    lines = []
    for place, (equals, joins) in enumerate(shape.patterns):
        kind = str(equals["k"]).lstrip("=")
        role = "main" if str(equals["k"]).startswith("=") else equals.get("w")
        other = "".join(f"&~?f{earlier}" for earlier in range(place)) if not str(equals["k"]).startswith("=") else ""
        slots = [f"(id ?f{place}{other})", f"(kind {kind})", *([f"(role {role})"] if role else [])]
        for link in LINKED:
            joined = f"&?{joins[link][1]}{joins[link][0]}" if link in joins else ""
            slots.append(f"({link} ?{link}{place}{joined})")
        lines.append(f"(slot {' '.join(slots)})")
    of = " ".join(f"?f{place}" for place in range(len(shape.patterns)))
    frames = f"(a ?a0) (q ?q{shape.frames['proceeding']}) (d ?d{shape.frames['detention']})"
    parts = (
        ""
        if "engaged" in shape.groups
        else "".join(f" (assert (part (incident ?i) (name engaged) (mode {mode})))" for mode in MODES)
    )
    made = [
        f"(defrule bind-{number} {' '.join(lines)} (law (which {shape.law}) (record ?r0) (holds ?h)) =>"
        f" (bind ?i (assert (incident (rule {number}) (layer {shape.layer}) (burden {shape.rule.burden or 'none'})"
        f" (law ?h) (of {of}) {frames}))){parts})"
    ]
    for part, group in shape.groups.items():
        for way, conjunction in enumerate(alternatives(group)):
            for mode in MODES:
                tests = []
                for element in conjunction:
                    if isinstance(element.test, FollowsTest):
                        link = {"proceeding": " (q ?q)", "detention": " (d ?d)"}.get(element.test.shares or "", "")
                        tests.append(f"(finding (name {work.names[element.test.of]}) (mode {mode}) (a ?a){link})")
                    else:
                        test, place = work.test(shape, element, part)
                        tests.append(f"(holds (test {test}) (mode {mode}) (of ?f{place}))")
                made.append(
                    f"(defrule {part}-{mode}-{number}-{way} ?i <- (incident (rule {number}) (of {of}) (a ?a) (q ?q)"
                    f" (d ?d)) {' '.join(tests)} => (assert (part (incident ?i) (name {part}) (mode {mode}))))"
                )
    return made
