"""The instruments: what each provision lays down, in the project's own words, and how it is cited."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from fairtrial.dates import When, parse_when
from fairtrial.law.ids import parse_id
from fairtrial.problems import InputError, Problem
from fairtrial.yamlread import read_own

TREATY_STATUS = "treaty-status.json"
NOT_INSTRUMENTS = ("mandates.yaml",)

AFTER_DEPOSIT = timedelta(days=30)
"""After that the Convention against Torture (article 27(2)) and that on the Rights of the Child (article 49(2)) bind a
State that joins them."""

_WITH_ARTICLE = re.compile(
    r"^United |Republic|Emirates|Federation|State of |Holy See|(Cook|Marshall) Islands"
    r"|^(Comoros|Congo|Gambia|Niger|Philippines|Sudan)$"
)
"""The names of States that have an article within a sentence, as the United Nations write them."""

Kind = Literal["treaty", "general_comment", "rules", "principles", "declaration", "jurisprudence", "views"]


class Obligation(BaseModel):
    """One of several separate duties that a paragraph lays down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    obligation: str


class Provision(BaseModel):
    """An article, paragraph, rule or principle."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    heading: str
    obligation: str
    obligations: tuple[Obligation, ...] = ()
    interprets: tuple[str, ...] = ()
    status: Literal["conduct", "judgement", "no_conduct"] = "conduct"
    reason: str | None = None
    text_checked: bool


class Instrument(BaseModel):
    """A treaty, general comment, body of rules or principles, declaration, or body of decisions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    instrument: str
    kind: Kind
    title: str
    cited_as: str
    unit: str = ""
    about: str | None = None
    symbol: str | None = None
    by: str | None = None
    adopted: str | None = None
    entry_into_force: str | None = None
    interprets: str | None = None
    address: str | None = None
    provisions: tuple[Provision, ...] = Field(min_length=1)

    @property
    def binding(self) -> bool:
        """Whether its own words bind a party; what interprets a treaty is cited with it and does not bind by itself."""
        return self.kind == "treaty"


RANK = {
    "treaty": 0, "general_comment": 1, "views": 2, "jurisprudence": 3, "rules": 4, "principles": 5, "declaration": 6,
    "document": 7,
}  # fmt: skip
"""The order of an annex: treaties, what interprets them, then soft law; the Covenant comes first of all."""


