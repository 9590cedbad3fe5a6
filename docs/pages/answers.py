"""The answers file."""

from datetime import date
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec

from consilium.case import Answers

NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "date, such as 2026-12-01"}


def page() -> str:
    """Markdown: every section and key of the answers file."""
    lines = [
        "# The answers file\n",
        "A TOML file with what you tell us yourself. Every key may be left out; what is left out is not known, which is "
        "not the same as no. A key that does not exist is an error that names the nearest right one.\n",
    ]
    for section in msgspec.structs.fields(Answers):
        lines += [f"## [{section.name}]\n", f"{section.type.__doc__}\n", "| key | values |", "|---|---|"]
        lines += [f"| `{field.name}` | {_values(field.type)} |" for field in msgspec.structs.fields(section.type)]
        lines.append("")
    return "\n".join(lines)


def _values(annotation: object) -> str:
    """The values that a key takes, in words."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return ", ".join(_values(part) for part in get_args(annotation) if part is not type(None))
    if origin is Annotated:
        return f"{_values(get_args(annotation)[0])}{_limits(get_args(annotation)[1])}"
    if origin is Literal:
        return ", ".join(f'"{value}"' for value in get_args(annotation))
    return NAMES[annotation]  # type: ignore[index]


def _limits(meta: msgspec.Meta) -> str:
    if meta.le is not None:
        return f", {meta.ge} to {meta.le}"
    return ", 0 or more" if meta.ge is not None else ", more than 0"
