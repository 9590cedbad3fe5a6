"""A printed document as data: a title and blocks, which text, HTML, PDF and FHIR all render alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

Reader = Literal["you", "doctor", "hospital", "insurer", "expert"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document; the document's title is level 1, so level is 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Actions in their order, one action each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist: what, whether it is there, and a line below it."""

    text: str
    done: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """A list to tick."""

    items: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a record, word for word, and where they stand."""

    words: str
    source: str
    VERBATIM: ClassVar = ("words",)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of several says: who, what in short, and the words of a record."""

    who: str
    says: str
    words: str = ""
    VERBATIM: ClassVar = ("words",)


@dataclass(frozen=True, slots=True)
class Sides:
    """What several say of one thing, side by side; ``about`` names the thing."""

    about: str
    items: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Words that a person can say aloud."""

    words: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with their values; an empty value is a blank to fill in by hand."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a head row; an empty cell is a blank to fill in.

    ``widths`` are the columns' shares of a printed page; equal when left out.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Blanks:
    """Empty lines to write on, below a label."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """What must not be missed; ``emergency`` is for emergencies alone."""

    text: str
    tone: Literal["note", "emergency"] = "note"
    VERBATIM: ClassVar = ("tone",)


@dataclass(frozen=True, slots=True)
class Citation:
    """A study, a rule of law or a page that something rests on."""

    text: str
    url: str = ""
    VERBATIM: ClassVar = ("url",)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where what stands above comes from."""

    items: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG), with all that it says in words too."""

    title: str
    words: str
    svg: str


Block = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | Checks
    | Quote
    | Sides
    | Say
    | Pairs
    | Table
    | Blanks
    | Box
    | Sources
    | Picture
)


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """One document to print, sign, send or take along."""

    id: str
    title: str
    reader: Reader
    blocks: tuple[Block, ...]
    sealed: bool = False
    VERBATIM: ClassVar = ("id", "reader")

    def prose(self) -> Iterator[str]:
        """The sentences that the program itself says here: no quotes of records, values of forms or citations."""
        for block in self.blocks:
            yield from prose(block)


def prose(block: Block) -> Iterator[str]:
    """The sentences of one block that the program itself says, for measuring how hard they are to read."""
    match block:
        case Paragraph(text) | Box(text):
            yield text
        case Bullets(items) | Steps(items):
            yield from items
        case Checks(items):
            for check in items:
                yield check.text
                if check.note:
                    yield check.note
        case Say(words):
            yield words
        case Picture(words=words):
            yield words
        case _:
            return
