"""What a case file leaves empty of the questions that are usually answered of its records."""

from __future__ import annotations

from fairtrial.case.fields import UNTOLD
from fairtrial.case.file import Case
from fairtrial.case.records import Record, fields_of
from fairtrial.case.records.persons import Detention
from fairtrial.documents.fields import values

IN_A_CASE = {"suspect", "accused", "convicted", "administrative"}
"""The capacities in which somebody is held for a case of their own."""


def unanswered(case: Case) -> str:
    """Return the questions of each record that have no answer, with the values that an answer can have."""
    lines: list[str] = []
    asked = open_ = 0
    for record in case.records.values():
        found = [name for name in record.usual if getattr(record, name) is UNTOLD]
        cases = _may_belong_to(case, record)
        asked, open_ = asked + len(record.usual) + bool(cases), open_ + len(found) + bool(cases)
        if found or cases:
            lines += [f"{record.id} ({record.kind})"]
            if cases:
                lines += [
                    f"  proceeding: For which of these cases was the person held, if for any? [{', '.join(cases)}]"
                ]
            for name in found:
                spec = fields_of(record.kind)[name]
                lines += [f"  {name}: {spec.question} [{values(spec.form)}]"]
            lines += [""]
    lines += [
        f"{open_} of {asked} questions that are usually answered have no answer in {case.name}.",
        "Read the source again for each. Some do not apply to every record (the guide to encoding says when); leave a",
        "field out where the source does not answer.",
    ]
    return "\n".join(lines) + "\n"


def _may_belong_to(case: Case, record: Record) -> list[str]:
    """Return the proceedings of its person, for a custody in a case that names none."""
    if not isinstance(record, Detention) or record.proceeding:
        return []
    if not IN_A_CASE & {reading.value for reading in record.capacity.readings}:
        return []
    person = case.person_of(record)
    return [name for name, each in case.file.proceedings.items() if person in case.persons_of(each)]
