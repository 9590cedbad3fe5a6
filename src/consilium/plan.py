"""Walks the journey once: from records and answers to a second-opinion plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import TYPE_CHECKING

from consilium.case import Case
from consilium.need.model import Clock, Need, Review

if TYPE_CHECKING:
    from consilium.coverage import Coverage
    from consilium.directory import CentreSearch
    from consilium.opinions import Comparison
    from consilium.packet import Packet
    from consilium.trials import TrialsNote


@dataclass(frozen=True, slots=True)
class Plan:
    """A second-opinion plan: everything that the faces show."""

    made: Date
    case: Case
    need: Need
    clock: Clock
    reviews: tuple[Review, ...]
    centres: CentreSearch | None  # None when no postal code is known
    coverage: Coverage
    packet: Packet
    questions: tuple[str, ...]  # what the person can still tell us or ask, most important first
    trials: TrialsNote
    comparison: Comparison | None = None
