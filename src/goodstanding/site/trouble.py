"""The page that a preview shows where the site could not be made."""

from markupsafe import Markup

from goodstanding.site.page import SitePage

_BODY = Markup("""<div class="gs">
<h1 id="trouble">The site could not be made</h1>
<section class="gs-problems" aria-label="Problems"><p><strong>Something is wrong with the book or
with the program.</strong> Run <code>standing check</code>: it says what is wrong and where. The
window in which the preview runs tells more. This page renews itself once it is mended.</p></section>
</div>""")


def trouble_pages() -> list[SitePage]:
    """One front page that says that there is nothing to see, and what to do."""
    return [SitePage("index.md", "Trouble", _BODY)]
