"""Which fields the templates of drafts show: they name records and fields as people write them."""

from __future__ import annotations

from collections.abc import Iterator

from field_readers.code import Read
from field_readers.templates import asked_for, reads_along
from goodstanding.building import MODELS, RENAMED
from goodstanding.model.conversations import Contact, Stakeholder
from goodstanding.model.record import FollowUp, Record
from goodstanding.resources import folder

_TEMPLATES = "accounts/_templates"
# Under which names a draft finds what is not called by its kind: see goodstanding.writing.overview.
_CALLED: dict[str, type] = {
    "manager": MODELS["person"],
    "deputy": MODELS["person"],
    "addressee": Stakeholder,
    "people": Stakeholder,
    "key_people": Stakeholder,
    "promises_kept": MODELS["commitment"],
    "promises_open": MODELS["commitment"],
    "follow_ups_open": FollowUp,
    "projects_ended": MODELS["project"],
    "projects_underway": MODELS["project"],
    "opportunities_open": MODELS["opportunity"],
    "concerns_open": MODELS["concern"],
    "escalations_open": MODELS["escalation"],
    "metrics": MODELS["metric"],
    "last_talk": Contact,
    "promises_due": MODELS["commitment"],
    "promises_later": MODELS["commitment"],
    "attending_theirs": Stakeholder,
    "attending_ours": MODELS["person"],
    "others_theirs": Stakeholder,
}
# The last of a metric's measurements.
_LATEST = {"latest": "measurements"}


def read_by_drafts() -> Iterator[Read]:
    """Every field that a template which comes with the product shows."""
    for path in sorted(folder(_TEMPLATES).glob("*.md")):
        asked, _ = asked_for(path.read_text(encoding="utf-8"))
        for called, steps in asked:
            class_ = _CALLED.get(called, MODELS.get(called))
            if class_ is not None:
                named = (_LATEST.get(one, RENAMED.get(one, one)) for one in steps)
                yield from reads_along(class_, named, cited)


def cited(name: str) -> type[Record] | None:
    """What an id stands for in a draft: the record of the kind by which the field is called."""
    return MODELS.get(name)
