"""What a page of a plan is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from consilium.packet.blocks import Block, prose


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason on the first screen: what it is, and the one line that shows it."""

    title: str
    shown_by: str  # a quote with its document, or a figure; empty when neither is known


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do first, and where the page helps with it."""

    text: str
    note: str = ""
    section: str = ""  # id of the section that helps
    papers: tuple[str, ...] = ()  # ids of the very papers of the packet, where there are such
    VERBATIM: ClassVar = ("section", "papers")


@dataclass(frozen=True, slots=True)
class First:
    """The first screen, which cannot be long."""

    title: str
    made: str
    basis: str  # what the plan rests on
    emergency: tuple[str, ...]  # what to do now, when nothing else comes first
    heading: str
    lead: str
    reasons: tuple[ReasonLine, ...]
    more_reasons: int  # reasons that stand only below
    clock_heading: str
    clock: tuple[str, ...]
    steps: tuple[Step, ...]
    not_found: str

    def prose(self) -> Iterator[str]:
        """The sentences that the program itself says on this screen."""
        yield from (self.heading, self.lead, self.clock_heading, *self.emergency, *self.clock, self.not_found)
        for reason in self.reasons:
            yield reason.title
        for step in self.steps:
            yield step.text
            yield step.note


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page below the first screen."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    VERBATIM: ClassVar = ("id",)

    def prose(self) -> Iterator[str]:
        """The sentences that the program itself says in this part."""
        for block in self.blocks:
            yield from prose(block)


@dataclass(frozen=True, slots=True)
class Page:
    """A plan, ready to be shown."""

    first: First
    sections: tuple[Section, ...]

    def prose(self) -> Iterator[str]:
        """All sentences of the page that the program itself says."""
        yield from self.first.prose()
        for section in self.sections:
            yield from section.prose()
