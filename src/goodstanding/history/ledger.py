"""The ledger of promises: what is needed to speak of them, and how strong the evidence is."""

from datetime import UTC, date, datetime, time
from enum import StrEnum

from goodstanding.history.facts import Facts, data_in, said_in
from goodstanding.history.lives import Life, lives_of
from goodstanding.history.log import Step, Touch
from goodstanding.history.moves import View, view_of
from goodstanding.history.pasts import COMMITMENTS
from goodstanding.history.promises import Promise, promises_of
from goodstanding.history.reading import History, Looked, open_history
from goodstanding.history.repository import good_signatures, merges
from goodstanding.immutable import Value, replace
from goodstanding.records.source import Source


class Strength(StrEnum):
    """What a commit can prove of who said something and when."""

    PLAIN = "plain_commit"
    MERGED = "merged_on_protected_branch"
    SIGNED = "signed_commit"


class Ledger(Value, frozen=True):
    """Promises as of a day; `commit` is the one up to which history was read.

    `signed` are the commits whose signature could be verified here, `merged` those that brought a branch
    in, where the host calls the main one protected. `is_sample` says that the records were taken at
    their word, for the history of a sample book tells only how it was written.
    """

    as_of: date
    promises: tuple[Promise, ...]
    commit: str | None = None
    signed: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()
    is_sample: bool = False

    def strength(self, commit: str) -> Strength:
        """How much a commit can carry."""
        if commit in self.signed:
            return Strength.SIGNED
        return Strength.MERGED if commit in self.merged else Strength.PLAIN


def load_ledger(looked: Looked, as_of: date, account: str | None = None) -> Ledger:
    """The promises of the book, or of one account; raises where the history cannot be trusted."""
    return ledger_of(open_history(looked), as_of, account)


def ledger_of(
    history: History, as_of: date, account: str | None = None, hidden: frozenset[str] = frozenset()
) -> Ledger:
    """The promises that a history knows; of files that are `hidden` today without their words."""
    repository = history.repository
    promises = promises_of(history.lives, history.view, as_of, account, hidden)
    told = {one.warned.commit for one in promises if one.warned}
    return Ledger(
        as_of,
        tuple(promises),
        repository.head,
        good_signatures(repository, told),
        merges(repository, told) if history.looked.is_protected else frozenset(),
    )


def ledger_at_its_word(source: Source, as_of: date, account: str | None = None) -> Ledger:
    """The promises of a sample book, as its records say."""
    return ledger_of_words(*at_their_word(source, as_of), as_of, account)


def ledger_of_words(lives: list[Life], view: View, as_of: date, account: str | None = None) -> Ledger:
    """The same of records that were taken at their word already."""
    promises = promises_of(lives, view, as_of, account)
    return Ledger(as_of, tuple(replace(one, warned=None) for one in promises), is_sample=True)


def at_their_word(source: Source, as_of: date) -> tuple[list[Life], View]:
    """The promises' records as if they had come in as they are, all at once."""
    said, touches = {}, []
    for folder in source.folders():
        for entry in source.files(folder):
            if f"/{COMMITMENTS}/" in entry.path and not entry.problem:
                said[entry.path] = said_in(data_in(source.read(entry.path)))
                touches.append(Touch(entry.path, "", entry.path))
    noon = int(datetime.combine(as_of, time(12), UTC).timestamp())
    steps = [Step("", noon, "", "", tuple(touches))]
    return lives_of(steps), view_of(steps, Facts(b"", said, {}), UTC)
