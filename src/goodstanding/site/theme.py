"""What is done to the theme's part of a page: mended, made shorter, and given a way about on a telephone."""

import re

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
# A third of the theme's part of a page is blanks; ours are many, and none of it is preformatted.
_INDENTED = re.compile(r"\n\s+")
_BETWEEN = re.compile(r"(?<=>)\n(?!$)|\n(?=<)")
# Only what is longer than a line needs a box around it, and these are a few words that may be broken.
_BOXED = re.compile(r'(class="md-nav__link">)<span class="md-ellipsis">([^<]*)</span>')
_CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary"[^>]*>')
# The theme hides a page's table of contents where the screen is narrow. What is folded away stands
# below it: so it is folded by the style sheet there and only there, and by no script.
_JUMP = '<details class="gs-here"><summary>On this page</summary></details>'


def mend(html: str) -> str:
    """The theme's page with a name for its search, which is a dialog without one."""
    return html.replace(_SEARCH, _SEARCH + ' aria-label="Search"', 1)


def squeezed(html: str) -> str:
    """The theme's page without the blanks that show nowhere."""
    return _BOXED.sub(r"\1\2", _BETWEEN.sub("", _INDENTED.sub("\n", html)))


def with_jump(html: str) -> str:
    """The theme's page with its table of contents at hand on a narrow screen as well."""
    return _CONTENTS.sub(lambda found: found[0] + _JUMP, html, count=1)
