"""What of an earlier edition still holds: a preview makes only those pages anew that may differ."""

from collections import defaultdict
from collections.abc import Mapping

from goodstanding.immutable import replace
from goodstanding.site.edition import Edition
from goodstanding.site.making import Making, Share
from goodstanding.site.page import SiteFile, SitePage

# The folders whose pages and files tell of one account alone; its name follows.
_OF_ONE = ("accounts/", "documents/", "write/")
_DOCUMENTS = "documents/"
_INDEX = "index"
# What the forms of all accounts share.
_FORMS = "forms"


def holding(making: Making, before: Edition, now: Edition) -> dict[str, Share]:
    """What was made of accounts of which nothing differs between both editions, by account."""
    same = same_accounts(before, now)
    pages: Mapping[str, list[SitePage]] = defaultdict(list)
    files: Mapping[str, list[SiteFile]] = defaultdict(list)
    for page in making.pages():
        pages[account_of(page.path) or ""].append(page)
    for file in making.files():
        files[account_of(file.path) or ""].append(file)
    courses = before.ledger.past.courses.found() if before.ledger else {}
    return {
        id_: Share(pages[id_], files[id_], {id_: courses[id_]} if id_ in courses else {})
        for id_ in sorted(same)
    }


def account_of(path: str) -> str | None:
    """The account that a page or file tells of; None where it tells of more."""
    for folder in _OF_ONE:
        if path.startswith(folder):
            name, below, _ = path.removeprefix(folder).partition("/")
            name = name if below else name.rpartition(".")[0]
            return None if name in {_INDEX, _FORMS} else name
    return None


def same_accounts(before: Edition, now: Edition) -> frozenset[str]:
    """The accounts that read the same in both: their own records, the firm's, and how both stand."""
    if before.ledger is None or now.ledger is None or not _is_same_firm(before, now):
        return frozenset()
    old, new = before.ledger, now.ledger
    return frozenset(
        id_
        for id_, records in new.book.account_records.items()
        if records == old.book.account_records.get(id_)
        and new.standing.accounts.get(id_) == old.standing.accounts.get(id_)
    )


def _is_same_firm(before: Edition, now: Edition) -> bool:
    if _without_ledger(before) != _without_ledger(now) or before.ledger is None or now.ledger is None:
        return False
    old, new = before.ledger, now.ledger
    return old.book.firm_records == new.book.firm_records and _of_all(before) == _of_all(now)


def _of_all(edition: Edition) -> object:
    """What every page says of the whole book: when it changes next, what could not be read."""
    standing = edition.standing
    return standing and replace(standing, accounts={}), edition.not_assessed


def _without_ledger(edition: Edition) -> Edition:
    # Nothing leads to a document but the page of its own account.
    known = frozenset(url for url in edition.known if not url.startswith(_DOCUMENTS))
    return replace(edition, ledger=None, source=None, known=known)
