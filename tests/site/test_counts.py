"""A chapter's live counts: the book's own where it is shown, nothing for the public."""

from tests.site.editions import edition_of
from tests.site.html import see
from tests.worlds import World

from goodstanding.site.markers import fill

MARKER = "<!-- standing: counts -->"


def world() -> World:
    late = World().account().commitment("2026-04-01", "late", due_on="2026-05-20")
    return late.commitment("2026-05-20", "coming", due_on="2026-06-20", what="Send it asap")


def row(html: str, name: str) -> list[str]:
    """The figures in the row of that clock or rule."""
    lines = [line for line in html.splitlines() if f">{name}<" in line]
    assert len(lines) == 1
    return [see(cell).words for cell in lines[0].split("<td")[2:] for cell in [f"<td{cell}"]]


def test_clocks_count_what_is_open_and_rules_what_they_found() -> None:
    done = fill(MARKER, edition_of(world().source()), "playbook/commitments/")
    assert not done.faults
    assert row(done.html, "Promise") == ["1", "2", ""]
    assert row(done.html, "Commitment vague") == ["", "", "1"]
    assert "1 June 2026" in done.html


def test_only_the_chapters_own_are_counted() -> None:
    done = fill(MARKER, edition_of(world().source()), "playbook/value/")
    assert "Promise" not in see(done.html).words


def test_a_page_may_name_what_it_counts() -> None:
    marker = "<!-- standing: counts commitment personal-data-outside -->"
    done = fill(marker, edition_of(world().source()), "playbook/privacy/")
    assert row(done.html, "Promise") == ["1", "2", ""]
    assert row(done.html, "Personal data outside") == ["", "", "0"]
    assert "Commitment vague" not in see(done.html).words


def test_a_page_without_clocks_and_rules_counts_nothing() -> None:
    assert fill(MARKER, edition_of(world().source()), "playbook/modes/").html == ""


def test_the_public_sees_no_counts() -> None:
    done = fill(MARKER, edition_of(world().source(), profile="public"), "playbook/commitments/")
    assert (done.html, done.faults) == ("", [])
