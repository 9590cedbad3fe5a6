"""RTF notes and letters, as hospital systems attach them."""

import re

from consilium.case import Document
from consilium.records.formats.plain import decode, text_document
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "RTF"

_LARGEST = 60 * 1024 * 1024  # bytes: scanned pictures inside a note make it large, its words stay few
_SAVE = "Save it as PDF, and give that."
_FONTS = re.compile(r"{[^{}]*\\fonttbl")
_BRACE = re.compile(r"[{}]")


def recognises(head: bytes) -> bool:
    """Whether it opens as RTF does."""
    return head[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"{\\rtf")


def read(item: Item) -> list[Document]:
    """The one document in an RTF file. Raises Refused when it is damaged or empty."""
    from striprtf.striprtf import rtf_to_text

    if item.size > _LARGEST:
        raise Refused(item.name, "an RTF file far larger than a note", _SAVE)
    source = _tamed(decode(item.data))
    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # a damaged file can bring striprtf to almost any error
        raise Refused(item.name, "an RTF file that is damaged", _SAVE) from error
    return text_document(text.replace("\r\n", "\n").replace("\r", "\n"), item)


def _tamed(source: str) -> str:
    """The same RTF in a form on which striprtf's patterns for links and fonts cannot run for hours.

    A line end after a control word means nothing in RTF, and keeps the pattern for links from starting. The table of
    fonts is written anew with what striprtf takes from it: the character set of each font.
    """
    source = source.replace("\\fldinst", "\\fldinst\n")
    start = _FONTS.search(source)
    if not start:
        return source
    end = _group_end(source, start.end())
    return f"{source[: start.start()]}{{\\fonttbl{_fonts(source[start.end() : end])}}}{source[end:]}"


def _group_end(source: str, inside: int) -> int:
    depth = 1
    for brace in _BRACE.finditer(source, inside):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(source)


def _fonts(table: str) -> str:
    found: dict[str, str] = {}
    for entry in re.split(r"[{};]", table):
        number, charset = re.search(r"\\f(\d{1,6})(?!\d)", entry), re.search(r"\\fcharset(\d{1,6})(?!\d)", entry)
        if number and charset:
            found[number[1]] = f"{{\\f{number[1]}\\fcharset{charset[1]} x;}}"
    return "".join(list(found.values())[:500])
