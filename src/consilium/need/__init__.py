"""Do I need a second opinion, why, how soon, and of which kind?"""

from consilium.need.assess import assess
from consilium.need.model import LEVELS, Assessment, Clock, Level, Need, Reason, Review, Unknown

__all__ = ["LEVELS", "Assessment", "Clock", "Level", "Need", "Reason", "Review", "Unknown", "assess"]
