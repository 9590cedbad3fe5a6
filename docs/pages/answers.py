"""The answers file."""

from typing import get_args

from pydantic import BaseModel

from consilium.case import Answers


def page() -> str:
    """Markdown: every section and key of the answers file."""
    lines = [
        "# The answers file\n",
        "A TOML file with what you tell us yourself. Every key may be left out; what is left out is not known, which is "
        "not the same as no. A key that does not exist is an error that names the nearest right one.\n",
    ]
    for name, field in Answers.model_fields.items():
        model = field.annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            continue
        lines += [f"## [{name}]\n", f"{model.__doc__}\n", "| key | values |", "|---|---|"]
        lines += [f"| `{key}` | {_values(spec.annotation)} |" for key, spec in model.model_fields.items()]
        lines.append("")
    return "\n".join(lines)


def _values(annotation: object) -> str:
    flat: list[object] = []
    for part in get_args(annotation) or (annotation,):
        flat += get_args(part) or (part,)
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    shown = []
    for part in flat:
        if part is type(None):
            continue
        if isinstance(part, str):
            shown.append(f'"{part}"')
        elif isinstance(part, type):
            shown.append(names.get(part, "date, such as 2026-12-01"))
    return ", ".join(dict.fromkeys(shown))
