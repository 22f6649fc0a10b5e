"""Holding the rules against decided cases: what the Committee found beside what the rules find, claim by claim.

A folder holds pairs: NAME.yaml, a case written from the parties' part of a decision, and NAME.expected.yaml, what was
decided. A claim is a provision, a person, and what it is read with. It is found if a finding on it, or on something
finer within it, appears breached.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from fairtrial.case.file import Case
from fairtrial.case.load import load_case
from fairtrial.facts.lens import LENSES, Facts
from fairtrial.findings.change import deciding
from fairtrial.findings.words import listed
from fairtrial.inference.results import Incident, Results
from fairtrial.inference.run import Engine
from fairtrial.law.ids import parse_id, sort_key
from fairtrial.problems import InputError, Problem, nearest
from fairtrial.yamlread import read_own

NEAREST = 4
"""How many rules are named beside a claim that was missed."""

LENS = "uncontested"
"""The lens declared for all Views: taken where particular and not specifically answered."""

COUNTED = ("9", "14", "17", "19")
"""The articles of the Covenant whose claims are counted."""

DECIDED = ("violations", "no_violation", "inadmissible", "not_examined")
"""What can have been decided of a claim."""

CLASSES = (
    "procedural inadmissibility", "State's specific account believed", "weighing of evidence", "balancing accepted",
    "cumulation", "law since changed", "article not invoked", "gap in the model", "error in a rule",
)  # fmt: skip
"""Why a claim was missed or contradicted."""


class Claim(BaseModel):
    """One claim as it was decided."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    provision: str
    read_with: tuple[str, ...] = Field((), validation_alias=AliasChoices("read_with", "with"))
    person: str = "all"
    paragraph: str = Field("", validation_alias=AliasChoices("paragraph", "para", "paragraphs"))
    ground: str | None = None
    why: str = ""
    note: str = ""


