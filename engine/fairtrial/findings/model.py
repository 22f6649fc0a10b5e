"""What the program reports: the stable, versioned content of the JSON, and of every document made from it.

These classes are the output contract. A field is added, never renamed or removed, within one `VERSION`. None of them is
changed once it is made; those of which a report has thousands do not enforce it, since that takes four times as long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

VERSION = "1"

Outcome = Literal[
    "appears_breached", "needs_information", "not_assessed", "appears_justified", "appears_respected", "not_engaged"
]
Holds = Literal["yes", "no", "unknown"]
Strength = Literal["shown", "burden_on_state", "indicative"]


@dataclass(frozen=True, slots=True)
class SourceOut:
    """A source, as footnotes print it."""

    id: str
    title: str
    kind: str
    date: str | None
    origin: str
    of_the_state: bool


@dataclass(frozen=True, slots=True)
class PersonOut:
    """A person of the case, by the name that may be printed."""

    id: str
    called: str


@dataclass(frozen=True, slots=True)
class CaseOut:
    """The case that was evaluated."""

    title: str
    file: str
    state: str
    state_name: str
    as_of: str
    about: str | None
    account: tuple[str, ...]
    persons: tuple[PersonOut, ...]
    sources: tuple[SourceOut, ...]
    treaty: str
    covenant_binds: Holds
    treaties: tuple[str, ...]
    """Whether the Covenant, and each other treaty under which there is a finding, binds the State: a sentence each."""


@dataclass(frozen=True, slots=True)
class CiteOut:
    """A citation: the id, how it is printed, what it lays down, and whether that was checked against the text.

    `instrument` and `pin` are the parts of the citation: "general comment No. 32" and "paragraph 28".
    """

    id: str
    citation: str
    instrument: str
    pin: str
    obligation: str
    kind: str
    text_checked: bool


@dataclass(slots=True)
class FactOut:
    """A fact as a finding rests on it: where it stands in the case file, its value, and on whose word."""

    fact: str
    label: str
    value: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()
    """The sources' own words of caution."""
    origins: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.fact)


@dataclass(frozen=True, slots=True)
class AnswerOut:
    """What somebody answered to a question that no fact decides, as the case file has it."""

    by: str
    answer: Literal["yes", "no"]
    reasons: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementOut:
    """A question that no fact decides: by what name, and of which record, a case file answers it, and who did."""

    question: str
    of: str
    asks: str
    answers: tuple[AnswerOut, ...]


@dataclass(slots=True)
class ElementOut:
    """One legal element: what it asks, where the law says so, whether it holds, and the facts that decide it."""

    part: Literal["engaged", "breached", "justified"]
    cite: str
    text: str
    holds: Holds
    facts: tuple[FactOut, ...]
    follows_from: tuple[str, ...] = ()
    judgement: JudgementOut | None = None

    def __hash__(self) -> int:
        # findings are gone through for elements that are equal: what tells them apart most will do
        return hash((self.text, self.cite, self.facts[0].fact if self.facts else None))


@dataclass(slots=True)
class IncidentOut:
    """One incident within a finding: its records by alias, its own outcome, and its elements."""

    records: dict[str, str]
    label: str
    outcome: Outcome
    because: str
    elements: tuple[ElementOut, ...]


@dataclass(frozen=True, slots=True)
class ChangeOut:
    """One fact that, if it were otherwise, would undo a breach."""

    fact: str
    label: str
    instead: str


@dataclass(slots=True)
class FindingOut:
    """What follows from one rule for one person and one proceeding or deprivation of liberty."""

    id: str
    rule: str
    title: str
    theme: str
    provision: str
    citation: str
    binding: bool
    person: str
    scope: str
    outcome: Outcome
    wording: str
    because: str
    """A clause: for a breach, or what is permitted, what is reported; for what is open, what is told and what is not
    known; else empty."""
    strength: Strength
    strength_note: str | None
    cites: tuple[CiteOut, ...]
    elements: tuple[ElementOut, ...]
    incidents: tuple[IncidentOut, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    single_origin: tuple[str, ...]
    """Facts it rests on that only one origin tells."""
    stands_on: tuple[str, ...]
    """The told facts it stands on, those of findings it follows from included; hardly any for what does not arise."""
    follows_from: tuple[str, ...]
    absorbed_by: tuple[str, ...]
    lenses: dict[str, Outcome]
    decided_by: tuple[tuple[str, ...], ...]
    undone_by: tuple[ChangeOut, ...]
    asks: tuple[str, ...]
    review: str
    judged_by: tuple[str, ...] = ()
    """Whose judgements are among what it rests on."""
    answers: tuple[str, ...] = ()
    """What the State says of the facts it rests on, a sentence each."""


@dataclass(frozen=True, slots=True)
class ProvisionOut:
    """A provision for one person: the first outcome, in the order of the table, that a finding on it has."""

    id: str
    citation: str
    person: str
    outcome: Outcome
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingOut:
    """A fact that is not known, the question that asks for it, and the findings it helps to decide."""

    fact: str
    label: str
    record: str
    question: str
    decides: tuple[str, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingOut:
    """One telling of a disputed fact."""

    value: str
    sources: tuple[str, ...]
    note: str | None
    of_the_state: bool
    changes: dict[str, Outcome] = field(default_factory=dict)
    """The findings whose outcome is another if this reading is right, with that outcome."""


@dataclass(frozen=True, slots=True)
class ConflictOut:
    """A fact that sources tell differently: all readings, and what each would change."""

    fact: str
    label: str
    record: str
    kind: Literal["conflict", "precision", "one_silent"]
    readings: tuple[ReadingOut, ...]
    changes_an_outcome: bool


@dataclass(frozen=True, slots=True)
class QuestionOut:
    """A numbered question to the Government, and the findings it comes from."""

    n: int
    text: str
    asks: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A fact that the file does not tell itself, and the fact that it follows from."""

    fact: str
    label: str
    value: str
    basis: str
    sources: tuple[str, ...]
    """On whose word the basis stands."""


@dataclass(frozen=True, slots=True)
class RulesOut:
    """The rules that were applied."""

    count: int
    used: int
    drafts: int
    digest: str
    """Tells these rules and standards from any others."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of checking one case under one lens."""

    version: str
    case: CaseOut
    lens: str
    provisions: tuple[ProvisionOut, ...]
    findings: tuple[FindingOut, ...]
    missing: tuple[MissingOut, ...]
    conflicts: tuple[ConflictOut, ...]
    questions: tuple[QuestionOut, ...]
    rules: RulesOut
    worked_out: tuple[WorkedOut, ...] = ()
    judgements_unused: tuple[JudgementOut, ...] = ()
    """Answers of the case file on which no finding turns: what they are about does not arise, or is decided without."""
