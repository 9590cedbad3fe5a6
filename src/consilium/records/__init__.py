"""What do my records say? Documents in, facts with their quotes out, put together into one case."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilium.records.assembly import assemble
    from consilium.records.item import Given
    from consilium.records.reading import Reading, read

__all__ = ["Given", "Reading", "assemble", "read"]

_HOMES = {"Given": "item", "Reading": "reading", "read": "reading", "assemble": "assembly"}


def __getattr__(name: str) -> Any:
    """Names of this room, imported when first used: starting the program stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
