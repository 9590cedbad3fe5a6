"""Opinions that cannot be compared: empty, no opinion at all, about another person or another cancer."""

import re
from collections.abc import Mapping, Sequence

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.oncology import is_a, kind
from consilium.opinions.model import Opinion, Statement

_BILL = re.compile(
    r"\b(?:amount due|balance due|total due|statement of account|invoice|billing|copay(?:ment)?|explanation of "
    r"benefits|deductible|remit(?:tance)?|"
    r"appointment (?:reminder|confirmation)|CPT code|account number|please pay|payment)\b",
    re.I,
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
    bill = len(_BILL.findall(document.text))
    if (bill >= 2 and "treatment" not in says) or bill >= 4:
        raise InputError(
            f"{document.source} looks like a bill or a notice, not a doctor's opinion.",
            "Give the doctor's letter or report.",
        )
    if not any(axis in says for axis in _TELLS):
        raise InputError(
            f"{document.source} says nothing that we can read of a cancer or its treatment.",
            "Give the letter or report in which the doctor says what it is and what to do.",
        )


def mismatched(opinions: Sequence[Opinion]) -> None:
    """Refuses opinions about different people or about cancers that have nothing in common."""
    first = opinions[0]
    for number, other in enumerate(opinions[1:], 2):
        if _other_person(first.person, other.person):
            raise InputError(
                f"{first.source} and {other.source} seem to be about different people.",
                "Compare opinions about one person only. Check that you took the right files.",
            )
        if _other_cancer(first.cancers, other.cancers):
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


def _other_cancer(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether no cancer that one letter names could be one of the other's: no common tissue, none coarser."""
    if not a or not b:
        return False
    for x in a:
        for y in b:
            if is_a(x, y) or is_a(y, x) or _tissue(x) == _tissue(y) or "OTHER" in (_tissue(x), _tissue(y)):
                return False
    return True


#: Tissues between which a second reading may move a tumor without its being another patient's.
_NEAR = (
    {"LYMPH", "MYELOID"},
    {"BOWEL", "STOMACH"},
    {"PERITONEUM", "OVARY"},
    {"SOFT_TISSUE", "BONE"},
    {"UTERUS", "CERVIX"},
)


def _tissue(code: str) -> str:
    known = kind(code)
    tissue = known.tissue if known else "OTHER"
    return next((min(group) for group in _NEAR if tissue in group), tissue)
