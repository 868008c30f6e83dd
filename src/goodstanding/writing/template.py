"""Fills a template with facts, in a room from which nothing leads out.

A template may show facts, ask whether there is one, and go through lists. It calls nothing, counts
nothing up and reads nothing else; whatever is written by whoever, it always ends.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from goodstanding.errors import SourceError
from goodstanding.writing.facts import Choice, Facts, NoFactError
from goodstanding.writing.harmless import Said, paragraphs, without_controls
from goodstanding.writing.spelling import spell_number

LARGEST_TEMPLATE = 64 * 1024
LARGEST_DRAFT = 1024 * 1024
DEEPEST_LOOP = 2
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test),
    *(nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand),
)
_FILTERS = ("default", "first", "join", "last", "length")
_TESTS = ("defined", "undefined")
_OF_LOOPS = ("first", "index", "last", "length")


class Missing(Undefined):
    """A fact that is not on record: shown where it should stand, and false where it is asked for."""

    @property
    def asked(self) -> str:
        """What the template asked for."""
        return self._undefined_name or "?"

    def __str__(self) -> str:
        """What the reader sees in its place."""
        return f"[missing: {self.asked}]"

    def __iter__(self) -> Iterator["Missing"]:
        """One missing thing, so that a list that is not there is seen as well."""
        yield self

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing)

    def __hash__(self) -> int:
        return hash(Missing)


class Room(ImmutableSandboxedEnvironment):
    """The environment of templates: facts and nothing else."""

    def __init__(self) -> None:
        super().__init__(
            # The draft is Markdown, and what comes in has been made harmless for it.
            autoescape=False,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_shown,
        )
        self.globals = {}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters |= {"join": _join, "paragraphs": _paragraphs}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A fact, or that it is missing; nothing has any other attributes."""
        if isinstance(obj, Facts):
            try:
                return obj.look(attribute)
            except (NoFactError, KeyError):
                return Missing(name=f"{obj.called}.{attribute}")
        if isinstance(obj, Missing):
            return Missing(name=f"{obj.asked}.{attribute}")
        if isinstance(obj, LoopContext) and attribute in _OF_LOOPS:
            return getattr(obj, attribute)
        raise SecurityError(f"'{attribute}' is no fact")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - nothing is called at all
        """Nothing may be called."""
        return False


def fill_template(text: str, name: str, facts: Mapping[str, object]) -> str:
    """The template with its facts; raises SourceError that says where the template is at fault."""
    try:
        parts, length = [], 0
        for part in _ready(text, name).generate(dict(facts)):
            length += len(part)
            if length > LARGEST_DRAFT:
                raise SourceError(f"{name}: the draft would be longer than {LARGEST_DRAFT // 1024} KiB")
            parts.append(part)
    except TemplateSyntaxError as fault:
        raise SourceError(f"{name}, line {fault.lineno}: {fault.message}") from fault
    except (TemplateError, RecursionError, TypeError) as fault:
        raise SourceError(f"{name}: this cannot be filled: {fault}") from fault
    return _tidy("".join(parts))


@lru_cache(maxsize=32)
def _ready(text: str, name: str) -> Template:
    """The template, looked through and ready to be filled; a site fills the same ones again and again."""
    room = Room()
    tree = room.parse(text, name)
    _look_through(tree, name)
    return room.from_string(tree)


def asked_of(text: str) -> set[tuple[str, ...]]:
    """Every fact that a template asks for, as steps from a name; loops are followed to their lists."""
    asked: set[tuple[str, ...]] = set()
    _collect(Room().parse(text), {}, asked)
    return asked


def _look_through(node: nodes.Node, name: str, depth: int = 0) -> None:
    if not isinstance(node, _ALLOWED):
        _refuse(node, name, f"'{type(node).__name__.lower()}' has no place in a template")
    if isinstance(node, nodes.For):
        depth += 1
        if depth > DEEPEST_LOOP or node.recursive:
            _refuse(node, name, f"loops stand at most {DEEPEST_LOOP} deep")
    if isinstance(node, nodes.Filter) and node.name not in (*_FILTERS, "paragraphs"):
        _refuse(node, name, f"there is no filter '{node.name}'")
    for child in node.iter_child_nodes():
        _look_through(child, name, depth)


def _refuse(node: nodes.Node, name: str, why: str) -> NoReturn:
    raise TemplateSyntaxError(
        f"{why}: a template shows facts, asks whether there is one, and goes through lists", node.lineno, name
    )


def _collect(node: nodes.Node, loops: Mapping[str, tuple[str, ...]], asked: set[tuple[str, ...]]) -> None:
    steps = _steps(node, loops)
    if steps:
        asked.add(steps)
        return
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        _collect(node.iter, loops, asked)
        inner = {**loops, node.target.name: _steps(node.iter, loops), "loop": ("loop",)}
        for child in (*node.body, *node.else_):
            _collect(child, inner, asked)
        return
    for child in node.iter_child_nodes():
        _collect(child, loops, asked)


def _steps(node: nodes.Node, loops: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if isinstance(node, nodes.Getattr):
        before = _steps(node.node, loops)
        return (*before, node.attr) if before else ()
    return loops.get(node.name, (node.name,)) if isinstance(node, nodes.Name) else ()


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return spell_number(value)
    if isinstance(value, Choice):
        return value.replace("_", " ")
    if isinstance(value, Facts):
        return value.spelt or f"[missing: {value.called}]"
    if isinstance(value, list):
        return _join(value)
    return value


def _join(values: object, between: str = ", ") -> str:
    listed = values if isinstance(values, (list, Missing)) else [values]
    return between.join(str(_shown(one)) for one in listed)


def _paragraphs(value: object) -> object:
    return paragraphs(value.whole) if isinstance(value, Said) else value


def _tidy(text: str) -> str:
    """The draft with no more than one empty line in a row and one line end at the end."""
    lines: list[str] = []
    for line in without_controls(text).splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
