"""The model of a comparison: what each doctor says on each axis, how the opinions stand to each other, and what now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Literal

from consilium.case import Person

Axis = Literal[
    "diagnosis",
    "grade",
    "stage",
    "biomarkers",
    "goal",
    "treatment",
    "sequence",
    "timing",
    "tests",
    "trial",
    "prognosis",
]
AxisStatus = Literal["agree", "differ", "one_silent", "both_silent"]
Cause = Literal["data", "interpretation", "judgement"]
Verdict = Literal["confirmed", "refined", "changed"]
WorthIt = Literal["no", "not_yet", "yes", "no_time"]
Discipline = Literal[
    "surgery",
    "radiation",
    "medical",
    "hematology",
    "pathology",
    "imaging",
    "board",
    "palliative",
    "genetics",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one doctor says on one axis.

    ``terms`` is the normal form that is compared (``T=2``, ``drug:paclitaxel``); ``value`` the same in words to show;
    ``quote`` stands word for word in the document at ``start`` to ``end``.
    """

    value: str
    quote: str
    start: int
    end: int
    terms: frozenset[str]
    unknown: tuple[str, ...] = ()  # words that the vocabulary does not know, kept and compared as words
    parts: tuple["Part", ...] = ()  # where the statement is made of several things, the words of each


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things that a statement is made of: a marker with its result and its words."""

    key: str  # HER2
    value: str  # HER2 negative
    quote: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage on how the opinion came about: new data, a missing test, an emergency. ``kind`` names the review."""

    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """One doctor's opinion as read."""

    source: str
    discipline: Discipline
    says: Mapping[str, Statement]
    date: Date | None = None
    person: Person = field(default_factory=Person)
    cancers: tuple[str, ...] = ()  # OncoTree codes of the cancers that the letter names outright as this person's
    places: frozenset[str] = frozenset()  # ICD-O-3 topographies that the letter names, the first three characters
    new_data: tuple[Remark, ...] = ()  # facts that this doctor had and the other had not
    missing: tuple[Remark, ...] = ()  # facts that this doctor wants before the decision
    reread: tuple[Remark, ...] = ()  # slides or images that this doctor read again
    not_reviewed: tuple[str, ...] = ()  # quotes: what this doctor did not look at
    emergency: tuple[Remark, ...] = ()
    either_way: tuple[Remark, ...] = ()  # the doctor calls the two ways equal, or leaves it to what the person prefers
    concurs: tuple[Remark, ...] = ()  # the author was asked for a second reading, and agrees with the first
    notes: tuple[tuple[str, str], ...] = ()  # what a form says beside the axes: a label and the expert's words
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What one opinion says on an axis of the comparison; ``opinion`` counts from 1."""

    opinion: int
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class AxisResult:
    """How the opinions stand to each other on one axis. ``main``: the difference alone makes the verdict `changed`."""

    axis: str
    status: AxisStatus
    cause: Cause | None = None
    matters: bool = False
    says: tuple[Side, ...] = ()
    main: bool = False
    odd_one_out: int | None = None  # of three and more: the opinion that all others contradict
    points: tuple[str, ...] = ()  # what exactly differs, in words
    deciding: bool = False  # what differs decides a treatment by itself: HER2, EGFR ...


@dataclass(frozen=True, slots=True)
class Third:
    """Whether a third opinion is worth it, from whom, and why; ``rule`` is the row of third.toml that decided."""

    worth_it: WorthIt
    kind: tuple[str, ...]
    why: str
    rule: str
    days: str | None = None  # what the step costs in time, in words
    evidence: tuple[str, ...] = ()  # ids of studies in evidence/
    do: str = ""  # the next step for the person
    heading: str = ""  # to be said first, in place of the verdict's sentence: an emergency, or too little said


@dataclass(frozen=True, slots=True)
class Comparison:
    """Opinions side by side."""

    axes: tuple[AxisResult, ...]
    verdict: Verdict
    third: Third
    opinions: tuple[Opinion, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()

    def axis(self, name: str) -> AxisResult:
        """The result of one axis."""
        return next(a for a in self.axes if a.axis == name)

    def to_json(self) -> dict[str, Any]:
        """The contract's shape, ready for json.dumps; what it holds beyond the contract may be left unread."""
        return {
            "axes": [_axis(a) for a in self.axes],
            "verdict": self.verdict,
            "third_opinion": {
                "worth_it": self.third.worth_it,
                "kind": list(self.third.kind),
                "why": self.third.why,
                "rule": self.third.rule,
                "do": self.third.do,
                "heading": self.third.heading,
                "days": self.third.days,
                "evidence": list(self.third.evidence),
            },
            "opinions": [
                {
                    "opinion": n,
                    "source": o.source,
                    "discipline": o.discipline,
                    "date": _iso(o.date),
                    "notes": [{"label": label, "words": words} for label, words in o.notes],
                }
                for n, o in enumerate(self.opinions, 1)
            ],
            "warnings": list(self.warnings),
        }


def _iso(day: Date | None) -> str | None:
    return day.isoformat() if day else None


def _axis(result: AxisResult) -> dict[str, Any]:
    return {
        "axis": result.axis,
        "status": result.status,
        "cause": result.cause,
        "matters": result.matters,
        "says": [{"opinion": s.opinion, "value": s.value, "quote": s.quote} for s in result.says],
        "odd_one_out": result.odd_one_out,
        "points": list(result.points),
    }
