"""The fields of a form as its kind's schema tells them: title, help, and how each is filled in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from goodstanding.immutable import Value, replace
from goodstanding.records.schema import load_schema, resolve
from goodstanding.site.forms.places import BETWEEN
from goodstanding.site.text import Form, joined
from goodstanding.site.words import sentence

_CODE = re.compile(r"`([^`]*)`")
_OF_IDS = re.compile(r"^(?:The id of|Ids of) ")
_SAID_OF_FLAGS = re.compile(r"^Write `true` ")
# What a choice means, where its own word is an abbreviation.
_WORDS = {
    "am_to_am": "Account manager to account manager",
    "am_to_pm": "Account manager to project manager",
    "new_work": "New Work",
    "pm_sync": "Talk with the project manager",
    "us": "We",
    "client": "The client",
}
_ONE_LINE = "^[^\\r\\n]+$"
_FIELD = Form('<div class="gf-field" data-path="%s" data-is="%s"%s><label>%s%s</label>%s%s</div>')
_GROUP = Form('<fieldset class="gf-field" data-path="%s" data-is="%s"%s><legend>%s%s</legend>%s%s</fieldset>')
_HELP = Form('<p class="gf-help">%s</p>')
_NOTHING = Markup("")
_NEEDED = Markup(' <span class="gf-need">needed</span>')
_CHOICE = Form('<select><option value="">%s</option>%s</select>')
_OPTION = Form('<option value="%s">%s</option>')
_CHECK = Form('<label class="gf-check"><input type="checkbox" value="%s">%s</label>')
_ROW = Form("<template>%s</template>")
_NAME_OF_ITEM = ("@item", "Item", "What is to be handed over.")
_STATE_OF_ITEM = (
    "@state",
    "How it stands",
    "\u201cdone\u201d, or a link to where it is, or what is still open.",
)
_CONTROLS = {
    "text": Markup('<textarea rows="2"></textarea>'),
    "line": Markup('<input type="text">'),
    "date": Markup('<input type="date">'),
    "number": Markup('<input type="text" inputmode="decimal">'),
    "flag": Markup('<label class="gf-check"><input type="checkbox"> Yes</label>'),
    "lines": Markup('<textarea rows="2"></textarea>'),
}
# Of some kinds these are written by the engine alone, or need more than a form can ask.
_LEFT = {("handoff", "accepted", "digest")}


class Field(Value, frozen=True):
    """One field of a form: its place in the record, its words, and how it is filled in.

    `ref` is what its ids name, `options` its own choices, `parts` the fields within it.
    """

    path: tuple[str, ...]
    title: str
    help: str
    way: str
    options: tuple[str, ...] = ()
    ref: str = ""
    is_needed: bool = False
    default: str = ""
    parts: tuple["Field", ...] = ()

    def __html__(self) -> str:
        return _drawn(self)

    def with_extra(self, attributes: Markup) -> str:
        """The same with attributes of its own."""
        return _drawn(self, attributes)


def fields_of(kind: str) -> Mapping[str, Field]:
    """The fields of a kind of record by name, in the order of its schema."""
    schema = load_schema(kind)
    return {field.path[0]: field for field in _below(schema, schema, (kind,))}


def field_at(kind: str, path: tuple[str, ...]) -> Field:
    """The field at a place of a kind of record."""
    field = fields_of(kind)[path[0]]
    for depth in range(1, len(path)):
        field = next(one for one in field.parts if one.path[depth] == path[depth])
    return field


def _below(block: Mapping[str, Any], root: dict[str, Any], path: tuple[str, ...]) -> Iterator[Field]:
    """The fields of a block; `path` begins with the kind, which no field's own path holds."""
    needed = block.get("required", ())
    for name, written in block.get("properties", {}).items():
        here = (*path, name)
        node, below = resolve(written, root)
        way = _way(node, below)
        if not way or here in _LEFT or node.get("x-restricted") == "always":
            continue
        inner, inner_root = (
            resolve(node.get("items", node), below) if way in {"block", "rows"} else ({}, below)
        )
        items = resolve(node["items"], below)[0] if "items" in node else node
        yield Field(
            here[1:],
            node["title"],
            node["description"],
            way,
            tuple(items.get("enum", ())),
            items.get("x-ref", ""),
            name in needed,
            str(node.get("default", "")),
            tuple(_below(inner, inner_root, here)),
        )


def _way(node: Mapping[str, Any], root: dict[str, Any]) -> str:
    """How a value is filled in; "" where a form cannot ask for it."""
    kind = node.get("type")
    if kind == "array":
        return _way_of_list(resolve(node["items"], root)[0])
    if kind == "object":
        return "block" if "properties" in node else "map" if "x-ref" not in str(node) else ""
    if "x-ref" in node or "enum" in node:
        return "choice"
    if kind in {"number", "integer"} or node.get("x-money"):
        return "number"
    if kind == "boolean":
        return "flag"
    if node.get("format") == "date":
        return "date"
    return ("text" if node.get("x-text") and node.get("pattern") != _ONE_LINE else "line") if kind else ""


def _way_of_list(items: Mapping[str, Any]) -> str:
    if "x-ref" in items or "enum" in items:
        return "checks"
    if "properties" in items:
        return "rows"
    return "lines" if items.get("type") == "string" else ""


def _drawn(field: Field, extra: Markup = _NOTHING) -> str:
    form = _GROUP if field.way in {"checks", "block", "rows", "map", "flag"} else _FIELD
    if field.ref:
        extra += Form(' data-from="%s"')(field.ref)
    need = _NEEDED if field.is_needed else ""
    told = _HELP(helped(field)) if field.help else ""
    path = BETWEEN.join(field.path)
    return form(path, field.way, extra, field.title, need, told, _control(field))


def _control(field: Field) -> Markup:
    if field.way == "choice":
        usual = f"{word_of(field.default)}, unless you say otherwise" if field.default else ""
        return _CHOICE(usual, joined("", (_OPTION(one, word_of(one)) for one in field.options)))
    if field.way == "checks":
        return joined("", (_CHECK(one, word_of(one)) for one in field.options))
    if field.way == "map":
        pair = (_NAME_OF_ITEM, _STATE_OF_ITEM)
        return _ROW(joined("", (Field((path,), title, told, "line") for path, title, told in pair)))
    if field.way == "rows":
        return _ROW(joined("", (_within(one, field) for one in field.parts)))
    if field.way == "block":
        return joined("", field.parts)
    return _CONTROLS.get(field.way, Markup(""))


def _within(part: Field, row: Field) -> Field:
    """A part of a row, whose place is told from the row on."""
    return _moved(part, len(row.path))


def _moved(field: Field, steps: int) -> Field:
    parts = tuple(_moved(one, steps) for one in field.parts)
    return replace(field, path=field.path[steps:], parts=parts)


def word_of(choice: str) -> str:
    """A choice in plain words."""
    return _WORDS.get(choice) or sentence(choice.replace("_", " "))


def helped(field: Field) -> str:
    """What the schema says of a field, to somebody who fills in a form rather than a file."""
    told = _SAID_OF_FLAGS.sub("Tick this ", _OF_IDS.sub("", field.help))
    known = set(field.options)
    told = _CODE.sub(
        lambda found: f"\u201c{word_of(found[1]) if found[1] in known else found[1]}\u201d", told
    )
    return sentence(f"{told} One on each line." if field.way == "lines" else told)
