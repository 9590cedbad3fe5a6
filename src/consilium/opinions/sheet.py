"""The comparison in plain words: one page for the patient and the lines for the doctors, as data for the report."""

from dataclasses import dataclass
from typing import Any

from consilium.opinions.model import AxisResult, Comparison
from consilium.tables import toml_table


@dataclass(frozen=True, slots=True)
class Line:
    """One axis in words. ``says`` holds what each opinion says, ``why`` the cause of a difference."""

    axis: str
    title: str
    says: tuple[str, ...]
    why: str | None = None
    matters: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, and whom to ask it."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: what they agree on comes first."""

    verdict: str
    agree: tuple[Line, ...]
    differ: tuple[Line, ...]
    only_one: tuple[Line, ...]
    answer: str  # whether a further opinion is worth it
    why: str
    do: str
    days: str | None
    ask: tuple[Ask, ...]
    preferences_intro: str | None  # given where weighing decides
    preferences: tuple[str, ...]
    evidence: tuple[str, ...]  # ids of studies, to be shown with their figures and their limits


def _words() -> dict[str, Any]:
    return toml_table("consilium.opinions", "sheet.toml")


def sheet(comparison: Comparison) -> Sheet:
    """The patient's sheet of a comparison."""
    words = _words()
    third = comparison.third
    differ = sorted((a for a in comparison.axes if a.status == "differ"), key=lambda a: not a.matters)
    weighs = any(a.cause == "judgement" and a.matters for a in differ) and third.worth_it != "no_time"
    return Sheet(
        verdict=f"{third.heading}." if third.heading else words["verdict"][comparison.verdict],
        agree=tuple(_line(a) for a in comparison.axes if a.status == "agree"),
        differ=tuple(_line(a) for a in differ),
        only_one=tuple(_line(a) for a in comparison.axes if a.status == "one_silent"),
        answer=words["worth_it"][third.worth_it],
        why=third.why,
        do=third.do,
        days=third.days,
        ask=_asks(comparison),
        preferences_intro=words["preferences"]["intro"] if weighs else None,
        preferences=tuple(words["preferences"]["items"]) if weighs else (),
        evidence=third.evidence,
    )


def _line(axis: AxisResult) -> Line:
    words = _words()
    says = tuple(f"Opinion {side.opinion}: {side.value}" for side in axis.says)
    return Line(axis.axis, words["axis"][axis.axis], says, words["cause"].get(axis.cause or ""), axis.matters)


#: Rows of third.toml that speak because a plan is missing.
_SILENT = ("silent_on_treatment", "one_of_many_on_treatment", "nothing_in_common", "reports_agree", "reading_concurs")
_NAMED = ("no_time", "settled", "agree", "agree_but_a_test", "preference")


def _asks(comparison: Comparison) -> tuple[Ask, ...]:
    rule = comparison.third.rule.replace("silent_in_haste", "no_time")
    cause = next((a.cause for a in comparison.axes if a.status == "differ" and a.matters), None)
    key = "silent" if rule in _SILENT else rule if rule in _NAMED else cause
    return tuple(Ask(row["who"], row["words"]) for row in _words()["ask"] if row["when"] == key)


def doctors_lines(comparison: Comparison) -> tuple[str, ...]:
    """The same for the doctors: axis, status, cause, each side with its quote, and what exactly differs."""
    lines = []
    for axis in comparison.axes:
        if axis.status == "both_silent":
            continue
        cause = f", {axis.cause}" if axis.cause else ""
        points = f" ({'; '.join(axis.points)})" if axis.points else ""
        lines.append(f"{axis.axis}: {axis.status}{cause}{points}")
        lines += [f'  {side.opinion}: {side.value}: "{" ".join(side.quote.split())}"' for side in axis.says]
    return tuple(lines)
