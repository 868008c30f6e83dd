"""What part of a standing is shown; never what part is judged."""

from datetime import date

from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.immutable import Value


class Scope(Value, frozen=True):
    """The files, folders and duties to show; each None shows all.

    `places` are paths from the book's root: a file, or a folder that ends in `/`. `owner`,
    `account` and `until_on` narrow duties, `account` findings too.
    """

    places: frozenset[str] | None = None
    owner: str | None = None
    account: str | None = None
    until_on: date | None = None

    def shows_file(self, file: str) -> bool:
        """Whether something that stands in that file is shown."""
        if self.account and not file.startswith(f"accounts/{self.account}/"):
            return False
        if self.places is None:
            return True
        return file in self.places or any(
            file.startswith(place) for place in self.places if place.endswith("/")
        )

    def shows_finding(self, finding: Finding) -> bool:
        """Whether that finding is shown."""
        return self.shows_file(finding.place.file)

    def shows_duty(self, duty: Duty) -> bool:
        """Whether that duty is shown."""
        if self.owner and duty.owner != self.owner:
            return False
        if self.account and duty.account != self.account:
            return False
        if self.until_on and duty.due_on > self.until_on:
            return False
        return self.places is None or self.shows_file(duty.file)


EVERYTHING = Scope()
