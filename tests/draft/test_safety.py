"""Nothing in a template leads out of its room, and nothing in a record becomes markup or is told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]  # its types are a package of their own
from tests.draft.test_templates import NINE, drafted, full_world
from tests.worlds import World

from goodstanding.errors import SourceError, UsageError
from goodstanding.records.source import Memory
from goodstanding.writing.harmless import one_line, paragraphs

HIDDEN = "Zanzibar"


def filled(text: str, world: World | None = None) -> str:
    source = Memory({"accounts/_templates/own.md": text.encode()})
    return drafted("own", world or full_world(), None, source)


def said_of(text: str, world: World | None = None) -> str:
    """What the template gives, or in which words it is refused; any other fault is none of these."""
    try:
        return filled(text, world)
    except SourceError as refused:
        return f"refused: {refused}"


THREE_DEEP = "{% for a in people %}" * 3 + "x" + "{% endfor %}" * 3


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ account.__class__ }}",
        "{{ account.look.__globals__ }}",
        "{{ account._record }}",
        "{{ account['__class__'] }}",
        "{{ account.name.upper() }}",
        "{{ account.name.whole }}",
        "{{ self }}{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ range(10) }}",
        "{{ account | attr('__class__') }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ ['a'] }}",
        "{{ 'a' | center(1000000000) }}",
        "{% set x = account %}{{ x }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'annual-review.md' %}",
        "{% extends 'annual-review.md' %}",
        "{% import 'os' as os %}",
        THREE_DEEP,
        "{% for a in people recursive %}{{ loop(people) }}{% endfor %}",
        "{{ account.name",
        "{% for a in people %}",
        "{{ people | unknown }}",
        "{% if account is callable %}x{% endif %}",
        "{{ loop.cycle }}{% for a in people %}{{ loop.cycle('a') }}{% endfor %}",
    ],
)
def test_a_template_that_asks_for_more_than_facts_is_refused_or_finds_nothing(text: str) -> None:
    assert re.fullmatch(r"(?s)(\[missing: [A-Za-z_. ]+\])+\n|refused: .*own\.md.*", said_of(text))


@settings(deadline=None)
@given(st.text(alphabet="{}%#.|'()[]_ abcdeifnorltaccountname\n", max_size=60))
def test_any_template_is_filled_or_refused_in_words(text: str) -> None:
    said_of(text, World().account())


def test_a_template_larger_than_any_letter_is_refused() -> None:
    with pytest.raises(SourceError, match="no letter"):
        filled("a" * 100_000)


def test_a_template_that_is_no_text_is_refused() -> None:
    with pytest.raises(SourceError, match="UTF-8"):
        drafted("own", full_world(), None, Memory({"accounts/_templates/own.md": b"\xff\xfe"}))


def test_words_of_records_are_no_templates() -> None:
    world = World().account(name="{{ manager.name }}{% for x in people %}")
    assert filled("{{ account.name }}", world) == "{{ manager.name }}{% for x in people %}\n"


HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**bold** _slanted_ `code` ~~gone~~",
    "# heading",
    "> quoted",
    "- item",
    "1. item",
    "--- ",
    "a | b | c",
    "&lt;b&gt; &#60;b&#62;",
    "\x1b[31mred \u202eevil",
    "[one]: https://evil.example",
    "<https://evil.example>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_records_read_as_written_and_do_nothing(text: str) -> None:
    html = markdown(one_line(text), extensions=["tables"])
    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", html)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_words_become_markup(text: str) -> None:
    assert re.fullmatch(r"(<p>[^<]*</p>)?", markdown(one_line(text), extensions=["tables"]))


def test_paragraphs_keep_paragraphs_and_lists_and_nothing_else() -> None:
    text = "First\nline.\n\n\n- one\n- <b>two</b>\n\n# Not a heading\n---\n"
    html = markdown(paragraphs(text))
    assert set(re.findall(r"<(\w+)", html)) == {"p", "ul", "li"}
    assert "&lt;b&gt;two" in html


def restricted_world() -> World:
    world = full_world()
    hidden = {"visibility": "restricted"}
    world.contact("2026-05-30", summary=f"{HIDDEN} talk", **hidden)
    world.contact("2026-06-03", summary=f"{HIDDEN} plan", outcome="planned", **hidden)
    world.commitment("2026-05-05", "hidden", what=HIDDEN, due_on="2026-06-30", **hidden)
    world.opportunity("2026-05-29", "hidden", title=HIDDEN, **hidden)
    world.handoff("2026-05-30", "hidden", aims=HIDDEN, submitted_on="2026-05-30", **hidden)
    world.project("hidden", name=HIDDEN, mobilised_on="2026-05-29", ended_on="2026-05-31", **hidden)
    world.put("acme/stakeholders/aaa", {"name": f"{HIDDEN} Jones", "key": True, **hidden})
    world.put("acme/reviews/2026-05-31-annual", {"kind": "annual", "delivered": HIDDEN, **hidden})
    world.put("acme/concerns/2026-05-30-hidden", {"what": HIDDEN, **hidden})
    world.put(
        "acme/escalations/2026-05-30-hidden",
        {
            "triggers": ["harmful_behaviour"],
            "summary": HIDDEN,
            "next_action": HIDDEN,
            "next_action_due_on": "2026-06-05",
        },
    )
    return world


@pytest.mark.parametrize("name", NINE)
def test_nothing_restricted_is_told_and_nothing_of_it_is_chosen(name: str) -> None:
    text = drafted(name, restricted_world())
    assert HIDDEN not in text
    assert "restricted" not in text
    assert text == drafted(name, full_world())


def test_a_restricted_record_cannot_be_drafted_from() -> None:
    with pytest.raises(UsageError, match="is restricted"):
        drafted("written-confirmation", restricted_world(), "contacts/2026-05-30-talk")


def test_figures_that_are_always_restricted_are_no_facts() -> None:
    world = World().account(commercial={"margin_percent": 31, "as_on": "2026-05-01"})
    assert filled("{{ account.commercial.margin_percent }}", world) == (
        "[missing: account.commercial.margin_percent]\n"
    )


def test_what_is_planned_for_the_whole_firm_names_other_clients_and_stays_with_us() -> None:
    world = World().account().account("other").project(roles={"tech_lead": "ben"}, mobilised_on="2026-02-02")
    told = {"other": "2026-05-12", "acme": "2026-05-12"}
    fields = {"kind": "leaves_firm", "person": "ben", "effective_on": "2026-07-01", "told": told}
    world.put("_changes/2026-05-11-ben", {**fields, "plan": "Other goes to Nell"})
    said = drafted("departure", world)
    assert "Ben Bishop is leaving" in said
    assert "Nell" not in said
    assert "[missing: change.plan]" in said
    assert filled("{{ change.told }}", world).startswith("[missing: ")
