"""Documents that the records begin: drafts as pages, to read, print and send."""
