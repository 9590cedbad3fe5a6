"""Consilium helps a person with cancer decide on, get, and use a second opinion.

>>> from consilium import make_plan
>>> plan = make_plan(["my-records.zip"], near="02906")  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilium.case import Answers, parse_answers, read_answers
    from consilium.plan import Plan, compare_opinions, make_plan

__version__ = "0.1.0"
__all__ = ["Answers", "Plan", "__version__", "compare_opinions", "make_plan", "parse_answers", "read_answers"]

_HOMES = {
    "Answers": "consilium.case",
    "parse_answers": "consilium.case",
    "read_answers": "consilium.case",
    "Plan": "consilium.plan",
    "compare_opinions": "consilium.plan",
    "make_plan": "consilium.plan",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that ``consilium --help`` starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'consilium' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
