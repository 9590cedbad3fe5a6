"""Drawings as SVG, made here: a hundred dots, a timeline, a map of distances. Each says in words all that it shows."""

from consilium.report.pictures import distances, dots, timeline

__all__ = ["distances", "dots", "timeline"]
