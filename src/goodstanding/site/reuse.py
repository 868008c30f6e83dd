"""What of an earlier edition still holds: a preview makes only those pages anew that may differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from goodstanding.immutable import replace
from goodstanding.site.calendar import feed_of_account, feed_of_person
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.making import NOTHING, Held, Making, Share
from goodstanding.site.page import SiteFile, SitePage

# The folders whose pages and files tell of one account alone; its name follows.
_OF_ONE = ("accounts/", "documents/", "write/")
_DOCUMENTS = "documents/"
_INDEX = "index"
# What the forms of all accounts share.
_FORMS = "forms"
# Pages that tell of the firm's policy and the product, and nothing of any account.
_REFERENCE = ("records/", "rules/", "clocks/")


def held_of(making: Making, before: Edition, now: Edition) -> Held:
    """What was made before that no change between both editions can have touched."""
    old, new = before.ledger, now.ledger
    if old is None or new is None or not _is_same_firm(before, now):
        return NOTHING
    same = same_accounts(before, now)
    new.take_pictures({id_: one for id_, one in old.pictured().items() if id_ in same})
    untouched = frozenset(old.firm.people if old.firm else ()).difference(_touched(old, new, same))
    pages = {page.path: page for page in making.pages() if _holds(page.path, untouched)}
    feeds = frozenset([*map(feed_of_account, same), *map(feed_of_person, untouched)])
    files = {file.path: file for file in making.files() if file.path in feeds}
    return Held(_shares(making, old, same), pages, files)


def _holds(path: str, people: frozenset[str]) -> bool:
    if path.startswith(_REFERENCE):
        return True
    return path.startswith("people/") and path.removeprefix("people/").removesuffix(".md") in people


def _touched(old: Ledger, new: Ledger, same: frozenset[str]) -> Iterator[str]:
    """The people whom an account or a duty of the firm names that differs, before or now."""
    people = old.firm.people if old.firm else {}
    for one, other in ((old, new), (new, old)):
        told = [
            f"{records!r} {one.standing.accounts.get(id_)!r}"
            for id_, records in one.book.account_records.items()
            if id_ not in same
        ]
        # What the firm as a whole owes differs at times for what one account says.
        told += (repr(duty) for duty in one.standing.firm_duties if duty not in other.standing.firm_duties)
        yield from (id_ for id_ in people if any(f"'{id_}'" in text for text in told))


def _shares(making: Making, old: Ledger, same: frozenset[str]) -> dict[str, Share]:
    """What was made of these accounts, by account."""
    pages: Mapping[str, list[SitePage]] = defaultdict(list)
    files: Mapping[str, list[SiteFile]] = defaultdict(list)
    for page in making.pages():
        pages[account_of(page.path) or ""].append(page)
    for file in making.files():
        files[account_of(file.path) or ""].append(file)
    courses = old.past.courses.found()
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
    whole = standing and replace(standing, accounts={}, firm_findings=(), firm_duties=())
    return whole, edition.not_assessed


def _without_ledger(edition: Edition) -> Edition:
    # Nothing leads to a document but the page of its own account.
    known = frozenset(url for url in edition.known if not url.startswith(_DOCUMENTS))
    return replace(edition, ledger=None, source=None, known=known)
