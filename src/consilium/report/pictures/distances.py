"""A plain map of distances: home in the middle, rings of miles, each center with its number in its direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from consilium.report.pictures.drawing import ACCENT, FAINT, INK, QUIET, circle, frame, line, text
from consilium.say import Catalog, Verbatim, joined, say

_SIZE, _EDGE = 420.0, 34.0
_RINGS = (5, 10, 25, 50, 100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 6000)
_APART = 0.25  # of the outer ring
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


@dataclass(frozen=True, slots=True)
class Spot:
    """One center: its number in the list, its name, how far (miles) and in which direction (degrees from north)."""

    number: int
    name: str
    miles: float
    bearing: float


def words(spots: Sequence[Spot]) -> str:
    """All that the drawing shows, as sentences."""
    return joined(" ", ("You are in the middle.", *map(_spot, spots)))


def _spot(spot: Spot) -> str:
    line = "{number}: {center}, {distance} {direction} of you."
    center, away = Verbatim(spot.name), far(spot.miles)
    return say(line, number=spot.number, center=center, distance=away, direction=direction(spot.bearing))


def direction(bearing: float) -> str:
    """A bearing in degrees as one of eight directions."""
    return _COMPASS[round(bearing / 45) % 8]


def svg(spots: Sequence[Spot], title: str, tr: Catalog = str) -> str:
    """The drawing, north up; the outer ring is the next round number above the farthest center.

    ``tr`` says a text in the language of the drawing.
    """
    far = max((spot.miles for spot in spots), default=1)
    outer = next((ring for ring in _RINGS if ring >= far), _RINGS[-1])
    rings = _shown(outer)
    middle, radius = _SIZE / 2, _SIZE / 2 - _EDGE
    free = radians(_free(spots))
    shapes = []
    for ring in rings:
        r = radius * ring / outer
        shapes += [
            circle(middle, middle, r, ink=FAINT, dash="3 4"),
            text(middle + r * sin(free), middle - r * cos(free) + 5, tr(_miles(ring)), anchor="middle", ink=QUIET),
        ]
    shapes += [text(middle, 16, tr("North"), size=15, anchor="middle", ink=QUIET)]
    placed: list[tuple[float, float]] = []
    for spot in spots:
        placed.append(_place(spot, middle, radius / outer, placed))
    shapes += [line(middle, middle, x, y, ink=FAINT, width=1) for x, y in placed]
    for spot, (x, y) in zip(spots, placed, strict=True):
        shapes += [
            circle(x, y, 13, fill=ACCENT, ink="#ffffff", width=2),
            text(x, y + 5, str(spot.number), anchor="middle", ink="#ffffff", bold=True),
        ]
    shapes += [circle(middle, middle, 5, fill=INK), text(middle + 10, middle + 5, tr("You"), bold=True)]
    return frame(_SIZE, _SIZE, tr(title), tr(words(spots)), "".join(shapes))


def _shown(outer: int) -> list[int]:
    """At most three rings, the outer one among them, far enough apart that their names can be read."""
    found: list[int] = []
    for ring in reversed([ring for ring in _RINGS if ring <= outer]):
        if not found or (found[-1] - ring) / outer >= _APART:
            found.append(ring)
    return found[:3]


def _free(spots: Sequence[Spot]) -> float:
    """The direction, in degrees, in which the names of the rings hide nothing."""

    def room(angle: int) -> float:
        return min((abs((angle - spot.bearing + 180) % 360 - 180) for spot in spots), default=180.0)

    return max((135, 225, 180, 45, 315), key=room)


def _place(spot: Spot, middle: float, unit: float, placed: list[tuple[float, float]]) -> tuple[float, float]:
    """Where a center is drawn; one that would hide another is turned aside by small steps."""
    for turn in range(0, 180, 6):
        for sign in (1, -1):
            angle = radians(spot.bearing + sign * turn)
            distance = max(26.0, spot.miles * unit)
            x, y = middle + distance * sin(angle), middle - distance * cos(angle)
            if all((x - a) ** 2 + (y - b) ** 2 > 27**2 for a, b in placed):
                return x, y
    return x, y


def far(miles: float) -> str:
    """A distance in words."""
    if miles < 1:
        return "less than a mile"
    return _miles(miles) if round(miles) != 1 else "1 mile"


def _miles(miles: float) -> str:
    return say("{miles:,.0f} miles", miles=miles)