def rank(kind: str, instrument: str) -> float:
    """Return the place of an instrument in an annex."""
    return -1 if instrument == "iccpr" else RANK[kind]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation ready to print: what is cited, where it stands, what it lays down, and whether that was checked."""

    id: str
    kind: str
    citation: str
    title: str
    """The instrument as it is cited: "general comment No. 32"."""
    pin: str
    """The place in it: "paragraph 34"; empty for the whole."""
    obligation: str
    text_checked: bool


class Binding(NamedTuple):
    """Whether a treaty bound a State on a day, and the sentence that says so."""

    holds: Literal["yes", "no", "unknown"]
    says: str


class Standards:
    """Every instrument in a folder, and the treaty status of every State."""

    def __init__(self, folder: Path):
        self.folder = folder
        files = sorted(path for path in folder.iterdir() if path.is_file())
        self.digest = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()
        """Tells these standards, treaty status included, from any others."""
        self.instruments: dict[str, Instrument] = {}
        self.provisions: dict[str, Provision] = {}
        self.obligations: dict[str, str] = {}
        problems: list[Problem] = []
        adapter = TypeAdapter(Instrument)
        for path in sorted(folder.glob("*.yaml")):
            if path.name in NOT_INSTRUMENTS:
                continue
            try:
                self._add(adapter.validate_python(read_own(path)))
            except (ValidationError, ValueError) as error:
                problems.append(Problem(str(error), f"standards/{path.name}"))
        if problems:
            raise InputError(problems)

    def _add(self, instrument: Instrument) -> None:
        self.instruments[instrument.instrument] = instrument
        for provision in instrument.provisions:
            if provision.id in self.provisions:
                raise ValueError(f"{provision.id} is described twice")
            self.provisions[provision.id] = provision
            for each in provision.obligations:
                self.obligations[each.id] = each.obligation

    def knows(self, text: str) -> bool:
        """Return whether an id may be cited: described in a file, a whole instrument, or a document by symbol."""
        try:
            parsed = parse_id(text)
        except ValueError:
            return False
        if parsed.instrument == "doc":
            return True
        if parsed.obligation:
            return text in self.obligations
        return text in self.provisions or text in self.instruments

    def cited(self, text: str) -> Cited:
        """Return a citation ready to print. Raises KeyError for an id that `knows` refuses."""
        parsed = parse_id(text)
        if parsed.instrument == "doc":
            symbol = str(parsed.number)
            return Cited(text, "document", symbol, symbol, "", "", True)
        instrument = self.instruments[parsed.instrument]
        title = "Covenant" if parsed.instrument == "iccpr" else instrument.cited_as
        if parsed.number is None:
            return Cited(text, instrument.kind, title, title, "", (instrument.about or "").strip(), True)
        provision = self.provisions[parsed.provision]
        obligation = self.obligations[text] if parsed.obligation else provision.obligation
        if instrument.kind == "views":
            communication, _, paragraph = parsed.number.partition(":")
            title = f"{provision.heading.split(',')[0]}, communication No. {communication}"
            pin = f"paragraph {paragraph}"
        else:
            pin = self._pin(instrument, parsed.number)
        treaty = instrument.kind == "treaty"
        citation = f"{pin} of the {title}" if treaty else f"{title}, {pin}" if pin else title
        if instrument.kind == "jurisprudence":
            pin = provision.heading
            citation = f"{title} ({pin})"
        return Cited(text, instrument.kind, citation, title, pin, obligation.strip(), provision.text_checked)

    def _pin(self, instrument: Instrument, number: str) -> str:
        if not instrument.unit:
            return ""
        first, _, second = number.partition("+")
        return f"{instrument.unit} {first}" + (f", read with {instrument.unit} {second}," if second else "")

    # Which law binds --------------------------------------------------------------------------------------------------

    @cached_property
    def _status(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.folder / TREATY_STATUS).read_text(encoding="utf-8"))
        return data

    @property
    def status_as_of(self) -> str:
        """The date of the treaty status data."""
        return str(self._status["as_of"])

    def state_name(self, state: str) -> str | None:
        """Return the name of a State by its ISO 3166 alpha-3 code, or None if there is none."""
        found = self._status["states"].get(state)
        return found["name"] if found else None

    def state_in_words(self, state: str) -> str:
        """Return the name of a State as it stands within a sentence: "the Russian Federation", "Tajikistan"."""
        name = self.state_name(state) or state
        short, within, long = name.rstrip(")").partition(" (")
        if within:
            return f"the {short}" if long == "The" else f"the {long} {short}"
        return f"the {name}" if _WITH_ARTICLE.search(name) else name

    def status(self, instrument: str, state: str) -> str:
        """Return a sentence on whether a treaty binds a State, as far as the treaty status tells."""
        said = self._in_force(instrument, state).sentence
        return f"{said[:1].upper()}{said[1:]}, as known on {parse_when(self.status_as_of).in_words()}."

    def binds(self, instrument: str, state: str, on: When | None) -> Binding:
        """Return whether a treaty bound a State on a date (None: a date not known).

        A treaty binds from its entry into force for the State, three months after the deposit (Covenant article 49(2)),
        and not from the deposit. Of other treaties only the deposit is known, and not how the State joined: they bind
        from the thirtieth day after it, and since a successor State may have been bound before, that is left open.
        """
        found = self._in_force(instrument, state)
        if found.start is None or on is None:
            return found.then
        holds = after(on, found.start)
        return found.before if holds == "no" else Binding(holds, found.then.says)

    @cache  # noqa: B019  (the standards live as long as the program)
    def _in_force(self, instrument: str, state: str) -> _Status:
        entry = self._status["states"].get(state, {}).get(instrument)
        name = self.state_in_words(state)
        title = self.instruments[instrument].cited_as if instrument in self.instruments else instrument
        if not entry or entry["status"] != "party":
            signed = "has signed but " if entry and entry["status"] == "signatory" else ""
            said = f"{name} {signed}is not a party to the {title}"
            never = Binding("no", said)
            return _Status(None, never, never, said)
        since, how, date = entry.get("entry_into_force"), entry.get("mode"), entry.get("date")
        deposit = parse_when(date).in_words() if date else None
        if since:
            start = parse_when(since)
            says = f"the {title}, in force for {name} since {start.in_words()} ({how} of {deposit})"
            before = Binding("no", f"before the {title} entered into force for {name} on {start.in_words()}")
            return _Status(start, Binding("yes", says), before, f"{name} is bound by {says}")
        said = f"{name} is a party to the {title}" + (f" by {how}" if how else "")
        if deposit is None:
            unknown = Binding("unknown", said)
            return _Status(None, unknown, unknown, said)
        said += f" (instrument deposited on {deposit})"
        in_force = day.fromisoformat(date) + AFTER_DEPOSIT
        before = Binding("unknown", f"{said}; whether it was bound before is not known")
        return _Status(None if how else parse_when(in_force.isoformat()), Binding("yes", said), before, said)


class _Status(NamedTuple):
    """Since when a treaty binds a State (None: no date tells), what is so then and before, and how that is said."""

    start: When | None
    then: Binding
    before: Binding
    sentence: str


def after(on: When, start: When) -> Literal["yes", "no", "unknown"]:
    """Return whether a time lies after a text came to be.

    A date that nobody tells is taken to lie after it, and so is one of which nobody tells how early it can have been.
    """
    assert start.earliest is not None
    if on.latest is not None and on.latest < start.earliest:
        return "no"
    return "yes" if on.earliest is None or on.earliest >= start.earliest else "unknown"
