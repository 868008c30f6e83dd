"""Small changes to the engine's code, each of which some test should notice."""
