"""Evidence: what the history of the book shows and no later edit can take back."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.immutable import replace
from goodstanding.kinds import KINDS, Identity
from goodstanding.model.account import Account
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm
from goodstanding.model.record import DatedRecord
from goodstanding.place import Place

MOVED = Rule("commitment-moved-silently", Severity.LAPSE)
VANISHED = Rule("commitment-vanished", Severity.LAPSE)
BACKDATED = Rule("record-backdated", Severity.LAPSE)
UNAVAILABLE = Rule("history-unavailable", Severity.NOTICE)

COMMIT_SHOWN = 10


def moved_silently(account: Account, firm: Firm) -> Iterator[Finding]:
    """Promises whose day moved without a line that says so; in the change under review an error."""
    if account.history is None or not account.history.moves:
        return
    promises = {one.id: one for one in account.commitments}
    for move in account.history.moves:
        promise = promises.get(move.promise)
        if promise is None:
            continue
        if move.commit is None:
            message = (
                f"it was promised for {move.from_on}, and no line under 'revisions' tells of the move to "
                f"{move.to_on}: add one with from_on, to_on, revised_on and told_on, or put the day back"
            )
            yield _still_curable(MOVED.at(promise, ("due_on",), message))
        else:
            yield MOVED.at(
                promise,
                ("due_on",),
                f"moved from {move.from_on} to {move.to_on} on {move.moved_on} "
                f"(commit {move.commit[:COMMIT_SHOWN]}), and no line under 'revisions' said so. It stays on "
                "record; next time add the line, and tell the client before the old day comes",
            )


def vanished(account: Account, firm: Firm) -> Iterator[Finding]:
    """Promises that were on record and are not there any more; in the change under review an error."""
    here = {one.id for one in account.commitments}
    for gone in account.history.vanished if account.history else ():
        if gone.promise in here:
            continue
        identity = Identity(KINDS["commitment"], account.id, gone.promise)
        due = f", due on {gone.due_on}," if gone.due_on else ""
        if gone.commit is None:
            message = (
                f"this promise{due} is on record and this change takes it away: put the file back, and "
                "if it no longer holds, fill 'withdrawn'"
            )
        else:
            message = (
                f"this promise{due} was on record until {gone.vanished_on} "
                f"(commit {gone.commit[:COMMIT_SHOWN]}), then its file was taken away. It still counts; "
                "put the file back, and if the promise no longer holds, fill 'withdrawn'"
            )
        place = Place(identity.record, identity.file)
        finding = Finding(VANISHED.id, VANISHED.severity, account.id, place, message)
        yield finding if gone.commit else _still_curable(finding)


def backdated(account: Account, firm: Firm) -> Iterator[Finding]:
    """Records that came in long after the day they are about.

    Never an error: the day is true and cannot be mended, and whoever writes late must not be stopped.
    """
    if account.history is None or not account.history.late:
        return
    days = int(firm.policy.limit(BACKDATED.id, "days"))
    written = {one.record: one.written_on for one in account.history.late}
    for record in account.records():
        if not isinstance(record, DatedRecord) or record.dated_on < firm.policy.book_opened_on:
            continue
        written_on = written.get(f"{record.of_kind.folder}/{record.id}")
        if written_on and (late := (written_on - record.dated_on).days) > days:
            yield BACKDATED.at(
                record,
                (),
                f"came in on {written_on}, {late} days after its own day. It stays on record as written "
                "from memory; next time write it down the same week",
            )


def unavailable(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """That the history could not be read, so that nothing is said of the past."""
    if firm.history_gap:
        yield UNAVAILABLE.at(
            firm.policy,
            (),
            f"nothing is said of moved, vanished and backdated records here: {firm.history_gap}",
        )


def _still_curable(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.ERROR)


CHAPTER = Chapter(
    name="evidence",
    page="playbook/history.md",
    errors=((MOVED, moved_silently), (VANISHED, vanished), (BACKDATED, backdated)),
    firm_notices=((UNAVAILABLE, unavailable),),
)
