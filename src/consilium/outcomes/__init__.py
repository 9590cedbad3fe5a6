"""Am I surer? What became of it?"""

from consilium.outcomes.confidence import ASKED, HELP, IDEAS, SOURCE, Idea

__all__ = ["ASKED", "HELP", "IDEAS", "SOURCE", "Idea"]
