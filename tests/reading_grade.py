"""How hard a sentence is to read: United States school grades by two formulas, Flesch-Kincaid and Coleman-Liau.

Both were made for samples of a hundred words and swing on one sentence. So a sentence may reach the whole of grade 8
(8.0 to 8.9), and a whole part of a page must stay at 8.0 or below.

What is measured are the program's own words. A name that nobody can make simpler counts as one short word: names of
cancers, drugs, tests, people, places and rules (`names`), quoted words of a record or a rule, numbers, web addresses,
codes, and the small print of a study in brackets that ends with its year. A sentence shorter than `SHORTEST` words
says too little for a formula and is read together with its neighbours; a label shorter than that is not measured.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

#: Fewest words that the formulas are asked to judge.
SHORTEST = 10

#: The hardest sentence that is allowed, and the hardest part of a page.
SENTENCE, PART = 8.9, 8.0

#: Words of medicine, law and paying that a person must say or read to get a second opinion. Each is explained where it
#: stands on the page or is the name that the other side of the counter uses; they count as a name.
TERMS = frozenset(
    {
        "adenocarcinoma",
        "biopsy",
        "carcinoma",
        "chemotherapy",
        "chromosome",
        "chromosomes",
        "colonoscopy",
        "consultation",
        "deductible",
        "diagnosis",
        "hematologist",
        "hospital",
        "hospitals",
        "immunotherapy",
        "insurance",
        "insurer",
        "lumpectomy",
        "mammogram",
        "medicaid",
        "medical",
        "medicare",
        "molecular",
        "oncologist",
        "oncologists",
        "opinion",
        "opinions",
        "pathologist",
        "pathologists",
        "pathology",
        "radiation",
        "radiologist",
        "radiologists",
        "radiology",
        "radiotherapy",
        "referral",
        "specialist",
        "specialists",
        "surgeon",
        "surgeons",
        "surgery",
        "treatment",
        "treatments",
        "ultrasound",
    }
)

#: Names that are more than one word: of bodies, of tests and teams, and of what an insurer looks up.
LONG_NAMES = (
    "American Cancer Society",
    "clinical trial",
    "clinical trials",
    "Commission on Cancer",
    "mismatch repair",
    "National Cancer Institute",
    "palliative care",
    "patient portal",
    "second surgical opinion",
    "service type",
    "tumor board",
)

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_COUNTED = re.compile(r"\([^()]*\b(?:19|20)\d\d\)")  # who was counted: (348 people, London, 2014)
_LINK = re.compile(r"\b(?:https?://|www\.|10\.\d{4,}/)\S*[^\s.,;:]")
_END = re.compile(r"(?<=[.?!:;])[\"”)]*\s+(?=[\"“(]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_CODE = re.compile(r"\b(?=\w*\d)[\w./%-]+")
_NAME = "name"


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or semicolon before a capital ends one too."""
    plain = _plain(text)
    return [part.strip() for part in _END.split(plain) if part and part.strip()]


def windows(text: str) -> Iterator[str]:
    """Stretches of a text that are long enough to measure: one sentence, or a short one with its neighbours."""
    kept: list[str] = []
    for sentence in sentences(text):
        kept.append(sentence)
        if sum(len(_WORD.findall(part)) for part in kept) >= SHORTEST:
            yield " ".join(kept)
            kept = []
    if kept:  # a short end is read with the whole of what stands before it
        whole = " ".join(sentences(text))
        if len(_WORD.findall(whole)) >= SHORTEST:
            yield whole


def grades(text: str, names: Iterable[str] = ()) -> tuple[float, float]:
    """Flesch-Kincaid grade and Coleman-Liau index of a text of one sentence or more."""
    masked = mask(text, names)
    count = max(1, len(sentences(text)))  # before names are masked, as a name may begin a sentence
    words = _WORD.findall(masked)
    if not words:
        return 0.0, 0.0
    letters = sum(sum(map(str.isalpha, word)) for word in words)
    beats = sum(syllables(word) for word in words)
    kincaid = 0.39 * len(words) / count + 11.8 * beats / len(words) - 15.59
    liau = 0.0588 * (100 * letters / len(words)) - 0.296 * (100 * count / len(words)) - 15.8
    return round(kincaid, 1), round(liau, 1)


def mask(text: str, names: Iterable[str] = ()) -> str:
    """The text with every name, quote, number, code and term replaced by one short word."""
    plain = _names(tuple(names)).sub(_NAME, _plain(text))
    plain = _CODE.sub(_NAME, plain)
    return _WORD.sub(lambda found: _NAME if _is_name(found[0]) else found[0], plain)


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all names, the longest first."""
    known = sorted({name for name in (*names, *LONG_NAMES) if name}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    """The text without quotes, addresses and the small print of a study."""
    return _COUNTED.sub("", _LINK.sub(_NAME, _QUOTED.sub(_NAME, text)))


def _is_name(word: str) -> bool:
    return word.lower().removesuffix("'s").removesuffix("’s") in TERMS or (len(word) > 1 and word.isupper())


_SILENT = re.compile(r"(?:[^laeiouy]es|[^td]ed|[^l]e)$|(?:[^aeiouyl]le[sd])$")
_VOWELS = re.compile(r"[aeiouy]+")
_SPLIT = re.compile(r"(?<![tscgnlr])io|rio|(?<![tcgs])ia|iet|ienc|eati|creat|uous|[^gq]ua|[^q]uie|yi|ii|dnt$|sm$|thm$")

#: Words that the rules above count wrongly.
_COUNTS = {
    "area": 3, "being": 2, "business": 2, "create": 2, "does": 1, "doing": 2, "every": 2, "everyone": 3, "evidence": 3,
    "going": 2, "idea": 3, "ideas": 3, "people": 2, "real": 2, "really": 2, "science": 2, "several": 3, "something": 2,
    "someone": 2, "sometimes": 2, "somewhere": 2, "themselves": 2, "trial": 2, "trials": 2, "whole": 1, "written": 2,
    "seeing": 2, "agreed": 2, "used": 1, "named": 1, "sealed": 1, "signed": 1, "asked": 1, "dies": 1, "died": 1,
    "therefore": 2, "away": 2, "before": 2, "once": 1, "case": 1, "cases": 2, "pages": 2, "changes": 2, "changed": 1,
    "chances": 2, "reviews": 2, "choices": 2, "places": 2, "names": 1, "gives": 1, "makes": 1, "comes": 1, "takes": 1,
    "rules": 1, "slides": 1, "images": 3, "messages": 3, "offices": 3, "nurses": 2, "doses": 2, "sources": 2, "uses": 2,
}  # fmt: skip


def syllables(word: str) -> int:
    """Syllables of an English word, by rules of spelling with a list of exceptions."""
    low = word.lower().replace("’", "'")
    if "-" in low:
        return sum(syllables(part) for part in low.split("-") if part)
    low = low.removesuffix("'s").replace("'", "")
    if low in _COUNTS:
        return _COUNTS[low]
    count = len(_VOWELS.findall(low)) + len(_SPLIT.findall(low))
    if len(low) > 3 and _SILENT.search(low) and not re.search(r"(?:[cgsxz]|ch|sh)es$|[td]ed$", low):
        count -= 1
    return max(1, count)


def too_hard(text: str, names: Iterable[str] = (), limit: float = SENTENCE) -> list[tuple[str, float, float]]:
    """The stretches of a text that either formula puts above a grade, with both figures."""
    known = tuple(names)
    found = ((window, *grades(window, known)) for window in windows(text))
    return [hard for hard in found if max(hard[1], hard[2]) > limit]
