"""Words as pathologists, scanners and typists write them, brought to one spelling.

British and American spellings, plurals, letters that a scanner confuses (``carcin0ma``, ``squarnous``) and one slip
in a long word are brought to the word that the vocabulary knows; offsets in the text are never touched.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

TOKEN = re.compile(r"[^\W_]+")
_PARTS = re.compile(f"({TOKEN.pattern})")
_PARTS_ASCII = re.compile("([A-Za-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, in order, between two offsets: cut once, and looked up in many lexicons.

    All offsets are into ``text``; a name is sought, and its context looked at, between ``low`` and ``high`` only.
    """

    text: str
    low: int
    high: int
    written: list[str]
    small: list[str]  # in lower case
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: "str | Tokens") -> "Tokens":
        """The words of a text; words that are cut already are given back as they are."""
        if isinstance(text, Tokens):
            return text
        parts = (_PARTS_ASCII if text.isascii() else _PARTS).split(text)  # what is no word, a word, what is none ...
        edges = [*accumulate(map(len, parts))]
        written = parts[1::2]
        return cls(text, 0, len(text), written, [*map(str.lower, written)], edges[:-1:2], edges[1::2])

    def between(self, low: int, high: int) -> "Tokens":
        """The words that begin between two offsets, at whose places no word is cut."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        part = slice(first, last)
        return Tokens(self.text, low, high, self.written[part], self.small[part], self.starts[part], self.ends[part])


_BRITISH = (
    ("tumour", "tumor"),
    ("oesoph", "esoph"),
    ("haem", "hem"),
    ("paed", "ped"),
    ("leukaem", "leukem"),
    ("anaem", "anem"),
    ("oedem", "edem"),
    ("faec", "fec"),
    ("caec", "cec"),
    ("foet", "fet"),
    ("orchido", "orchio"),
    ("thrombocythaem", "thrombocythem"),
    ("macroglobulinaem", "macroglobulinem"),
    ("poly cyth", "polycyth"),
    ("colour", "color"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("ae", "e"),
)
_ACCENTS = str.maketrans("äöüáàâéèêíóôúñçåø", "aouaaaeeeioouncao")
_CONFUSED = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "|": "l", "8": "b"})
#: What scanners make of the commonest short word of all names.
_MISREAD = {
    "ceil": "cell",
    "call": "cell",
    "cefl": "cell",
    "ccll": "cell",
    "celi": "cell",
    "celt": "cell",
    "ce11": "cell",
}
#: Second halves of words that are often broken in two.
TAILS = frozenset(
    form(whole[cut:])
    for whole in ("carcinoma", "carcinomas", "lymphoma", "melanoma", "sarcoma", "adenoma")
    for cut in range(2, len(whole) - 2)
    for form in (str.lower, str.upper)
) - {"oma", "OMA", "mas", "MAS"}
#: Words of their own that lie one letter from a word of the vocabulary.
_OTHER_WORDS = frozenset(("branchial", "capillary", "adenomatous", "lymphomatous", "sarcomatous", "carcinogen"))
_LONG = 8  # a word shorter than this is never mended by a letter


@lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """One spelling for British and American forms, without accents; ``word`` is in lower case."""
    word = word.translate(_ACCENTS)
    for british, ours in _BRITISH:
        if british in word:
            word = word.replace(british, ours)
    return word


def _confusion(word: str) -> str:
    return word.translate(_CONFUSED).replace("rn", "m").replace("cl", "d").replace("vv", "w")


def _one_slip(word: str, known: str) -> bool:
    """Whether the words differ by one letter dropped, added, replaced, or two neighbours exchanged, not the first."""
    if word[0] != known[0] or abs(len(word) - len(known)) > 1:
        return False
    start = 0
    shorter = min(len(word), len(known))
    while start < shorter and word[start] == known[start]:
        start += 1
    rest, known_rest = word[start:], known[start:]
    if len(word) == len(known):
        return rest[1:] == known_rest[1:] or (rest[:2] == known_rest[1::-1] and rest[2:] == known_rest[2:])
    return rest[1:] == known_rest if len(word) > len(known) else rest == known_rest[1:]


class Vocabulary:
    """The words that names are made of, with a lookup that mends spelling."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        #: the singular of each plural whose singular the vocabulary holds too
        self.singulars = {
            word: word[:-1] for word in self._words if len(word) > 3 and word[-1] == "s" and word[:-1] in self._words
        }
        self._confusion = {_confusion(word): word for word in self._words if len(word) >= _LONG}
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) >= _LONG:
                self._starts.setdefault(word[:4], []).append(word)
                self._ends.setdefault(word[-4:], []).append(word)
        self.canonical = lru_cache(maxsize=50_000)(self._canonical)

    def _canonical(self, token: str) -> str | None:
        """The vocabulary's word for a token of a text, or None."""
        word = token.lower()
        word = _MISREAD.get(word) or american(word)
        if word in self._words:
            return self.singulars.get(word, word)
        if word.endswith("s") and word[:-1] in self._words and len(word) > 3:
            return word[:-1]
        if len(word) < _LONG or word in _OTHER_WORDS:
            return None
        return self._mended(word)

    def _mended(self, word: str) -> str | None:
        for form in (word, word[:-1]) if word.endswith("s") else (word,):
            known = self._confusion.get(_confusion(form))
            if known:
                return self.singulars.get(known, known)
        near = (*self._starts.get(word[:4], ()), *self._ends.get(word[-4:], ()))
        known = next((known for known in near if len(known) > _LONG and _one_slip(word, known)), None)
        return self.singulars.get(known, known) if known else None
