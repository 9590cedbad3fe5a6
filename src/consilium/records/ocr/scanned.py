"""A document out of pages of which some were recognised from pictures: facts on unsure words are marked or left out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from consilium.case import Document, Fact
from consilium.records.formats.plain import text_document
from consilium.records.item import Item
from consilium.records.ocr import told
from consilium.records.ocr.recognised import Recognised, Word

#: Measured by benchmarks/scans.py: of words with a digit that Tesseract is less than 90 in 100 sure of, one in three is
#: wrong; of the others 3 in 100, most of them only in a comma. Under 50 it is 8 in 10. A wrong letter among many makes
#: no other word that our rules know, so that other words may be a little less sure.
_CLEAR_DIGIT, _CLEAR_WORD, _GUESSED, _LOST = 90, 85, 70, 50

#: Fields whose value is a digit that changes what a plan says; and those that hold it in every spelling (pTl, NO).
_COUNTED = {"t", "n", "m", "stage_group", "grade", "nodes_examined", "nodes_positive", "tumor_size_mm", "ecog"}
_CODED = {"t", "n", "m"}
#: Fields of which a neighbour can be cut off: the first of three measures, the tens of a count.
_MEASURED = {"tumor_size_mm", "nodes_examined", "nodes_positive"}

CAUTION = "the picture is hard to read here; compare it with the paper"

#: How the words of a page came: as text; recognised from its picture; as words that a scanner put behind the picture;
#: not at all, since nothing here recognises pictures (``picture``), this one could not be read (``unread``), or too
#: many pages came before it (``late``).
How = Literal["text", "recognised", "behind", "picture", "unread", "late"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document; ``words`` and ``sure`` (0 to 100) only where they were recognised here."""

    text: str
    how: How = "text"
    words: tuple[Word, ...] = ()
    sure: int = 100

    def seen(self, found: Recognised | None, *, spent: bool) -> "Page":
        """This page with what was recognised on its picture, unless a scanner had found far more on it before.

        ``spent``: the run has come to its last page, which is why nothing was found.
        """
        if found is None:
            return self if self.how == "behind" else replace(self, how="late" if spent else "unread")
        if self.how == "behind" and 2 * len(found.text) < len(self.text):
            return self
        return Page(found.text, "recognised", found.words, found.sure)


def scanned_documents(pages: Sequence[Page], item: Item) -> list[Document]:
    """The document of these pages (several for a very long one), with what is unsure said in facts and warnings.

    Raises Refused when there is not a word on them.
    """
    words = _placed(pages)
    marked: list[Document] = []
    lost: list[Fact] = []
    start = 0
    for document in text_document("\f".join(page.text for page in pages), item):
        facts = [(fact, _marked(fact, document.text, start, words)) for fact in document.facts]
        lost += [fact for fact, kept in facts if kept is None]
        marked.append(replace(document, facts=tuple(kept for _, kept in facts if kept)))
        start += len(document.text)
    kept_fields = {fact.field for document in marked for fact in document.facts if fact.status != "absent"}
    missed = [fact.field for fact in lost if fact.field not in kept_fields]
    warnings = [*told.pages(pages, item.name), *told.losses(missed, item.name)]
    return [replace(marked[0], warnings=(*marked[0].warnings, *warnings)), *marked[1:]]


def _placed(pages: Sequence[Page]) -> list[Word]:
    """The recognised words at their offsets in the whole text."""
    words: list[Word] = []
    start = 0
    for page in pages:
        words += [replace(word, start=start + word.start, end=start + word.end) for word in page.words]
        start += len(page.text) + 1
    return words


def _marked(fact: Fact, text: str, offset: int, words: list[Word]) -> Fact | None:
    """The fact, with a caution where it rests on words that are hard to read; None where its digit is likely wrong."""
    if fact.start is None or fact.end is None:
        return fact
    under = _under(fact.start, fact.end, offset, words)
    digits = [word for word in under if word.digit]
    telling = (digits if fact.field in _COUNTED else []) or under
    # Letters where a digit belongs are a doubt of their own.
    floor = _GUESSED if fact.field in _CODED and not digits else _LOST
    if fact.field in _COUNTED and any(word.sure < floor for word in telling):
        return None
    if fact.field in _MEASURED or fact.status == "inferred":
        line = _under(text.rfind("\n", 0, fact.start) + 1, _line_end(text, fact.end), offset, words)
        telling = [*telling, *(word for word in line if word.digit)]
    clear = all(word.sure >= (_CLEAR_DIGIT if word.digit else _CLEAR_WORD) for word in telling)
    return fact if clear else replace(fact, caution=CAUTION)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _under(start: int, end: int, offset: int, words: list[Word]) -> list[Word]:
    """The recognised words that a stretch of a document touches; the document starts at ``offset``."""
    first = max(0, bisect_right(words, start + offset, key=lambda word: word.start) - 1)
    last = bisect_right(words, end + offset - 1, key=lambda word: word.start)
    return [word for word in words[first:last] if word.end > start + offset]
