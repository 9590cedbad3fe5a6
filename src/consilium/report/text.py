"""A plan, or any printed document, as a plain page: at most 80 columns, good for a screen reader and for a pipe."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from consilium.packet.blocks import (
    Blanks,
    Block,
    Box,
    Bullets,
    Checks,
    Heading,
    Pairs,
    Paragraph,
    Picture,
    PrintedDocument,
    Quote,
    Say,
    Side,
    Sides,
    Sources,
    Steps,
    Table,
)
from consilium.plan import Plan
from consilium.report.page import First, page
from consilium.report.printable import printable
from consilium.say import in_language, say, translated

WIDTH = 79


def plan_text(plan: Plan, language: str = "en") -> str:
    """The whole plan as plain text; the first screen first."""
    shown = in_language(page(plan), language)
    lines = [*_first(shown.first, language)]
    for section in shown.sections:
        lines += ["", "", section.title.upper(), "", *_blocks(section.blocks, language)]
    return _joined(lines)


def document_text(document: PrintedDocument, language: str = "en") -> str:
    """One document of the packet as plain text."""
    return blocks_text(document.title, document.blocks, language)


def blocks_text(title: str, blocks: Iterable[Block], language: str = "en") -> str:
    """A title and blocks as plain text."""
    title, blocks = in_language((title, tuple(blocks)), language)
    return _joined([title.upper(), "", *_blocks(blocks, language)])


def _joined(lines: Iterable[str]) -> str:
    """Lines with no space at their ends and never more than two empty ones in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or kept[-2:] != ["", ""]:
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")


def _first(screen: First, language: str) -> Iterator[str]:
    yield screen.title.ljust(WIDTH - len(screen.made)) + screen.made
    yield screen.basis
    if screen.emergency:
        yield from ("", screen.clock_heading.upper(), *_list(screen.clock), *_numbered(screen.emergency))
    yield from ("", *_wrapped(screen.heading.upper()), *_wrapped(screen.lead))
    if screen.reasons:
        yield ""
    for number, reason in enumerate(screen.reasons, 1):
        yield from _wrapped(reason.title, f"  {number}  ", "     ")
        yield from _wrapped(reason.shown_by, "     ")
    if screen.more_reasons:
        more = say("and {count} more, below", count=screen.more_reasons)
        yield f"     {translated(more, language)}"
    if not screen.emergency:
        yield from ("", *_wrapped(screen.clock_heading.upper()))
        yield from _list(screen.clock)
    if screen.steps:
        yield from ("", translated("Do these first", language).upper())
    for step in screen.steps:
        yield from _wrapped(step.text, "  [ ] ", "      ")
        yield from _wrapped(step.note, "      ")
    if screen.not_found:
        yield from ("", *_wrapped(screen.not_found))


def _list(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of a text, the first with one indent and the others with another; a long word is broken."""
    indent = first if rest is None else rest
    return [
        line
        for part in printable(text).splitlines()
        for line in wrap(part, WIDTH, initial_indent=first, subsequent_indent=indent)
    ]


def _numbered(items: Iterable[str]) -> list[str]:
    return [line for n, item in enumerate(items, 1) for line in _wrapped(item, f"  {n}. ", "     ")]


def _blocks(blocks: Iterable[Block], language: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, language)
        yield ""


def _block(block: Block, language: str) -> list[str]:
    match block:
        case Heading(text, level):
            return _wrapped(text.upper() if level == 2 else text)
        case Paragraph(text):
            return _wrapped(text)
        case Bullets(items):
            return [line for item in items for line in _wrapped(item, "  - ", "    ")]
        case Steps(items):
            return _numbered(items)
        case Checks(items):
            return _checks(block)
        case Quote(words, source):
            return [*_wrapped(f"“{words}”", "    "), *_wrapped(f"({source})", "    ")]
        case Sides(_, items):
            return [line for side in items for line in _side(side)]
        case Say(words):
            return _wrapped(f"“{words}”", "    ")
        case Pairs(rows):
            return [
                line for label, value in rows for line in _wrapped(f"{label}: {value or _line(label)}", "  ", "    ")
            ]
        case Table():
            return _table(block)
        case Blanks(label, count):
            return [*_wrapped(label), *(["  " + "_" * 60] * count)]
        case Box(text, tone):
            return _wrapped(text, "  ! " if tone == "emergency" else "  * ", "    ")
        case Sources(items):
            return _sources(block, language)
        case Picture(words=words):
            return _wrapped(words, "    ")


def _side(side: Side) -> list[str]:
    lines = _wrapped(f"{side.who}: {side.says}", "  - ", "    ")
    return [*lines, *_wrapped(f"“{side.words}”", "      ")] if side.words else lines


def _checks(block: Checks) -> list[str]:
    lines = []
    for check in block.items:
        lines += _wrapped(check.text, "  [x] " if check.done else "  [ ] ", "      ")
        lines += _wrapped(check.note, "      ")
    return lines


def _line(label: str) -> str:
    return "_" * max(10, 50 - len(label))


def _table(block: Table) -> list[str]:
    """A table as one entry a row, each cell with its head, which a screen reader can follow."""
    lines = _wrapped(block.caption)
    for row in block.rows:
        cells = [f"{head}: {cell or '__________'}" for head, cell in zip(block.head, row, strict=True)]
        lines += _wrapped("; ".join(cells), "  - ", "    ")
    return lines


def _sources(block: Sources, language: str) -> list[str]:
    lines = _wrapped(translated("Source:" if len(block.items) == 1 else "Sources:", language), "    ")
    for item in block.items:
        lines += _wrapped(f"{item.text} {item.url}".strip(), "    - ", "      ")
    return lines
