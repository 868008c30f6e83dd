"""The types of names and attributes in a module, as mypy infers them."""

from __future__ import annotations

import ast
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from mypy.build import BuildSource, build
from mypy.nodes import (
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    MypyFile,
    NameExpr,
    OverloadedFuncDef,
    TypeInfo,
)
from mypy.options import Options
from mypy.traverser import NameAndMemberCollector
from mypy.types import Instance, TupleType, Type, TypeVarType, UnionType, get_proper_type

Where = tuple[int, int, str]
# Some types hold themselves.
_DEEPEST = 5


class Types:
    """What mypy knows of one module, asked by nodes of Python's own syntax tree."""

    def __init__(self, tree: MypyFile, types: Mapping[Expression, Type]) -> None:
        self._types = types
        self._found: dict[Where, list[NameExpr | MemberExpr]] = defaultdict(list)
        seen = NameAndMemberCollector()
        tree.accept(seen)
        both: list[NameExpr | MemberExpr] = [*seen.name_exprs, *seen.member_exprs]
        for one in both:
            self._found[one.line, one.column, one.name].append(one)

    def _at(self, node: ast.expr) -> list[NameExpr | MemberExpr]:
        if isinstance(node, ast.Name):
            return self._found.get((node.lineno, node.col_offset, node.id), [])
        if isinstance(node, ast.Attribute):
            return self._found.get((node.lineno, node.col_offset, node.attr), [])
        return []

    def names(self, node: ast.expr) -> set[str]:
        """The full names of what a name or attribute stands for, where that is one thing."""
        return {one.fullname for one in self._at(node) if one.fullname}

    def owners(self, node: ast.Attribute) -> Iterator[tuple[str, str]]:
        """The classes that the attribute is read of, and the full name of the method it is, else ""."""
        for one in self._at(node):
            if isinstance(one, MemberExpr):
                for info in _classes(self._types.get(one.expr)):
                    found = info.get(one.name)
                    is_method = found and isinstance(found.node, FuncDef | Decorator | OverloadedFuncDef)
                    yield info.fullname, (found.fullname or "") if found and is_method else ""

    def in_hand(self, node: ast.expr, prefix: str) -> set[str]:
        """The classes (of that prefix) of a value, or of what a collection of values holds."""
        found = set()
        for one in self._at(node):
            found |= {info.fullname for type_ in _held(self._types.get(one)) for info in _classes(type_)}
        return {name for name in found if name.startswith(prefix)}


def _classes(type_: Type | None) -> list[TypeInfo]:
    """The classes that a value of that type may have."""
    proper = get_proper_type(type_)
    if isinstance(proper, Instance):
        return [proper.type]
    if isinstance(proper, UnionType):
        return [info for item in proper.items for info in _classes(item)]
    if isinstance(proper, TypeVarType):
        return _classes(proper.upper_bound)
    if isinstance(proper, TupleType):
        return _classes(proper.partial_fallback)
    return []


def _held(type_: Type | None, deep: int = _DEEPEST) -> Iterator[Type]:
    """A type, and the types of what a value of it holds: lists of pairs of lists and the like."""
    proper = get_proper_type(type_)
    if proper is None or not deep:
        return
    yield proper
    match proper:
        case Instance():
            inner = list(proper.args)
        case TupleType() | UnionType():
            inner = list(proper.items)
        case _:
            inner = []
    for one in inner:
        yield from _held(one, deep - 1)


def typed_modules(files: Mapping[str, Path]) -> Iterator[tuple[str, Types]]:
    """What mypy knows of each of these modules."""
    options = Options()
    options.export_types = options.preserve_asts = options.ignore_missing_imports = True
    options.incremental = False
    options.cache_dir = os.devnull
    # Other people's code is not looked at: it costs half a minute and reads no record.
    options.follow_imports = "skip"
    result = build([BuildSource(str(path), name) for name, path in files.items()], options)
    for name in files:
        tree = result.graph[name].tree
        if tree is None:
            raise ValueError(f"mypy could not read {name}")
        yield name, Types(tree, result.types)
