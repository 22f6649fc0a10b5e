"""A third opinion: rules and facts as an answer-set program, worked out by clingo.

What each elementary test says of each record, and whether the law binds, is taken from the plain evaluator. All else is
left to the program: which records belong together, what certainly and what possibly holds, what follows from what, and
the outcomes.

    is(Rule, Records, Person)            a set of records that a rule speaks of
    sure(Node, Records, Person, As)      a node of a rule holds certainly; may(...), possibly
    out(Rule, Records, Person, Outcome)  what follows

`As` is how judgements that nobody has given are taken: `given` (left open), `no` or `yes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import clingo

from fairtrial.case.file import Case
from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import KINDS
from fairtrial.law.rules import OUTCOMES, Rule, RuleBook
from fairtrial.law.standards import Standards
from fairtrial.law.tests import Element, FieldTest, FollowsTest, Group, JudgementTest, Test, TimeTest
from fairtrial.plain.binding import law_that_binds
from fairtrial.plain.decide import NO, YES, Held, field_holds, judgement_holds, time_holds
from fairtrial.plain.lens import World

PARTS = ("engaged", "breached", "justified")

TABLE = """
as(given; no; yes).
role(whose_main, main). role(whose_affected, affected). role(whose_all, main; whose_all, affected).

engaged_sure(R, X, P, A) :- sure(node(R, engaged), X, P, A), bound(R, X, P, yes).
engaged_may(R, X, P, A) :- may(node(R, engaged), X, P, A), not bound(R, X, P, no).
breach_sure(R, X, P, A) :- sure(node(R, breached), X, P, A).
breach_may(R, X, P, A) :- may(node(R, breached), X, P, A).
excused_sure(R, X, P, A) :- sure(node(R, justified), X, P, A), burden(R, _).
excused_may(R, X, P, A) :- may(node(R, justified), X, P, A), burden(R, _).

% certainly breached; open, if some way of filling the gaps breaches it
stands(R, X, P, A) :- is(R, X, P), as(A), not excused_may(R, X, P, A).
stands(R, X, P, A) :- is(R, X, P), as(A), burden(R, state), not excused_sure(R, X, P, A).
breached(R, X, P, A) :- engaged_sure(R, X, P, A), breach_sure(R, X, P, A), stands(R, X, P, A).
open(R, X, P, A) :- engaged_may(R, X, P, A), breach_may(R, X, P, A), not excused_sure(R, X, P, A),
                    not breached(R, X, P, A).
settled(R, X, P) :- is(R, X, P), not breached(R, X, P, given), not open(R, X, P, given).

judged(R, X, P) :- open(R, X, P, given), breached(R, X, P, yes), not open(R, X, P, no).
judged(R, X, P) :- open(R, X, P, given), breached(R, X, P, no), not open(R, X, P, yes).

out(R, X, P, appears_breached) :- breached(R, X, P, given).
out(R, X, P, not_assessed) :- judged(R, X, P).
out(R, X, P, needs_information) :- open(R, X, P, given), not judged(R, X, P).
out(R, X, P, not_engaged) :- settled(R, X, P), not engaged_may(R, X, P, given).
out(R, X, P, not_engaged) :- settled(R, X, P), not engaged_sure(R, X, P, given), not breach_may(R, X, P, given).
out(R, X, P, appears_respected) :- settled(R, X, P), engaged_sure(R, X, P, given), not breach_may(R, X, P, given).
out(R, X, P, appears_justified) :- settled(R, X, P), engaged_may(R, X, P, given), breach_may(R, X, P, given).

% the outcome of a finding: the first present in the order of the table
present(R, P, S, N) :- out(R, X, P, O), scope(R, X, P, S), rank(O, N).
finding(R, P, S, O) :- present(R, P, S, N), not present_before(R, P, S, N), rank(O, N).
present_before(R, P, S, N) :- present(R, P, S, N), present(R, P, S, M), M < N.

