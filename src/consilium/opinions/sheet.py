"""The comparison in plain words, as data for the pages that the report makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import reduce
from pathlib import PurePath
from typing import Any

from consilium.opinions.model import AxisResult, Comparison, Opinion, Side
from consilium.say import Verbatim, joined, listed, say
from consilium.tables import toml_table


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the opinions: whose it is, and the file that it was read from."""

    number: int
    who: str  # a surgeon
    source: str  # the file's own name
    date: Date | None


@dataclass(frozen=True, slots=True)
class Line:
    """One axis in words. ``why`` is the cause of a difference, ``counted`` how many of three and more say alike."""

    axis: str
    title: str
    short: str  # the title inside a sentence
    says: tuple[Side, ...]
    why: str | None = None
    matters: bool = False
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, and whom to ask it."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways that a person can choose from; each has the same rows, and a row is never empty."""

    opinion: int
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: what they agree on comes first."""

    headline: str  # what they agree on, then what they differ on
    verdict: str
    counted: str  # of three and more that differ: who stands alone, or nothing
    voices: tuple[Voice, ...]
    agree: tuple[Line, ...]
    differ: tuple[Line, ...]
    only_one: tuple[Line, ...]
    outlook: Line | None  # where more than one give it: shown beside each other, as outlooks are never compared
    emergency: bool
    answer: str  # whether a further opinion is worth it
    why: str
    do: str
    days: str | None
    ask: tuple[Ask, ...]
    preferences_intro: str | None  # given where weighing decides
    preferences: tuple[str, ...]
    ways: tuple[Way, ...]
    blanks: tuple[str, ...]  # questions on each way that no letter answers
    evidence: tuple[str, ...]  # ids of studies, to be shown with their figures and their limits


_OUTLOOK = "prognosis"


def sheet_words() -> dict[str, Any]:
    """The words of the sheets: sheet.toml."""
    return toml_table("consilium.opinions", "sheet.toml")


def sheet(comparison: Comparison) -> Sheet:
    """The patient's sheet of a comparison."""
    words, third = sheet_words(), comparison.third
    differ = sorted((a for a in comparison.axes if a.status == "differ"), key=lambda a: not a.matters)
    agree = tuple(a for a in comparison.axes if a.status == "agree" and a.axis != _OUTLOOK)
    outlook = next((a for a in comparison.axes if a.axis == _OUTLOOK and len(a.says) > 1), None)
    weighs = any(a.cause == "judgement" and a.matters for a in differ) and third.worth_it != "no_time"
    return Sheet(
        headline=_headline(agree, differ, len(comparison.opinions)),
        verdict=say("{heading}.", heading=third.heading) if third.heading else words["verdict"][comparison.verdict],
        counted=_alone(differ),
        voices=tuple(_voice(number, one) for number, one in enumerate(comparison.opinions, 1)),
        agree=tuple(map(_line, agree)),
        differ=tuple(map(_line, differ)),
        only_one=tuple(_line(a) for a in comparison.axes if a.status == "one_silent" and a is not outlook),
        outlook=_line(outlook) if outlook else None,
        emergency=third.worth_it == "no_time",
        answer=words["worth_it"][third.worth_it],
        why=third.why,
        do=third.do,
        days=third.days,
        ask=_asks(comparison),
        preferences_intro=words["preferences"]["intro"] if weighs else None,
        preferences=tuple(words["preferences"]["items"]) if weighs else (),
        ways=_ways(comparison) if weighs else (),
        blanks=tuple(words["preferences"]["blanks"]) if weighs else (),
        evidence=third.evidence,
    )


#: What is named first in the headline.
_WEIGHT = ("diagnosis", "stage", "goal", "treatment", "grade", "biomarkers", "sequence", "timing", "tests", "trial")
_NAMED_AT_MOST = 3
_MORE = "more"  # things than those named


