"""A small book on disk, kept in git, for the commands that write."""

import subprocess
from pathlib import Path

POLICY = """\
book_opened_on: 2026-01-05
timezone: Europe/London
currency: GBP
tiers:
  standard: {label: Client}
default_tier: standard
default_owner: nora-quill
"""
RECORDS = {
    "_policy": POLICY,
    "_people/nora-quill": "name: Nora Quill\nroles: [account_manager]\n",
    "_people/idris-vale": "name: Idris Vale\nroles: [new_work]\n",
    "_people/dora-lind": "name: Dora Lind\nroles: [delivery_lead]\n",
    "acme/account": "name: Acme Lanterns   # as on the door\naccount_manager: nora-quill\n",
    "acme/stakeholders/dana-whitlock": "name: Dana Whitlock\nkey: true\n",
    "acme/commitments/2026-02-16-samples": (
        "# asked for twice\r\nwhat: Send the samples\r\nto: 'dana-whitlock'\r\n"
        "due_on: 2026-02-27   # a Friday\r\nowner: nora-quill"
    ),
    "acme/opportunities/2026-02-16-shop": "title: A shop of their own\nsource: client\n",
    "acme/concerns/2026-02-16-late": "what: The samples were late\nraised_by: dana-whitlock\n",
    "acme/handoffs/2026-02-16-shop": """\
kind: new_work
to: idris-vale
aims: Sell lanterns without the post office
suggested_solution: A small shop
budget: {known: asked_not_disclosed}
timeline: Before the dark half of the year
constraints:
  technical: None known
  organisational: None known
  historical: None known
""",
}


def make_book(root: Path) -> Path:
    """The book with its first commit."""
    for record, text in RECORDS.items():
        path = root / "accounts" / f"{record}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Nora Quill")
    git(root, "config", "user.email", "nora@quill.example")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "the book")
    return root


def git(root: Path, *words: str) -> str:
    """What git says in the book."""
    done = subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, text=True)
    return done.stdout
