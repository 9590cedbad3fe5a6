"""What is shown to a person, leaf by leaf, and which of it no catalog could say in another language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

import consilium
from consilium.say import Drawn, Joined, Recast, Said, Verbatim

_SLOT = re.compile(r"\{[^}]*\}")
LOCALE = Path(consilium.__file__).parent / "locale" / "es" / "LC_MESSAGES"


@cache
def known() -> frozenset[str]:
    """Every sentence that is collected for translation."""
    return frozenset(message.id for name in ("django.po", "names.po") for message in catalog(name) if message.id)


def catalog(name: str):
    """One file of translations."""
    with (LOCALE / name).open("rb") as file:
        return read_po(file)


def leaves(thing: object) -> Iterator[str]:
    """Every text of a page or document that `in_language` says."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from leaves(part)
    elif is_dataclass(thing):
        left = getattr(thing, "VERBATIM", ())
        for field in fields(thing):
            if field.name not in left:
                yield from leaves(getattr(thing, field.name))


def bare(text: str) -> Iterator[str]:
    """The parts of a text that would stay in English."""
    match text:
        case Verbatim():
            return
        case Said(pattern=pattern, slots=slots):
            if pattern not in known() and (len(slots) > 1 or any(map(str.isalpha, _SLOT.sub("", pattern)))):
                yield pattern
            for slot in slots.values():
                yield from bare(slot) if isinstance(slot, str) else ()
        case Joined(parts=parts):
            for part in parts:
                yield from bare(part)
        case Recast(sentence=sentence):
            yield from bare(sentence)
        case Drawn(draw=draw):
            labels: list[str] = []
            draw(lambda label: labels.append(label) or str(label))
            for label in labels:
                yield from bare(label)
        case _:
            if text not in known() and any(map(str.isalpha, text)):
                yield str(text)
