"""Quotes on one line, and no longer than a page can bear."""

from consilium.say import Verbatim

MOST = 190  # letters


def clipped(quote: str, most: int = MOST) -> str:
    """A quote on one line; a long one is cut at a word, and shows it."""
    words = " ".join(quote.split())
    if len(words) <= most:
        return quote if words == quote else Verbatim(words)
    return Verbatim(f"{words[:most].rsplit(' ', 1)[0]} …")
