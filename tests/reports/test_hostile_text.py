"""Whatever a record says, a report only shows it: it steers no terminal, log or page."""

import json
import random
import re
from datetime import date
from html import unescape

import markdown  # type: ignore[import-untyped]  # it brings no types
import pytest
from markdown_it import MarkdownIt

from goodstanding.duty import Band, Duty, Group, State
from goodstanding.finding import Finding, NotAssessed, Severity
from goodstanding.immutable import replace
from goodstanding.place import Place
from goodstanding.records.source import Memory
from goodstanding.reports.check_text import render_check
from goodstanding.reports.digest import render_digest
from goodstanding.reports.due_markdown import render_due_markdown
from goodstanding.reports.due_text import Scan, render_due
from goodstanding.reports.github_report import Annotation, Level, command, render_github
from goodstanding.reports.gitlab_report import render_gitlab
from goodstanding.reports.json_report import render_json
from goodstanding.reports.lines import to_text
from goodstanding.reports.markdown_report import render_markdown
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.report import Report, build_report
from goodstanding.reports.visible import visible
from goodstanding.standing import AccountStanding, Standing

DAY = date(2026, 6, 1)
FILE = "accounts/acme/contacts/2026-05-01-x.yml"
HOSTILE = (
    "\x1b[31mred\x1b[0m\r\n::error file=x::forged ##[error]seen ##vso[task.complete] \x07\x85\u202e "
    "<img src=x onerror=alert(1)> [win](https://evil.example) ![p](http://evil.example/p.png) "
    "www.evil.example a@evil.example @everyone #1 GH-2 | `code` *b* _u_ 100%25 <!-- c --> \ud800"
)
SCAN = Scan(date(2026, 6, 15))


@pytest.fixture
def hostile() -> Report:
    finding = Finding("schema", Severity.ERROR, "acme", Place("acme/x", FILE, ("what",)), HOSTILE)
    duty = Duty(
        clock="commitment",
        group=Group.PROMISES,
        account="acme",
        owner=HOSTILE,
        due_on=date(2026, 5, 30),
        days_late=2,
        band=Band.OVERDUE,
        state=State.OPEN,
        why=HOSTILE,
        record="acme/x",
        file=FILE,
    )
    missing = NotAssessed("acme/y", f"accounts/acme/{HOSTILE}.yml", HOSTILE)
    account = AccountStanding("acme", HOSTILE, (finding,), (duty,), ("steady_state",), (missing,), 2)
    source = Memory({FILE: f"what: {HOSTILE}".encode("utf-8", "replace")})
    return build_report(Standing(DAY, {"acme": account}), source)


def _texts(report: Report) -> list[str]:
    return [
        to_text(render_check(report)),
        to_text(render_due(report, SCAN)),
        render_github(report),
        render_markdown(report),
        render_due_markdown(report, SCAN),
        render_digest(report),
        render_json(report),
        render_gitlab(report),
    ]


def test_no_control_character_is_left(hostile: Report) -> None:
    for text in _texts(hostile):
        assert "red" in text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
        text.encode("utf-8")


def test_no_line_is_an_order_to_a_build_log(hostile: Report) -> None:
    for text in _texts(hostile):
        assert "##[" not in text
        assert "##vso[" not in text
    texts = _texts(hostile)
    for text in (*texts[:2], *texts[-2:]):
        assert not [row for row in text.splitlines() if row.lstrip().startswith("::")]


def test_annotations_are_ours_alone(hostile: Report) -> None:
    orders = [row for row in render_github(hostile).splitlines() if row.startswith("::")]
    assert len(orders) == 2
    for order in orders:
        properties = order[2:].split("::")[0]
        assert re.fullmatch(r"(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[^,:]*", properties), order
        assert "100%2525" in order


def test_the_name_of_a_file_ends_no_property() -> None:
    odd = Annotation(Level.ERROR, "accounts/a,line=9::b%2C.yml", 1, 2, "a,b:c", "one, two: three\n::error::x")
    assert command(odd) == (
        "::error file=accounts/a%2Cline=9%3A%3Ab%252C.yml,line=1,col=2,title=a%2Cb%3Ac::"
        "one, two: three\\n::error::x"
    )


def test_what_is_waived_is_no_annotation(hostile: Report) -> None:
    (finding,) = hostile.findings
    waived = replace(hostile, findings=(replace(finding, finding=replace(finding.finding, waived=True)),))
    assert [row for row in render_github(hostile).splitlines() if row.startswith("::error")]
    assert not [row for row in render_github(waived).splitlines() if row.startswith("::error")]


def test_markdown_holds_no_live_markup(hostile: Report) -> None:
    for text in (render_markdown(hostile), render_due_markdown(hostile, SCAN), render_digest(hostile)):
        html = markdown.markdown(text, extensions=["tables"])
        tags = set(re.findall(r"<(\w+)", html))
        allowed = {"p", "strong", "ul", "li", "h2", "h3", "table", "thead", "tbody", "tr", "th"}
        assert tags <= allowed | {"td", "br"}
        assert not re.search(r"@\w|https?://|www\.|#\d|GH-\d", html)


@pytest.mark.parametrize("text", ["1. first", "- item", "+ item", "# title", "> said", "***"])
def test_a_text_cannot_open_a_block(text: str) -> None:
    html = markdown.markdown(quiet(text))
    assert set(re.findall(r"<(\w+)", html)) == {"p"}


def test_neither_a_milestone_nor_an_epic_is_named() -> None:
    text = quiet('%5 %"Spring" &12 and a share of 50%, R&D')
    assert not re.search(r'%(?=[\w"&])|(?:&amp;|&)(?=[0-9])', text)
    assert text.endswith("50%, R&amp;D")


PIECES = (
    *"`*_{}[]()#!|~>$^<>&@:%/\\-+=.,'\" \t\n1ab", "www.", "http://", "ftp://a.example", "//b.example",
    "mailto:", "xmpp:", "x@y.example", "@ab", "#12", "!1", "$3", "~bug", "%4", "&5", "GH-1", "<b>", "<!--",
    "-->", "&amp;", "&#64;", "&commat;", "[x](y)", "![x](y)", "1. ", "2) ", "- ", "    ", "[ ] ", "[^1]",
    "g/p#1", "g/p!2", "[[x]]", "$$x$$", "```", "~~~", "___", "<https://a.example>", "é", "\u200b", "\u2028",
)  # fmt: skip
# What GitHub and GitLab look for in the text that is shown. Before `www.` they take marks for a gap.
LIVE = re.compile(
    r"@\w|(?<!\w)#\d|\w://\S|(?:mailto|xmpp):[^\s\u200b]|(?<![^\s*_~(])www\.\S|(?<![^\W_])GH-\d",
    re.IGNORECASE,
)


def test_any_text_reads_as_written_and_is_nothing_but_text() -> None:
    """Whatever signs come together, another reader of Markdown sees the words alone, wherever they stand."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    for _ in range(4000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
        said = quiet(text)
        whole = "\n".join([said, "", f"- {said}", "", *head("a", "b"), row("c", said)])
        html = reader.render(whole)
        assert set(re.findall(r"<(\w+)", html)) <= {
            *("p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td")
        }, text
        shown = unescape(re.sub(r"<[^>]+>", "", html))
        assert not LIVE.search(shown), text
        words = "".join(visible(text).split())
        assert "".join(shown.replace("\u200b", "").split()) == f"{words}{words}abc{words}", text


def test_json_keeps_every_character(hostile: Report) -> None:
    data = json.loads(render_json(hostile))
    assert data["duties"][0]["why"] == HOSTILE
    assert render_json(hostile).isascii()
