"""`standing draft` as a person meets it."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodstanding.cli.program import standing

SMALL = Path(__file__).parents[1] / "books" / "small"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)


def run(*words: str) -> Result:
    return CliRunner().invoke(standing, ["draft", *words, "--root", str(SMALL)], prog_name="standing")


def test_without_words_it_lists_the_templates() -> None:
    done = run()
    assert done.exit_code == 0
    assert "meeting-brief\n" in done.stdout


def test_it_writes_the_draft_and_says_beside_it_what_is_missing() -> None:
    done = run("meeting-brief", "alder-mill")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Brief: Alder ")
    assert "[missing: " in done.stdout
    assert "missing; look for" in done.stderr
    assert "missing; look for" not in done.stdout


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    out = tmp_path / "letters" / "brief.md"
    assert run("meeting-brief", "alder-mill", "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# Brief: Alder ")
    out.write_text("mine\n", encoding="utf-8")
    refused = run("meeting-brief", "alder-mill", "--out", str(out))
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert out.read_text(encoding="utf-8") == "mine\n"
    assert run("meeting-brief", "alder-mill", "--out", str(out), "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# Brief")
    assert [one.name for one in out.parent.iterdir()] == ["brief.md"]


@pytest.mark.parametrize(
    "form", ["2026-05-18-shop", "handoffs/2026-05-18-shop", "alder-mill/handoffs/2026-05-18-shop"]
)
def test_a_record_is_named_in_any_of_its_forms(form: str) -> None:
    done = run("new-work-handoff", "alder-mill", "--record", form)
    assert done.exit_code == 0, done.stderr
    assert "# Handoff to New Work: A shop for flour\n" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("meeting-brif", "alder-mill"), "did you mean 'meeting-brief'?"),
        (("meeting-brief", "alder-mil"), "did you mean 'alder-mill'?"),
        (("meeting-brief",), "name the account as well"),
        (("meeting-brief", "alder-mill", "--record", "contacts/2026-05-20-cal"), "did you mean"),
    ],
)
def test_a_slip_is_asked_back(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
