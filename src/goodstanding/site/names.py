"""Who is who on the pages: people and accounts by the names they go by."""

from goodstanding.book import Book
from goodstanding.duty import NOBODY
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.site.words import title_of


class Names(Value, frozen=True):
    """Looks up names; an id that means nobody we know is shown as it is written."""

    book: Book

    def person(self, id_: str) -> str:
        """The name of one of us, of a role or of a group."""
        if id_ == NOBODY:
            return "Nobody"
        if id_ == "new_work":
            return "New Work"
        people = self.book.firm.people if self.book.firm else {}
        if id_ in people:
            return people[id_].name or id_
        return title_of(id_) if "_" in id_ else id_

    def account(self, id_: str) -> str:
        """The name of an account."""
        account = self.book.accounts.get(id_)
        return account.profile.name if account and account.profile.name else id_

    @staticmethod
    def stakeholder(account: Account, id_: str) -> str:
        """The name of a person at that client."""
        found = next((one for one in account.stakeholders if one.id == id_), None)
        return found.name if found and not found.is_restricted else id_
