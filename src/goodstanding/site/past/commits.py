"""Where a commit can be seen at the place that keeps the book."""

from urllib.parse import urlsplit

from markupsafe import Markup

from goodstanding.site.edition import Edition
from goodstanding.site.text import Form, is_web_address

SHORT = 10
_LINK = Form('<a class="gs-commit" href="%s"><code>%s</code></a>')
_CODE = Form('<code class="gs-commit">%s</code>')


def commit_base(repo_url: str, edit_uri: str) -> str | None:
    """The address before a commit's id; None where the book is kept at no such place.

    Every host has its own word for it: GitLab's ways begin with a dash, Bitbucket speaks of commits.
    """
    if not is_web_address(repo_url):
        return None
    base = repo_url.rstrip("/")
    if edit_uri.lstrip("/").startswith("-/"):
        return f"{base}/-/commit/"
    host = urlsplit(base).hostname or ""
    return f"{base}/commits/" if host.startswith("bitbucket.") else f"{base}/commit/"


def commit_link(edition: Edition, commit: str) -> Markup:
    """A commit by its short id, leading to where it can be seen, if anywhere."""
    short = commit[:SHORT]
    return _LINK(edition.commit_base + commit, short) if edition.commit_base else _CODE(short)
