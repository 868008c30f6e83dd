"""A new book: clean at once, builds strictly, and nothing that was there is written over."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from goodstanding import __version__
from goodstanding.cli.program import standing

FLAGS = ("--manager", "Nora Quill", "--timezone", "Europe/Vienna", "--currency", "EUR")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def run(*words: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(
        standing, [*words, "--as-of", "2026-03-02"], input=answers, prog_name="standing"
    )


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_book_is_clean_at_once(tmp_path: Path) -> None:
    book = tmp_path / "book"
    done = run("init", str(book), *FLAGS, "--account", "Acme Lanterns")
    assert done.exit_code == 0, done.output
    records = [one for one in files(book) if one.startswith("accounts/") and one.endswith(".yml")]
    assert records == [
        "accounts/_people/nora-quill.yml",
        "accounts/_policy.yml",
        "accounts/acme-lanterns/account.yml",
    ]
    judged = run("check", "--root", str(book), "--fail-on", "overdue", "--format", "json")
    assert judged.exit_code == 0
    report = json.loads(judged.stdout)
    assert report["not_assessed"] == []
    assert [one for one in report["findings"] if one["severity"] != "notice"] == []
    assert [one for one in report["duties"] if one["band"] in {"overdue", "today"}] == []


def test_a_plain_list_becomes_accounts(tmp_path: Path) -> None:
    plain = tmp_path / "clients.txt"
    plain.write_text("\ufeff# ours\nAcme Lanterns\n\nÅlesund: Båt & Co; Idris Vale\nAcme, Lanterns\n")
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--accounts", str(plain)).exit_code == 0
    accounts = {path.parent.name: path.read_text() for path in (book / "accounts").glob("*/account.yml")}
    assert sorted(accounts) == ["acme-lanterns", "acme-lanterns-2", "alesund-bat-co"]
    assert accounts["alesund-bat-co"].endswith("name: 'Ålesund: Båt & Co'\naccount_manager: idris-vale\n")
    assert run("check", "--root", str(book)).exit_code == 0


def test_a_talk_is_logged_in_it_with_the_line_that_editors_need(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    assert run("log", "acme", "First talk", "--root", str(book)).exit_code == 0
    text = (book / "accounts/acme/contacts/2026-03-02-first-talk.yml").read_text()
    line = "# yaml-language-server: $schema=../../../schemas/contact.schema.json\n"
    assert text == f"{line}summary: First talk\n"
    schemas = json.loads((book / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert all((book / name).is_file() for name in schemas)
    assert schemas["./schemas/contact.schema.json"] == ["accounts/*/contacts/*.yml"]


@pytest.mark.slow
def test_it_builds_strictly(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    assert run("build", "--root", str(book)).exit_code == 0
    assert "Acme" in (book / "site/accounts/acme/index.html").read_text(encoding="utf-8")


def test_the_workflows_can_be_read_and_ask_for_least_rights(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    for path in (book / ".github/workflows").iterdir():
        text = path.read_text()
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        assert "pull_request_target" not in text
        assert "@VERSION@" not in text
        uses = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
        assert all(len(one.partition("@")[2]) == 40 for one in uses)


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    done = run("init", str(tmp_path), *FLAGS, "--account", "Acme")
    assert done.exit_code == 2
    assert "README.md already" in done.stderr
    assert files(tmp_path) == ["README.md"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((*FLAGS[2:], "--account", "Acme"), "say --manager"),
        (FLAGS, "say --account NAME or --accounts FILE"),
        ((*FLAGS[:2], *FLAGS[4:], "--account", "Acme"), "say --timezone"),
        ((*FLAGS[:4], "--account", "Acme"), "say --currency"),
        ((*FLAGS[:3], "Europe/Wien", *FLAGS[4:], "--account", "Acme"), "no time zone"),
        ((*FLAGS[:5], "euros", "--account", "Acme"), "_policy.yml"),
        ((*FLAGS, "--account", "Acme", "--account", "Acme"), "twice"),
        ((*FLAGS, "--account", "  "), "no client is named"),
    ],
)
def test_what_is_missing_is_said_with_its_flag(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    book = tmp_path / "book"
    done = run("init", str(book), *words, answers="x\nx\nx\nx\n")
    assert done.exit_code == 2
    assert told in done.stderr
    assert not book.exists()


def test_at_a_terminal_six_questions_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodstanding.cli.writing.is_talking", lambda: True)
    book = tmp_path / "book"
    done = run(
        "init", str(book), answers="Nora Quill\nAcme, Fen\nDora Lind\nEurope/Vienna\nEUR\nmon,tue,wed\n"
    )
    assert done.exit_code == 0, done.output
    assert done.stdout.count("?") == 6
    assert "roles: [delivery_lead]" in (book / "accounts/_people/dora-lind.yml").read_text()
    assert "working_days: [mon, tue, wed]\n" in (book / "accounts/_policy.yml").read_text()
    assert run("check", "--root", str(book)).exit_code == 0


def test_a_spreadsheet_becomes_accounts_people_and_stakeholders(tmp_path: Path) -> None:
    sheet = tmp_path / "clients.csv"
    sheet.write_text(
        "Client;Account manager;Deputy;Tier;Client since;Contact person;E-mail;Turnover\n"
        '"Acme; Lanterns";;Idris Vale;Key;2024-05-01;Dana Whitlock;dana@acme.example;12000\n'
        "Fen & Field;Idris Vale;;;;;;\n;;;;;;;\n"
    )
    book = tmp_path / "book"
    extra = ("--person", "Ola Hart;designer,developer", "--delivery-lead", "Ola Hart")
    done = run("init", str(book), *FLAGS, "--accounts", str(sheet), *extra)
    assert done.exit_code == 0, done.output
    assert "the column 'Turnover'" in done.output
    acme = (book / "accounts/acme-lanterns/account.yml").read_text().splitlines()[1:]
    assert acme == [
        "name: Acme; Lanterns",
        "account_manager: nora-quill",
        "tier: key",
        "client_since: 2024-05-01",
        "deputy: idris-vale",
    ]
    dana = (book / "accounts/acme-lanterns/stakeholders/dana-whitlock.yml").read_text()
    assert dana.endswith("name: Dana Whitlock\nemail: dana@acme.example\nkey: true\n")
    ola = (book / "accounts/_people/ola-hart.yml").read_text()
    assert "roles: [designer, developer, delivery_lead]" in ola
    assert run("check", "--root", str(book), "--fail-on", "overdue").exit_code == 0
    assert run("fmt", "--check", "--root", str(book)).exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"PK\x03\x04", "save it as CSV"),
        (b"name,client\nAcme,Fen\n", "two columns of the list stand for 'name'"),
        (b'name,tier\n"Acme,key\n', "cannot be read as a table"),
        (b"name,tier\nAcme,golden\n", "golden"),
        (b"name,since\nAcme,1 May\n", "client_since"),
        (b"name,contact,mail\nAcme,,a@acme.example\n", "somebody at Acme, but not who"),
        (b"name,review month\nAcme,May\n", "annual_review_month"),
        (b"name\n", "no client is named"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(tmp_path: Path, text: bytes, told: str) -> None:
    (tmp_path / "list.csv").write_bytes(text)
    book = tmp_path / "book"
    done = run("init", str(book), *FLAGS, "--accounts", str(tmp_path / "list.csv"))
    assert done.exit_code == 2
    assert told in done.stderr
    assert not book.exists()


def test_cells_with_line_ends_and_headings_with_commas_are_read(tmp_path: Path) -> None:
    sheet = tmp_path / "clients.csv"
    sheet.write_text(
        'Client,"Turnover, last year",Stand-in,Review month,Contact,Telephone,Notes\r\n'
        'Acme,1,Idris Vale,11,Dana Whitlock,+44 20 7946 0000,"They ring early.\r\n\r\nAsk for Dana."\r\n',
        newline="",
    )
    book = tmp_path / "book"
    done = run("init", str(book), *FLAGS, "--accounts", str(sheet))
    assert done.exit_code == 0, done.output
    assert "the column 'Turnover, last year'" in done.output
    account = (book / "accounts/acme/account.yml").read_text()
    assert "annual_review_month: 11\n" in account
    assert "context: |-\n  They ring early.\n\n  Ask for Dana.\n" in account
    dana = (book / "accounts/acme/stakeholders/dana-whitlock.yml").read_text()
    assert "phone: +44 20 7946 0000\n" in dana
    assert run("check", "--root", str(book)).exit_code == 0


def test_an_address_without_anybody_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Client,E-mail\nAcme,hello@acme.example\n")
    done = run("init", str(tmp_path / "book"), *FLAGS, "--accounts", str(tmp_path / "list.csv"))
    assert done.exit_code == 0, done.output
    assert "the column 'E-mail'" in done.output


def test_editors_and_letters_come_along_and_know_the_book(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    assert {"settings.json", "extensions.json", "records.code-snippets"} == {
        path.name for path in (book / ".vscode").iterdir()
    }
    assert (book / "accounts/_templates/annual-review.md").is_file()
    known = ("--with-ids", "--out", str(book / "schemas"), "--root", str(book))
    assert run("schema", *known).exit_code == 0
    judged = run("check", "--root", str(book), "--format", "json")
    assert "schema-behind" not in {one["rule"] for one in json.loads(judged.stdout)["findings"]}


def test_a_dry_run_lists_the_files_and_writes_none(tmp_path: Path) -> None:
    book = tmp_path / "book"
    done = run("init", str(book), *FLAGS, "--account", "Acme", "--dry-run")
    assert done.exit_code == 0
    assert {"accounts/_policy.yml", "mkdocs.yml", "hooks/standing_site.py"} <= {*done.stdout.splitlines()}
    assert not book.exists()


def test_the_workflows_pass_the_linter(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    lint = Path(sys.executable).with_name("zizmor")
    words = [str(lint), "--offline", "--no-progress", "--persona", "auditor", str(book / ".github/workflows")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("host", "watched"),
    [
        ("github", {".github/workflows/check.yml", "scripts/ci/effect_comment.py"}),
        ("gitlab", {".gitlab-ci.yml", "scripts/ci/merge_result.sh"}),
        ("other", {"scripts/ci/pre-receive"}),
    ],
)
def test_each_host_has_its_own_watch(tmp_path: Path, host: str, watched: set[str]) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme", "--host", host).exit_code == 0
    there = set(files(book))
    assert watched <= there
    assert (".gitlab-ci.yml" in there, ".github/workflows/check.yml" in there) == (
        host == "gitlab",
        host == "github",
    )


def test_what_is_installed_is_said_once(tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert run("init", str(book), *FLAGS, "--account", "Acme").exit_code == 0
    lines = (book / "requirements.txt").read_text().splitlines()
    assert [one for one in lines if not one.startswith("#")] == [f"goodstanding=={__version__}"]
    for path in (book / ".github/workflows").iterdir():
        assert "goodstanding==" not in path.read_text()
