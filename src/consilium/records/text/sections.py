"""Cuts a report into sections, sentences and specimens, all as character offsets into the unchanged text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import NamedTuple

from consilium.records.text.headings import BOUNDARY, HEADING


class Span(NamedTuple):
    """A stretch of text, by character offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report with its heading; ``kind`` is a key of `headings.HEADINGS`, or ``preamble``."""

    kind: str
    start: int  # where the heading begins
    body: int  # where the heading ends
    end: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """A labelled part of a diagnosis: ``A. LEFT BREAST, LUMPECTOMY: ...``; ``name`` is the span of its title."""

    label: str
    name: Span
    start: int
    end: int


def lower(text: str) -> str:
    """Lower-case text of exactly the same length, so that offsets hold."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_sections(text: str, low: str) -> tuple[Section, ...]:
    """Sections in order; together they cover the text. The first is the ``preamble`` when no heading opens the text."""
    found: list[tuple[str, int, int]] = []
    for edge in BOUNDARY.finditer(f"\n{low}"):
        at = edge.end() - 1
        if found and at < found[-1][2]:
            continue
        heading = HEADING.match(low, at)
        if heading and _stands_as_heading(text, heading):
            found.append((_kind(heading), at, heading.end()))
    starts = [("preamble", 0, 0), *found] if not found or found[0][1] > 0 else found
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    return tuple(
        Section(kind, start, body, end) for (kind, start, body), end in zip(starts, ends, strict=True) if end > start
    )


def _kind(heading: re.Match[str]) -> str:
    return next(name for name, value in heading.groupdict().items() if value is not None and name != "tail")


def _stands_as_heading(text: str, heading: re.Match[str]) -> bool:
    """A heading begins with a capital; a short one ended by a stop or a gap must open a line or be all capitals."""
    start, tail = heading.start(), heading.group("tail")
    words = text[start : heading.start("tail")]
    if ":" in tail:
        return words[:1].isupper() or _opens_line(text, start)
    if not words[:1].isupper():
        return False
    if "." in tail or "-" in tail:
        return words.isupper() or " " in words or _opens_line(text, start) or words in _PLAIN_HEADINGS
    return _opens_line(text, start)


_PLAIN_HEADINGS = {"Diagnosis", "Comment", "Comments", "Addendum", "Impression", "Plan", "History"}


def _opens_line(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at]
    return not before.rpartition("\n")[2].strip(" \t*=_#>-") if "\n" in before or at < 60 else False


# --- sentences -------------------------------------------------------------------------------------------------------

#: Words that want another after them, and what is shortened with a full stop.
_WEAK = frozenset((
    "of", "for", "the", "a", "an", "and", "or", "with", "in", "no", "not", "is", "are", "was", "were", "by",
    "to", "from", "at", "on", "as", "that", "which", "be", "been", "one", "two", "three", "than", "into", "but",
    "through", "involving", "invading", "without", "less", "greatest", "distant", "lymph", "regional",
    "measuring", "negative", "positive", "cannot", "consistent", "metastatic", "within", "per", "least", "both",
    "right", "left", "poorly", "moderately", "well",
))  # fmt: skip
_SHORT = frozenset(("dr", "mr", "mrs", "ms", "st", "no", "nos", "vs", "approx", "dept", "fig", "cf", "hx", "dx"))
_SHORTER = (" e.g", "(e.g", " i.e", "(i.e")
_WEAK_NEXT = (
    r"(?:of|for|and|or|with|in|to|from|by|cm|mm|identified|present|involving|invading|than|less|which|that|"
    r"carcinoma|adenocarcinoma|differentiated|metastasis|metastases|tumou?r|nodes?|dimension|invasion)\b"
)
_BREAK = re.compile(r"[\n.!?;](?:(?<=\n)|(?<=[!?;])(?=\s)|(?<=\.)(?<!\.\.)(?=\s|\([a-z]\) ))")
_ROW = re.compile(r"[^\n]{2,40}?(?:\.{3,}| {3,}|:\s)")  # a row of a table: "Grade ....... 2"
_BEFORE_WEAK = re.compile(rf"\s*{_WEAK_NEXT}")
_BULLET = re.compile(r"\s*(?:[-*•–—]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.):]\s|#)")


def flatten(text: str, low: str, sections: tuple[Section, ...]) -> str:
    """Lower-case text of the same length in which only real ends of sentences are line breaks.

    Scanned reports break lines anywhere, and some converters end every line with a full stop; such soft breaks become
    spaces, so that "negative.\\nfor tumor" reads on.
    """
    flat = list(low.replace("\t", " ").replace("\r", " "))
    for mark in _BREAK.finditer(low):
        at = mark.start()
        if _soft(text, low, at):
            flat[at] = " "
        else:
            flat[at] = "\n"
    for section in sections:
        for edge in (section.start - 1, section.body - 1):
            if edge >= 0 and (flat[edge].isspace() or flat[edge] in ".:"):
                flat[edge] = "\n"
    return "".join(flat)


