"""Another record of the account by its own words, where one names it."""

from collections.abc import Iterable

from markupsafe import Markup

from goodstanding.kinds import ACCOUNT_FOLDERS, KINDS
from goodstanding.model.record import Record
from goodstanding.site.account.part import Sitter
from goodstanding.site.text import joined

_TITLES = ("name", "title", "what", "summary", "note", "event")


def cited(ids: Iterable[str], sitter: Sitter) -> Markup | None:
    """The records behind such names as `projects/portal`, each by its first words."""
    found = [_named(one, sitter) for one in ids]
    return joined("; ", found) if found else None


def _named(id_: str, sitter: Sitter) -> Markup:
    folder, _, own = id_.partition("/")
    kind = ACCOUNT_FOLDERS.get(folder)
    there: Iterable[Record] = getattr(sitter.account, KINDS[kind.name].folder or "", ()) if kind else ()
    record = next((one for one in there if one.id == own), None)
    if record is None or record.is_restricted:
        return sitter.m.dim(id_)
    title = next((text for name in _TITLES if (text := getattr(record, name, None))), id_)
    return sitter.m.said(str(title))
