"""The lists of rules and clocks: each with the sentence that says why."""

import pytest

from goodstanding.site.rulebook import sentences_in


@pytest.mark.parametrize("folder", ["docs/rules", "docs/clocks"])
def test_every_rule_and_clock_says_why_in_a_whole_sentence(folder: str) -> None:
    found = sentences_in(folder)
    assert len(found) > 60
    for id_, sentence in found.items():
        assert sentence[0].isupper() or sentence[0] in "\"'", id_
        assert sentence[-1] in ".?!", id_
        assert "**" not in sentence, id_
        assert not sentence.startswith("Why"), id_
