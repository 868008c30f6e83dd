"""Judges the book: what each account owes on a day, and what is wrong in its records."""

from goodstanding.standing.change import next_change
from goodstanding.standing.judging import judge
from goodstanding.standing.result import AccountStanding, Standing, finding_order
from goodstanding.standing.silence import Silence, Silent, silent
from goodstanding.standing.whole import assess, stand, stand_account

__all__ = [
    "AccountStanding",
    "Silence",
    "Silent",
    "Standing",
    "assess",
    "finding_order",
    "judge",
    "next_change",
    "silent",
    "stand",
    "stand_account",
]
