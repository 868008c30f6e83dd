"""The page of one account, part by part."""
