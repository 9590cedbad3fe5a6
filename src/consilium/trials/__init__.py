"""Are there trials? Says honestly that none was searched, and how to search."""

from consilium.trials.model import Register, Term, TrialsNote
from consilium.trials.note import searches

__all__ = ["Register", "Term", "TrialsNote", "searches"]
