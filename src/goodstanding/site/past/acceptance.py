"""What proves that a handoff was accepted: the receiver's own change, or only somebody's word."""

from markupsafe import Markup

from goodstanding.history.ledger import Strength
from goodstanding.model.account import Account
from goodstanding.model.handoff import Handoff
from goodstanding.model.past import Acceptance
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks
from goodstanding.site.past.commits import commit_link
from goodstanding.site.text import Form, escape
from goodstanding.standing.portfolio.witness import Testimony, testimony

_PROVED = Form("proved by the change of %s on %s (%s %s)")
_IN_WORDS = Form("in words only: recorded by %s on %s (%s)")
_NOT_YET = escape("in words only: not committed yet")
_NOBODY_OF_US = "somebody who is not among our people"
# A plain commit bears whatever name was set where it was made.
_STRENGTHS = {
    Strength.PLAIN: "a plain commit",
    Strength.MERGED: "merged into the protected branch,",
    Strength.SIGNED: "a signed commit",
}


def proof_of(account: Account, handoff: Handoff, ledger: Ledger, m: Marks) -> Markup | None:
    """What the history carries of an acceptance; None where nothing is accepted or no history tells."""
    found = testimony(account, handoff, ledger.firm.people if ledger.firm else {})
    if found is None:
        return None
    return _NOT_YET if found.then is None else _witnessed(found.then, found, ledger, m)


def _witnessed(then: Acceptance, found: Testimony, ledger: Ledger, m: Marks) -> Markup | None:
    if then.written_on is None or then.commit is None:
        return None
    day, commit = m.day(then.written_on), commit_link(m.edition, then.commit)
    if found.writer is None or found.writer != found.receiver:
        return _IN_WORDS(m.person(found.writer) if found.writer else _NOBODY_OF_US, day, commit)
    strength = ledger.past.acceptances.strength(then.commit)
    return _PROVED(m.person(found.writer), day, _STRENGTHS[strength], commit)
