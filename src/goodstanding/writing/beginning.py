"""A new book: its policy, the first of us and of our clients, the playbook, and what watches over it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goodstanding import __version__, resources
from goodstanding.book import load_book
from goodstanding.errors import UsageError
from goodstanding.finding import Severity
from goodstanding.kinds import KINDS, ROOT, Kind
from goodstanding.records.source import Memory
from goodstanding.records.spelling import spell_field, spell_flow
from goodstanding.writing.record import slug_of
from goodstanding.writing.watch import Host, shipped, watch_files

# What every book takes over from the product, to change as the firm likes.
_TAKEN = ("docs", "hooks", "schemas")
# Told of the sample book alone, or pictures of it.
_LEFT = ("docs/assets/screens/", "docs/guide/sample-book.md")
_PLACES = {
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}


@dataclass(frozen=True, slots=True)
class Client:
    """A client to begin with, and the name of its account manager."""

    name: str
    manager: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a book begins with."""

    opened_on: date
    timezone: str
    currency: str
    clients: Sequence[Client]
    owner: str
    host: Host = Host.GITHUB


def read_clients(text: str, manager: str) -> list[Client]:
    """The clients of a plain list: a name a line, with its account manager after `;` where it is another."""
    rows = (row.strip() for row in text.removeprefix("\ufeff").splitlines())
    parts = (row.partition(";") for row in rows if row and not row.startswith("#"))
    return [Client(name.strip(), own.strip() or manager) for name, _, own in parts if name.strip()]


def files_of(beginning: Beginning) -> dict[str, str]:
    """Every file of the new book by its path; raises UsageError where its check would not be clean."""
    records = dict(_records(beginning))
    book = load_book(Memory({file: text.encode("utf-8", "surrogatepass") for file, text in records.items()}))
    found = [*book.firm_records.findings]
    found += [one for account in book.account_records.values() for one in account.findings]
    for one in found:
        if one.severity is Severity.ERROR:
            raise UsageError(f"nothing written: {one.place.file}: {one.message}")
    return {**dict(_taken()), **dict(_around()), **dict(watch_files(beginning.host)), **records}


def _records(beginning: Beginning) -> Iterator[tuple[str, str]]:
    people = _named([beginning.owner, *(client.manager for client in beginning.clients)], "person")
    accounts = _named([client.name for client in beginning.clients], "client")
    if len({client.name for client in beginning.clients}) < len(beginning.clients):
        raise UsageError("a client stands in the list twice: keep one of the lines")
    policy = shipped("policy.yml")
    facts = {
        "@OPENED@": beginning.opened_on.isoformat(),
        "@TIMEZONE@": spell_flow(beginning.timezone),
        "@CURRENCY@": spell_flow(beginning.currency),
        "@OWNER@": people[beginning.owner],
    }
    for sign, value in facts.items():
        policy = policy.replace(sign, value)
    yield f"{ROOT}/_policy.yml", f"{_schema_line(KINDS['policy'], 1)}{policy}"
    for name, id_ in people.items():
        yield f"{ROOT}/_people/{id_}.yml", _record("person", 2, {"name": name, "roles": ["account_manager"]})
    for client in beginning.clients:
        fields = {"name": client.name, "account_manager": people[client.manager]}
        yield f"{ROOT}/{accounts[client.name]}/account.yml", _record("account", 2, fields)


def _named(names: Iterable[str], fallback: str) -> dict[str, str]:
    """An id for every name, none twice."""
    ids: dict[str, str] = {}
    for name in names:
        if name in ids:
            continue
        base = slug = slug_of({"name": name}, fallback)
        number = 2
        while slug in ids.values():
            slug, number = f"{base}-{number}", number + 1
        ids[name] = slug
    return ids


def _record(kind: str, depth: int, fields: Mapping[str, object]) -> str:
    rows = [row for name, value in fields.items() for row in spell_field(name, value)]
    return _schema_line(KINDS[kind], depth) + "".join(f"{row}\n" for row in rows)


def _schema_line(kind: Kind, depth: int) -> str:
    return f"# yaml-language-server: $schema={'../' * depth}schemas/{kind.name}.schema.json\n"


def _taken() -> Iterator[tuple[str, str]]:
    """The playbook, the schemas, and what carries the book's pages into the site."""
    for name in _TAKEN:
        top = resources.folder(name)
        for path in sorted(top.rglob("*")):
            place = f"{name}/{path.relative_to(top).as_posix()}"
            if path.is_file() and "__pycache__" not in path.parts and not place.startswith(_LEFT):
                yield place, path.read_text(encoding="utf-8")
    settings = resources.folder("docs").parent / "mkdocs.yml"
    yield "mkdocs.yml", settings.read_text(encoding="utf-8")


def _around() -> Iterator[tuple[str, str]]:
    """What git and editors should know, what is to be installed, and a page to begin with."""
    for name, place in _PLACES.items():
        yield place, shipped(name).replace("@VERSION@", __version__)
    schemas = {
        f"./schemas/{kind.name}.schema.json": [*_patterns(kind)]
        for kind in sorted(KINDS.values(), key=lambda one: one.name)
    }
    settings = {"yaml.schemas": schemas, "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2}}
    yield ".vscode/settings.json", json.dumps(settings, indent=2) + "\n"
    yield ".vscode/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"


def _patterns(kind: Kind) -> Iterator[str]:
    """Where the records of a kind stand."""
    if not kind.folder:
        yield f"{ROOT}/_policy.yml" if kind.of_firm else f"{ROOT}/*/account.yml"
    else:
        yield f"{ROOT}/{kind.folder}/*.yml" if kind.of_firm else f"{ROOT}/*/{kind.folder}/*.yml"
    if kind.firm_folder:
        yield f"{ROOT}/{kind.firm_folder}/*.yml"
