"""Opinions as a person gives them: pasted or as a file, who wrote them and when."""

from dataclasses import replace
from datetime import date as Date

import msgspec
from django.utils.translation import gettext as _

from consilium.case import Document
from consilium.errors import InputError
from consilium.opinions import Opinion, check, read_form
from consilium.plan import opinion_in
from consilium.records import Given, read
from consilium.web.store.box import Box

KIND = "opinion"
LARGEST = 100 * 1024**2  # bytes of one file
_FORM = ".toml"


class Letter(msgspec.Struct, frozen=True):
    """One opinion. ``text`` is what was pasted, or read from the file; the person may correct it."""

    text: str
    document: Document  # as the text was read
    who: str = ""  # as the person calls the one who wrote it
    day: Date | None = None  # as the person says
    file: str = ""  # name of the sealed file, where it came as one
    file_name: str = ""  # as the person knows it

    @property
    def is_form(self) -> bool:
        """Whether it is a filled-in form for experts, and not a letter."""
        return self.file_name.lower().endswith(_FORM)

    def same_as(self, other: "Letter") -> bool:
        """Whether both say the same, whatever the spaces; structured records without a text are never held alike."""
        return bool(self.text.strip()) and self.text.split() == other.text.split()

    def called(self, number: int) -> str:
        """What it is called among the others."""
        said = self.who or self.file_name
        return f"{number}. {said}" if said else _("Opinion %(n)s") % {"n": number}


def opinion_of(letter: Letter, number: int, name: str = "") -> Opinion:
    """The opinion in a letter; ``name`` is what an error calls it. Raises InputError when it holds none."""
    source = name or (letter.who or letter.file_name or _("pasted text")).replace("/", " ")
    if letter.is_form:
        found = read_form(check(letter.text, source), source)
        return replace(found, date=letter.day or found.date)
    document = letter.document
    return opinion_in([replace(document, source=source, date=letter.day or document.date)], source)


def from_text(text: str, who: str, day: Date | None) -> Letter:
    """A pasted letter."""
    return Letter(text, _document(text, "opinion.txt"), who, day)


def from_file(box: Box, sealed: str, name: str, size: int, who: str, day: Date | None) -> Letter:
    """A letter as a file that lies sealed in a box. Raises InputError when it cannot be used."""
    if size > LARGEST:
        raise InputError(
            f"{name} is larger than a letter can be (100 MB).", "Give the letter alone, as text or as a PDF."
        )
    if name.lower().endswith(_FORM):
        text = b"".join(box.file_pieces(sealed)).decode("utf-8", "replace")
        return Letter(text, Document(name, "clinic_note", text=text), who, day, sealed, name)
    document = _longest(read([Given(name, size, lambda: box.open_file(sealed))]).documents)
    return Letter(document.text, document, who, day, sealed, name)


def corrected(letter: Letter, text: str, who: str, day: Date | None) -> Letter:
    """The letter with the text, the writer and the day as the person has them; the file stays as it was."""
    if text == letter.text or not text.strip():
        return msgspec.structs.replace(letter, who=who, day=day)
    name = "opinion.txt"
    document = Document(name, "clinic_note", text=text) if letter.is_form else _document(text, name)
    return msgspec.structs.replace(letter, text=text, document=document, who=who, day=day)


def _document(text: str, name: str) -> Document:
    """A text that was typed or pasted: whatever it looks like, it is no page and no record in a format."""
    from consilium.records.text.reader import read_text

    return read_text(text.replace("\r\n", "\n"), name)


def _longest(documents: tuple[Document, ...]) -> Document:
    """A letter with attachments is one opinion: what the doctor wrote is its longest text."""
    return max(documents, key=lambda d: (bool(d.text), len(d.text)))
