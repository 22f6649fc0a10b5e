"""`fairtrial unanswered` lists what a file leaves empty of what is usually told, and nothing else."""

import re

from click.testing import CliRunner

from fairtrial.case.load import case_from
from fairtrial.case.records import KINDS, fields_of
from fairtrial.cli import main
from fairtrial.documents.unanswered import unanswered
from fairtrial.yamlread import read_text
from support import ROOT, SOUND

CASE = (
    SOUND.replace("called: Ms. Example", "called: Ms. Example, gender: woman")
    + """\
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: verdict, type: judgment, sources: [letter], proceeding: trial, stage: trial, outcome: unknown}
"""
)


def test_a_question_that_no_source_answers_is_listed_with_its_record_and_its_values() -> None:
    listed = unanswered(case_from(read_text(CASE, "case.yaml")))
    assert "verdict (judgment)\n  date: When was it? [a date, or never]\n" in listed
    assert listed.endswith(
        "1 of 5 questions that are usually answered have no answer in case.yaml.\n"
        "Read the source again for each. Some do not apply to every record (the guide to encoding says when); leave a\n"
        "field out where the source does not answer.\n"
    )


def test_a_question_answered_or_said_to_be_unknown_is_not_listed() -> None:
    listed = unanswered(case_from(read_text(CASE, "case.yaml")))
    assert "gender" not in listed
    assert "outcome" not in listed


def test_a_custody_that_names_no_case_is_asked_for_the_case_of_its_person() -> None:
    held = "detentions:\n  custody: {sources: [letter], start: 2024-05-01, capacity: %s}\nevents:"
    open_, linked, other = (
        unanswered(case_from(read_text(CASE.replace("events:", held % told), "case.yaml")))
        for told in ("accused", "accused, proceeding: trial", "immigration")
    )
    assert (
        "custody (detention)\n  proceeding: For which of these cases was the person held, if for any? [trial]\n"
        in open_
    )
    assert "For which of these cases" not in linked + other


def test_the_command_names_a_file_that_cannot_be_read() -> None:
    found = CliRunner().invoke(main, ["unanswered", "nowhere.yaml"])
    assert found.exit_code == 2
    assert "there is no such file" in found.output


def test_every_field_that_is_usually_told_exists_and_the_guide_speaks_of_it() -> None:
    guide = (ROOT / "docs" / "encoding-a-case.md").read_text(encoding="utf-8")
    entries = {block.split(".**")[0].strip("* "): block for block in guide.split("\n\n") if block.startswith("**")}
    for kind, model in KINDS.items():
        for name in model.usual:
            assert name in fields_of(kind), f"{kind} has no field {name}"
            assert re.search(rf"`{name}[`:]", entries[kind]), f"the entry of the guide on {kind} says nothing of {name}"