class Explained(BaseModel):
    """Why a claim came out otherwise than it was decided."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    provision: str
    person: str = "all"
    read_with: tuple[str, ...] = ()
    kind: str
    why: str


class Expected(BaseModel):
    """What was decided in one case."""

    # others keep such tables with more in them (the State, themes); what is not asked for here is passed over
    model_config = ConfigDict(extra="ignore", frozen=True)

    symbol: str
    title: str = Field("", validation_alias=AliasChoices("title", "short_title"))
    decided: str = Field("", validation_alias=AliasChoices("decided", "date", "adopted"))
    violations: tuple[Claim, ...] = ()
    no_violation: tuple[Claim, ...] = ()
    inadmissible: tuple[Claim, ...] = ()
    not_examined: tuple[Claim, ...] = ()
    explained: tuple[Explained, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _decides_something(cls, raw: Any) -> Any:
        """Refuse a file in which a list is missing because its name is misspelt: it must not count as empty."""
        if isinstance(raw, dict):
            close = [key for key in raw if key not in cls.model_fields and nearest(str(key), DECIDED)]
            if close or not raw.keys() & set(DECIDED):
                what = f'"{close[0]}" is none of them' if close else "none of them is there"
                raise ValueError(f"what was decided stands in the lists {', '.join(DECIDED)}; {what}")
        return raw


@dataclass
class Missed:
    """A claim that came out otherwise, with what kept a rule from firing (or what made it fire), and its class."""

    view: str
    provision: str
    person: str
    kind: str
    why: str
    findings: list[str]


@dataclass
class ViewResult:
    """One case: what was found, missed, contradicted, and reported beyond what was decided."""

    name: str
    title: str
    found: list[str] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    contradicted: list[Missed] = field(default_factory=list)
    unsubstantiated: list[Missed] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    exact: bool = False
    lenses: dict[str, int] = field(default_factory=dict)


@dataclass
class ProvisionResult:
    """One provision over all cases."""

    provision: str
    violations: int = 0
    found: int = 0
    non_violations: int = 0
    contradicted: int = 0
    unsubstantiated: int = 0
    reported: int = 0
    beyond: int = 0


@dataclass
class Totals:
    """The figures of a replay; shares are between 0 and 1."""

    views: int
    violations: int
    found: int
    recall: float
    exact: float
    non_violations: int
    contradicted: int
    unsubstantiated: int
    unsubstantiated_reported: float
    beyond: int
    baseline_recall: float
    baseline_exact: float
    recall_by_lens: dict[str, float]


@dataclass
class Replay:
    """A replay of decided cases."""

    lens: str
    totals: Totals
    provisions: list[ProvisionResult]
    views: list[ViewResult]


def replay(folder: Path, law: Engine, decided: Path | None = None) -> Replay:
    """Replay every pair of a folder; what was decided may lie in a folder of its own, which may hold more.

    Raises InputError for a pair that cannot be read.
    """
    pairs = _pairs(folder, decided or folder, law)
    views = []
    provisions: dict[str, ProvisionResult] = {}
    baseline = 0
    for name, case, expected in pairs:
        views.append(_view(name, case, expected, law, provisions))
        baseline += not any(_counted(claim) for claim in expected.no_violation)
    return Replay(LENS, _totals(views, pairs, baseline), sorted(provisions.values(), key=_order), views)


def _pairs(folder: Path, decided: Path, law: Engine) -> list[tuple[str, Case, Expected]]:
    for each in (folder, decided):
        if not each.is_dir():
            raise InputError([Problem("there is no such folder", str(each))])
    found, problems = [], []
    for path in sorted(decided.glob("*.expected.yaml")):
        name = path.name.removesuffix(".expected.yaml")
        if decided != folder and not (folder / f"{name}.yaml").is_file():
            continue
        try:
            expected = TypeAdapter(Expected).validate_python(read_own(path))
            found.append((name, load_case(folder / f"{name}.yaml", judgements=law.book.judgements), expected))
        except InputError as error:
            problems += error.problems
        except ValidationError as error:
            problems += [Problem(f"{e['loc']}: {e['msg']}", str(path)) for e in error.errors()]
    if not found and not problems:
        problems.append(Problem("there is no pair NAME.yaml and NAME.expected.yaml in this folder", str(folder)))
    if problems:
        raise InputError(problems)
    return found


def _order(result: ProvisionResult) -> tuple[object, ...]:
    return (parse_id(result.provision).instrument, sort_key(result.provision))


# One case -------------------------------------------------------------------------------------------------------------


def _view(name: str, case: Case, expected: Expected, law: Engine, provisions: dict[str, ProvisionResult]) -> ViewResult:
    made = ViewResult(name, expected.title)
    under = {lens: law.infer(Facts(case, lens)) for lens in LENSES}
    results = under[LENS]

    def row(provision: str) -> ProvisionResult:
        return provisions.setdefault(provision, ProvisionResult(provision))

    wanted = [claim for claim in expected.violations if _counted(claim)]
    for claim in wanted:
        row(claim.provision).violations += 1
        if _breached(claim, results):
            row(claim.provision).found += 1
            made.found.append(_said(claim))
        else:
            made.missed.append(_missed(name, claim, expected, results))
    for claim in (claim for claim in expected.no_violation if _counted(claim)):
        row(claim.provision).non_violations += 1
        if _against(claim, expected, results):
            row(claim.provision).contradicted += 1
            made.contradicted.append(_missed(name, claim, expected, results))
    for claim in (claim for claim in expected.inadmissible if _counted(claim) and claim.ground == "unsubstantiated"):
        row(claim.provision).unsubstantiated += 1
        if _against(claim, expected, results):
            row(claim.provision).reported += 1
            made.unsubstantiated.append(_missed(name, claim, expected, results))
    decided = [*expected.violations, *expected.no_violation, *expected.inadmissible]
    for provision in sorted({i.provision for i in results.incidents if i.outcome == "appears_breached"}):
        if provision.startswith("iccpr:") and not any(_within(provision, claim) for claim in decided):
            made.beyond.append(provision)
            row(provision).beyond += 1
    made.exact = not made.missed and not made.contradicted
    made.lenses = {lens: sum(_breached(claim, found) for claim in wanted) for lens, found in under.items()}
    return made


def _counted(claim: Claim) -> bool:
    parsed = parse_id(claim.provision)
    return parsed.instrument == "iccpr" and (parsed.number or "").split("(")[0] in COUNTED


def _within(provision: str, claim: Claim) -> bool:
    """Return whether a provision is that of a claim or something finer within it, read with the same.

    Two provisions read together are the same claim in either order.
    """
    first, _, second = (parse_id(provision).number or "").partition("+")
    wanted = parse_id(claim.provision).number or ""
    if not claim.read_with:
        return _inside(first, wanted) and not second
    others = [parse_id(other).number or "" for other in claim.read_with]
    return any(
        _inside(one, wanted) and any(_inside(other, with_it) for with_it in others)
        for one, other in ((first, second), (second, first))
        if second
    )


def _inside(number: str, outer: str) -> bool:
    return number == outer or number.startswith(f"{outer}(")


def _breached(claim: Claim, results: Results) -> bool:
    """Return whether a claim is found: where it is read with several others, with each of them."""
    partners = claim.read_with or (None,)
    each = [claim if partner is None else claim.model_copy(update={"read_with": (partner,)}) for partner in partners]
    return all(any(i.outcome == "appears_breached" for i in _about(one, results)) for one in each)


def _against(claim: Claim, expected: Expected, results: Results) -> bool:
    """Return whether a claim that was not upheld is reported, by a finding that no violation of the same case answers.

    One provision can be decided both ways in one case, for different facts; a finding on it is then taken as the one
    that was upheld.
    """
    answered = {id(i) for upheld in expected.violations for i in _about(upheld, results)}
    found = [i for i in _about(claim, results) if i.outcome == "appears_breached" and id(i) not in answered]
    return bool(found) and _breached(claim, results)


def _about(claim: Claim, results: Results) -> list[Incident]:
    case = results.facts.case
    return [i for i in results.incidents if _within(i.provision, claim) and _is(claim.person, i.person, case)]


def _is(wanted: str, person: str, case: Case) -> bool:
    """Return whether a person of the case is the one a claim names: by id, or by name."""
    if wanted == "all" or wanted == person:
        return True
    record = case.file.persons[person]
    words = {word.strip(".,").lower() for text in (record.name, record.called, person) if text for word in text.split()}
    return bool({word.strip(".,").lower() for word in wanted.replace("-", " ").split()} & words)


def _missed(name: str, claim: Claim, expected: Expected, results: Results) -> Missed:
    explained = next(
        (e for e in expected.explained if e.provision == claim.provision and e.person in ("all", claim.person)), None
    )
    about = _about(claim, results)
    firing = sorted({incident.rule.id for incident in about if incident.outcome == "appears_breached"})
    findings = firing or _nearest(about, results)
    return Missed(
        name,
        _said(claim),
        claim.person,
        explained.kind if explained else "not classed",
        explained.why if explained else "",
        findings or ["no rule bound"],
    )


def _nearest(incidents: list[Incident], results: Results) -> list[str]:
    """Return the rules that came nearest to a breach, with the facts that each lacked, fewest first."""
    found: dict[str, tuple[int, str]] = {}
    for incident in incidents:
        if incident.outcome in ("not_engaged", "appears_breached"):
            continue
        lacking = [f"{record}.{name}" for places in deciding(incident, results)[:1] for record, name in places]
        said = f"{incident.rule.id}: {incident.outcome}{f', lacking {listed(lacking)}' if lacking else ''}"
        found[incident.rule.id] = min(found.get(incident.rule.id, (len(lacking), said)), (len(lacking), said))
    return [said for _, said in sorted(found.values())[:NEAREST]]


def _said(claim: Claim) -> str:
    return "+".join([claim.provision, *(parse_id(other).number or other for other in claim.read_with)])


# The whole ------------------------------------------------------------------------------------------------------------


def _totals(views: Sequence[ViewResult], pairs: Sequence[tuple[str, Case, Expected]], baseline: int) -> Totals:
    claims = [claim for _, _, expected in pairs for claim in expected.violations if _counted(claim)]
    negative = [claim for _, _, expected in pairs for claim in expected.no_violation if _counted(claim)]
    unfounded = [
        claim
        for _, _, expected in pairs
        for claim in expected.inadmissible
        if _counted(claim) and claim.ground == "unsubstantiated"
    ]
    found = sum(len(view.found) for view in views)
    return Totals(
        views=len(views),
        violations=len(claims),
        found=found,
        recall=_share(found, len(claims)),
        exact=_share(sum(view.exact for view in views), len(views)),
        non_violations=len(negative),
        contradicted=sum(len(view.contradicted) for view in views),
        unsubstantiated=len(unfounded),
        unsubstantiated_reported=_share(sum(len(view.unsubstantiated) for view in views), len(unfounded)),
        beyond=sum(len(view.beyond) for view in views),
        baseline_recall=1.0,
        baseline_exact=_share(baseline, len(views)),
        recall_by_lens={lens: _share(sum(view.lenses[lens] for view in views), len(claims)) for lens in LENSES},
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def to_data(made: Replay) -> dict[str, Any]:
    """Return a replay as plain data for JSON."""
    data = asdict(made)
    data["totals"]["exact_share"] = data["totals"]["exact"]
    return data


def as_markdown(made: Replay) -> str:
    """Return a replay as the text of docs/agreement.md."""
    t = made.totals
    lines = [
        "# Agreement with decided cases",
        "",
        f"Generated by `fairtrial replay`. {t.views} Views of the Human Rights Committee, each written as a case from",
        f"the parties' part alone, evaluated under the lens *{made.lens}*, compared claim by claim with what was",
        "decided under articles 9, 14, 17 and 19. *Beyond*: findings on provisions not decided; they are no error.",
        "How the cases were written, and by whom, is in [agreement-notes.md](agreement-notes.md).",
        "",
        "| | the rules | a checker that always says breached |",
        "|---|---|---|",
        f"| recall: violations found, of {t.violations} | {t.recall:.2f} | {t.baseline_recall:.2f} |",
        f"| exact: Views all of whose violations are found and no non-violation contradicted | {t.exact:.2f} "
        f"| {t.baseline_exact:.2f} |",
        f"| non-violations contradicted, of {t.non_violations} | {t.contradicted} | {t.non_violations} |",
        f"| unsubstantiated claims reported, of {t.unsubstantiated} | {t.unsubstantiated_reported:.2f} | 1.00 |",
        f"| findings beyond what was decided | {t.beyond} | |",
        "",
        "Recall under the other lenses: "
        + ", ".join(f"{lens.replace('_', ' ')} {share:.2f}" for lens, share in t.recall_by_lens.items())
        + ".",
        "",
        "| provision | violations | found | non-violations | contradicted | unsubstantiated | reported | beyond |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in made.provisions:
        figures = (row.violations, row.found, row.non_violations, row.contradicted, row.unsubstantiated, row.reported)
        lines.append(f"| {row.provision} | {' | '.join(map(str, figures))} | {row.beyond} |")
    for heading, which in (
        ("Missed", [m for view in made.views for m in view.missed]),
        ("Contradicted", [m for view in made.views for m in view.contradicted]),
        ("Unsubstantiated, and reported as breached", [m for view in made.views for m in view.unsubstantiated]),
    ):
        lines += ["", f"## {heading}", ""] + (_rows(which) or ["None."])
    lines += [
        "",
        "## Each View",
        "",
        "| View | found | missed | contradicted | beyond | exact |",
        "|---|---|---|---|---|---|",
    ]
    for view in made.views:
        counts = (len(view.found), len(view.missed), len(view.contradicted), len(view.beyond))
        lines.append(f"| {view.title} | {' | '.join(map(str, counts))} | {'yes' if view.exact else 'no'} |")
    return "\n".join(lines) + "\n"


def _rows(missed: Iterable[Missed]) -> list[str]:
    rows = [f"| {m.view} | {m.provision} | {m.kind} | {m.why} | {'; '.join(m.findings)} |" for m in missed]
    return ["| View | claim | class | why | rules |", "|---|---|---|---|---|", *rows] if rows else []
