"""A whole made-up book, account by account."""

from collections.abc import Iterator
from pathlib import Path

from book_maker.firm import firm_lives
from book_maker.life import Life
from book_maker.profile import profile_lives
from book_maker.promises import commitment_lives
from book_maker.scene import scene_of
from book_maker.talks import contact_lives
from book_maker.work import work_lives

# The kind of record that each folder holds.
KINDS = {
    "_people": "person",
    "stakeholders": "stakeholder",
    "contacts": "contact",
    "commitments": "commitment",
    "handoffs": "handoff",
    "opportunities": "opportunity",
    "projects": "project",
    "reviews": "review",
}


def kind_of(file: Path) -> str:
    """The kind of record in a file of a book."""
    return {"_policy": "policy", "account": "account"}.get(file.stem) or KINDS[file.parent.name]


def account_lives(index: int) -> list[Life]:
    """All records of the account of that number: the same in a book of any size."""
    scene = scene_of(index)
    lives = [
        *profile_lives(scene),
        *contact_lives(scene),
        *commitment_lives(scene),
        *work_lives(scene),
    ]
    # Two records of one day and word are one file: the first of them stays.
    return list({life.path: life for life in reversed(lives)}.values())[::-1]


def book_lives(accounts: int) -> Iterator[Life]:
    """All records of a book of so many accounts, the firm's own first."""
    yield from firm_lives(accounts)
    for index in range(accounts):
        yield from account_lives(index)


def write_book(accounts: int, folder: Path) -> int:
    """Writes the book under `folder`/accounts/; gives the number of files."""
    made: set[str] = set()
    count = 0
    for count, life in enumerate(book_lives(accounts), start=1):  # noqa: B007 -- the last number is the answer
        path = f"{folder}/accounts/{life.path}"
        parent = path.rpartition("/")[0]
        if parent not in made:
            Path(parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(path, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 -- twice as fast
            file.write(life.text())
    return count
