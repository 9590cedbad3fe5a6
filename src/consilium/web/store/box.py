"""A person's box: small things by kind and name, and files; each sealed with the person's own key."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec
from django.db import transaction
from django.db.models import F

from consilium.web.store.files import SealedReader, SealedWriter, new_name, pieces
from consilium.web.store.models import Entry
from consilium.web.store.seal import seal, unseal

T = TypeVar("T")


class Changed(Exception):
    """What is to be saved was changed meanwhile, in another tab."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A thing as it is kept, and how often it was changed."""

    value: T
    version: int


@dataclass(frozen=True, slots=True)
class Box:
    """An opened box. Values are anything that msgspec encodes: structs, dataclasses, text, numbers, dates."""

    person: str
    key: bytes
    folder: Path  # of the files

    def find(self, kind: str, type_: type[T], name: str = "") -> Kept[T] | None:
        """One thing, or None."""
        row = Entry.objects.filter(person_id=self.person, kind=kind, name=name).first()
        return Kept(self._value(row, type_), row.version) if row else None

    def get(self, kind: str, type_: type[T], name: str = "") -> T | None:
        """The value of one thing, or None."""
        kept = self.find(kind, type_, name)
        return kept.value if kept else None

    def all(self, kind: str, type_: type[T]) -> dict[str, T]:
        """All things of a kind by name, in the order in which they came."""
        rows = Entry.objects.filter(person_id=self.person, kind=kind).order_by("id")
        return {row.name: self._value(row, type_) for row in rows}

    def names(self, kind: str) -> tuple[str, ...]:
        """Names of the things of a kind, in the order in which they came."""
        return tuple(
            Entry.objects.filter(person_id=self.person, kind=kind).order_by("id").values_list("name", flat=True)
        )

    def all_names(self) -> tuple[str, ...]:
        """Names of everything in the box."""
        return tuple(Entry.objects.filter(person_id=self.person).values_list("name", flat=True))

    def put(self, kind: str, value: object, name: str = "", *, version: int | None = None) -> None:
        """Save a thing; it is on the disk when this returns.

        ``version`` is that of the value that the person saw (0: there was none); raises Changed when there is a newer
        one. Without it the value is saved over whatever is there.
        """
        sealed = seal(self.key, msgspec.json.encode(value), self._place(kind, name))
        with transaction.atomic():
            rows = Entry.objects.filter(person_id=self.person, kind=kind, name=name)
            found = rows.first()
            if version is not None and version != (found.version if found else 0):
                raise Changed
            if found:
                rows.update(sealed=sealed, version=F("version") + 1)
            else:
                first = secrets.randbelow(2**30) + 1  # not 1: a thing that was deleted and made anew is another one
                Entry.objects.create(person_id=self.person, kind=kind, name=name, sealed=sealed, version=first)

    def drop(self, kind: str, name: str | None = None) -> None:
        """Delete one thing, or all of a kind."""
        rows = Entry.objects.filter(person_id=self.person, kind=kind)
        (rows if name is None else rows.filter(name=name)).delete()

    def mark(self) -> tuple[tuple[str, str, int], ...]:
        """What is in the box and how often each thing was changed: equal marks, equal contents."""
        rows = Entry.objects.filter(person_id=self.person).order_by("id")
        return tuple(rows.values_list("kind", "name", "version"))

    def new_file(self) -> tuple[str, SealedWriter]:
        """A file to be written, and the name under which it can be opened again."""
        name = new_name(self.person)
        return name, SealedWriter(self.folder, name, self.key)

    def open_file(self, name: str) -> BinaryIO:
        """A stream of a file, from any place in it."""
        return SealedReader.open(self.folder, name, self.key)

    def file_pieces(self, name: str) -> Iterator[bytes]:
        """A file piece by piece."""
        return pieces(self.folder, name, self.key)

    def drop_file(self, name: str) -> None:
        """Delete a file."""
        (self.folder / name).unlink(missing_ok=True)

    def _value(self, row: Entry, type_: type[T]) -> T:
        data = unseal(self.key, bytes(row.sealed), self._place(row.kind, row.name))
        return msgspec.json.decode(data, type=type_)

    def _place(self, kind: str, name: str) -> str:
        return f"{self.person}/{kind}/{name}"
