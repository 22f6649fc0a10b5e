"""The commands: `check CASE.yaml`, and `fairtrial` with everything else.

Results go to standard output, progress and diagnostics to standard error. Exit status: 0 evaluated, whatever was found;
2 the input is wrong; 1 the program failed.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from fairtrial import __version__
from fairtrial.files import write_whole
from fairtrial.problems import InputError, Problem
from fairtrial.streams import hush, messages, say, show

# pydantic looks through every installed package for plugins of its own; there is no use for one here
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

LENSES = ("as_alleged", "corroborated", "uncontested", "state_account")
ENDINGS = (".md", ".json")

F = TypeVar("F", bound=Callable[..., Any])


def guarded(command: F) -> F:
    """Turn faults into messages and exit statuses; nobody is shown a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from fairtrial.content import ContentMissing
        from fairtrial.inference.door import EngineFault, EngineMissing

        try:
            return command(*args, **kwargs)
        except InputError as error:
            for problem in error.problems:
                say(str(problem))
            count = len(error.problems)
            say(f"Not done: {count} thing{'' if count == 1 else 's'} to mend.")
            sys.exit(2)
        except (EngineFault, EngineMissing, ContentMissing) as error:
            say(f"fairtrial failed, and gives no result rather than a wrong one: {error}")
            sys.exit(1)

    return run  # type: ignore[return-value]


