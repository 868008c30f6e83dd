"""The small language of examples."""

from datetime import date
from pathlib import Path

import pytest
from tests.pages.fences import Finds, Owes, PageError, examples, fences

PAGE = """# support-watch
```yaml title="with: accounts/acme/contacts/2026-01-05-call.yml"
summary: A call
```
```yaml title="bad: accounts/acme/account.yml, as of 2026-03-02"
# owes: 2026-02-05, 25 days late, by nora-quill
name: Acme
```
```yaml title="good: accounts/acme/account.yml, as of 2026-03-02"
name: Acme   # finds: a name
# owes nothing
```
"""


def page(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "support-watch.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_gives_its_examples_with_what_stands_beside_them(tmp_path: Path) -> None:
    bad, good = examples(page(tmp_path, PAGE))
    assert (bad.is_bad, bad.file, bad.as_of) == (True, "accounts/acme/account.yml", date(2026, 3, 2))
    assert bad.beside == {"accounts/acme/contacts/2026-01-05-call.yml": "summary: A call\n"}
    assert bad.owes == [Owes(date(2026, 2, 5), 25, "nora-quill")]
    assert good.owes == []
    assert good.finds == [Finds(1, "a name")]


def test_an_example_that_says_nothing_of_duties_owes_none_and_not_nothing(tmp_path: Path) -> None:
    text = PAGE.replace("# owes nothing\n", "")
    assert examples(page(tmp_path, text))[1].owes is None


@pytest.mark.parametrize(
    ("of", "to"),
    [
        ("bad: accounts/acme/account.yml, as of", "bad accounts/acme/account.yml as of"),
        ("with: accounts", "beside: accounts"),
    ],
)
def test_a_title_with_a_slip_is_told(tmp_path: Path, of: str, to: str) -> None:
    with pytest.raises(PageError, match="is no title of an example"):
        examples(page(tmp_path, PAGE.replace(of, to)))


def test_a_fence_that_never_ends_is_told(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="never ends"):
        examples(page(tmp_path, PAGE.rstrip().removesuffix("```")))


def test_a_word_that_owes_does_not_know_is_told(tmp_path: Path) -> None:
    bad = examples(page(tmp_path, PAGE.replace("by nora-quill", "from nora")))[0]
    with pytest.raises(PageError, match="is no part of"):
        _ = bad.owes


def test_a_fence_within_a_list_is_read_from_its_margin() -> None:
    text = '1. Write:\n\n    ```yaml title="example: contact"\n    summary: A call\n    ```\n'
    assert [(one.line, one.text) for one in fences(text)] == [(3, "summary: A call\n")]
