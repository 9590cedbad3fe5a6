"""Documents as sealed files, written and read in pieces: a large export never lies open on the disk.

A file is a row of pieces of 64 KB, each sealed with its number and with whether it is the last, so that pieces cannot
be moved, and a file that was cut short does not open.
"""

import io
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from consilium.web.store.seal import Broken, derived

PIECE = 64 * 1024
#: What a name of ours looks like, finished or not: sweeping touches nothing else.
_OURS = re.compile(r"[0-9a-f]{16}-[0-9a-f]{32}(?:\.part)?")
_TAG = 16
_SEALED = PIECE + _TAG


def new_name(person: str) -> str:
    """A name for a person's file; it says nothing of what is in it."""
    return f"{person}-{secrets.token_hex(16)}"


def sweep(folder: Path, person: str, known: Iterable[str]) -> None:
    """Take away files of a person that are not among the known ones; files of nobody's are never touched."""
    named = set(known)
    for path in folder.glob(f"{person}-*"):
        if _OURS.fullmatch(path.name) and path.name not in named:
            path.unlink(missing_ok=True)


class SealedWriter:
    """Writes one file; it has its name only when `finish` has returned, and then it is on the disk."""

    def __init__(self, folder: Path, name: str, key: bytes) -> None:
        self._folder, self._name = folder, name
        self._cipher = AESGCM(derived(key, f"file {name}"))
        self._part = folder / f"{name}.part"
        handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(handle, "wb")
        self._waiting = bytearray()
        self._number = 0
        self.size = 0  # bytes, unsealed

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self.size += len(data)
        self._waiting += data
        while (
            len(self._waiting) > PIECE
        ):  # the last piece is sealed by `finish`, so that it can say that it is the last
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def finish(self) -> None:
        """Seal the last piece, and wait until all of it is on the disk."""
        self._put(bytes(self._waiting), last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._folder / self._name)
        _sync_folder(self._folder)

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), piece, None))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Reads one file from any place in it; what is read was checked piece by piece. Raises Broken for damage."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__()
        self._cipher = AESGCM(derived(key, f"file {path.name}"))
        self._file = path.open("rb")
        sealed = path.stat().st_size
        self._last = max(0, -(-sealed // _SEALED) - 1)
        self.size = sealed - (self._last + 1) * _TAG
        self._place = 0
        self._piece = (-1, b"")

    @classmethod
    def open(cls, folder: Path, name: str, key: bytes) -> BinaryIO:
        """A buffered stream of a file."""
        return cast(BinaryIO, io.BufferedReader(cls(folder / name, key)))

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always: a zip is read from its end."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, in bytes of the unsealed file."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("before the start of the file")
        self._place = start + offset
        return self._place

    def tell(self) -> int:
        """The present place."""
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the present piece goes."""
        if self._place >= self.size:
            return 0
        number, offset = divmod(self._place, PIECE)
        found = self._unsealed(number)[offset : offset + len(buffer)]
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()

    def __enter__(self) -> Self:
        return self

    def _unsealed(self, number: int) -> bytes:
        if self._piece[0] != number:
            self._file.seek(number * _SEALED)
            try:
                sealed = self._file.read(_SEALED)
                self._piece = number, self._cipher.decrypt(_nonce(number, number == self._last), sealed, None)
            except InvalidTag:
                raise Broken("a file") from None
        return self._piece[1]


def pieces(folder: Path, name: str, key: bytes) -> Iterator[bytes]:
    """The whole file, piece by piece."""
    with SealedReader.open(folder, name, key) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _nonce(number: int, last: bool) -> bytes:
    """Each file has a key of its own, so that counting is enough."""
    return bytes([last]) + number.to_bytes(11, "big")


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
