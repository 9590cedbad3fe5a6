"""The road from today to the planned start of treatment, with the days that each route takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from consilium.packet.wording import MONTHS
from consilium.report.pictures.drawing import ACCENT, INK, QUIET, bar, frame, line, text

_LEFT, _RIGHT, _WIDTH, _ROW = 10.0, 40.0, 640.0, 58.0
_TOP = 42.0


@dataclass(frozen=True, slots=True)
class Route:
    """One thing that takes days: what, and how many, fewest and most."""

    what: str
    days: tuple[int, int]


def words(today: Date, start: Date | None, routes: Sequence[Route]) -> str:
    """All that the drawing shows, as sentences."""
    said = [f"Today is {_short(today)}."]
    if start:
        said.append(f"Treatment is planned to start on {_short(start)}, in {_days((start - today).days)}.")
    said += [f"{route.what}: {_span(route.days)}." for route in routes]
    return " ".join(said)


def svg(today: Date, start: Date | None, routes: Sequence[Route], title: str) -> str:
    """The drawing; the scale runs from today to the start or the longest route, whichever is later."""
    last = max([r.days[1] for r in routes] + ([(start - today).days] if start else []) + [7])
    unit = (_WIDTH - _LEFT - _RIGHT) / last
    height = _TOP + _ROW * len(routes) + 34
    shapes = [
        text(_LEFT, 18, f"Today, {_short(today)}", bold=True),
        line(_LEFT, 26, _LEFT, height - 22, ink=INK, width=2),
    ]
    if start:
        x = _LEFT + (start - today).days * unit
        shapes += [
            text(min(x, _WIDTH - 4), 18, f"Start, {_short(start)}", anchor="end", bold=True),
            line(x, 26, x, height - 22, ink=INK, width=2, dash="6 4"),
        ]
    for place, route in enumerate(routes):
        y = _TOP + place * _ROW
        fewest, most = route.days
        shapes += [
            text(_LEFT + 8, y + 12, f"{route.what}: {_span(route.days)}"),
            bar(_LEFT, y + 20, fewest * unit, 16, fill=ACCENT),
            bar(_LEFT + fewest * unit, y + 20, (most - fewest) * unit, 16, fill="#ffffff", ink=ACCENT),
        ]
    shapes += _weeks(last, unit, height - 22)
    return frame(_WIDTH, height, title, words(today, start, routes), "".join(shapes))


def _weeks(last: int, unit: float, y: float) -> list[str]:
    """A scale of weeks, at most six marks."""
    step = 7 * max(1, -(-last // 42))
    shapes = [line(_LEFT, y, _LEFT + last * unit, y, ink=QUIET)]
    for days in range(step, last + 1, step):
        x = _LEFT + days * unit
        weeks = days // 7
        shapes += [
            line(x, y - 4, x, y + 4, ink=QUIET),
            text(x, y + 19, f"{weeks} week{'s' * (weeks > 1)}", size=13, anchor="middle", ink=QUIET),
        ]
    return shapes


def _span(days: tuple[int, int]) -> str:
    fewest, most = days
    return _days(most) if fewest == most else f"{fewest} to {most} days"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _short(when: Date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]}"


def end_of(today: Date, route: Route) -> Date:
    """The last day of a route that starts today."""
    return today + timedelta(days=route.days[1])
