"""The forms of each kind of record: for a new one, and for what happens to one that is there."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from goodstanding.immutable import replace
from goodstanding.kinds import KINDS
from goodstanding.model.handoff import COMPLETE_FIELDS
from goodstanding.records.schema import load_schema, resolve
from goodstanding.site.forms.fields import Field, field_at, fields_of
from goodstanding.site.page import SiteFile
from goodstanding.site.text import Form, joined
from goodstanding.writing.marks import MARKS, Mark

# What a new record is asked for at once, and what behind 'More'; the rest is told once it happens.
NEW: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contact": (
        ("summary", "theirs", "channel", "outcome", "covers"),
        (
            *("follow_ups", "feeling", "concerns", "needs_reply", "needs_reply_by_on", "ours", "started_by"),
            *("meeting", "topics", "about", "score", "scale_max", "internal", "visibility"),
        ),
    ),
    "commitment": (
        ("what", "to", "due_on"),
        ("owner", "done_when", "project", "waiting_on", "confirmed_in_writing_on", "recovers", "visibility"),
    ),
    "handoff": (
        ("kind", "to"),
        ("from", "opportunity", "project", "links", "effective_on", "submitted_on", "visibility"),
    ),
    "waiver": (
        ("rule", "reason", "approved_by", "until_on"),
        ("record", "asked_by", "visibility"),
    ),
}
# The policy and our own people are the firm's, and are written in peace.
_NO_FORM = ("policy", "person", "scan")
_SAYS_NOTHING = frozenset(["title", "description", "examples", "default", "$schema"])
_PLACE_OF_MORE = Form("<details><summary>More</summary>%s</details>")
_DAY = Field(("@day",), "Day", "The day it happened; the record is named after it.", "date", is_needed=True)
_WAY = Form('<label class="gf-check"><input type="radio" name="gf-mark" value="%s">%s</label>')
_WAYS = Form('<fieldset class="gf-ways"><legend>What happened?</legend>%s</fieldset>')
_MARKED = Form('<div data-mark="%s" hidden>%s</div>')
_OTHER = "other"
_FIRST = Markup(" data-first")
# Words that write a line of a list rather than a field: the list, the field of their day, what they say.
_ROWS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("commitment", "revise"): ("revisions",),
    ("account", "snooze"): ("snoozes",),
}
_DAYS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("commitment", "revise"): ("revisions", "revised_on"),
    ("contact", "done"): ("follow_ups", "done_on"),
}
_SAID = {
    ("commitment", "revise"): "Moved to another day",
    ("account", "snooze"): "A clock put off",
    ("contact", "done"): "Done",
}
# What a record of a kind is usually waiting for, shown even while it is empty.
_AWAITED: Mapping[str, tuple[str, ...]] = {
    "contact": ("outcome", "replied_on", "follow_ups"),
    "signal": ("assessed_on", "outcome", "leads_to"),
    "opportunity": ("assessed_on", "routed", "news"),
    "concern": ("updates",),
    "escalation": ("acknowledged_on", "updates"),
    "metric": ("measurements", "shown_on"),
    "review": ("shared_on", "meeting"),
    "satisfaction": ("follow_up",),
}


def form_files() -> Iterator[SiteFile]:
    """A file for each kind that has forms: its forms, and the schema by which they are checked."""
    for name in sorted(KINDS):
        if name not in _NO_FORM:
            made: dict[str, Any] = {"schema": checked_by(name), "change": str(_change(name))}
            if name in NEW:
                made["new"] = str(_new(name))
            text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
            yield SiteFile(f"write/forms/{name}.json", text.encode())


def has_form(kind: str) -> bool:
    """Whether records of that kind can be changed by a form."""
    return kind in KINDS and kind not in _NO_FORM


def _new(kind: str) -> Markup:
    """The form of a new record: what people need first, the rest behind one word."""
    fields = fields_of(kind)
    first, more = (joined("", (fields[name] for name in names)) for names in NEW[kind])
    own = _by_kind() if kind == "handoff" else _promises() if kind == "contact" else ""
    return joined("", [first, _DAY, own, _PLACE_OF_MORE(more)])


def _promises() -> Field:
    """The promises made in a talk: each becomes a record of its own beside it."""
    asked = fields_of("commitment")
    parts = tuple(asked[name] for name in NEW["commitment"][0])
    return Field(
        ("@promises",),
        "Promises made in it",
        "Whatever you promised with a day: each becomes a record of its own beside this one.",
        "rows",
        parts=tuple(replace(one, path=("", *one.path)) for one in parts),
    )


def _by_kind() -> Markup:
    """What the receiver needs, each field shown for the kinds of handoff that ask for it."""
    wanted: dict[str, list[str]] = {}
    for kind, names in COMPLETE_FIELDS.items():
        for name in names:
            wanted.setdefault(name, []).append(kind.value)
    fields = fields_of("handoff")
    when = Form(' data-when="%s" hidden')
    drawn = (fields[name].with_extra(when(" ".join(wanted[name]))) for name in fields if name in wanted)
    return Markup("").join(Markup(one) for one in drawn)  # noqa: S704 - drawn from our own schema, escaped


def _change(kind: str) -> Markup:
    """The form for a record that is there: what may have happened to it, and every field it can have."""
    marks = {word: kinds[kind] for word, kinds in MARKS.items() if kind in kinds}
    ways = [_WAY(word, _happened(kind, word, mark)) for word, mark in marks.items()]
    parts = [_MARKED(word, joined("", _asked(kind, word, mark))) for word, mark in marks.items()]
    other = _WAY(_OTHER, "Something else in it")
    every = _MARKED(_OTHER, joined("", _every(kind)))
    return joined("", [_WAYS(joined("", [*ways, other])), *parts, every])


def _every(kind: str) -> Iterator[Markup]:
    """Every field that a record of the kind may have."""
    awaited = _AWAITED.get(kind, ())
    for name, field in fields_of(kind).items():
        drawn = field.with_extra(_FIRST if name in awaited else Markup(""))
        yield Markup(drawn)  # noqa: S704 - drawn from our own schema, escaped


def _happened(kind: str, word: str, mark: Mark) -> str:
    """What a word says that happened, as the schema calls it."""
    return _SAID.get((kind, word)) or field_at(kind, _steps(mark.day)).title.removesuffix(" on")


def _asked(kind: str, word: str, mark: Mark) -> Iterator[Field]:
    """The day of a mark, then the facts that it needs; each is known by the flag of its question."""
    base = _ROWS.get((kind, word), ())
    day = _DAYS.get((kind, word), mark.day)
    if day:
        yield _for_flag("on", field_at(kind, _steps(day)), is_needed=True)
    for need in mark.needs:
        if need.path:
            yield _for_flag(need.flag, field_at(kind, _steps((*base, *need.path))), is_needed=need.required)


def _steps(path: Iterable[str | int]) -> tuple[str, ...]:
    return tuple(str(step) for step in path)


def _for_flag(flag: str, field: Field, *, is_needed: bool) -> Field:
    return replace(field, path=(f"@{flag}",), is_needed=is_needed)


def checked_by(kind: str) -> dict[str, Any]:
    """The schema of a kind in one piece, without the words that say nothing to a validator."""
    schema = load_schema(kind)
    return _bare(schema, schema)  # type: ignore[no-any-return]  # a schema is a block


def _bare(written: Any, root: dict[str, Any]) -> Any:
    if not isinstance(written, dict):
        return written
    node, root = resolve(written, root)
    kept = {key: one for key, one in node.items() if key not in _SAYS_NOTHING and not key.startswith("x-")}
    for key in ("items", "additionalProperties", "propertyNames"):
        if key in kept:
            kept[key] = _bare(kept[key], root)
    if "properties" in kept:
        kept["properties"] = {name: _bare(one, root) for name, one in kept["properties"].items()}
    if "anyOf" in kept:
        kept["anyOf"] = [_bare(one, root) for one in kept["anyOf"]]
    return kept
