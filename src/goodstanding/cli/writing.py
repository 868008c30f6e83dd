"""What the commands that write have in common: their options, their questions, and how a change is made."""

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from datetime import date

    from goodstanding.occasion import Occasion
    from goodstanding.writing.proposal import Proposal


def writes(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes; the command is given the occasion and a `Pen`."""

    @wraps(command)
    def run(load: "Callable[[], Occasion]", *, dry_run: bool, commit: bool, **given: Any) -> None:
        from goodstanding.errors import UsageError

        if dry_run and commit:
            raise UsageError("say --dry-run or --commit, not both")
        occasion = load()
        if occasion.at:
            raise UsageError("--at shows what was; records are written on disk as they are now")
        command(occasion, Pen(occasion, dry_run=dry_run, commit=commit), **given)

    run = click.option("--dry-run", is_flag=True, help="Show the exact change and write nothing.")(run)
    run = click.option("--commit", is_flag=True, help="Commit what was written, and nothing else.")(run)
    return with_occasion(run)


def on_option(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option `--on DAY`."""
    return click.option("--on", "on", metavar="DAY", help=text)


class Pen:
    """Makes a change the way this run was asked to: shown only, written, or written and committed."""

    def __init__(self, occasion: "Occasion", *, dry_run: bool, commit: bool) -> None:
        self._occasion, self._dry_run, self._commit = occasion, dry_run, commit

    def write(self, proposals: "Sequence[Proposal]", subject: str) -> None:
        """Refuses what would add an error to the book; else makes the change as a whole and says so."""
        from goodstanding.writing.proposal import refuse_errors

        refuse_errors(self._occasion.source, proposals, self._occasion.as_of)
        if self._dry_run:
            self._show(proposals)
            return
        finish_what_was_cut_off(self._occasion)
        self._put(proposals)
        for one in proposals:
            _say(f"{'added' if one.before is None else 'changed'} {one.file}\n")
        self._keep(proposals, subject)

    def lay_out(self, proposals: "Sequence[Proposal]") -> None:
        """Writes records that say the same as before, each for itself."""
        if self._dry_run:
            self._show(proposals)
            return
        for one in proposals:
            self._put([one])
            _say(f"laid out {one.file}\n")
        count = f"{len(proposals)} {'record' if len(proposals) == 1 else 'records'}"
        self._keep(proposals, f"records: lay out {count} alike")

    def _show(self, proposals: "Sequence[Proposal]") -> None:
        from goodstanding.reports.visible import visible
        from goodstanding.writing.proposal import render_diff

        _say("".join(f"{visible(row)}\n" for row in render_diff(proposals).splitlines()))

    def _put(self, proposals: "Sequence[Proposal]") -> None:
        from goodstanding.writing.together import Step, write_together

        steps = [Step(one.file, one.before, one.after) for one in proposals]
        if len(steps) > 1:
            write_together(self._occasion.root, steps)
            return
        from goodstanding.writing.disk import write_record

        for step in steps:
            write_record(self._occasion.root, step.file, step.seen, step.after)

    def _keep(self, proposals: "Sequence[Proposal]", subject: str) -> None:
        if not self._commit:
            return
        from goodstanding.writing.commit import commit_files

        commit_files(self._occasion.root, [one.file for one in proposals], subject)
        _say(f"committed: {subject}\n")


def finish_what_was_cut_off(occasion: "Occasion") -> bool:
    """Finishes a change of several records that a run before this one could not, and says so."""
    from goodstanding.writing.together import finish

    files = finish(occasion.root)
    if files:
        _say("".join(f"finished what was cut off: {file}\n" for file in files))
    return bool(files)


def _say(text: str) -> None:
    from goodstanding.cli import terminal

    terminal.say(text)


def is_talking() -> bool:
    """Whether a person sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    question: str,
    given: str | None,
    missing: str,
    *,
    required: bool = True,
    fault: "Callable[[str], str | None] | None" = None,
) -> str | None:
    """What was given, else the answer of the person at the terminal; `missing` says which flag to give.

    An answer with a `fault` is told and asked for again, so that nothing typed before is lost.
    """
    from goodstanding.errors import UsageError

    if given is not None and given.strip():
        return given.strip()
    if is_talking() and given is None:
        answer = _answer(question)
        while answer and fault and (told := fault(answer)):
            click.echo(told)
            answer = _answer(question)
        if answer or not required:
            return answer or None
    if required:
        raise UsageError(missing)
    return None


def _answer(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip()


def day_of(occasion: "Occasion", on: str | None) -> "date":
    """The day that `--on` names, else the day of the occasion."""
    from goodstanding.cli.days import spoken_day
    from goodstanding.dates import parse_day
    from goodstanding.errors import UsageError

    if on is None:
        return occasion.as_of
    day = parse_day(spoken_day(on, occasion.as_of, ahead=False))
    if day is None:
        raise UsageError(f"--on {on}: write the day as 2026-06-01, or say yesterday")
    return day
