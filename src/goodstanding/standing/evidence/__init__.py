"""Evidence: what the records say of an account, beside the word of the person who looks after it."""

from goodstanding.standing.evidence.part import Line, Part, shared_out
from goodstanding.standing.evidence.picture import Picture, Weighed, picture_of, sketch_of, whole_on
from goodstanding.standing.evidence.shift import EvidenceShift, PartShift, Word, evidence_shift

__all__ = [
    "EvidenceShift",
    "Line",
    "Part",
    "PartShift",
    "Picture",
    "Weighed",
    "Word",
    "evidence_shift",
    "picture_of",
    "shared_out",
    "sketch_of",
    "whole_on",
]
