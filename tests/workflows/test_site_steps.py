"""The site that is published is the public edition, unless a repository variable says otherwise."""

import pytest
from tests.history.repository import Past
from tests.workflows.conftest import WORKFLOWS, lay_out_a_small_site
from tests.workflows.runner import Machine

SITE = WORKFLOWS["site.yml"]


@pytest.mark.slow
def test_the_site_is_built_without_the_accounts(past: Past, machine: Machine) -> None:
    lay_out_a_small_site(past.root)
    done = machine.step(SITE, "build", "Build")
    assert done.returncode == 0, done.stderr
    assert (past.root / "site/index.html").is_file()
    assert not list(past.root.glob("site/accounts/*/index.html"))
    said = [
        path
        for path in past.root.glob("site/**/*.html")
        if "The late one" in path.read_text(encoding="utf-8")
    ]
    assert said == []


def test_the_profile_is_the_public_one_unless_the_variable_says_internal() -> None:
    assert SITE["jobs"]["build"]["env"]["STANDING_PROFILE"] == (
        "${{ vars.STANDING_PROFILE == 'internal' && 'internal' || 'public' }}"
    )
    steps = SITE["jobs"]["build"]["steps"]
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == [
        "site"
    ]


def test_it_is_built_daily_and_on_change() -> None:
    minute, hour, *rest = SITE["on"]["schedule"][0]["cron"].split()
    assert minute.isdigit()
    assert hour.isdigit()
    assert rest == ["*", "*", "*"]
    assert SITE["on"]["push"]["branches"] == ["main"]
