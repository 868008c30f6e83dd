"""What the pages know of the time since the last exchange with a client, for its brief."""

from goodstanding.history.story import Story
from goodstanding.model.account import Account
from goodstanding.reports.brief import happenings
from goodstanding.site.ledger import Ledger
from goodstanding.site.past.bygone import Basis
from goodstanding.writing.brief import NOTHING_KNOWN, Since, last_exchange


def since_exchange(ledger: Ledger, account: Account) -> Since:
    """The latest events of the account that came after the last exchange; else why there are none."""
    past = ledger.past
    if past.basis is not Basis.HISTORY:
        return Since(gap=past.gap) if past.gap else NOTHING_KNOWN
    story = past.stories.get(account.id, Story())
    last = last_exchange(account, ledger.as_of)
    oldest = story.events[-1].at.date() if story.events else None
    is_cut = bool(story.earlier and oldest and (last is None or oldest > last.on))
    return Since(happenings(story.events, past.people, last, ledger.as_of), is_cut)
