"""Finds the names of a vocabulary in running text: whole words, the longest name first, with the usual spellings.

A text is cut into words once and each word looked up; a name of several words matches across the separators that
writers swap for one another (``R-CHOP``, ``R CHOP``, ``RCHOP``; ``gem/cis``, ``gem + cis``).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from consilium.oncology.words import TOKEN, Tokens

_DASHES = frozenset({"-", "–", "‑", "‐"})
#: What may stand between two words, by what stands between them in the name; None: exactly that.
_SWAPS: dict[str, frozenset[str] | None] = {
    "": frozenset({""}) | _DASHES,
    "-": frozenset({""}) | _DASHES,
    "/": frozenset({"/", "+", "&"}) | _DASHES,
    "&": frozenset({"&", "and", "/"}),
    "::": frozenset({"", "::", ":", "/"}) | _DASHES,
}
_LONGEST_GAP = 12  # a line break with its indentation

Payload = TypeVar("Payload")


class Entry(NamedTuple, Generic[Payload]):
    """One spelling of a name."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    raw: str | None  # given when the spelling counts only in exactly these letters
    needs_context: bool
    payload: Payload


class Found(NamedTuple, Generic[Payload]):
    """A name found in a text, by character offsets."""

    start: int
    end: int
    payload: Payload


class Lexicon(Generic[Payload]):
    """A vocabulary made ready for search.

    A short abbreviation in capitals (up to ``capitals`` letters) counts in capitals only; a spelling marked as needing
    context counts only where ``context`` matches in the ``reach`` characters around it.
    """

    def __init__(self, *, capitals: int, context: re.Pattern[str], reach: tuple[int, int]) -> None:
        self._index: dict[str, list[Entry[Payload]]] = {}
        self._capitals = capitals
        self._context = context
        self._reach = reach

    def add(self, spelling: str, payload: Payload, *, needs_context: bool = False) -> None:
        """Adds one spelling; a hyphenated one also in one word where that is long enough to be safe."""
        words = tuple(m.group().lower() for m in TOKEN.finditer(spelling))
        marks = tuple(g.strip() for g in TOKEN.split(spelling)[1:-1])
        short = len(words) == 1 and len(spelling) <= self._capitals and spelling.isupper()
        raw = spelling if short or (needs_context and len(words) == 1) else None
        self._put(Entry(words, marks, raw, needs_context, payload))
        joined = "".join(words)
        safe = len(joined) >= 5 or any(c.isdigit() for c in joined)  # "5FU", but never "ACT" for AC-T
        if len(words) > 1 and set(marks) == {"-"} and safe:
            self._put(Entry((joined,), (), None, needs_context, payload))

    def _put(self, entry: Entry[Payload]) -> None:
        self._index.setdefault(entry.words[0], []).append(entry)

    def sort(self) -> "Lexicon[Payload]":
        """Puts longer names first; to be called once, when all names are in."""
        for entries in self._index.values():
            entries.sort(key=lambda e: (len(e.words), sum(map(len, e.words)), e.raw is not None), reverse=True)
        return self

    def find(self, text: str | Tokens) -> Iterator[Found[Payload]]:
        """All names in the text, left to right, never overlapping."""
        tokens = Tokens.of(text)
        index = self._index
        if index.keys().isdisjoint(tokens.small):
            return
        free = 0
        for at, word in enumerate(tokens.small):
            if word in index and at >= free and (entry := self._at(tokens, at)):
                free = at + len(entry.words)
                start, end = tokens.starts[at], tokens.ends[free - 1]
                if "(" in tokens.text[start:end] and tokens.text[end : end + 1] == ")":
                    end += 1
                yield Found(start, end, entry.payload)

    def exactly(self, word: str) -> Payload | None:
        """What the whole of a word or phrase names, whatever its case; None when it is no name."""
        words = tuple(m.group().lower() for m in TOKEN.finditer(word))
        if not words:
            return None
        return next((e.payload for e in self._index.get(words[0], ()) if e.words == words), None)

    def _at(self, tokens: Tokens, at: int) -> Entry[Payload] | None:
        for entry in self._index[tokens.small[at]]:
            stop = at + len(entry.words)
            if tuple(tokens.small[at:stop]) != entry.words or not _gaps_agree(tokens, at, entry.gaps):
                continue
            start, end = tokens.starts[at], tokens.ends[stop - 1]
            if entry.raw is not None and tokens.text[start:end] != entry.raw:
                continue
            if entry.needs_context and not self._in_context(tokens, start, end):
                continue
            return entry
        return None

    def _in_context(self, tokens: Tokens, start: int, end: int) -> bool:
        before, after = self._reach
        around = (
            tokens.text[max(tokens.low, start - before) : start]
            + "\0"
            + tokens.text[end : min(end + after, tokens.high)]
        )
        return self._context.search(around) is not None


def _gaps_agree(tokens: Tokens, at: int, gaps: tuple[str, ...]) -> bool:
    for here, mark in enumerate(gaps, at):
        gap = tokens.text[tokens.ends[here] : tokens.starts[here + 1]]
        if len(gap) > _LONGEST_GAP or gap.count("\n") > 1:
            return False
        swaps = _SWAPS.get(mark)
        if gap.strip() not in (swaps if swaps is not None else (mark,)):
            return False
    return True


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a table's cell, parted by a semicolon and a blank (``t(15;17)`` is one)."""
    return tuple(cell.split("; ")) if cell else ()


def spellings(rows: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Spellings with whether they need context, each once; the stricter word wins."""
    found: dict[str, bool] = {}
    for spelling, needs_context in rows:
        found[spelling] = found.get(spelling, False) or needs_context
    return found
