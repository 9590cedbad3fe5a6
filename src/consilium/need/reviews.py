"""The kinds of second look to ask for: slides, images and a visit are three separate requests."""

from typing import Any

from consilium.case import Case
from consilium.need.columns import Row, Value
from consilium.need.model import Reason, Review
from consilium.need.rules import decide, rules, values
from consilium.tables import toml_table

_STAGE = {"t", "n", "m", "stage_group"}


def reviews(case: Case, row: Row, reasons: tuple[Reason, ...]) -> tuple[Review, ...]:
    """Reviews of ``reviews.toml`` whose condition holds, in the order of the table."""
    entries: list[dict[str, Any]] = toml_table("consilium.need", "reviews.toml")["review"]
    held = decide({entry["kind"]: entry["when"] for entry in entries}, extended(case, row, reasons))
    return tuple(
        Review(
            kind=entry["kind"],
            title=entry["title"],
            why=entry["why"],
            send=tuple(entry["send"]),
            days=tuple(entry["days"]) if "days" in entry else None,
            sources=tuple(entry.get("sources", ())),
            timed=entry.get("timed", ""),
        )
        for entry in entries
        if held[entry["kind"]]
    )


def extended(case: Case, row: Row, reasons: tuple[Reason, ...]) -> dict[str, Value]:
    """The row with the reasons that hold, and with what the conflicts are about."""
    ids = {reason.id for reason in reasons}
    fields = {conflict.field for conflict in case.conflicts}
    return values(row) | {
        **{f"reason_{rule.id}": rule.id in ids for rule in rules()},
        "conflict_on_marker": "biomarker" in fields,
        "conflict_on_stage": bool(fields & _STAGE),
    }
