"""Noise is a fault: ten well-kept accounts are never more than one screen on a Monday."""

from datetime import timedelta

from tests.stories.keeper import do, promise, ten
from tests.stories.telling import DAYS, FIRST, MONDAYS, speaking
from tests.worlds import standing_of

from goodstanding.duty import Duty
from goodstanding.records.locate import Span
from goodstanding.reports.cards import CARDS_SHOWN, fold
from goodstanding.reports.shown import ShownDuty


def test_a_manager_with_ten_well_kept_accounts_never_sees_more_than_ten_cards() -> None:
    story = ten()
    seen: list[int] = []
    done: dict[str, int] = {}
    for one in DAYS:
        if one in MONDAYS:
            promise(story, (one - FIRST).days // 7, one)
        duties = standing_of(story.book(one), one).duties
        if one in MONDAYS:
            seen.append(len(_cards(duties, "ann")))
        assert [(duty.clock, duty.account) for duty in duties if duty.is_overdue] == []
        for duty in duties:
            if duty.due_on == one and duty.is_open:
                do(story, duty)
                done[duty.clock] = done.get(duty.clock, 0) + 1
    assert max(seen) <= CARDS_SHOWN, seen
    # It is not silence: everybody was looked after.
    assert done["portfolio-scan"] == len(MONDAYS)
    assert done["commitment"] == 2 * (len(MONDAYS) - 1)
    assert done["steady-contact"] >= 7
    assert min(seen) > 0
    assert DAYS[-1] - DAYS[0] == timedelta(days=90)


def _cards(duties: tuple[Duty, ...], owner: str) -> list[object]:
    mine = tuple(duty for duty in duties if duty.owner == owner)
    return [*fold(ShownDuty(duty, Span()) for duty in speaking(mine))]
