"""The text blocks of a clinical document, as a person would see them, for the reader of reports."""

from collections.abc import Iterator

from lxml import etree

from consilium.records.formats.cda.sections import STRUCTURED, role_of
from consilium.records.formats.cda.tree import child, words

_LINE = {
    "paragraph",
    "br",
    "item",
    "tr",
    "table",
    "list",
    "caption",
    "thead",
    "tbody",
    "title",
    "text",
    "div",
    "p",
    "li",
}
_CELL = {"td", "th"}
_LEAST = 20  # characters; shorter stories say "none" or "see above"


def told_sections(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Title and text of each section that is told in words, or that has words and no entries."""
    for section in body.iter("section"):
        role = role_of(section)
        if role in STRUCTURED and (role == "aside" or section.find("entry") is not None):
            continue
        if role == "results" and section.find("entry") is not None:
            continue
        text = rendered(child(section, "text"))
        if len(text) >= _LEAST:
            yield words(child(section, "title")), text


def rendered(block: etree._Element | None) -> str:
    """The text of a block with a line for each paragraph, item and row of a table."""
    if block is None or block.get("representation") == "B64":
        return ""
    parts: list[str] = []
    _render(block, parts, 0)
    lines = (" ".join(line.split()) if "\t" not in line else _row(line) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)


def _row(line: str) -> str:
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return "  ".join(cell for cell in cells if cell)


def _render(element: etree._Element, parts: list[str], depth: int) -> None:
    if depth > 60:
        return
    name = str(element.tag) if isinstance(element.tag, str) else ""
    if name in _LINE:
        parts.append("\n")
    if name:
        parts.append((element.text or "").replace("\n", " "))
        for inner in element:
            _render(inner, parts, depth + 1)
            parts.append((inner.tail or "").replace("\n", " "))
    if name in _CELL:
        parts.append("\t")
    elif name in _LINE:
        parts.append("\n")
