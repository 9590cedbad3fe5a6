"""Finds many phrases at once: one pass over the text finds where any of them stands, and only there each is tried.

The pass is one alternation without groups, sorted by the first character of each phrase: at a character that begins
none of them the engine of regular expressions goes on at once.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from consilium.records.text.patterns import loose

Tag = TypeVar("Tag")


class Hit(NamedTuple, Generic[Tag]):
    """A phrase found: its tag and where it stands."""

    tag: Tag
    start: int
    end: int


class Phrases(Generic[Tag]):
    """Patterns by tag, each a list of alternatives that begin with plain characters.

    ``before`` is a look-behind that holds where a phrase begins, ``after`` what follows it.
    """

    def __init__(self, patterns: Mapping[Tag, str], before: str = "(?<![a-z])", after: str = "(?![a-z])") -> None:
        self._at: dict[str, list[tuple[Tag, str]]] = {}
        sorted_out = {tag: by_first(alternatives(pattern)) for tag, pattern in patterns.items()}
        for tag, rests in sorted_out.items():
            for first, words in rests.items():
                one = f"{before}{first}(?:{'|'.join(words)}){after}"
                for letter in _CLASSES.get(first, first[-1]):
                    self._at.setdefault(letter, []).append((tag, one))
        #: at each first character all its phrases in order, each as a group: which one fits is told by its number
        self._together = {
            letter: (tuple(tag for tag, _ in ones), "|".join(f"({one})" for _, one in ones))
            for letter, ones in self._at.items()
        }
        self._any = loose(f"{before}(?={either(sorted_out.values())}{after})")

    def find(self, text: str) -> Iterator[Hit[Tag]]:
        """All phrases in lower-case text, from left to right; those of one tag never overlap."""
        ends: dict[Tag, int] = {}
        for place in self._any.finditer(text):
            at = place.start()
            for tag, pattern in self._at[text[at]]:
                if ends.get(tag, 0) <= at and (match := loose(pattern).match(text, at)):
                    ends[tag] = match.end()
                    yield Hit(tag, at, match.end())

    def first(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Hit[Tag]]:
        """The phrases between two offsets, of which none overlap; where several tags fit, the first in order."""
        free = start
        for place in self._any.finditer(text, start, end):
            at = place.start()
            if at < free:
                continue
            tags, pattern = self._together[text[at]]
            match = loose(pattern).match(text, at, end)
            if match and match.lastindex:
                free = match.end()
                yield Hit(tags[match.lastindex - 1], at, free)


def either(groups: Iterable[dict[str, list[str]]]) -> str:
    """One alternation of what `by_first` told apart, with one branch for each first character."""
    together: dict[str, list[str]] = {}
    for group in groups:
        for first, rests in group.items():
            together.setdefault(first, []).extend(rests)
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in together.items()) + ")"


def by_first(patterns: Iterable[str]) -> dict[str, list[str]]:
    """What follows each first character (or class of them) with which a pattern can begin, in their order.

    A pattern that begins with a repeated group stands whole under an empty first character.
    """
    found: dict[str, list[str]] = {}
    for pattern in patterns:
        for first, rest in _starts(pattern):
            found.setdefault(first, []).append(rest)
    return found


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand outside all brackets."""
    parts, depth, start, position, in_class = [], 0, 0, 0, False
    while position < len(pattern):
        char = pattern[position]
        if char == "\\":
            position += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            parts.append(pattern[start:position])
            start = position + 1
        position += 1
    return [*parts, pattern[start:]]


_CLASSES = {r"\d": "0123456789", "[a-z]": "abcdefghijklmnopqrstuvwxyz"}
_FIRST = re.compile(r"(?P<unit>\\d|\[a-z\]|\\[^\w]|[^\\()\[\]{}.*+?^$])(?!\{)")


def _starts(pattern: str) -> Iterator[tuple[str, str]]:
    """The first characters of what a sequence can match, each with the pattern of the rest."""
    if pattern.startswith("(?<"):
        behind = pattern[: _closing(pattern)]
        for first, rest in _starts(pattern[len(behind) + 1 :]):
            yield first, f"{behind}{first}){rest}"
        return
    if pattern.startswith("(?:"):
        unit = pattern[: _closing(pattern) + 1]
        inner = [start for part in alternatives(unit[3:-1]) for start in _starts(part)]
    elif plain := _FIRST.match(pattern):
        unit = plain[0]
        inner = [(unit, "")]
    else:
        raise ValueError(f"a phrase must begin with a plain character: {pattern}")
    count, rest = pattern[len(unit) :][:1], pattern[len(unit) + 1 :]
    if count in ("*", "+"):
        yield (unit, f"{unit}*{rest}") if count == "+" and unit[0] != "(" else ("", pattern)
        return
    if count != "?":
        rest = count + rest
    yield from ((first, more + rest) for first, more in inner)
    if count == "?":
        yield from _starts(rest)


def _closing(pattern: str) -> int:
    """Where the bracket closes that opens the pattern."""
    depth, position = 0, 0
    while position < len(pattern):
        if pattern[position] == "\\":
            position += 2
            continue
        if pattern[position] == "(":
            depth += 1
        elif pattern[position] == ")":
            depth -= 1
            if depth == 0:
                return position
        position += 1
    return len(pattern)
