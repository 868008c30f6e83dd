"""Which pages of an earlier edition still hold: a preview makes only those anew that may differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from goodstanding.site.edition import Edition
from goodstanding.site.page import SitePage

# The folders whose pages tell of one account alone; its name follows.
_OF_ONE = ("accounts/", "documents/", "write/")


@dataclass(frozen=True)
class Made:
    """An edition with the pages that were made of it."""

    edition: Edition
    pages: Mapping[str, SitePage] = field(default_factory=dict)

    def holding(self, now: Edition) -> dict[str, SitePage]:
        """The pages of accounts of which nothing differs between that edition and this one, by path."""
        same = same_accounts(self.edition, now)
        return {path: page for path, page in self.pages.items() if account_of(path) in same}


def made_of(edition: Edition, pages: Iterable[SitePage]) -> Made:
    """An edition with its pages, to be asked when the next one is made."""
    return Made(edition, {page.path: page for page in pages})


def account_of(path: str) -> str | None:
    """The account that a page tells of; None where it tells of more."""
    for folder in _OF_ONE:
        if path.startswith(folder):
            name = path.removeprefix(folder).partition("/")[0].removesuffix(".md")
            return None if name == "index" else name
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
    return replace(edition, ledger=None, source=None)
