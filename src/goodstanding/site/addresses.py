"""Where pages, records and commits can be seen at the place that keeps the book."""

from goodstanding.immutable import Value
from goodstanding.site.carry import edit_base
from goodstanding.site.past.commits import commit_base


class Addresses(Value, frozen=True):
    """What stands before the path of a page, of a record, and a commit's id; None where there is none."""

    pages: str | None = None
    records: str | None = None
    commits: str | None = None


def addresses_of(repo_url: str, edit_uri: str) -> Addresses:
    """The addresses by the settings' own words."""
    pages, records = edit_base(repo_url, edit_uri)
    return Addresses(pages, records, commit_base(repo_url, edit_uri))
