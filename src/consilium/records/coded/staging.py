"""Stages as records code them: T, N and M, the stage group, and the staging systems of single kinds of cancer."""

import re
from collections.abc import Iterable, Iterator

from consilium.case import Fact
from consilium.records.coded.concepts import Concept, Place, codes_of, is_absent, words_of
from consilium.records.coded.tables import Meaning, meaning_of
from consilium.records.coded.values import Value

_CATEGORY = re.compile(
    r"(?<![A-Za-z0-9])(?P<before>[ry]?)(?P<basis>[cpua]?)(?P<after>y?)"
    r"(?P<letter>[TNM])(?P<value>X|x|is|a(?![a-z0-9])|[0-4])(?P<sub>[a-e]?\d?)(?P<mi>\(?mi\)?)?(?![0-9A-Za-z])"
)
_BARE = re.compile(r"(?P<value>X|is|[0-4])(?P<sub>[a-e]?\d?)$", re.I)
_GROUP = (
    r"(?P<number>0|IV|III|II|I|[1-4])(?:[ ]?(?P<sub>[A-Ea-eX]?[1-3]?|is|S|MS))(?![A-Za-z0-9])"
    r"(?!\s?(?:-|–|to|/)\s?(?:stage )?(?:0|I|V|[1-4]))"
)
_STAGE = re.compile(rf"\b(?:stage|stadium)(?: group)?:? (?:c|p|yp|yc)?{_GROUP}", re.I)
_ALONE = re.compile(rf"(?:[cp]|yp|yc)?{_GROUP}$", re.I)
_LETTER = re.compile(r"\b(?:stage |binet )?(?P<letter>[A-D])\b(?: \(.*)?$")
_NEUROBLASTOMA = re.compile(r"\bstage (?P<value>L1|L2|MS|M|4S)\b", re.I)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_BASIS = {"c": "clinical", "p": "pathologic"}
_EDITIONS = {
    "444256004": "ajcc-6",
    "443830009": "ajcc-7",
    "897275008": "ajcc-8",
    "1269566009": "ajcc-9",
    "C188404": "uicc",
}
_METHODS = (
    ("figo", "figo"),
    ("gynecology and obstetrics", "figo"),
    ("lugano", "lugano"),
    ("ann arbor", "ann-arbor"),
    ("cotswolds", "ann-arbor"),
    ("binet", "binet"),
    ("rai ", "rai"),
    ("uicc", "uicc"),
)


def tnm_facts(meaning: Meaning, value: Value, method: Concept | None, place: Place) -> Iterator[Fact]:
    """One T, N or M category, without its prefix, and the basis that code or prefix tell."""
    if is_absent(value.concept):
        return
    for word in value.words:
        found = _category(word, meaning.field.upper())
        if found:
            category, prefix = found
            basis = _basis(prefix, meaning.detail)
            yield place.fact(
                meaning.field, category, word, system=_system(method, value.concept), detail=_prefixed(category, basis)
            )
            if basis:
                yield place.fact("stage_basis", basis, word)
            return


def group_facts(meaning: Meaning, value: Value, method: Concept | None, place: Place) -> Iterator[Fact]:
    """A stage group; ``meaning.detail`` is the basis (clinical, pathologic) or another staging system (figo, rai)."""
    if is_absent(value.concept):
        return
    basis = meaning.detail if meaning.detail in ("clinical", "pathologic") else None
    system = _system(method, value.concept) if basis or not meaning.detail else meaning.detail
    for word in value.words:
        group = stage_group(word, letters=system == "binet", alone=True)
        if group:
            yield place.fact("stage_group", group, word, system=system, detail=basis)
            if basis:
                yield place.fact("stage_basis", basis, word)
            return


