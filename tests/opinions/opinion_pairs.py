"""Our own pairs of letters: all people, places and letters are invented."""

import tomllib
from functools import cache
from pathlib import Path

from consilium.case import Document
from consilium.opinions import Comparison, Opinion, compare, read_opinion

FOLDER = Path(__file__).parent / "pairs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def letters(name: str) -> list[str]:
    """The letters of one pair (some have three)."""
    return [letter["text"] for letter in expected(name)["letters"]]


def expected(name: str) -> dict:
    """What a careful reader concludes."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def document(text: str, source: str = "opinion.txt") -> Document:
    """A letter as `records` hands it over."""
    return Document(source, "clinic_note", text=text)


@cache
def opinion(text: str, source: str) -> Opinion:
    """A letter as read; the same letter is read once."""
    return read_opinion(document(text, source))


def compared(*texts: str) -> Comparison:
    """Letters held side by side."""
    return compare([opinion(text, f"opinion{n}.txt") for n, text in enumerate(texts, 1)])
