"""What `need` answers with: a level and its reasons, what is not known, the clock, the reviews to ask for."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from consilium.case import Fact

Level = Literal["essential", "recommended", "worth_considering", "your_choice"]
ClockClass = Literal["do_not_wait", "within_days", "weeks", "months"]
ReviewKind = Literal[
    "pathology_review",
    "imaging_review",
    "molecular_review",
    "medical_oncologist",
    "surgeon",
    "radiation_oncologist",
    "hematologist",
    "tumor_board",
    "palliative_care",
    "genetics",
]

#: From the strongest to the weakest.
LEVELS: tuple[Level, ...] = ("essential", "recommended", "worth_considering", "your_choice")


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that holds for this person."""

    id: str
    title: str
    why: str
    strength: Level
    facts: tuple[Fact, ...]  # the lines of the records, or the answers, that it rests on
    sources: tuple[str, ...]  # ids of studies and guidance in `evidence`


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule that can be decided neither way, and the question that would settle it."""

    id: str
    question: str
    would_change_level: bool
    who: str  # who can answer: you | your doctor | your insurer | the laboratory


@dataclass(frozen=True, slots=True)
class Need:
    """Whether to ask for a second opinion, and why."""

    level: Level
    reasons: tuple[Reason, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """How long there is to ask."""

    class_: ClockClass
    heading: str
    why: str
    do_now: tuple[str, ...]  # one action each, the first first
    facts: tuple[Fact, ...]
    sources: tuple[str, ...]
    start_date: Date | None = None  # planned start of treatment
    days_left: int | None = None  # from today to the planned start; negative when it has passed


@dataclass(frozen=True, slots=True)
class Review:
    """One kind of second look to ask for."""

    kind: ReviewKind
    title: str
    why: str
    send: tuple[str, ...]  # what this reader needs
    days: tuple[int, int] | None  # how long it usually takes, fewest and most
    sources: tuple[str, ...]
    timed: str = ""  # what takes those days, where it is not the whole review


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole answer of this room."""

    need: Need
    clock: Clock
    reviews: tuple[Review, ...]
