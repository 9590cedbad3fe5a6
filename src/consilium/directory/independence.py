"""Is a centre the first doctor's own house? Compared by words, with room for a slip of spelling."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from consilium.directory.model import Centre

_FILLERS = frozenset({"the", "of", "at", "and", "for", "in", "a"})
_SHORT = {
    "univ": "university",
    "ctr": "center",
    "centre": "center",
    "hosp": "hospital",
    "st": "saint",
    "med": "medical",
}
_HOUSE = frozenset({"cancer", "center", "clinic", "college", "health", "healthcare", "hospital", "hospitals"})
_HOUSE |= {"institute", "laboratory", "medical", "medicine", "oncology", "pathology", "radiology", "school"}
_HOUSE |= {"system", "university"}
_CLOSE = 0.85  # share of letters that must agree, for words of eight letters or more together


def same_house(centre: Centre, names: Iterable[str]) -> bool:
    """True when one of the names (of a hospital, as a person would write it) names this centre or its hospital.

    A doctor's own name matches no centre, and a name that is only a common word (``cancer center``) matches none.
    """
    return any(_names(centre, words(name)) for name in names)


def words(text: str) -> tuple[str, ...]:
    """Words in lower case without accents, marks and fillers; ``Univ. of Iowa`` gives ``university, iowa``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("&", " and "))
    return tuple(_SHORT.get(word, word) for word in found if word not in _FILLERS)


def _names(centre: Centre, given: tuple[str, ...]) -> bool:
    """One word alone (``duke``) could be a doctor's own name: it counts when nothing but a house is named by it."""
    house = bool(_HOUSE & set(given)) or len(given) == 1
    known = [words(name) for name in (*centre.aliases, centre.name)]
    return any((house or len(alias) > 1) and _stands_in(alias, given) for alias in known)


def _stands_in(alias: tuple[str, ...], given: tuple[str, ...]) -> bool:
    size = len(alias)
    for start in range(len(given) - size + 1):
        window = given[start : start + size]
        if window == alias or _close(alias, window):
            return True
    return False


def _close(alias: tuple[str, ...], window: tuple[str, ...]) -> bool:
    left, right = "".join(alias), "".join(window)
    if len(left) < 8 or left[0] != right[:1]:
        return False
    if any(mine != theirs and len(mine) < 4 for mine, theirs in zip(alias, window, strict=True)):
        return False
    return SequenceMatcher(None, left, right).ratio() >= _CLOSE
