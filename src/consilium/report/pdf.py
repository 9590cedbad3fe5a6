"""Documents as PDF/UA-1 (tagged, readable aloud) through typst; data goes in as JSON and is never read as markup."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import Any

from consilium.packet.blocks import (
    Block,
    Box,
    Check,
    Checks,
    Heading,
    Paragraph,
    Picture,
    PrintedDocument,
    Steps,
)
from consilium.plan import Plan
from consilium.report.page import First, page
from consilium.report.printable import printable

_STANDARD = "ua-1"
_REPAIRS = 40  # letters that are replaced one by one before all rare ones are
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def plan_pdf(plan: Plan) -> bytes:
    """The whole page of a plan."""
    shown = page(plan)
    blocks = [*_first_blocks(shown.first)]
    for section in shown.sections:
        blocks += [Heading(section.title, 2), *section.blocks]
    made = f"{shown.first.made}, {shown.first.basis}"
    return _compile(shown.first.title, made, "Your second opinion plan, " + shown.first.made, blocks, plan.made)


def document_pdf(document: PrintedDocument, made: Date) -> bytes:
    """One document of the packet."""
    foot = "Sealed: open after you have written your own opinion" if document.sealed else document.title
    return _compile(document.title, "", foot, list(document.blocks), made)


def _first_blocks(screen: First) -> list[Block]:
    """The first screen as blocks, in the same order as on the other faces."""
    blocks: list[Block] = []
    clock = [Paragraph(line) for line in screen.clock]
    if screen.emergency:
        blocks += [Box(screen.clock_heading, "emergency"), *clock, Steps(screen.emergency)]
    blocks += [Heading(screen.heading, 2), Paragraph(screen.lead)]
    if screen.reasons:
        blocks.append(Steps(tuple(f"{r.title} {r.shown_by}".strip() for r in screen.reasons)))
    if not screen.emergency:
        blocks += [Heading(screen.clock_heading, 2), *clock]
    if screen.steps:
        checks = tuple(Check(step.text, False, step.note) for step in screen.steps)
        blocks += [Heading("Do these first", 2), Checks(checks)]
    if screen.not_found:
        blocks.append(Paragraph(screen.not_found))
    return blocks


def _compile(title: str, made: str, foot: str, blocks: list[Block], when: Date) -> bytes:
    data = {
        "title": title,
        "author": "Consilium",
        "made": made,
        "foot": foot,
        "blocks": [_data(block) for block in blocks],
    }
    return _typeset(json.dumps(_printable(data), ensure_ascii=False), when)


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


def _printable(value: Any) -> Any:
    """The same data without the control characters that no page can show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list | tuple) else value
