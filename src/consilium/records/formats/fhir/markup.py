"""The words of a narrative (XHTML), with line ends where a reader would see them."""

import re
from html import unescape

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/tr|/li|/h[1-6]|/table|/caption)\b[^>]*>", re.I)
_CELL = re.compile(r"<\s*/t[dh]\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")
_LONGEST = 400_000


def plain(div: str) -> str:
    """Plain text of an XHTML fragment."""
    text = _BREAK.sub("\n", div[:_LONGEST])
    text = unescape(_TAG.sub("", _CELL.sub("\t", text)))
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
