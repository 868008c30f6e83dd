"""The site: pages about the book, made as plain HTML that any generator can carry."""
