"""The book's past, from git: what was promised first, what moved, and what can be proved.

Nothing here believes a record about its own past where the history says otherwise.
"""

from goodstanding.history.pasts import NO_PASTS, Pasts
from goodstanding.history.reading import Looked, load_pasts

__all__ = ["NO_PASTS", "Looked", "Pasts", "load_pasts"]
