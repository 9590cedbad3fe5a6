"""What do the words of an entry say: that there is a cancer, that there is none, that it is a relative's, or past?"""

import re
from collections.abc import Iterable

from consilium import oncology
from consilium.oncology import Mention

FAMILY = re.compile(
    r"\bfamily (?:history|hx|member)|\bfh(?: of|:)|\bfamilial risk"
    r"|\b(?:mother|father|sister|brother|aunt|uncle|grand(?:mother|father|parent)|cousin|daughter|maternal|paternal"
    r"|sibling|relative|parent)\b",
    re.I,
)
NO_FAMILY = re.compile(r"\bno (?:known )?family|\bdenies family|\bfamily history[^|]{0,12}\bnegative", re.I)
PAST = re.compile(
    r"\b(?:personal |past )?history (?:of|:)|\bpersonal history\b|\bh/o\b|\bhx (?:of\b|:)|\bprevious\b",
    re.I,
)
SUSPECTED = re.compile(
    r"\bsuspect\w*|\bsuspicion\b|\bsuspicious\b|\bpossible\b|\bprobable\b|\brule[ -]?out\b|\br/o\b|\bquestion of\b"
    r"|\?\s*$|^\s*\?",
    re.I,
)
MALIGNANT = re.compile(
    r"malignanc\w+|malignant(?:\W+\w+){0,2}?\W+(?:neoplas\w*|tumou?r\w*|disease|lesion|growth)|cancer|carcinom\w*|sarcom\w*"
    r"|bösartige\w*",
    re.I,
)
SPREAD = re.compile(r"\bsecondary\b|\bmetasta\w+|\bmets\b", re.I)
_NO_SPREAD = re.compile(
    r"\b(?:without|no|not|never|negative for|absence of)\b(?:\W+\w+){0,4}?\W+(?:metasta\w+|mets|spread|secondary)", re.I
)

#: Words before a cancer's name that take it away ("screening for", "fear of", "no evidence of").
_TAKE_AWAY = (
    r"\b(?:screen\w*|risks?|suscept\w*|predispos\w*|fear|worr\w+|anxi\w+|prophyla\w*|prevent\w*|exposure|counsel\w*"
    r"|vaccin\w*|education|surveillance|monitor\w*|pain|fatigue|no|not|without|negative|absence|due for|benign"
    r"|carrier|declined|never)\b"
)
_BEFORE = re.compile(
    _TAKE_AWAY + r"(?:\W+(?:of|for|to|from|about|in|with|against|related|evidence|history|known|by|signs?|any|the|a"
    r"|current|active|malignant|primary|neoplasm|mammogram|colonoscopy|tests?|exam|examination))*\W*$",
    re.I,
)
_BEFORE_A_PLACE = re.compile(_TAKE_AWAY + r"(?:\W+\w+){0,4}\W*$", re.I)  # "risk of breast cancer": "breast" is between
#: Words just behind it that do ("cancer screening", "cancer risk").
_BEHIND = re.compile(
    r"\W{0,3}(?:screen\w*|risk|suscept\w*|gene\b|genetic (?:test|risk|suscept)\w*|antigen|ag\b|ruled out|excluded"
    r"|vaccin\w*|care plan|prevent\w*|education|counsel\w*|support group|phobia|surveillance|related|pain\b|marker"
    r"|syndrome)",
    re.I,
)


def meant(text: str) -> list[Mention]:
    """The cancers that a text names and does not take away."""
    return [found for found in oncology.mentions(text) if not _taken_away(text, found.start, found.end)]


def malignant(text: str) -> bool:
    """Whether a text speaks of a malignant tumor and does not take it away."""
    return any(not _taken_away(text, found.start(), found.end(), _BEFORE_A_PLACE) for found in MALIGNANT.finditer(text))


def spread(said: str) -> bool:
    """Whether a text speaks of spread and does not deny it."""
    return SPREAD.search(said) is not None and _NO_SPREAD.search(said) is None


def names_cancer(texts: Iterable[str]) -> bool:
    """Whether any of the texts names a cancer, known to us or not."""
    return any(malignant(text) or meant(text) for text in texts)


def kind_named(texts: Iterable[str]) -> str | None:
    """The cancer that texts name: as one name ("renal cell carcinoma"), or as a malignant tumor of a place."""
    texts = list(texts)
    for text in texts:
        codes = [found.code for found in meant(text) if found.code]
        if codes:
            return oncology.most_specific(codes) or codes[0]
    for text in texts:
        places = oncology.sites(text) if malignant(text) else []
        found = oncology.from_icdo3(places[0].topography, None) if places else None
        if found:
            return found
    return None


def _taken_away(text: str, start: int, end: int, before: re.Pattern[str] = _BEFORE) -> bool:
    return before.search(text, max(0, start - 80), start) is not None or _BEHIND.match(text, end) is not None
