"""Documents as PDF/UA-1 (tagged, readable aloud) through typst; data goes in as JSON and is never read as markup."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import Any

from consilium.case import Case, home_country, in_united_states
from consilium.packet.blocks import Block, Check, Checks, Heading, Paragraph, Picture, PrintedDocument
from consilium.pdfium import PDFIUM
from consilium.plan import Plan
from consilium.report.page import First, page
from consilium.report.printable import cleaned, printable
from consilium.say import in_language, say, translated

_STANDARD = "ua-1"
_SIZE = {"you": 14.25, "expert": 11.5}  # points; 14.25 is the page's 19 pixels
_LETTER = 12.5
_SEALED = "Sealed: open after you have written your own opinion"
_REPAIRS = 40  # letters that are replaced one by one before all rare ones are
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def plan_pdf(plan: Plan, language: str = "en") -> bytes:
    """The whole page of a plan."""
    shown = in_language(page(plan), language)
    blocks = [*_first_screen(shown.first, language), {"kind": "NewPage"}]
    for section in shown.sections:
        blocks += [_data(Heading(section.title, 2)), *map(_data, section.blocks)]
    first = shown.first
    data: dict[str, Any] = {
        "title": first.title,
        "made": f"{first.made}, {first.basis}",
        "foot": f"{first.title}, {first.made}",
    }
    data |= {"blocks": blocks, "size": _SIZE["you"], "paper": paper(plan.case)}
    return _compile(data, plan.made, language)


def document_pdf(document: PrintedDocument, made: Date, paper: str = "us-letter", language: str = "en") -> bytes:
    """One document of the packet; ``paper`` is typst's name of a size."""
    shown = in_language(document, language)
    data = {
        "title": shown.title,
        "made": "",
        "foot": translated(_SEALED, language) if document.sealed else shown.title,
        "blocks": list(map(_data, shown.blocks)),
        "size": _SIZE.get(document.reader, _LETTER),
        "paper": paper,
    }
    return _compile(data, made, language)


def fitted_pdf(data: dict[str, Any], made: Date, sizes: Sequence[float], pages: int, language: str = "en") -> bytes:
    """The document in the largest of these sizes (points, falling) in which it takes no more than so many pages.

    Where it takes more in each of them, the first one, which is the easiest to read.
    """
    from pypdfium2 import PdfDocument

    tried = []
    for size in sizes:
        tried.append(_compile(data | {"size": size}, made, language))
        with PDFIUM, PdfDocument(tried[-1]) as document:
            if len(document) <= pages:
                return tried[-1]
    return tried[0]


def block_data(block: Block) -> dict[str, Any]:
    """A block as the typesetter takes it."""
    return _data(block)


def paper(case: Case) -> str:
    """The size of paper that a printer there holds."""
    return paper_of(home_country(case))


def paper_of(country: str) -> str:
    """The size of paper of a country, by its two-letter code."""
    return "us-letter" if in_united_states(country) or country in ("CA", "MX") else "a4"


def _first_screen(screen: First, language: str) -> list[dict[str, Any]]:
    """The first screen, in the same order as on the other faces."""
    lines, clock = list(screen.clock), screen.clock_heading
    reasons = [asdict(reason) for reason in screen.reasons]
    checks = Checks(tuple(Check(step.text, False, step.note) for step in screen.steps))
    shown: list[dict[str, Any]] = []
    if screen.emergency:
        shown.append({"kind": "Emergency", "heading": clock, "lines": lines, "steps": list(screen.emergency)})
    shown += [{"kind": "Level", "text": screen.heading}, _data(Paragraph(screen.lead))]
    if reasons:
        shown.append({"kind": "Reasons", "items": reasons})
    if screen.more_reasons:
        more = say("And {count} more, below.", count=screen.more_reasons)
        shown.append(_data(Paragraph(translated(more, language))))
    if not screen.emergency:
        shown.append({"kind": "Time", "heading": clock, "lines": lines})
    if screen.steps:
        shown += [_data(Heading(translated("Do these first", language), 2)), _data(checks)]
    if screen.not_found:
        shown.append(_data(Paragraph(screen.not_found)))
    return shown


def _compile(data: dict[str, Any], when: Date, language: str) -> bytes:
    words = {"source": "Source:", "sources": "Sources:", "here": "(here)", "pages": "{page} of {pages}"}
    own = {"author": "Consilium", "lang": language, "words": {k: translated(v, language) for k, v in words.items()}}
    return _typeset(json.dumps(cleaned(data | own, printable), ensure_ascii=False), when)


def _typeset(data: str, when: Date) -> bytes:
    """One run of typst. A letter that no font has is looked for in the computer's own fonts, and else shown as a
    question mark: PDF/UA allows no empty boxes, and the page must print.
    """
    import typst

    stamp = datetime(when.year, when.month, when.day, tzinfo=UTC)
    own_fonts = True
    for _ in range(_REPAIRS):
        try:
            return _run(data, stamp, own_fonts)
        except typst.TypstError as error:
            missing = _MISSING.search(str(error))
            if missing is None:
                raise
            if not own_fonts:
                data = data.translate(dict.fromkeys(map(ord, missing[1]), "?"))
            own_fonts = False
    return _run(data.encode("latin-1", "replace").decode("latin-1"), stamp, own_fonts)


def _run(data: str, stamp: datetime, own_fonts: bool) -> bytes:
    compiled: bytes = _compiler(own_fonts).compile(
        input=_source(), sys_inputs={"data": data}, format="pdf", pdf_standards=[_STANDARD], timestamp=stamp
    )
    return compiled


@cache
def _compiler(own_fonts: bool) -> Any:
    """One typst compiler for all documents, so that fonts are read once; own fonts keep pages alike everywhere."""
    import typst

    return typst.Compiler(ignore_system_fonts=own_fonts)


@cache
def _source() -> bytes:
    return (files("consilium.report") / "templates" / "document.typ").read_bytes()


def _data(block: Block) -> dict[str, Any]:
    data = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Picture):
        found = re.search(r'viewBox="0 0 ([\d.]+)', block.svg)
        data["width"] = float(found[1]) if found else 460.0
    return data
