"""What a clock, a rule or a page reads, itself or through anything that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from field_readers.code import CARRIED, MODEL, PACKAGE, Piece, Read
from field_readers.drafts import read_by_drafts
from field_readers.templates import Asked, asked_for, class_of, reads_along
from goodstanding.chapters import CHAPTERS
from goodstanding.duty import Clock
from goodstanding.finding import Rule, Severity
from goodstanding.resources import folder

CLOCK, RULE, PAGE, OTHER = "clock", "rule", "page", "other"
# The day rule looks at every date of every record, whatever it is for.
_NOT_FOLLOWED = (f"{MODEL}day_rule.", f"{PACKAGE}.chapters.CHAPTERS", f"{PACKAGE}.chapters.RULES")
OF_CHAPTERS = (MODEL, f"{PACKAGE}.chapters.")
_OF_PAGES = (
    MODEL,
    f"{PACKAGE}.site.",
    f"{PACKAGE}.reports.",
    f"{PACKAGE}.writing.",
    f"{PACKAGE}.standing.evidence.",
    f"{PACKAGE}.standing.portfolio.",
)
_TEMPLATES = "src/goodstanding/site/templates"


@dataclass(frozen=True, slots=True, order=True)
class Reader:
    """Who reads: what it is (clock, rule, page, other), and its id or name."""

    what: str
    name: str


@dataclass(frozen=True)
class Reach:
    """The engine's pieces, and how far one gets from some of them."""

    pieces: Mapping[str, Piece]

    def readers(self) -> Iterator[tuple[Reader, set[Read]]]:
        """Every clock, rule, page and the rest, with the attributes that each reads."""
        for chapter in CHAPTERS:
            for clock, owed in (*chapter.clocks, *chapter.firm_clocks):
                read = self.reads([name_of(owed)], OF_CHAPTERS)
                yield Reader(CLOCK, clock.id), read | {*runs_by(clock)}
            for rule, check in (*chapter.errors, *chapter.notices, *chapter.firm_notices):
                read = self.reads([name_of(check)], OF_CHAPTERS)
                yield Reader(RULE, rule.id), read | {*speaks_by(rule), *_PROVED.get(rule.id, ())}
        for name in sorted(self.pieces):
            module, _, last = name.rpartition(".")
            if module.startswith(f"{PACKAGE}.site.") and last.endswith("_page"):
                yield (
                    Reader(PAGE, last.removesuffix("_page").replace("_", " ")),
                    self.reads([name], _OF_PAGES),
                )
        for reader, *beginnings in _OTHERS:
            roots = [name for name in self.pieces if name.startswith(tuple(beginnings))]
            yield reader, self.reads(roots, (*_OF_PAGES, *beginnings))
        yield _DRAFTS, set(read_by_drafts())

    def reads(self, roots: Iterable[str], allowed: tuple[str, ...]) -> set[Read]:
        """What is read from there on, as far as the allowed parts of the engine go."""
        found = set[Read]()
        for name in self.within(roots, allowed):
            piece = self.pieces[name]
            found |= piece.reads | self._by_name(piece) | self._shown(name, piece)
        return found

    def within(self, roots: Iterable[str], allowed: tuple[str, ...]) -> set[str]:
        """The pieces that are used from there on, as far as the allowed parts of the engine go."""
        open_, seen = list(roots), set[str]()
        while open_:
            name = open_.pop()
            if name in seen or name not in self.pieces:
                continue
            seen.add(name)
            piece = self.pieces[name]
            shown = {f"{class_}.{attribute}" for class_, attribute in self._shown(name, piece)}
            carried = {f"{class_}.{part}" for class_, part in piece.reads if class_ in CARRIED}
            called = self._called(piece.uses | shown | carried)
            open_ += [one for one in called if one.startswith(allowed) and not one.startswith(_NOT_FOLLOWED)]
        return seen

    @staticmethod
    def _called(uses: Iterable[str]) -> Iterator[str]:
        for name in uses:
            yield from (name, f"{name}.__init__", f"{name}.__post_init__")

    def _by_name(self, piece: Piece) -> set[Read]:
        """The fields that it reads under names from its own words, or from tables that it uses."""
        if not piece.by_name:
            return set()
        words = set(piece.words).union(
            *(self.pieces[name].words for name in piece.uses if name in self.pieces)
        )
        classes = piece.classes if "" in piece.by_name else piece.by_name
        return {(class_, word) for class_ in classes for word in words if word.isidentifier()}

    def _shown(self, name: str, piece: Piece) -> set[Read]:
        """The fields that its templates show of the records that it has in hand."""
        templates = [word for word in piece.words if word.endswith(".html")]
        if not templates:
            return set()
        module = name.rpartition(".")[0] + "."
        used = [
            self.pieces[one].classes for one in piece.uses if one.startswith(module) and one in self.pieces
        ]
        classes = filter(None, map(class_of, piece.classes.union(*used)))
        return {
            read
            for class_ in classes
            for one in templates
            for _, steps in shown_in(one)
            for read in reads_along(class_, steps)
        }


