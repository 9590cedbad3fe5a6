"""Markers that decide the treatment of a cancer, and whether one of them is missing."""

from typing import Any

from consilium.case import Case, Fact
from consilium.need.columns import Column, Row
from consilium.need.rules import decide, values
from consilium.oncology import ancestors
from consilium.oncology.markers import panel
from consilium.say import Verbatim, either
from consilium.tables import toml_table

#: Results that decide nothing yet.
_OPEN = {"pending", "not_done", "equivocal"}


def deciding_markers(case: Case, row: Row) -> tuple[dict[str, Any], ...]:
    """Entries of ``workup.toml`` that apply to this cancer at this extent."""
    if not case.cancer:
        return ()
    line = {case.cancer.oncotree, *ancestors(case.cancer.oncotree)}
    entries = [
        e
        for e in toml_table("consilium.need", "workup.toml")["workup"]
        if line & set(e["cancers"]) and not line & set(e.get("but_not", ()))
    ]
    held = decide({f"entry_{i}": e.get("when", "TRUE") for i, e in enumerate(entries)}, values(row))
    return tuple(e for i, e in enumerate(entries) if held[f"entry_{i}"])


def marker_missing(case: Case, row: Row) -> Column:
    """True: a deciding marker was not done, waits, is unclear, or is nowhere although drugs are planned.

    Unknown: no document speaks of it and nothing is planned yet. No: every deciding marker has a result.
    """
    missing: list[Fact] = []
    silent = False
    entries = deciding_markers(case, row)
    for entry in entries:
        state, facts = _state(case, entry)
        if state == "open":
            missing += facts
        silent = silent or state == "silent"
    if missing:
        return Column(True, tuple(missing))
    if silent:
        # A plan of drugs made without a word about the marker that decides them is a gap worth asking about.
        if row["planned_systemic"].value and row["has_pathology_report"].value:
            return Column(True, row["planned_systemic"].facts)
        return Column()
    return Column(False) if entries or row["has_cancer"].value else Column()


def missing_markers(case: Case, row: Row) -> tuple[str, ...]:
    """Names of deciding markers without a result, for the checklist and the questions."""
    found = (_said(e["markers"]) for e in deciding_markers(case, row) if _state(case, e)[0] != "known")
    return tuple(dict.fromkeys(found))


def all_pending(case: Case, row: Row) -> bool:
    """Whether each deciding marker without a result is called pending: it is to come, not missing."""
    states = [_state(case, entry) for entry in deciding_markers(case, row)]
    unsettled = [facts for state, facts in states if state != "known"]
    return bool(unsettled) and all(any(f.value.endswith("=pending") for f in facts) for facts in unsettled)


def _said(markers: list[str]) -> str:
    """Alternatives in words; a family name (BRCA) is left out beside its members (BRCA1, BRCA2)."""
    return either([Verbatim(m) for m in markers if not any(o != m and o.startswith(m) for o in markers)])


def _state(case: Case, entry: dict[str, Any]) -> tuple[str, list[Fact]]:
    """``known`` when any of the markers has a result, ``open`` when one is said to lack it, else ``silent``.

    ``results`` of an entry are those that settle it: a stain for MYC says nothing of its rearrangement.
    """
    markers, settling = entry["markers"], entry.get("results")
    results = [f for f in case.all("biomarker") if f.value.partition("=")[0] in markers]
    tests = [f for f in case.all("missing_test") if panel(f.value) in markers]
    found = {f.value.partition("=")[2] for f in results}
    if found & set(settling) if settling else found - _OPEN:
        return "known", []
    # A stain of a panel (MLH1 for MMR) that waits leaves the panel open; stains with results are read as the panel's.
    stains = [f for f in case.all("biomarker") if panel(f.value.partition("=")[0]) in markers]
    results += [f for f in stains if f not in results and f.value.endswith("=pending")]
    return ("open", results + tests) if results or tests else ("silent", [])
