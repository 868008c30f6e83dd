"""The examples on rule and clock pages: records in fences, with what the engine must say of them.

The language is small, so that a page stays a page for readers. A fence is titled

    ```yaml title="bad: accounts/acme/handoffs/2026-03-01-portal.yml, as of 2026-03-02"
    ```yaml title="good: <file>, as of <day>"
    ```yaml title="with: <file>"
    ```yaml title="before: <file>, committed <day>"
    ```yaml title="example: <kind>"

`bad` and `good` lay one record over the small book in `tests/pages/base` and judge it on that
day. `with` lays one more record beside every example below it on the page, until another `with`
for the same file replaces it. `before` gives the next example a history:
what that file said when it came in on that day. The example itself comes in on its own day, and where
it holds nothing but comments its file was taken away. `example` (playbook pages) is only held against
the kind's schema.

On a rule's page the comment `# finds: <words>` stands at the end of the line of the finding, whose
message must hold these words. On a clock's page a line of its own says what is owed:
`# owes: 2026-05-23, 9 days late` (or without days late, `by <person>`, `put off`) or `# owes nothing`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
_FENCE = re.compile(r'( *)```yaml title="([^"]*)"')
_TITLE = re.compile(r"(bad|good): (\S+), as of ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_BEFORE = re.compile(r"before: (\S+), committed ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_FINDS = re.compile(r"# finds: (.+)$")
_OWES = re.compile(r"^\s*# owes(?:: ([0-9]{4}-[0-9]{2}-[0-9]{2})(.*)| nothing)$")


class PageError(Exception):
    """An example that cannot be read; says which and why."""


@dataclass(frozen=True)
class Fence:
    """One fenced block of YAML: the line it begins on, its title, and its text."""

    line: int
    title: str
    text: str


@dataclass(frozen=True, order=True)
class Finds:
    """A finding that an example promises: its line in the record, and words of its message."""

    line: int
    words: str


@dataclass(frozen=True, order=True)
class Owes:
    """A duty that an example promises; an empty owner is any."""

    due_on: date
    days_late: int = 0
    owner: str = ""
    put_off: bool = False


@dataclass(frozen=True)
class Before:
    """What a file said when it came in on an earlier day."""

    file: str
    on: date
    text: str


@dataclass(frozen=True)
class Example:
    """A bad or good record, those beside and before it, and what the engine must say on the day."""

    page: str
    line: int
    is_bad: bool
    file: str
    as_of: date
    text: str
    beside: dict[str, str] = field(default_factory=dict)
    before: tuple[Before, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Whether the example is that its file was taken away."""
        return all(line.lstrip().startswith("#") for line in self.text.splitlines() if line.strip())

    @property
    def name(self) -> str:
        """What a test run calls it."""
        return f"{self.page}-{self.line}-{'bad' if self.is_bad else 'good'}"

    @property
    def finds(self) -> list[Finds]:
        """The findings it promises, in order of line."""
        lines = enumerate(self.text.splitlines(), start=1)
        marks = ((number, _FINDS.search(line)) for number, line in lines)
        return [Finds(number, mark[1].strip()) for number, mark in marks if mark]

    @property
    def owes(self) -> list[Owes] | None:
        """The duties it promises, by day; None where it says nothing of duties."""
        marks = [mark for mark in map(_OWES.match, self.text.splitlines()) if mark]
        return sorted(_read_owes(mark) for mark in marks if mark[1]) if marks else None


def _read_owes(mark: re.Match[str]) -> Owes:
    late, owner, put_off = 0, "", False
    for word in filter(None, (part.strip() for part in mark[2].split(","))):
        if number := re.fullmatch(r"([0-9]+) days? late", word):
            late = int(number[1])
        elif word.startswith("by "):
            owner = word[3:]
        elif word == "put off":
            put_off = True
        else:
            raise PageError(f"'{word}' is no part of '# owes'")
    return Owes(date.fromisoformat(mark[1]), late, owner, put_off)


def fences(text: str) -> Iterator[Fence]:
    """Every fenced block of YAML with a title; one within a list is moved out to the margin."""
    opening: re.Match[str] | None = None
    begun, body = 0, [""]
    for number, line in enumerate(text.splitlines(), start=1):
        if opening is None:
            if opening := _FENCE.fullmatch(line):
                begun, body = number, []
        elif line == f"{opening[1]}```":
            yield Fence(begun, opening[2], "".join(f"{row}\n" for row in body))
            opening = None
        else:
            body.append(line.removeprefix(opening[1]))
    if opening is not None:
        raise PageError(f"the fence that begins on line {begun} never ends")


def examples(page: Path) -> list[Example]:
    """The bad and good examples of a rule's or clock's page."""
    found, beside, before = [], dict[str, str](), list[Before]()
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.title.startswith("with: "):
            beside = beside | {fence.title.removeprefix("with: "): fence.text}
            continue
        if past := _BEFORE.fullmatch(fence.title):
            before.append(Before(past[1], date.fromisoformat(past[2]), fence.text))
            continue
        title = _TITLE.fullmatch(fence.title)
        if title is None:
            raise PageError(f"{page.name}:{fence.line}: '{fence.title}' is no title of an example")
        day = date.fromisoformat(title[3])
        is_bad, text = title[1] == "bad", fence.text
        found.append(Example(page.stem, fence.line, is_bad, title[2], day, text, beside, tuple(before)))
        before = []
    return found


def pages(folder: str) -> list[Path]:
    """The pages of a folder of docs/, by name."""
    return sorted((DOCS / folder).glob("*.md"))


def chapter_pages() -> list[Path]:
    """The chapters of the playbook, those on the modes among them."""
    return [page for page in (*pages("playbook"), *pages("playbook/modes")) if page.stem != "index"]