def _soft(text: str, low: str, at: int) -> bool:
    mark = low[at]
    if mark in "!?;":
        return False
    before = low[max(0, at - 16) : at].rstrip()
    nxt = at + 1
    while nxt < len(text) and text[nxt] in " \t":
        nxt += 1
    if mark == ".":
        opens = text[nxt : nxt + 1] == "(" and text[nxt + 1 : nxt + 2].islower()
        return (
            opens
            or text[nxt : nxt + 1].islower()
            or _shortened(before)
            or _wants_more(before)
            or bool(_BEFORE_WEAK.match(low, nxt, nxt + 20))
        )
    line = at - (text.rfind("\n", 0, at) + 1)
    if nxt >= len(text) or text[nxt] == "\n" or line < 25 or before.endswith((".", ":", ";")):
        return False
    if _BULLET.match(low, nxt) or _ROW.match(low, nxt):
        return False
    return (
        line >= 58
        or text[nxt].islower()
        or _wants_more(before)
        or bool(_BEFORE_WEAK.match(low, nxt, nxt + 20))
        or before.endswith((",", "-"))
    )


def _wants_more(before: str) -> bool:
    """Whether the last word cannot end a sentence: "negative", "of the"."""
    before = before.rstrip(", ")
    return before[len(before.rstrip(ascii_lowercase)) :] in _WEAK


def _shortened(before: str) -> bool:
    """Whether the last word is shortened, so that its full stop ends no sentence: "Dr", "approx", a lone letter."""
    start = before.rstrip(ascii_lowercase)
    word = before[len(start) :]
    opens = not start or start[-1].isspace() or start[-1] == "("
    return (opens and (len(word) == 1 or word in _SHORT)) or before.endswith(_SHORTER)


_LONGEST_SENTENCE = 3000


def find_sentences(flat: str) -> tuple[Span, ...]:
    """Sentences (or list items) of the flattened text, in order; blank ones are left out."""
    spans = []
    start = 0
    for piece in flat.split("\n"):
        if words := piece.strip():
            left = start + piece.index(words[0])
            spans += _cut(flat, left, left + len(words))
        start += len(piece) + 1
    return tuple(spans)


def _cut(flat: str, start: int, end: int) -> list[Span]:
    """A stretch without an end of sentence in parts, at blanks: what looks at a whole sentence stays quick."""
    parts = []
    while end - start > _LONGEST_SENTENCE:
        at = flat.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        at = at if at > start else start + _LONGEST_SENTENCE
        parts.append(Span(start, at))
        start = at
    return [*parts, Span(start, end)]


# --- specimens -------------------------------------------------------------------------------------------------------

_OPENS = re.compile(r"\n|[.:;)](?= )")  # a label stands right after the line break, or after the blank
_LABEL = re.compile(
    r"[ \t*-]{0,20}"
    r"(?:(?:part|specimen|slide|sample|block|jar)\s{0,3}#?)?\s?"
    r"[\[(]?(?P<label>[a-z]{1,2}|\d{1,2}|[ivx]{1,4})(?P<more>(?:\s?(?:[,&/-]|and)\.?\s?(?:[a-z]|\d{1,2}))*)"
    r"(?P<close>[.):\]]{1,2}| {2,})\s*(?=[^\s])"
)
_TITLE_END = re.compile(r":|\n|\. |(?= - )| {3,}")


def find_specimens(text: str, flat: str, sections: tuple[Section, ...]) -> tuple[Specimen, ...]:
    """Labelled specimens of the diagnosis sections, where the labels run on (A, B, C or 1, 2, 3)."""
    found: list[Specimen] = []
    for section in sections:
        if section.kind in ("diagnosis", "preamble", "impression"):
            found.extend(_specimens_of(text, flat, section))
    return tuple(found)


def _specimens_of(text: str, flat: str, section: Section) -> list[Specimen]:
    runs: list[re.Match[str]] = []
    for match in _labels(flat, section.body, section.end):
        rank = _rank(match.group("label"))
        if rank is None:
            continue
        last = _rank(runs[-1].group("label")) if runs else None
        if rank == 1 if last is None else last < rank <= last + 6 and _alike(runs[-1], match):
            runs.append(match)
    if len(runs) < 2 and not (runs and ":" in flat[runs[0].end() : runs[0].end() + 120]):
        return []
    ends = [m.start() for m in runs[1:]] + [section.end]
    return [_specimen(flat, m, end) for m, end in zip(runs, ends, strict=True)]


def _labels(flat: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What may be labels between two offsets, at the start of a line or a sentence; none overlap."""
    free = start
    opened = (m.end() + (m[0] != "\n") for m in _OPENS.finditer(flat, max(0, start - 2), end))
    for at in (0, *opened) if start == 0 else opened:
        if at >= free and (match := _LABEL.match(flat, at, end)):
            free = match.end()
            yield match


def _specimen(flat: str, match: re.Match[str], end: int) -> Specimen:
    title = _TITLE_END.search(flat, match.end() + 3, min(end, match.end() + 200))
    stop = title.start() if title else min(end, match.end() + 120)
    return Specimen(match.group("label").upper(), Span(match.end(), max(match.end(), stop)), match.start(), end)


def _alike(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.group("label").isdigit() == two.group("label").isdigit()


def _rank(label: str) -> int | None:
    if label.isdigit():
        return int(label) or None
    if len(label) == 1 and label.isalpha():
        return ord(label) - 96
    return None
