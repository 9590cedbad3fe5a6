"""Rules as data: SQL conditions over the columns of a case, three-valued, the same text for one person and millions."""

import re
import sqlite3
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from consilium.need.columns import Row, Value
from consilium.need.model import Level
from consilium.tables import toml_table

_PACKAGE = "consilium.need"
_SQL_WORDS = {
    *("AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "TRUE", "FALSE"),
    *("CASE", "WHEN", "THEN", "ELSE", "END", "COALESCE"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A row and what the rule gives for it; columns that are not named are unknown."""

    says: str
    row: dict[str, Value]
    holds: bool | None  # None: cannot be decided


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to ask for a second opinion (a file of ``need/rules``)."""

    id: str
    title: str
    why: str
    strength: Level
    when: str  # SQL; true: the reason holds
    question: str  # settles it when it is unknown
    who: str  # who can answer
    settled: str = ""  # SQL; where this is true, an unknown `when` counts as no
    more: str = ""  # a further sentence with {column} places, said when all of them are known
    awaited: str = ""  # the title where all that is missing is on its way
    to_come: str = ""  # the further sentence then
    sources: tuple[str, ...] = ()  # ids in `evidence`
    topic: str = ""  # studies of this topic on this cancer are added
    examples: tuple[Example, ...] = field(default=())

    def condition(self) -> str:
        """The whole condition as one SQL expression: true, false or NULL."""
        settled = f" WHEN {self.settled} THEN FALSE" if self.settled else ""
        return f"CASE WHEN ({self.when}) THEN TRUE WHEN NOT ({self.when}) THEN FALSE{settled} END"


@cache
def column_types() -> dict[str, str]:
    """SQL type of every column, by name, in the order of ``columns.toml``."""
    sections = toml_table(_PACKAGE, "columns.toml")
    return {name: str(spec["type"]) for section in sections.values() for name, spec in section.items()}


@cache
def rules() -> tuple[Rule, ...]:
    """The rule book, strongest first and in the order of the contract within a strength."""
    order = toml_table(_PACKAGE, "rulebook.toml")["order"]
    return tuple(_load(name) for name in order)


def _load(name: str) -> Rule:
    raw: dict[str, Any] = tomllib.loads((files(_PACKAGE) / "rules" / f"{name}.toml").read_text(encoding="utf-8"))
    examples = tuple(
        Example(e["says"], e["row"], None if e["holds"] == "unknown" else e["holds"]) for e in raw.pop("example", [])
    )
    raw["sources"] = tuple(raw.get("sources", ()))
    return Rule(id=name, examples=examples, **raw)


def evaluate(conditions: dict[str, str], row: dict[str, Value]) -> dict[str, Value]:
    """The value of each named SQL expression for one row (sqlite3): True, False, None, or text and numbers as they are.

    Columns that the row lacks are unknown.
    """
    if not conditions:
        return {}
    names = list(column_types()) + [name for name in row if name not in column_types()]
    picked = ", ".join(f"({sql}) AS {name}" for name, sql in conditions.items())
    given = ", ".join(f"? AS {name}" for name in names)
    with_row = f"WITH person AS (SELECT {given}) SELECT {picked} FROM person"  # noqa: S608 - names are our own tables'
    connection = sqlite3.connect(":memory:")
    try:
        values = connection.execute(with_row, [row.get(name) for name in names]).fetchone()
    finally:
        connection.close()
    return dict(zip(conditions, values, strict=True))


def decide(conditions: dict[str, str], row: dict[str, Value]) -> dict[str, bool | None]:
    """Each condition as true, false or unknown (None)."""
    return {name: None if value is None else bool(value) for name, value in evaluate(conditions, row).items()}


@cache
def columns_in(sql: str) -> tuple[str, ...]:
    """The columns that an expression names, in its order; raises ValueError when it names one that does not exist.

    Words outside of quotes are columns or SQL's own words; the tests hold this to a real parser of SQL, which would
    cost every start a fifth of a second.
    """
    words = dict.fromkeys(re.findall(r"[A-Za-z_]+", re.sub(r"'[^']*'", " ", sql)))
    names = [word for word in words if word.upper() not in _SQL_WORDS]
    unknown = [name for name in names if name not in column_types() and not name.startswith(("reason_", "conflict_"))]
    if unknown:
        raise ValueError(f"no such column: {', '.join(unknown)}")
    return tuple(name for name in names if name in column_types())


def values(row: Row) -> dict[str, Value]:
    """Only the values of a row."""
    return {name: column.value for name, column in row.items()}
