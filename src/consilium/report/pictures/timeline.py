"""The road from today to the planned start of treatment, with the days that each route takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from textwrap import wrap

from consilium.packet.wording import day_and_month
from consilium.report.pictures.drawing import ACCENT, QUIET, bar, frame, line, text
from consilium.say import Catalog, joined, say

_LEFT, _RIGHT, _WIDTH, _BAR, _LINE = 6.0, 34.0, 440.0, 16.0, 19.0
_TOP = 34.0
_IN_LINE = 50  # letters


@dataclass(frozen=True, slots=True)
class Route:
    """One thing that takes days: what, and how many, fewest and most."""

    what: str
    days: tuple[int, int]


def words(today: Date, start: Date | None, routes: Sequence[Route]) -> str:
    """All that the drawing shows, as sentences."""
    said: list[str] = [say("Today is {day}.", day=day_and_month(today))]
    if start:
        planned = "Treatment is planned to start on {day}, in {days}."
        said.append(say(planned, day=day_and_month(start), days=_days((start - today).days)))
    said += [say("{step}: {days}.", step=route.what, days=span(route.days)) for route in routes]
    return joined(" ", said)


def svg(today: Date, start: Date | None, routes: Sequence[Route], title: str, tr: Catalog = str) -> str:
    """The drawing; the scale runs from today to the start or the longest route, whichever is later.

    ``tr`` says a text in the language of the drawing.
    """
    last = max([r.days[1] for r in routes] + ([(start - today).days] if start else []) + [7])
    unit = (_WIDTH - _LEFT - _RIGHT) / last
    labels = [wrap(tr(joined(": ", (route.what, span(route.days)))), _IN_LINE) for route in routes]
    height = _TOP + sum(_row(lines) for lines in labels) + 34
    foot = height - 24
    now = tr(say("Today, {day}", day=day_and_month(today)))
    shapes = [text(_LEFT, 16, now, bold=True), line(_LEFT, 24, _LEFT, foot, width=2)]
    if start:
        x = _LEFT + (start - today).days * unit
        far = x > _WIDTH * 0.6
        shapes += [
            text(
                min(x, _WIDTH - 4) if far else max(x, 190),
                16,
                tr(say("Start, {day}", day=day_and_month(start))),
                anchor="end" if far else "start",
                bold=True,
            ),
            line(x, 24, x, foot, width=2, dash="6 4"),
        ]
    y = _TOP
    for route, lines in zip(routes, labels, strict=True):
        shapes += [text(_LEFT + 8, y + _LINE * place + 14, said) for place, said in enumerate(lines)]
        shapes += _bars(route.days, y + _LINE * len(lines) + 6, unit)
        y += _row(lines)
    shapes += _weeks(last, unit, foot, tr)
    return frame(_WIDTH, height, tr(title), tr(words(today, start, routes)), "".join(shapes))


def _row(lines: Sequence[str]) -> float:
    return _LINE * len(lines) + _BAR + 18


def _bars(days: tuple[int, int], y: float, unit: float) -> list[str]:
    """The fewest days filled, the further ones open."""
    fewest, most = days
    return [
        bar(_LEFT, y, fewest * unit, _BAR, fill=ACCENT),
        bar(_LEFT + fewest * unit, y, (most - fewest) * unit, _BAR, fill="#ffffff", ink=ACCENT),
    ]


def _weeks(last: int, unit: float, y: float, tr: Catalog) -> list[str]:
    """A scale of weeks, at most six marks."""
    step = 7 * max(1, -(-last // 42))
    shapes = [line(_LEFT, y, _LEFT + last * unit, y, ink=QUIET)]
    for days in range(step, last + 1, step):
        x = _LEFT + days * unit
        weeks = "1 week" if days == 7 else say("{weeks} weeks", weeks=days // 7)
        shapes += [
            line(x, y - 4, x, y + 4, ink=QUIET),
            text(x, y + 19, tr(weeks), size=14, anchor="middle", ink=QUIET),
        ]
    return shapes


def span(days: tuple[int, int]) -> str:
    """So many days, fewest and most, in words."""
    fewest, most = days
    return _days(most) if fewest == most else say("{fewest} to {most} days", fewest=fewest, most=most)


def _days(count: int) -> str:
    return "1 day" if count == 1 else say("{days} days", days=count)
