"""Pages that look at one kind of thing over all accounts."""
