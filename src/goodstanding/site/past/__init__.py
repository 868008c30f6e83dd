"""The past on the site: the course of each account, the record of promises, the book month by month."""
