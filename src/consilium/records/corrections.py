"""What a person says that we misread: the corrected value takes the place of ours, and ours is kept beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from consilium.case import Document, Fact


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that a person read otherwise in the same document."""

    fact: str  # the mark of the fact as we read it
    ours: str  # the value as we read it
    value: str  # the value as the person reads it; empty: the document does not say this
    note: str = ""  # the person's own words


def mark(fact: Fact) -> str:
    """What a fact is known by: the same for the same value at the same place of the same document."""
    place = "\x1f".join((fact.document, fact.field, fact.value, fact.quote, str(fact.start), fact.path or ""))
    return blake2b(place.encode("utf-8", "replace"), digest_size=12).hexdigest()


def corrected(documents: Sequence[Document], corrections: Iterable[Correction]) -> tuple[Document, ...]:
    """The documents as the person reads them; a correction whose fact is no longer there changes nothing."""
    by_mark = {correction.fact: correction for correction in corrections}
    return tuple(_document(document, by_mark) for document in documents) if by_mark else tuple(documents)


def _document(document: Document, by_mark: dict[str, Correction]) -> Document:
    read = [(fact, by_mark.get(mark(fact))) for fact in document.facts]
    if not any(correction for _, correction in read):
        return document
    kept = (_fact(fact, correction) if correction else fact for fact, correction in read)
    return replace(document, facts=tuple(fact for fact in kept if fact))


def _fact(fact: Fact, correction: Correction) -> Fact | None:
    if not correction.value:
        return None
    return replace(fact, value=correction.value, status="stated", reason=None, detail=CORRECTED)


#: The qualifier of a fact that a person corrected.
CORRECTED = "as you read it"
