"""A document as a page: the draft of the moment, to read, to print, and to take along as text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from goodstanding.errors import SourceError, UsageError
from goodstanding.site.documents.choice import Document, documents_of
from goodstanding.site.documents.since import since_exchange
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import Heading, SiteFile, SitePage
from goodstanding.site.press import render
from goodstanding.site.text import plain, render_document
from goodstanding.writing.draft import draft

_TITLE = re.compile(r"<h1>(.*?)</h1>\s*", re.DOTALL)
_PART = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_MISSING = re.compile(r"\[missing: ([^\[\]<>]*)\]")
# A bullet that is left for the writer's own words: the paper has room enough.
_EMPTY_POINT = re.compile(r"^-$", re.MULTILINE)
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def documents(ledger: Ledger, ids: Iterable[str] | None = None) -> Iterator[Document]:
    """Every document that there is something to draft for, of all accounts or of these."""
    for id_ in ledger.accounts if ids is None else ids:
        yield from documents_for(ledger, id_)


def documents_for(ledger: Ledger, id_: str) -> Iterator[Document]:
    """The documents of one account."""
    duties = (shown.duty for shown in ledger.duties_of(id_))
    return documents_of(ledger.book.accounts[id_], ledger.book.firm, ledger.as_of, duties)


def text_of(edition: Edition, ledger: Ledger, document: Document) -> str:
    """The draft as `standing draft` makes it; raises SourceError where its template is at fault."""
    template = edition.templates.get(document.form.template)
    firm = ledger.book.firm
    if template is None or isinstance(template, str) or firm is None:
        raise SourceError(str(template or "there is no template of that name"))
    if document.url not in ledger.drafts:
        account = ledger.book.accounts[document.account]
        subject = document.subject.record if document.subject else None
        since = since_exchange(ledger, account)
        ledger.drafts[document.url] = draft(template, account, firm, ledger.as_of, subject, since)
    return ledger.drafts[document.url]


def document_page(edition: Edition, ledger: Ledger, document: Document) -> SitePage:
    """The page of one document; where its template is at fault, the page says so."""
    name = ledger.names.account(document.account)
    fault, made = None, Markup("")
    try:
        made = render_document(_EMPTY_POINT.sub("", text_of(edition, ledger, document)))
    except (SourceError, UsageError) as error:
        fault = str(error)
    found = _TITLE.search(made)
    title = plain(found[1]) if found else f"{document.form.title}: {name}"
    body, headings = _with_anchors(_TITLE.sub("", made, count=1))
    view = {
        "document": document,
        "title": title,
        "body": _marked(body),
        "fault": fault,
        "missing": len(_MISSING.findall(body)),
    }
    html = render("document.html", edition, document.url, view)
    words = f"{document.form.title} {name}"
    headings = headings or (Heading("document", document.form.title),)
    return SitePage(document.path, f"{document.form.title}: {name}", html, headings, words, in_nav=False)


def _with_anchors(html: str) -> tuple[str, tuple[Heading, ...]]:
    """The body with an anchor on each of its parts, and these for the table of contents."""
    headings: list[Heading] = []
    seen: Counter[str] = Counter()

    def anchored(found: re.Match[str]) -> str:
        title = plain(found[1])
        slug = _NO_LETTER.sub("-", title.lower()).strip("-") or "part"
        seen[slug] += 1
        anchor = f"doc-{slug}" if seen[slug] == 1 else f"doc-{slug}-{seen[slug]}"
        headings.append(Heading(anchor, title))
        return f'<h2 id="{anchor}">{found[1]}</h2>'

    return _PART.sub(anchored, html), tuple(headings)


def _marked(html: str) -> Markup:
    marked = _MISSING.sub(r'<mark class="gs-missing">missing: \1</mark>', html)
    return Markup(marked)  # noqa: S704 - cut down by the pipeline; only our own marks were added


def document_files(edition: Edition, ledger: Ledger, ids: Iterable[str] | None = None) -> Iterator[SiteFile]:
    """The texts of the documents, for letters and messages."""
    for document in documents(ledger, ids):
        try:
            yield SiteFile(document.text_file, text_of(edition, ledger, document).encode())
        except (SourceError, UsageError):
            continue
