"""The program Tesseract: where it is, which languages it has, and the words that it sees on the picture of a page."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consilium.records.ocr.recognised import Picture, Recognised, Word

_SECONDS = 60  # for one page; a usual page takes two
_WINDOWS = ("PROGRAMFILES", "LOCALAPPDATA", "PROGRAMFILES(X86)")  # its installer puts it there, and not on the path
_ORIENTATION = "osd"  # the pack that tells whether a page lies on its side
_NOT_WORDS = ("equ", "snum", _ORIENTATION)


class TooSlowError(Exception):
    """A page took longer than its time."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, with the languages to read in; ``turns`` when it can tell a page that lies on its side."""

    program: str
    languages: str
    turns: bool

    def read(self, picture: Picture) -> Recognised:
        """The words on a page; none where the picture is damaged. Raises TooSlowError.

        The picture goes in and the words come out through pipes: nothing of a patient's paper is left on the disk.
        """
        options = ["-l", self.languages, "--psm", "1" if self.turns else "3", "-c", "tessedit_create_tsv=1"]
        options += ["--dpi", str(picture.dpi)] if picture.dpi else []
        options += ["-c", f"tessedit_page_number={picture.frame}"] if picture.frame else []
        try:
            return _words(_run(self.program, "stdin", "stdout", *options, data=picture.data))
        except subprocess.TimeoutExpired as error:
            raise TooSlowError from error


def find() -> Tesseract | None:
    """The program, or None where it is missing or has no language."""
    for place in _places():
        try:
            listed = _run(place, "--list-langs")
        except (OSError, subprocess.TimeoutExpired):
            continue
        packs = [line.strip() for line in listed.splitlines() if re.fullmatch(r"[a-z]{3}(_\w+)?", line.strip())]
        if languages := _languages([pack for pack in packs if pack not in _NOT_WORDS]):
            return Tesseract(place, languages, _ORIENTATION in packs)
    return None


def _languages(packs: list[str]) -> str:
    """English, and Spanish where someone put it in; else what there is: any Latin pack beats none."""
    return "+".join([pack for pack in ("eng", "spa") if pack in packs] or packs[:3])


def _places() -> Iterator[str]:
    found = shutil.which("tesseract")
    if found and Path(found).is_absolute():  # never a program that lies among the records
        yield found
    for folder in filter(None, map(os.environ.get, _WINDOWS)):
        for path in (Path(folder) / "Tesseract-OCR", Path(folder) / "Programs" / "Tesseract-OCR"):
            if (path / "tesseract.exe").is_file():
                yield str(path / "tesseract.exe")


def _run(*command: str, data: bytes = b"") -> str:
    # One thread for each page: pages are read side by side, and more threads in one are slower.
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(  # noqa: S603 - a fixed program, no shell
        command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        timeout=_SECONDS, env=surroundings, check=False,
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> Recognised:
    """The text out of Tesseract's table: one row a word, with its block, paragraph, line and confidence."""
    parts: list[str] = []
    words: list[Word] = []
    length, paragraph, line = 0, None, None
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not (word := cells[11].strip()):
            continue
        here, there = tuple(cells[1:4]), tuple(cells[1:5])
        gap = "" if not words else "\n\n" if here != paragraph else "\n" if there != line else " "
        paragraph, line = here, there
        parts += (gap, word)
        start, length = length + len(gap), length + len(gap) + len(word)
        words.append(Word(start, length, float(cells[10]), any(map(str.isdigit, word))))
    return Recognised("".join(parts), tuple(words))