def stage_facts(summary: Concept, kind: Concept | None, place: Place) -> Iterator[Fact]:
    """The stage that a condition carries: a group, or a single category."""
    value = Value(concept=summary)
    row = next((row for coding in (kind.codings if kind else ()) if (row := meaning_of(coding))), None)
    if row and row.field in ("t", "n", "m"):
        yield from tnm_facts(row, value, kind, place)
        return
    named = Meaning("stage_group", row.detail if row and row.field == "stage_group" else "")
    found = list(group_facts(named, value, kind, place))
    yield from found or _categories(value, kind, place)


def told_stage(basis: str, value: Value, method: Concept | None, place: Place) -> Iterator[Fact]:
    """A stage in words: a group, categories ("cT2 cN1 cM0"), or both."""
    if not is_absent(value.concept):
        yield from group_facts(Meaning("stage_group", basis), value, method, place)
        for letter in "TNM":
            if any(match["letter"] == letter for word in value.words for match in _CATEGORY.finditer(word)):
                yield from tnm_facts(Meaning(letter.lower(), basis), value, method, place)


def named_stage(texts: Iterable[str], place: Place) -> Iterator[Fact]:
    """The stage in the name of a condition: "Non-small cell carcinoma of lung, TNM stage 1"."""
    for text in texts:
        group = stage_group(text)
        if group:
            yield place.fact("stage_group", group, text)
            return


def stage_group(text: str, *, letters: bool = False, alone: bool = False) -> str | None:
    """A stage group in Roman form (``IIB``), after the word "stage" or, when ``alone``, as the whole text.

    A range of stages ("IC-IIIC") names none. ``letters``: the system's groups are letters (Binet).
    """
    text = text.strip()
    if letters:
        found = _LETTER.search(text.removesuffix(" (finding)"))
        return found["letter"] if found else None
    young = _NEUROBLASTOMA.search(text)
    if young:
        return young["value"].upper()
    match = _STAGE.search(text) or (_ALONE.match(text) if alone else None)
    if match is None:
        return None
    sub = match["sub"]
    number = match["number"].upper()
    return _ROMAN.get(number, number) + ("is" if sub.lower() == "is" else sub.upper())


def _categories(value: Value, kind: Concept | None, place: Place) -> Iterator[Fact]:
    """All categories in words such as "cT2 cN0 cM0"."""
    for letter in "TNM":
        yield from tnm_facts(Meaning(letter.lower(), ""), value, kind, place)


def _category(text: str, letter: str) -> tuple[str, str] | None:
    for match in _CATEGORY.finditer(text):
        if match["letter"] == letter:
            prefix = match["before"] + match["basis"] + match["after"]
            number = "X" if match["value"] in "Xx" else match["value"]
            return f"{letter}{number}{match['sub']}{'mi' if match['mi'] else ''}", prefix
    bare = _BARE.match(text.strip())
    return (
        (
            f"{letter}{bare['value'].upper() if bare['value'] in 'xX' else bare['value'].lower()}{bare['sub'].lower()}",
            "",
        )
        if bare
        else None
    )


def _basis(prefix: str, coded: str) -> str | None:
    if "y" in prefix:
        return "post_therapy"
    return next((_BASIS[letter] for letter in prefix if letter in _BASIS), None) or coded or None


def _prefixed(category: str, basis: str | None) -> str:
    return {"clinical": "c", "pathologic": "p", "post_therapy": "yp"}.get(basis or "", "") + category


def _system(method: Concept | None, value: Concept | None) -> str | None:
    """The staging system: by its code or words, else by the code system of the value."""
    for coding in method.codings if method else ():
        if coding.code in _EDITIONS:
            return _EDITIONS[coding.code]
    said = " | ".join([*words_of(method), *words_of(value)]).lower()
    named = next((name for word, name in _METHODS if word in said), None)
    if named:
        return named
    if next(codes_of(value, "uicc"), None):
        return "uicc"
    ajcc = "american joint" in said or "ajcc" in said or next(codes_of(value, "ajcc"), None) is not None
    return "ajcc" if ajcc else None
