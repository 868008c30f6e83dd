"""What a preview remembers: pages are as before only where nothing on them differs."""

from types import SimpleNamespace

from goodstanding.site.preview import Memory, restore


def remembered() -> Memory:
    memory = Memory()
    memory.begin(["index.md"])
    memory.keep("a.md", "# A", "<h1>A</h1>", SimpleNamespace(toc="toc", _title_from_render="A"))
    assert not memory.is_as_before("a.md", "filled")
    memory.kept["a.md"].output = "finished"
    memory.begin(["index.md"])
    return memory


def test_a_page_that_nobody_changed_is_as_before() -> None:
    memory = remembered()
    kept = memory.known("a.md", "# A")
    assert kept is not None
    page = SimpleNamespace()
    restore(page, kept)
    assert (page.content, page.toc, page._title_from_render) == ("<h1>A</h1>", "toc", "A")
    assert memory.is_as_before("a.md", "filled")
    assert memory.unchanged == {"a.md"}


def test_a_page_whose_text_changed_is_read_again() -> None:
    memory = remembered()
    assert memory.known("a.md", "# B") is None
    assert memory.known("b.md", "# A") is None


def test_a_page_whose_numbers_changed_is_drawn_again() -> None:
    memory = remembered()
    assert not memory.is_as_before("a.md", "other numbers")
    assert not memory.unchanged


def test_a_new_navigation_draws_every_page_again() -> None:
    memory = remembered()
    memory.begin(["index.md", "board.md"])
    assert not memory.is_as_before("a.md", "filled")
