"""`standing log`: what was said with a client, and what was promised, in one line."""

from typing import TYPE_CHECKING, Any

import click

from goodstanding.cli.completion import complete_accounts, complete_stakeholders, one_of
from goodstanding.cli.writing import Pen, ask, day_of, on_option, writes

if TYPE_CHECKING:
    from datetime import date

    from goodstanding.occasion import Occasion
    from goodstanding.writing.proposal import Proposal


_COVERS = (
    "update", "check_in", "satisfaction", "goodwill", "new_work", "pm_sync", "support_watch",
    "software_review_offer",
)  # fmt: skip
_CHANNELS = ("call", "meeting", "email", "chat", "visit", "event")
_OUTCOMES = ("reached", "planned", "no_response", "missed")

_MOST_SHOWN = 8


@click.command()
@click.argument("account", shell_complete=complete_accounts)
@click.argument("said", metavar="[SAID]", required=False)
@click.option(
    "--theirs",
    metavar="IDS",
    shell_complete=complete_stakeholders,
    help="Who of the client, with commas between them.",
)
@click.option(
    "--covers",
    metavar="LIST",
    shell_complete=one_of(*_COVERS),
    help="What it covered, such as update,check_in.",
)
@click.option(
    "--channel",
    metavar="WORD",
    shell_complete=one_of(*_CHANNELS),
    help="How: call, meeting, email, chat, visit or event.",
)
@click.option(
    "--outcome",
    metavar="WORD",
    shell_complete=one_of(*_OUTCOMES),
    help="reached (where left out), planned, no_response or missed.",
)
@click.option(
    "--follow-up",
    "follow_ups",
    metavar='"WHAT;DUE[;OWNER]"',
    multiple=True,
    help="Something to be done after it, as often as needed.",
)
@click.option(
    "--promise",
    "promises",
    metavar='"WHAT;TO;DUE"',
    multiple=True,
    help="What was promised, to whom and by when: becomes a commitment.",
)
@on_option("The day of the talk; else the day of --as-of.")
@writes
def log(
    occasion: "Occasion",
    pen: Pen,
    account: str,
    said: str | None,
    on: str | None,
    follow_ups: tuple[str, ...],
    promises: tuple[str, ...],
    **words: str | None,
) -> None:
    """Log what was SAID with an ACCOUNT, a try or a planned talk, and what was promised in it.

    At a terminal it asks for what was said, with whom, how, and what was promised, where the
    words do not say it; nowhere else does it ask anything.
    """
    from goodstanding.cli.narrowing import known_account

    known_account(occasion.source, account)
    day = day_of(occasion, on)
    summary = ask("What was said?", said, f'say what was said: standing log {account} "..."')
    known = _stakeholders(occasion, account)
    theirs = _theirs(known, words["theirs"])
    channel = ask(
        f"How ({', '.join(_CHANNELS)})?",
        words["channel"],
        "--channel",
        required=False,
        fault=lambda word: None if word in _CHANNELS else f"'{word}' is none of {', '.join(_CHANNELS)}",
    )
    if not promises:
        asked = ask(
            "Anything promised (what;to;due)?",
            None,
            "--promise",
            required=False,
            fault=lambda text: _fault_of_promise(text, known, day),
        )
        promises = (asked,) if asked else ()
    facts: dict[str, Any] = {
        "summary": summary,
        "theirs": _words(theirs),
        "channel": channel,
        "outcome": words["outcome"],
        "covers": _words(words["covers"]),
        "follow_ups": [_follow_up(one, day) for one in follow_ups],
    }
    proposals = _proposals(occasion, account, {key: one for key, one in facts.items() if one}, promises, day)
    count = len(promises)
    also = f" with {count} {'promise' if count == 1 else 'promises'}" if count else ""
    pen.write(proposals, f"{account}: log the contact {proposals[0].identity.id}{also}")


def _stakeholders(occasion: "Occasion", account: str) -> list[str]:
    from goodstanding.kinds import Identity, identify

    found = (identify(entry.path) for entry in occasion.source.files(account))
    return [one.id for one in found if isinstance(one, Identity) and one.kind.name == "stakeholder"]


def _theirs(known: list[str], given: str | None) -> str | None:
    """With whom it was; whoever sits at a terminal is told the ids, and asked again for what is none."""
    shown = ", ".join(known[:_MOST_SHOWN]) + (", ..." if len(known) > _MOST_SHOWN else "")
    question = f"With whom of theirs ({shown or 'ids'}; commas between)?"
    return ask(question, given, "--theirs", required=False, fault=lambda text: _unknown(_words(text), known))


def _unknown(words: list[str], known: list[str]) -> str | None:
    from goodstanding.cli.narrowing import guess

    odd = next((word for word in words if word not in known), None)
    return f"there is no stakeholder '{odd}'{guess(odd, known)}" if odd else None


def _fault_of_promise(text: str, known: list[str], day: "date") -> str | None:
    from goodstanding.cli.days import FORMS
    from goodstanding.dates import parse_day
    from goodstanding.errors import UsageError

    try:
        said = _promise(text, day)
    except UsageError:
        return "write it as what;to;due, such as Send the price;sue;2026-06-12"
    if parse_day(said["due_on"]) is None:
        return f"'{said['due_on']}' is no day: write {FORMS}"
    return _unknown([said["to"]], known)


def _proposals(
    occasion: "Occasion", account: str, facts: dict[str, Any], promises: tuple[str, ...], day: "date"
) -> "list[Proposal]":
    from goodstanding.kinds import KINDS
    from goodstanding.writing.record import new_record

    made: list[Proposal] = []
    rows = [("commitment", _promise(one, day)) for one in promises]
    for kind, fields in (("contact", facts), *rows):
        taken = [one.file for one in made]
        made.append(new_record(occasion.source, KINDS[kind], account, fields, day, taken=taken))
    return made


def _words(text: str | None) -> list[str]:
    return [word for word in (part.strip() for part in (text or "").split(",")) if word]


def _follow_up(text: str, day: "date") -> dict[str, str]:
    parts = _parts(text, "--follow-up", "what;due or what;due;owner", 2, 3)
    return _dated(dict(zip(("what", "due_on", "owner"), parts, strict=False)), day)


def _promise(text: str, day: "date") -> dict[str, str]:
    parts = _parts(text, "--promise", "what;to;due", 3, 3)
    return _dated(dict(zip(("what", "to", "due_on"), parts, strict=True)), day)


def _dated(said: dict[str, str], day: "date") -> dict[str, str]:
    """What was said, its day counted from the day of the talk."""
    from goodstanding.cli.days import spoken_day

    return {**said, "due_on": spoken_day(said["due_on"], day, ahead=True)}


def _parts(text: str, flag: str, form: str, least: int, most: int) -> list[str]:
    from goodstanding.errors import UsageError

    parts = [part.strip() for part in text.split(";")]
    if not least <= len(parts) <= most or not all(parts):
        raise UsageError(f'{flag} "{text}": write it as "{form}"')
    return parts
