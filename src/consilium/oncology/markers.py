"""Markers that laboratories test for: their names and spellings, and every place of a text where one is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from consilium.oncology.drugs import PACKAGE
from consilium.oncology.names import Lexicon, cells
from consilium.oncology.words import Tokens
from consilium.tables import csv_rows

#: What follows (or goes before) a letter pair that is a marker: ``ER`` is also the emergency room.
_RESULT = re.compile(
    r"(?i)\0\s*(?:[+:=(/,&|-]|\(?[+-]\)?|and\b|(?:is|are|was)?\s*(?:strong|weak|moderate|diffuse|focal)?(?:ly)?\s*"
    r"(?:pos|neg|low|equivocal|mutat|wild|not? (?:mut|rearr|ampl|altera)|rearr|fus|ampl|exon|overexp|express|status|"
    r"gene|receptor|alter|variant|intact|lost|loss|stain|ihc|fish|by |[<>~]?\s*\d+\s*%|testing|score|\d))"
    r"|(?:[+/&,:-]|positive|negative|mutation in|mutations? of|and|stains? for|ihc for)\s*\0"
)
_NOT_A_MARKER = re.compile(r"(?i)\s*(?:phos|kaline|visit|physician|department|doctor|nurse|for evaluation|with fever)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: a receptor, gene, fusion, protein, serum value or score."""

    name: str
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class MarkerMention:
    """A place where a marker is named."""

    start: int
    end: int
    name: str
    words: str


@cache
def markers() -> Mapping[str, Marker]:
    """All markers by canonical name."""
    return MappingProxyType(
        {
            row["name"]: Marker(row["name"], cells(row["aliases"]) + cells(row["context_aliases"]), row["kind"])
            for row in csv_rows(PACKAGE, "markers.csv")
        }
    )


def marker(word: str) -> Marker | None:
    """The marker that a word or phrase names, or None."""
    name = _words().exactly(word)
    return markers()[name] if name else None


def marker_mentions(text: str | Tokens) -> list[MarkerMention]:
    """Every marker that the text names, in order; the longest name wins; no judgement of its result."""
    tokens = Tokens.of(text)
    return [
        MarkerMention(hit.start, hit.end, hit.payload, tokens.text[hit.start : hit.end])
        for hit in _words().find(tokens)
        if not _NOT_A_MARKER.match(tokens.text, hit.end, tokens.high)
    ]


@cache
def _words() -> Lexicon[str]:
    lexicon: Lexicon[str] = Lexicon(capitals=4, context=_RESULT, reach=(24, 32))
    for row in csv_rows(PACKAGE, "markers.csv"):
        doubtful = cells(row["context_aliases"])
        for spelling in (row["name"], *cells(row["aliases"])):
            if spelling not in doubtful:
                lexicon.add(spelling, row["name"])
        for spelling in doubtful:
            lexicon.add(spelling, row["name"], needs_context=True)
    return lexicon.sort()


def panel(name: str) -> str:
    """The marker that a stain stands for: MMR for one of its four proteins, else the marker itself."""
    return "MMR" if name in ("MLH1", "PMS2", "MSH2", "MSH6") else name
