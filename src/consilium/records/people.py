"""Who the documents are about: whether they are one person's, and what they say of the person."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date as Date
from typing import Any, Literal

from consilium.case import Document, Person
from consilium.errors import TwoPeople

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "jr", "sr", "ii", "iii", "iv", "md"))
_DIFFER = "name different people; check that both are yours."
_BORN_APART = "give different birth dates; check that both are yours."
_ASKED = re.compile(r"check that .{0,20}\byours\b", re.I)

Names = Literal["same", "given", "surname", "none"]


def one_person(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Warnings on documents that may be about somebody else; no name ever stands in them.

    Raises InputError for two documents whose names and birth dates both differ. One of them alone may be a slip of the
    pen: a wrong digit in the birth date of one and the same name, a name changed by marriage.
    """
    warnings: list[str] = []
    people: list[Document] = []  # one document for each person, as far as names and birth dates can tell
    for document in documents:
        if not document.person.name:
            continue
        doubts = [doubt for one in people if (doubt := _doubt(one, document))]
        if len(doubts) == len(people):
            warnings += doubts[:1]
        if not any(_who(one.person) == _who(document.person) for one in people):
            people.append(document)
    lifted = [w for d in documents for w in d.warnings if _ASKED.search(w)]
    return tuple(dict.fromkeys((*warnings, *lifted)))


def _who(known: Person) -> tuple[str | None, Date | None]:
    return known.name, known.birth_date


def _doubt(one: Document, other: Document) -> str | None:
    """What speaks against one person, in a sentence; raises InputError when it is plain."""
    if _inside(one, other) or _inside(other, one):
        # A note inside a record is about the person of the record, whatever name a reader finds in it.
        return None
    names = _names(one.person.name or "", other.person.name or "")
    born = (one.person.birth_date, other.person.birth_date)
    if born[0] and born[1] and born[0] != born[1]:
        if names in ("surname", "none") or (names == "given" and not _slip(born[0], born[1])):
            raise TwoPeople(
                f"These documents seem to be about two people: {one.source} and {other.source}.",
                "Make a plan for one person at a time.",
                (one.source, other.source),
            )
        return f"{one.source} and {other.source} {_BORN_APART}"
    return f"{one.source} and {other.source} {_DIFFER}" if names in ("surname", "none") else None


def _inside(record: Document, note: Document) -> bool:
    # Of several people in one folder of pictures its own reader tells.
    return note.source == record.source or note.source.startswith((f"{record.source}/", f"{record.source}#"))


def _slip(one: Date, other: Date) -> bool:
    """Birth dates of which one part differs, or day and month stand the other way round."""
    parts = [(d.year, d.month, d.day) for d in (one, other)]
    swapped = parts[0] == (parts[1][0], parts[1][2], parts[1][1])
    return swapped or sum(a != b for a, b in zip(*parts, strict=True)) == 1


def _names(one: str, other: str) -> Names:
    """What two names share: orders, initials, titles and accents differ from report to report."""
    first, second = _words(one), _words(other)
    shared = first & second
    if not first or not second or first <= second or second <= first or len(shared) > 1:
        return "same"
    if not shared:
        return "none"
    return "surname" if shared <= {_surname(one), _surname(other)} and _surname(one) == _surname(other) else "given"


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name)
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()


def _words(name: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]{2,}", _plain(name)) if w not in _TITLES}


def _surname(name: str) -> str | None:
    """The word before a comma, or the last one."""
    before, _, _ = _plain(name).partition(",")
    found = [w for w in re.findall(r"[^\W\d_]{2,}", before) if w not in _TITLES]
    return found[-1] if found else None


def person(documents: tuple[Document, ...]) -> Person:
    """What most documents say of the person, field by field; where equally many, the newest decides."""
    merged = Person()
    for name in Person.__dataclass_fields__:
        said = [(v, d.date or Date.min) for d in documents if (v := getattr(d.person, name)) is not None]
        if said:
            merged = replace(merged, **{name: _most(said)})
    return merged


def _most(said: list[tuple[Any, Date]]) -> Any:
    times = Counter(value for value, _ in said)
    return max(said, key=lambda one: (times[one[0]], one[1]))[0]
