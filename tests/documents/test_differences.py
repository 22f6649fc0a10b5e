"""`fairtrial differences` lists where two writings of one case differ, and nothing else."""

from pathlib import Path

from click.testing import CliRunner

from fairtrial.cli import main
from support import SOUND

CASE = (
    SOUND.replace("sources:\n", "sources:\n  reply: {kind: state_reply, title: A reply, by: Costa Rica}\n")
    + """\
answer: silent
proceedings:
  trial: {sources: [letter], matter: criminal}
events:
  - {id: verdict, type: judgment, sources: [letter], proceeding: trial, date: 2024-03-01, stage: trial}
"""
)
CLOSED = "  - {id: closed, type: hearing, sources: [letter], proceeding: trial, stage: trial, public: no, what: Shut}\n"


def differences(folder: Path, first: str, second: str, status: int = 0) -> str:
    files = [folder / "one.yaml", folder / "two.yaml"]
    for file, text in zip(files, (first, second), strict=True):
        file.write_text(text, encoding="utf-8")
    found = CliRunner().invoke(main, ["differences", *map(str, files)])
    assert found.exit_code == status, found.output
    return found.output.replace(f"{folder}/", "")


def test_of_the_same_file_nothing_is_listed(tmp_path: Path) -> None:
    found = differences(tmp_path, CASE, CASE)
    assert found.startswith("1 is one.yaml, 2 is two.yaml: the same values in 3 of 3 fields\n")


def test_a_value_that_differs_is_listed_with_its_question_and_both_readings(tmp_path: Path) -> None:
    other = CASE.replace("2024-03-01", "2024-03-02").replace("id: verdict", "id: judgment")
    assert differences(tmp_path, CASE, other).startswith(
        "verdict, in 2 judgment (judgment)\n"
        "  date: When was it?\n"
        "    1: 2024-03-01 (letter, particulars, answer silent)\n"
        "    2: 2024-03-02 (letter, particulars, answer silent)\n\n"
        "1 is one.yaml, 2 is two.yaml: the same values in 2 of 3 fields\n"
    )


def test_a_record_that_one_writing_lacks_is_listed_with_what_it_tells(tmp_path: Path) -> None:
    expected = "closed (hearing): only in {}\n  public: no (letter, particulars, answer silent)\n  stage: trial ("
    assert expected.format(2) in differences(tmp_path, CASE, CASE + CLOSED)
    assert expected.format(1) in differences(tmp_path, CASE + CLOSED, CASE)


def test_the_same_value_by_another_word_is_listed_with_the_lenses_that_it_divides(tmp_path: Path) -> None:
    bare = CASE + CLOSED.replace("public: no", "public: {value: no, detail: bare}")
    assert (
        "  public: the same values, but not by the same word (lens uncontested)\n"
        "    1: no (letter, particulars, answer silent)\n"
        "    2: no (letter, bare, answer silent)\n"
    ) in differences(tmp_path, CASE + CLOSED, bare)


def test_free_words_and_names_make_no_difference(tmp_path: Path) -> None:
    renamed = CLOSED.replace("id: closed", "id: hearing-1").replace("Shut", "Closed")
    assert differences(tmp_path, CASE + CLOSED, CASE + renamed).startswith("1 is one.yaml")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "two.yaml" in differences(tmp_path, CASE, "nothing: here\n", status=2)
