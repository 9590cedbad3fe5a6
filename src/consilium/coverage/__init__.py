"""Who pays for a second opinion, what is not known about it, and what does one say on the phone?"""

from consilium.coverage.answer import coverage
from consilium.coverage.estimate import medicare_estimate, medicare_share
from consilium.coverage.model import Bill, Code, Coverage, Estimate, Source

__all__ = ["Bill", "Code", "Coverage", "Estimate", "Source", "coverage", "medicare_estimate", "medicare_share"]
