"""Faults in use (never faults in records, which are findings)."""


class StandingError(Exception):
    """Something that keeps the command from running; its text is one line a person can act on."""


class UsageError(StandingError):
    """The command was asked for something that makes no sense: exit code 2."""


class SourceError(StandingError):
    """The book's files, or git, could not be read as asked: exit code 3."""
