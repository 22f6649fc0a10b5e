"""What a case file leaves empty of the questions that are usually answered of its records."""

from __future__ import annotations

from fairtrial.case.fields import UNTOLD
from fairtrial.case.file import Case
from fairtrial.case.records import fields_of
from fairtrial.documents.fields import values


def unanswered(case: Case) -> str:
    """Return the questions of each record that have no answer, with the values that an answer can have."""
    lines: list[str] = []
    asked = open_ = 0
    for record in case.records.values():
        found = [name for name in record.usual if getattr(record, name) is UNTOLD]
        asked, open_ = asked + len(record.usual), open_ + len(found)
        if found:
            lines += [f"{record.id} ({record.kind})"]
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
