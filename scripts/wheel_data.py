"""The pages and schemas that a wheel carries, to explain itself without a checkout.

Hatchling calls this while it builds. An editable install reads the checkout itself: copies laid
beside it would go stale without anyone noticing, so it gets none.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("schemas", "docs/rules", "docs/clocks", "docs/records", "docs/playbook")
INSIDE = "goodstanding/_data"


class WheelData(BuildHookInterface):  # type: ignore[type-arg]  # the builder's config type is its own
    """Adds the carried folders to a real wheel; a missing one stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Names each carried folder and its place in the wheel."""
        if version == "editable":
            return
        build_data["force_include"].update({path: f"{INSIDE}/{path}" for path in CARRIED})
