"""What a change does before it is merged: two standings of one book on one day, compared."""

from goodstanding.effect.line import Line, Merge, line_of
from goodstanding.effect.past import pasts_of_change
from goodstanding.effect.result import Effect
from goodstanding.effect.touched import Touched, touched_by
from goodstanding.effect.whole import Sides, effect_of, judges_the_past_anew

__all__ = [
    "Effect",
    "Line",
    "Merge",
    "Sides",
    "Touched",
    "effect_of",
    "judges_the_past_anew",
    "line_of",
    "pasts_of_change",
    "touched_by",
]
