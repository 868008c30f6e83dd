"""A book whose every text attacks the pages it is shown on: an account for each way of attacking.

Each account has every kind of record twice, with every field there is: once with all that closes it, and
once without, as most sections show only what is open.
"""

import json
from typing import Any

from tests.model.full import full_record
from tests.worlds import World, as_text

from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, resolve

Schema = dict[str, Any]

FOREIGN = "https://foreign.example"
# What runs says so by calling `gsRan`, which the browser is given before any page.
_ELEMENTS = (
    "<script>gsRan(1)</script>",
    f"<ScRiPt/src={FOREIGN}/a.js></sCrIpT><script type=module>gsRan(2)</script>",
    "<img src=x onerror=gsRan(3)><svg/onload=gsRan(4)><details open ontoggle=gsRan(5)>x</details>",
    "<input autofocus onfocus=gsRan(6)><math><mtext><img src=x onerror=gsRan(7)></mtext></math>",
    "'\"></title></textarea></style></template></noscript></script></article></h1></a></select></option>",
    "--><script>gsRan(8)</script><svg onload=gsRan(9)> ]]> */",
    f"<style>*{{display:none;background:url({FOREIGN}/s)}}</style><p style='position:fixed;inset:0'>x</p>",
    f"<link rel=stylesheet href={FOREIGN}/l.css> @import url({FOREIGN}/i);",
    f"<iframe src={FOREIGN}/f></iframe><object data={FOREIGN}/o></object><base href={FOREIGN}/>",
    f"<meta http-equiv=refresh content='0;url={FOREIGN}/r'><video src={FOREIGN}/v autoplay></video>",
    f"<form action={FOREIGN}/x><button>go</button></form><embed src={FOREIGN}/e>",
)
_WORDS = (
    '" onmouseover="gsRan(10)" autofocus onfocus="gsRan(11)" x="\' onclick=\'gsRan(12)\' `>',
    "[press](javascript:gsRan(13)) [d](data:text/html,<script>gsRan(14)</script>) <javascript:gsRan(15)>",
    f'![p]({FOREIGN}/p.png) [t](https://a.example "x" onclick=gsRan(16)) [e](java&#115;cript:gsRan(17))',
    "<a href=javascript:gsRan(18)>here</a> [v](VBScript:gsRan(19)) [n](java\tscript:gsRan(20))",
    "{{ 7*191 }} {% raw %} ${7*191} <%= 7*191 %> {: onclick=gsRan(21) } --8<-- 'mkdocs.yml'",
    "<!-- standing: row --> <!--standing:body--> %s %(name)s {0} \\1 \\g<0> $& $1",
)
_LETTERS = (
    "&lt;script&gt;gsRan(22)&lt;/script&gt; &#60;img src=x onerror=gsRan(23)&#62; \\u003cscript\\u003e",
    "<![CDATA[<script>gsRan(24)</script>]]> &amp;lt;svg onload=gsRan(25)&amp;gt;",
    "\u05e9\u05dc\u05d5\u05dd \u200f\u0645\u0631\u062d\u0628\u0627 \u061c\u00ad\u200b",
    "<script>gsRan(26)</script> \U0001f600 a\u0301\u0323\u0338",
)
ATTACKS = {"elements": " ".join(_ELEMENTS), "words": " ".join([*_WORDS, *_LETTERS])}
# What stands in a page's text only where an attack was not made harmless.
RAW = ("<script>gsRan", "<img src=x", "<img/src=x", "<svg/onload", "<svg onload", "<p style=")
PEOPLE = (
    *("mira-holt", "priya-nair", "tom-adler", "nora-quinn", "dana-brook", "jonas-weber", "sara-lind"),
    *("ivo-marek", "dora"),
)
# What closes a record, or shows that nothing is to be done for it any more.
_CLOSES = {
    *("done_on", "missed_on", "withdrawn", "closed", "resolved_on", "accepted", "dropped_on", "ended_on"),
    *("cancelled_on", "left_on", "ended", "paused", "declined_on", "refunded_on", "replied_on", "shared_on"),
    *("next_action_done_on", "assessed_on", "leads_to", "internal", "mobilised_on"),
}
# The records that others of the same account name.
_IDS = {
    "stakeholder": ("lena-ortiz", "omar-haddad"),
    "commitment": ("2026-03-01-audit", "2026-05-20-audit"),
    "project": ("ordering-portal", "portal-again"),
    "opportunity": ("2026-02-10-ordering-portal", "2026-05-10-portal-again"),
    "concern": ("2026-03-18-slow-answers", "2026-05-18-slow-again"),
    "contact": ("2026-04-07-call", "2026-06-04-planned"),
}
_OPEN: dict[str, dict[str, Any]] = {
    "contact": {"outcome": "planned"},
    "project": {"planned_end_on": "2026-06-12", "mobilised_on": "2026-04-01"},
    "review": {"meeting": "offered"},
}
_NEVER = "policy", "person", "account", "scan"


