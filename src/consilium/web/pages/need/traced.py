"""Quotes of the plan with the way to the line that they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from consilium.case import Document, Fact
from consilium.packet.blocks import Block, Quote
from consilium.packet.wording import where
from consilium.plan import Plan
from consilium.records.corrections import mark
from consilium.report.page.model import Section


@dataclass(frozen=True, slots=True)
class TracedQuote:
    """Words of a paper, and where the page of that paper marks them."""

    words: str
    source: str
    number: int  # of the paper
    fact: str  # its mark
    in_text: bool  # whether the paper has a text in which the line is marked

    VERBATIM = ("words", "fact")


@dataclass(frozen=True, slots=True)
class TracedSection:
    """A section of the plan whose quotes lead to their papers."""

    id: str
    title: str
    blocks: tuple[Block | TracedQuote, ...]


def traced(section: Section, plan: Plan, as_read: Sequence[Document]) -> TracedSection:
    """The section with each quote that stands in a paper turned into one that leads there."""
    found = _places(plan, as_read)
    blocks = (found.get((b.words, b.source), b) if isinstance(b, Quote) else b for b in section.blocks)
    return TracedSection(section.id, section.title, tuple(blocks))


def _places(plan: Plan, as_read: Sequence[Document]) -> dict[tuple[str, str], TracedQuote]:
    """Every quote that reasons, the clock and the records can show, by its words and where it stands."""
    facts = [fact for reason in plan.need.reasons for fact in reason.facts] + list(plan.clock.facts)
    places: dict[tuple[str, str], TracedQuote] = {}
    for fact in facts:
        words, source = " ".join(fact.quote.split()), where(fact, plan.case)
        if place := _place(fact, as_read):
            number, known = place
            in_text = bool(as_read[number].text) and known.start is not None
            places.setdefault((words, source), TracedQuote(words, source, number, mark(known), in_text))
    return places


def _place(fact: Fact, as_read: Sequence[Document]) -> tuple[int, Fact] | None:
    """The paper and the fact in it as we read it: a person may have corrected its value, never its place."""
    for number, document in enumerate(as_read):
        if fact.document in (document.source, *document.copies):
            for known in document.facts:
                if _spot(known) == _spot(fact):
                    return number, known
    return None


def _spot(fact: Fact) -> tuple[object, ...]:
    return fact.field, fact.quote, fact.start, fact.path
