"""Recognises the pages of one run side by side; the program is looked for once, and the pages are counted."""

import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consilium.records.ocr.recognised import Picture, Recognised

if TYPE_CHECKING:
    from concurrent.futures import Future

    from consilium.records.ocr.tesseract import Tesseract

#: What to do where the program is missing.
INSTALL = (
    "Ask for the report as text, or install the free program Tesseract and start again "
    "(Debian, Ubuntu: sudo apt install tesseract-ocr; Mac: brew install tesseract; "
    "Windows: the installer at github.com/UB-Mannheim/tesseract)."
)
#: What to do where the words cannot be seen.
SHARPER = "Ask for the report as text, or take a sharper picture: flat, in good light, one page at a time."

#: What to do where too many pages came before.
FEWER = "Give fewer files at a time."

_MOST_PAGES = 500  # of one run
_MOST_SLOW = 3  # pages that took too long, after which a run tries no more
_SIDE_BY_SIDE = 4


def _silent(doing: str) -> None:
    pass


@dataclass(slots=True)
class Recogniser:
    """Recognises pages for one run, up to a number of pages and of pages that take too long."""

    progress: Callable[[str], None] = _silent
    pages_left: int = _MOST_PAGES
    slow_left: int = _MOST_SLOW
    _engine: "Tesseract | None" = field(default=None, repr=False)
    _looked: bool = False

    @property
    def engine(self) -> "Tesseract | None":
        """Tesseract, or None where this computer has none; looked for once."""
        if not self._looked:
            from consilium.records.ocr.tesseract import find

            self._engine, self._looked = find(), True
        return self._engine

    @property
    def spent(self) -> bool:
        """Whether this run has come to its last page."""
        return self.pages_left <= 0 or self.slow_left <= 0

    def recognise(self, name: str, pictures: Iterable[Picture], pages: int) -> dict[int, Recognised]:
        """The words of each page by its number. A page that took too long, or came too late, is left out.

        ``name`` is the file and ``pages`` how many pages it has; both are for the progress line.
        """
        from concurrent.futures import ThreadPoolExecutor

        engine = self.engine
        found: dict[int, Recognised] = {}
        if engine is None:
            return found
        workers = min(_SIDE_BY_SIDE, os.cpu_count() or 1)
        waiting: deque[tuple[int, Future[Recognised]]] = deque()
        pool = ThreadPoolExecutor(workers)
        try:
            for picture in pictures:
                if self.spent:
                    break
                self.pages_left -= 1
                self.progress(f"recognising words on page {picture.number} of {pages} of {name}")
                waiting.append((picture.number, pool.submit(engine.read, picture)))
                if len(waiting) > workers:  # few pictures at a time are in memory
                    self._take(*waiting.popleft(), found)
            while waiting:
                self._take(*waiting.popleft(), found)
        finally:
            pool.shutdown(cancel_futures=True)  # a person who stops does not wait for pages that have not begun
        return found

    def _take(self, number: int, page: "Future[Recognised]", found: dict[int, Recognised]) -> None:
        from consilium.records.ocr.tesseract import TooSlowError

        try:
            found[number] = page.result()
        except TooSlowError:
            self.slow_left -= 1
