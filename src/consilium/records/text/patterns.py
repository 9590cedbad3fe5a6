"""Patterns for flattened text, where a broken line leaves several blanks between two words."""

import re
from functools import cache

_TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<behind>\(\?<[!=][^()]*\))|"
    r"(?P<maybe> \?)|(?P<counted> (?=[{*+]))|(?P<blank> )"
)


@cache
def loose(pattern: str) -> re.Pattern[str]:
    """A pattern in which each blank stands for one or more, and a blank that may be missing for any number.

    Blanks in a class of characters, in a look-behind, and those with a count of their own stay as they are.
    """

    def wider(match: re.Match[str]) -> str:
        kind = match.lastgroup
        return " *" if kind == "maybe" else " +" if kind == "blank" else match.group()

    return re.compile(_TOKEN.sub(wider, pattern))
