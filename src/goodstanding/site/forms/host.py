"""Where records are kept for people with a browser: how that place is asked for a new file."""

from urllib.parse import urlsplit

from goodstanding.immutable import Value


class Host(Value, frozen=True):
    """The forge of a book: its name, and the address to which a new file's path is added.

    `takes_text` says whether that address may carry the text as well.
    """

    name: str
    new: str | None = None
    takes_text: bool = False

    def new_url(self, file: str) -> str | None:
        """Where a new file of that name is begun, if the place has such an address."""
        return self.new + file if self.new else None


def host_of(edit_base: str | None) -> Host | None:
    """The host whose editing address begins like that, or None where no forge is known."""
    if edit_base is None:
        return None
    server = (urlsplit(edit_base).hostname or "").lower()
    labels = server.split(".")
    base = edit_base.rstrip("/")
    if "github" in labels:
        return Host("GitHub", _new(base, "/edit/", "/new/", "?filename="), takes_text=True)
    if "gitlab" in labels:
        way = "/-/edit/" if "/-/edit/" in base else "/edit/"
        return Host("GitLab", _new(base, way, "/-/new/", "?file_name="))
    if "/_edit/" in base:
        return Host(server, _new(base, "/_edit/", "/_new/", "/?filename="))
    return Host(server)


def _new(base: str, edits: str, begins: str, asks: str) -> str | None:
    before, found, after = base.partition(edits)
    return f"{before}{begins}{after}{asks}" if found else None
