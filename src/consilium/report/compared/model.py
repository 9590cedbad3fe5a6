"""A page of a comparison, which text, HTML and PDF render alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilium.packet.blocks import Block
from consilium.report.page import Section


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet: a heading with what matters most, then its parts; ``overleaf`` is for the back of the paper."""

    title: str
    made: str
    emergency: tuple[str, ...]  # a heading and what to do now, when nothing else comes first
    heading: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    overleaf: tuple[Section, ...] = ()
    for_doctors: bool = False  # set in smaller letters and wider on a screen

    def prose(self) -> Iterator[str]:
        """All sentences of the page that the program itself says."""
        yield from (*self.emergency, self.heading)
        for section in (Section("lead", "", self.lead), *self.sections, *self.overleaf):
            yield from section.prose()
