"""How hard a Spanish sentence is to read, by two formulas made for Spanish.

Crawford (1989): the school grade, from sentences and syllables in a hundred words. INFLESZ (Barrio-Cantalejo 2008) on
the index of Szigriszt-Pazos: from 55 on a text is "normal", which stands for grades 7 and 8. As in English, names and
terms that nobody can make simpler count as one short word, and short sentences are read with their neighbours. Both
formulas as given at spanishreadability.com, read 23 November 2026.
"""

import re
from collections.abc import Iterable, Iterator

from reading_grade import LONG_NAMES, SHORTEST

#: The highest grade and the lowest ease of a part of a page; one sentence may be a little harder.
GRADE, EASE = 8.0, 55.0
SENTENCE_GRADE, SENTENCE_EASE = 8.9, 45.0

#: Words that a person must say or read to get a second opinion.
TERMS = frozenset(
    {
        "adenocarcinoma", "anatomopatólogo", "biopsia", "carcinoma", "cirugía", "cirujano", "cirujana", "consulta",
        "diagnóstico", "especialista", "especialistas", "hematólogo", "hospital", "hospitales", "inmunoterapia",
        "medicare", "medicaid", "molecular", "oncología", "oncólogo", "oncólogos", "oncóloga", "opinión", "opiniones",
        "patología", "patólogo", "patólogos", "quimioterapia", "radiología", "radiólogo", "radioterapia",
        "tratamiento", "tratamientos", "aseguradora", "deducible", "colonoscopia", "mamografía", "cromosoma",
    }
)  # fmt: skip

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_COUNTED = re.compile(r"\([^()]*\b(?:19|20)\d\d\)")
_LINK = re.compile(r"\b(?:https?://|www\.|10\.\d{4,}/)\S*[^\s.,;:]")
_END = re.compile(r"(?<=[.?!:;])[\"”»)]*\s+(?=[\"“«(¿¡]?[A-ZÁÉÍÓÚÑ0-9])|\n+")
_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+(?:-[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+)*")
_CODE = re.compile(r"\b(?=\w*\d)[\w./%-]+")
_GROUP = re.compile(r"[aeiouáéíóúü]+y?(?![a-zñáéíóúü])|[aeiouáéíóúü]+|\by\b", re.IGNORECASE)
_STRONG = re.compile(r"[aeoáéóíú]", re.IGNORECASE)
_NAME = "caso"


def syllables(word: str) -> int:
    """Syllables of a Spanish word: each group of vowels, parted where two strong ones or a stressed weak one meet."""
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in _GROUP.findall(word)))


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in _END.split(_plain(text)) if part and part.strip()]


def windows(text: str) -> Iterator[str]:
    """Stretches that are long enough to measure."""
    kept: list[str] = []
    for sentence in sentences(text):
        kept.append(sentence)
        if sum(len(_WORD.findall(part)) for part in kept) >= SHORTEST:
            yield " ".join(kept)
            kept = []
    if kept and len(_WORD.findall(text)) >= SHORTEST:
        yield " ".join(sentences(text))


def measures(text: str, names: Iterable[str] = ()) -> tuple[float, float]:
    """Crawford's grade and the INFLESZ ease of a text of one sentence or more."""
    words = _WORD.findall(_masked(text, names))
    if not words:
        return 0.0, 100.0
    count = max(1, len(sentences(text)))
    beats = sum(syllables(word) for word in words)
    crawford = -0.205 * 100 * count / len(words) + 0.049 * 100 * beats / len(words) - 3.407
    ease = 206.835 - 62.3 * beats / len(words) - len(words) / count
    return round(crawford, 1), round(ease, 1)


def too_hard(text: str, names: Iterable[str] = ()) -> list[tuple[str, float, float]]:
    """The stretches that either formula puts beyond what one sentence may reach, with both figures."""
    known = tuple(names)
    found = ((window, *measures(window, known)) for window in windows(text))
    return [hard for hard in found if hard[1] > SENTENCE_GRADE or hard[2] < SENTENCE_EASE]


def _masked(text: str, names: Iterable[str]) -> str:
    known = sorted({name for name in (*names, *LONG_NAMES) if name}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)
    plain = _CODE.sub(_NAME, pattern.sub(_NAME, _plain(text)))
    return _WORD.sub(lambda found: _NAME if _is_name(found[0]) else found[0], plain)


def _plain(text: str) -> str:
    return _COUNTED.sub("", _LINK.sub(_NAME, _QUOTED.sub(_NAME, text)))


def _is_name(word: str) -> bool:
    return word.lower() in TERMS or (len(word) > 1 and word.isupper())
