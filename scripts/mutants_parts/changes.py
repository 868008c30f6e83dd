"""The small changes that mutmut makes to each function of a module, one at a time."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

# mutmut leaves out functions with a decorator; only the code within them is exchanged here.
_DECORATOR = re.compile(r"^(\s*)@", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """One changed function: where, what it was, what it is now, and its whole text."""

    module: str
    function: str
    number: int
    # First and last line of the statement that the change is in.
    first: int
    last: int
    before: str
    after: str
    text: str
    is_words: bool

    @property
    def name(self) -> str:
        """What the change is called."""
        return f"{self.module}:{self.function}:{self.number}"


def mutants_of(module: str, path: Path) -> Iterator[Mutant]:
    """Every change to a module, in the order of its text; those that cannot run are left out."""
    # By name, since neither is among the packages that every checkout has.
    cst: Any = importlib.import_module("libcst")
    made: Any = importlib.import_module("mutmut.mutation.file_mutation")
    source = _DECORATOR.sub(r"\1#", path.read_text(encoding="utf-8"))
    tree, mutations, _, _ = made.create_mutations(str(path), source)
    spots = _Spots(ast.parse(source))
    names = dict(_functions(tree, cst))
    seen = set[tuple[str, str]]()
    numbers = dict[str, int]()
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        name = names.get(function)
        if name is None:
            continue
        before = _text(function, cst)
        after = _text(made.deep_replace(function, mutation.original_node, mutation.mutated_node), cst)
        if before == after or (name, after) in seen or not _compiles(after):
            continue
        seen.add((name, after))
        numbers[name] = numbers.get(name, 0) + 1
        was, now, offset = _difference(before, after)
        first, last = spots.statement(spots.starts[name] + offset)
        is_words = (
            isinstance(mutation.original_node, cst.SimpleString) and " " in mutation.original_node.value
        )
        yield Mutant(module, name, numbers[name], first, last, was, now, after, is_words)


def put_in(mutant: Mutant) -> None:
    """Exchanges the code of the living function; whoever has imported it already has the change, too."""
    module = importlib.import_module(mutant.module)
    living = _living(module, mutant.function)
    names = dict(vars(module))
    exec(compile(mutant.text, mutant.name, "exec"), names)  # noqa: S102 - that is what it is for
    changed = names[mutant.function.rpartition(".")[2]]
    living.__code__ = changed.__code__
    living.__defaults__, living.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__


def _living(module: ModuleType, function: str) -> FunctionType:
    found: Any = module
    for part in function.split("."):
        found = vars(found)[part]
    found = getattr(found, "fget", found)
    found = getattr(found, "__wrapped__", found)
    if not isinstance(found, FunctionType):
        raise TypeError(function)
    return found


def _functions(tree: Any, cst: Any) -> Iterator[tuple[Any, str]]:
    for node in tree.body:
        if isinstance(node, cst.FunctionDef):
            yield node, node.name.value
        elif isinstance(node, cst.ClassDef):
            for inner in node.body.body:
                if isinstance(inner, cst.FunctionDef):
                    yield inner, f"{node.name.value}.{inner.name.value}"


def _text(function: Any, cst: Any) -> str:
    """A function as it is written, from its `def` on."""
    text: str = cst.Module([function]).code
    return text[text.index("def ") :]


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _difference(before: str, after: str) -> tuple[str, str, int]:
    """The lines that differ, and how far below the `def` the first of them stands."""
    was, now = before.splitlines(), after.splitlines()
    top = next(i for i in range(len(was) + 1) if was[i : i + 1] != now[i : i + 1])
    end = 0
    while end < min(len(was), len(now)) - top and was[-1 - end] == now[-1 - end]:
        end += 1
    spoken = (" ".join(one.strip() for one in lines[top : len(lines) - end]) for lines in (was, now))
    return *spoken, top  # type: ignore[return-value] # two texts


class _Spots:
    """Where functions begin, and which lines belong to one statement."""

    def __init__(self, tree: ast.Module) -> None:
        self.starts = dict[str, int]()
        self._spans = list[tuple[int, int]]()
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                self.starts[node.name] = node.lineno
            elif isinstance(node, ast.ClassDef):
                for one in node.body:
                    if isinstance(one, ast.FunctionDef):
                        self.starts[f"{node.name}.{one.name}"] = one.lineno
        for statement in ast.walk(tree):
            if isinstance(statement, ast.stmt):
                body = getattr(statement, "body", None)
                end = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
                self._spans.append((statement.lineno, max(end, statement.lineno)))

    def statement(self, line: int) -> tuple[int, int]:
        """The narrowest statement, or head of one, that the line is in."""
        around = [one for one in self._spans if one[0] <= line <= one[1]]
        return min(around, key=lambda one: (one[1] - one[0], -one[0]), default=(line, line))
