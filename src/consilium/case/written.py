"""Answers as an answers file (TOML) that the command line reads."""

import json
from collections.abc import Mapping
from datetime import date as Date

import msgspec

from consilium.case.answers import Answers

HEAD = "# Answers of the person, for: consilium plan PATH... --answers answers.toml\n"


def answers_toml(answers: Answers, not_known: Mapping[str, str] | None = None) -> str:
    """The file; ``not_known`` holds remarks on keys without a value (``doctor.trust``), written as comments."""
    remarks = not_known or {}
    lines = [HEAD]
    for section in msgspec.structs.fields(answers):
        told = getattr(answers, section.name)
        rows = [_row(f"{section.name}.{f.name}", f.name, getattr(told, f.name), remarks) for f in _fields(told)]
        if written := [row for row in rows if row]:
            lines += [f"[{section.name}]", *written, ""]
    return "\n".join(lines)


def _fields(part: msgspec.Struct) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(part)


def _row(key: str, name: str, value: object, remarks: Mapping[str, str]) -> str:
    if value is not None:
        return f"{name} = {_value(value)}"
    return f"# {name}: {_one_line(remarks[key])}" if key in remarks else ""


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case Date():
            return value.isoformat()
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but TOML wants the delete sign escaped too."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
