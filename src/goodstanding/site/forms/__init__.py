"""Records written in the browser: the forms, and what they have to know of an account."""
