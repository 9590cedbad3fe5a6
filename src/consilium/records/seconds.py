"""Tells a second cancer of the same organ from a second opinion on the first one."""

import re
from collections.abc import Mapping, Sequence
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import kind
from consilium.records.apart import kin, other_kind, other_side, resource, same_time

Sides = Mapping[Fact, str | None]

#: Organs of which there are two: another kind on the other side is another cancer.
_PAIRED = frozenset(("BREAST", "LUNG", "KIDNEY", "TESTIS", "EYE", "ADRENAL_GLAND"))
#: Of these, the lung is where a cancer commonly spreads to the other side: there the same kind later is no new one.
_SPREADS_ACROSS = frozenset(("LUNG",))

_SENTENCE_END = re.compile(r"\n|[.;!?]\s")


def divide(named: Sequence[Fact], sides: Sides, documents: Mapping[str, Document]) -> list[list[Fact]]:
    """The names of one organ's cancer, one list for each cancer.

    Another side (with another kind, or long after), or a kind that excludes the first one long after it, is another
    cancer. Within the window and on the same or an unknown side, documents differ on one cancer.
    """
    cancers: list[list[Fact]] = []
    for fact in sorted(named, key=lambda f: (not _firm(f, documents), f.date or Date.max)):
        fitting = [c for c in cancers if _belongs(fact, c, sides, documents)]
        if fitting:
            max(fitting, key=lambda c: _closeness(fact, c, sides)).append(fact)
        else:
            cancers.append([fact])
    return cancers


def _firm(fact: Fact, documents: Mapping[str, Document]) -> bool:
    """A kind named exactly by somebody who saw the tissue, or treats it; scans and doubts never make a new cancer."""
    found, document = kind(fact.value), documents.get(fact.document)
    imaging = document is not None and document.kind == "imaging_report"
    return fact.status == "stated" and found is not None and found.parent is not None and not imaging


def _belongs(fact: Fact, cancer: list[Fact], sides: Sides, documents: Mapping[str, Document]) -> bool:
    if not _firm(fact, documents):
        return True
    firm = [f for f in cancer if _firm(f, documents)]
    if any(_across(fact, f, sides) or _told_apart(fact, f) for f in firm):
        return False
    rivals = [f for f in firm if other_kind(fact, f)]
    if not rivals or any(kin(fact.value, f.value) for f in firm):
        return True
    # Later notes repeat the old name: what counts is when a kind was first named.
    first = min((f.date for f in rivals if f.date), default=None)
    return any(f.date is None for f in rivals) or same_time(fact.date, first)


def _told_apart(one: Fact, other: Fact) -> bool:
    """Whether one report names both, each in a specimen of its own."""
    details = (one.detail or "", other.detail or "")
    apart = details[0] != details[1] and all(detail.startswith("specimen ") for detail in details)
    return one.document == other.document and apart


def _across(one: Fact, other: Fact, sides: Sides) -> bool:
    found = kind(one.value)
    if not found or found.tissue not in _PAIRED or not other_side(sides.get(one), sides.get(other)):
        return False
    later = not same_time(one.date, other.date) and found.tissue not in _SPREADS_ACROSS
    return other_kind(one, other) or later


def _closeness(fact: Fact, cancer: list[Fact], sides: Sides) -> tuple[bool, bool, int]:
    """Same side, then same kind, then nearest in time."""
    side = sides.get(fact)
    gaps = [abs((fact.date - f.date).days) for f in cancer if fact.date and f.date]
    return (
        side is not None and any(sides.get(f) == side for f in cancer),
        any(kin(fact.value, f.value) for f in cancer),
        -min(gaps, default=0),
    )


def sides_of(named: Sequence[Fact], documents: Mapping[str, Document]) -> Sides:
    """The side on which each cancer was named: by its resource or code, its sentence, or its document's one."""
    each: dict[str, int] = {}
    for fact in named:
        each[fact.document] = each.get(fact.document, 0) + 1
    return {f: _side(f, documents.get(f.document), each[f.document] == 1) for f in named}


def _side(fact: Fact, document: Document | None, alone: bool) -> str | None:
    told = [f for f in document.facts if f.field == "laterality" and f.status != "absent"] if document else []
    if document and fact.start is not None and not alone:
        told = [f for f in told if f.start is not None and not _sentence_between(document.text, fact.start, f.start)]
    elif fact.path is not None:
        own = [f for f in told if resource(f.path) == resource(fact.path)]
        told = own or [f for f in told if f.about == fact.value or (alone and f.about is None)]
    values = {f.value for f in told}
    return values.pop() if len(values) == 1 else None


def _sentence_between(text: str, one: int, other: int) -> bool:
    return bool(_SENTENCE_END.search(text, min(one, other), max(one, other)))
