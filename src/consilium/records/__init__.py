"""What do my records say? Documents in, facts with their quotes out, put together into one case."""

from typing import Any

__all__ = ["Reading", "read"]


def __getattr__(name: str) -> Any:
    """Names of this room, imported when first used: starting the program stays quick."""
    if name in ("Reading", "read"):
        from consilium.records import reading

        return getattr(reading, name)
    raise AttributeError(name)
