"""Reads a resource in which something has a form that FHIR does not allow: all that can be understood is kept.

A number where words are due becomes words, a single thing where a list is due becomes a list of one, and the other way
round; what cannot be understood is left out, and its path is told.
"""

import types
from collections.abc import Hashable
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from consilium.records.coded.concepts import Concept, Reference

_ODD: Any = object()
_DEEPEST = 40


def mend(value: Any, shape: type[Any], path: str) -> tuple[Any, list[str]]:
    """A value of that shape, and the paths of what was left out."""
    odd: list[str] = []
    found = _as(value, shape, path, odd, 0)
    return (shape() if found is _ODD or found is None else found), odd


@cache
def _fields(shape: Hashable) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {name: hints[name] for name in shape.__struct_fields__}  # type: ignore[attr-defined]


def _as(value: Any, kind: Any, path: str, odd: list[str], depth: int) -> Any:
    """The value as that kind; ``_ODD`` when it cannot be, with its path noted."""
    if value is None or depth > _DEEPEST:
        return None
    found = _try(value, kind, path, odd, depth)
    if found is _ODD:
        odd.append(path)
    return found


def _try(value: Any, kind: Any, path: str, odd: list[str], depth: int) -> Any:
    if get_origin(kind) in (types.UnionType, Union):
        return _one_of(value, [arm for arm in get_args(kind) if arm is not type(None)], path, odd, depth)
    if get_origin(kind) is tuple:
        return _many(value, get_args(kind)[0], path, odd, depth)
    if kind is msgspec.Raw:
        return msgspec.Raw(msgspec.json.encode(value))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _struct(value, kind, path, odd, depth)
    return _plain(value, kind)


def _one_of(value: Any, arms: list[Any], path: str, odd: list[str], depth: int) -> Any:
    """The arm that fits as it is, else the first that can be made to fit."""
    fits: dict[type[Any], type[Any]] = {dict: msgspec.Struct, list: tuple, str: str}
    for arm in arms:
        wanted = fits.get(type(value))
        base = get_origin(arm) or arm
        if wanted and isinstance(base, type) and issubclass(base, wanted):
            return _try(value, arm, path, odd, depth)
    return _try(value, arms[0], path, odd, depth)


def _many(value: Any, kind: Any, path: str, odd: list[str], depth: int) -> Any:
    if not isinstance(value, list):
        one = _try(value, kind, path, odd, depth + 1)
        return _ODD if one is _ODD else (one,)
    found = (_as(part, kind, f"{path}[{index}]", odd, depth + 1) for index, part in enumerate(value))
    return tuple(part for part in found if part is not None and part is not _ODD)


def _struct(value: Any, kind: type[Any], path: str, odd: list[str], depth: int) -> Any:
    if isinstance(value, list):
        return _as(value[0], kind, f"{path}[0]", odd, depth + 1) if value else None
    if isinstance(value, str) and kind is Concept:
        return Concept(text=value)
    if isinstance(value, str) and kind is Reference:
        return Reference(reference=value)
    if not isinstance(value, dict):
        return _ODD
    known = {
        name: _as(value[name], hint, f"{path}.{name}" if path else name, odd, depth + 1)
        for name, hint in _fields(cast(Hashable, kind)).items()
        if name in value
    }
    return kind(**{name: part for name, part in known.items() if part is not _ODD})


def _plain(value: Any, kind: Any) -> Any:
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], list):
        value = value[0]
    if kind is str:
        if isinstance(value, bool):
            return str(value).lower()
        return _ODD if isinstance(value, (dict, list)) else str(value)
    if kind is bool:
        return value if isinstance(value, bool) else {"true": True, "false": False}.get(str(value).lower(), _ODD)
    if kind is float:
        try:
            return float(value) if not isinstance(value, (bool, dict, list)) else _ODD
        except (ValueError, OverflowError):
            return _ODD
    return _ODD
