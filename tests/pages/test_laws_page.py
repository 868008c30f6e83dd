"""The page of laws lists exactly the laws that are tested."""

import re

from tests.pages.fences import DOCS

LAWS = DOCS.parent / "tests" / "laws"


def test_the_page_lists_every_law_and_no_other() -> None:
    listed = re.findall(r"`(test_\w+)`", (DOCS / "laws.md").read_text(encoding="utf-8"))
    texts = (path.read_text(encoding="utf-8") for path in sorted(LAWS.glob("test_*.py")))
    tested = [name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)]
    assert sorted(listed) == sorted(tested)
