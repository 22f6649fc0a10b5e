"""The rules: which provision, when it is engaged, what breaches it, what justifies it and on whose burden.

A rule file holds all rules of one provision (rules/iccpr/14-3-b.yaml). It is data: read into the classes below, and
checked against the case models, so that a rule that could never match is an error and not a silence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fairtrial.case.fields import NEVER, Count, Form, Members, Moment, OneOf
from fairtrial.case.load import NEEDS_DETENTION, NEEDS_PROCEEDING
from fairtrial.case.records import ANCHORS, KINDS, fields_of
from fairtrial.dates import parse_span
from fairtrial.law.ids import parse_id
from fairtrial.law.standards import Standards
from fairtrial.law.tests import (
    EMPTY,
    Element,
    FieldTest,
    FollowsTest,
    Group,
    JudgementTest,
    TimeTest,
    ways_to_hold,
)
from fairtrial.problems import InputError, Problem, not_allowed
from fairtrial.yamlread import read_own

OUTCOMES = (
    "appears_breached", "needs_information", "not_assessed", "appears_justified", "appears_respected", "not_engaged",
)  # fmt: skip
"""The outcomes of a finding, in the order in which the first present becomes the outcome of the provision."""

WHOSE = ("main", "affected", "all")

_RULE_KEYS = (
    "id", "title", "for_each", "joined_by", "per", "whose", "engaged_when", "breached_when", "justified_when",
    "no_justification", "because", "asks", "also_cites", "cites_from", "where_not_bound", "indicative", "absorbed_by",
    "decided", "review", "examples",
)  # fmt: skip


@dataclass(frozen=True)
class Review:
    """Who reviewed a rule and when; a rule nobody has reviewed is a draft."""

    by: str | None = None
    on: str | None = None

    @property
    def draft(self) -> bool:
        return self.by is None


@dataclass(frozen=True)
class Example:
    """A test of a rule, in the rule's own file: facts, and the outcome that must follow."""

    name: str
    outcome: str
    given: Mapping[str, Any]
    follows: Mapping[str, str] = field(default_factory=dict)
    lens: str = "as_alleged"


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule. Texts that quote facts (`because`, `asks`) are Jinja templates over the aliases."""

    id: str
    title: str
    provision: str
    theme: str
    incidents: Mapping[str, str]
    """The records of one incident: alias to kind. The person, proceeding and detention come with them."""
    joined_by: tuple[str, ...]
    per: str
    """What a finding is about, besides the person: "proceeding", "detention" or "person"."""
    whose: str
    engaged: Group
    breached: Group
    justified: Group
    burden: str | None
    """Who must show the justification: "state", "person", or None where the provision admits none."""
    because: str
    asks: tuple[str, ...]
    also_cites: tuple[str, ...]
    cites_from: str | None
    where_not_bound: str | None
    indicative: str | None
    """Why a breach under this rule is only an indication, or None."""
    absorbed_by: tuple[str, ...]
    decided: str | None
    review: Review
    examples: tuple[Example, ...]
    file: str
    line: int

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Alias to kind, the person and the frames that the rule speaks of included."""
        named = {alias for element in self.elements() for alias in element.test.aliases}
        named.add(self.per)
        return {**self.incidents, **{anchor: anchor for anchor in ANCHORS if anchor in named or anchor == "person"}}

    def elements(self) -> tuple[Element, ...]:
        """Return every element, engaged first."""
        return self._elements

    @cached_property
    def _elements(self) -> tuple[Element, ...]:
        return tuple(e for group in (self.engaged, self.breached, self.justified) for e in group.elements())

    @cached_property
    def asks_judgement(self) -> bool:
        """Whether some element asks what only a judgement can answer."""
        return any(isinstance(element.test, JudgementTest) for element in self.elements())

    @cached_property
    def follows(self) -> bool:
        """Whether some element follows from other findings."""
        return any(isinstance(element.test, FollowsTest) for element in self.elements())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names under which others follow its findings: its id, its provision, and what that is part of."""
        return (self.id, *names_of(self.provision))

    @cached_property
    def reads(self) -> frozenset[tuple[str, str]]:
        """Every field, by kind of record, on which the rule turns; whether and when its incidents were included."""
        found = {
            (kind, name) for kind in self.incidents.values() for name in ("occurred", "date", "start", "end", "until")
        }
        for element in self.elements():
            if isinstance(element.test, FieldTest):
                found.add((self.kinds[element.test.alias], element.test.field))
            elif isinstance(element.test, TimeTest):
                places = (element.test.start, element.test.end, element.test.until)
                found |= {(self.kinds[place[0]], place[1]) for place in places if place}
        return frozenset(found)

    @cached_property
    def cites(self) -> tuple[str, ...]:
        """Every id that the rule cites, the provision and its article first, each once."""
        found = [self.provision, *reversed(parse_id(self.provision).parents())]
        found += [element.cite for element in self.elements()] + list(self.also_cites)
        return tuple(dict.fromkeys(found))


def names_of(provision: str) -> tuple[str, ...]:
    """Return a provision and the wider ones that it is part of: iccpr:14(3)(b), iccpr:14(3), iccpr:14.

    Provisions read together count under the article of the first: iccpr:17(1)+23(1) under iccpr:17.
    """
    parsed = parse_id(provision)
    number = (parsed.number or "").partition("+")
    wider = parse_id(f"{parsed.instrument}:{number[0]}").parents() if number[0] else []
    return (provision, *(wider[-1:] if number[1] else wider))


@dataclass
class RuleBook:
    """All rules, in the order in which they must be worked out: what others follow from comes first."""

    rules: list[Rule]
    strata: list[list[Rule]]
    digest: str
    by_id: dict[str, Rule]
    judgements: dict[str, frozenset[str]] = field(default_factory=dict)
    """The questions that rules leave to a judgement, by name, each with the kinds of record that it is asked of."""

    @property
    def reads(self) -> frozenset[tuple[str, str]]:
        """Every field, by kind of record, on which some rule turns."""
        return frozenset(field for rule in self.rules for field in rule.reads)


def load_rules(folder: Path, standards: Standards) -> RuleBook:
    """Read every rule file of a folder. Raises InputError with all that is wrong."""
    reader = _Reader(standards)
    # what a report says turns on the standards too: whether a treaty bound the State, and what a provision says
    digest = hashlib.sha256(standards.digest.encode())
    for path in sorted((folder / "tests").glob("*.yaml")):
        digest.update(path.read_bytes())
        reader.read_tests(read_own(path), f"rules/tests/{path.name}")
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name != "tests":
            digest.update(path.read_bytes())
            reader.read_file(read_own(path), f"rules/{path.parent.name}/{path.name}")
    if not reader.problems:
        reader.check_chains()
    if reader.problems:
        raise InputError([_with_line(problem, folder) for problem in reader.problems])
    return book_of(reader.rules, digest.hexdigest()[:16])


def book_of(rules: list[Rule], digest: str) -> RuleBook:
    """Return rules in the order in which they must be worked out, and by id."""
    kinds: dict[str, set[str]] = {}
    for rule in rules:
        for element in rule.elements():
            if isinstance(element.test, JudgementTest):
                kinds.setdefault(element.test.question, set()).add(rule.kinds[element.test.alias])
    judgements = {question: frozenset(found) for question, found in sorted(kinds.items())}
    return RuleBook(rules, strata_of(rules), digest, {rule.id: rule for rule in rules}, judgements)


def strata_of(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return the rules in layers, each of which follows only from the ones before. Raises ValueError on a cycle."""
    rules = list(rules)
    named = by_name(rules)
    waiting = {rule.id: {other.id for other in followed_by(rule, named)} for rule in rules}
    layers: list[list[Rule]] = []
    while waiting:
        ready = [rule for rule in rules if rule.id in waiting and not waiting[rule.id] & waiting.keys()]
        if not ready:
            raise ValueError("these rules follow from each other in a circle: " + ", ".join(waiting))
        layers.append(ready)
        for rule in ready:
            del waiting[rule.id]
    return layers


