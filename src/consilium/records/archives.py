"""Opens zip and gzip files with limits, member by member; what is hostile or damaged is refused in one sentence."""

import gzip
import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from shutil import copyfileobj
from stat import S_ISLNK
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from consilium.records.item import READ_ERRORS, Item
from consilium.records.layouts import passed_over
from consilium.records.limits import Limits
from consilium.records.names import escapes, printable
from consilium.records.refusal import Refusal, Refused

_AGAIN = "Download it again from the portal, or give the single files in it."
_BULK = 256 * 1024 * 1024  # unpacked bytes of a whole archive from which its ratio matters

#: Members that tell that a zip is one document (Word, LibreOffice), not a folder of files.
_ONE_FILE = {"[Content_Types].xml", "mimetype"}


class Shelf:
    """Keeps the archives used last open, and opens the others again when they are needed."""

    def __init__(self, spool: int, most: int = 16) -> None:
        self._most, self._spool = most, spool
        self._open: dict[int, tuple[Item, ZipFile]] = {}

    def archive(self, item: Item) -> ZipFile:
        """The opened archive. Raises what zipfile raises, or Refused."""
        kept = self._open.pop(id(item), None) or (item, ZipFile(_seekable(item, self._spool)))
        self._open[id(item)] = kept
        if len(self._open) > self._most:
            del self._open[next(iter(self._open))]
        return kept[1]

    def member(self, item: Item, info: ZipInfo) -> BinaryIO:
        """A stream of one member."""
        return cast(BinaryIO, self.archive(item).open(info))


@dataclass(slots=True)
class Budget:
    """What may still be taken from one of the paths that were given."""

    limits: Limits
    entries: int
    nested: int

    @classmethod
    def of(cls, limits: Limits) -> "Budget":
        """A fresh budget."""
        return cls(limits, limits.entries, limits.nested)


def expand(item: Item, budget: Budget, shelf: Shelf, depth: int = 0) -> Iterator[Item | Refusal]:
    """The item itself, or what is in it when it is an archive."""
    try:
        if item.head(2) == b"\x1f\x8b":
            item = _unzipped(item, budget.limits)
        zipped = item.head(4) in (b"PK\x03\x04", b"PK\x05\x06")
        item.release()  # thousands of files wait to be read
        members = shelf.archive(item).infolist() if zipped else []
    except Refused as refused:
        yield refused.refusal
        return
    except READ_ERRORS:
        yield Refusal(item.name, "a zip that is damaged or cut off", "Download it again from the portal.")
        return
    if not zipped or any(info.filename in _ONE_FILE for info in members):
        yield item
        return
    yield from _members(item, members, budget, shelf, depth)


def _members(
    archive: Item, members: list[ZipInfo], budget: Budget, shelf: Shelf, depth: int
) -> Iterator[Item | Refusal]:
    limits = budget.limits
    files = sorted((info for info in members if _is_file(info)), key=lambda info: info.filename)
    if refusal := _refused_whole(archive, files, budget, depth):
        yield refusal
        return
    budget.entries -= len(files)
    budget.nested -= archive.size if depth else 0
    if any(info.flag_bits & 1 for info in files):
        todo = "Open it with its password, and give the files in it."
        yield Refusal(archive.name, "a zip that asks for a password", todo)
    unread = passed_over([_slashed(info) for info in files])
    for info in files:
        name = f"{archive.name}/{printable(_slashed(info))}"
        if info.flag_bits & 1:
            continue
        if escapes(info.filename):
            yield Refusal(name, "a file whose name in the zip points outside of the zip; it was not opened", _AGAIN)
        elif reason := unread.get(_slashed(info)):
            yield Refusal(name, reason, quiet=True)
        elif _is_bomb(info.file_size, info.compress_size, limits):
            yield Refusal(name, "a file that unpacks to far more than a record holds (a zip bomb)", _AGAIN)
        else:
            yield from expand(_member(archive, info, name, shelf), budget, shelf, depth + 1)


def _is_file(info: ZipInfo) -> bool:
    return not _slashed(info).endswith("/") and not S_ISLNK(info.external_attr >> 16)


def _slashed(info: ZipInfo) -> str:
    """The member's name with the slashes that it should have: old Windows programs write others."""
    return info.filename.replace("\\", "/")


def _member(archive: Item, info: ZipInfo, name: str, shelf: Shelf) -> Item:
    return Item(
        name,
        info.file_size,
        lambda: shelf.member(archive, info),
        place=archive.name,
        largest=archive.largest,
    )


def _refused_whole(archive: Item, files: list[ZipInfo], budget: Budget, depth: int) -> Refusal | None:
    limits = budget.limits
    fair = [info for info in files if not _is_bomb(info.file_size, info.compress_size, limits)]
    unpacked, packed = sum(info.file_size for info in fair), sum(info.compress_size for info in fair)
    if depth >= limits.depth or (depth and archive.size > budget.nested):
        return Refusal(archive.name, "a zip packed too deep inside other zips", "Unpack it, and give the files in it.")
    if len(files) > budget.entries:
        return Refusal(archive.name, f"a zip with more than {limits.entries:,} files", _AGAIN)
    if unpacked > limits.unpacked or (unpacked > _BULK and unpacked > limits.ratio * packed):
        return Refusal(archive.name, "a zip that unpacks to far more than records hold (a zip bomb)", _AGAIN)
    if not files:
        return Refusal(archive.name, "a zip with no files in it", "Download it again from the portal.")
    return None


def _is_bomb(unpacked: int, packed: int, limits: Limits) -> bool:
    return unpacked > limits.ratio_from and unpacked > limits.ratio * packed


def _unzipped(item: Item, limits: Limits) -> Item:
    """The one file in a ``.gz``, under the same name."""
    most = max(limits.ratio_from, item.size * limits.ratio)
    opener = item.open
    return Item(
        item.name, item.size, lambda: _bounded(opener(), item.name, most), place=item.place, largest=item.largest
    )


def _bounded(packed: BinaryIO, name: str, most: int) -> BinaryIO:
    return cast(BinaryIO, _BoundedGzip(packed, name, most))


class _BoundedGzip(gzip.GzipFile):
    """A gzip stream that refuses to go on where no record of its size would."""

    def __init__(self, packed: BinaryIO, name: str, most: int) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._shown, self._left, self._packed = name, most, packed

    def read(self, size: int | None = -1) -> bytes:
        """At most ``size`` bytes; Refused when more come out than the size of the packed file allows."""
        data = super().read(self._left + 1 if size is None or size < 0 else size)
        self._left -= len(data)
        if self._left < 0:
            raise Refused(self._shown, "a file that unpacks to far more than a record holds (a zip bomb)", _AGAIN)
        return data

    def close(self) -> None:
        """Closes the packed file as well."""
        super().close()
        self._packed.close()


def _seekable(item: Item, spool: int) -> str | BinaryIO:
    """The place on disk of an archive, or its stream; one in another archive is unpacked to a file without a name."""
    stream = item.open()
    if isinstance(stream, io.BufferedReader):
        if not isinstance(stream.raw, io.FileIO):
            return stream  # handed over by another part of the program
        with stream:  # a file on disk; the others call a member's name theirs
            return os.fspath(stream.name)
    copy = tempfile.SpooledTemporaryFile(max_size=spool)  # noqa: SIM115 it lives as long as the archive
    with stream:
        copyfileobj(stream, copy)
    copy.seek(0)
    return cast(BinaryIO, copy)
