"""Reports: what was judged, as text for people, for programs, and for a pull request."""
