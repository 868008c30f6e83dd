"""Modes in the playbook: the picture of all five, and what runs in each, with today's counts."""

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from goodstanding.chapters import RULES
from goodstanding.duty import Band, State
from goodstanding.immutable import Value
from goodstanding.model.firm import ClockRow
from goodstanding.model.modes import Mode
from goodstanding.site.edition import Edition
from goodstanding.site.numbers import Numbers
from goodstanding.site.press import render
from goodstanding.site.words import mode_word
from goodstanding.standing import AccountStanding, Standing

# How many accounts a page names; all of them stand among the accounts.
_NAMED = 12


class Running(Value, frozen=True):
    """A mode's page in the playbook, and the clocks and rules that run in the mode."""

    page: str
    clocks: tuple[str, ...]
    rules: tuple[str, ...]


RUNNING: Mapping[Mode, Running] = {
    Mode.STEADY_STATE: Running(
        "steady",
        (
            *("steady-contact", "check-in", "key-stakeholder-contact", "meeting", "support-watch"),
            *("annual-review", "value-shown", "health-set"),
        ),
        ("disengagement", "added-value-none", "stakeholder-single", "account-on-too-few"),
    ),
    Mode.OPPORTUNITY_IN_PLAY: Running(
        "opportunity-in-play",
        ("opportunity-routed", "handoff-submitted", "handoff-accepted", "opportunity-follow-up"),
        ("handoff-incomplete", "opportunity-route-too-small", "opportunity-handoff-missing"),
    ),
    Mode.WITH_NEW_WORK: Running(
        "with-new-work",
        ("new-work-news", "opportunity-follow-up"),
        ("handoff-changed-after-acceptance", "handoff-accepted-by-other"),
    ),
    Mode.PROJECT_UNDERWAY: Running(
        "project-underway",
        (
            *("terms-signed", "kickoff", "any-contact", "check-in", "satisfaction-talk", "pm-sync"),
            *("progress-report", "mini-review", "milestone-celebrated", "go-live-audit", "invoice"),
            *("wrap-up-flagged", "project-end-passed"),
        ),
        (
            *("project-expectations-missing", "project-roles-missing"),
            *("project-skills-unmet", "project-no-cloud-architect"),
        ),
    ),
    Mode.TRANSITION: Running(
        "transition",
        ("project-review", "wrap-up", "handoff-accepted"),
        ("project-review-late", "review-one-sided"),
    ),
}


class ClockLine(Value, frozen=True):
    """One clock that runs in a mode: the policy's row, and what it counts there today."""

    id: str
    row: ClockRow
    overdue: int
    open: int


class RuleLine(Value, frozen=True):
    """One rule that is looked at in a mode, how much it weighs, and how often it was found there."""

    id: str
    weight: str
    found: int


def page_of(mode: Mode) -> str:
    """The address of a mode's page."""
    return f"playbook/modes/{RUNNING[mode].page}/"


def mode_map(edition: Edition, url: str) -> Markup:
    """The five modes and what leads from one to the next, each leading to its page."""
    standing = edition.standing
    nodes = {
        mode.value: {
            "url": page_of(mode),
            "name": mode_word(mode.value),
            "count": len(_held(standing, mode)) if standing else None,
        }
        for mode in Mode
    }
    return render("modes.html", edition, url, {"nodes": nodes})


def mode_table(mode: Mode, numbers: Numbers, edition: Edition, url: str) -> Markup:
    """What runs in a mode: for anyone with the policy's numbers, for the firm with today's counts."""
    held = _held(edition.standing, mode)
    view = {
        "clocks": _clock_lines(mode, numbers, held),
        "rules": _rule_lines(mode, held),
        "accounts": [one.account for one in held[:_NAMED]],
        "more": len(held) - _NAMED,
        "is_live": edition.standing is not None,
    }
    return render("mode.html", edition, url, view)


def _held(standing: Standing | None, mode: Mode) -> list[AccountStanding]:
    """The accounts in that mode, by id."""
    accounts = standing.accounts if standing else {}
    return [one for _, one in sorted(accounts.items()) if mode.value in one.modes]


def _clock_lines(mode: Mode, numbers: Numbers, held: Iterable[AccountStanding]) -> list[ClockLine]:
    duties = [duty for one in held for duty in one.duties if duty.state is State.OPEN]
    open_ = Counter(one.clock for one in duties)
    overdue = Counter(one.clock for one in duties if one.band is Band.OVERDUE)
    return [
        ClockLine(id_, numbers.clocks.get(id_, ClockRow()), overdue[id_], open_[id_])
        for id_ in RUNNING[mode].clocks
    ]


def _rule_lines(mode: Mode, held: Iterable[AccountStanding]) -> list[RuleLine]:
    found = Counter(finding.rule for one in held for finding in one.findings)
    return [RuleLine(id_, RULES[id_].severity.value, found[id_]) for id_ in RUNNING[mode].rules]
