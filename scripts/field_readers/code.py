"""What every function of the engine reads and calls, by the types that mypy infers.

Names alone would not do: a dozen kinds of record have a `what` or a `due_on`.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from field_readers.types_of import Types, typed_modules
from goodstanding.immutable import names_of
from goodstanding.model.extract import Booking, Extract

SRC = Path(__file__).resolve().parents[2] / "src"
PACKAGE = "goodstanding"
MODEL = f"{PACKAGE}.model."
# What the firm as a whole sees of an account: whoever reads a part of it reads what it is made of.
CARRIED = {f"{one.__module__}.{one.__qualname__}": names_of(one) for one in (Extract, Booking)}
_WORD = re.compile(r"(?:^| )[A-Za-z']+")
# What is filled in counts as a word where one of the sentence's own goes along.
_FILLED = re.compile(r"(?:^| )'?\{")
# Less than that is a word within a sentence.
_FEWEST_WORDS = 3

Read = tuple[str, str]


@dataclass
class Piece:
    """A function, or a table under a name: what it reads and uses, and words that may name fields.

    `reads` are (class, attribute); `by_name` the classes whose attributes it reads under names from
    its words; `classes` those whose records it has in hand; `sentences` are what it may say to a
    person, in order, with what varies in braces, `raised` those that end a command; `says` is the
    first line of its docstring.
    """

    reads: set[Read] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    by_name: set[str] = field(default_factory=set)
    sentences: dict[str, None] = field(default_factory=dict)
    raised: dict[str, None] = field(default_factory=dict)
    says: str = ""


class _Collector(ast.NodeVisitor):
    """One walk over one module."""

    def __init__(self, types: Types, pieces: dict[str, Piece], module: str) -> None:
        self._types, self._pieces = types, pieces
        self._inside = [module]
        self._in_function = False
        self._in_raise = False
        self._locals: dict[str, ast.expr] = {}

    @property
    def _piece(self) -> Piece:
        return self._pieces[self._inside[-1]]

    def _go_inside(self, name: str, node: ast.AST, *, function: bool = False) -> None:
        outer = self._in_function
        self._inside.append(f"{self._inside[-1]}.{name}")
        if isinstance(node, ast.FunctionDef):
            self._piece.says = (ast.get_docstring(node) or "").partition("\n")[0]
        self._in_function = outer or function
        self.generic_visit(node)
        self._in_function = outer
        self._inside.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """What is read in a function within a function, the outer one reads."""
        if self._in_function:
            self.generic_visit(node)
        else:
            self._go_inside(node.name, node, function=True)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """What stands in a class belongs to the class."""
        self._go_inside(node.name, node)

    def visit_Assign(self, node: ast.Assign) -> None:
        """What stands in a table is read by whoever uses the table."""
        self._table(node, node.targets[0])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """As above."""
        self._table(node, node.target)

    def _table(self, node: ast.stmt, target: ast.expr) -> None:
        if self._in_function or not isinstance(target, ast.Name):
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign):
                self._locals[target.id] = node.value
            self.generic_visit(node)
        else:
            self._go_inside(target.id, node)

    def visit_Name(self, node: ast.Name) -> None:
        """A function or table that is named may be used."""
        self._piece.uses |= {name for name in self._types.names(node) if name.startswith(PACKAGE)}
        self._piece.classes |= self._types.in_hand(node, MODEL)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """Reading a field, calling a method, or naming something of another module."""
        self.generic_visit(node)
        self._piece.uses |= {name for name in self._types.names(node) if name.startswith(PACKAGE)}
        self._piece.classes |= self._types.in_hand(node, MODEL)
        for class_, method in self._types.owners(node):
            self._piece.reads.add((class_, node.attr))
            if method:
                self._piece.uses.add(method)

    def visit_Call(self, node: ast.Call) -> None:
        """`getattr` reads the field that it names, or those that a table names."""
        self.generic_visit(node)
        for made in self._types.names(node.func) & CARRIED.keys():
            self._carry(made, node)
        if not (isinstance(node.func, ast.Name) and node.func.id == "getattr"):
            return
        found = self._types.in_hand(node.args[0], MODEL)
        name = node.args[1]
        if isinstance(name, ast.Constant):
            self._piece.reads |= {(class_, str(name.value)) for class_ in found}
        else:
            self._piece.by_name |= found or {""}

    def _carry(self, made: str, node: ast.Call) -> None:
        """Notes for each part of an extract what it is made of."""
        given = dict(zip(CARRIED[made], node.args, strict=False))
        for name, value in [*given.items(), *((str(one.arg), one.value) for one in node.keywords)]:
            self._inside.append(f"{made}.{name}")
            self.visit(value)
            for inner in ast.walk(value):
                if isinstance(inner, ast.Name) and inner.id in self._locals:
                    self.visit(self._locals[inner.id])
            self._inside.pop()

    def visit_Expr(self, node: ast.Expr) -> None:
        """A docstring is for programmers: nothing in it is said or names a field."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """A sentence with what varies in it."""
        self._note_sentence(spell(node))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        """What a table is asked by is never shown; what it answers may be."""
        for key in node.keys:
            if isinstance(key, ast.Constant):
                self._piece.words.add(str(key.value))
            elif key:
                self.visit(key)
        for value in node.values:
            self.visit(value)

    def _note_sentence(self, said: str) -> None:
        text = " ".join(said.split())
        words = len(_WORD.findall(text))
        filled = text.count("{") if words > 1 else len(_FILLED.findall(text))
        if words and words + filled >= _FEWEST_WORDS and "(?" not in text:
            self._piece.sentences[text] = None
            if self._in_raise:
                self._piece.raised[text] = None

    def visit_Raise(self, node: ast.Raise) -> None:
        """What is said when a command ends early."""
        self._in_raise = True
        self.generic_visit(node)
        self._in_raise = False

    def visit_Constant(self, node: ast.Constant) -> None:
        """A word that may name a field."""
        if isinstance(node.value, str):
            self._piece.words.add(node.value)
            self._note_sentence(node.value)


def spell(node: ast.expr) -> str:
    """A text as it is written, with a name in braces for what varies in it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(spell(part) for part in parts)
        case ast.FormattedValue(value=ast.IfExp(body=one, orelse=other)) if _is_text(one) and _is_text(other):
            return f"{spell(one)}/{spell(other)}"
        case ast.FormattedValue(value=ast.JoinedStr() | ast.Constant() as inner):
            return spell(inner)
        case ast.FormattedValue(value=inner):
            return f"{{{_name(inner)}}}"
    return f"{{{_name(node)}}}"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _name(node: ast.expr) -> str:
    """The plainest name for what is filled in."""
    match node:
        case ast.Name(id=name):
            return name.strip("_")
        case ast.Attribute(attr=name):
            return name.strip("_")
        case ast.Call(func=ast.Attribute(attr="join"), args=[inner, *_]):
            return _name(inner)
        case ast.Call(args=[inner, *_]):
            return _name(inner)
        case ast.Call(func=called):
            return _name(called)
        case ast.Subscript(value=inner) | ast.BinOp(left=inner) | ast.BoolOp(values=[inner, *_]):
            return _name(inner)
        case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner) | ast.FormattedValue(value=inner):
            return _name(inner)
    return "..."


@cache
def collect() -> dict[str, Piece]:
    """Every function and table of the engine, by its full name."""
    files = dict(_modules())
    pieces: dict[str, Piece] = defaultdict(Piece)
    for module, types in typed_modules(files):
        tree = ast.parse(files[module].read_text(encoding="utf-8"))
        _Collector(types, pieces, module).visit(tree)
    return dict(pieces)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((SRC / PACKAGE).rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path