def runs_by(clock: Clock) -> Iterator[Read]:
    """The fields of the policy by which a clock runs at all."""
    if not clock.always_on:
        yield from ((_POLICY, "clocks"), (f"{MODEL}firm.ClockRow", "enabled"))
    if clock.module:
        yield from ((_POLICY, MODULES), (MODULES, clock.module))


def speaks_by(rule: Rule) -> Iterator[Read]:
    """The fields of the policy by which a rule speaks at all: of errors there are none."""
    if rule.severity is not Severity.ERROR:
        yield from ((_POLICY, "rules"), (f"{MODEL}firm.RuleRow", "enabled"))
    if rule.module:
        yield from ((_POLICY, MODULES), (MODULES, rule.module))


def name_of(function: object) -> str:
    """The full name of a check or clock's function."""
    inner: Any = getattr(function, "func", function)
    return f"{inner.__module__}.{inner.__qualname__.partition('.<locals>')[0]}"


@cache
def shown_in(template: str) -> Asked:
    """What a page's template asks for, with what the templates that it takes in ask for."""
    found = set(Asked())
    for path in sorted(folder(_TEMPLATES).rglob(template.rpartition("/")[2])):
        asked, others = asked_for(path.read_text(encoding="utf-8"))
        found |= asked.union(*map(shown_in, others))
    return frozenset(found)


_DRAFTS = Reader(OTHER, "drafts")
_POLICY = f"{MODEL}firm.Policy"
# The policy's modules are a table of names, so that each is looked up by its own.
MODULES = "modules"
WORKING_DAYS, SAMPLE = "which days count as working days", "which day a sample book is shown on"
_PROMISE, _REVISION = f"{MODEL}work.Commitment", f"{MODEL}work.Revision"
# What earlier versions of a promise said is read by the names that people write, not from the model.
_PROVED: Mapping[str, tuple[Read, ...]] = {
    "commitment-moved-silently": (
        (_PROMISE, "due_on"),
        (_PROMISE, "revisions"),
        (_REVISION, "from_on"),
        (_REVISION, "to_on"),
    ),
    "commitment-vanished": ((_PROMISE, "due_on"),),
}
_OTHERS: tuple[tuple[Any, ...], ...] = (
    (Reader(RULE, "reference-inactive"), f"{PACKAGE}.book.cross_check._is_running"),
    (Reader(RULE, "policy-unknown-id"), f"{PACKAGE}.book.firm._check_policy"),
    (Reader(OTHER, WORKING_DAYS), f"{MODEL}firm.working_week"),
    (Reader(OTHER, SAMPLE), f"{PACKAGE}.standing.whole.whole_standing"),
    (Reader(OTHER, "modes"), f"{MODEL}modes.modes_of"),
    (Reader(OTHER, "reports"), f"{PACKAGE}.reports.", f"{PACKAGE}.standing.portfolio.portfolio."),
    (Reader(PAGE, "portfolio"), f"{PACKAGE}.standing.portfolio.portfolio."),
    (_DRAFTS, f"{PACKAGE}.writing."),
    (
        Reader(PAGE, "clocks and rules"),
        f"{PACKAGE}.site.markers.ANSWERS",
        f"{PACKAGE}.site.numbers.numbers_of",
    ),
)
