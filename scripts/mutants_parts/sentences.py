"""Whether a change would show in docs/messages.md, which is compared before each merge."""

from __future__ import annotations

import ast
from pathlib import Path

from field_readers.code import spell
from mutants_parts.changes import Mutant


class Sentences:
    """The sentences of the list, and those that a function says before and after a change."""

    def __init__(self, root: Path) -> None:
        self._root = root
        lines = (root / "docs" / "messages.md").read_text(encoding="utf-8").splitlines()
        self._listed = {
            line.removeprefix("- `").removesuffix("`") for line in lines if line.startswith("- `")
        }

    def would_change(self, mutant: Mutant) -> bool:
        """Whether a listed sentence is no longer said by the function."""
        path = self._root.joinpath("src", *mutant.module.split(".")).with_suffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = mutant.function.rpartition(".")[2]
        now = next(one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == name)
        return bool((_said(now) - _said(ast.parse(mutant.text))) & self._listed)


def _said(tree: ast.AST) -> set[str]:
    return {
        " ".join(spell(node).split()).replace("`", "'")
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Constant) and _is_text(node)
    }


def _is_text(node: ast.JoinedStr | ast.Constant) -> bool:
    return isinstance(node, ast.JoinedStr) or isinstance(node.value, str)
