"""A long quote on one line: cut so that the words that count are still in it."""

import re

from consilium.case import Fact

MOST = 90  # letters

#: The words that make a sentence say what its fact says, by the fact's field.
_TELLING = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "report_uncertain": r"\b(?:cannot|can not|could not|not possible|not diagnostic|unable to|favou?r|differential"
        r"|uncertain|undetermined|indeterminate|unclear|unknown|suspicious|atypical|atypia|unclassif|difficult to"
        r"|borderline|inconclusive|worrisome|concerning)",
        "report_status": r"\b(?:prelim|provisional|pending|not final|to follow)",
        "outside_review": r"\b(?:outside|expert|second opinion|consult|sent (?:out|to)|referred)",
        "missing_test": r"\b(?:pending|insufficient|exhausted|not (?:been )?(?:done|performed|tested|sent|yet))",
        "tumor_board": r"\b(?:board|conference)",
        "progression": r"\b(?:progress|recur|relaps|came back|grew|grown|growing|new |increas|enlarg|larger)",
    }.items()
}


def clipped(fact: Fact, most: int = MOST) -> str:
    """A quote on one line; a long one is cut at a word, around the words that count where they come late."""
    words = " ".join(fact.quote.split())
    if len(words) <= most:
        return words
    start = _start(words, fact.field, most)
    before, rest = "… " if start else "", words[start:]
    return before + (rest if len(rest) <= most else rest[:most].rsplit(" ", 1)[0] + " …")


def _start(words: str, field: str, most: int) -> int:
    """Where to begin: at the front, else with the sentence of the telling words, else some words before them."""
    pattern = _TELLING.get(field)
    telling = pattern.search(words) if pattern else None
    if telling is None or telling.end() <= most * 2 // 3:
        return 0
    sentence = max((end.end() for end in re.finditer(r"[.;:!?] (?=[A-Z])", words[: telling.start()])), default=0)
    if telling.end() - sentence <= most * 2 // 3:
        return sentence
    space = words.find(" ", telling.start() - most // 3 - 1, telling.start())
    return space + 1 or telling.start()
