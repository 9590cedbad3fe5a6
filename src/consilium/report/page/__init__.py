"""The page of a plan as data: a first screen and sections of blocks, which text, HTML and PDF render alike."""

from consilium.report.page.compose import page
from consilium.report.page.model import First, Page, ReasonLine, Section, Step

__all__ = ["First", "Page", "ReasonLine", "Section", "Step", "page"]