def by_name(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Return rules by each name under which others follow them."""
    named: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in rule.names:
            named.setdefault(name, []).append(rule)
    return named


def followed_by(rule: Rule, named: Mapping[str, list[Rule]]) -> list[Rule]:
    """Return the rules that a rule follows from, given rules by name."""
    names = dict.fromkeys(element.test.of for element in rule.elements() if isinstance(element.test, FollowsTest))
    return list({other.id: other for name in names for other in named.get(name, ())}.values())


def _with_line(problem: Problem, folder: Path) -> Problem:
    """Add the line of the rule that a problem names, by looking for its id in the file."""
    path = folder.parent / problem.file
    if path.is_file():
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if problem.place and text.strip() in (f"- id: {problem.place}", f"id: {problem.place}"):
                return Problem(problem.message, problem.file, number, problem.place)
    return problem


class _Fault(Exception):
    """What is wrong with a part of a rule."""


class _Reader:
    """Turns rule files into rules and collects what is wrong with them."""

    def __init__(self, standards: Standards):
        self.standards = standards
        self.problems: list[Problem] = []
        self.rules: list[Rule] = []
        self.ids: set[str] = set()
        self.tests: dict[str, Any] = {}

    def read_tests(self, raw: Any, file: str) -> None:
        for entry in raw or []:
            if not isinstance(entry, dict) or set(entry) - {"id", "title", "burden", "any", "all", "decided"}:
                self.problems.append(Problem("a test has an id, a title, and any or all", file))
            else:
                self.tests[entry["id"]] = entry

    def read_file(self, raw: Any, file: str) -> None:
        if not isinstance(raw, dict) or set(raw) != {"provision", "theme", "rules"}:
            self.problems.append(Problem("a rule file has provision, theme and rules", file))
            return
        provision = raw["provision"]
        if not self.standards.knows(provision):
            self.problems.append(Problem(f'the provision "{provision}" is not in standards/', file))
        for entry in raw["rules"]:
            place = str(entry.get("id", "?")) if isinstance(entry, dict) else "?"
            try:
                rule = self._rule(entry, provision, raw["theme"], file)
            except _Fault as fault:
                self.problems.append(Problem(str(fault), file, 0, place))
                continue
            if rule.id in self.ids:
                self.problems.append(Problem("there is another rule of this id", file, 0, place))
            self.rules.append(rule)
            self.ids.add(rule.id)

    def check_chains(self) -> None:
        known = {name for rule in self.rules for name in rule.names}
        for rule in self.rules:
            for element in rule.elements():
                if isinstance(element.test, FollowsTest) and element.test.of not in known:
                    message = f'"{element.test.of}" is neither a rule nor a provision or article that has rules'
                    self.problems.append(Problem(message, rule.file, 0, rule.id))
        if not self.problems:
            try:
                strata_of(self.rules)
            except ValueError as error:
                self.problems.append(Problem(str(error), "rules"))

    # one rule ---------------------------------------------------------------------------------------------------------

    def _rule(self, raw: Any, provision: str, theme: str, file: str) -> Rule:
        if not isinstance(raw, dict):
            raise _Fault("a rule is a block of named lines")
        for key in raw:
            if key not in _RULE_KEYS:
                raise _Fault(not_allowed(key, _RULE_KEYS, "key of a rule"))
        for key in ("id", "title", "for_each", "breached_when", "because", "review", "examples"):
            if key not in raw:
                raise _Fault(f'"{key}" is missing')
        incidents = _incidents(raw["for_each"])
        scope = dict(incidents) | {anchor: anchor for anchor in ANCHORS}
        justified, burden = EMPTY, None
        if "justified_when" in raw:
            block = dict(raw["justified_when"])
            burden = block.pop("burden", None)
            if burden not in ("state", "person"):
                raise _Fault("justified_when says on whom the burden lies: burden: state, or burden: person")
            justified = self._group([block], scope)
        elif "no_justification" not in raw:
            raise _Fault("say justified_when, or no_justification with the provision or reason")
        per = raw.get("per", _per(incidents))
        rule = Rule(
            id=raw["id"],
            title=raw["title"],
            provision=provision,
            theme=theme,
            incidents=incidents,
            joined_by=tuple(raw.get("joined_by", ("person",) if len(incidents) == 1 else ("person", per))),
            per=per,
            whose=raw.get("whose", "main"),
            engaged=self._group(raw.get("engaged_when", []), scope),
            breached=self._group(raw["breached_when"], scope),
            justified=justified,
            burden=burden,
            because=raw["because"],
            asks=_list(raw.get("asks", ())),
            also_cites=_list(raw.get("also_cites", ())),
            cites_from=raw.get("cites_from"),
            where_not_bound=raw.get("where_not_bound"),
            indicative=raw.get("indicative"),
            absorbed_by=_list(raw.get("absorbed_by", ())),
            decided=raw.get("decided"),
            review=_review(raw["review"]),
            examples=tuple(_example(each) for each in raw["examples"]),
            file=file,
            line=0,
        )
        self._check(rule)
        return rule

    def _check(self, rule: Rule) -> None:
        if rule.whose not in WHOSE:
            raise _Fault(not_allowed(rule.whose, WHOSE))
        if rule.per not in ANCHORS:
            raise _Fault(not_allowed(rule.per, ANCHORS))
        for cite in [*rule.cites, *([rule.where_not_bound] if rule.where_not_bound else [])]:
            if not self.standards.knows(cite):
                raise _Fault(f'"{cite}" is not in standards/')
        for alias, kind in rule.kinds.items():
            framed = any(_belongs(other, kind) for other in rule.incidents.values())
            if alias in ("proceeding", "detention") and alias not in rule.incidents and not framed:
                raise _Fault(f"{', '.join(rule.incidents)} need not belong to a {alias}, so the rule could stay silent")
        for element in rule.elements():
            if len([alias for alias in element.test.aliases if alias in rule.incidents]) > 1:
                raise _Fault("a time runs between dates of one record, or of it and what it belongs to")
        if any(isinstance(element.test, FollowsTest) for element in rule.justified.elements()):
            raise _Fault("a justification cannot follow from another finding")
        if ways_to_hold(rule.breached) > 16 or ways_to_hold(rule.justified) > 16:
            raise _Fault("more than 16 ways to meet one part of the rule; split the rule")
        if any(join not in ANCHORS for join in rule.joined_by):
            raise _Fault(f"joined_by is some of {', '.join(ANCHORS)}")

    def _group(self, raw: Any, scope: Mapping[str, str]) -> Group:
        if not isinstance(raw, list):
            raise _Fault("conditions are a list, each beginning with a hyphen")
        return Group(False, tuple(item for entry in raw for item in self._items(entry, scope)))

    def _items(self, raw: Any, scope: Mapping[str, str]) -> list[Element | Group]:
        if not isinstance(raw, dict):
            raise _Fault(f"a condition is written {{record: {{field: value}}, cite: ...}}, not {raw!r}")
        if "any" in raw or "all" in raw:
            if len(raw) != 1:
                raise _Fault("any or all stands alone")
            key = "any" if "any" in raw else "all"
            items = tuple(item for entry in raw[key] for item in self._as_one(entry, scope))
            return [Group(key == "any", items)]
        if "test" in raw:
            return [self._shared_test(raw, scope)]
        return self._elements(raw, scope)

    def _as_one(self, raw: Any, scope: Mapping[str, str]) -> list[Element | Group]:
        items = self._items(raw, scope)
        return items if len(items) == 1 else [Group(False, tuple(items))]

    def _shared_test(self, raw: dict[str, Any], scope: Mapping[str, str]) -> Group:
        if set(raw) - {"test", "of", "cite"} or "of" not in raw:
            raise _Fault(
                "a shared test is written {test: its-id, of: alias}, with cite where the provision asks for it"
            )
        if raw["test"] not in self.tests:
            raise _Fault(not_allowed(raw["test"], list(self.tests), "test of rules/tests"))
        if raw["of"] not in scope:
            raise _Fault(not_allowed(raw["of"], list(scope), "alias of this rule"))
        entry = self.tests[raw["test"]]
        inner = {**scope, "it": scope[raw["of"]]}
        group = self._items({key: entry[key] for key in ("any", "all") if key in entry}, inner)[0]
        assert isinstance(group, Group)
        return _renamed(group, raw["of"], raw.get("cite"))

    def _elements(self, raw: dict[str, Any], scope: Mapping[str, str]) -> list[Element | Group]:
        rest = dict(raw)
        cite, says = rest.pop("cite", None), rest.pop("says", None)
        if cite is None:
            raise _Fault(f"every element cites where the law says so: {raw!r}")
        if "judgement" in rest:
            return [Element(self._judgement(rest, scope), cite, says)]
        if "follows" in rest:
            return [Element(_follows(rest), cite, says)]
        if len(rest) != 1:
            raise _Fault(f"one record to an element, not {', '.join(rest)}")
        alias, tests = next(iter(rest.items()))
        if alias == "time":
            return [Element(_time(tests, scope), cite, says)]
        if alias not in scope:
            raise _Fault(not_allowed(alias, list(scope), "alias of this rule"))
        return [Element(_field_test(alias, scope[alias], name, value), cite, says) for name, value in tests.items()]

    def _judgement(self, raw: dict[str, Any], scope: Mapping[str, str]) -> JudgementTest:
        if set(raw) != {"judgement", "of", "asks"} or raw["of"] not in scope:
            raise _Fault("a judgement is written {judgement: its-name, of: alias, asks: the question, cite: ...}")
        return JudgementTest(raw["judgement"], raw["of"], raw["asks"])


def _incidents(raw: Any) -> dict[str, str]:
    """Read `for_each: hearing`, or `for_each: {first: hearing, second: sentence}`."""
    made = {raw: raw} if isinstance(raw, str) else dict(raw)
    for kind in made.values():
        if kind not in KINDS:
            raise _Fault(not_allowed(str(kind), list(KINDS), "kind of record"))
    return made


def _per(incidents: Mapping[str, str]) -> str:
    kinds = list(incidents.values())
    for anchor in ("proceeding", "detention"):
        if any(_belongs(kind, anchor) for kind in kinds):
            return anchor
    return "person"


def _belongs(kind: str, anchor: str) -> bool:
    """Return whether every record of a kind belongs to a proceeding, or to a deprivation of liberty."""
    return kind == anchor or kind in (NEEDS_PROCEEDING if anchor == "proceeding" else NEEDS_DETENTION)


def _list(raw: Any) -> tuple[str, ...]:
    return (raw,) if isinstance(raw, str) else tuple(raw)


def _review(raw: Any) -> Review:
    if raw == "draft":
        return Review()
    if isinstance(raw, dict) and set(raw) == {"by", "on"}:
        return Review(raw["by"], raw["on"])
    raise _Fault("review is draft, or {by: who, on: date}")


def _example(raw: Any) -> Example:
    allowed = ("name", "outcome", "given", "follows", "lens")
    if not isinstance(raw, dict) or set(raw) - set(allowed) or not {"name", "outcome", "given"} <= set(raw):
        raise _Fault(f"an example has {', '.join(allowed)}")
    if raw["outcome"] not in OUTCOMES:
        raise _Fault(not_allowed(raw["outcome"], OUTCOMES, "outcome"))
    return Example(raw["name"], raw["outcome"], raw["given"], raw.get("follows", {}), raw.get("lens", "as_alleged"))


def _follows(raw: dict[str, Any]) -> FollowsTest:
    if set(raw) - {"follows", "shares"} or raw.get("shares", "proceeding") not in ANCHORS:
        raise _Fault("a chain is written {follows: rule or provision, shares: proceeding, cite: ...}")
    shares = raw.get("shares", "person")
    return FollowsTest(raw["follows"], None if shares == "person" else shares)


def _time(raw: Any, scope: Mapping[str, str]) -> TimeTest:
    if not isinstance(raw, dict) or not {"from", "to"} <= set(raw) or len({"over", "within"} & set(raw)) != 1:
        raise _Fault(
            "a time is written {from: a.date, to: b.date, over: 48 hours} (or within:), with until: if need be"
        )
    try:
        minutes = parse_span(raw.get("over") or raw["within"])
    except ValueError as error:
        raise _Fault(str(error)) from None
    until = _date_of(raw["until"], scope) if "until" in raw else None
    return TimeTest(_date_of(raw["from"], scope), _date_of(raw["to"], scope), until, "over" in raw, minutes)


def _date_of(text: str, scope: Mapping[str, str]) -> tuple[str, str]:
    alias, _, name = text.partition(".")
    if alias not in scope or name not in fields_of(scope[alias]) or fields_of(scope[alias])[name].form.kind != "when":
        raise _Fault(f'"{text}" is not a date of a record of this rule')
    return alias, name


def _field_test(alias: str, kind: str, name: str, raw: Any) -> FieldTest:
    known = fields_of(kind)
    if name not in known:
        raise _Fault(not_allowed(name, list(known), f"field of {kind}"))
    form = known[name].form
    how, values = _values(form, raw, f"{kind}.{name}")
    return FieldTest(alias, name, how, values)


def _values(form: Form, raw: Any, place: str) -> tuple[str, tuple[str, ...]]:
    if isinstance(form, OneOf):
        values = _list(raw)
        _known(values, form.tokens, place)
        if len(set(values)) == len(form.tokens):
            raise _Fault(f"{place}: every value is listed, so this tests nothing")
        return "in", values
    if isinstance(form, Members):
        if not isinstance(raw, dict) or len(raw) != 1 or next(iter(raw)) not in ("includes", "includes_all"):
            raise _Fault(f"{place} is a set: write {{includes: [...]}} (one of these) or {{includes_all: [...]}}")
        how, members = next(iter(raw.items()))
        _known(_list(members), form.tokens, place)
        return how, _list(members)
    if isinstance(form, Moment):
        if raw not in (NEVER, "some_time"):
            raise _Fault(f"{place} is a date: write never or some_time, or compare it with time: {{from, to, over}}")
        return raw, ()
    if isinstance(form, Count):
        if not isinstance(raw, dict) or len(raw) != 1 or next(iter(raw)) not in ("at_least", "at_most"):
            raise _Fault(f"{place} is a number: write {{at_least: 2}} or {{at_most: 2}}")
        how, number = next(iter(raw.items()))
        if not (str(number).isascii() and str(number).isdigit()):
            raise _Fault(f"{place}: {number!r} is not a whole number")
        return how, (str(number),)
    raise _Fault(f"{place} is free text, which no rule may test")


def _known(values: Iterable[str], allowed: tuple[str, ...], place: str) -> None:
    for value in values:
        if value not in allowed:
            raise _Fault(f"{place}: {not_allowed(str(value), allowed)}")


def _renamed(group: Group, alias: str, cite: str | None) -> Group:
    """Return a shared test with its "it" replaced by the alias it is used on, and cited where the rule says."""

    def name(text: str) -> str:
        return alias if text == "it" else text

    def item(each: Element | Group) -> Element | Group:
        if isinstance(each, Group):
            return _renamed(each, alias, cite)
        test = each.test
        if isinstance(test, FieldTest):
            test = FieldTest(name(test.alias), test.field, test.how, test.values)
        elif isinstance(test, JudgementTest):
            test = JudgementTest(test.question, name(test.alias), test.asks)
        elif isinstance(test, TimeTest):
            until = (name(test.until[0]), test.until[1]) if test.until else None
            start, end = (name(test.start[0]), test.start[1]), (name(test.end[0]), test.end[1])
            test = TimeTest(start, end, until, test.over, test.minutes)
        return Element(test, cite or each.cite, each.says)

    return Group(group.any, tuple(item(each) for each in group.items))
