"""Shows what the rooms found: as a plain page, JSON, HTML, PDF and FHIR."""

from importlib import import_module
from typing import Any

_HOMES = {
    "check_folder": "write",
    "plan_files": "write",
    "plan_html": "html",
    "plan_json": "contract",
    "plan_record": "contract",
    "plan_text": "text",
    "write_plan": "write",
}

__all__ = ["check_folder", "plan_files", "plan_html", "plan_json", "plan_record", "plan_text", "write_plan"]


def __getattr__(name: str) -> Any:
    """Each face is imported when it is first asked for, so that one does not wait for the others."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
