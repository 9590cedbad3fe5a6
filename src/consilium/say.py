"""Sentences that remember how they were made, so that a page can say them in another language.

The rooms write English. A sentence with something in it is made by `say`; it is a plain string to everyone, and keeps
its pattern and what was put in. `in_language` says it, and everything else that the catalog knows, in the language of
the reader; quotes of records, names and numbers are in no catalog and stay as they are.
"""

import gettext
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from string import Formatter
from typing import Any, TypeVar

T = TypeVar("T")

#: Languages that the pages can be had in; English is what the rooms write.
LANGUAGES = ("en", "es")
#: One catalog for the rooms and the web application, which needs this name for it.
DOMAIN = "django"


class Said(str):
    """A sentence made from a pattern."""

    __slots__ = ("pattern", "slots")
    pattern: str
    slots: dict[str, object]


class Joined(str):
    """Sentences or words one after the other."""

    __slots__ = ("by", "parts")
    by: str
    parts: tuple[str, ...]


def say(pattern: str, **slots: object) -> Said:
    """The sentence of a pattern such as ``"It takes {days} days."``; what is put in may be a sentence itself."""
    said = Said(pattern.format(**slots))
    said.pattern, said.slots = pattern, slots
    return said


def joined(by: str, parts: Iterable[str]) -> Joined:
    """Sentences or words with the same between them, such as a space."""
    there = tuple(parts)
    made = Joined(by.join(there))
    made.by, made.parts = by, there
    return made


def translated(text: str, language: str) -> str:
    """A sentence in another language, as far as the catalog knows it."""
    return _translated(text, _catalog(language)) if language != "en" else text


def in_language(thing: T, language: str) -> T:
    """A page, a block or any other frozen dataclass, tuple or text with all its sentences in a language.

    Fields that a dataclass names in ``VERBATIM`` are left as they are: words of records, sources.
    """
    return _rebuilt(thing, _catalog(language)) if language != "en" else thing


Catalog = Callable[[str], str]


@cache
def _catalog(language: str) -> Catalog:
    """What a language says for each English text; the text itself where it says nothing."""
    with as_file(files("consilium") / "locale") as folder:
        return gettext.translation(DOMAIN, folder, [language], fallback=True).gettext


def _translated(text: str, catalog: Catalog) -> str:
    match text:
        case Said(pattern=pattern, slots=slots):
            put_in = {name: _translated(v, catalog) if isinstance(v, str) else v for name, v in slots.items()}
            return _FORMAT.vformat(catalog(pattern), (), put_in)
        case Joined(by=by, parts=parts):
            return by.join(_translated(part, catalog) for part in parts)
    return catalog(text) if text else text


_FORMAT = Formatter()


def _rebuilt(thing: Any, catalog: Catalog) -> Any:
    if isinstance(thing, str):
        return _translated(thing, catalog)
    if isinstance(thing, tuple):
        return tuple(_rebuilt(part, catalog) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        left = getattr(thing, "VERBATIM", ())
        named = [field.name for field in fields(thing) if field.name not in left]
        return replace(thing, **{name: _rebuilt(getattr(thing, name), catalog) for name in named})
    return thing
