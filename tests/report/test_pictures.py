"""Drawings: the right number of dots, bars as long as the days, centers in their direction, and all of it in words."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilium.report.centres import bearing
from consilium.report.pictures import distances, dots, timeline
from consilium.report.pictures.drawing import ACCENT

SVG = "{http://www.w3.org/2000/svg}"
TODAY, START = date(2026, 11, 22), date(2026, 12, 8)
ROUTES = (timeline.Route("Slides", (5, 8)), timeline.Route("A visit", (7, 21)))


def shapes(svg: str, tag: str) -> list[ET.Element]:
    return ET.fromstring(svg).findall(f".//{SVG}{tag}")  # noqa: S314 - our own drawing


@given(st.integers(0, 100))
def test_as_many_dots_are_filled_as_people_were_counted(many):
    drawn = shapes(dots.svg(many, "rate", "words"), "circle")
    assert len(drawn) == 100
    assert sum(dot.get("fill") == ACCENT for dot in drawn) == many


@pytest.mark.parametrize("wrong", [-1, 101])
def test_a_share_outside_of_a_hundred_is_refused(wrong):
    with pytest.raises(ValueError, match="between 0 and 100"):
        dots.svg(wrong, "rate", "words")


def test_the_timeline_says_all_that_it_shows():
    assert timeline.words(TODAY, START, ROUTES) == (
        "Today is 22 November. Treatment is planned to start on 8 December, in 16 days. "
        "Slides: 5 to 8 days. A visit: 7 to 21 days."
    )


def test_the_bars_are_as_long_as_the_days():
    bars = [float(bar.get("width")) for bar in shapes(timeline.svg(TODAY, START, ROUTES, "t"), "rect")]
    day = bars[0] / 5
    assert bars == pytest.approx([5 * day, 3 * day, 7 * day, 14 * day], abs=0.2)


def test_a_timeline_without_a_start_has_no_start_line():
    assert "Start" not in timeline.svg(TODAY, None, ROUTES, "t")
    assert timeline.words(TODAY, None, ROUTES[:1]) == "Today is 22 November. Slides: 5 to 8 days."


@given(st.integers(0, 400), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted), max_size=5))
def test_nothing_is_drawn_outside_of_the_frame(days, spans):
    start = date.fromordinal(TODAY.toordinal() + days) if days else None
    svg = timeline.svg(TODAY, start, [timeline.Route("x", tuple(span)) for span in spans], "t")
    width = float(ET.fromstring(svg).get("width"))  # noqa: S314
    assert all(float(bar.get("x")) + float(bar.get("width")) <= width for bar in shapes(svg, "rect"))


@pytest.mark.parametrize(
    ("degrees", "name"),
    [(0, "north"), (44, "northeast"), (90, "east"), (200, "south"), (359, "north"), (300, "northwest")],
)
def test_directions_have_names(degrees, name):
    assert distances.direction(degrees) == name


@pytest.mark.parametrize(
    ("end", "degrees"), [((41.0, -71.0), 0), ((39.0, -71.0), 180), ((40.0, -70.0), 90), ((40.0, -72.0), 270)]
)
def test_bearings_point_the_right_way(end, degrees):
    assert bearing((40.0, -71.0), end) == pytest.approx(degrees, abs=0.6)


def test_the_map_names_each_center_with_its_distance_and_direction():
    spots = (distances.Spot(1, "Sample Center", 38.4, 45), distances.Spot(2, "Far Center", 1200, 270))
    assert distances.words(spots) == (
        "You are in the middle. 1: Sample Center, 38 miles northeast of you. 2: Far Center, 1,200 miles west of you."
    )


def test_centers_in_one_place_are_drawn_apart():
    spots = tuple(distances.Spot(n, f"Center {n}", 30, 100) for n in range(1, 7))
    drawn = [c for c in shapes(distances.svg(spots, "map"), "circle") if c.get("fill") == ACCENT]
    places = [(float(c.get("cx")), float(c.get("cy"))) for c in drawn]
    near = [(a, b) for a in places for b in places if a < b and (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < 26**2]
    assert len(places) == 6 and not near


def test_words_in_a_drawing_are_escaped():
    assert "<b>" not in dots.svg(1, "<b>", "<b>")
    assert "<b>" not in timeline.svg(TODAY, None, (timeline.Route("<b>", (1, 2)),), "<b>")
