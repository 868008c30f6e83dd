"""What a wheel carries to explain itself, and to build its site, without a checkout.

Hatchling calls this while it builds. An editable install reads the checkout itself: copies laid
beside it would go stale without anyone noticing, so it gets none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = (
    *("schemas", "docs", "hooks", "mkdocs.yml", "accounts/_templates"),
    # A new book is watched over as this one is.
    *(".github/workflows/check.yml", ".github/workflows/scan.yml", ".github/workflows/site.yml"),
    *(".github/dependabot.yml", "scripts/ci"),
)
# Pictures of the site are for whoever reads the project, not for whoever runs it.
LEFT_OUT = "docs/assets/screens"
INSIDE = "goodstanding/_data"


class WheelData(BuildHookInterface):  # type: ignore[type-arg]  # the builder's config type is its own
    """Adds the carried folders to a real wheel; a missing one stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Names each carried folder and its place in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        for name in CARRIED:
            for path in _files(root / name):
                own = path.relative_to(root).as_posix()
                if not own.startswith(LEFT_OUT):
                    build_data["force_include"][own] = f"{INSIDE}/{own}"


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
    if not found:
        raise FileNotFoundError(f"{path}: nothing to carry in the wheel")
    return found
