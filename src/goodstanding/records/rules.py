"""The reading rules: what has to hold before a record can be judged at all."""

from goodstanding.finding import Rule, Severity


def _error(id_: str) -> Rule:
    return Rule(id_, Severity.ERROR)


YAML_SYNTAX = _error("yaml-syntax")
YAML_DUPLICATE_KEY = _error("yaml-duplicate-key")
YAML_NOT_ALLOWED = _error("yaml-not-allowed")
SCHEMA = _error("schema")
RECORD_MISPLACED = _error("record-misplaced")
REFERENCE_UNKNOWN = _error("reference-unknown")
REFERENCE_INACTIVE = _error("reference-inactive")
DATES_OUT_OF_ORDER = _error("dates-out-of-order")
PERSONAL_DATA_OUTSIDE = _error("personal-data-outside")
POLICY_UNKNOWN_ID = _error("policy-unknown-id")

READING = (
    YAML_SYNTAX,
    YAML_DUPLICATE_KEY,
    YAML_NOT_ALLOWED,
    SCHEMA,
    RECORD_MISPLACED,
    REFERENCE_UNKNOWN,
    REFERENCE_INACTIVE,
    DATES_OUT_OF_ORDER,
    PERSONAL_DATA_OUTSIDE,
    POLICY_UNKNOWN_ID,
)
BY_ID = {rule.id: rule for rule in READING}

# The errors and lapses that have a row in the policy. Errors are mended and lapses stay on record:
# of the policy's rules only the others, the notices, can be waived.
NEVER_WAIVED = frozenset(
    [
        "opportunity-route-too-small",
        "assignment-under-a-day",
        "commitment-kept-late",
        "commitment-told-late",
        "commitment-withdrawn-untold",
        "reflection-after-promise",
        "change-told-late",
        "change-written-before-called",
        "refund-no-alternative",
        "project-review-late",
        "commitment-moved-silently",
        "commitment-vanished",
        "record-backdated",
    ]
)
