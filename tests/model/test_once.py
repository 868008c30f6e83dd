"""What is remembered with an account is true of that account alone, and changes nothing about it."""

import pickle

from tests.second_opinion.books import as_source, numbered

from goodstanding.book import load_book
from goodstanding.immutable import replace
from goodstanding.model.account import Account
from goodstanding.model.once import once


def an_account() -> Account:
    book = load_book(as_source(numbered(7).book()))
    return next(iter(book.accounts.values()))


def test_it_is_found_once_for_each_account() -> None:
    asked: list[str] = []

    @once
    def named(account: Account) -> str:
        asked.append(account.id)
        return account.profile.name

    @once
    def counted(account: Account) -> int:
        asked.append("count")
        return len(account.contacts)

    account = an_account()
    renamed = replace(account, profile=replace(account.profile, name="Another name"))
    for _ in range(2):
        assert named(account) == account.profile.name
        assert named(renamed) == "Another name"
        assert counted(account) == len(account.contacts)
    assert asked == [account.id, account.id, "count"]


def test_nobody_else_sees_it() -> None:
    account = an_account()
    untouched = replace(account)
    once(lambda one: len(one.contacts))(account)
    assert account == untouched
    assert pickle.loads(pickle.dumps(account)) == untouched  # noqa: S301 - our own
