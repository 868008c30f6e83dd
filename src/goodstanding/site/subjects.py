"""What a duty is about, in the words of the record behind it."""

from goodstanding.book import Book
from goodstanding.duty import Duty

# The promise, opportunity or project that a duty is about says more than the name of its clock.
_SUBJECTS = {
    "commitments": "what",
    "opportunities": "title",
    "projects": "name",
    "contacts": "summary",
    "concerns": "what",
    "escalations": "summary",
    "signals": "note",
    "metrics": "name",
    "stakeholders": "name",
    "refunds": "event",
}


def subject_of(duty: Duty, book: Book) -> str | None:
    """What the record behind a duty is about, in its own words; nothing of restricted ones."""
    parts = duty.record.split("/")
    account = book.accounts.get(parts[0])
    if account is None or len(parts) != 3 or parts[1] not in _SUBJECTS:
        return None
    found = next((one for one in getattr(account, parts[1]) if one.id == parts[2]), None)
    if found is None or found.is_restricted:
        return None
    text = getattr(found, _SUBJECTS[parts[1]])
    return text if isinstance(text, str) else None
