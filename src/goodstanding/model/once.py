"""What depends on an account alone is found out once, however many clocks, parts and days ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from goodstanding.model.account import Account

Found = TypeVar("Found")


def once(find: "Callable[[Account], Found]") -> "Callable[[Account], Found]":
    """The same function, remembering with each account what it found: give what nobody can change."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(account: "Account") -> Found:
        known = account.__dict__
        if name not in known:
            known[name] = find(account)
        return known[name]  # type: ignore[no-any-return]  # under this name nobody else keeps anything

    return found
