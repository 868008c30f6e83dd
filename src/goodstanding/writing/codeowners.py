"""Who is asked to review a change to an account: its manager and deputy, as a CODEOWNERS file says it.

GitHub and GitLab both read the file and know people by the e-mail address of their user account.
The later of two lines that fit a file goes first. Only what stands between two marks is ours.
"""

import re
from collections.abc import Iterator
from datetime import date

from goodstanding.book import Book
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm

BEGIN = "# begin: account managers and deputies"
END = "# end: account managers and deputies"
NOTE = "# Written by `standing codeowners --write`; what stands between these two lines is replaced."
# Where hosts look for the file, from the top of the repository.
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
# Anything else would end the name, or open a comment.
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class Owners(Value, frozen=True):
    """The lines of the file, and those of us whom no line can name for want of an address."""

    lines: tuple[str, ...]
    unnamed: tuple[str, ...]

    def laid_into(self, text: str) -> str:
        """The file with these lines in the place of the old ones, or at its end."""
        own = "".join(f"{one}\n" for one in (BEGIN, NOTE, *self.lines, END))
        before, mark, rest = text.partition(BEGIN)
        if mark and END in rest:
            return before + own + rest.partition(END)[2].removeprefix("\n")
        return (text.rstrip("\n") + "\n\n" if text.strip() else "") + own


def owners_of(book: Book, firm: Firm, prefix: str, day: date) -> Owners:
    """The owners of every account's folder on that day; `prefix` leads from the repository to the book."""
    top = "/" + prefix.replace(" ", "\\ ") + ROOT
    asked = {f"{top}/": (firm.policy.default_owner,)} | {
        f"{top}/{id_}/": _people_of(account, firm, day) for id_, account in sorted(book.accounts.items())
    }
    lines, unnamed = [], set[str]()
    for path, people in asked.items():
        here = [one for one in people if one and _is_here(firm, one, day)]
        addresses = [address for one in here if (address := _address(firm, one))]
        unnamed |= {one for one in here if not _address(firm, one)}
        if addresses:
            lines.append(" ".join([path, *addresses]))
    return Owners(tuple(lines), tuple(sorted(unnamed)))


def _people_of(account: Account, firm: Firm, day: date) -> tuple[str | None, ...]:
    own = dict.fromkeys((account.profile.account_manager, account.profile.deputy))
    return tuple(own) if any(_is_here(firm, one, day) for one in own) else (firm.policy.default_owner,)


def _is_here(firm: Firm, id_: str | None, day: date) -> bool:
    person = firm.people.get(id_ or "")
    return person is not None and (person.left_on is None or day < person.left_on)


def _address(firm: Firm, id_: str) -> str | None:
    person = firm.people[id_]
    said = person.email if not person.is_restricted else None
    return said if said and _ADDRESS.fullmatch(said) else None


def differences(before: str, after: str) -> Iterator[str]:
    """The lines that one file has and the other has not: `- gone`, `+ new`."""
    old, new = before.splitlines(), after.splitlines()
    yield from (f"- {one}" for one in old if one not in new)
    yield from (f"+ {one}" for one in new if one not in old)
