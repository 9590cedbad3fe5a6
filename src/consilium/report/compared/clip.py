"""Quotes on one line, and no longer than a page can bear."""

MOST = 190  # letters


def clipped(quote: str, most: int = MOST) -> str:
    """A quote on one line; a long one is cut at a word, and shows it."""
    words = " ".join(quote.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
