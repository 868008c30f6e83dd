"""The policy's rows as written: the book's own over those that come with the product."""

from typing import Any

from goodstanding.book.firm import shipped_policy
from goodstanding.building import merge_policy
from goodstanding.errors import SourceError
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape
from goodstanding.records.source import POLICY, Source


def policy_rows(source: Source | None) -> dict[str, Any]:
    """The rows that hold in a book; the shipped ones where there is none, or it cannot be read."""
    shipped: dict[str, Any] = shipped_policy()
    if source is None:
        return shipped
    try:
        own = parse_record(source.read(POLICY)).data
    except SourceError:
        return shipped
    return merge_policy(shipped, own) if shape("policy").is_valid(own) else shipped
