"""Text as it may be shown: without control characters, which a terminal would obey and a page cannot show."""


def printable(text: str) -> str:
    """The text with every control character but line breaks as a space; letters of all languages stay."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
