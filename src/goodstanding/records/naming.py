"""Tells which record was meant where its name stands instead of its id, or the id under another kind."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from goodstanding.immutable import Value, field
from goodstanding.kinds import ACCOUNT_FOLDERS

# Two people of one family differ by more than a slip of the pen.
_NEAR = 0.9
_LETTERS = re.compile(r"[a-z0-9]+")


class Register(Value, frozen=True):
    """Who and what there is: by kind and id the name, which is empty where a record has none to be shown."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def meant(self, target: str, written: str) -> str | None:
        """What to write in a field that cites such a record; None where none or several could be meant."""
        if target == "record":
            return _only(self._by_id(spell_name(written.rpartition("/")[2])))
        names = self.names.get("person" if target == "holder" else target, {})
        spelt = {id_: spell_name(name) for id_, name in names.items() if name}
        asked = spell_name(written)
        if not asked:
            return None
        same = [id_ for id_, name in spelt.items() if name == asked]
        part = [id_ for id_, name in spelt.items() if asked in name.split("-")]
        near = get_close_matches(asked, {*spelt.values()}, n=1, cutoff=_NEAR)
        return _only(same or part or [id_ for id_, name in spelt.items() if name in near])

    def _by_id(self, id_: str) -> list[str]:
        """The records of that id, each with its folder."""
        folders = ((folder, self.names.get(kind.name, {})) for folder, kind in ACCOUNT_FOLDERS.items())
        return [f"{folder}/{id_}" for folder, names in folders if id_ in names]


def spell_name(name: str) -> str:
    """A name in the letters that ids have: `Ana Ruíz` becomes `ana-ruiz`."""
    plain = unicodedata.normalize("NFKD", name)
    return "-".join(_LETTERS.findall("".join(_bare(plain)).casefold()))


def _bare(text: str) -> Iterator[str]:
    return (sign for sign in text if not unicodedata.combining(sign))


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None
