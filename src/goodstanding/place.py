"""Where something stands in the book: a record and a way of keys into it."""

from goodstanding.immutable import Value

Step = str | int
KeyPath = tuple[Step, ...]


class Place(Value, frozen=True, array_like=True):
    """A place in a record; line and column are looked up only when a person is shown it.

    `record` is `acme/commitments/2026-04-01-audit`, `file` its path from the book's root,
    `path` the keys and list positions that lead to the value (empty: the whole file).
    `on_key` points at the key rather than its value. `mark` is (line, column), counted from 1,
    where reading already knows it.
    """

    record: str
    file: str
    path: KeyPath = ()
    on_key: bool = False
    mark: tuple[int, int] | None = None


def spell_path(path: KeyPath) -> str:
    """A key path as people read it: `follow_ups[2].due_on`, list positions counted from 1."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text
