"""A new record: its name, its fields in the order of its schema, its text."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from goodstanding.dates import parse_day
from goodstanding.errors import UsageError
from goodstanding.kinds import KINDS, Identity, Kind, fault_of_slug
from goodstanding.place import KeyPath
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import is_restricted, load_schema, resolve
from goodstanding.records.source import Source
from goodstanding.records.spelling import spell_field
from goodstanding.writing.proposal import Proposal, read_present

_NAMING = ("summary", "what", "title", "name", "note", "event", "rule", "kind", "person")
_MOST_WORDS = 5
_LONGEST_SLUG = 48
# Letters that do not come apart into a plain one and its accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"})
_FIELD = re.compile(r"[A-Za-z_][\w-]*(?:\[[0-9]+\]|\.[\w-]+)*")
_STEP = re.compile(r"\[([0-9]+)\]|([\w-]+)")


def read_fields(given: Collection[str], texts: Collection[str] = ()) -> dict[str, Any]:
    """The fields that `field=value` words say; a value in brackets is a list or a block.

    `texts` are the fields that hold text, whatever it looks like.
    """
    fields: dict[str, Any] = {}
    for word in given:
        name, sign, text = word.partition("=")
        if not sign or not _FIELD.fullmatch(name.strip()):
            raise UsageError(f"--set {word}: write it as field=value, such as due_on=2026-06-12")
        steps = [*path_of(name)]
        value = text.strip() if name.strip() in texts else read_value(text.strip())
        _lay(fields, steps, value, word)
    return fields


def path_of(place: str) -> KeyPath:
    """The key path that people write as `follow_ups[2].due_on`, list positions counted from 1."""
    return tuple(int(number) - 1 if number else key for number, key in _STEP.findall(place))


def read_value(text: str) -> Any:
    """What a person's word means: a list or block in brackets, a number, true or false, else text."""
    read = parse_record(f"- {text}".encode("utf-8", "surrogatepass"))
    if read.faults or not isinstance(read.data, list) or len(read.data) != 1:
        return text
    value = read.data[0]
    if isinstance(value, dict) and not text.startswith("{"):
        return text
    return text if value is None and text else value


def _lay(fields: dict[str, Any], steps: list[Any], value: Any, word: str) -> None:
    here: Any = fields
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if isinstance(here, list) and step == len(here):
            here.append(None)
        if (isinstance(here, list) and not (isinstance(step, int) and 0 <= step < len(here))) or (
            not isinstance(here, (dict, list))
        ):
            raise UsageError(f"--set {word}: it does not fit what was set before it")
        if following is None:
            here[step] = value
        elif (here.get(step) if isinstance(here, dict) else here[step]) is None:
            here[step] = [] if isinstance(following, int) else {}
        here = here[step]


def text_fields(kind: Kind) -> frozenset[str]:
    """The fields of a kind of record that hold text."""
    schema = load_schema(kind.name)
    fields = schema["properties"].items()
    return frozenset(name for name, node in fields if resolve(node, schema)[0].get("type") == "string")


def missing_fields(kind: Kind, fields: Mapping[str, Any]) -> dict[str, str]:
    """The fields that a record of that kind cannot do without, and what each is, in plain words.

    Where it could do without any, the first is asked for: a record says something.
    """
    schema = load_schema(kind.name)
    must = schema.get("required") or ([] if fields else [*schema["properties"]][:1])
    needed = (name for name in must if fields.get(name) is None)
    return {name: str(schema["properties"][name].get("title", name)) for name in needed}


def kind_called(word: str) -> Kind:
    """The kind of record that a word names."""
    from difflib import get_close_matches

    names = sorted(name for name in KINDS if name != "policy")
    if word == "policy":
        raise UsageError("a book has one policy, accounts/_policy.yml: change what it says there")
    if word not in names:
        close = get_close_matches(word, names, 1)
        hint = f"did you mean '{close[0]}'?" if close else "there are " + ", ".join(names)
        raise UsageError(f"no kind of record is called '{word}': {hint}")
    return KINDS[word]


def new_record(
    source: Source,
    kind: Kind,
    account: str | None,
    fields: Mapping[str, Any],
    on: date,
    id_: str | None = None,
    taken: Collection[str] = (),
) -> Proposal:
    """The proposal of a new record; without an id it is named after its own words.

    Without an account it is the firm's own.
    """
    if not kind.folder:
        identity = Identity(kind, account, kind.name)
    else:
        identity = _identity(source, kind, account, fields, on, id_, taken)
    if read_present(source, identity.file) is not None:
        raise UsageError(f"{identity.file} is there already: choose another --id, or change that record")
    return Proposal(identity, None, text_of(source, identity, fields))


def _identity(
    source: Source,
    kind: Kind,
    account: str | None,
    fields: Mapping[str, Any],
    on: date,
    id_: str | None,
    taken: Collection[str],
) -> Identity:
    if id_ is not None:
        begins = parse_day(id_[:10]) is not None and id_[10:11] == "-"
        name = id_ if not kind.dated or begins else f"{on.isoformat()}-{id_}"
        if fault := fault_of_slug(name[11:] if kind.dated else name):
            raise UsageError(f"--id: {fault}")
        return Identity(kind, account, name)
    base = slug_of(fields, kind.name)
    for number in range(1, 1000):
        slug = base if number == 1 else f"{base}-{number}"
        identity = Identity(kind, account, f"{on.isoformat()}-{slug}" if kind.dated else slug)
        if identity.file not in taken and read_present(source, identity.file) is None:
            return identity
    raise UsageError(f"there are too many records called {base} on that day: say --id")


def slug_of(fields: Mapping[str, Any], fallback: str) -> str:
    """A short name from a record's own words."""
    if is_restricted({**fields}):
        return fallback  # a file's name is seen by everybody
    text = next((str(fields[name]) for name in _NAMING if fields.get(name)), fallback)
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = "-".join(words[:_MOST_WORDS])[:_LONGEST_SLUG].strip("-")
    return slug if slug and fault_of_slug(slug) is None else fallback


def text_of(source: Source, identity: Identity, fields: Mapping[str, Any]) -> bytes:
    """The text of a record, its fields in the order in which its schema tells them."""
    order = [*load_schema(identity.kind.name)["properties"]]
    known = sorted(fields, key=lambda name: order.index(name) if name in order else len(order))
    rows = [row for name in known for row in spell_field(name, fields[name])]
    head = _schema_line(source, identity)
    return "".join(f"{row}\n" for row in [*head, *rows]).encode("utf-8", "surrogatepass")


def _schema_line(source: Source, identity: Identity) -> list[str]:
    """The line by which editors find the schema, as the account's other records have it."""
    folders = [identity.account] if identity.account in source.folders() else []
    for folder in (*folders, ""):
        for entry in source.files(folder or ""):
            first = b"" if entry.problem else source.read(entry.path).split(b"\n", 1)[0]
            found = re.match(
                rb"(# yaml-language-server: \$schema=)(?:\.\./)+(schemas/)[a-z]+(\.schema\.json)", first
            )
            if found:
                up = "../" * identity.file.count("/")
                name = identity.kind.name
                return [f"{found[1].decode()}{up}{found[2].decode()}{name}{found[3].decode()}"]
    return []
