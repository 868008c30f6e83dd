"""Findings: what is wrong in the records, what went wrong for good, and advice."""

from enum import StrEnum
from typing import Protocol

from goodstanding.immutable import Value
from goodstanding.place import KeyPath, Place


class Severity(StrEnum):
    """How much a finding weighs; errors fail a pull request, the others never do."""

    ERROR = "error"
    LAPSE = "lapse"
    NOTICE = "notice"


class Cited(Protocol):
    """Anything a finding or duty can stand on: a record with an identity."""

    @property
    def record(self) -> str:
        """Its name, such as `acme/commitments/2026-04-01-audit`."""

    @property
    def file(self) -> str:
        """Its file, from the book's root."""

    @property
    def home(self) -> str | None:
        """Its account; None for the firm's own records."""


class Finding(Value, frozen=True, array_like=True):
    """One fault, lapse or piece of advice, in words that say what is wrong and what to do."""

    rule: str
    severity: Severity
    account: str | None
    place: Place
    message: str
    waived: bool = False

    @property
    def url(self) -> str:
        """The page of its rule, from the root of the published site."""
        return f"rules/{self.rule}/"


class NotAssessed(Value, frozen=True, array_like=True):
    """A record that could not be built, so that nothing was judged on it."""

    record: str
    file: str
    because: str


class Rule(Value, frozen=True):
    """One rule of the book: its id (subject first, kebab-case) and how much it weighs.

    With a `module`, the rule is silent where the firm leaves that module aside.
    """

    id: str
    severity: Severity
    module: str = ""

    def at(self, record: Cited, path: KeyPath, message: str, *, on_key: bool = False) -> Finding:
        """A finding of this rule at a key of a record."""
        place = Place(record.record, record.file, path, on_key)
        return Finding(self.id, self.severity, record.home, place, message)
