"""What a search for centers answers with."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from consilium.directory.places import Place

CentreType = Literal["comprehensive", "clinical"]
Sign = Literal["nearest", "comprehensive", "specialised", "remote"]


@dataclass(frozen=True, slots=True)
class Remote:
    """A way to get an opinion from a distance."""

    id: str
    name: str
    centre: str  # id of the centre that it belongs to
    how: str
    not_for: frozenset[str]  # OncoTree tissues and families of cancer that it does not take
    not_in: frozenset[str]  # states whose people it does not take
    limits: str
    days: str
    price: str  # as read on the date; ask first
    url: str
    source: str
    checked: Date


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre that the National Cancer Institute designates and that treats patients."""

    id: str
    name: str
    city: str
    state: str
    type: CentreType
    postal_code: str
    lat: float
    lon: float
    coordinates: str  # where the point comes from: a postal code's, not the front door's
    website: str  # address without https://; empty where none was read
    aliases: tuple[str, ...]  # names of the same house, to tell whether it is the first doctor's own
    focus: tuple[str, ...]  # families of cancer that a patients' foundation lists it for
    note: str
    source: str
    checked: Date
    remote: tuple[Remote, ...] = ()

    @property
    def children_only(self) -> bool:
        """True for a children's hospital."""
        return self.note.startswith("Children only")


@dataclass(frozen=True, slots=True)
class CentreHit:
    """A centre in a list of results, with why it stands there."""

    centre: Centre
    miles: float  # in a straight line, from the postal code's point
    signs: tuple[Sign, ...]
    why: str
    tier: int  # 1: nothing beats it on distance and evidence; 2: only tier 1 does; 0: added for its remote opinions
    beyond: bool = False  # farther than the person wished; shown because it gives opinions from a distance


@dataclass(frozen=True, slots=True)
class Network:
    """A list or a network to look further in."""

    id: str
    name: str
    where: str
    says: str
    url: str
    source: str
    checked: Date


@dataclass(frozen=True, slots=True)
class CentreSearch:
    """The answer: centres in order, what was left out and why, how the order came about, where to look further."""

    near: Place
    hits: tuple[CentreHit, ...]
    left_out: tuple[tuple[Centre, str], ...]  # with the reason, as a sentence
    remote: tuple[Remote, ...]  # all ways to ask from a distance that take this cancer, the nearest house first
    order: str
    distance: str
    notes: tuple[str, ...]
    networks: tuple[Network, ...]
    ask: tuple[str, ...]
    checked: Date  # the oldest date on which a fact of these rows was checked
