"""`standing mark`: one word on a record, with the facts that the word needs."""

from typing import TYPE_CHECKING, Any

import click

from goodstanding.cli.completion import (
    complete_clocks,
    complete_people,
    complete_records,
    complete_rules,
    complete_stakeholders,
    complete_words,
    one_of,
)
from goodstanding.cli.writing import Pen, ask, day_of, on_option, writes

if TYPE_CHECKING:
    from datetime import date

    from goodstanding.kinds import Identity
    from goodstanding.occasion import Occasion
    from goodstanding.writing.marks import Mark, Need
    from goodstanding.writing.proposal import Proposal

WORDS = (
    "done", "missed", "told", "reflect", "revise", "accept", "return", "submit", "resolve", "close",
    "snooze", "waive",
)  # fmt: skip


@click.command()
@click.argument("record", shell_complete=complete_records)
@click.argument("word", type=click.Choice(WORDS), shell_complete=complete_words)
@on_option("The day it happened; else the day of --as-of.")
@click.option(
    "--cause",
    metavar="WORD",
    shell_complete=one_of("us", "client", "third_party"),
    help="missed: us, client or third_party.",
)
@click.option(
    "--to", metavar="ID", shell_complete=complete_stakeholders, help="told: who of the client was told."
)
@click.option("--why", metavar="TEXT", help="reflect: what led to the miss.")
@click.option("--change", metavar="TEXT", help="reflect: what we do differently.")
@click.option("--owner", metavar="ID", shell_complete=complete_people, help="reflect: who of us does it.")
@click.option("--due", metavar="DAY", help="reflect: by when; revise: the new day.")
@click.option("--told", metavar="DAY", help="revise: the day on which the client was told.")
@click.option("--which", metavar="N", help="done: which follow-up of a talk, where several are open.")
@click.option(
    "--by",
    metavar="ID",
    shell_complete=complete_people,
    help="accept: who takes over; snooze: who agreed; waive: who approved it.",
)
@click.option("--reason", metavar="TEXT", help="return: what is missing; revise, close, snooze, waive: why.")
@click.option("--outcome", metavar="TEXT", help="resolve: how it ended.")
@click.option(
    "--result",
    metavar="WORD",
    shell_complete=one_of("won", "lost", "dropped"),
    help="close: won, lost or dropped.",
)
@click.option(
    "--clock", metavar="ID", shell_complete=complete_clocks, help="snooze: the clock that is put off."
)
@click.option(
    "--rule", metavar="ID", shell_complete=complete_rules, help="waive: the clock or notice that is waived."
)
@click.option("--until", metavar="DAY", help="snooze, waive: the last day on which it holds.")
@click.option(
    "--asked-by", metavar="ID", shell_complete=complete_people, help="snooze, waive: who of us asked for it."
)
@writes
def mark(occasion: "Occasion", pen: Pen, record: str, word: str, on: str | None, **given: str | None) -> None:
    """Mark a RECORD with a WORD, such as done, told or accept; only what the word says is changed.

    RECORD is a name such as acme/commitments/2026-04-01-audit, or its last part; for 'snooze' the
    account. At a terminal it asks for the facts that the word needs; nowhere else.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.records import named_record
    from goodstanding.errors import UsageError
    from goodstanding.records.edit import read_fields
    from goodstanding.writing.marks import hint_of, mark_of

    answers: dict[str, Any] = {name.replace("_", "-"): value for name, value in given.items()}
    identity = named_record(occasion.source, record)
    data = read_fields(occasion.source.read(identity.file))
    what = mark_of(word, identity, data)
    known = {need.flag for need in what.needs}
    if stray := sorted(name for name, value in answers.items() if value is not None and name not in known):
        raise UsageError(f"--{stray[0]} does not go with '{word}'")
    if on is not None and day_of(occasion, on) > occasion.as_of:
        raise UsageError(f"--on {on}: that day has not come yet")
    if what.value and identity.id[:10] > occasion.as_of.isoformat():
        raise UsageError(f"{identity.id} is still to come: it can be marked '{word}' once it was held")
    _ask(occasion, what, word, answers)
    proposal = _proposal(occasion, identity, word, what, answers, on)
    pen.write([proposal], f"{identity.account}: mark {identity.id} {_past(word)}")
    if hint := hint_of(word, data, answers):
        terminal.say(f"{hint}\n")


def _ask(occasion: "Occasion", what: "Mark", word: str, answers: dict[str, Any]) -> None:
    """Asks for every fact that was not given, and understands the days."""
    for need in what.needs:
        said = ask(
            need.question,
            answers[need.flag],
            f"'{word}' needs --{need.flag} ({need.question})",
            required=need.required,
            fault=lambda text, need=need: need.fault(_meant(need, text, occasion.as_of)),  # type: ignore[misc]  # a lambda's own argument
        )
        answers[need.flag] = said and _meant(need, said, occasion.as_of)


def _meant(need: "Need", text: str, as_of: "date") -> str:
    """What an answer means: of a day the calendar day, and of what is to come the next one of that name."""
    from goodstanding.cli.days import spoken_day

    return spoken_day(text, as_of, ahead=need.flag in {"due", "until"}) if need.is_day else text


def _past(word: str) -> str:
    return {
        "reflect": "reflected on", "revise": "moved", "accept": "accepted", "return": "returned",
        "submit": "submitted", "resolve": "resolved", "close": "closed", "snooze": "snoozed",
        "waive": "waived",
    }.get(word, word)  # fmt: skip


def _proposal(
    occasion: "Occasion",
    identity: "Identity",
    word: str,
    what: "Mark",
    answers: dict[str, Any],
    on: str | None,
) -> "Proposal":
    from goodstanding.kinds import KINDS
    from goodstanding.records.edit import change_record, read_fields
    from goodstanding.writing.marks import changes_of, facts_of
    from goodstanding.writing.proposal import Proposal
    from goodstanding.writing.record import new_record

    day = day_of(occasion, on)
    account = identity.account or ""
    if word == "waive":
        about = (
            {} if identity.kind.name == "account" else {"record": identity.record.removeprefix(f"{account}/")}
        )
        facts = {**facts_of(what, answers), **about}
        return new_record(occasion.source, KINDS["waiver"], account, facts, day)
    before = occasion.source.read(identity.file)
    changes = changes_of(word, what, read_fields(before), answers, day)
    return Proposal(identity, before, change_record(before, changes))
