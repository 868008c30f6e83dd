"""Finds out from the engine's own code which clock, rule or page reads a field of a record."""
