"""Consilium helps a person with cancer decide on, get, and use a second opinion."""

__version__ = "0.1.0"
