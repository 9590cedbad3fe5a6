"""What is wrong with a form of sections and keys, in one sentence and what to do; never with a value of the form."""

import difflib
import re
from datetime import date as Date
from typing import get_args, get_type_hints

import msgspec

from consilium.errors import InputError


def explained(problem: str, name: str, form: type[msgspec.Struct]) -> InputError:
    """The decoder's words ("... - at `$.expert.name`") as what happened and what to do."""
    what, _, place = problem.partition(" - at `$")
    path = place.strip(".`").partition("[")[0]
    unknown = re.search(r"unknown field `(.+)`", what)
    if unknown:
        return _unknown(unknown[1], path, name, form)
    section, _, key = path.rpartition(".")
    hint = get_type_hints(_part(section, form))[key] if section else None
    if allowed := _allowed(hint):
        return InputError(f"{name}: {path} holds a word that cannot stand there.", f"It may be {', '.join(allowed)}.")
    return InputError(f"{name}: {path or 'the file'} cannot be used.", f"It needs {_kind(hint)}.")


def _unknown(key: str, section: str, name: str, form: type[msgspec.Struct]) -> InputError:
    known = _part(section, form).__struct_fields__
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
    return InputError(f"{name} has a key that we do not know: {f'{section}.{key}'.strip('.')}.", hint)


def _part(section: str, form: type[msgspec.Struct]) -> type[msgspec.Struct]:
    found: type[msgspec.Struct] = get_type_hints(form)[section] if section else form
    return found


def _kind(hint: object) -> str:
    """What a key holds, in words; no hint is a section."""
    if hint is None:
        return "its own section: [blind] on a line of its own, the keys below it"
    if hint is bool:
        return "true or false"
    if hint is str:
        return 'text in quotation marks: "..."'
    return "a day: 2026-11-30" if Date in get_args(hint) else 'a list: ["...", "..."]'


def _allowed(hint: object) -> tuple[str, ...]:
    """The words that a key may hold, where it may not hold every word."""
    found: list[str] = []
    for part in get_args(hint):
        found += [part] if isinstance(part, str) else _allowed(part)
    return tuple(dict.fromkeys(word for word in found if word and word != "unknown"))
