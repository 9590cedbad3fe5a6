"""What the question "who pays?" is answered with."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

Bill = Literal["visit", "slides", "scans"]


@dataclass(frozen=True, slots=True)
class Code:
    """A number that a plan or a billing office knows, with our own words for it."""

    code: str
    system: Literal["X12 service type", "procedure"]
    bill: Bill
    words: str
    note: str
    source: str
    checked: Date


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one would pay, worked out: for Original Medicare alone, whose rule is one sum for all."""

    year: int  # of the deductible
    deductible: float  # dollars a year
    share: float  # of the allowed price, after the deductible
    example_price: float  # dollars; an example, not the price of any doctor
    example_unmet: float  # dollars that one pays when nothing of the deductible is met
    example_met: float  # dollars that one pays when all of it is met
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rule that applies, what is not known, what to ask, and the words to say."""

    rule: str  # id of the rule: medicare, ..., country:DE, unknown
    title: str
    country: str  # two letters
    state: str | None
    says: tuple[str, ...]
    unknown: tuple[str, ...]
    ask: tuple[str, ...]
    script: tuple[str, ...]  # to be said on the phone, in order
    bills: tuple[str, ...]  # why it is three bills
    independence: str
    third: str
    codes: tuple[Code, ...]
    estimate: Estimate | None
    sources: tuple[Source, ...]
    checked: Date
