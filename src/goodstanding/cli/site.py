"""`standing build`, `serve` and `pages`: the published playbook."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import end_with, out_option, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion

LOOPBACK = "127.0.0.1"


@click.command()
@out_option("Where the site is written; else the folder 'site' in the book's root.")
@with_occasion
def build(load: "Callable[[], Occasion]", out: str | None) -> None:
    """Build the site: the playbook, and a page for every account.

    A link that leads nowhere fails the build.
    """
    from goodstanding.cli.generator import run_generator

    end_with(run_generator(load(), "build", out=out))


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to serve on.",
)
@with_occasion
def serve(load: "Callable[[], Occasion]", port: int) -> None:
    """Serve the site to this machine alone, and build it anew when a record changes."""
    from goodstanding.cli.generator import insist_on_port, run_generator

    occasion = load()
    insist_on_port(LOOPBACK, port)
    end_with(run_generator(occasion, "serve", address=f"{LOOPBACK}:{port}"))


@click.command()
@click.option("--out", metavar="DIR", required=True, help="The folder to write the pages to.")
@with_occasion
def pages(load: "Callable[[], Occasion]", out: str) -> None:
    """Write the pages about the book as plain HTML, for any site generator or none."""
    from goodstanding.cli import terminal
    from goodstanding.cli.plain_pages import write_pages

    count = write_pages(load(), out)
    terminal.say(f"{count} pages written to {out}\n")
