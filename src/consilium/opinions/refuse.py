"""Opinions that cannot be compared: empty, no opinion at all, about another person or another cancer."""

import re
from collections.abc import Mapping, Sequence

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.oncology import is_a, kind
from consilium.opinions.model import Opinion, Statement

#: What bills, insurers' letters, reminders and newsletters say; a doctor's letter may say one of these in its footer.
_NOTICE = re.compile(
    r"\b(?:(?:amount|balance|total|payment) due|statement of account|patient statement|statement date|invoice|"
    r"billing|billed amount|copay(?:ment)?s?|explanation of benefits|not a bill|deductible|remit(?:tance)?|"
    r"guarantor|you (?:may )?owe|your responsibility|pay (?:this amount|online|by)|please pay|allowed amount|plan paid|"
    r"claim (?:number|no)|account number|CPT code|dear member|member services|member (?:ID|number)|"
    r"prior authori[sz]ation|(?:request|claim) (?:is|was|has been) denied|right to appeal|medically necessary|"
    r"appointment (?:reminder|confirmation)|minutes early|insurance card|newsletter|donat(?:e|ions?)|unsubscribe)\b",
    re.I,
)
_CONSENT = re.compile(r"^\W*(?:informed )?consent (?:form|for|to)\b", re.I)
#: What a doctor writes who gives an opinion; a Roman number is no "I".
_ADVISES = re.compile(
    r"\b(?:recommend\w*|advi[sc]e[sd]?|suggest\w*|propose\w*|impression|assessment|interpretation|final diagnosis|"
    r"my (?:opinion|view|advice|plan|impression|reading)|(?-i:I) (?:am|agree|believe|did|do|examined|favou?r|find|had|"
    r"have|met|read|reviewed|saw|see|think|would))\b|^\s*(?:treatment )?plan\s*:|\ba\s*/\s*p\b",
    re.I | re.M,
)
_TELLS = ("diagnosis", "treatment", "stage", "goal", "sequence")


def empty(document: Document) -> None:
    """Refuses a document without text."""
    if not re.search(r"\w{3}", document.text):
        raise InputError(
            f"{document.source} holds no text that we can read.",
            "Give the doctor's letter as text, as a PDF with text, or as a FHIR file.",
        )


def no_opinion(document: Document, says: Mapping[str, Statement]) -> None:
    """Refuses what is no doctor's opinion: a bill, a reminder, a page that says nothing of cancer."""
    if _notice(document.text, says):
        raise InputError(
            f"{document.source} looks like a bill, a form or a notice, not a doctor's opinion.",
            "Give the doctor's letter or report.",
        )
    if not any(axis in says for axis in _TELLS):
        raise InputError(
            f"{document.source} says nothing that we can read of a cancer or its treatment.",
            "Give the letter or report in which the doctor says what it is and what to do.",
        )


def _notice(text: str, says: Mapping[str, Statement]) -> bool:
    """Whether a page speaks of money and appointments and no doctor speaks in it; a bill may name drugs too."""
    said = {" ".join(hit.group().lower().split()) for hit in _NOTICE.finditer(text)}
    if _CONSENT.match(text):
        return True
    return (len(said) >= 2 and not _ADVISES.search(text)) or (len(said) >= 4 and len(says) < 3)


def mismatched(opinions: Sequence[Opinion]) -> None:
    """Refuses opinions about different people or about cancers that have nothing in common."""
    first = opinions[0]
    for number, other in enumerate(opinions[1:], 2):
        if _other_person(first.person, other.person):
            raise InputError(
                f"{first.source} and {other.source} seem to be about different people.",
                "Compare opinions about one person only. Check that you took the right files.",
            )
        if _other_cancer(first, other):
            raise InputError(
                f"{first.source} and {other.source} are about cancers in different parts of the body.",
                f"Compare opinions about the same cancer. Check opinion {number}.",
            )


def _other_person(a: Person, b: Person) -> bool:
    if a.birth_date and b.birth_date:
        return a.birth_date != b.birth_date
    if a.name and b.name:
        return not set(_words(a.name)) & set(_words(b.name))
    return False


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"[a-z]{3,}", name.lower()) if w not in ("mrs", "miss", "the")]


def _other_cancer(a: Opinion, b: Opinion) -> bool:
    """Whether the letters name cancers of different organs, and neither letter as much as mentions the
    other's organ."""
    if not a.cancers or not b.cancers:
        return False
    if any(is_a(x, y) or is_a(y, x) or _tissue(x) == _tissue(y) for x in a.cancers for y in b.cancers):
        return False
    one, two = _organs(a.cancers[0]), _organs(b.cancers[0])
    return bool(one and two) and not (one & b.places or two & a.places)


def _organs(code: str) -> frozenset[str]:
    """Where a kind of cancer grows: its topographies, cut to three characters; empty for cancers of the blood."""
    known = kind(code)
    return frozenset(t[:3] for t in known.topography) if known else frozenset()


def _tissue(code: str) -> str:
    known = kind(code)
    return known.tissue if known else code
