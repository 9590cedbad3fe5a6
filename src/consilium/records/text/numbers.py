"""Numbers as reports write them: digits, words, and what scanning makes of them (`O/12`, `l.5`)."""

import re

_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {word: value for value, word in enumerate(_WORDS)} | {
    "no": 0,
    "none": 0,
    "a": 1,
    "an": 1,
    "single": 1,
    "solitary": 1,
}

#: A count from 0 to 999 in digits or to 99 in words, for use inside a pattern.
COUNT = (
    r"(?:\d{1,3}(?!\d|\.\d)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:(?:-\s*|\s+)"
    r"(?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|"
    + "|".join(sorted(_WORDS[:20], key=len, reverse=True))
    + r"|a|an|single|solitary|none|no)(?![a-z])"
)

#: Digits as scanned: O for 0, l and I for 1.
SCANNED = r"(?:\d|[oil|](?=\s?/|$|[^a-z]))"


def count(words: str) -> int | None:
    """The number that a count means, or None: ``"twenty-one"`` is 21, ``"O"`` is 0."""
    words = words.strip().lower()
    if words in _SMALL:
        return _SMALL[words]
    scanned = words.replace("o", "0").replace("l", "1").replace("i", "1").replace("|", "1")
    if re.fullmatch(r"\d{1,3}", scanned):
        return int(scanned)
    tens, *ones = words.replace("-", " ").split() or [""]
    if tens in _TENS:
        return _TENS[tens] + sum(_SMALL.get(word, 0) for word in ones)
    return None


def millimetres(number: str, unit: str) -> float | None:
    """A length in mm from its number and unit; None when the number is not plausible for a tumor (over 60 cm)."""
    try:
        value = float(number.replace(",", ".").replace(" ", ""))
    except ValueError:
        return None
    value *= 10 if unit in ("cm", "em", "crn", "centimeter", "centimeters", "ccntimeters") else 1
    return value if 0 < value <= 600 else None
