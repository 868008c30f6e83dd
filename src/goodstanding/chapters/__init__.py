"""The chapters of the rule book, in the order of the playbook."""

from goodstanding.chapters import (
    attention,
    commitments,
    communication,
    conversations,
    escalation,
    evidence,
    firm,
    handoffs,
    money,
    opportunities,
    people,
    projects,
    records,
    reviews,
    rhythm,
    value,
    waivers,
)
from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock
from goodstanding.finding import Rule

CHAPTERS: tuple[Chapter, ...] = (
    commitments.CHAPTER,
    handoffs.CHAPTER,
    opportunities.CHAPTER,
    projects.CHAPTER,
    communication.CHAPTER,
    attention.CHAPTER,
    conversations.CHAPTER,
    escalation.CHAPTER,
    value.CHAPTER,
    reviews.CHAPTER,
    people.CHAPTER,
    money.CHAPTER,
    rhythm.CHAPTER,
    waivers.CHAPTER,
    records.CHAPTER,
    evidence.CHAPTER,
    firm.CHAPTER,
)

# Every clock and rule by id; ids are never renamed and never used again for something else.
CLOCKS: dict[str, Clock] = {
    # Of a clock that the firm may run for all accounts together the one for each account counts.
    **{clock.id: clock for chapter in CHAPTERS for clock, _ in chapter.firm_clocks},
    **{clock.id: clock for chapter in CHAPTERS for clock, _ in chapter.clocks},
}
RULES: dict[str, Rule] = {rule.id: rule for chapter in CHAPTERS for rule in chapter.rules}
