"""`standing completion`: the shell completes commands, ids of the book, rules and clocks.

What completes a word is asked while a person waits, so it only lists files; nothing is judged, and
where there is no book nothing is offered.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goodstanding.kinds import Identity
    from goodstanding.occasion import Occasion
    from goodstanding.records.source import Folder

SHELLS = ("bash", "zsh", "fish")
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@with_occasion
def completion(
    load: "Callable[[], Occasion]",  # noqa: ARG001 - the shell asks for the book's ids later
    shell: str,
) -> None:
    """Print what a SHELL (bash, zsh or fish) has to read to complete commands and ids.

    For bash put eval "$(standing completion bash)" into ~/.bashrc, for zsh the same with zsh into
    ~/.zshrc; for fish: standing completion fish > ~/.config/fish/completions/standing.fish
    """
    from click.shell_completion import get_completion_class

    from goodstanding.cli import terminal

    root = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click knows these three
    terminal.say(kind(root, {}, "standing", "_STANDING_COMPLETE").source() + "\n")


def _said(ctx: click.Context, name: str) -> str:
    """What was typed so far for an argument of the command."""
    if said := ctx.params.get(name):
        return str(said)
    # Where the last word is an option without its value, click leaves the arguments unread.
    names = [one.name for one in ctx.command.params if isinstance(one, click.Argument)]
    place = names.index(name) if name in names else len(ctx.args)
    return ctx.args[place] if place < len(ctx.args) else ""


def _items(words: Iterable[str], begun: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in sorted({*words}) if word.startswith(begun)]


def _book(ctx: click.Context) -> "Folder | None":
    from goodstanding.errors import StandingError
    from goodstanding.occasion import ROOT_NAME, Machine, find_root
    from goodstanding.records.source import Folder

    machine = Machine()
    try:
        return Folder(find_root(ctx.params.get("root") or machine.environ.get(ROOT_NAME), machine.folder))
    except StandingError:
        return None


def _listed(book: "Folder | None", folders: Iterable[str]) -> "Iterator[Identity]":
    from goodstanding.kinds import Identity, identify

    for folder in folders if book is not None else ():
        assert book is not None  # noqa: S101 - asked just above
        for entry in book.files(folder):
            found = None if entry.problem else identify(entry.path)
            if isinstance(found, Identity):
                yield found


def _account_names(book: "Folder | None") -> list[str]:
    return [name for name in book.folders() if not name.startswith("_")] if book else []


def complete_accounts(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The accounts of the book."""
    return _items(_account_names(_book(ctx)), begun)


def complete_whose(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Whose a new record is to be: an account's, or for a scan the person who looked."""
    kind = _said(ctx, "kind")
    if kind == "person":
        return []
    return (complete_people if kind == "scan" else complete_accounts)(ctx, param, begun)


def complete_people(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Our people."""
    book = _book(ctx)
    folders = ["_people"] if book and "_people" in book.folders() else []
    return _items((one.id for one in _listed(book, folders)), begun)


def complete_records(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Records by their names, or by the last part; before the first `/` the accounts as well."""
    book = _book(ctx)
    accounts = _account_names(book)
    if "/" in begun:
        account = begun.partition("/")[0]
        return _items((one.record for one in _listed(book, [account] if account in accounts else [])), begun)
    names = [one.id for one in _listed(book, accounts if begun else ()) if one.id != "account"]
    return _items([*accounts, *(f"{name}/" for name in accounts), *names], begun)


def complete_stakeholders(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The people of the client that the command speaks of, in a list with commas as well."""
    book = _book(ctx)
    account = (_said(ctx, "account") or _said(ctx, "record")).partition("/")[0]
    accounts = _account_names(book)
    before, comma, last = begun.rpartition(",")
    found = _listed(book, [account] if account in accounts else accounts)
    names = (one.id for one in found if one.kind.name == "stakeholder")
    return _items((f"{before}{comma}{name}" for name in names if name.startswith(last)), begun)


def complete_kinds(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The kinds of record that a command can begin."""
    from goodstanding.kinds import KINDS

    return _items((name for name in KINDS if name != "policy"), begun)


def complete_fields(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The fields of the kind that was named, each with the sign that its value follows."""
    from goodstanding.kinds import KINDS
    from goodstanding.records.schema import load_schema

    kind = _said(ctx, "kind")
    return _items((f"{name}=" for name in load_schema(kind)["properties"]), begun) if kind in KINDS else []


def complete_schemas(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """What has a schema."""
    from goodstanding.cli.self_contained import schema_names

    return _items(schema_names(), begun)


def complete_rules(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Rules and clocks, by their pages."""
    return _items([*_pages("clocks"), *_pages("rules")], begun)


def complete_clocks(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The clocks, by their pages."""
    return _items(_pages("clocks"), begun)


def _pages(name: str) -> Iterator[str]:
    from goodstanding import resources

    folder = resources.folder("docs") / name
    return (path.stem for path in folder.glob("*.md") if path.stem != "index")


def complete_templates(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The templates of the book, and those that come along."""
    from goodstanding.writing.draft import template_names

    book = _book(ctx)
    return _items(template_names(book) if book else (), begun)


def complete_words(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The words that make sense on the record that was named."""
    from goodstanding.cli.records import named_record
    from goodstanding.errors import StandingError
    from goodstanding.writing.marks import WORDS, words_for

    book, named = _book(ctx), _said(ctx, "record")
    try:
        words = words_for(named_record(book, named)) if book and named else WORDS
    except StandingError:
        words = WORDS
    return _items(words, begun)


def complete_places(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Files and folders, which the shell knows best."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def one_of(*words: str) -> Completer:
    """Fixed words, in a list with commas as well."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
        before, comma, last = begun.rpartition(",")
        return _items((f"{before}{comma}{word}" for word in words if word.startswith(last)), begun)

    return complete
