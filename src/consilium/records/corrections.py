"""What a person says that we misread: the corrected value takes the place of ours, and ours is kept beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from consilium.case import CONTRACT_FIELDS, Document, Fact
from consilium.records.valid import is_valid


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that a person read otherwise in the same document."""

    fact: str  # the mark of the fact as we read it
    ours: str  # the value as we read it
    value: str  # the value as the person reads it, as `understood` has it; empty: the document does not say this
    note: str = ""  # the person's own words
    detail: str | None = None  # the qualifier that came with the value


def mark(fact: Fact) -> str:
    """What a fact is known by: the same for the same value at the same place of the same document."""
    place = "\x1f".join((fact.document, fact.field, fact.value, fact.quote, str(fact.start), fact.path or ""))
    return blake2b(place.encode("utf-8", "replace"), digest_size=12).hexdigest()


def corrected(documents: Sequence[Document], corrections: Iterable[Correction]) -> tuple[Document, ...]:
    """The documents as the person reads them.

    A correction whose fact is no longer there changes nothing, and neither does one to a value that the field cannot
    have. What a paper says twice is corrected at both places; a statement stands for its own line alone.
    """
    by_mark = {correction.fact: correction for correction in corrections}
    return tuple(_document(document, by_mark) for document in documents) if by_mark else tuple(documents)


def as_corrected(fact: Fact, correction: Correction) -> Fact | None:
    """The fact as the person reads it, or None when the document does not say it."""
    if not correction.value:
        return None
    if not is_valid(fact.field, correction.value):
        return fact
    return replace(fact, value=correction.value, status="stated", reason=None, caution=None, detail=correction.detail)


def _document(document: Document, by_mark: dict[str, Correction]) -> Document:
    found = {_said(fact): known for fact in document.facts if (known := by_mark.get(mark(fact)))}
    if not found:
        return document
    kept = (as_corrected(fact, found[_said(fact)]) if _said(fact) in found else fact for fact in document.facts)
    facts = _following(
        [fact for fact in document.facts if fact.field == "cancer" and _said(fact) in found], found, kept
    )
    return replace(document, facts=tuple(facts))


def _following(
    named: Sequence[Fact], found: dict[tuple[str, ...], Correction], kept: Iterable[Fact | None]
) -> Iterator[Fact]:
    """Facts after the diagnosis was corrected: what belonged to the old name goes with the new one.

    Codes of site and histology that were read from the very words of the old name fall away with it.
    """
    names = {fact.value: found[_said(fact)].value for fact in named}
    names = {ours: theirs for ours, theirs in names.items() if not theirs or is_valid("cancer", theirs)}
    for fact in kept:
        if fact is None or (
            fact.field in ("site", "histology") and any(_within(fact, n) for n in named if n.value in names)
        ):
            continue
        yield replace(fact, about=names[fact.about] or None) if fact.about in names else fact


def _within(fact: Fact, name: Fact) -> bool:
    if fact.start is None or fact.end is None or name.start is None or name.end is None:
        return fact.path is not None and fact.path == name.path
    return name.start <= fact.start and fact.end <= name.end


def _said(fact: Fact) -> tuple[str, ...]:
    """What is corrected as one: a value of a field, or a single statement."""
    return (fact.field, fact.value) if fact.field in CONTRACT_FIELDS else (fact.field, mark(fact))
