"""The measure of the site compares like with like: the Markdown beside it says the same."""

import sys
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # its types are a package of their own
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen
from tests.worlds import World

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))


def words_of(html: str) -> list[str]:
    seen = Seen()
    seen.feed(html)
    return " ".join(seen.text).split()


def test_no_word_of_a_page_is_lost_on_the_way_to_markdown() -> None:
    from plain_markdown import markdown_of

    world = (
        World().account(goals=["Dealers order by themselves"]).commitment("2026-05-01", due_on="2026-05-20")
    )
    world.contact("2026-05-20", summary="We talked about *much* & <more>")
    for path, page in pages_by_path(edition_of(world.source())).items():
        said = {*words_of(page.body)}
        again = {*words_of(markdown.markdown(markdown_of(page.body), extensions=["tables"]))}
        lost = {one for one in said - again if one.isalpha() and len(one) > 3}
        assert len(lost) <= len(said) * 0.05, (path, lost)


def test_headings_lists_tables_and_links_stay_what_they_are() -> None:
    from plain_markdown import markdown_of

    html = '<h2 id="a">Part</h2><ul><li>one</li></ul>'
    html += '<table><tr><th>A</th></tr><tr><td><a href="x">y</a></td></tr></table>'
    assert markdown_of(html).splitlines() == ["## Part", "", "- one", "", "| A |", "| --- |", "| [y](#) |"]
