"""What `packet` hands out: what an expert needs against what was found, and the documents to print."""

from dataclasses import dataclass
from typing import Literal

from consilium.packet.blocks import Citation, PrintedDocument

State = Literal["found", "missing", "ask_for"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that an expert needs for this cancer, and whether the records hold it.

    ``ask_for`` is a thing that records can never hold, such as glass slides.
    """

    id: str
    name: str
    why: str
    how: str  # how to get it
    state: State
    documents: tuple[str, ...] = ()  # where it was found
    letter: str | None = None  # id of the document of the packet that asks for it
    sources: tuple[Citation, ...] = ()
    short: str = ""  # the name inside a sentence, for a piece that decides
    decides: bool = False  # its absence can change the plan
    pending: bool = False  # a test whose result is still to come


@dataclass(frozen=True, slots=True)
class Question:
    """One question to ask, in words to say aloud."""

    id: str
    to: Literal["first_doctor", "expert", "pathologist", "radiologist"]
    ask: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """What to send, and how to ask."""

    pieces: tuple[Piece, ...]
    questions: tuple[Question, ...]
    documents: tuple[PrintedDocument, ...]  # the sealed first opinion last

    def document(self, id: str) -> PrintedDocument | None:  # noqa: A002
        """A document by its id, such as ``slides_letter``."""
        return next((found for found in self.documents if found.id == id), None)

    def number(self, id: str) -> int | None:  # noqa: A002
        """The number of a document in the packet, counted from 1, as it stands in the names of the files."""
        return next((n for n, found in enumerate(self.documents, 1) if found.id == id), None)

    @property
    def missing(self) -> tuple[Piece, ...]:
        """Pieces that records could hold and do not."""
        return tuple(piece for piece in self.pieces if piece.state == "missing")