def _headline(agree: Iterable[AxisResult], differ: Iterable[AxisResult], opinions: int) -> str:
    """What they agree on, then what they differ on: of many things the weightiest."""
    weighty = [a.axis for a in differ if a.matters] or [a.axis for a in differ]
    alike = [a.axis for a in agree]
    they = say("They agree on {names}.", names=_names(alike))
    everyone = say("All {many} agree on {names}.", many=opinions, names=_names(alike))
    said = (they if opinions == 2 else everyone) if alike else ""
    return joined(" ", (said, say("They differ on {names}.", names=_names(weighty)) if weighty else ""))


def _names(axes: Iterable[str]) -> str:
    short, known = sheet_words()["short"], frozenset(axes)
    names = [short[name] for name in (*_WEIGHT, "prognosis") if name in known]
    return listed(names if len(names) <= _NAMED_AT_MOST else [*names[: _NAMED_AT_MOST - 1], _MORE])


def _voice(number: int, opinion: Opinion) -> Voice:
    who = sheet_words()["doctor"][opinion.discipline]
    return Voice(number, who, PurePath(opinion.source).name, opinion.date)


def _line(axis: AxisResult) -> Line:
    words = sheet_words()
    cause = words["cause"].get(axis.cause or "")
    says = tuple(replace(side, value=_value(axis.axis, side.value)) for side in axis.says)
    return Line(
        axis.axis, words["axis"][axis.axis], words["short"][axis.axis], says, cause, axis.matters, _counted(axis)
    )


def _value(axis: str, value: str) -> str:
    """What a doctor says on an axis, in plain words where it is one of a few."""
    if axis != "goal":
        return Verbatim(value)
    goals: list[str] = [sheet_words()["goal"].get(goal, goal) for goal in value.split(" and ")]
    return reduce(lambda first, last: say("{first} and {last}", first=first, last=last), goals)


def _counted(axis: AxisResult) -> str | None:
    """Of three and more that speak: how many say alike, and who does not."""
    if axis.odd_one_out is None:
        return None
    many = len(axis.says)
    told = "{some} of {many} say alike. Opinion {number} sees it in another way."
    return say(told, some=many - 1, many=many, number=axis.odd_one_out)


def _alone(differ: Iterable[AxisResult]) -> str:
    """Who stands alone on all that matters, as a sentence, or nothing."""
    found = {_counted(axis) for axis in differ if axis.matters}
    return (found.pop() or "") if len(found) == 1 else ""


def _ways(comparison: Comparison) -> tuple[Way, ...]:
    """What the first who advises each way says of it, in the same rows for all."""
    axes = {axis.axis: {side.opinion: side for side in axis.says} for axis in comparison.axes}
    ways: dict[str, Way] = {}
    for opinion, side in axes["treatment"].items():
        ways.setdefault(
            side.value.lower(), Way(opinion, tuple(_row(name, axes[name].get(opinion)) for name in _OF_A_WAY))
        )
    return tuple(ways.values())


def _row(axis: str, side: Side | None) -> tuple[str, str]:
    words = sheet_words()
    return words["axis"][axis], _value(axis, side.value) if side else words["preferences"]["silent"]


#: What a person weighs on each way.
_OF_A_WAY = ("treatment", "goal", "sequence", "timing", "prognosis")

#: Rows of third.toml that speak because a plan is missing.
_SILENT = ("silent_on_treatment", "one_of_many_on_treatment", "nothing_in_common", "reports_agree", "reading_concurs")
_NAMED = ("no_time", "settled", "agree", "agree_but_a_test", "preference")


def _asks(comparison: Comparison) -> tuple[Ask, ...]:
    rule = comparison.third.rule.replace("silent_in_haste", "no_time")
    cause = next((a.cause for a in comparison.axes if a.status == "differ" and a.matters), None)
    key = "silent" if rule in _SILENT else rule if rule in _NAMED else cause
    return tuple(Ask(row["who"], row["words"]) for row in sheet_words()["ask"] if row["when"] == key)
