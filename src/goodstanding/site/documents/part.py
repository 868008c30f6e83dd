"""The documents of an account on its page, one click away."""

from goodstanding.model.conversations import Contact
from goodstanding.model.handoff import Handoff
from goodstanding.model.work import Project
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.documents.choice import Document
from goodstanding.site.documents.page import documents_for
from goodstanding.site.marks import listed
from goodstanding.site.text import joined


def document_links(sitter: Sitter) -> Section | None:
    """What there is something to draft for: one link each, with what it is about."""
    found = [*documents_for(sitter.ledger, sitter.account.id)]
    if not found:
        return None
    return Section("documents", "Documents", listed(_link(one, sitter) for one in found))


def _link(document: Document, sitter: Sitter) -> object:
    m, subject = sitter.m, document.subject
    link = m.a(document.url, document.form.title)
    if isinstance(subject, Contact):
        return joined(", ", [link, m.time(subject.dated_on)])
    if isinstance(subject, Project):
        return joined(": ", [link, m.said(subject.name)])
    if isinstance(subject, Handoff) and (wish := _wish(subject, sitter)):
        return joined(": ", [link, m.said(wish)])
    return link


def _wish(handoff: Handoff, sitter: Sitter) -> str | None:
    found = (one for one in sitter.account.opportunities if one.id == handoff.opportunity)
    return next((one.title for one in found if not one.is_restricted), None)
