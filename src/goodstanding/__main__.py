"""`python -m goodstanding` is `standing`."""

from goodstanding.cli import main

main()
