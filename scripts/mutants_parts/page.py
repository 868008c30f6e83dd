"""docs/guide/mutants.md: how many changes the tests notice, and why the others are let live."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from pathlib import Path

from mutants_parts.changes import Mutant
from mutants_parts.sentences import Sentences

INTRO = """\
# Small changes that the tests must notice

<!-- Written by `python scripts/mutants.py --out FILE --page`: say reasons in
     scripts/mutants_reasons.toml, not here. -->

Tests are worth what they notice. So a program ([mutmut](https://github.com/boxed/mutmut)) makes small
changes to the rule book's code, one at a time: `<` becomes `<=`, `and` becomes `or`, a 1 becomes a 2, a
`not` or an argument is left out, a value becomes nothing. After each the tests that reach the changed
line are run. A change after which a test fails, or never ends, is **noticed**; one after which all
pass is **left**: either nobody checks what was changed, or it makes no difference that could be seen.

Tried are the chapters of the rule book, the arithmetic of days and the modes of a relationship; and what
takes a shorter way than the rest of the program and must come to the same: reading plainly written records
without the parser (`records.plain`), finding texts that are cut short and people who are misnamed, judging
two policies at once (`effect.pair`, `effect.twice`). The tests nearest to a change are run first, and only
for some seconds, so more may be noticed than is said here. A part of the code that was rewritten after it was
tried counts as not tried. What runs at a host, in `scripts/ci`, is not tried in this way.

- *by tests*: a test of clocks, rules, example pages, small books, the second opinion or the days failed,
  or one of records and of effects.
- *by the list*: only the wording changes, and no test repeats the sentence, but it stands in
  [everything the engine says](../messages.md), which is made anew and compared before each merge.
"""


def write(root: Path, mutants: Sequence[Mutant], known: Mapping[str, Mapping[str, str]]) -> int:
    """Writes the page."""
    listed = Sentences(root)
    tried = {one: known[one.name]["verdict"] for one in mutants if one.name in known}
    for one, verdict in tried.items():
        if verdict in {"survived", "not reached"}:
            tried[one] = "list" if listed.would_change(one) else "left"
        elif verdict == "endless":
            tried[one] = "killed"
    reasons = tomllib.loads((root / "scripts" / "mutants_reasons.toml").read_text(encoding="utf-8"))["reason"]
    left = [one for one, verdict in tried.items() if verdict == "left"]
    parts = [INTRO, _share(mutants, tried), _table(mutants, tried), _left(left, reasons)]
    (root / "docs" / "guide" / "mutants.md").write_text("".join(parts), encoding="utf-8")
    return 0


def _share(mutants: Sequence[Mutant], tried: Mapping[Mutant, str]) -> str:
    made, begun = (Counter(one.module for one in some) for some in (mutants, tried))
    whole = {module for module, count in made.items() if begun[module] == count}
    said = _of_sample(
        [one for one in mutants if one.module not in whole],
        [verdict for one, verdict in tried.items() if one.module not in whole],
    )
    if whole:
        counts = Counter(verdict for one, verdict in tried.items() if one.module in whole)
        parts = f"In {len(whole)} part{'s' * (len(whole) > 1)} of the table every change was tried: "
        said += f"\n{parts}**{counts.total() - counts['left']:,} of {counts.total():,} are noticed**.\n"
    return said


def _of_sample(mutants: Sequence[Mutant], verdicts: Sequence[str]) -> str:
    counts, total = Counter(verdicts), len(verdicts)
    if not total:
        return ""
    noticed = counts["killed"] + counts["list"]
    low, high = between(noticed, total)
    return (
        f"\n**{noticed:,} of {total:,} changes are noticed: {noticed / total:.1%}** "
        f"({counts['killed'] / total:.1%} by tests alone). They are a sample of the {len(mutants):,} that "
        f"can be made, taken by number. For a sample of this size that means {low:.1%} to {high:.1%} of all "
        "(95 % sure), but only if no test was written after looking at it. Tests were, so of the changes not "
        "tried yet somewhat fewer are noticed.\n"
    )


def between(hits: int, total: int) -> tuple[float, float]:
    """Wilson's interval for a share, 95 %."""
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return middle - reach, middle + reach


def _table(mutants: Sequence[Mutant], tried: Mapping[Mutant, str]) -> str:
    rows = ["\n| part | can be made | tried | by tests | by the list | left | noticed |\n"]
    rows.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
    made = Counter(one.module for one in mutants)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, verdict in tried.items():
        counts[one.module][verdict] += 1
    for module, count in sorted(counts.items()):
        total = count.total()
        share = (total - count["left"]) / total
        cells = (made[module], total, count["killed"], count["list"], count["left"])
        rows.append(f"| {_part(module)} | " + " | ".join(map(str, cells)) + f" | {share:.0%} |\n")
    return "".join(rows)


def _part(module: str) -> str:
    return "`" + module.removeprefix("goodstanding.").removeprefix("chapters.") + "`"


def _left(left: Iterable[Mutant], reasons: Sequence[Mapping[str, str]]) -> str:
    groups: dict[str, list[Mutant]] = defaultdict(list)
    for one in left:
        groups[_reason(one, reasons)].append(one)
    order = [one["says"] for one in reasons]
    parts = ["\n## What is left, and why\n"]
    for says in sorted(groups, key=lambda one: order.index(one) if one in order else len(order)):
        parts.append(f"\n**{says}**\n\n")
        parts += [
            f"- {_part(one.module)}, {one.function}: {_code(one.before)} became {_code(one.after)}\n"
            for one in groups[says]
        ]
    return "".join(parts)


def _reason(mutant: Mutant, reasons: Iterable[Mapping[str, str]]) -> str:
    for one in reasons:
        where = f"{mutant.module}:{mutant.function}"
        change = f"{mutant.before} became {mutant.after}"
        if re.search(one.get("where", ""), where) and re.search(one.get("change", ""), change):
            return one["says"]
    return "Not looked at yet."


def _code(text: str) -> str:
    return f"`` {text} ``" if text else "nothing"
