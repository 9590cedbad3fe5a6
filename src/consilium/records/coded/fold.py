"""Folds what one structured document says many times: the same problem in forty visits is one fact."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import date as Date

from consilium import oncology
from consilium.case import Fact

_EARLIEST = {"cancer", "diagnosis_date", "extent", "family_cancer", "site", "histology", "laterality", "stage_basis"}
_LATEST = {"treatment", "planned_treatment", "cancer_status", "progression"}
_MEASURED = re.compile(r"=[<>]?\d")


def fold(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in order, each once; a problem with its first date, a treatment and a measured value with its last."""
    kept: dict[Hashable, Fact] = {}
    for fact in _settled(list(facts)):
        key = _key(fact)
        first = kept.get(key)
        kept[key] = fact if first is None else _joined(first, fact)
    return tuple(kept.values())


def _key(fact: Fact) -> Hashable:
    if fact.field == "biomarker" and _MEASURED.search(fact.value):
        return ("biomarker", fact.value.partition("=")[0], fact.about)
    if fact.field == "ecog":
        return (fact.field, fact.date)
    if fact.field == "diagnosis_date":
        return (fact.field, fact.about)
    if fact.field in _EARLIEST | _LATEST:
        return (fact.field, fact.value, fact.about, fact.detail if fact.field == "treatment" else None)
    return (fact.field, fact.value, fact.about, fact.detail, fact.date)


def _joined(first: Fact, again: Fact) -> Fact:
    """One of two: what is stated before what is worked out, then by date."""
    if first.status != again.status:
        return first if first.status == "stated" else again
    latest = first.field in _LATEST or first.field == "biomarker"
    one, other = (
        (first.date or Date.min, again.date or Date.min) if latest else (first.date or Date.max, again.date or Date.max)
    )
    better = again if (other > one if latest else other < one) else first
    detail = None if first.field == "cancer" and None in (first.detail, again.detail) else better.detail
    return better if better.detail == detail else replace(better, detail=detail)


def _settled(facts: list[Fact]) -> list[Fact]:
    facts = _without_answered_doubts(facts)
    present = {f.about for f in facts if f.field == "cancer_status" and f.value in ("active", "recurrent")}
    facts = [f for f in facts if not (f.field == "cancer_status" and f.value == "past" and _near(f.about, present))]
    whole = {f.field for f in facts if f.field.startswith("nodes_") and f.detail != "sentinel nodes"}
    facts = [f for f in facts if not (f.field in whole and f.detail == "sentinel nodes")]
    return facts + _unnamed_primary(facts)


def _without_answered_doubts(facts: list[Fact]) -> list[Fact]:
    """A suspicion that the same record confirms is none any more."""
    sure = {f.value for f in facts if f.field == "cancer" and f.detail != "suspected"}

    def answered(fact: Fact) -> bool:
        code = fact.value if fact.field == "cancer" else fact.about
        doubt = (fact.field == "cancer" and fact.detail == "suspected") or fact.field == "report_uncertain"
        return doubt and _near(code, sure)

    return [fact for fact in facts if not answered(fact)]


def _near(code: str | None, codes: Iterable[str | None]) -> bool:
    """Whether a code, or a coarser or finer name of the same, or another name in its organ, is among the codes."""
    return code is not None and any(
        other
        and (code == other or oncology.is_a(code, other) or oncology.is_a(other, code) or _organ(code) == _organ(other))
        for other in codes
    )


def _organ(code: str) -> str:
    found = oncology.kind(code)
    return found.tissue if found and found.tissue != "SKIN" else code


def _unnamed_primary(facts: list[Fact]) -> list[Fact]:
    """When only spread is recorded, and no primary anywhere in the document."""
    if any(f.field == "cancer" for f in facts):
        return []
    spread = next((f for f in facts if f.field == "extent" and f.about is None), None)
    if spread is None:
        return []
    return [
        replace(
            spread,
            field="cancer",
            value="CUP",
            system="oncotree",
            status="inferred",
            detail="only spread is recorded",
            reason="the record names a cancer that has spread, but not where it began",
        )
    ]
