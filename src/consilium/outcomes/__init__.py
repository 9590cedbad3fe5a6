"""Am I surer? What became of it?"""

from consilium.outcomes.confidence import ASKED, HELP, IDEAS, SOURCE, Confidence, Idea, Shift, shifts
from consilium.outcomes.values import VALUES, Way, Weighing, less_told, preference_decides, to_ask

__all__ = [
    "ASKED",
    "HELP",
    "IDEAS",
    "SOURCE",
    "VALUES",
    "Confidence",
    "Idea",
    "Shift",
    "Way",
    "Weighing",
    "less_told",
    "preference_decides",
    "shifts",
    "to_ask",
]
