"""Who has real experience with this, near home, and independent of the first doctor?"""

from importlib import import_module
from typing import Any

_HOME = {
    "model": ("Centre", "CentreHit", "CentreSearch", "Network", "Remote"),
    "places": ("Place", "place", "state_of", "why_no_place"),
    "distance": ("miles",),
    "search": ("find_centres",),
    "tables": ("centres", "remote_services"),
    "volume": ("CAUTION", "Volume", "volumes"),
    "independence": ("same_house",),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    """The public names, each imported when it is first asked for, so that start-up stays quick."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value
