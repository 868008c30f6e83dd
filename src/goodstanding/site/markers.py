"""Markers in hand-written pages, filled with the policy's own numbers and words.

    <!-- standing: rhythm -->                          every clock by group, with its source
    <!-- standing: rhythm money reply -->              the same for those groups and clocks
    <!-- standing: row -->                             the policy's row of the page's rule or clock
    <!-- standing: clock any-contact every_days -->    one number of a clock's row
    <!-- standing: rule disengagement tries -->        one limit of a rule's row
    <!-- standing: words vague -->                     a list of words
    <!-- standing: escalation -->                      the escalation table
    <!-- standing: tiers -->                           the classes of accounts, with intervals of their own
    <!-- standing: load -->                            how much one account manager can carry
    <!-- standing: authority -->                       what an account manager may decide alone
    <!-- standing: limits -->                          the numbers of the chapter's rules, or of those named
    <!-- standing: counts -->                          what the chapter's clocks and rules count today
    <!-- standing: counts retention reply -->          the same of those named
    <!-- standing: modes -->                           the five modes as a picture
    <!-- standing: mode transition -->                 what runs in a mode

They are filled in the finished HTML, so that nothing a policy says is read as Markdown.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from goodstanding.chapters import CLOCKS
from goodstanding.duty import GROUPS
from goodstanding.model.firm import ClockRow, RuleRow
from goodstanding.model.modes import Mode
from goodstanding.site import policy_tables
from goodstanding.site.counts import counts, is_counted
from goodstanding.site.edition import Edition
from goodstanding.site.modes import mode_map, mode_table
from goodstanding.site.numbers import Numbers
from goodstanding.site.press import render
from goodstanding.site.text import escape
from goodstanding.site.words import GROUPS as GROUP_WORDS
from goodstanding.site.words import interval
from goodstanding.writing.spelling import speaking

_MARKER = re.compile(r"<!--\s*standing:\s*([^>]*?)\s*-->")
_NO_POLICY = Markup("<em>(the policy could not be read)</em>")


class UnknownMarkerError(Exception):
    """A marker that asks for something there is not; its text says what there is."""


@dataclass
class Filled:
    """A page with its markers filled, and the faults of those that could not be."""

    html: str
    faults: list[str] = field(default_factory=list)


def fill(html: str, edition: Edition, url: str) -> Filled:
    """The page at `url` with every marker replaced; a faulty one leaves a visible word."""
    filled = Filled(html)

    def replace(match: re.Match[str]) -> str:
        try:
            return str(_answer(match[1].split(), edition, url))
        except UnknownMarkerError as fault:
            filled.faults.append(f"the marker 'standing: {match[1]}' {fault}")
            return str(Markup("<em>(unknown marker: {})</em>").format(match[1]))

    with speaking(edition.locale):
        filled.html = _MARKER.sub(replace, html)
    return filled


def _answer(words: Sequence[str], edition: Edition, url: str) -> Markup:
    answer = ANSWERS.get(words[0] if words else "")
    if answer is None:
        raise UnknownMarkerError("is not known; there are: " + ", ".join(sorted(ANSWERS)))
    numbers = edition.numbers
    return _NO_POLICY if numbers is None else answer(words[1:], numbers, edition, url)


def _rhythm(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:
    if unknown := [one for one in words if one not in {*GROUPS, *CLOCKS}]:
        raise UnknownMarkerError(
            f"names '{unknown[0]}', which is no clock and no group: " + ", ".join(GROUPS)
        )
    parts = []
    for group in GROUPS:
        rows = [
            (clock.id, numbers.clocks[clock.id])
            for clock in sorted(CLOCKS.values(), key=lambda one: one.id)
            if clock.group is group
            and clock.id in numbers.clocks
            and (not words or clock.id in words or group.value in words)
        ]
        if rows:
            parts.append((GROUP_WORDS[group], rows))
    return render("rhythm.html", edition, url, {"parts": parts})


def _row(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:
    folder, _, id_ = url.strip("/").partition("/")
    id_ = words[0] if words else id_
    row: ClockRow | RuleRow | None
    if folder == "clocks":
        row = numbers.clocks.get(id_, ClockRow())
    elif folder == "rules":
        row = numbers.rules.get(id_, RuleRow())
    else:
        raise UnknownMarkerError("stands only on the page of a rule or a clock")
    return render("row.html", edition, url, {"row": row, "is_clock": folder == "clocks"})


def _clock(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    if len(words) != 2 or words[0] not in numbers.clocks:
        raise UnknownMarkerError("needs a clock of the policy and the name of a number")
    row = numbers.clocks[words[0]]
    if words[1] == "interval":
        return escape(interval(row.every_days, row.within_days, row.within_working_days))
    own = {"every_days", "within_days", "within_working_days", "soon_days", "source"}
    value = getattr(row, words[1]) if words[1] in own else row.limits.get(words[1])
    if value is None:
        raise UnknownMarkerError(f"asks for '{words[1]}', which the policy's row does not have")
    return escape(_spelt(value))


def _rule(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    row = numbers.rules.get(words[0]) if words else None
    value = row.limits.get(words[1]) if row and len(words) == 2 else None
    if value is None:
        raise UnknownMarkerError("needs a rule of the policy and the name of one of its limits")
    return escape(_spelt(value))


def _words(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    lists = {name: getattr(numbers.words, name) for name in ("vague", "negative", "placeholder")}
    if len(words) != 1 or words[0] not in lists:
        raise UnknownMarkerError("needs the name of a list: " + ", ".join(sorted(lists)))
    return Markup(", ").join(Markup("<code>{}</code>").format(one) for one in lists[words[0]])


def _escalation(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    return policy_tables.escalation(numbers, edition, url)


def _tiers(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    return policy_tables.tiers(numbers, edition, url)


def _load(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    return policy_tables.load(numbers, edition, url)


def _authority(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    return policy_tables.authority(numbers, edition, url)


def _limits(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:
    if unknown := [one for one in words if not numbers.rules.get(one, RuleRow()).limits]:
        raise UnknownMarkerError(f"names '{unknown[0]}', which is no rule with a number")
    return policy_tables.limits(words, numbers, edition, url)


def _counts(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    if unknown := [one for one in words if not is_counted(one)]:
        raise UnknownMarkerError(f"names '{unknown[0]}', which is neither a clock nor a rule")
    return counts(edition, url, words)


def _modes(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:  # noqa: ARG001
    return mode_map(edition, url)


def _mode(words: Sequence[str], numbers: Numbers, edition: Edition, url: str) -> Markup:
    if len(words) != 1 or words[0] not in {one.value for one in Mode}:
        raise UnknownMarkerError("needs the name of a mode: " + ", ".join(Mode))
    return mode_table(Mode(words[0]), numbers, edition, url)


def _spelt(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


Answer = Callable[[Sequence[str], Numbers, Edition, str], Markup]
ANSWERS: dict[str, Answer] = {
    "rhythm": _rhythm,
    "row": _row,
    "clock": _clock,
    "rule": _rule,
    "words": _words,
    "escalation": _escalation,
    "tiers": _tiers,
    "load": _load,
    "authority": _authority,
    "limits": _limits,
    "counts": _counts,
    "modes": _modes,
    "mode": _mode,
}
