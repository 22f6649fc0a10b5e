"""Which law binds the State at the time of an incident, and which text stands in where a treaty does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from fairtrial.case.records import fields_of
from fairtrial.dates import When, parse_when
from fairtrial.law.ids import parse_id
from fairtrial.law.rules import Rule
from fairtrial.law.standards import Binding, Instrument, Standards
from fairtrial.plain.lens import World


def law_that_binds(rule: Rule, record: str, world: World, standards: Standards) -> tuple[str, Binding]:
    """Return the provision that applies to what a record tells, and whether its text binds or can be cited."""
    times = times_of(record, world)

    def applies(provision: str) -> Binding:
        text = standards.instruments[parse_id(provision).instrument]
        if text.binding:
            return whichever(times, lambda on: standards.binds(text.instrument, world.case.file.state, on))
        return whichever(times, lambda on: citable(text, on))

    law = applies(rule.provision)
    binding = standards.instruments[parse_id(rule.provision).instrument].binding
    if not binding or law.holds != "no" or rule.where_not_bound is None:
        return rule.provision, law
    # what stands in may be a treaty itself
    return rule.where_not_bound, applies(rule.where_not_bound)


def whichever(times: list[When | None], bound: Callable[[When | None], Binding]) -> Binding:
    """Return what holds at whichever of several times it was; unknown if that depends on the time."""
    found = [bound(on) for on in times]
    if len({each.holds for each in found}) == 1:
        return found[0]
    return Binding("unknown", next(each.says for each in found if each.holds != "no"))


def citable(text: Instrument, on: When | None) -> Binding:
    """Return whether a text that does not bind as a treaty can be cited for a time: not for what came before it."""
    if text.adopted is None or on is None:
        return Binding("yes", "")
    adopted = parse_when(text.adopted)
    assert adopted.earliest is not None
    if on.latest is not None and on.latest < adopted.earliest:
        return Binding("no", f"before {text.cited_as} was adopted ({adopted.in_words()})")
    holds: Literal["yes", "unknown"] = "yes" if on.earliest is None or on.earliest >= adopted.earliest else "unknown"
    return Binding(holds, "" if holds == "yes" else f"{text.cited_as}, adopted on {adopted.in_words()}")


def times_of(record: str, world: World) -> list[When | None]:
    """Return the times at which what a record tells may have been; None for one that is not known.

    What lasts counts by its end, since it breaches as long as it lasts; if its end is not known, it may have lasted to
    the date of the file. Dates count as alleged, so that doubting a date can never bind a State that was not bound.
    """
    names = fields_of(world.case.records[record].kind)
    as_of = world.case.as_of
    begun: list[When] = []
    for name in ("date", "start"):
        if name in names:
            begun += [value for value in world.values(record, name, True) or () if isinstance(value, When)]
    closing = next((name for name in ("end", "until") if name in names), None)
    if closing is None:
        return [*begun] or [None]
    ended = world.values(record, closing, True)
    if ended is None:
        return [When(each.earliest, as_of.latest, each.text) for each in begun] or [None]
    return [value if isinstance(value, When) else as_of for value in ended]
