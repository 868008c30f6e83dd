"""Where a promise stands on the page of its account, and the way there from any list."""

from markupsafe import Markup

from goodstanding.duty import Duty
from goodstanding.model.account import Account
from goodstanding.model.work import Commitment
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks
from goodstanding.site.subjects import subject_of
from goodstanding.site.text import plain, render_line

# Of promises that are over the newest say enough; all are in the account's folder.
OVER_SHOWN = 15
_PART = "promises"
_COMMITMENTS = "commitments/"


def shown_promises(account: Account) -> list[Commitment]:
    """The promises on an account's page: the open ones first, then the newest of the others."""
    made = sorted(account.commitments, key=lambda one: one.id, reverse=True)
    is_open = sorted((one for one in made if one.is_open), key=lambda one: (one.due_on, one.id))
    return [*is_open, *[one for one in made if not one.is_open][:OVER_SHOWN]]


def anchor_of(id_: str) -> str:
    """The anchor of a promise on its account's page."""
    return f"promise-{id_}"


def to_promise(account: Account, promise: Commitment, m: Marks) -> Markup:
    """A promise in its own words, leading to where it stands; what is restricted leads nowhere."""
    if promise.is_restricted:
        return m.said(promise.what, restricted=True)
    anchor = anchor_of(promise.id) if promise in shown_promises(account) else _PART
    # A link within a link would be none.
    return m.a(f"accounts/{account.id}/#{anchor}", plain(render_line(promise.what)))


def about(duty: Duty, ledger: Ledger, m: Marks) -> str | Markup | None:
    """What a duty is about; where that is a promise, leading to it."""
    id_, _, record = duty.record.partition("/")
    account = ledger.accounts.get(id_)
    if account and record.startswith(_COMMITMENTS):
        name = record.removeprefix(_COMMITMENTS)
        promise = next((one for one in account.commitments if one.id == name), None)
        if promise and not promise.is_restricted:
            return to_promise(account, promise, m)
    return subject_of(duty, ledger.book)
