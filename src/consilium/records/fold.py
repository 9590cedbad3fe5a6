"""Folds documents that came more than once: nothing is lost, since only what says the same is folded."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace
from hashlib import blake2b

from consilium.case import Document


def digest(data: bytes) -> bytes:
    """A short fingerprint of a file's bytes."""
    return blake2b(data, digest_size=16).digest()


def fold(documents: Iterable[Document]) -> list[Document]:
    """The documents in order, each once; further sources of the same one stand in its ``copies``.

    The same are: texts with the same words (a report as PDF and as text), and structured documents with the same
    title, date, person and facts (a summary that was exported twice). A document's number alone does not make it the
    same: vendors have been seen to give one number to many.
    """
    kept: dict[Hashable, Document] = {}
    for number, document in enumerate(documents):
        key = _identity(document) or number
        first = kept.get(key)
        kept[key] = document if first is None else _with_copy(first, document)
    return list(kept.values())


def _with_copy(first: Document, again: Document) -> Document:
    sources = dict.fromkeys((*first.copies, again.source, *again.copies))
    return replace(first, copies=tuple(source for source in sources if source != first.source))


def _identity(document: Document) -> Hashable | None:
    """What two documents share when they are one; None for a document that says too little to tell."""
    words = re.sub(r"[\s|]+", " ", document.text).strip().casefold()
    if len(words) >= 40:
        person = document.person if document.kind == "imaging_disc" else None
        return (person, document.date, digest(words.encode("utf-8", "replace")))
    if not document.facts:
        return None
    facts = frozenset((f.field, f.value, f.quote, f.status, f.date, f.about, f.detail) for f in document.facts)
    return (document.kind, document.date, document.title, document.person, document.author, facts)
