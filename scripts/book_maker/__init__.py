"""Makes books of any size for measuring and trying: fictional, the same every time."""
