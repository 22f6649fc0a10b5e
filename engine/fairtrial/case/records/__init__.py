"""The records of a case: persons, proceedings, deprivations of liberty, and the events of the chronology.

Each field holds what happened, as a source tells it, and never a legal conclusion. Its label names it in reports; its
question is put to the source or to the Government when it is missing. What rules need and a newcomer would not expect
is explained where it stands. The fields follow what practitioners already fill in: the submission forms of the Special
Procedures, the questionnaire of the Working Group on Arbitrary Detention, and trial-monitoring checklists.

Each kind of record stands in the module named after its subject, which is read only when a case or a rule has such a
record: there are many kinds, and a case has few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from pydantic.fields import FieldInfo

from fairtrial.case.fields import UNTOLD, Fact, Form, Reading
from fairtrial.case.records.base import Event, Flag, Happening, Model, Name, Record
from fairtrial.case.records.persons import Detention, Person, Proceeding

__all__ = [
    "ANCHORS", "EVENT_TYPES", "KINDS", "Detention", "Event", "FieldSpec", "Flag", "Happening", "Model", "Name", "Person",
    "Proceeding", "Record", "facts_of", "fields_of", "sources_of",
]  # fmt: skip

ANCHORS = ("person", "proceeding", "detention")
"""The kinds that other records point to; a rule on an event may speak of those the event belongs to."""

MODULES: dict[str, tuple[str, ...]] = {
    "persons": ("person", "proceeding", "detention"),
    "court": (
        "charge",
        "hearing",
        "judgment",
        "sentence",
        "appeal",
        "delay",
        "public_statement",
        "appearance",
        "proof",
        "applied_law",
        "earlier_judgment",
        "exoneration",
        "death_sentence",
        "review_obstacle",
    ),
    "tribunal": ("tribunal", "judge", "judge_removed", "interference", "court_access", "unequal_step"),
    "defence": (
        "file_access",
        "time_request",
        "counsel_contact",
        "secrecy_order",
        "unrepresented",
        "defence_request",
        "counsel_conduct",
        "witness",
        "interpretation",
        "interrogation",
        "lawyer_measure",
    ),
    "custody": (
        "custody_decision",
        "custody_notice",
        "hidden_custody",
        "placement",
        "treatment",
        "threat",
        "derogation",
    ),
    "prison": ("family_contact", "parcels", "admission", "prison_measure", "prison_request", "visit", "regime"),
    "children": ("child_separation", "child_custody", "child_case"),
    "freedoms": (
        "restriction",
        "speech_offence",
        "media_measure",
        "information_request",
        "hate_advocacy",
        "human_rights_act",
        "distinction",
    ),
    "privacy": (
        "search",
        "surveillance",
        "data_file",
        "privacy_measure",
        "reputation_attack",
        "removal",
        "family_matter",
    ),
    "remedies": ("remedy", "redress", "pattern"),
}
"""Every kind of record, by the module that describes it."""


class Kinds(Mapping[str, type[Record]]):
    """The models of some kinds of record by name, each read when it is first asked for."""

    def __init__(self, *names: str):
        self._names = dict.fromkeys(names)

    def __getitem__(self, kind: str) -> type[Record]:
        if kind not in self._names:
            raise KeyError(kind)
        return _model(kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def _model(kind: str) -> type[Record]:
    name = next(name for name, kinds in MODULES.items() if kind in kinds)
    module = import_module(f"{__name__}.{name}")
    found: type[Record] = next(
        each for each in vars(module).values() if isinstance(each, type) and getattr(each, "kind", None) == kind
    )
    return found


KINDS = Kinds(*(kind for kinds in MODULES.values() for kind in kinds))
"""Every kind of record by the name that rules and case files use for it."""

EVENT_TYPES = Kinds(*(kind for kind in KINDS if kind not in ANCHORS))
"""The kinds of event in the chronology."""


@dataclass(frozen=True)
class FieldSpec:
    """A field that rules can test and reports can print."""

    name: str
    form: Form
    label: str
    question: str


@cache
def fields_of(kind: str) -> dict[str, FieldSpec]:
    """Return the fact fields of a kind of record, by name."""
    return {
        name: FieldSpec(name, form, info.title or name, info.description or "")
        for name, info in KINDS[kind].model_fields.items()
        if (form := _form(info)) is not None
    }


def _form(info: FieldInfo) -> Form | None:
    return next((item for item in info.metadata if isinstance(item, Form)), None)


def facts_of(record: Record) -> dict[str, Fact]:
    """Return the facts of a record by field name, those that the file does not mention left out."""
    fields = fields_of(record.kind)
    # a record has many fields, of which a file mentions few: to go through what it holds is quicker than to ask for each
    return {name: fact for name, fact in vars(record).items() if fact is not UNTOLD and name in fields}


def sources_of(record: Record, reading: Reading) -> tuple[str, ...]:
    """Return the sources on whose word a reading stands: its own, else the record's."""
    return reading.sources or record.sources
