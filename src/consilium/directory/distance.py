"""Straight-line distance on the earth."""

from math import asin, cos, radians, sin, sqrt

_EARTH_MILES = 3958.8  # mean radius


def miles(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in miles between two points in degrees (haversine)."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * _EARTH_MILES * asin(min(1.0, sqrt(half)))
