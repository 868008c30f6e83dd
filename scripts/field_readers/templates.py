"""Which fields a template shows: it asks of a record, step by step, for parts and parts of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2
from jinja2 import nodes

from field_readers.code import MODEL, Read

# What is asked for, from a record on: `("warranty", "after", "decision")`.
Steps = tuple[str, ...]
# The steps by the name under which the template got the record.
Asked = frozenset[tuple[str, Steps]]


@dataclass
class _Walk:
    """One walk through a template: what its names stand for, and what is asked of them."""

    names: dict[str, set[tuple[str, Steps]]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    asked: set[tuple[str, Steps]] = field(default_factory=set)

    def walk(self, node: nodes.Node) -> None:
        """Goes through a part of the template in the order of the text."""
        match node:
            case nodes.Macro():
                self.macros[node.name] = node
                return
            case nodes.For():
                self._loop(node)
                return
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                self.names[name] = self.stands_for(value)
            case nodes.Call(node=nodes.Name(name=name), args=given) if name in self.macros:
                self._macro(self.macros[name], given)
            case nodes.Getattr() | nodes.Getitem() | nodes.Filter():
                self.asked |= self.stands_for(node)
        for child in node.iter_child_nodes():
            self.walk(child)

    def _loop(self, node: nodes.For) -> None:
        targets = {one.name for one in node.target.find_all(nodes.Name)}
        if isinstance(node.target, nodes.Name):
            targets.add(node.target.name)
        if isinstance(node.iter, nodes.Tuple | nodes.List):
            words = [one.value for one in node.iter.items if isinstance(one, nodes.Const)]
            self.words |= dict.fromkeys(targets, words)
        before = dict(self.names)
        meant = self.stands_for(node.iter)
        self.names |= dict.fromkeys(targets, meant) if meant else {}
        self.walk(node.iter)
        for one in (*([node.test] if node.test else []), *node.body, *node.else_):
            self.walk(one)
        self.names = before

    def _macro(self, macro: nodes.Macro, given: list[nodes.Expr]) -> None:
        before = dict(self.names)
        for name, value in zip(macro.args, given, strict=False):
            self.names[name.name] = self.stands_for(value)
        for one in macro.body:
            self.walk(one)
        self.names = before

    def stands_for(self, node: nodes.Node) -> set[tuple[str, Steps]]:
        """A name, and the steps that the expression takes from it; a list counts as what is in it."""
        match node:
            case nodes.Name(name=name):
                return self.names.get(name, {(name, ())})
            case nodes.Getattr(node=inner, attr=name):
                return self._step(inner, [name])
            case nodes.Getitem(node=inner, arg=nodes.Const(value=str(name))):
                return self._step(inner, [name])
            case nodes.Getitem(node=inner, arg=nodes.Name(name=name)) if name in self.words:
                return self._step(inner, self.words[name])
            case nodes.Filter(node=inner, kwargs=given) if inner is not None:
                named = [one.value for one in given if one.key == "attribute"]
                steps = [one.value for one in named if isinstance(one, nodes.Const)]
                return self.stands_for(inner) | (self._step(inner, steps) if steps else set())
            case nodes.Getitem(node=inner) | nodes.Call(node=nodes.Getattr(node=inner)):
                return self.stands_for(inner)
            case nodes.CondExpr(expr1=one, expr2=other) if other is not None:
                return self.stands_for(one) | self.stands_for(other)
            case nodes.And(left=one, right=other) | nodes.Or(left=one, right=other):
                return self.stands_for(one) | self.stands_for(other)
            case nodes.Tuple(items=items) | nodes.List(items=items):
                return set[tuple[str, Steps]]().union(*map(self.stands_for, items))
        return set()

    def _step(self, inner: nodes.Node, names: Iterable[str]) -> set[tuple[str, Steps]]:
        return {(root, (*steps, name)) for root, steps in self.stands_for(inner) for name in names}


def asked_for(text: str) -> tuple[Asked, frozenset[str]]:
    """What a template's text asks for, and the templates that it takes in."""
    tree = jinja2.Environment(autoescape=True).parse(text)
    walk = _Walk()
    walk.walk(tree)
    other = tree.find_all((nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include))
    taken = (getattr(one, "template", None) for one in other)
    return frozenset(walk.asked), frozenset(one.value for one in taken if isinstance(one, nodes.Const))


def reads_along(
    class_: type, steps: Iterable[str], cited: Callable[[str], type | None] = lambda _: None
) -> Iterator[Read]:
    """The attributes that are read on the way, each with the class it is read of.

    `cited` gives what stands behind a field that holds an id, where the template may go on from there.
    """
    held: type | None = class_
    for name in steps:
        if held is None:
            return
        # A list or a map counts as what is in it; `.value` of a word is the word.
        hint = _hints(held).get(name)
        if hint is None:
            return
        yield f"{held.__module__}.{held.__qualname__}", name
        held = _inner(hint) or cited(name)


@cache
def class_of(name: str) -> type | None:
    """The class of that full name, where it is one that stands in a module."""
    module, _, last = name.rpartition(".")
    try:
        found = getattr(import_module(module), last, None)
    except ModuleNotFoundError:
        return None
    return found if isinstance(found, type) else None


@cache
def _hints(class_: type) -> Mapping[str, Any]:
    found: dict[str, Any] = dict(get_type_hints(class_))
    for name in dir(class_):
        given = getattr(class_, name, None)
        function = given.fget if isinstance(given, property) else given
        if function is not None and hasattr(function, "__annotations__") and name not in found:
            found[name] = get_type_hints(function).get("return") if not name.startswith("_") else None
    return found


def _inner(hint: Any) -> Any:
    """The class of what is there: `X | None`, a list of X or a map to X is X."""
    if get_origin(hint) in {Union, UnionType}:
        left = [one for one in get_args(hint) if one is not NoneType]
        return _inner(left[0])
    if arguments := [one for one in get_args(hint) if one is not Ellipsis]:
        return _inner(arguments[-1])
    return hint if isinstance(hint, type) and hint.__module__.startswith(MODEL.rstrip(".")) else None
