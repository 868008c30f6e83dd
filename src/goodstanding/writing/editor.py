"""What an editor needs to help with records: which schema is for which file, and a start for each kind."""

import json
from collections.abc import Iterator
from typing import Any

from goodstanding.kinds import KINDS, ROOT, Kind
from goodstanding.records.schema import load_schema, resolve

Json = Any
_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
# What people fill in nearly always, beside what a kind cannot do without.
_USUAL = {
    "account": ("tier", "client_since", "deputy"),
    "assignment": ("project",),
    "change": ("person", "told_on"),
    "commitment": ("owner", "done_when"),
    "concern": ("raised_by", "next_action", "next_action_due_on"),
    "contact": ("theirs", "channel", "covers"),
    "escalation": ("severity",),
    "handoff": ("aims", "suggested_solution", "budget", "timeline", "constraints"),
    "invoice": ("sent_on",),
    "metric": ("goal", "owner"),
    "opportunity": ("source", "stakeholder"),
    "person": ("email",),
    "policy": (),
    "project": ("pricing", "planned_start_on", "planned_end_on"),
    "refund": ("alternatives",),
    "review": ("period", "shared_on"),
    "satisfaction": ("respondent", "method", "score", "scale_max"),
    "scan": ("seen", "notes"),
    "signal": ("from",),
    "stakeholder": ("role", "email", "key", "our_contact"),
    "waiver": ("asked_by",),
}


def editor_files() -> dict[str, str]:
    """The files for VS Code, by their paths in the book."""
    schemas = {
        f"./schemas/{kind.name}.schema.json": [*_patterns(kind)]
        for kind in sorted(KINDS.values(), key=lambda one: one.name)
    }
    settings = {
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "yaml.format.enable": False,
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.quickSuggestions": {"strings": True},
        },
    }
    return {
        ".vscode/settings.json": _printed(settings),
        ".vscode/extensions.json": _printed({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/records.code-snippets": _printed(snippets()),
    }


def _printed(data: Json) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _patterns(kind: Kind) -> Iterator[str]:
    """Where the records of a kind stand."""
    if not kind.folder:
        yield f"{ROOT}/_policy.yml" if kind.of_firm else f"{ROOT}/*/account.yml"
    else:
        yield f"{ROOT}/{kind.folder}/*.yml" if kind.of_firm else f"{ROOT}/*/{kind.folder}/*.yml"
    if kind.firm_folder:
        yield f"{ROOT}/{kind.firm_folder}/*.yml"


def snippets() -> dict[str, Json]:
    """A start for each kind of record, called by the kind's name; Tab leads from field to field."""
    kinds = sorted((one for one in KINDS.values() if one.name != "policy"), key=lambda one: one.name)
    return {_title(kind): _snippet(kind) for kind in kinds}


def _title(kind: Kind) -> str:
    return str(load_schema(kind.name)["title"])


def _snippet(kind: Kind) -> Json:
    schema = load_schema(kind.name)
    depth = 1 + (not kind.of_firm) + bool(kind.folder)
    first = f"# yaml-language-server: \\$schema={'../' * depth}schemas/{kind.name}.schema.json"
    wanted = {*schema.get("required", ()), *_USUAL[kind.name]}
    rows = _Rows()
    for name, node in schema["properties"].items():
        if name in wanted:
            rows.field(name, *resolve(node, schema))
    return {
        "scope": "yaml",
        "prefix": kind.name,
        "description": schema["description"],
        "body": [first, *rows.rows, "$0"],
    }


class _Rows:
    """The lines of a snippet, their places to fill in counted from 1."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.count = 0

    def field(self, name: str, node: dict[str, Json], root: dict[str, Json], indent: str = "") -> None:
        """A field; of a block or an item of a list its required parts, or all of them."""
        below = _item(node, root) if node.get("type") == "array" else (node, root)
        if "properties" not in below[0] or "anyOf" in below[0]:
            self.rows.append(f"{indent}{name}: {self._value(node, root)}")
            return
        self.rows.append(f"{indent}{name}:")
        first, must = len(self.rows), below[0].get("required")
        step = "    " if below[0] is not node else "  "
        for part, child in below[0]["properties"].items():
            if not must or part in must:
                self.field(part, *resolve(child, below[1]), indent + step)
        if below[0] is not node:
            self.rows[first] = self.rows[first].replace(f"{indent}    ", f"{indent}  - ", 1)

    def _value(self, node: dict[str, Json], root: dict[str, Json]) -> str:
        if node.get("type") == "array":
            return f"[{self._one(_item(node, root)[0], (node.get('examples') or [None])[0])}]"
        if "propertyNames" in node:
            name = self._one(resolve(node["propertyNames"], root)[0], None)
            return f"{{{name}: {self._one(resolve(node['additionalProperties'], root)[0], None)}}}"
        return self._one(node, node.get("examples"))

    def _one(self, node: dict[str, Json], examples: list[Json] | None) -> str:
        if node.get("enum") or node.get("type") == "boolean":
            self.count += 1
            return f"${{{self.count}|{','.join(node.get('enum') or ('true', 'false'))}|}}"
        if node.get("format") == "date":
            return self._place(_TODAY)
        if target := node.get("x-ref"):
            return self._place(f"{_TODAY}-{target}" if "[0-9]{4}" in node.get("pattern", "") else str(target))
        if node.get("x-text"):
            # Never an example: it might stay.
            return f'"{self._place(str(node.get("title", "Text")))}"'
        return self._place(json.dumps((examples or [""])[0], ensure_ascii=False))

    def _place(self, text: str) -> str:
        self.count += 1
        escaped = text if text.startswith("$CURRENT") else text.replace("\\", "\\\\").replace("}", "\\}")
        return f"${{{self.count}:{escaped}}}"


def _item(node: dict[str, Json], root: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    return resolve(node.get("items", {}), root)
