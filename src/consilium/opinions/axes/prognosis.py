"""Prognosis: what outlook each doctor gives. Shown beside the others; it never decides."""

import re
from collections.abc import Iterator

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.letter import Letter
from consilium.opinions.model import Statement
from consilium.opinions.speaker import about_relative

AXIS = "prognosis"

_OUTLOOK = re.compile(
    r"\b(?:prognos\w+|outlook|survival|live out|life expectancy|cure rate|risk of (?:relapse|recurrence)|"
    r"relapse[sd]?|recurrences?|"
    r"are (?:cured|free of)|chance of cure|expect (?:her|him)|(?:weeks|months|years) rather than|many years|do "
    r"very well|"
    r"free of cancer|never (?:needs?|spread)|curable)\b",
    re.I,
)
_NUMBER = re.compile(
    r"\b(\d{1,3}(?:\.\d+)?)\s*(?:%|percent|per cent|in 100|out of 100|of 100)|\b(?:one|two|three|four|six|"
    r"seven|nine) in (?:ten|five|four|two)\b|"
    r"\b(?:about|nearly|more than)? ?(?:half|most|a third|three quarters)\b",
    re.I,
)

_PERCENT = re.compile(r"\b(\d{1,2})\s*(?:%|percent|per cent|in 100\b|out of 100\b|of 100\b)", re.I)
_COUNTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("relapse", re.compile(r"(?<!no )(?<!without )\b(?:relaps\w+|recur\w*|come back)\b", re.I)),
    ("alive", re.compile(r"\b(?:alive|surviv\w+|cured?|live)\b", re.I)),
)
#: Percentage points from which two shares of the same thing contradict; our own rule.
_FAR = 30
_OUTLOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "good",
        re.compile(
            r"\b(?:(?:prognosis|outlook) (?:is|remains) (?:very |quite )?(?:good|excellent|favou?rable)|"
            r"(?:good|excellent|favou?rable) (?:prognosis|outlook)|live out|do very well|"
            r"most (?:\w+ )?are cured)\b",
            re.I,
        ),
    ),
    (
        "poor",
        re.compile(
            r"\b(?:(?:prognosis|outlook) (?:is|remains) (?:very |quite )?(?:poor|grave|guarded|dismal|bad)|"
            r"(?:poor|grave|guarded|dismal) (?:prognosis|outlook)|(?:weeks|months) rather than (?:months|years))\b",
            re.I,
        ),
    ),
)


def read(letter: Letter) -> Statement | None:
    """The first passage on the outlook; one with a number goes before others."""
    passages = [
        s
        for s in letter.sentences
        if s.section not in ("history", "reviewed") and not about_relative(s) and _OUTLOOK.search(s.text)
    ]
    if not passages:
        return None
    chosen = next((s for s in passages if _NUMBER.search(s.text)), passages[0])
    numbers = frozenset(" ".join(m.group().lower().split()) for m in _NUMBER.finditer(chosen.text))
    said = {f"outlook={name}" for s in passages for name, words in _OUTLOOKS if words.search(s.text)}
    shares = {f"{kind}={share}" for kind, share in _shares(chosen.text)}
    return join_statement(letter, [(chosen, chosen.start, chosen.end)], numbers | said | shares or frozenset({"words"}))


def _shares(text: str) -> Iterator[tuple[str, int]]:
    """Shares of people in percent, with what they stand for: ``alive`` or ``relapse``."""
    for hit in _PERCENT.finditer(text):
        around = text[max(0, hit.start() - 60) : hit.end() + 60]
        kinds = [name for name, words in _COUNTED if words.search(around)]
        if len(kinds) == 1:
            yield kinds[0], int(hit[1])


def compare(a: Statement, b: Statement) -> Difference | None:
    """Outlooks that contradict: good against poor in words, or shares of the same thing far apart.

    Nothing hangs on it: figures of two letters seldom count the same people over the same time.
    """
    one, two = _of(a, "outlook"), _of(b, "outlook")
    if len(one) == 1 and len(two) == 1 and one != two:
        return Difference((f"{one.pop()} / {two.pop()}",), matters=False)
    for kind, _ in _COUNTED:
        left, right = _of(a, kind), _of(b, kind)
        if len(left) == 1 and len(right) == 1:
            low, high = sorted((int(left.pop()), int(right.pop())))
            if high - low >= _FAR:
                return Difference((f"{low} % / {high} %",), matters=False)
    return None


def _of(statement: Statement, name: str) -> set[str]:
    return {t.partition("=")[2] for t in statement.terms if t.startswith(f"{name}=")}
