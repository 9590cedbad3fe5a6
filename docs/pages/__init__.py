"""Generators of reference pages, one a page: each has ``page() -> str``."""
