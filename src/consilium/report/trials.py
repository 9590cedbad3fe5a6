"""Trials: that none was searched, and how to search, as a record and as blocks."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from consilium.packet.blocks import Block, Bullets, Citation, Heading, Paragraph, Sources, Steps
from consilium.packet.wording import day
from consilium.report.cites import citation
from consilium.say import Verbatim, joined, say

if TYPE_CHECKING:
    from consilium.trials import TrialsNote


def trial_records(note: "TrialsNote") -> list[dict[str, Any]]:
    """One record for each trial that may fit; none, as no register was searched."""
    return []


def trials_record(note: "TrialsNote") -> dict[str, Any]:
    """The note: what was not done, and words and addresses to search with."""
    return asdict(note)


def trials_blocks(note: "TrialsNote") -> tuple[Block, ...]:
    """What was not searched, what to type where, what to ask."""
    registers = Bullets(tuple(joined(" ", (Verbatim(f"“{r.title}”:"), r.says)) for r in note.registers))
    titles = (say("{source}, checked {day}", source=Verbatim(r.title), day=day(r.checked)) for r in note.registers)
    pages = tuple(Citation(title, r.url) for title, r in zip(titles, note.registers, strict=True))
    return (*search_blocks(note), registers, *ask_blocks(note), Sources((*pages, *_cited(note))))


def search_blocks(note: "TrialsNote") -> tuple[Block, ...]:
    """That nothing was searched, what to type, and how to search."""
    blocks: list[Block] = [Paragraph(line) for line in note.says]
    if note.terms:
        terms = (joined(" ", (Verbatim(f"“{term.words}”."), term.why)) for term in note.terms)
        blocks += [Heading("Words to type", 3), Bullets(tuple(terms))]
    return (*blocks, Heading("How to search", 3), Steps(note.steps))


def ask_blocks(note: "TrialsNote") -> tuple[Block, ...]:
    """What to ask about trials."""
    return (Heading("Ask your doctor and the expert", 3), Bullets(note.ask))


def source_blocks(note: "TrialsNote") -> tuple[Block, ...]:
    """Where what is said comes from."""
    return (Sources(_cited(note)),)


def _cited(note: "TrialsNote") -> tuple[Citation, ...]:
    return tuple(citation(name) for name in note.sources)
