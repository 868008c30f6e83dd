"""A new book: its policy, the first of us and of our clients, the playbook, and what watches over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from goodstanding import __version__, resources
from goodstanding.book import load_book
from goodstanding.errors import UsageError
from goodstanding.finding import Severity
from goodstanding.immutable import Value, field
from goodstanding.kinds import KINDS, ROOT, TEMPLATES, Kind
from goodstanding.records.schema import load_schema
from goodstanding.records.source import Memory
from goodstanding.records.spelling import spell_field, spell_flow
from goodstanding.writing.clients import Client
from goodstanding.writing.editor import editor_files
from goodstanding.writing.record import slug_of
from goodstanding.writing.watch import Host, shipped, watch_files

# What every book takes over from the product, to change as the firm likes.
_TAKEN = ("docs", "hooks", "schemas")
# Told of the sample book alone, or pictures of it.
_LEFT = ("docs/assets/screens/", "docs/guide/sample-book.md")
_MANAGER = "account_manager"
_PLACES = {
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}


class Beginning(Value, frozen=True):
    """What a book begins with; `people` are names with their roles, the first account manager among them."""

    opened_on: date
    timezone: str
    currency: str
    clients: Sequence[Client]
    owner: str
    host: Host = Host.GITHUB
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    working_days: Sequence[str] = ()


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
    roles = _roles(beginning)
    people = _named(roles, "person")
    accounts = _named([client.name for client in beginning.clients], "client")
    if len({client.name for client in beginning.clients}) < len(beginning.clients):
        raise UsageError("a client stands in the list twice: keep one of the lines")
    yield f"{ROOT}/_policy.yml", f"{_schema_line(KINDS['policy'], 1)}{_policy(beginning, people)}"
    for name, id_ in people.items():
        yield f"{ROOT}/_people/{id_}.yml", _record("person", 2, {"name": name, "roles": [*roles[name]]})
    for client in beginning.clients:
        folder = f"{ROOT}/{accounts[client.name]}"
        fields = {"name": client.name, "account_manager": people[client.manager], **client.facts}
        fields |= {"deputy": people[client.deputy]} if client.deputy else {}
        yield f"{folder}/account.yml", _record("account", 2, fields)
        if client.stakeholder:
            known = slug_of(client.stakeholder, "stakeholder")
            yield f"{folder}/stakeholders/{known}.yml", _record("stakeholder", 3, client.stakeholder)


def _roles(beginning: Beginning) -> dict[str, list[str]]:
    """Everybody of ours by name, with their roles."""
    found: dict[str, list[str]] = {beginning.owner: [_MANAGER]}
    for name, roles in beginning.people.items():
        own = found.setdefault(name, [])
        own += [role for role in roles if role not in own]
    for client in beginning.clients:
        for name in (client.manager, client.deputy):
            own = found.setdefault(name, []) if name else [_MANAGER]
            own += [] if _MANAGER in own else [_MANAGER]
    return found


def _policy(beginning: Beginning, people: Mapping[str, str]) -> str:
    text = shipped("policy.yml")
    facts = {
        "@OPENED@": beginning.opened_on.isoformat(),
        "@TIMEZONE@": spell_flow(beginning.timezone),
        "@CURRENCY@": spell_flow(beginning.currency),
        "@OWNER@": people[beginning.owner],
    }
    for sign, value in facts.items():
        text = text.replace(sign, value)
    if beginning.working_days:
        row = f"working_days: {spell_flow([*beginning.working_days])}\n"
        text = text.replace("tiers:\n", f"{row}tiers:\n", 1)
    return text


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
    order = [*load_schema(kind)["properties"]]
    known = sorted(fields, key=order.index)
    rows = [row for name in known for row in spell_field(name, fields[name])]
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
    letters = resources.folder(f"{ROOT}/{TEMPLATES}")
    for path in sorted(letters.glob("*.md")):
        yield f"{ROOT}/{TEMPLATES}/{path.name}", path.read_text(encoding="utf-8")
    settings = resources.folder("docs").parent / "mkdocs.yml"
    yield "mkdocs.yml", settings.read_text(encoding="utf-8")


def _around() -> Iterator[tuple[str, str]]:
    """What git and editors should know, what is to be installed, and a page to begin with."""
    for name, place in _PLACES.items():
        yield place, shipped(name).replace("@VERSION@", __version__)
    yield from editor_files().items()
