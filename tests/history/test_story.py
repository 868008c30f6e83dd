"""What happened, in plain words."""

from datetime import date

import pytest
from tests.history.repository import Past, move
from tests.worlds import as_text

from goodstanding.history.index import load_log
from goodstanding.history.lives import lives_of
from goodstanding.history.reading import Looked
from goodstanding.history.repository import open_repository
from goodstanding.history.story import Event, load_story
from goodstanding.reports.story import sentences, span

AUDIT = {"what": "Access audit"}


def events(past: Past, account: str = "acme", hidden: frozenset[str] = frozenset()) -> list[Event]:
    log = load_log(open_repository(past.root))
    lives = [one for one in lives_of(log.steps) if one.account == account]
    return load_story(log, lives, Looked(past.root, None, "Europe/London").zone, hidden)


def said(past: Past) -> list[str]:
    """What was done since the book began."""
    return [text for event in events(past)[2:] for text in sentences(event)]


def test_a_moved_promise_reads_as_people_say_it(past: Past) -> None:
    past.promise("2026-05-10", **AUDIT).commit("2026-04-01")
    lines = [move("2026-05-10", "2026-05-17", "2026-05-08", "2026-05-08")]
    past.promise("2026-05-17", **AUDIT, revisions=lines).commit("2026-05-08")
    past.promise("2026-05-17", **AUDIT, revisions=lines, done_on="2026-05-16").commit("2026-05-16")
    assert said(past) == [
        "promised 'Access audit' to sue for 10 May 2026",
        "moved 'Access audit' from 10 to 17 May 2026; the client was told on 8 May",
        "marked 'Access audit' as kept on 16 May 2026",
    ]


@pytest.mark.parametrize(
    ("lines", "ending"),
    [
        ([], "; no line under 'revisions' says so"),
        ([move("2026-05-10", "2026-05-17", "2026-05-08")], "; nothing says that the client was told"),
    ],
)
def test_a_move_without_a_line_or_a_word_says_so(past: Past, lines: list[object], ending: str) -> None:
    past.promise("2026-05-10", **AUDIT).commit("2026-04-01")
    past.promise("2026-05-17", **AUDIT, revisions=lines).commit("2026-05-08")
    assert said(past)[-1] == f"moved 'Access audit' from 10 to 17 May 2026{ending}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026-05-10", "2026-05-17", "from 10 to 17 May 2026"),
        ("2026-04-28", "2026-05-03", "from 28 April to 3 May 2026"),
        ("2026-12-30", "2027-01-04", "from 30 December 2026 to 4 January 2027"),
        ("2026-05-10", "2027-05-10", "from 10 May 2026 to 10 May 2027"),
    ],
)
def test_a_span_names_month_and_year_once(old: str, new: str, words: str) -> None:
    assert span(date.fromisoformat(old), date.fromisoformat(new)) == words


def test_other_fields_are_named_as_their_schema_names_them(past: Past) -> None:
    health = {"status": "green", "set_on": "2026-02-01"}
    past.put("account", name="acme", account_manager="ann", health=health).commit("2026-02-01")
    health = {"status": "amber", "reason": "Two answers came late", "set_on": "2026-03-01"}
    past.put("account", name="acme", account_manager="ben", health=health, goals=["Sell online"])
    past.commit("2026-03-01")
    (text,) = sentences(events(past)[-1])
    assert text.startswith("changed the account: ")
    assert "'ben' (was 'ann')" in text
    assert "'amber' (was 'green')" in text
    assert "'Two answers came late'" in text
    assert "'Sell online'" in text


def test_edits_close_together_are_one(past: Past) -> None:
    past.promise("2026-05-10", **AUDIT).commit("2026-04-01")
    for due_on in ("2026-05-11", "2026-05-12", "2026-05-17"):
        past.promise(due_on, **AUDIT).commit("2026-04-02")
    past.promise("2026-05-18", **AUDIT).commit("2026-04-02", author="Ben Bishop")
    # One author by e-mail address, so another name changes nothing.
    assert said(past) == [
        "promised 'Access audit' to sue for 10 May 2026",
        "moved 'Access audit' from 10 to 18 May 2026; no line under 'revisions' says so",
    ]
    assert len(events(past)[-1].commits) == 4


def test_edits_that_end_where_they_began_are_no_event(past: Past) -> None:
    past.promise("2026-05-10", **AUDIT).commit("2026-04-01")
    past.promise("2026-05-11", **AUDIT).commit("2026-04-02")
    past.promise("2026-05-10", **AUDIT).commit("2026-04-02")
    assert said(past) == ["promised 'Access audit' to sue for 10 May 2026"]


def test_names_removals_and_returns_are_told(past: Past) -> None:
    past.promise("2026-05-10", **AUDIT).commit("2026-04-01")
    past.git(
        "mv",
        "accounts/acme/commitments/2026-01-10-figures.yml",
        "accounts/acme/commitments/2026-01-10-audit.yml",
    )
    past.commit("2026-04-02")
    past.take("commitments/2026-01-10-audit").commit("2026-04-03")
    past.promise("2026-05-10", "2026-01-10-audit", **AUDIT).commit("2026-04-04")
    assert said(past)[1:] == [
        "renamed acme/commitments/2026-01-10-figures to acme/commitments/2026-01-10-audit",
        "took 'Access audit' out of the book",
        "put 'Access audit' back into the book",
    ]


def test_what_is_restricted_now_was_never_shown(past: Past) -> None:
    contact = {"summary": "They may sell the workshop", "theirs": ["sue"]}
    past.put("contacts/2026-02-01-call", **contact).commit("2026-02-01")
    past.put("contacts/2026-02-01-call", **contact, visibility="restricted").commit("2026-02-02")
    told = " ".join(said(past))
    assert "workshop" not in told
    assert "restricted contact 2026-02-01-call" in told


def test_what_is_restricted_but_not_committed_is_not_shown_either(past: Past) -> None:
    past.put("contacts/2026-02-01-call", summary="They may sell the workshop").commit("2026-02-01")
    found = events(past, hidden=frozenset({"accounts/acme/contacts/2026-02-01-call.yml"}))
    assert "workshop" not in " ".join(text for event in found for text in sentences(event))


def test_figures_of_the_contract_are_never_shown(past: Past) -> None:
    for number in (41, 23):
        account = {"name": "acme", "account_manager": "ann", "commercial": {"margin_percent": number}}
        past.write("accounts/acme/account.yml", as_text(account))
        past.commit(f"2026-02-{number}" if number < 28 else "2026-02-01")
    told = " ".join(said(past))
    assert "41" not in told
    assert "23" not in told


def test_a_restricted_version_of_the_wrong_shape_shows_nothing(past: Past) -> None:
    past.promise("2026-05-10", visibility="restricted", done_on="the secret of the firm").commit("2026-04-01")
    past.promise("2026-05-11", visibility="restricted", done_on="another secret").commit("2026-05-01")
    assert "secret" not in " ".join(said(past))
