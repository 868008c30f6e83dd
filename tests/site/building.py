"""Builds the site as the product does, for tests."""

import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from goodstanding.site.publish import build_site

CHECKOUT = Path(__file__).parents[2]
AS_OF = date(2026, 6, 1)
# As long as such addresses are.
FORGE = "https://github.com/calloway-and-partners/accounts-book"


def build(
    out: Path,
    profile: str,
    *,
    root: Path = CHECKOUT,
    config: Path | None = None,
    generator: str = "mkdocs",
    environ: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Builds strictly into `out`; the caller looks at the exit code."""
    made = build_site(root, out, AS_OF, config=config, generator=generator)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("STANDING_")}
    occasion = {
        "STANDING_ROOT": str(root),
        "STANDING_AS_OF": AS_OF.isoformat(),
        "STANDING_PROFILE": profile,
    }
    return subprocess.run(
        made.command,
        cwd=root,
        env={**kept, **made.environ, **occasion, **(environ or {})},
        capture_output=True,
        text=True,
        check=False,
    )
