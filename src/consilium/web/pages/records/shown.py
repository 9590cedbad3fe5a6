"""Papers and facts as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilium.case import CONTRACT_FIELDS, Document, Fact
from consilium.packet.wording import LABELS, TITLES, day, label, value
from consilium.records.corrections import Correction, as_corrected, mark
from consilium.records.understood import CORRECTABLE
from consilium.say import say
from consilium.web.pages.records.statements import sentence

#: What a person is asked to check: what the contract names, without the codes that only say it again.
_SHOWN = tuple(name for name in LABELS if name in CONTRACT_FIELDS and name not in ("site", "histology"))

#: Hard news is not brought by a list.
_HUSHED = ("no_lifesaving_therapy",)


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One fact of a paper, in words."""

    mark: str
    label: str  # of a statement: all that it says
    value: str  # empty for a statement
    words: str  # the line that it comes from
    worked_out: str  # for an inferred fact: why
    caution: str  # why it may be misread
    corrected: bool
    theirs: str  # as the person reads it; empty: the paper does not say this
    has_values: bool  # whether the paper can say another value; a statement is there or not
    urgent: bool  # an emergency


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in the list."""

    number: int
    title: str
    source: str
    facts: tuple[ShownFact, ...]
    warnings: tuple[str, ...]
    first: int  # how many of the facts stand before the fold: the cancer, or all where none is named
    look: bool  # whether one behind the fold must be seen at once


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a paper before, in and after the place that a fact comes from."""

    before: str
    words: str
    after: str


def papers(documents: Sequence[Document], corrections: dict[str, Correction]) -> tuple[Paper, ...]:
    """All papers, by their numbers in the list of documents as we read them."""
    return tuple(paper(number, document, corrections) for number, document in enumerate(documents))


def paper(number: int, document: Document, corrections: dict[str, Correction]) -> Paper:
    """One paper with what we read in it; what is said twice in it is listed once."""
    words = TITLES[document.kind]
    title = say("{document}, {day}", document=words, day=day(document.date)) if document.date else words
    seen: dict[tuple[str, str], ShownFact] = {}
    listed = [fact for fact in document.facts if fact.field in _SHOWN and fact.status != "absent"]
    for fact in sorted(listed, key=lambda fact: fact.field != "cancer"):
        one = shown(fact, corrections)
        if (one.label, one.value) not in seen or one.corrected:
            seen[one.label, one.value] = one
    facts = tuple(seen.values())
    cancers = len({shown(fact, corrections).value for fact in listed if fact.field == "cancer"})
    look = any(one.caution or one.corrected or one.urgent for one in facts[cancers:])
    return Paper(number, title, document.source, facts, document.warnings, cancers or len(facts), look)


def said_in(document: Document, corrections: dict[str, Correction]) -> tuple[ShownFact, ...]:
    """All that we took from a person's own words, statements too; what is said twice once."""
    seen: dict[tuple[str, str], ShownFact] = {}
    for fact in document.facts:
        if fact.status != "absent" and (fact.field in _SHOWN or sentence(fact)) and fact.field not in _HUSHED:
            seen.setdefault((fact.field, fact.value), shown(fact, corrections))
    return tuple(seen.values())


def passage(document: Document, fact: Fact | None) -> Passage:
    """The text of a paper around a fact; the whole text when no fact is asked for."""
    text = document.text
    if fact is None or fact.start is None or fact.end is None:
        return Passage(text, "", "")
    return Passage(text[: fact.start], text[fact.start : fact.end], text[fact.end :])


def fact_of(document: Document, wanted: str) -> Fact | None:
    """The fact of a document that a mark stands for."""
    return next((fact for fact in document.facts if mark(fact) == wanted), None)


def shown(fact: Fact, corrections: dict[str, Correction]) -> ShownFact:
    """A fact of any field in words, also one that is in no list."""
    known = corrections.get(mark(fact))
    theirs = as_corrected(fact, known) if known else None
    said = sentence(fact)
    return ShownFact(
        mark=mark(fact),
        label=said or label(fact),
        value="" if said else value(fact),
        words=" ".join(fact.quote.split()),
        worked_out=fact.reason or "" if fact.status == "inferred" else "",
        caution=fact.caution or "",
        corrected=known is not None,
        theirs=value(replace(theirs, detail=theirs.detail if theirs.field == "treatment" else None)) if theirs else "",
        has_values=fact.field in CORRECTABLE,
        urgent=fact.field == "emergency",
    )
