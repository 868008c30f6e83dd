"""Finds e-mail addresses and telephone numbers in free text, where they do not belong."""

import re
from collections.abc import Iterator
from typing import Any

from goodstanding.place import KeyPath, spell_path
from goodstanding.records.messages import ShapeFault
from goodstanding.records.schema import shape

# One bounded part on each side: no text can make the search slow.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_PHONE = re.compile(r"(?<![0-9A-Za-z])(?:\+|00)[ ]?[0-9](?:[ ()./-]{0,2}[0-9]){7,14}(?![0-9])")
_LINK = re.compile(r"https?://[^\s<>\"]+")
_MAY_HOLD = ("stakeholder", "person")


def personal_data(kind: str, data: Any) -> Iterator[ShapeFault]:
    """The free text of a record that holds an address or number of a person."""
    if kind in _MAY_HOLD:
        return
    for path, value, _is_key, _node in shape(kind).marked_values("x-text", data):
        if isinstance(value, str) and (found := _look(value)):
            yield ShapeFault(path, _sentence(path, found))


def _look(text: str) -> str | None:
    if "@" not in text and "+" not in text and "00" not in text:
        return None
    bare = _LINK.sub(" ", text)
    if _EMAIL.search(bare):
        return "an e-mail address"
    return "a telephone number" if _PHONE.search(bare) else None


def _sentence(path: KeyPath, found: str) -> str:
    return (
        f"'{spell_path(path)}' holds {found}: keep it in the person's own record "
        "(stakeholders/ or _people/) and name the person here"
    )
