"""Reads a book: source to records, findings, and what could not be assessed.

Never stops at the first bad record: one fault does not hide another.
"""

from functools import cached_property

from goodstanding.book.account import AccountRecords, load_account, load_account_by
from goodstanding.book.firm import FirmRecords, PolicyFacts, load_firm, read_policy_facts
from goodstanding.book.shelf import account_ids, firm_folders
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.records.source import Source

__all__ = [
    "AccountRecords",
    "Book",
    "FirmRecords",
    "PolicyFacts",
    "account_ids",
    "firm_folders",
    "load_account",
    "load_account_by",
    "load_book",
    "load_firm",
    "read_policy_facts",
]


class Book(Value, frozen=True, dict=True):
    """The whole book as read."""

    firm_records: FirmRecords
    account_records: dict[str, AccountRecords]
    commit: str | None = None

    @property
    def firm(self) -> Firm | None:
        """The firm, or None where its policy could not be built."""
        return self.firm_records.firm

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The accounts that could be built, by id."""
        return {id_: one.account for id_, one in self.account_records.items() if one.account}


def load_book(source: Source) -> Book:
    """Everything that the source holds."""
    firm = load_firm(source)
    accounts = {id_: load_account(source, firm, id_) for id_ in account_ids(source.folders())}
    return Book(firm, accounts, source.commit)
