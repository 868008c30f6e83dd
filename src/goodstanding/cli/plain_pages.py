"""The site's pages as files that any generator, or none, can show."""

from goodstanding.cli.files import write_all
from goodstanding.occasion import Occasion, looked_at
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.standalone import standalone


def write_pages(occasion: Occasion, out: str) -> int:
    """Writes the pages of the occasion below that folder; gives how many."""
    edition = load_edition(occasion.source, occasion.as_of, Profile(occasion.profile), looked_at(occasion))
    files = dict(standalone(edition))
    write_all(out, files)
    return sum(path.endswith(".html") for path in files)
