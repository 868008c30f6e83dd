"""Measures how long the stages of a check take."""
