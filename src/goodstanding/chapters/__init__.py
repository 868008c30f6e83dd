"""The chapters of the rule book, in the order of the playbook."""

from goodstanding.chapters import (
    commitments,
    communication,
    handoffs,
    opportunities,
    projects,
    reviews,
    rhythm,
)
from goodstanding.chapters.chapter import Chapter

CHAPTERS: tuple[Chapter, ...] = (
    commitments.CHAPTER,
    handoffs.CHAPTER,
    opportunities.CHAPTER,
    projects.CHAPTER,
    communication.CHAPTER,
    reviews.CHAPTER,
    rhythm.CHAPTER,
)
