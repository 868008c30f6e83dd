"""Who wrote an acceptance down: whoever accepts a handoff proves it best by their own commit."""

from collections.abc import Mapping

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm, Person
from goodstanding.model.handoff import Handoff
from goodstanding.model.past import Acceptance

COMMIT_SHOWN = 10


class Testimony(Value, frozen=True):
    """What the history says of an acceptance as it now reads; without `then` it is not committed yet.

    `receiver` was to accept; `writer` is who of us wrote it down, None for nobody of ours.
    """

    then: Acceptance | None = None
    receiver: str | None = None
    writer: str | None = None


def testimony(account: Account, handoff: Handoff, people: Mapping[str, Person]) -> Testimony | None:
    """What the history says of an acceptance; None where nothing is accepted, or there is no history."""
    accepted, history = handoff.accepted, account.history
    if history is None or accepted is None or accepted.accepted_on is None:
        return None
    then = history.accepted.get(handoff.id)
    if then is None or (then.accepted_on, then.by) != (accepted.accepted_on, accepted.by):
        return Testimony()
    return Testimony(then, then.by or handoff.to, _writer(then.email, people))


def witness(account: Account, handoff: Handoff, firm: Firm) -> str | None:
    """The same in words."""
    found = testimony(account, handoff, firm.people)
    if found is None or handoff.accepted is None:
        return None
    if found.then is None:
        return f"accepted on {handoff.accepted.accepted_on}, and not committed yet"
    return f"accepted on {found.then.accepted_on}; {_by_whom(found.then, found)}"


def _by_whom(then: Acceptance, found: Testimony) -> str:
    commit = (then.commit or "")[:COMMIT_SHOWN]
    came_in = f"on {then.written_on} (commit {commit})"
    if found.writer == found.receiver:
        return f"{found.receiver} wrote that down {came_in}"
    who = found.writer or "somebody who is not among our people"
    return f"{who} wrote that down {came_in}, and not {found.receiver}: only their own commit proves it"


def _writer(email: str, people: Mapping[str, Person]) -> str | None:
    address = email.casefold()
    found = (id_ for id_, one in sorted(people.items()) if one.email and one.email.casefold() == address)
    return next(found, None)
