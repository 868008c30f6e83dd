"""Writing: records made and changed, and texts drafted from them."""
