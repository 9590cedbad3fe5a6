"""What is known while one person's record is read: its resources, the cancers found so far, and the warnings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from typing import TypeVar, cast

from consilium.oncology import is_a
from consilium.records.coded import Concept, Place, day_of, diagnose
from consilium.records.coded.concepts import Reference, words_of
from consilium.records.formats.fhir.bundle import Index, Node
from consilium.records.formats.fhir.shapes import OneOrMany, Resource
from consilium.records.ocr.recogniser import Recogniser

#: Reasons that may turn out to be a cancer.
_MASS = re.compile(r"\bmass\b|\blump|\blesion|\bnodule|\bneoplasm|\btumou?r|\bpolyp|\babnormal|\belevated", re.I)

Shape = TypeVar("Shape", bound=Resource)
_MOST_WARNINGS = 20


@dataclass(slots=True)
class Context:
    """One record being read. ``cancers`` has the OncoTree code (or None) of every condition that is a cancer, by path;
    ``others`` the paths of conditions that are none; ``linked`` the cancer that an observation belongs to, by its path.
    """

    source: str
    nodes: list[Node]
    index: Index
    file: str
    recogniser: Recogniser | None = None
    cancers: dict[str, str | None] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    linked: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _shapes: dict[type[Resource], list[Node]] = field(default_factory=dict)

    def all(self, shape: type[Shape]) -> Iterator[tuple[Node, Shape]]:
        """The resources of one shape."""
        if not self._shapes:
            for node in self.nodes:
                self._shapes.setdefault(type(node.resource), []).append(node)
        for node in self._shapes.get(shape, ()):
            yield node, cast(Shape, node.resource)

    def place(self, node: Node, part: str, date: Date | None = None, about: str | None = None) -> Place:
        """A place in a resource."""
        return Place(self.source, node.below(part), date, about)

    def date(self, node: Node, **fields: str | None) -> Date | None:
        """The first of the dates that can be one; one that cannot is told."""
        for name, text in fields.items():
            found = self.day(text)
            if found:
                return found
            if text:
                self.warn(f"{node.below(name)}: a date that cannot be; it was left out.")
        return None

    @staticmethod
    def day(text: str | None) -> Date | None:
        """A date as FHIR writes it."""
        return day_of(text)

    def warn(self, text: str) -> None:
        """Adds a warning, up to a number that a person can still read."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.append(text)

    def about(self, references: tuple[Reference, ...] | None, origin: Node) -> str | None:
        """The cancer that the first reference to one points to."""
        for reference in references or ():
            node = self.index.find(reference.reference, origin)
            if node and self.cancers.get(node.path):
                return self.cancers[node.path]
        return None

    def own(self, code: str | None) -> str | None:
        """The record's own name for a cancer that is named elsewhere more coarsely or more finely."""
        names = {known for known in self.cancers.values() if known}
        if code is None or code in names:
            return code
        near = {known for known in names if is_a(known, code) or is_a(code, known)}
        return near.pop() if len(near) == 1 else code

    def reason(
        self, references: tuple[Reference, ...] | None, concepts: tuple[Concept, ...] | None, origin: Node
    ) -> tuple[bool | None, str | None]:
        """Whether a reason is a cancer (None: no reason given), and which."""
        code = self.about(references, origin)
        if code:
            return True, code
        told: bool | None = None
        for reference in references or ():
            node = self.index.find(reference.reference, origin)
            if node and node.path in self.cancers:
                return True, None
            told = False if node and node.path in self.others else told
        named = [*(concepts or ()), *(Concept(text=r.display) for r in references or () if r.display)]
        for concept in named:
            found = diagnose(concept)
            if found and found.role != "family":
                return True, self.own(found.code)
            told = None if any(_MASS.search(text) for text in words_of(concept)) else False
        return told, None


def first(concepts: OneOrMany) -> Concept | None:
    """The first of one or many concepts."""
    return next(iter(concepts), None) if isinstance(concepts, tuple) else concepts
