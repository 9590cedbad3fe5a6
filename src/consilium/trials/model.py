"""What this room says about trials: that none was searched, and how to search."""

from dataclasses import dataclass
from datetime import date as Date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Term:
    """Words to type into a register's search box, and why these."""

    words: str
    why: str
    VERBATIM: ClassVar = ("words",)


@dataclass(frozen=True, slots=True)
class Register:
    """A place to search; the address is shown, never called."""

    id: str
    title: str
    url: str  # holds the name of the cancer at most: no name, age or place of the person
    says: str
    source: str
    checked: Date


@dataclass(frozen=True, slots=True)
class TrialsNote:
    """An honest note: no trial was searched by the program."""

    searched: bool
    says: tuple[str, ...]
    terms: tuple[Term, ...]
    registers: tuple[Register, ...]
    steps: tuple[str, ...]  # how to search, one action each
    ask: tuple[str, ...]  # for the doctor and the expert
    sources: tuple[str, ...]  # ids in `evidence`
    checked: Date
