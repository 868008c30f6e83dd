"""Quick tests first: a mistake shows before the slow ones begin."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Moves slow and browser tests to the end; the order is otherwise that of the folders."""
    items.sort(key=lambda item: any(map(item.get_closest_marker, ("slow", "browser"))))
