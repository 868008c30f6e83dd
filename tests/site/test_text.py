"""Record text never becomes markup of its own."""

import pytest
from tests.site.html import see

from goodstanding.site.text import escape, plain, render_line, render_markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "[press me](javascript:alert(1))",
        "[press me](data:text/html,<b>)",
        "![picture](https://elsewhere.example/p.png)",
        "<a href='https://a.example' onclick='x()' style='color:red'>a</a>",
        "<svg/onload=alert(1)>",
        "<style>body{display:none}</style>",
        "# <b onmouseover=x()>heading</b>",
        "text\n\n<iframe src=https://elsewhere.example></iframe>",
        "[a]: javascript:alert(1)\n\n[b][a]",
        "<p id='duties'>a</p>",
        "{: onclick=x() }\n\nparagraph",
    ],
)
def test_markdown_keeps_only_harmless_markup(text: str) -> None:
    seen = see(render_markdown(text))
    tags = {tag for tag, _ in seen.tags}
    assert not tags & {"script", "img", "svg", "style", "iframe", "h1", "b"}
    assert not seen.ids
    for tag, attributes in seen.tags:
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
    assert all(link.startswith(("https:", "http:", "mailto:")) for link in seen.links)


def test_markdown_keeps_what_people_write() -> None:
    html = render_markdown("**Renewals** come *first*:\n\n- one\n- [two](https://a.example)")
    assert "<strong>Renewals</strong>" in html
    assert "<li>one</li>" in html
    assert 'href="https://a.example" rel="noopener noreferrer nofollow"' in html


def test_a_heading_becomes_bold_text() -> None:
    assert render_markdown("# Plan") == "<p><strong>Plan</strong></p>"


def test_plain_text_takes_the_short_way_with_the_same_result() -> None:
    assert render_markdown('Bea\'s figures, "soon"') == "<p>Bea&#39;s figures, &#34;soon&#34;</p>"


@pytest.mark.parametrize("text", [">" * 5000, "[" * 5000, "* " * 5000, "a*" * 30000, "- " * 9000])
def test_absurd_text_is_shown_as_it_is_and_in_time(text: str) -> None:
    html = render_markdown(text)
    assert "<blockquote>" not in html[:200]


def test_a_line_has_no_paragraph_around_it() -> None:
    assert render_line("see `done_on`") == "see <code>done_on</code>"
    assert render_line("plain") == "plain"


def test_escape_and_plain() -> None:
    assert escape("<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"
    assert plain("<p>a <em>b</em></p>") == "a b"
