"""Sentences that remember how they were made, so that a page can say them in another language.

The rooms write English. A sentence with something in it is made by `say`; it is a plain string to everyone, and keeps
its pattern and what was put in. `in_language` says it, and everything else that the catalog knows, in the language of
the reader; quotes of records, names and numbers are in no catalog and stay as they are.
"""

import gettext
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache, reduce
from importlib.resources import as_file, files
from string import Formatter
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Catalog = Callable[[str], str]

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


class Verbatim(str):
    """A name, a number or words of a record: the same in every language, even where the catalog knows the words."""

    __slots__ = ()


class Recast(str):
    """A sentence that is written in another way where it stands: as a heading, at the beginning of a line."""

    __slots__ = ("how", "sentence")
    sentence: str
    how: Callable[[str], str]


class Drawn(str):
    """A picture with words in it, which is drawn again for another language."""

    __slots__ = ("draw",)
    draw: Callable[[Catalog], str]


def say(pattern: str, **slots: object) -> Said:
    """The sentence of a pattern such as ``"It takes {days} days."``; what is put in may be a sentence itself."""
    said = Said(pattern.format(**slots))
    said.pattern, said.slots = pattern, slots
    return said


def joined(by: str, parts: Iterable[str]) -> Joined:
    """Sentences or words with the same between them, such as a space; empty ones are left out."""
    there = tuple(part for part in parts if part)
    made = Joined(by.join(there))
    made.by, made.parts = by, there
    return made


def listed(words: Sequence[str], last: Literal["and", "or"] = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return joined("", words)
    pattern = "{first} and {last}" if last == "and" else "{first} or {last}"
    return say(pattern, first=joined(", ", words[:-1]), last=words[-1])


def either(words: Sequence[str]) -> str:
    """Alternatives in a sentence: "a or b"."""
    return reduce(lambda first, last: say("{first} or {last}", first=first, last=last), words)


def headed(sentence: str) -> Recast:
    """A sentence as a heading: without its full stop."""
    return _recast(sentence, lambda text: text.removesuffix("."))


def capital(words: str) -> Recast:
    """Words at the beginning of a sentence."""
    return _recast(words, lambda text: text[:1].upper() + text[1:])


def _recast(sentence: str, how: Callable[[str], str]) -> Recast:
    made = Recast(how(sentence))
    made.sentence, made.how = sentence, how
    return made


def drawn(draw: Callable[[Catalog], str]) -> Drawn:
    """A picture from what draws it; that is given a function that says a text in the language of the picture."""
    made = Drawn(draw(str))
    made.draw = draw
    return made


def parts(text: str) -> tuple[str, ...]:
    """What a text is joined from; the text alone where it is one."""
    return text.parts if isinstance(text, Joined) else (text,)


def plain(text: object) -> str:
    """For encoders that know plain strings only (msgspec's ``enc_hook``); TypeError for what is no text."""
    if isinstance(text, str):
        return str(text)
    raise TypeError(f"{type(text).__name__} is no text")


def translated(text: str, language: str) -> str:
    """A sentence in another language, as far as the catalog knows it."""
    return _translated(text, _catalog(language)) if language != "en" else text


def in_language(thing: T, language: str) -> T:
    """A page, a block or any other frozen dataclass, tuple or text with all its sentences in a language.

    Fields that a dataclass names in ``VERBATIM`` are left as they are: words of records, sources.
    """
    return _rebuilt(thing, _catalog(language)) if language != "en" else thing


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
        case Joined(by=by, parts=joined_from):
            return by.join(_translated(part, catalog) for part in joined_from)
        case Recast(sentence=sentence, how=how):
            return how(_translated(sentence, catalog))
        case Drawn(draw=draw):
            return draw(lambda words: _translated(words, catalog))
        case Verbatim():
            return text
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
