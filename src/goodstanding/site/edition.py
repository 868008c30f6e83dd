"""One edition of the site: which book, as of which day, for whose eyes."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from goodstanding.book import Book, load_book
from goodstanding.errors import SourceError
from goodstanding.finding import NotAssessed
from goodstanding.history import Looked
from goodstanding.immutable import Value, field, replace
from goodstanding.records.source import POLICY, Entry, Source
from goodstanding.reports.report import build_report
from goodstanding.site.documents.choice import load_forms
from goodstanding.site.ledger import Ledger
from goodstanding.site.numbers import Numbers, numbers_of
from goodstanding.site.past.bygone import Bygone, past_of
from goodstanding.standing import Standing
from goodstanding.standing.reading import read_and_stand
from goodstanding.standing.rereading import Rereader
from goodstanding.standing.whole import without_collecting
from goodstanding.writing.draft import Template
from goodstanding.writing.spelling import DEFAULT

# Said of each record beside an account.yml that cannot be read.
_LEFT_ASIDE = "/account.yml cannot be read"


class Profile(StrEnum):
    """For whose eyes an edition is: anyone's, or only the firm's own."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Edition(Value, frozen=True):
    """What every page of one edition is made from.

    `ledger`, the book itself, is None in a public edition. `numbers` is None where the policy could
    not be read. `known` holds the addresses of all pages, `edit_base` is the address before a
    file's path that leads to where it can be edited, `prefix` the way from the repository's root to the
    book, `source` where its files are read, `commit_base` that before a commit's id, `index`
    what is added to a folder's address.
    """

    profile: Profile
    as_of: date
    commit: str | None = None
    numbers: Numbers | None = None
    sample: bool = False
    locale: str = DEFAULT
    ledger: Ledger | None = None
    edit_base: str | None = None
    commit_base: str | None = None
    templates: Mapping[str, Template | str] = field(default_factory=dict)
    known: frozenset[str] = field(default_factory=frozenset)
    index: str = ""
    source: Source | None = None
    prefix: str = ""

    @property
    def standing(self) -> Standing | None:
        """How the book stands; None in a public edition."""
        return self.ledger.standing if self.ledger else None

    @property
    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """The records on which nothing was judged; never told to anyone outside."""
        return self.standing.not_assessed if self.standing else ()

    @property
    def faulty(self) -> tuple[NotAssessed, ...]:
        """Those of them that are at fault themselves; the others belong to an account that is."""
        return tuple(one for one in self.not_assessed if not one.because.endswith(_LEFT_ASIDE))

    @property
    def unread(self) -> Mapping[str, int]:
        """How many records of an account could not be read, where any could not."""
        return self.ledger.report.unread if self.ledger else {}

    @property
    def is_judged(self) -> bool:
        """Whether there was a policy to judge by."""
        return self.numbers is not None

    def edit_url(self, file: str) -> str | None:
        """Where that file of the book can be edited, if anywhere."""
        return self.edit_base + file if self.edit_base else None


class PolicyOnly(Value, frozen=True):
    """A book of which nothing but the policy can be read."""

    whole: Source

    @property
    def commit(self) -> str | None:
        """The commit of the book."""
        return self.whole.commit

    def folders(self) -> list[str]:
        """No folder at all."""
        return []

    def files(self, folder: str) -> list[Entry]:
        """The policy's file, if it is there."""
        return [] if folder else [one for one in self.whole.files("") if one.path == POLICY]

    def read(self, path: str) -> bytes:
        """The bytes of the policy; raises SourceError for any other file."""
        if path != POLICY:
            raise SourceError(f"{path}: is no part of this edition")
        return self.whole.read(POLICY)


def load_edition(
    source: Source,
    as_of: date,
    profile: Profile,
    looked: Looked | None = None,
    workers: int | None = None,
    rereader: Rereader | None = None,
) -> Edition:
    """The edition of that book; a public one has read nothing but the policy.

    `looked` is the book as its history is asked; without it nothing is made of any history.
    `workers` is the number of processes that read (default: two for a large book); a `rereader`,
    which knows the book from before, reads by itself.
    """
    with without_collecting():
        if profile is Profile.PUBLIC:
            return _edition_of(load_book(PolicyOnly(source)), profile, as_of)
        history, pasts = past_of(looked)
        if rereader:
            book, standing = rereader.read(source, as_of, pasts)
        else:
            book, standing = read_and_stand(source, as_of, pasts, workers)
        return _internal(source, book, standing, Bygone(source, book, as_of, looked, history, pasts))


def _internal(source: Source, book: Book, standing: Standing, bygone: Bygone) -> Edition:
    report = build_report(standing, source)
    edition = _edition_of(book, Profile.INTERNAL, standing.as_of)
    return replace(edition, source=source, ledger=Ledger(book, report, bygone), templates=load_forms(source))


def _edition_of(book: Book, profile: Profile, as_of: date) -> Edition:
    policy = book.firm.policy if book.firm else None
    return Edition(
        profile=profile,
        as_of=as_of,
        commit=book.commit,
        sample=bool(policy and policy.sample_as_of_on),
        locale=policy.locale if policy else DEFAULT,
        numbers=numbers_of(policy, for_anyone=profile is Profile.PUBLIC) if policy else None,
    )


def known_urls(*parts: Iterable[str]) -> frozenset[str]:
    """The addresses of all pages, from several lists of them."""
    return frozenset(url for part in parts for url in part)
