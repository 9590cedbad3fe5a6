"""Answers as the pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consilium.asking import QUESTIONS as ORDER
from consilium.asking import said_by_papers
from consilium.packet.wording import day
from consilium.say import in_language
from consilium.web.journey import Journey
from consilium.web.pages.questions.asked import PARTS, QUESTIONS, YES_NO, Question, Words

#: Hard news that a paper holds is not brought by a list.
_HUSHED = ("doctor.said_no_lifesaving_therapy",)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of answers."""

    key: str
    label: Words
    answer: Words  # in words; empty: none given
    said: str = ""  # the words of a paper that answer it


@dataclass(frozen=True, slots=True)
class Overview:
    """What was answered, what is open, and what the papers say anyway."""

    given: tuple[Line, ...]
    open: tuple[Line, ...]
    said: tuple[Line, ...]


def overview(journey: Journey) -> Overview:
    """All answers in the order of the questions."""
    told = {f"{section}.{key}": value for section, keys in journey.told.items() for key, value in keys.items()}
    given = tuple(_line(key, in_words(QUESTIONS[key], told[key])) for key in ORDER if key in told)
    waiting = tuple(_line(key) for key in journey.open_questions)
    papers = {} if journey.trouble else said_by_papers(journey.papers, journey.today)
    said = tuple(
        Line(key, QUESTIONS[key].short, "", " ".join(papers[key][0].quote.split()))
        for key in ORDER
        if papers.get(key) and key not in told and key not in _HUSHED
    )
    return Overview(given, waiting, said)


def in_words(question: Question, value: Any) -> Words:
    """An answer in words."""
    if value is None:
        return question.unknown
    if isinstance(value, bool):
        return dict(YES_NO)["yes" if value else "no"]
    if question.kind == "date":
        return in_language(day(Date.fromisoformat(value)), get_language() or "en")
    return dict(question.choices).get(str(value), str(value))


def as_lines(answers: Mapping[str, Any]) -> list[str]:
    """Answers by their keys, a line each."""
    return [f"{QUESTIONS[key].short}: {in_words(QUESTIONS[key], value)}" for key, value in answers.items()]


def why_asked(journey: Journey, key: str) -> tuple[Words, ...]:
    """What an answer can change; nothing while there can be no plan."""
    return tuple(PARTS[part] for part in journey.changed_by(key))


def next_after(journey: Journey, key: str) -> str:
    """The next open question after one, or an empty text: the list of answers comes next."""
    later = ORDER[ORDER.index(key) + 1 :]
    return next((name for name in later if name in journey.open_questions), "")


def kept_words(question: Question, value: Any) -> str:
    """An answer that another window saved, in a sentence."""
    return _("It now says: %(answer)s") % {"answer": in_words(question, value)}


def _line(key: str, answer: Words = "") -> Line:
    return Line(key, QUESTIONS[key].short, answer)
