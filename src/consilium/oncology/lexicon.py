"""A lexicon of names: finds the longest name that starts at each word of a text, in one pass over the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from consilium.oncology.words import TAILS, TOKEN, Tokens, Vocabulary, american

T = TypeVar("T")

#: What may stand between two words of one name: blanks, a line's end, light punctuation; no colon, no empty line.
_GAP = re.compile(r"""[ \t\-‐‑–—,/.'’"()*\[\]+•·&]{0,8}(?:\r?\n[ \t\-–*]{0,40}(?:\r?\n)?[ \t]{0,40})?[("']?""")
#: An aside within a name: "carcinoma (7 cm), papillary type".
_ASIDE = re.compile(r"[ \t]{0,3}\([^()]{1,60}\)")
_HALF = "-"  # in the place of a word's second half
_SKIPPED = frozenset(("the", "a", "an", _HALF))
#: Abbreviations that are also words: taken for the word in a line of capitals, and where nothing near speaks of cancer.
_ALSO_WORDS = frozenset(("ALL", "CUP", "NET", "LAM", "STUMP", "MASC", "UPS", "BAC", "STS"))
_OF_CANCER = re.compile(
    r"leuk|blast|lymph|remission|relaps|induc|chemo|diagnos|history|\bhx|tumou?r|cancer|metasta|grade|stage|ABL|"
    r"rearranged|philadelphia|\bPh\b|\b[BT]\b|\b(?:common|with|has|had)\b",
    re.IGNORECASE,
)


_LONGEST_BREAK = 6  # between the halves of a word broken at a line's end


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found in a text: its offsets and what the lexicon says of it."""

    start: int
    end: int
    entry: T


#: A place in the tree of words: the next words, and under these two keys what a name that ends here stands for.
_Node = dict[str, Any]
_NAME = ""
_ABBREVIATION = "^"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, place by place: as the vocabulary spells them (or None), as written, and their offsets."""

    known: list[str | None]
    written: list[str]
    starts: list[int]
    ends: list[int]
    high: int  # where the text ends


class Lexicon(Generic[T]):
    """Names and what each stands for; of two names that begin at one word the longer is found.

    Built once from ``(name, entry)`` pairs; the first entry of a name stays; ``vocabulary`` is that of another lexicon
    that holds all their words, if there is one. A name in capitals (``ALL``) is an
    abbreviation and is found in capitals only. `find` takes time linear in the text.
    """

    def __init__(self, names: Iterable[tuple[str, T]], vocabulary: Vocabulary | None = None) -> None:
        self._root: _Node = {}
        spelled = [(name, entry, self._split(name)) for name, entry in names]
        vocabulary = vocabulary or Vocabulary({word for _, _, words in spelled for word in words})
        self.vocabulary = vocabulary
        singular = vocabulary.singulars.get
        for name, entry, words in spelled:
            node = self._root
            for word in words:
                node = node.setdefault(singular(word, word), {})
            abbreviation = not name.islower() and (name.isupper() or not _ALSO_WORDS.isdisjoint(TOKEN.findall(name)))
            node.setdefault(_ABBREVIATION if abbreviation else _NAME, entry)
        self._canonical = vocabulary.canonical

    @staticmethod
    def _split(name: str) -> list[str]:
        return [american(word) for word in TOKEN.findall(name.lower()) if word not in _SKIPPED]

    def find(self, text: str | Tokens) -> Iterator[Hit[T]]:
        """All names in the text, from left to right, without overlap."""
        tokens = Tokens.of(text)
        words = self._words(tokens)
        root = self._root
        free = 0
        for first, word in enumerate(words.known):
            if word in root and first >= free:
                found = self._longest(tokens.text, words, first)
                if found:
                    last, entry = found
                    yield Hit(words.starts[first], words.ends[last], entry)
                    free = last + 1

    def _words(self, tokens: Tokens) -> _Words:
        known = [*map(self._canonical, tokens.written)]
        if TAILS.isdisjoint(tokens.written):
            return _Words(known, tokens.written, tokens.starts, tokens.ends, tokens.high)
        words = _Words(known, [*tokens.written], [*tokens.starts], [*tokens.ends], tokens.high)
        self._mend_broken(words)
        return words

    def _mend_broken(self, words: _Words) -> None:
        """Makes one word of two halves (``adenocar cinoma``); the second half's place stays empty."""
        for here in range(1, len(words.written)):
            if words.written[here] in TAILS and words.known[here - 1] is None:
                whole = self._canonical(words.written[here - 1] + words.written[here])
                if whole and words.starts[here] - words.ends[here - 1] <= _LONGEST_BREAK:
                    words.known[here - 1], words.known[here] = whole, None
                    words.written[here] = _HALF
                    words.ends[here - 1] = words.starts[here] = words.ends[here]

    def _longest(self, text: str, words: _Words, first: int) -> tuple[int, T] | None:
        node = self._root
        found: tuple[int, T] | None = None
        end, here = words.starts[first], first
        while here < len(words.known):
            start, word = words.starts[here], words.known[here]
            if here > first and text[end:start] != " " and not _GAP.fullmatch(text, end, start):
                break
            below = node.get(word) if word else None
            if below is not None:
                node, end = below, words.ends[here]
                if _NAME in node:
                    found = here, node[_NAME]
                elif _ABBREVIATION in node and _is_abbreviation(text, words, here):
                    found = here, node[_ABBREVIATION]
            elif here == first:
                break
            elif words.written[here].lower() in _SKIPPED:
                end = words.ends[here]
            elif "(" in text[end:start] and (aside := _ASIDE.match(text, end, words.high)) and aside.end() > start:
                end = aside.end()
                here = bisect_left(words.starts, end, here) - 1
            else:
                break
            here += 1
        return found


def _is_abbreviation(text: str, words: _Words, here: int) -> bool:
    raw = words.written[here].removesuffix("s")
    if not (raw.isupper() or raw.isdigit()):
        return False
    if raw not in _ALSO_WORDS:
        return True
    beside = words.written[max(0, here - 2) : here] + words.written[here + 1 : here + 3]
    if any(len(word) > 4 and word.isalpha() and word.isupper() for word in beside):
        return False
    start, end = words.starts[here], words.ends[here]
    return bool(
        _OF_CANCER.search(text, max(0, start - 40), start) or _OF_CANCER.search(text, end, min(end + 30, words.high))
    )
