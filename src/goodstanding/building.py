"""Builds the model from record data; the only module that knows the conversion library."""

from collections.abc import Mapping
from typing import Any

import msgspec

from goodstanding.kinds import Identity
from goodstanding.model.conversations import Contact, Review, Stakeholder
from goodstanding.model.firm import Person, Policy
from goodstanding.model.handoff import Handoff, digest_of
from goodstanding.model.money import Invoice, Refund
from goodstanding.model.oversight import Scan, Waiver
from goodstanding.model.profile import Profile
from goodstanding.model.record import Record
from goodstanding.model.staffing import Assignment, Change
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.model.value import Metric, Satisfaction
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.place import KeyPath
from goodstanding.records.schema import RESTRICTED, is_restricted, shape

MODELS: dict[str, type[Record]] = {
    model.KIND: model
    for model in (
        Policy,
        Person,
        Profile,
        Stakeholder,
        Contact,
        Commitment,
        Handoff,
        Opportunity,
        Project,
        Review,
        Signal,
        Concern,
        Escalation,
        Metric,
        Satisfaction,
        Change,
        Assignment,
        Invoice,
        Refund,
        Waiver,
        Scan,
    )
}
# `from` is a word of Python's own, and `record` is every record's name.
RENAMED = {"from": "from_", "record": "record_"}


class CannotBuildError(Exception):
    """A record whose shape is right and that can still not be built; its text says where it is stuck."""


def build_record(identity: Identity, data: dict[str, Any]) -> Record:
    """The record of valid data; what a restricted record must not show is dropped here, for good."""
    kind = identity.kind.name
    # Worked out first: of a restricted handoff only the digest stays.
    digest = {"digest": digest_of(data)} if kind == Handoff.KIND and "accepted" in data else {}
    data = _with_money(kind, _renamed(_without_secrets(kind, data)))
    given = {"account_id": identity.account or "", "id": identity.id}
    if identity.kind.dated:
        given["dated_on"] = identity.id[:10]
    whole = {**data, **given, **digest}
    try:
        return msgspec.convert(whole, MODELS[kind])
    except msgspec.ValidationError:
        pass
    try:
        # `10.0` is a whole number to the schema, which the conversion does not believe.
        return msgspec.convert(_with_whole_numbers(whole), MODELS[kind])
    except msgspec.ValidationError as error:
        # The library ends its sentence with the place, such as `$.revisions[0].to_on`.
        place = str(error).rpartition("`$.")[2].removesuffix("`")
        raise CannotBuildError(f"'{place}'" if "`$." in str(error) else "something in it") from error


def _with_whole_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_whole_numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_whole_numbers(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _without_secrets(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    plan = shape(kind)
    # The policy has no secrets of a client, and nothing could be judged without its numbers.
    if is_restricted(data) and kind != Policy.KIND:
        kept = plan.without_text(data)
        return {**dict.fromkeys(plan.required_text, RESTRICTED), **kept, "visibility": "restricted"}
    for name in plan.always_restricted & data.keys():
        data = {**data, name: plan.without_text({name: data[name]}).get(name)}
    return data


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    """The data under the model's own names for fields."""
    if "waiting_on" in data:
        data = {**data, "waiting_on": [_renamed(one) for one in data["waiting_on"]]}
    if not RENAMED.keys().isdisjoint(data):
        data = {RENAMED.get(key, key): value for key, value in data.items()}
    return data


def _with_money(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Bare amounts as blocks, so that the model has one form of money."""
    plan = shape(kind)
    if not plan.marked["x-money"]:
        return data
    for path, value, _is_key, _node in [*plan.marked_values("x-money", data)]:
        if not isinstance(value, dict):
            data = _replaced(data, path, {"amount": value})
    return data


def _replaced(data: Any, path: KeyPath, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [_replaced(one, rest, value) if position == step else one for position, one in enumerate(data)]
    return {**data, step: _replaced(data[step], rest, value)}


def merge_policy(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped policy with the book's rows over it: key by key, lists whole.

    A tier is the book's own once named; an interval of a clock replaces the shipped one of any form.
    """
    merged = dict(shipped)
    for key, value in own.items():
        below = shipped.get(key)
        merged[key] = (
            merge_policy(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
        )
    intervals = ("every_days", "within_days", "within_working_days")
    if any(name in own for name in intervals):
        merged = {key: value for key, value in merged.items() if key not in intervals or key in own}
    return merged
