"""A record in order hides nothing in the record beside it, and the order of names decides nothing."""

import re
from dataclasses import replace

import pytest
from tests.pages.fences import Example, examples, pages
from tests.pages.judged import found, laid_over
from tests.worlds import standing_of

from goodstanding.book import load_book
from goodstanding.records.source import Memory

NAME = re.compile(r"(accounts/[^/]+/[^/]+/(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-)?)[^/]+(\.yml)")
# Here the good record answers what the bad one asks for.
ANSWERED = {
    "annual-review-offered": "the review was offered",
    "architect-no-float": "both bookings count together",
    "disengagement": "they were heard",
    "escalation-without-concern": "the concern was written down",
    "handoff-submitted": "New Work has the opportunity",
    "invoice": "the invoice was sent",
    "project-skills-unmet": "somebody with the skill is there now",
    "repeated-trouble": "one trouble more is counted",
    "stakeholder-single": "there are two of them now",
    "value-shown": "the number was measured",
    "wording-negative": "only the latest review of a kind is read",
    "wrap-up": "its page looks at the account's own record, too",
}
# What is owed or found here stands in another record, mostly the account's, and the good one answers it.
ELSEWHERE = {
    "annual-review",
    "any-contact",
    "check-in",
    "free-review",
    "goodwill",
    "key-stakeholder-contact",
    "meeting",
    "mini-review",
    "opportunity-handoff-missing",
    "pm-sync",
    "portfolio-scan",
    "record-backdated",
    "satisfaction-score",
    "satisfaction-talk",
    "steady-contact",
    "support-watch",
}


# Here all such records count together, or what is owed stands in yet another one.
COUNTED = {
    "disengagement",
    "escalation-without-concern",
    "handoff-submitted",
    "invoice",
    "repeated-trouble",
    "stakeholder-single",
    "value-shown",
    "waiver-renewed",
}


def _beside(bad: Example, good: Example, word: str) -> Example | None:
    """The bad example with a good one's record beside it, of its own day and under that word."""
    name = NAME.fullmatch(good.file)
    if not name or not NAME.fullmatch(bad.file) or bad.is_gone or good.is_gone or bad.before or good.before:
        return None
    return replace(bad, beside={**good.beside, **bad.beside, f"{name[1]}{word}{name[2]}": good.text})


PAIRS = [
    pytest.param(bad, both, id=f"{bad.name}-{good.line}-{word}")
    for folder in ("rules", "clocks")
    for page in pages(folder)
    if page.stem not in ELSEWHERE and page.stem not in ANSWERED
    for bad in examples(page)
    for good in examples(page)
    for word in ("aa", "zz")
    if bad.is_bad and not good.is_bad and (both := _beside(bad, good, word))
]


def _said(example: Example) -> set[tuple[str, str]]:
    """What the page's rule or clock finds or wants in the example's own record."""
    standing = standing_of(load_book(Memory(laid_over(example))), example.as_of)
    findings = {("", one.message) for _, one in found(standing, example) if one.place.file == example.file}
    duties = [one for one in standing.duties if (one.clock, one.file) == (example.page, example.file)]
    return findings | {(str(one.due_on), one.why) for one in duties}


@pytest.mark.parametrize(("bad", "both"), PAIRS)
def test_a_good_record_beside_it_hides_nothing(bad: Example, both: Example) -> None:
    alone = _said(bad)
    assert alone
    assert alone <= _said(both)


def _in_confidence(bad: Example) -> Example | None:
    """The bad example after a copy of its record that only few may read."""
    name = NAME.fullmatch(bad.file)
    if not name or bad.is_gone or bad.before or "visibility:" in bad.text:
        return None
    copy = f"{bad.text.rstrip()}\nvisibility: restricted\n"
    return replace(bad, beside={**bad.beside, f"{name[1]}aa{name[2]}": copy})


KEPT_QUIET = [
    pytest.param(bad, both, id=bad.name)
    for folder in ("rules", "clocks")
    for page in pages(folder)
    if page.stem not in ELSEWHERE and page.stem not in COUNTED
    for bad in examples(page)
    if bad.is_bad and (both := _in_confidence(bad))
]


@pytest.mark.parametrize(("bad", "both"), KEPT_QUIET)
def test_what_only_few_may_read_hides_nothing_after_it(bad: Example, both: Example) -> None:
    alone = _said(bad)
    assert alone
    assert alone <= _said(both)
