"""The picture of a page, and what was recognised on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one page: a file's bytes in PNM, PNG or TIFF.

    ``number`` counts pages from 1; ``frame`` counts from 0 the pictures of a TIFF; ``dpi`` is in dots per inch, 0 where
    the file itself may say.
    """

    number: int
    data: bytes
    dpi: int = 0
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its offsets in the text of its page; ``sure`` is Tesseract's confidence, 0 to 100."""

    start: int
    end: int
    sure: float
    digit: bool  # whether a digit is in it


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text of a page, and its words."""

    text: str = ""
    words: tuple[Word, ...] = ()

    @property
    def sure(self) -> int:
        """The mean confidence of the words, 0 to 100."""
        return round(sum(word.sure for word in self.words) / len(self.words)) if self.words else 0
