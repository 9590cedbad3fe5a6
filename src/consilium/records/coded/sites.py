"""Where in the body does an entry say that the tumor is, and on which side?"""

import re
from collections.abc import Iterable, Iterator

from consilium import oncology
from consilium.case import Fact
from consilium.records.coded.concepts import Coding, Concept, Place, codes_of, quote_of, words_of

_SIDES = {
    "7771000": "left",
    "24028007": "right",
    "51440002": "bilateral",
    "399488007": "midline",
    "l": "left",
    "r": "right",
    "b": "bilateral",
    "m": "midline",
    "left": "left",
    "right": "right",
    "bilateral": "bilateral",
    "midline": "midline",
}
_SIDE_WORDS = re.compile(r"\b(bilateral|both sides|left and right|right and left|left|right|links|rechts)\b", re.I)
_SIDE_NAMES = {
    "both sides": "bilateral",
    "left and right": "bilateral",
    "right and left": "bilateral",
    "links": "left",
    "rechts": "right",
}

# ICD-10-CM puts the side in the last place of these: 1 right, 2 left, 3 both.
_PAIRED = re.compile(r"C(?:34\.[0-389]|50\.\d[12]|56\.|62\.[019]|64\.|65\.|66\.|69\.\d)(?P<side>[123])$")

_WHOLE = [
    "C01",
    "C07",
    "C12",
    "C19",
    "C20",
    "C23",
    "C37",
    "C52",
    "C55",
    "C56",
    "C58",
    "C61",
    "C64",
    "C65",
    "C66",
    "C73",
]
_ELSEWHERE = {"C45.0": "C38.4", "C45.1": "C48.2", "C45.2": "C38.0"}


def site_of(concept: Concept, sites: Iterable[Concept]) -> str | None:
    """The ICD-O-3 topography of an entry: coded as such, else by its ICD-10 code, else by the words for the place."""
    coded = _coded(sites)
    if coded:
        return coded[0]
    mapped = (_from_icd10(coding.code or "") for coding in codes_of(concept, "icd10"))
    return next(filter(None, mapped), None) or _worded(sites) or _worded([concept])


def site_fact(concept: Concept, sites: tuple[Concept, ...], place: Place) -> Iterator[Fact]:
    """The place as a fact: stated when ICD-O-3 codes it, worked out from the ICD-10 code or the words otherwise."""
    stated = _coded(sites)
    if stated:
        yield place.fact("site", stated[0], stated[1], system="icd-o-3")
        return
    for coding in codes_of(concept, "icd10"):
        topography = _from_icd10(coding.code or "")
        if topography:
            yield place.fact(
                "site",
                topography,
                coding.display or coding.code or "",
                system="icd-o-3",
                status="inferred",
                reason=f"ICD-10 code {coding.code} names this place",
            )
            return
    for named in (*sites, concept):
        topography = _worded([named])
        if topography and _fits(topography, place.about):
            yield place.fact(
                "site",
                topography,
                quote_of(named),
                system="icd-o-3",
                status="inferred",
                reason="the record names this place in words",
            )
            return


def _fits(topography: str, about: str | None) -> bool:
    """Whether a cancer of this kind begins there: a melanoma of the lower limb is of its skin, not of its flesh."""
    known = oncology.kind(about) if about else None
    return known is None or not known.topography or topography.startswith(known.topography)


def laterality_fact(concepts: Iterable[Concept], place: Place) -> Iterator[Fact]:
    """The side, from a qualifier's code, from words, or from the last place of an ICD-10-CM code."""
    for concept in concepts:
        for side, quote in _sides(concept):
            yield place.fact("laterality", side, quote)
            return


def _sides(concept: Concept) -> Iterator[tuple[str, str]]:
    for coding in concept.codings:
        side = _SIDES.get((coding.code or "").lower()) or _qualifier(coding)
        if side:
            yield side, coding.display or coding.code or ""
        paired = _PAIRED.match(coding.code or "")
        if paired:
            yield ("right", "left", "bilateral")[int(paired["side"]) - 1], coding.display or coding.code or ""
    for text in words_of(concept):
        named = {_SIDE_NAMES.get(word.lower(), word.lower()) for word in _SIDE_WORDS.findall(text)}
        if len(named) == 1:
            yield named.pop(), text


def _qualifier(coding: Coding) -> str | None:
    """The side that an extension of the code tells (German records)."""
    for extension in coding.extension or ():
        side = extension.valueCoding.code if extension.valueCoding else None
        if side and extension.ends("seitenlokalisation"):
            return _SIDES.get(side.lower())
    return None


def _coded(sites: Iterable[Concept]) -> tuple[str, str] | None:
    for site in sites:
        for coding in codes_of(site, "icdo3"):
            if re.fullmatch(r"C\d\d\.?\d", coding.code or ""):
                return _dotted(coding.code or ""), coding.display or coding.code or ""
    return None


def _worded(concepts: Iterable[Concept]) -> str | None:
    for concept in concepts:
        for text in words_of(concept):
            found = oncology.sites(text)
            if found:
                named = max(found, key=lambda site: (len(site.topography), site.end - site.start)).topography
                return named if "." in named else f"{named}.9"
    return None


def _dotted(code: str) -> str:
    bare = code.replace(".", "")
    return f"{bare[:3]}.{bare[3:4]}"


def _from_icd10(code: str) -> str | None:
    """ICD-O-3 shares the places of ICD-10's solid tumors; a few categories go elsewhere, most others have none."""
    bare = code.strip().upper().replace(".", "")
    if not re.fullmatch(r"C\d\d\w{0,4}", bare):
        return None
    whole, number = bare[:3], int(bare[1:3])
    dotted = _dotted(bare) if len(bare) > 3 else ""
    if dotted in _ELSEWHERE:
        return _ELSEWHERE[dotted]
    if number > 76 or number in (45, 46):
        return None
    if whole in _WHOLE:
        return f"{whole}.9"
    if whole == "C62" and len(bare) > 4:
        return dotted
    if whole == "C22":
        return "C22.1" if dotted == "C22.1" else "C22.0"
    if whole == "C43":
        return dotted.replace("C43", "C44") or None
    return dotted if len(bare) > 3 and dotted[-1].isdigit() else None
