"""Schemas that know the ids of one book: an editor offers them, and others stay as right as they were."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodstanding.records.source import Source

Json = Any
_KNOWN = "known_"
# Nobody chooses from more, and an editor would be slow; --account makes the lists short.
_MOST = 1_000
# What stays with the place of a field; the rest says what its text must look like.
_OF_PLACE = frozenset({"title", "description", "default", "deprecated"})


def known_ids(source: "Source", account: str | None) -> dict[str, list[str]]:
    """The ids that can be cited, by what they name; those of one account, or of all together."""
    from goodstanding.book import load_firm
    from goodstanding.kinds import ACCOUNT_FOLDERS

    firm = load_firm(source).known
    ids = {target: {*found} for target, found in firm.ids.items()} | {"holder": {*firm.holders}}
    for kind in ACCOUNT_FOLDERS.values():
        ids.setdefault(kind.name, set())
    ids |= {"record": set(), "meeting": set()}
    accounts = [name for name in source.folders() if not name.startswith("_")]
    for name in [account] if account else accounts:
        _of_account(source, name, ids)
    return {target: sorted(found) for target, found in ids.items() if 0 < len(found) <= _MOST}


def _of_account(source: "Source", account: str, ids: dict[str, set[str]]) -> None:
    from goodstanding.kinds import Identity, identify

    for entry in source.files(account):
        one = None if entry.problem else identify(entry.path)
        if not isinstance(one, Identity):
            continue
        if one.kind.folder:
            ids[one.kind.name].add(one.id)
            ids["record"].add(f"{one.kind.folder}/{one.id}")
        else:
            ids["meeting"].update(_meetings(source.read(entry.path)))


def _meetings(raw: bytes) -> Iterable[str]:
    from goodstanding.records.reader import parse_record

    data = parse_record(raw).data
    for step in ("communication", "meetings"):
        data = data.get(step) if isinstance(data, dict) else None
    rows = data if isinstance(data, list) else []
    return (str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row)


def with_ids(schema: dict[str, Json], ids: Mapping[str, list[str]]) -> dict[str, Json]:
    """The schema with what can be cited beside every field that cites."""
    used: set[str] = set()
    made: dict[str, Json] = _laid_over(schema, ids, used)
    known = {f"{_KNOWN}{target}": {"enum": ids[target]} for target in sorted(used)}
    return {**made, "$defs": {**made.get("$defs", {}), **known}} if known else made


def _laid_over(node: Json, ids: Mapping[str, list[str]], used: set[str]) -> Json:
    if isinstance(node, list):
        return [_laid_over(one, ids, used) for one in node]
    if not isinstance(node, dict):
        return node
    target = node.get("x-ref")
    if not (isinstance(target, str) and target in ids):
        return {key: _laid_over(value, ids, used) for key, value in node.items()}
    used.add(target)
    # The sample's ids would be offered beside the book's own.
    form = {key: one for key, one in node.items() if key not in _OF_PLACE and key != "examples"}
    place = {key: one for key, one in node.items() if key in _OF_PLACE}
    return {**place, "anyOf": [{"$ref": f"#/$defs/{_KNOWN}{target}"}, form]}
