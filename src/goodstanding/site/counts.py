"""What a chapter's clocks and rules count today: only where the book itself is shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from goodstanding.chapters import CHAPTERS
from goodstanding.duty import Band, State
from goodstanding.site.edition import Edition
from goodstanding.site.press import render
from goodstanding.site.words import title_of
from goodstanding.standing import Standing


@dataclass(frozen=True, slots=True)
class CountRow:
    """One clock or rule: where its page is, its name, and what it counts."""

    url: str
    name: str
    overdue: int
    open: int
    found: int


def counts(edition: Edition, url: str) -> Markup:
    """A table of what the page's clocks owe and its rules have found; nothing for the public."""
    if edition.standing is None:
        return Markup("")
    rows = [*_rows(edition.standing, url)]
    if not rows:
        return Markup("")
    return render("counts.html", edition, url, {"rows": rows})


def _rows(standing: Standing, url: str) -> Iterator[CountRow]:
    page = url.removesuffix("/") + ".md"
    running = [one for one in standing.duties if one.state is State.OPEN]
    open_ = Counter(one.clock for one in running)
    overdue = Counter(one.clock for one in running if one.band is Band.OVERDUE)
    found = Counter(one.rule for one in standing.findings)
    for chapter in CHAPTERS:
        if chapter.page != page:
            continue
        for clock in dict.fromkeys(clock.id for clock, _ in (*chapter.clocks, *chapter.firm_clocks)):
            yield CountRow(f"clocks/{clock}/", title_of(clock), overdue[clock], open_[clock], 0)
        for rule in chapter.rules:
            yield CountRow(f"rules/{rule.id}/", title_of(rule.id), 0, 0, found[rule.id])
