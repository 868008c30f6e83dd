"""The playbook: each chapter shows records, and what it shows the product accepts."""

import re
from pathlib import Path

import pytest
from tests.pages.fences import Fence, chapter_pages, fences, pages

from goodstanding.kinds import KINDS
from goodstanding.records.messages import explain_shape
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape


def shown(page: Path) -> list[Fence]:
    """The example records of a page."""
    every = fences(page.read_text(encoding="utf-8"))
    return [fence for fence in every if fence.title.startswith("example: ")]


CHAPTER_PAGES = chapter_pages()
EXAMPLES = [
    pytest.param(fence, id=f"{page.stem}-{fence.line}")
    for page in (*CHAPTER_PAGES, *pages("guide"))
    for fence in shown(page)
]


@pytest.mark.parametrize("fence", EXAMPLES)
def test_an_example_is_a_record_of_its_kind(fence: Fence) -> None:
    kind = fence.title.removeprefix("example: ")
    assert kind in KINDS
    text = parse_record(fence.text.encode())
    assert not text.faults
    assert shape(kind).is_valid(text.data), explain_shape(kind, text.data)


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=lambda page: page.stem)
def test_a_chapter_shows_a_record(page: Path) -> None:
    assert shown(page)


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=lambda page: page.stem)
def test_a_chapter_opens_with_a_scene_and_says_what_to_do(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    opening = re.fullmatch(r"# [^\n]+\n\n(.*?)\n\n## .*", text, flags=re.DOTALL)
    assert opening, "a chapter opens with its scene, before the first heading"
    assert len(opening[1].split()) >= 60
    assert re.search(r"^## How the product helps$", text, flags=re.MULTILINE)
