"""`new`, `log` and `mark` as a person meets them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.writing.books import git, make_book

from goodstanding.cli.program import standing
from goodstanding.model.handoff import digest_of
from goodstanding.records.reader import parse_record

PROMISE = "accounts/acme/commitments/2026-02-16-samples.yml"
HANDOFF = "accounts/acme/handoffs/2026-02-16-shop.yml"

Run = Callable[..., Result]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)
    return make_book(tmp_path)


@pytest.fixture
def run(book: Path) -> Run:
    def command(*words: str, answers: str | None = None) -> Result:
        return CliRunner().invoke(
            standing,
            [*words, "--root", str(book), "--as-of", "2026-03-02"],
            input=answers,
            prog_name="standing",
        )

    return command


def said(book: Path, file: str) -> dict[str, object]:
    read = parse_record((book / file).read_bytes())
    assert not read.faults
    data: dict[str, object] = read.data
    return data


def refused(done: Result, book: Path, *words: str) -> None:
    assert done.exit_code == 2, done.output
    assert all(word in done.stderr for word in words), done.stderr
    assert git(book, "status", "--porcelain") == ""


def test_a_talk_is_logged_and_committed_in_one_line(book: Path, run: Run) -> None:
    done = run(
        "log", "acme", "Dana likes the blue glass", "--theirs", "dana-whitlock",
        "--covers", "update,check_in",
        "--follow-up", "Send the price;2026-03-06;idris-vale",
        "--promise", "Show the blue glass; dana-whitlock; 2026-03-20", "--commit",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert said(book, "accounts/acme/contacts/2026-03-02-dana-likes-the-blue-glass.yml") == {
        "summary": "Dana likes the blue glass",
        "theirs": ["dana-whitlock"],
        "covers": ["update", "check_in"],
        "follow_ups": [{"what": "Send the price", "due_on": "2026-03-06", "owner": "idris-vale"}],
    }
    assert said(book, "accounts/acme/commitments/2026-03-02-show-the-blue-glass.yml") == {
        "what": "Show the blue glass",
        "to": "dana-whitlock",
        "due_on": "2026-03-20",
    }
    assert git(book, "log", "--format=%s", "-1").strip() == (
        "acme: log the contact 2026-03-02-dana-likes-the-blue-glass with 1 promise"
    )
    assert git(book, "status", "--porcelain") == ""
    assert run("check").exit_code == 0


def test_a_commit_takes_nothing_else_along(book: Path, run: Run) -> None:
    (book / "accounts/acme/account.yml").write_text("name: Acme\naccount_manager: nora-quill\n")
    (book / "notes.txt").write_text("mine\n")
    git(book, "add", "notes.txt")
    assert run("mark", "2026-02-16-samples", "done", "--commit").exit_code == 0
    assert git(book, "show", "--format=%s", "--name-only").split("\n\n") == [
        "acme: mark 2026-02-16-samples done",
        f"{PROMISE}\n",
    ]
    assert git(book, "status", "--porcelain") == " M accounts/acme/account.yml\nA  notes.txt\n"


def test_two_talks_of_one_day_and_the_same_words_get_names_of_their_own(book: Path, run: Run) -> None:
    for _ in range(2):
        assert run("log", "acme", "No answer", "--outcome", "no_response").exit_code == 0
    names = sorted(path.name for path in (book / "accounts/acme/contacts").iterdir())
    assert names == ["2026-03-02-no-answer-2.yml", "2026-03-02-no-answer.yml"]


def test_away_from_a_terminal_nothing_is_asked(book: Path, run: Run) -> None:
    refused(run("log", "acme", answers="We talked\n\n\n\n"), book, 'standing log acme "..."')
    refused(run("mark", "2026-02-16-samples", "reflect", answers="x\ny\n"), book, "--why")
    refused(run("mark", "2026-02-16-shop", "close", answers="won\n"), book, "may mean")
    refused(run("mark", "opportunities/2026-02-16-shop", "close", answers="won\n"), book, "--result")


def test_at_a_terminal_at_most_four_questions_are_asked(
    book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goodstanding.cli.writing.is_talking", lambda: True)
    answers = "We looked at glass\ndana-whitlock\nvisit\nSend glass;dana-whitlock;2026-03-09\n"
    done = run("log", "acme", answers=answers)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("?") == 4
    assert said(book, "accounts/acme/contacts/2026-03-02-we-looked-at-glass.yml") == {
        "summary": "We looked at glass",
        "theirs": ["dana-whitlock"],
        "channel": "visit",
    }
    assert said(book, "accounts/acme/commitments/2026-03-02-send-glass.yml")["due_on"] == "2026-03-09"


def test_an_answer_that_makes_no_sense_is_asked_for_again(
    book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goodstanding.cli.writing.is_talking", lambda: True)
    answers = (
        "We looked",
        "dana-whitlok",
        "dana-whitlock",
        "fax",
        "call",
        "Send it",
        "Send it;dana-whitlok;2026-03-09",
        "Send it;dana-whitlock;2026-03-09",
    )
    done = run("log", "acme", answers="\n".join((*answers, "")))
    assert done.exit_code == 0, done.output
    assert "With whom of theirs (dana-whitlock; commas between)?" in done.output
    for told in ("did you mean 'dana-whitlock'", "'fax' is none of call", "write it as what;to;due"):
        assert told in done.output
    assert (book / "accounts/acme/commitments/2026-03-02-send-it.yml").is_file()
    done = run("mark", "2026-02-16-samples", "revise", answers="soon\n2026-03-06\nFrost\n\n")
    assert done.exit_code == 0, done.output
    assert "'soon' is no day" in done.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("log", "acme", "We talked", "--theirs", "dana"),
            ("reference-unknown", "did you mean 'dana-whitlock'"),
        ),
        (("log", "acme", "We talked", "--promise", "Send it"), ("what;to;due",)),
        (("log", "acme", "We talked", "--promise", "Send it;dana-whitlock;2026-02-30"), ("no day",)),
        (("log", "acne", "We talked"), ("did you mean 'acme'",)),
        (("new", "comitment", "acme"), ("did you mean 'commitment'",)),
        (("new", "commitment", "acme", "--set", "what=Send it"), ("--set to=... --set due_on=...",)),
        (("new", "commitment", "acme", "--set", "what"), ("field=value",)),
        (("new", "account", "acme", "--set", "name=A", "--set", "account_manager=x"), ("there already",)),
        (("new", "stakeholder", "acme", "--set", "name=A", "--id", "dana-whitlock"), ("there already",)),
        (("new", "stakeholder", "acme", "--set", "name=A", "--id", "../../x"), ("--id",)),
        (("mark", "2026-02-16-samplse", "done"), ("did you mean",)),
        (("mark", "2026-02-16-samples", "accept"), ("it can be marked done",)),
        (("mark", "2026-02-16-samples", "done", "--why", "x"), ("--why does not go with 'done'",)),
        (("mark", "2026-02-16-samples", "done", "--on", "2026-03-03"), ("not come yet",)),
        (("mark", "2026-02-16-samples", "done", "--on", "3 March"), ("2026-06-01",)),
        (
            ("mark", "handoffs/2026-02-16-shop", "accept", "--by", "nora-quill"),
            ("handoff-accepted-by-other",),
        ),
        (
            ("mark", "acme", "snooze", "--clock", "chek-in", "--until", "2026-04-01", "--reason", "x"),
            ("chek-in",),
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    book: Path, run: Run, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    refused(run(*words), book, *told)


def test_a_dry_run_shows_the_exact_change_and_writes_nothing(book: Path, run: Run) -> None:
    done = run("mark", "2026-02-16-samples", "told", "--to", "dana-whitlock", "--dry-run")
    assert done.exit_code == 0
    assert [row for row in done.stdout.splitlines() if row.startswith(("+", "-"))] == [
        f"--- {PROMISE}",
        f"+++ {PROMISE}",
        "-owner: nora-quill",
        "+owner: nora-quill",
        "+told_on: 2026-03-02",
        "+told_to: dana-whitlock",
    ]
    assert git(book, "status", "--porcelain") == ""


def test_a_mark_changes_its_own_bytes_only(book: Path, run: Run) -> None:
    before = (book / PROMISE).read_bytes().replace(b"\r\nowner", b"\r\ndone_on:   # not yet\r\nowner")
    (book / PROMISE).write_bytes(before)
    assert run("mark", PROMISE, "done", "--on", "2026-02-27").exit_code == 0
    assert (book / PROMISE).read_bytes() == before.replace(b"done_on:", b"done_on: 2026-02-27")
    again = run("mark", PROMISE, "done")
    assert again.exit_code == 2
    assert "2026-02-27 already" in again.stderr


def test_a_promise_is_missed_and_reflected_on(book: Path, run: Run) -> None:
    assert run("mark", "2026-02-16-samples", "missed", "--cause", "us").exit_code == 0
    done = run(
        "mark",
        "2026-02-16-samples",
        "reflect",
        "--why",
        "Nobody ordered: too late",
        "--change",
        "Order first",
    )
    assert done.exit_code == 0, done.stderr
    facts = said(book, PROMISE)
    assert (facts["missed_on"], facts["cause"]) == ("2026-03-02", "us")
    assert facts["reflection"] == {
        "reflected_on": "2026-03-02",
        "why": "Nobody ordered: too late",
        "change": "Order first",
    }


def test_a_promise_moves_to_another_day(book: Path, run: Run) -> None:
    facts = ("--due", "2026-03-13", "--reason", "The glass came late")
    done = run("mark", "2026-02-16-samples", "revise", *facts, "--on", "2026-02-25")
    assert done.exit_code == 0, done.stderr
    assert "until the client is told, and before 2026-02-27" in done.stdout
    assert (book / PROMISE).read_bytes().startswith(b"# asked for twice\r\nwhat: Send the samples\r\n")
    assert b"due_on: 2026-03-13   # a Friday\r\n" in (book / PROMISE).read_bytes()
    told = run("mark", "2026-02-16-samples", "told", "--on", "2026-02-26")
    assert told.exit_code == 0, told.stderr
    assert said(book, PROMISE)["revisions"] == [
        {
            "from_on": "2026-02-27",
            "to_on": "2026-03-13",
            "revised_on": "2026-02-25",
            "reason": "The glass came late",
            "told_on": "2026-02-26",
        }
    ]
    again = run(
        *("mark", "2026-02-16-samples", "revise", "--due", "2026-03-20"),
        *("--reason", "Frost", "--told", "2026-03-02", "--on", "2026-03-02"),
    )
    assert again.exit_code == 0, again.stderr
    assert "until the client" not in again.stdout
    assert [row["to_on"] for row in said(book, PROMISE)["revisions"]] == ["2026-03-13", "2026-03-20"]  # type: ignore[attr-defined]
    refused_now = run("mark", "2026-02-16-samples", "revise", "--due", "2026-03-20", "--reason", "x")
    assert "that is its day already" in refused_now.stderr
    assert run("check").exit_code == 0


def test_a_kept_promise_does_not_move(run: Run) -> None:
    assert run("mark", "2026-02-16-samples", "done").exit_code == 0
    late = run("mark", "2026-02-16-samples", "revise", "--due", "2026-03-20", "--reason", "x")
    assert late.exit_code == 2
    assert "'done_on' already" in late.stderr


def test_the_follow_up_of_a_talk_is_done(book: Path, run: Run) -> None:
    ups = ("--follow-up", "Send the price;2026-03-06", "--follow-up", "Ring Ola;2026-03-09")
    assert run("log", "acme", "We talked", *ups).exit_code == 0
    several = run("mark", "2026-03-02-we-talked", "done")
    assert several.exit_code == 2
    assert "1 (Send the price), 2 (Ring Ola)" in several.stderr
    assert run("mark", "2026-03-02-we-talked", "done", "--which", "2").exit_code == 0
    assert run("mark", "2026-03-02-we-talked", "done").exit_code == 0
    file = "accounts/acme/contacts/2026-03-02-we-talked.yml"
    assert [row["done_on"] for row in said(book, file)["follow_ups"]] == ["2026-03-02"] * 2  # type: ignore[attr-defined]
    assert "no follow-up" in run("mark", "2026-03-02-we-talked", "done").stderr


def test_days_are_understood_as_people_say_them(book: Path, run: Run) -> None:
    words = ("--promise", "Send it;dana-whitlock;friday", "--follow-up", "Ask;+1w", "--on", "yesterday")
    assert run("log", "acme", "We talked", *words).exit_code == 0
    talk = said(book, "accounts/acme/contacts/2026-03-01-we-talked.yml")
    assert talk["follow_ups"] == [{"what": "Ask", "due_on": "2026-03-08"}]
    promise = "accounts/acme/commitments/2026-03-01-send-it.yml"
    assert said(book, promise)["due_on"] == "2026-03-06"
    moved = run(
        "mark", "2026-03-01-send-it", "revise", "--due", "+2w", "--reason", "Frost", "--told", "today"
    )
    assert moved.exit_code == 0, moved.stderr
    assert said(book, promise)["due_on"] == "2026-03-16"


def test_a_planned_talk_is_held(book: Path, run: Run) -> None:
    for day in ("2026-02-27", "2026-03-06"):
        assert run("log", "acme", "Lunch", "--outcome", "planned", "--on", day).exit_code == 0
    assert run("mark", "2026-02-27-lunch", "done").exit_code == 0
    assert said(book, "accounts/acme/contacts/2026-02-27-lunch.yml")["outcome"] == "reached"
    early = run("mark", "2026-03-06-lunch", "done")
    assert early.exit_code == 2
    assert "still to come" in early.stderr


def test_a_handoff_is_submitted_and_accepted_with_its_digest(book: Path, run: Run) -> None:
    name = "acme/handoffs/2026-02-16-shop"
    sealed = digest_of(said(book, HANDOFF))
    assert run("mark", name, "submit").exit_code == 0
    assert run("mark", name, "accept", "--by", "idris-vale").exit_code == 0
    assert said(book, HANDOFF)["accepted"] == {
        "accepted_on": "2026-03-02",
        "by": "idris-vale",
        "digest": sealed,
    }
    late = run("mark", name, "return", "--reason", "No budget")
    assert late.exit_code == 2
    assert "'accepted' already" in late.stderr
    assert run("check").exit_code == 0


def test_an_incomplete_handoff_is_not_submitted(book: Path, run: Run) -> None:
    path = book / HANDOFF
    path.write_bytes(path.read_bytes().replace(b"Before the dark half of the year", b"TBC"))
    git(book, "commit", "--quiet", "-am", "no day yet")
    refused(run("mark", "handoffs/2026-02-16-shop", "submit"), book, "handoff-incomplete", "timeline")


def test_a_handoff_is_returned(book: Path, run: Run) -> None:
    name = "acme/handoffs/2026-02-16-shop"
    assert run("mark", name, "submit").exit_code == 0
    assert run("mark", name, "return", "--reason", "Which shop?").exit_code == 0
    assert said(book, HANDOFF)["returned"] == {"returned_on": "2026-03-02", "reason": "Which shop?"}


def test_concern_opportunity_snooze_and_waiver(book: Path, run: Run) -> None:
    for words in (
        ("2026-02-16-late", "resolve", "--outcome", "They have them now"),
        ("opportunities/2026-02-16-shop", "close", "--result", "lost", "--reason", "Too dear"),
        ("acme", "snooze", "--clock", "check-in", "--until", "2026-04-01", "--reason", "Fair in March"),
        (
            "acme",
            "waive",
            "--rule",
            "goodwill",
            "--reason",
            "No gifts",
            "--by",
            "dora-lind",
            "--until",
            "2026-06-30",
        ),
    ):
        done = run("mark", *words)
        assert done.exit_code == 0, done.stderr
    assert said(book, "accounts/acme/concerns/2026-02-16-late.yml")["resolved_on"] == "2026-03-02"
    assert said(book, "accounts/acme/opportunities/2026-02-16-shop.yml")["closed"] == {
        "closed_on": "2026-03-02",
        "result": "lost",
        "reason": "Too dear",
    }
    account = (book / "accounts/acme/account.yml").read_text()
    assert account.startswith("name: Acme Lanterns   # as on the door\n")
    assert "{clock: check-in, until_on: 2026-04-01, reason: Fair in March}" in account
    assert said(book, "accounts/acme/waivers/2026-03-02-goodwill.yml")["approved_by"] == "dora-lind"
    assert run("check").exit_code == 0


def test_a_new_account_and_its_people(book: Path, run: Run) -> None:
    assert (
        run(
            "new", "account", "fen", "--set", "name=Fen & Field", "--set", "account_manager=nora-quill"
        ).exit_code
        == 0
    )
    assert (
        run("new", "stakeholder", "fen", "--set", "name=Åsa Bjørk: owner", "--set", "key=true").exit_code == 0
    )
    assert said(book, "accounts/fen/account.yml") == {"name": "Fen & Field", "account_manager": "nora-quill"}
    assert said(book, "accounts/fen/stakeholders/asa-bjork-owner.yml")["key"] is True
    assert run("check").exit_code == 0


def test_every_kind_of_record_can_be_begun(book: Path, run: Run) -> None:
    day, dana = "2026-03-02", "dana-whitlock"
    begun = {
        ("person", "ines-ward"): ("_people/ines-ward", ["name=Ines Ward", "roles=[developer]"]),
        ("person",): ("_people/ola-hart", ["name=Ola Hart", "roles=[designer]"]),
        ("scan", "nora-quill"): (f"_scans/{day}-nora-quill", ["seen=[acme]"]),
        ("change",): (
            f"_changes/{day}-rate-all",
            ["kind=rate_all", "effective_on=2026-06-01", "told.acme=2026-03-02"],
        ),
        ("change", "acme"): (
            f"acme/changes/{day}-joined",
            ["kind=joined", "person=ines-ward", "effective_on=2026-03-09"],
        ),
        ("project", "acme"): ("acme/projects/shop", ["name=Shop", "project_manager=nora-quill"]),
        ("review", "acme"): (f"acme/reviews/{day}-mini", ["kind=mini", "project=shop"]),
        ("signal", "acme"): (f"acme/signals/{day}-glass", ["kind=need", "from=client", "note=Glass"]),
        ("opportunity", "acme"): (f"acme/opportunities/{day}-glass", ["title=Glass"]),
        ("escalation", "acme"): (
            f"acme/escalations/{day}-cold",
            ["triggers=[complaint]", "summary=Cold", "next_action=Ring", "next_action_due_on=2026-03-03"],
        ),
        ("metric", "acme"): (
            "acme/metrics/orders",
            [
                *("name=Orders", "unit=a week", "baseline={date_on: 2026-03-01, value: 3}"),
                "target={value: 9, by_on: 2026-12-01}",
            ],
        ),
        ("satisfaction", "acme"): (f"acme/satisfaction/{day}-satisfaction", ["feeling=happy"]),
        ("assignment", "acme"): (
            "acme/assignments/ines-ward",
            ["person=ines-ward", "starts_on=2026-03-09", "days_per_week=2"],
        ),
        ("invoice", "acme"): (
            "acme/invoices/invoice",
            ["period={starts_on: 2026-02-01, ends_on: 2026-02-28}", "sent_on=2026-03-02"],
        ),
        ("refund", "acme"): (f"acme/refunds/{day}-broken", ["event=Broken"]),
        ("concern", "acme"): (f"acme/concerns/{day}-slow", ["what=Slow", f"raised_by={dana}"]),
    }
    for words, (record, fields) in begun.items():
        done = run("new", *words, *(word for field in fields for word in ("--set", field)), "--commit")
        assert done.exit_code == 0, (words, done.stderr)
        assert (book / f"accounts/{record}.yml").is_file(), (words, done.output)
    subjects = git(book, "log", "--format=%s").splitlines()
    assert "firm: add the person ines-ward" in subjects
    assert f"acme: add the escalation {day}-cold" in subjects
    assert run("check").exit_code == 0
    assert day not in run("fmt", "--check").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "policy"), "one policy"),
        (("new", "contact"), "standing new contact ACCOUNT"),
        (("new", "scan"), "standing new scan PERSON"),
        (("new", "scan", "nora-quil"), "did you mean 'nora-quill'"),
        (("new", "scan", "nora-quill"), "--set seen="),
        (("new", "person", "x"), "--set name=... --set roles=..."),
    ],
)
def test_whose_a_new_record_is_has_to_be_said(
    book: Path, run: Run, words: tuple[str, ...], told: str
) -> None:
    refused(run(*words), book, told)


def test_the_name_of_a_restricted_record_says_nothing(book: Path, run: Run) -> None:
    done = run("new", "concern", "acme", "--set", "what=Secret", "--set", "visibility=restricted", "--commit")
    assert done.exit_code == 0, done.stderr
    assert git(book, "log", "--format=%s", "-1").strip() == "acme: add the concern 2026-03-02-concern"


def test_where_git_refuses_the_record_is_written_and_the_reason_said(book: Path, run: Run) -> None:
    (book / ".git/hooks/pre-commit").write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n")
    (book / ".git/hooks/pre-commit").chmod(0o755)
    done = run("mark", "2026-02-16-samples", "done", "--commit")
    assert done.exit_code == 3
    assert "written but not committed: git says: not today" in done.stderr
    assert said(book, PROMISE)["done_on"] == "2026-03-02"


def test_records_of_a_commit_are_not_written(book: Path, run: Run) -> None:
    refused(run("mark", "2026-02-16-samples", "done", "--at", "HEAD"), book, "--at")
    refused(run("mark", "2026-02-16-samples", "done", "--dry-run", "--commit"), book, "not both")


def test_a_text_stays_text_whatever_it_looks_like(book: Path, run: Run) -> None:
    words = ("--set", "what=2026", "--set", "to=dana-whitlock", "--set", "due_on=2026-03-09")
    assert run("new", "commitment", "acme", *words).exit_code == 0
    assert (book / "accounts/acme/commitments/2026-03-02-2026.yml").read_text().startswith("what: '2026'\n")


def test_at_a_terminal_a_new_record_asks_for_what_it_cannot_do_without(
    book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("writing", "new"):
        monkeypatch.setattr(f"goodstanding.cli.{place}.is_talking", lambda: True)
    done = run("new", "commitment", "acme", "--set", "what=Ring", answers="dana-whitlock\n2026-03-09\n")
    assert done.exit_code == 0, done.output
    assert said(book, "accounts/acme/commitments/2026-03-02-ring.yml") == {
        "what": "Ring",
        "to": "dana-whitlock",
        "due_on": "2026-03-09",
    }


def test_a_waiver_names_the_record_it_is_about(book: Path, run: Run) -> None:
    facts = ("--reason", "Agreed", "--by", "dora-lind", "--until", "2026-04-30")
    done = run("mark", "2026-02-16-samples", "waive", "--rule", "commitment-told", *facts)
    assert done.exit_code == 0, done.stderr
    waiver = said(book, "accounts/acme/waivers/2026-03-02-commitment-told.yml")
    assert waiver["record"] == "commitments/2026-02-16-samples"
