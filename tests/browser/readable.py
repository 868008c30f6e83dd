"""What axe finds against a page: whatever keeps someone from reading or using it."""

import json

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # it brings no types
from playwright.sync_api import Page

# Axe works out every colour anew for each text of a page, a third of its time; there are some dozen.
KEEP_COLOURS = """() => {
  const colour = axe.commons.color.Color.prototype, parse = colour.parseString, kept = new Map()
  colour.parseString = function (text) {
    if (kept.has(text)) [this.r, this.g, this.b, this.alpha] = kept.get(text)
    else {
      parse.call(this, text)
      kept.set(text, [this.r, this.g, this.b, this.alpha])
    }
    return this
  }
}"""
# Only what is wrong is handed over: the list of all that is right is long.
LOOK = """() => axe.run({ resultTypes: ["violations"] }).then((found) => JSON.stringify(found.violations))"""


def faults_of(page: Page) -> list[str]:
    """Each fault with the element that has it."""
    page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    page.evaluate(KEEP_COLOURS)
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in json.loads(page.evaluate(LOOK))
        for node in fault["nodes"]
    ]
