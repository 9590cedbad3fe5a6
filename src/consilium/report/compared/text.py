"""A sheet as plain text."""

from consilium.packet.blocks import Block, Heading, Paragraph
from consilium.report.compared.model import SheetPage
from consilium.report.text import blocks_text


def sheet_text(page: SheetPage, language: str = "en") -> str:
    """The sheet as a plain page."""
    blocks: list[Block] = [Paragraph(page.made)]
    if page.emergency:
        heading, *lines = page.emergency
        blocks += [Heading(heading), *map(Paragraph, lines)]
    blocks += [Heading(page.heading), *page.lead]
    for section in (*page.sections, *page.overleaf):
        blocks += [Heading(section.title), *section.blocks]
    return blocks_text(page.title, blocks, language)
