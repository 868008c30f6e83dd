"""What a chapter's clocks and rules count today: only where the book itself is shown.

A chapter that has clocks and rules of its own counts those; another names the ones it speaks of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from goodstanding.chapters import CHAPTERS, CLOCKS, RULES
from goodstanding.duty import Band, State
from goodstanding.immutable import Value
from goodstanding.records.rules import READING
from goodstanding.site.edition import Edition
from goodstanding.site.press import render
from goodstanding.site.words import title_of
from goodstanding.standing import Standing


class CountRow(Value, frozen=True):
    """One clock or rule: where its page is, its name, and what it counts; a rule makes nothing due."""

    url: str
    name: str
    overdue: int | None = None
    open: int | None = None
    found: int | None = None


def is_counted(id_: str) -> bool:
    """Whether there is a clock or rule of that name."""
    return id_ in CLOCKS or id_ in RULES or any(rule.id == id_ for rule in READING)


def counts(edition: Edition, url: str, ids: Iterable[str] = ()) -> Markup:
    """A table of what those clocks owe and rules have found; nothing for the public.

    Without `ids` they are those whose text the page is.
    """
    if edition.standing is None:
        return Markup("")
    rows = [*_rows(edition.standing, [*ids] or [*_own(url)])]
    if not rows:
        return Markup("")
    return render("counts.html", edition, url, {"rows": rows})


def _own(url: str) -> Iterator[str]:
    page = url.removesuffix("/") + ".md"
    for chapter in CHAPTERS:
        if chapter.page == page:
            yield from dict.fromkeys(clock.id for clock, _ in (*chapter.clocks, *chapter.firm_clocks))
            yield from (rule.id for rule in chapter.rules)


def _rows(standing: Standing, ids: Iterable[str]) -> Iterator[CountRow]:
    running = [one for one in standing.duties if one.state is State.OPEN]
    open_ = Counter(one.clock for one in running)
    overdue = Counter(one.clock for one in running if one.band is Band.OVERDUE)
    found = Counter(one.rule for one in standing.findings)
    for id_ in ids:
        if id_ in CLOCKS:
            yield CountRow(f"clocks/{id_}/", title_of(id_), overdue[id_], open_[id_])
        else:
            yield CountRow(f"rules/{id_}/", title_of(id_), found=found[id_])
