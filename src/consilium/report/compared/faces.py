"""A sheet as HTML and as PDF/UA."""

from datetime import date as Date
from typing import Any

from consilium.packet.blocks import Heading
from consilium.report.compared.model import SheetPage
from consilium.report.html import rendered
from consilium.report.pdf import block_data, fitted_pdf
from consilium.say import in_language

#: Points to try so that a sheet stays one page; large print first, and never smaller than can be read.
PATIENT, DOCTORS = (14.25, 13.0, 12.0), (11.5, 10.5, 9.5)


def sheet_html(page: SheetPage, language: str = "en") -> str:
    """The sheet as one self-contained file."""
    return rendered("sheet.html.j2", language, page=in_language(page, language))


def sheet_pdf(page: SheetPage, made: Date, sizes: tuple[float, ...], paper: str, language: str = "en") -> bytes:
    """The sheet on one page where it fits, in the largest size that allows it; ``paper`` is typst's name of a size."""
    page = in_language(page, language)
    blocks: list[dict[str, Any]] = []
    if page.emergency:
        heading, *lines = page.emergency
        blocks.append({"kind": "Emergency", "heading": heading, "lines": lines, "steps": []})
    blocks += [{"kind": "Level", "text": page.heading}, *map(block_data, page.lead)]
    blocks += _data(page.sections)
    if page.overleaf:
        blocks += [{"kind": "NewPage"}, *_data(page.overleaf)]
    data = {"title": page.title, "made": page.made, "foot": f"{page.title}, {page.made}", "blocks": blocks}
    return fitted_pdf(data | {"paper": paper, "narrow": True}, made, sizes, 1 + bool(page.overleaf), language)


def _data(sections: Any) -> list[dict[str, Any]]:
    return [block_data(block) for section in sections for block in (Heading(section.title), *section.blocks)]
