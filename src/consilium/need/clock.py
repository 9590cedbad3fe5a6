"""How long there is to ask: the first rule of ``clock.toml`` that holds."""

from datetime import date as Date
from functools import cache
from typing import Any

from consilium.case import Case
from consilium.need.columns import Row
from consilium.need.columns.journey import planned_start
from consilium.need.model import Clock
from consilium.need.rules import columns_in, decide, values
from consilium.oncology import ancestors
from consilium.say import joined, say
from consilium.tables import toml_table

_PACKAGE = "consilium.need"


@cache
def _table() -> dict[str, Any]:
    return toml_table(_PACKAGE, "clock.toml")


@cache
def _paces() -> dict[str, dict[str, Any]]:
    return {code: entry for entry in toml_table(_PACKAGE, "pace.toml")["pace"] for code in entry["codes"]}


def pace(code: str | None) -> dict[str, Any] | None:
    """The entry of ``pace.toml`` for a cancer, or the nearest one above it."""
    if code is None:
        return None
    return next((_paces()[c] for c in (code, *ancestors(code)) if c in _paces()), None)


def clock(case: Case, row: Row, today: Date) -> Clock:
    """The class, why, and what to do now; never slower than an emergency in the documents allows."""
    rules = _table()["rule"]
    held = decide({f"rule_{i}": rule["when"] for i, rule in enumerate(rules)}, values(row))
    rule = next(rule for i, rule in enumerate(rules) if held[f"rule_{i}"])
    start, _ = planned_start(case)
    facts = tuple(f for name in columns_in(rule["when"]) for f in row[name].facts)
    do_now, why, sources = tuple(rule["do_now"]), rule["why"], tuple(rule.get("sources", ()))
    emergency = _emergency(row) if rule["class"] == "do_not_wait" else None
    if emergency:
        do_now, sources = tuple(emergency["do_now"]), tuple(emergency.get("sources", ()))
        why = joined(" ", (say("Your records tell of {emergency}.", emergency=emergency["title"]), rule["meanwhile"]))
    elif (found := pace(_text(row, "cancer"))) and "pace" in columns_in(rule["when"]):
        why, sources = joined(" ", (why, found.get("why", ""))), (*sources, *found.get("sources", ()))
    return Clock(
        class_=rule["class"],
        heading=rule.get("heading", _table()["headings"][rule["class"]]),
        why=why,
        do_now=do_now,
        facts=facts,
        sources=sources,
        start_date=start,
        days_left=(start - today).days if start else None,
    )


def _emergency(row: Row) -> dict[str, Any] | None:
    return next((e for e in _table()["emergency"] if e["id"] == row["emergency"].value), None)


def _text(row: Row, name: str) -> str | None:
    value = row[name].value
    return value if isinstance(value, str) else None
