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
