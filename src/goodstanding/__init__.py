"""Good Standing: what a services firm owes its clients, kept as plain records in git."""

__version__ = "0.1.0"
