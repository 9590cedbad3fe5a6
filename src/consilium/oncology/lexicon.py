"""A lexicon of names: finds the longest name that starts at each word of a text, in one pass over the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from consilium.oncology.words import TOKEN, Vocabulary, american

T = TypeVar("T")

#: What may stand between two words of one name: blanks, a line's end, light punctuation; no colon, no empty line.
_GAP = re.compile(r"""[ \t\-‐‑–—,/.'’"()*\[\]+]{0,8}(?:\r?\n[ \t\-–*]{0,40}(?:\r?\n)?[ \t]{0,40})?[("']?""")
_SKIPPED = frozenset(("the", "a", "an"))
#: Abbreviations that are also words: in a line of capitals they are taken for the word.
_ALSO_WORDS = frozenset(("ALL", "CUP", "NET", "LAM", "STUMP", "MASC", "UPS", "GIST", "BAC", "CIS", "LIQ"))


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found in a text: its offsets and what the lexicon says of it."""

    start: int
    end: int
    entry: T


@dataclass(slots=True)
class _Node(Generic[T]):
    """A place in the tree of words; ``entry`` where a name ends, ``abbreviation`` where only its capitals count."""

    below: dict[str, "_Node[T]"] = field(default_factory=dict)
    entry: T | None = None
    abbreviation: T | None = None


class _Token(NamedTuple):
    word: str | None  # the vocabulary's word, or None
    raw: str
    start: int
    end: int


class Lexicon(Generic[T]):
    """Names and what each stands for; of two names that begin at one word the longer is found.

    Built once from ``(name, entry)`` pairs; the first entry of a name stays. A single word in capitals (``ALL``) is an
    abbreviation and is found in capitals only. `find` takes time linear in the text.
    """

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        words: set[str] = set()
        for name, entry in names:
            node = self._root
            tokens = [american(token) for token in TOKEN.findall(name.lower()) if token not in _SKIPPED]
            words.update(tokens)
            for token in tokens:
                node = node.below.setdefault(token, _Node())
            if len(tokens) == 1 and name.isupper():
                node.abbreviation = node.abbreviation or entry
            else:
                node.entry = node.entry or entry
        self._canonical = Vocabulary(words).canonical

    def find(self, text: str) -> Iterator[Hit[T]]:
        """All names in the text, from left to right, without overlap."""
        canonical = self._canonical
        tokens = [_Token(canonical(found[0]), found[0], *found.span()) for found in TOKEN.finditer(text)]
        starts = self._root.below
        position = 0
        while position < len(tokens):
            if tokens[position].word in starts:
                found = self._longest(text, tokens, position)
                if found:
                    last, entry = found
                    yield Hit(tokens[position].start, tokens[last].end, entry)
                    position = last
            position += 1

    def _longest(self, text: str, tokens: list[_Token], first: int) -> tuple[int, T] | None:
        node = self._root
        found: tuple[int, T] | None = None
        for here in range(first, len(tokens)):
            token = tokens[here]
            if here > first and not _GAP.fullmatch(text, tokens[here - 1].end, token.start):
                break
            below = node.below.get(token.word) if token.word else None
            if below is None:
                if here > first and token.raw.lower() in _SKIPPED:
                    continue
                break
            node = below
            if node.entry is not None:
                found = here, node.entry
            elif node.abbreviation is not None and _is_abbreviation(tokens, here):
                found = here, node.abbreviation
        return found


def _is_abbreviation(tokens: list[_Token], here: int) -> bool:
    raw = tokens[here].raw.removesuffix("s")
    if not raw.isupper():
        return False
    if raw not in _ALSO_WORDS:
        return True
    beside = [token.raw for token in tokens[max(0, here - 2) : here + 3] if token.raw != tokens[here].raw]
    return not any(len(word) > 3 and word.isupper() for word in beside)