frame(R, X, P, K, F) :- bearer(R, X, P, K, B), anchor(B, K, F).
#show out/4.
#show finding/4.
"""


def outcomes(
    case: Case, book: RuleBook, standards: Standards, lens: str, assumed: Mapping[str, str] | None = None
) -> tuple[dict[tuple[str, str, tuple[str, ...]], str], dict[str, str]]:
    """Return what clingo concludes: the outcome of each rule, person and set of records, and of each finding."""
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], "\n".join(program(case, book, standards, lens, assumed or {})))
    control.ground([("base", [])])
    models: list[list[clingo.Symbol]] = []
    control.solve(on_model=lambda model: models.append(list(model.symbols(shown=True))))
    (model,) = models
    incidents, findings = {}, {}
    for atom in model:
        rule, *about, outcome = atom.arguments
        if atom.name == "out":
            records, person = about
            key = (rule.string, person.string, tuple(record.string for record in records.arguments))
            assert key not in incidents, "two outcomes"
            incidents[key] = outcome.name
        else:
            person, scope = about
            findings[f"{rule.string}@{person.string}@{scope.string}"] = outcome.name
    return incidents, findings


def records_key(rule: Rule, records: Mapping[str, str]) -> tuple[str, ...]:
    """Return the records of an incident in the order in which the program lists them."""
    return tuple(records[alias] for alias in rule.kinds)


def program(case: Case, book: RuleBook, standards: Standards, lens: str, assumed: Mapping[str, str]) -> Iterator[str]:
    """Yield the program, statement by statement: the table, the case, and the rules on kinds of record it has."""
    yield TABLE
    for number, outcome in enumerate(OUTCOMES):
        yield f"rank({outcome}, {number})."
    for record in case.records.values():
        yield f'kind("{record.id}", {record.kind}).'
        for number, person in enumerate(case.persons_of(record)):
            yield f'of("{record.id}", "{person}", {"affected" if number else "main"}).'
        for anchor in ("proceeding", "detention"):
            if found := case.anchor_of(record, anchor):
                yield f'anchor("{record.id}", {anchor}, "{found}").'
    for name, outcome in assumed.items():
        yield f'assumed("{name}", {outcome}).'
    there = {record.kind for record in case.records.values()}
    truths = _Truths(World(case, lens))
    for rule in book.rules:
        if set(rule.incidents.values()) <= there:
            yield from _Exported(rule, case, standards, truths).statements()


class _Truths:
    """What elementary tests say, each told to the program once."""

    def __init__(self, world: World):
        self.world = world
        self.names: dict[tuple[Test, tuple[str, ...], bool], str] = {}

    def name(self, test: Test, kinds: Mapping[str, str], alleged: bool) -> tuple[str, list[str]]:
        """Return the name of a test, and the facts that tell of it if they were not told yet."""
        key = (test, tuple(kinds[alias] for alias in test.aliases), alleged)
        if key in self.names:
            return self.names[key], []
        name = self.names[key] = f"t{len(self.names)}"
        told = []
        records = self.world.case.records.values()
        for chosen in product(*([r.id for r in records if r.kind == kinds[a]] for a in test.aliases)):
            held = self._held(test, dict(zip(test.aliases, chosen, strict=True)), alleged)
            places = ", ".join(f'"{record}"' for record in chosen)
            told += [f"yes({name}, ({places},))."] if held == YES else []
            told += [f"maybe({name}, ({places},))."] if held != NO else []
        return name, told

    def _held(self, test: Test, records: Mapping[str, str], alleged: bool) -> Held:
        if isinstance(test, FieldTest):
            return field_holds(test, records, self.world, alleged)
        if isinstance(test, TimeTest):
            return time_holds(test, records, self.world, alleged)
        assert isinstance(test, JudgementTest)
        return judgement_holds(test, records, self.world)


class _Exported:
    """One rule as statements of the program."""

    def __init__(self, rule: Rule, case: Case, standards: Standards, truths: _Truths):
        self.rule, self.case, self.standards, self.truths = rule, case, standards, truths
        self.variable = {alias: f"V{number}" for number, alias in enumerate(rule.kinds)}
        self.records = f"({', '.join(self.variable.values())},)"
        self.head = f'"{rule.id}", {self.records}, P'
        self.nodes = 0

    def statements(self) -> Iterator[str]:
        rule = self.rule
        yield f"is({self.head}) :- {', '.join(self._joined())}."
        if rule.burden:
            yield f'burden("{rule.id}", {rule.burden}).'
        yield " ".join(f'named("{rule.id}", "{name}").' for name in rule.names)
        yield f"scope({self.head}, {self.variable[rule.per]}) :- is({self.head})."
        for anchor in ("proceeding", "detention"):
            yield f"bearer({self.head}, {anchor}, {self.variable[self._bearer(anchor)]}) :- is({self.head})."
        first = next(iter(rule.incidents))
        for record in self.case.records.values():
            if record.kind == rule.incidents[first]:
                _, binds = law_that_binds(rule, record.id, self.truths.world, self.standards)
                yield f'law("{rule.id}", "{record.id}", {binds.holds}).'
        yield f'bound({self.head}, H) :- is({self.head}), law("{rule.id}", {self.variable[first]}, H).'
        took_place = tuple(
            Element(FieldTest(alias, "occurred", "in", ("yes",)), rule.provision, None)
            for alias, kind in rule.incidents.items()
            if "occurred" in KINDS[kind].model_fields
        )
        parts = (Group(False, (*took_place, *rule.engaged.items)), rule.breached, rule.justified)
        for part, group in zip(PARTS, parts, strict=True):
            if group.items or part == "engaged":
                yield from self._node(f'node("{rule.id}", {part})', group, part == "justified")

    def _joined(self) -> Iterator[str]:
        rule, variable = self.rule, self.variable
        (first, kind), *others = rule.incidents.items()
        yield f"kind({variable[first]}, {kind})"
        yield f"of({variable[first]}, P, W), role(whose_{rule.whose}, W)"
        for alias, other in others:
            yield f"kind({variable[alias]}, {other}), {variable[alias]} != {variable[first]}"
            for join in rule.joined_by:
                if join == "person":
                    yield f"of({variable[alias]}, P, main)"
                else:
                    shared = f"J_{join}"
                    yield f"anchor({variable[first]}, {join}, {shared}), anchor({variable[alias]}, {join}, {shared})"
        for alias in rule.kinds:
            if alias == "person" and alias not in rule.incidents:
                yield f"{variable[alias]} = P"
            elif alias not in rule.incidents:
                yield f"anchor({variable[self._bearer(alias)]}, {alias}, {variable[alias]})"

    def _bearer(self, anchor: str) -> str:
        needing = NEEDS_PROCEEDING if anchor == "proceeding" else NEEDS_DETENTION
        found = (alias for alias, kind in self.rule.incidents.items() if kind == anchor or kind in needing)
        return next(found, next(iter(self.rule.incidents)))

    def _node(self, name: str, item: Element | Group, alleged: bool) -> Iterator[str]:
        if isinstance(item, Element):
            yield from self._element(name, item.test, alleged)
            return
        inner = []
        for each in item.items:
            self.nodes += 1
            inner.append(f'node("{self.rule.id}", {self.nodes})')
            yield from self._node(inner[-1], each, alleged)
        for holds in ("sure", "may"):
            parts = [f"{holds}({each}, X, P, A)" for each in inner]
            if item.any:
                yield from (f"{holds}({name}, X, P, A) :- {part}." for part in parts)
            else:
                body = ", ".join([f'is("{self.rule.id}", X, P), as(A)', *parts])
                yield f"{holds}({name}, X, P, A) :- {body}."

    def _element(self, name: str, test: Test, alleged: bool) -> Iterator[str]:
        about = f"{self.records}, P"
        here = f"is({self.head}), as(A)"
        if isinstance(test, FollowsTest):
            shared = f", frame({self.head}, {test.shares}, F)" if test.shares else ""
            other = f', is(R, X, P), named(R, "{test.of}")' + (f", frame(R, X, P, {test.shares}, F)" if shared else "")
            yield f"sure({name}, {about}, A) :- {here}{shared}{other}, breached(R, X, P, given)."
            yield f"may({name}, {about}, A) :- {here}{shared}{other}, breached(R, X, P, given)."
            yield f"may({name}, {about}, A) :- {here}{shared}{other}, open(R, X, P, given)."
            for outcome in ("appears_breached", "needs_information", "not_assessed"):
                for holds in ("sure", "may") if outcome == "appears_breached" else ("may",):
                    yield f'{holds}({name}, {about}, A) :- {here}{shared}, assumed("{test.of}", {outcome}).'
            return
        known, told = self.truths.name(test, self.rule.kinds, alleged)
        yield from told
        places = ", ".join(self.variable[alias] for alias in test.aliases)
        yield f"sure({name}, {about}, A) :- {here}, yes({known}, ({places},))."
        if isinstance(test, JudgementTest):
            asked = f"maybe({known}, ({places},)), not yes({known}, ({places},))"
            yield f"sure({name}, {about}, yes) :- {here}, A = yes, {asked}."
            yield f"may({name}, {about}, A) :- {here}, A != no, maybe({known}, ({places},))."
            yield f"may({name}, {about}, no) :- {here}, A = no, yes({known}, ({places},))."
        else:
            yield f"may({name}, {about}, A) :- {here}, maybe({known}, ({places},))."
