"""The content security policy of a page: it may run what it was built with, and load nothing else."""

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"type=[\"']application/(?:ld\+)?json[\"']", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
# What every page may do, whatever is in it: pictures may be drawn from the stylesheet itself.
_REST = (
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)


def policy_for(html: str, *, live: bool = False) -> str:
    """The policy under which exactly this page works.

    Inline scripts and styles are allowed by their hashes. `live` is for a preview whose server
    adds a script of its own to every page it hands out: there, any inline script may run.
    """
    if live:
        scripts = "script-src 'self' 'unsafe-inline'"
        styles = "style-src 'self' 'unsafe-inline'"
    else:
        inline = (found[2] for found in _SCRIPT.finditer(html) if not _DATA.search(found[1]))
        scripts = " ".join(["script-src 'self'", *_hashes(inline)])
        styles = " ".join(["style-src 'self'", *_hashes(f[1] for f in _STYLE.finditer(html))])
    return f"default-src 'none'; {scripts}; {styles}; {_REST}"


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = {hashlib.sha256(text.encode()).digest() for text in texts}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def protect(html: str, policy: str) -> str:
    """The page with that policy as the first thing in its head."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    place = _CHARSET.search(html) or _HEAD.search(html)
    return html[: place.end()] + meta + html[place.end() :] if place else html
