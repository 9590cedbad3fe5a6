"""How is each kind of file recognised, by its content, and read into documents?

Each format is a module (or folder) with the same names:

- ``NAME``: what it is called in messages, such as "PDF".
- ``recognises(head: bytes) -> bool``: is this one of mine, from its first 64 KB? Never by name, never raises.
- ``read(item: Item) -> list[Document]``: raises ``Refused`` when the file cannot be used; an oddity is a warning of
  the document.
- ``read_together(items: Sequence[Item]) -> Together`` (only where files belong together, such as the images of a
  disc): all files of one place at once, in order; a bad one goes to ``Together.refusals``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from consilium.case import Document
from consilium.records.item import HEAD, Item
from consilium.records.refusal import Refusal, Refused

#: In the order in which they are asked; the last takes everything that is left.
ORDER = ("fhir", "cda", "pdf", "picture", "rtf", "dicom", "docx", "unknown", "html", "plain")


class Format(Protocol):
    """What every module of this folder offers."""

    NAME: str

    def recognises(self, head: bytes) -> bool:
        """Whether these first bytes are of this format."""

    def read(self, item: Item) -> list[Document]:
        """The documents in one file."""


@dataclass(frozen=True, slots=True)
class Together:
    """What came out of files that were read together."""

    documents: tuple[Document, ...]
    refusals: tuple[Refusal, ...] = ()


@runtime_checkable
class TogetherFormat(Protocol):
    """A format whose files of one place are read together."""

    NAME: str

    def read_together(self, items: Sequence[Item]) -> Together:
        """The documents in all files of one place."""


@cache
def load(name: str) -> Format:
    """One format by the name of its module, imported when it is first asked."""
    return cast(Format, import_module(f"{__name__}.{name}"))


def recognise(item: Item) -> Format:
    """The format of a file, told by its first bytes. Raises Refused when no format can use it."""
    from consilium.records.formats.unreadable import refuse

    head = item.head()
    if not head.strip(b"\x00 \t\r\n") and len(head) < HEAD:
        raise Refused(item.name, "an empty file", "Download or copy it again.")
    refuse(item.name, head)
    found = next(name for name in ORDER if load(name).recognises(head))
    is_page = found == "plain" and "html" in (item.hints.content_type or "").lower()
    return load("html" if is_page else found)
