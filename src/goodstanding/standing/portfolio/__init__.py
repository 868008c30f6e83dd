"""The portfolio: the firm's accounts as a whole, and what moves when somebody goes."""

from goodstanding.standing.portfolio.focus import focus_of_week
from goodstanding.standing.portfolio.gaps import on_one_of_ours, on_one_stakeholder, without_tech_lead
from goodstanding.standing.portfolio.holding import Holding, holdings_of
from goodstanding.standing.portfolio.load import Load, loads
from goodstanding.standing.portfolio.money import money_at_risk, top_clients
from goodstanding.standing.portfolio.portfolio import Continuity, Portfolio, continuity_of, portfolio_of
from goodstanding.standing.portfolio.reassign import Move, Reassignment, reassignment

__all__ = [
    "Continuity",
    "Holding",
    "Load",
    "Move",
    "Portfolio",
    "Reassignment",
    "continuity_of",
    "focus_of_week",
    "holdings_of",
    "loads",
    "money_at_risk",
    "on_one_of_ours",
    "on_one_stakeholder",
    "portfolio_of",
    "reassignment",
    "top_clients",
    "without_tech_lead",
]
