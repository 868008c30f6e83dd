"""What a change does before it is merged: two standings of one book on one day, compared."""

from goodstanding.effect.compare import Effect, PromiseMove, RowChange, Shift, Side, compare
from goodstanding.effect.sides import Touched, load_sides, touched_by

__all__ = [
    "Effect",
    "PromiseMove",
    "RowChange",
    "Shift",
    "Side",
    "Touched",
    "compare",
    "load_sides",
    "touched_by",
]
