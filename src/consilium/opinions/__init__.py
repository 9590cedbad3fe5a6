"""The opinions differ, and now? Holds them side by side, says why they differ and whether a third is worth it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from consilium.opinions.compare import compare
from consilium.opinions.model import AxisResult, Comparison, Opinion, Remark, Side, Statement, Third
from consilium.opinions.opinion import read_opinion
from consilium.opinions.sheet import Ask, Line, Sheet, sheet

if TYPE_CHECKING:
    from consilium.opinions.drafted import draft
    from consilium.opinions.filled import as_document, read_axes, read_form
    from consilium.opinions.structured import StructuredOpinion, check, read_file, still_open, template

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
    "draft",
    "read_axes",
    "read_file",
    "read_form",
    "read_opinion",
    "sheet",
    "still_open",
    "template",
]

#: The structured form, imported when it is first asked for.
_HOMES = {
    "StructuredOpinion": "structured",
    "as_document": "filled",
    "check": "structured",
    "draft": "drafted",
    "read_axes": "filled",
    "read_file": "structured",
    "read_form": "filled",
    "still_open": "structured",
    "template": "structured",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