@contextmanager
def _tidied() -> Iterator[None]:
    """Let whoever ends the program or closes its terminal end it as ctrl-C does, so that it tidies up first.

    Otherwise half an annex would stay behind, hidden beside where the whole should be, and the workers of a batch.
    """

    def end(number: int, _: object) -> None:
        for each in taken:
            signal.signal(each, signal.SIG_IGN)  # while it tidies up
        sys.exit(128 + number)

    taken = []
    if threading.current_thread() is threading.main_thread():  # no other may ask for it
        ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        # what was started with nohup goes on
        taken = [number for number in ending if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for each in taken:
            signal.signal(each, signal.SIG_DFL)


class _Command(click.Command):
    """A command that shows nobody a traceback where what click itself writes, such as help, cannot be written."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            with _tidied():
                return super().main(*args, **kwargs)
        except OSError as error:
            hush(sys.stdout)
            say(f"fairtrial failed: {error}")
            sys.exit(1)


class _Group(_Command, click.Group):
    command_class = _Command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fairtrial")
def main() -> None:
    """Hold a case against the international standards of a fair trial."""


@main.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fairtrial")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report here: annex.md or annex.json.")
@click.option("--lens", type=click.Choice(LENSES), default="as_alleged", show_default=True, help="Whose word is taken.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "md"]), default="text", show_default=True,
    help="What to print on standard output.",
)  # fmt: skip
@click.option(
    "--fail-on",
    type=click.Choice(["appears_breached", "needs_information"]),
    help="Exit with 3 if a finding has this outcome.",
)
@guarded
def check(case: Path, output: Path | None, lens: str, form: str, fail_on: str | None) -> None:
    """Check the case file CASE and print what appears breached, and what is missing.

    Nothing leaves this machine, and nothing is written but the file you name with -o.
    """
    if output is not None and output.suffix.lower() not in ENDINGS:
        message = f'the ending "{output.suffix}" is not one that can be written. Use one of: {", ".join(ENDINGS)}'
        raise InputError([Problem(message, str(output))])
    if output is not None and _same(output, case):
        raise InputError([Problem("this is the case file itself; name another file for the report", str(output))])
    # what is made while the program is loaded stays: looking through it for garbage takes a tenth of a cold start
    gc.disable()
    from fairtrial.program import evaluate, law

    law()
    gc.enable()
    report = evaluate(case, lens)
    if output is not None:
        _write(output, _document(report, output.suffix.lower()[1:]))
    if form == "text":
        from fairtrial.documents.summary import summary

        text = summary(report, str(output) if output else None)
    else:
        text = _document(report, form)
    show(text)
    if fail_on and any(finding.outcome == fail_on for finding in report.findings):
        sys.exit(3)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # what is not there, or cannot be looked at, is told where it is read or written


def _document(report: Any, form: str) -> str:
    if form == "json":
        from fairtrial.documents.jsonout import to_json

        return to_json(report)
    from fairtrial.documents.markdown import to_markdown

    return to_markdown(report)


def _write(path: Path, text: str) -> None:
    content = text.encode("utf-8")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or a device, which nothing can take the place of
        else:
            if path.exists():
                path.open("ab").close()  # fails for one that is protected against writing, which stays
            # written whole or not at all, and readable by nobody else; where a link leads to, and not in its place
            write_whole(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise InputError([Problem(f"it cannot be written: {error.strerror}", str(path))]) from None


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.option(
    "--expected", type=click.Path(path_type=Path), help="Where the NAME.expected.yaml lie, if not beside the cases."
)
@guarded
def replay(folder: Path | None, form: str, expected: Path | None) -> None:
    """Compare the rules with decided cases: the pairs of FOLDER (default: cases/views)."""
    from fairtrial import content
    from fairtrial.program import law
    from fairtrial.replay import as_markdown, to_data
    from fairtrial.replay import replay as run

    made = run(folder or content.folder("cases") / "views", law(), expected)
    show(as_markdown(made) if form == "md" else json.dumps(to_data(made), indent=1, ensure_ascii=False) + "\n")


@main.command()
@click.argument("cases", nargs=-1, required=True, metavar="DIR|FILES|-")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Write here: a line for each case."
)
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Cases evaluated at a time.")
@click.option("--lens", type=click.Choice(LENSES), default="as_alleged", show_default=True, help="Whose word is taken.")
@click.option("--summary", is_flag=True, help="Print the summary on standard output, and not on standard error.")
@guarded
def batch(cases: tuple[str, ...], output: Path, jobs: int, lens: str, summary: bool) -> None:
    """Check many case files: all in a folder, those named, or with - those named on standard input.

    Each gives one line of JSON, in the order of the input. A bad case gives a line that says what is wrong with it. An
    output that holds lines already is continued: run the same command again after a batch was cut short.
    """
    from fairtrial import batch as many
    from fairtrial.program import law

    if "-" in cases and sys.stdin is None:
        raise InputError([Problem("names are to be read from standard input, but it is closed", "-")])
    names = many.names_of(cases, sys.stdin.buffer if "-" in cases else ())
    digest = law().book.digest  # faulty rules stop the batch here; compiled and kept now, they serve every worker
    if not names:
        say(f"There are no case files here ({', '.join(many.ENDINGS)}).")
    with click.progressbar(length=len(names), label="Cases", file=messages) as bar:
        result = many.run(names, output, jobs, lens, rules=digest, progress=bar.update)
    if summary:
        show(result.table())
    else:
        messages.write(result.table())


@main.command()
def doctor() -> None:
    """Check this installation, and say what is wrong with it and what to do. Exit status 1 if something is."""
    from fairtrial.doctor import examine

    checks = examine()
    show("".join(f"{check}\n" for check in checks))
    if not all(check.well for check in checks):
        sys.exit(1)


@main.group()
def rules() -> None:
    """The rules: list them, check them."""


@rules.command("lint")
@guarded
def rules_lint() -> None:
    """Check every rule file and run every rule's own examples."""
    from fairtrial.lint import lint

    problems, count, examples = lint()
    if problems:
        raise InputError(problems)
    show(f"{count} rules, {examples} examples: all as they should be.\n")


@rules.command("list")
@guarded
def rules_list() -> None:
    """List every rule with its provision."""
    from fairtrial.program import law

    show("".join(f"{rule.provision:24} {rule.id}: {rule.title}\n" for rule in law().book.rules))


@main.group()
def standards() -> None:
    """The instruments and their provisions."""


@standards.command("show")
@click.argument("provision")
@guarded
def standards_show(provision: str) -> None:
    """Show what PROVISION lays down, what interprets it, and its rules; for example iccpr:14(3)(b)."""
    from fairtrial.documents.provision import provision_page
    from fairtrial.program import book_with_examples, law

    show(provision_page(provision, law(), book_with_examples().rules))


@standards.command("coverage")
@guarded
def standards_coverage() -> None:
    """Print every provision and paragraph with its status and its rules, as Markdown (docs/coverage.md)."""
    from fairtrial.coverage import as_markdown, coverage
    from fairtrial.program import law

    show(as_markdown(coverage(law())))


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@guarded
def unanswered(case: Path) -> None:
    """List what a case file leaves empty of the questions that are usually answered of its records."""
    from fairtrial.case.load import load_case
    from fairtrial.documents.unanswered import unanswered as listed

    show(listed(load_case(case)))


@main.command()
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@guarded
def differences(first: Path, second: Path) -> None:
    """List where two files differ that two people wrote of the same case, so that a third can settle it."""
    from fairtrial.case.load import load_case
    from fairtrial.documents.differences import differences as listed
    from fairtrial.program import law

    show(listed(load_case(first), load_case(second), law().book.reads.__contains__))


@main.command()
@click.argument("what", type=click.Choice(["case", "report", "fields"]))
def schema(what: str) -> None:
    """Print the JSON Schema of a case file (for editors) or of the report, or every field with its question."""
    if what == "fields":
        from fairtrial.documents.fields import fields_page

        show(fields_page())
        return
    if what == "case":
        from fairtrial.case.schema import case_schema

        made = case_schema()
    else:
        from fairtrial.documents.jsonout import schema as report_schema

        made = report_schema()
    show(json.dumps(made, indent=1, ensure_ascii=False) + "\n")
