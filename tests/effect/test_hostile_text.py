"""Text from records in the effect: it is posted as a comment, and printed into build logs."""

import json
import re

import pytest
from tests.effect.conftest import Run
from tests.history.repository import Past

HOSTILE = (
    "@everyone and @firm/team",
    "##[error]forged",
    "##vso[task.setvariable variable=x]y",
    "::error file=a.yml,line=1::forged",
    "%0A::warning::forged",
    "<img src=x onerror=alert(1)> <!-- </details>",
    "[here](https://firm.example) ![x](https://firm.example/x.png)",
    "https://firm.example www.firm.example fixes #12 GH-12",
    "`code` **bold** | cell | ~~gone~~ $x$",
    "line\r\n::error::forged\r\n/close\n# Heading\n- item",
    "\u202egnissim\u202c \u001b[31mred\u0007 \u2028::error::forged",
    "&lt;b&gt; &#64;someone &commat;someone",
)
# What GitHub and GitLab would act on in a comment.
ACTIVE = re.compile(
    r"@\w|<(?!br>)\w|<!--|\]\(|https?://\S|www\.\w|(?<![\w&])#\d|GH-\d|&#64;|&commat;", re.IGNORECASE
)


@pytest.fixture
def hostile(past: Past) -> Past:
    """A change that says each of them wherever the effect quotes a record."""
    for number, text in enumerate(HOSTILE):
        past.promise("2026-04-20", f"2026-02-02-p{number}", what=text)
        past.put(f"concerns/2026-02-20-c{number}", what="x", next_action=text, **{text.strip(): text})
        past.put(f"signals/2026-02-20-s{number}", kind=text, note="x")
    past.promise("2026-02-27", "2026-01-10-later", what=" ".join(HOSTILE))
    policy = past.root / "accounts/_policy.yml"
    # A policy that holds more than plain text is not read at all.
    labels = {f"l{number}": text for number, text in enumerate(HOSTILE) if text.isprintable()}
    policy.write_bytes(policy.read_bytes() + f"labels: {json.dumps(labels)}\n".encode())
    return past


@pytest.mark.usefixtures("hostile")
def test_text_of_records_forges_nothing_and_mentions_nobody(run: Run) -> None:
    for form in ("text", "markdown", "json"):
        result = run("HEAD", "--format", form)
        assert result.exit_code == 0, result.output
        output = result.output
        assert "forged" in output
        assert not re.search(r"##\w*\[", output)
        assert not re.search(r"^\s*::\w", output, re.MULTILINE)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e]", output)
    markdown = run("HEAD", "--format", "markdown").output
    assert not ACTIVE.search(markdown), ACTIVE.search(markdown)
    # Each thing stays on the line that begins it: nothing opens a line of its own.
    assert all(re.match(r"(#{2,3} |- |$|\w)", line) for line in markdown.splitlines())


def test_file_names_are_text_as_well(past: Past, run: Run) -> None:
    for name in ("@everyone", "##[error]x", "a|b<b>c", "[x](https://firm.example)"):
        past.write(f"accounts/acme/contacts/2026-02-20-{name.replace('/', '_')}.yml", b"summary: x\n")
    past.write("accounts/@everyone/account.yml", b"name: x\naccount_manager: ann\n")
    markdown = run("HEAD", "--format", "markdown").output
    assert "everyone" in markdown
    assert not ACTIVE.search(markdown), ACTIVE.search(markdown)
    for form in ("text", "markdown", "json"):
        assert not re.search(r"##\w*\[", run("HEAD", "--format", form).output)


def test_restricted_records_are_named_and_never_quoted(past: Past, run: Run) -> None:
    past.put("contacts/2026-02-27-call", summary="Canary", feeling="unhappy", visibility="restricted")
    past.put("concerns/2026-02-27-c", what="Canary", visibility="restricted")
    past.promise("2026-02-27", "2026-02-02-p", what="Canary", visibility="restricted").commit("2026-02-26")
    past.promise("2026-02-25", "2026-02-02-p", what="Canary", visibility="restricted")
    for form in ("text", "markdown", "json"):
        for base in ("HEAD", "HEAD~1"):
            assert "Canary" not in run(base, "--format", form).output


def test_a_large_effect_fits_into_a_comment(past: Past, run: Run) -> None:
    for number in range(40):
        past.promise("2026-02-20", f"2026-02-02-p{number}", what="äöü words " * 200)
    markdown = run("HEAD", "--format", "markdown").output
    assert len(markdown.encode()) <= 60_000
    assert "did not fit: run `standing effect`" in markdown
