"""Who wrote an acceptance down: whoever accepts a handoff proves it best by their own commit."""

from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff
from goodstanding.model.past import Acceptance

COMMIT_SHOWN = 10


def witness(account: Account, handoff: Handoff, firm: Firm) -> str | None:
    """What the history proves of an acceptance; None where nothing is accepted, or there is no history."""
    accepted, history = handoff.accepted, account.history
    if history is None or accepted is None or accepted.accepted_on is None:
        return None
    then = history.accepted.get(handoff.id)
    if then is None or (then.accepted_on, then.by) != (accepted.accepted_on, accepted.by):
        return f"accepted on {accepted.accepted_on}, and not committed yet"
    return f"accepted on {then.accepted_on}; {_by_whom(then, handoff, firm)}"


def _by_whom(then: Acceptance, handoff: Handoff, firm: Firm) -> str:
    receiver = then.by or handoff.to
    commit = (then.commit or "")[:COMMIT_SHOWN]
    came_in = f"on {then.written_on} (commit {commit})"
    writer = _person(then.email, firm)
    if writer == receiver:
        return f"{receiver} wrote that down {came_in}"
    who = writer or "somebody who is not among our people"
    return f"{who} wrote that down {came_in}, and not {receiver}: only their own commit proves it"


def _person(email: str, firm: Firm) -> str | None:
    address = email.casefold()
    found = (id_ for id_, one in sorted(firm.people.items()) if one.email and one.email.casefold() == address)
    return next(found, None)
