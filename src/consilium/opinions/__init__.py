"""The opinions differ, and now? Holds them side by side, says why they differ and whether a third is worth it."""

from importlib import import_module
from typing import Any

from consilium.opinions.compare import compare
from consilium.opinions.model import AxisResult, Comparison, Opinion, Remark, Side, Statement, Third
from consilium.opinions.opinion import read_opinion
from consilium.opinions.sheet import Ask, Line, Sheet, doctors_lines, sheet

__all__ = [
    "Ask",
    "AxisResult",
    "Comparison",
    "Line",
    "Opinion",
    "Remark",
    "Sheet",
    "Side",
    "Statement",
    "StructuredOpinion",
    "Third",
    "as_document",
    "check",
    "compare",
    "doctors_lines",
    "read_opinion",
    "sheet",
    "template",
]

_STRUCTURED = ("StructuredOpinion", "as_document", "check", "template")


def __getattr__(name: str) -> Any:
    """The structured form, imported when it is first asked for."""
    if name in _STRUCTURED:
        return getattr(import_module("consilium.opinions.structured"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
