"""Whether a third opinion is worth it, and from whom: looked up in third.toml, first row that fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consilium.opinions.model import Cause, Third
from consilium.opinions.silence import Silence
from consilium.tables import toml_table


@dataclass(frozen=True, slots=True)
class Situation:
    """What the decision table may ask about."""

    matters: bool
    emergency: bool
    settled: bool
    cause: Cause | None
    gaps: frozenset[str]
    differs: frozenset[str]  # names of the axes that differ and matter
    comfort: bool
    disciplines: frozenset[str]
    either: bool
    opposed: bool = False  # a marker that decides a treatment has opposite results
    adds: bool = False  # one asks for a test that can decide, and the other does not name it
    silent: Silence = ""  # see silence.py

    @property
    def same(self) -> bool:
        """Whether those who disagree are of one discipline."""
        return len(self.disciplines) == 1


def rows() -> tuple[Mapping[str, Any], ...]:
    """The decision table, in its order."""
    return tuple(toml_table("consilium.opinions", "third.toml")["row"])


def third_opinion(situation: Situation) -> Third:
    """The advice of the first row whose conditions all hold; one always does."""
    row = next(r for r in rows() if all(_holds(situation, key, value) for key, value in r["when"].items()))
    return Third(
        worth_it=row["worth_it"],
        kind=tuple(row["kind"]),
        why=row["why"],
        rule=row["id"],
        days=row["days"] or None,
        evidence=tuple(row["evidence"]),
        do=row["do"],
        heading=row.get("heading", ""),
    )


def _holds(situation: Situation, key: str, value: Any) -> bool:
    if key == "gap":
        return value in situation.gaps
    if key == "differs":
        return value in situation.differs
    if key == "disciplines":
        return set(value) <= situation.disciplines
    return bool(getattr(situation, key) == value)
