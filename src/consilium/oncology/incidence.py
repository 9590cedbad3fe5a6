"""How many people get this kind of cancer, and is it rare?"""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["rare", "borderline", "common", "unknown"]


@dataclass(frozen=True, slots=True)
class Incidence:
    """New cases in a year in 100,000 people of both sexes together, with where the figure comes from."""

    rate: float
    unit: str
    sexes: str
    population: str
    period: str
    kind_of_rate: str
    status: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Rarity:
    """Whether a kind is rare, on what figure, and in one plain sentence why."""

    verdict: Verdict
    incidence: Incidence | None
    why: str


def incidence(code: str) -> Incidence | None:
    """The rate of this very node of OncoTree, or None."""
    return None


def rarity(code: str, topography: str | None = None) -> Rarity:
    """Whether the kind is rare: fewer than 6 new cases in 100,000 people of both sexes in a year."""
    return Rarity("unknown", None, "")
