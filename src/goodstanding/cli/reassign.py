"""`standing reassign`: one account manager follows another, in one change of all that moves."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_accounts, complete_people
from goodstanding.cli.portfolio import FORMATS, known_person, read_book, say_sheets
from goodstanding.cli.writing import Pen, finish_what_was_cut_off, writes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodstanding.book import Book
    from goodstanding.model.account import Account
    from goodstanding.model.firm import Firm
    from goodstanding.occasion import Occasion
    from goodstanding.standing.portfolio import Reassignment


@click.command()
@click.argument("from_person", metavar="[FROM]", required=False, shell_complete=complete_people)
@click.argument("to_person", metavar="[TO]", required=False, shell_complete=complete_people)
@click.option(
    "--account",
    "accounts",
    metavar="ACCOUNT",
    multiple=True,
    shell_complete=complete_accounts,
    help="Only this account, as often as needed; else all that FROM manages.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Also what rests with FROM at other clients and in the firm."
)
@click.option("--list", "only_list", is_flag=True, help="List what moves and what is missing; write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="The list for people, for programs, or for a page; writes nothing.",
)
@click.option(
    "--continue", "go_on", is_flag=True, help="Finish a change of several records that was cut off."
)
@writes
def reassign(
    occasion: "Occasion",
    pen: Pen,
    from_person: str | None,
    to_person: str | None,
    *,
    accounts: tuple[str, ...],
    everything: bool,
    only_list: bool,
    form: str | None,
    go_on: bool,
) -> None:
    """Let TO follow FROM as account manager: all that moves is written at once, or nothing is.

    Accounts, open promises, follow-ups, planned talks, handoffs and whose contact somebody is move;
    each account without one gets an open handoff to fill in. What only a person can do, such as
    telling the client, is listed. See it first with --dry-run or --list.
    """
    from goodstanding.cli import terminal
    from goodstanding.errors import UsageError

    if go_on:
        if not finish_what_was_cut_off(occasion):
            terminal.say("no change was cut off\n")
        return
    if not from_person or not to_person or from_person == to_person:
        raise UsageError("name two people: who hands over, and who follows")
    book, firm = read_book(occasion)
    for person in (from_person, to_person):
        known_person(firm, person)
    found = _found(occasion, book, firm, (from_person, to_person), accounts)
    if only_list or form:
        _list(occasion, book, found, form or "text")
    else:
        _write(occasion, pen, found, everything=everything)
        terminal.say("".join(f"not looked at, since it cannot be read: {file}\n" for file in _unread(book)))


def _found(
    occasion: "Occasion", book: "Book", firm: "Firm", people: tuple[str, str], wanted: tuple[str, ...]
) -> "Reassignment":
    from goodstanding.cli.narrowing import known_account
    from goodstanding.immutable import replace
    from goodstanding.standing.portfolio import reassignment

    for account in wanted:
        known_account(occasion.source, account)
    every = _with_history(occasion, book.accounts)
    found = reassignment(every, firm, *people, occasion.as_of)
    if not wanted:
        return found
    return replace(found, moves=tuple(one for one in found.moves if one.account in wanted))


def _with_history(occasion: "Occasion", accounts: "Mapping[str, Account]") -> "list[Account]":
    """The accounts with what the history proves of them, where it can be read."""
    from goodstanding.immutable import replace
    from goodstanding.occasion import pasts_of

    pasts = pasts_of(occasion)
    return [replace(one, history=pasts.of(one, ())) for one in accounts.values()]


def _unread(book: "Book") -> list[str]:
    """The records that nothing is known of, so that something of the first may rest there."""
    accounts = book.account_records.values()
    return sorted({one.file for account in accounts for one in account.not_assessed})


def _list(occasion: "Occasion", book: "Book", found: "Reassignment", form: str) -> None:
    from goodstanding.reports.portfolio import reassign_sheets

    say_sheets(occasion, book, form, found, reassign_sheets(found))


def _write(occasion: "Occasion", pen: Pen, found: "Reassignment", *, everything: bool) -> None:
    from goodstanding.cli import terminal
    from goodstanding.reports.visible import visible
    from goodstanding.writing.reassign import hand_over

    done = hand_over(occasion.source, found, occasion.as_of, everything=everything)
    for warning in found.warnings:
        terminal.say(f"mind: {visible(warning)}\n")
    if not done.proposals:
        terminal.say(f"nothing rests with {found.from_} that moves to {found.to}\n")
    else:
        count = len(found.moves)
        what = f"{count} {'account' if count == 1 else 'accounts'}"
        pen.write(done.proposals, f"accounts: {found.to} follows {found.from_} at {what}")
    if done.left:
        terminal.say("for you to do:\n")
        terminal.say("".join(f"  {account}: {visible(one)}\n" for account, one in done.left))
    if found.elsewhere and not everything:
        count = len(found.elsewhere)
        more = "one thing more rests" if count == 1 else f"{count} things more rest"
        terminal.say(f"{more} with {found.from_} elsewhere: --all takes that along\n")
