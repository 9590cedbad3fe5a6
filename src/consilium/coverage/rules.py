"""Reads the rules: a file for each kind of plan, each state, each country, all with the same keys."""

from dataclasses import dataclass
from datetime import date as Date
from functools import cache
from importlib.resources import files
from typing import Any

from consilium.coverage.model import Code, Source
from consilium.tables import csv_rows, toml_table

US_KINDS = (
    "medicare",
    "medicare_advantage",
    "medicaid",
    "marketplace",
    "employer_insured",
    "employer_self_funded",
    "tricare",
    "va",
    "none",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its file has it."""

    id: str
    title: str
    says: tuple[str, ...]
    ask: tuple[str, ...]
    unknown: tuple[str, ...]
    third: str
    sources: tuple[Source, ...]
    checked: Date
    status: str


def plan_rule(kind: str) -> Rule:
    """The rule of a kind of plan in the United States; KeyError for a kind that has no file."""
    if kind not in US_KINDS:
        raise KeyError(kind)
    return _rule(f"{kind}.toml", kind)


def state_rule(state: str | None) -> Rule | None:
    """The rule of a state (two letters), or None when its law was not read."""
    return _rule(f"states/{state}.toml", f"state:{state}") if state in _names("states") else None


def state_code(written: str | None) -> str | None:
    """Two letters for a state that has a rule here, also from its full name; others as written; None for nothing."""
    words = " ".join((written or "").split())
    if len(words) == 2:
        return words.upper()
    named = (code for code in _names("states") if _rule(f"states/{code}.toml", f"state:{code}").title == words.title())
    return next(named, words or None)


def country_rule(country: str) -> Rule | None:
    """The rule of a country other than the United States (two letters), or None when none was read."""
    return _rule(f"countries/{country}.toml", f"country:{country}") if country in _names("countries") else None


@cache
def codes() -> tuple[Code, ...]:
    """The numbers to name on the phone."""
    return tuple(_code(row) for row in csv_rows(__package__, "codes.csv"))


@cache
def _names(folder: str) -> frozenset[str]:
    listed = (files(__package__) / "rules" / folder).iterdir()
    return frozenset(one.name.removesuffix(".toml") for one in listed if one.name.endswith(".toml"))


@cache
def _rule(name: str, rule_id: str) -> Rule:
    table = toml_table(__package__, f"rules/{name}")
    return Rule(
        id=rule_id,
        title=table.get("title") or table["name"],
        says=tuple(table["says"]),
        ask=tuple(table.get("ask", ())),
        unknown=tuple(table.get("unknown", ())),
        third=table.get("third", ""),
        sources=tuple(Source(one["title"], one["url"]) for one in table["source"]),
        checked=table["checked"],
        status=table["status"],
    )


def _code(row: dict[str, str]) -> Code:
    known: dict[str, Any] = {key: row[key] for key in ("code", "system", "bill", "words", "note", "source")}
    return Code(**known, checked=Date.fromisoformat(row["checked"]))
