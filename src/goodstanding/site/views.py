"""The ways of looking at the whole book, which link to each other."""

from typing import NamedTuple


class View(NamedTuple):
    """One way of looking: where it is, and what it is called."""

    path: str
    title: str


VIEWS = (
    View("accounts/index.md", "Table"),
    View("board.md", "Board"),
    View("promises.md", "Promises"),
    View("track-record.md", "Track record"),
    View("history.md", "Month by month"),
    View("pipeline.md", "Pipeline"),
    View("transitions.md", "Transitions"),
    View("escalations.md", "Escalations"),
    View("exceptions.md", "Waivers and snoozes"),
    View("load.md", "Load and forecast"),
    View("gaps.md", "Gaps"),
    View("problems.md", "Problems"),
)
