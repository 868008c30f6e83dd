"""What every part of an account's page is made from."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks
from goodstanding.site.press import render
from goodstanding.site.text import Form
from goodstanding.site.words import count


class Section(Value, frozen=True):
    """One part of the page under its own heading; without `html` there is nothing to tell."""

    anchor: str
    title: str
    html: Markup


class Sitter(Value, frozen=True):
    """The account that a page is about, with the ledger it stands in and the marks of the page."""

    account: Account
    ledger: Ledger
    m: Marks

    @property
    def as_of(self) -> date:
        """The day of the page."""
        return self.ledger.as_of

    def theirs(self, id_: str) -> str:
        """The name of a person at the client."""
        return self.ledger.names.stakeholder(self.account, id_)

    def draw(self, template: str, **view: object) -> Markup:
        """A part of the page by its template."""
        names = {"theirs": self.theirs, "account": self.account, "as_of": self.as_of}
        return render(f"account/{template}", self.m.edition, self.m.links.here, {**names, **view})


def earlier(number: int, one: str, many: str) -> Markup:
    """How many more are on record than are shown; nothing where all are."""
    return _EARLIER(count(number, one, many)) if number > 0 else Markup("")


_EARLIER = Form("<p>%s on record.</p>")
Draw = Callable[[Sitter], Section | None]
