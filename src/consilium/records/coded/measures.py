"""Performance status, size, nodes, margins, histology, grade, and whether the disease went forward or back."""

import re
from collections.abc import Iterator

from consilium import oncology
from consilium.case import Fact
from consilium.records.coded.concepts import Concept, Place, codes_of
from consilium.records.coded.observed import Observed
from consilium.records.coded.sites import site_of
from consilium.records.coded.tables import Meaning, meaning_of
from consilium.records.coded.values import Value, plain_number

_MORPHOLOGY = re.compile(r"\b(\d{4})\d?/(\d)\b")
_GRADES = (
    (re.compile(r"\bg(?:rade)?\s?x\b|cannot be assessed|not assessed", re.I), None),
    (re.compile(r"\bgrade\s?(?:i{1,3}v?|iv)\b", re.I), "roman"),
    (re.compile(r"\bg(?:rade|rading)?\s?:?\s?([1-4])\b", re.I), "digit"),
    (re.compile(r"\bundifferentiated|\banaplastic", re.I), "undifferentiated"),
    (re.compile(r"\bpoorly", re.I), "3"),
    (re.compile(r"\bmoderately|\bintermediate", re.I), "2"),
    (re.compile(r"\bwell(?:[ -]differentiated)?\b", re.I), "1"),
    (re.compile(r"\bhigh\b", re.I), "high"),
    (re.compile(r"\blow\b", re.I), "low"),
    (re.compile(r"^\s*([1-4])\s*$"), "digit"),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PATTERNS = re.compile(r"\b([1-5])\s?\+\s?([1-5])\b")
_GRADE_GROUP = re.compile(r"\bgrade group:?\s?([1-5])\b", re.I)
_NO_PROGRESS = re.compile(r"\bno (?:evidence of )?progress|\bkein\w* progress|\bwithout progress|\bnot progress", re.I)
_PROGRESS = re.compile(r"\bprogress\w*|\bworse\w*|\brecurren\w+|\brelapse\w*|\brezidiv\w*", re.I)
_CLEAR = re.compile(r"\buninvolved|\bnegative|\bfree\b|\bclear\b|\bnot involved|\br0\b", re.I)
_CLOSE = re.compile(r"\bclose\b", re.I)
_INVOLVED = re.compile(r"\binvolved|\bpositive|\br[12]\b", re.I)
_KARNOFSKY = ((90, "0"), (70, "1"), (50, "2"), (30, "3"), (10, "4"))  # Oken's ECOG beside Karnofsky, as usually mapped


def ecog(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """ECOG performance status 0 to 4, from a number, an answer code, or the start of the answer's words."""
    number = seen.value.number
    if number is not None and number in (0, 1, 2, 3, 4):
        yield place.fact("ecog", str(int(number)), seen.value.quote(seen.quote))
        return
    concepts = [concept for concept in (seen.value.concept, seen.interpretation) if concept]
    for coding in (coding for concept in concepts for coding in concept.codings):
        answer = meaning_of(coding)
        if answer and answer.field == "ecog_answer":
            yield place.fact("ecog", answer.detail, coding.display or coding.code or "")
            return
    for word in seen.value.words:
        found = re.search(r"\b(?:ecog|grade|status|score)\D{0,12}([0-4])\b|^\s*([0-4])\s*(?:[-:=(]|$)", word, re.I)
        if found:
            yield place.fact("ecog", found[1] or found[2], word)
            return


def karnofsky(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """ECOG worked out from a Karnofsky score of 10 to 100."""
    found = re.search(r"\d+", next(iter(seen.value.words), ""))
    number = seen.value.number if seen.value.number is not None else float(found[0]) if found else None
    if number is None or not 10 <= number <= 100:
        return
    value = next(ecog for least, ecog in _KARNOFSKY if number >= least)
    yield place.fact(
        "ecog",
        value,
        seen.value.quote(seen.quote),
        status="inferred",
        detail=f"Karnofsky {plain_number(number)}",
        reason=f"a Karnofsky score of {plain_number(number)} is about ECOG {value}",
    )


def tumor_size(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """The greatest size in millimetres, of the observation or of its parts."""
    sizes = [value.millimetres for value in (seen.value, *(part.value for part in seen.parts))]
    known = [size for size in sizes if size]
    if known:
        yield place.fact("tumor_size_mm", plain_number(max(known)), seen.quote)


def nodes(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """Counts of lymph nodes; sentinel nodes say so."""
    number = seen.value.number
    if number is not None and number >= 0 and number == int(number) and not seen.value.comparator:
        detail = "sentinel nodes" if meaning.detail == "sentinel" else None
        yield place.fact(meaning.field, str(int(number)), seen.value.quote(seen.quote), detail=detail)


def margins(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """Margins after surgery: negative, close or positive."""
    said = seen.value.said
    for pattern, value in ((_CLEAR, "negative"), (_CLOSE, "close"), (_INVOLVED, "positive")):
        if pattern.search(said):
            yield place.fact("margins", value, seen.value.quote(seen.quote))
            return


def histology(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """ICD-O-3 morphology."""
    named = [
        *((coding.code or "", coding.display or coding.code or "") for coding in codes_of(seen.value.concept, "icdo3")),
        *((word, word) for word in seen.value.words),
    ]
    for code, quote in named:
        found = _MORPHOLOGY.search(code)
        if found:
            morphology = f"{found[1]}/{found[2]}"
            yield place.fact("histology", morphology, quote, system="icd-o-3")
            yield from _kind_of_cancer(morphology, quote, seen, place)
            return


def _kind_of_cancer(morphology: str, quote: str, seen: Observed, place: Place) -> Iterator[Fact]:
    """The kind of cancer that a histology makes of its place, or of the cancer that it belongs to."""
    known = oncology.kind(place.about) if place.about else None
    site = site_of(Concept(), (seen.site,)) if seen.site else next(iter(known.topography), None) if known else None
    code = oncology.from_icdo3(site, morphology) if site else None
    if code is None or (known and not oncology.is_a(code, known.code)):
        return
    yield place.fact(
        "cancer",
        code,
        quote,
        system="oncotree",
        about=None,
        status="inferred",
        reason="the tissue type and the place together name this cancer",
    )


def grade(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """Histologic grade: 1 to 4, low, high, undifferentiated."""
    for coding in seen.value.concept.codings if seen.value.concept else ():
        answer = meaning_of(coding)
        if answer and answer.field == "grade_answer":
            yield place.fact("grade", answer.detail, coding.display or coding.code or "")
            return
    for word in seen.value.words:
        value = grade_named(word)
        if value:
            yield place.fact("grade", value, word)
            return


def grade_named(word: str) -> str | None:
    """The grade that words name."""
    for pattern, value in _GRADES:
        found = pattern.search(word)
        if found and value == "digit":
            return found[1]
        if found and value == "roman":
            return _ROMAN.get(found[0].split()[-1].lower().removeprefix("grade"))
        if found:
            return value
    return None


def gleason(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """ISUP grade group of a prostate cancer; a bare Gleason sum of 7 leaves it open and gives nothing."""
    for word in seen.value.words:
        group, patterns = _GRADE_GROUP.search(word), _PATTERNS.search(word)
        detail = f"Gleason {patterns[1]}+{patterns[2]}={int(patterns[1]) + int(patterns[2])}" if patterns else None
        if group:
            yield place.fact("grade", f"GG{group[1]}", word, detail=detail)
            return
        if patterns:
            yield place.fact(
                "grade",
                _group_of(int(patterns[1]), int(patterns[2])),
                word,
                detail=detail,
                status="inferred",
                reason=f"{detail} is this grade group",
            )
            return
    known = {6: "GG1", 8: "GG4", 9: "GG5", 10: "GG5"}.get(int(seen.value.number or 0))
    if known:
        yield place.fact(
            "grade",
            known,
            seen.quote,
            detail=f"Gleason {plain_number(seen.value.number or 0)}",
            status="inferred",
            reason="a Gleason score of this height is this grade group",
        )


def _group_of(first: int, second: int) -> str:
    total = first + second
    if total == 7:
        return "GG2" if first == 3 else "GG3"
    return "GG1" if total <= 6 else "GG4" if total == 8 else "GG5"


def disease_status(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """Progression, when the record says that the disease grew or came back."""
    for coding in seen.value.concept.codings if seen.value.concept else ():
        trend = meaning_of(coding)
        if trend and trend.field == "trend":
            if trend.detail == "worsened":
                yield place.fact("progression", "yes", coding.display or coding.code or "")
            return
    for word in seen.value.words:
        if _PROGRESS.search(word) and not _NO_PROGRESS.search(word):
            yield place.fact("progression", "yes", word)
            return


def metastatic_history(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """That the disease has spread, when the observation is not denied."""
    if seen.value.boolean or (meaning.detail == "present" and seen.value == Value()):
        yield place.fact("extent", "metastatic", seen.quote)