def hostile_book() -> World:
    """The whole book."""
    world = World(sample_as_of_on="2026-06-01")
    attacks = [*ATTACKS.values()]
    for number, person in enumerate(PEOPLE):
        who = hostile("person", attacks[number % len(attacks)], open_=True)
        world.put(
            f"_people/{person}", {**who, "roles": ["account_manager", "developer"], "visibility": "internal"}
        )
    for way, attack in ATTACKS.items():
        _account(world, f"acme-{way}", attack)
    _policy(world, attacks)
    _unreadable(world)
    return world


def hostile(kind: str, attack: str, *, open_: bool = False) -> dict[str, Any]:
    """A record of that kind with every field, the attack in place of every text."""
    schema = load_schema(kind)
    data = {key: one for key, one in full_record(kind).items() if not (open_ and key in _CLOSES)}
    attacked: dict[str, Any] = _attacked(schema, schema, data, attack)
    return attacked


def _attacked(node: Schema, root: Schema, value: Any, attack: str) -> Any:
    node, root = resolve(node, root)
    if isinstance(value, list):
        return [_attacked(node["items"], root, one, attack) for one in value]
    if isinstance(value, dict):
        named, rest = node.get("properties", {}), node.get("additionalProperties") or {}
        return {key: _attacked(named.get(key, rest), root, one, attack) for key, one in value.items()}
    return attack if node.get("x-text") else _address(node, value)


def _address(node: Schema, value: Any) -> Any:
    """An address that its pattern lets through, and that breaks out of a careless attribute."""
    if "@" in node.get("pattern", "") and isinstance(value, str):
        return "\"'><img/src=x/onerror=gsRan(27)>@people.example"
    if node.get("pattern", "").startswith("^https?:"):
        return "https://plan.example/'onmouseover='gsRan(28)'/javascript:gsRan(29)"
    return value


def _account(world: World, id_: str, attack: str) -> None:
    """An account, and two records of each kind below it."""
    own = {**hostile("account", attack, open_=True), "status": "current"}
    world.put(f"{id_}/account", own)
    for name, kind in KINDS.items():
        if name in _NEVER:
            continue
        first, second = _IDS.get(name, ("2026-05-04-one", "2026-05-11-two"))
        world.put(f"{id_}/{kind.folder}/{first}", _of(id_, hostile(name, attack)))
        still = {**hostile(name, attack, open_=True), **_OPEN.get(name, {})}
        world.put(f"{id_}/{kind.folder}/{second}", _of(id_, still))
    world.put(f"_scans/2026-05-28-{id_}", _of(id_, hostile("scan", attack)))


def _of(id_: str, data: dict[str, Any]) -> dict[str, Any]:
    """The record with this account in place of the one of the schemas' examples."""
    moved: dict[str, Any] = json.loads(json.dumps(data).replace("brightwater-foods", id_))
    return moved


def _policy(world: World, attacks: list[str]) -> None:
    """What the firm goes by, in words that attack as well."""
    elements, words = attacks
    tiers = {"standard": {"label": elements}, "key": {"label": words, "high_value": True}}
    world.raw(
        "accounts/_policy.yml",
        as_text(
            {
                "book_opened_on": "2025-01-01",
                "sample_as_of_on": "2026-06-01",
                "timezone": "Europe/London",
                "currency": "GBP",
                "tiers": tiers,
                "default_tier": "standard",
                "default_owner": "dora",
                "clocks": {"check-in": {"source": elements}, "annual-review": {"source": words}},
                "words": {"vague": attacks, "negative": attacks, "placeholder": ["tbc"]},
                "escalation": [
                    {**full_record("policy")["escalation"][0], "then": "management", "trigger": "complaint"}
                ],
                "groups": {"management": ["dana-brook"]},
            }
        ),
    )


def _unreadable(world: World) -> None:
    """Files that cannot be read: what is wrong with them is said on pages, in their own words."""
    place = "accounts/acme-elements/contacts/2026-05-0"
    world.raw(
        f"{place}1-field.yml", b'"<img src=x onerror=gsRan(30)>": 1\noutcome: "<svg onload=gsRan(31)>"\n'
    )
    world.raw(f"{place}2-signs.yml", b'summary: "<script>gsRan(32)</script>\n : : [\n')
    world.raw(f"{place}3-turned.yml", "summary: \u202e<script>gsRan(33)</script>\n".encode())
    world.raw(f"{place}4-<img src=x onerror=gsRan(34)>.yml", b"summary: x\n")
    world.raw("accounts/acme-elements/<svg onload=gsRan(35)>/a.yml", b"summary: x\n")
    world.raw("accounts/<script>gsRan(36)<!--/account.yml", b"name: x\n")
