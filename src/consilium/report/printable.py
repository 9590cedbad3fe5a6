"""Text as it may be shown: without control characters, which a terminal would obey and a page cannot show."""

from collections.abc import Callable
from typing import Any


def printable(text: str) -> str:
    """The text with every control character but line breaks as a space; letters of all languages stay."""
    if text.isprintable():
        return str(text)  # plain: encoders know no sentences that remember how they were made
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: a byte of a file's name that is no letter becomes the sign for an unknown one."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else str(text)


def cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    """The same nested data with each text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(item, clean) for key, item in value.items()}
    return [cleaned(item, clean) for item in value] if isinstance(value, list | tuple) else value
