"""Prognosis: what outlook each doctor gives. Shown beside the others; it never decides."""

import re

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
    return join_statement(letter, [(chosen, chosen.start, chosen.end)], numbers or frozenset({"words"}))


def compare(a: Statement, b: Statement) -> Difference | None:
    """Outlooks are shown, not judged: figures of two letters seldom count the same people over the same time."""
    return None
