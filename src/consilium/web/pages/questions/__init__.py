"""Questions that only the person can answer, one on a page."""
