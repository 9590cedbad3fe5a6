"""One file to be read, wherever it lies: on disk, in a zip, or inside another document."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Date
from typing import BinaryIO
from zipfile import BadZipFile

from consilium.case import DocumentKind
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.refusal import Refused

HEAD = 64 * 1024  # bytes that a format may look at to recognise a file
LARGEST = 300 * 1024 * 1024  # bytes of one file that are taken into memory

#: What a damaged or vanished file can raise while it is read.
READ_ERRORS = (OSError, EOFError, zlib.error, BadZipFile, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the holder of an embedded document says about it: a FHIR DocumentReference, a C-CDA header."""

    kind: DocumentKind | None = None
    date: Date | None = None
    title: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A file that is handed over by another part of the program, not by its path: a name, and how to open it.

    ``opener`` gives a stream that can be read from any place in it.
    """

    name: str
    size: int
    opener: Callable[[], BinaryIO]


@dataclass(slots=True)
class Item:
    """A file with its name as the person knows it; nothing is read before it is asked for.

    ``size`` is in bytes, as the container declares it. ``place`` is the path that the person gave, or the archive that
    the file came in: files of one place may belong together (a disc, a folder of single FHIR resources).
    ``recogniser`` reads pages that are pictures; the files of one run share it.
    """

    name: str
    size: int
    opener: Callable[[], BinaryIO]
    place: str = ""
    hints: Hints = Hints()
    largest: int = LARGEST
    recogniser: Recogniser = field(default_factory=Recogniser, repr=False)
    _head: bytes | None = field(default=None, repr=False)
    _data: bytes | None = field(default=None, repr=False)

    @classmethod
    def of(cls, name: str, data: bytes, hints: Hints | None = None, recogniser: Recogniser | None = None) -> "Item":
        """An item that is in memory already."""
        shared = recogniser or Recogniser()
        return cls(name, len(data), lambda: io.BytesIO(data), hints=hints or Hints(), recogniser=shared, _data=data)

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes, at most ``size`` (at most HEAD)."""
        if self._data is not None:
            return self._data[:size]
        if self._head is None:
            self._head = self.first(HEAD)
        return self._head[:size]

    @property
    def data(self) -> bytes:
        """All bytes, kept until ``release``. Raises Refused when damaged or larger than the limit."""
        if self._data is None:
            if self.size > self.largest:
                raise self._too_large()
            found = self.first(self.largest + 1)
            if len(found) > self.largest:
                raise self._too_large()
            self._data = found
        return self._data

    def open(self) -> BinaryIO:
        """A stream of the bytes, for formats that need not hold all of them."""
        try:
            return self.opener()
        except READ_ERRORS as error:
            raise self._damaged() from error

    def release(self) -> None:
        """Let the bytes go; they are read again when asked for again."""
        self._head = self._data = None

    def first(self, limit: int) -> bytes:
        """The first bytes, at most ``limit``, without keeping them. Raises Refused when damaged."""
        try:
            with self.opener() as stream:
                return stream.read(limit)
        except READ_ERRORS as error:
            raise self._damaged() from error

    def _damaged(self) -> Refused:
        return Refused(self.name, "a file that is damaged or cannot be opened", "Download or copy it again.")

    def _too_large(self) -> Refused:
        megabytes = self.largest // (1024 * 1024)
        return Refused(
            self.name, f"a file larger than {megabytes} MB", "Give the single reports instead of the whole download."
        )
