"""Which of several facts on one field decides: the tissue report over a note, the later over the earlier."""

from collections.abc import Iterable
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import is_a
from consilium.records.apart import same_time

#: Nearer to the tissue first. For stage the newest statement decides instead: it sees scans and surgery together.
_NEARNESS = {
    "pathology_report": 0,
    "genomics_report": 1,
    "operation_note": 2,
    "tumor_board_note": 3,
    "clinic_note": 3,
    "discharge_summary": 4,
    "fhir_bundle": 4,
    "imaging_report": 5,
    "clinical_summary": 6,
}
_LATEST_DECIDES = {"stage_group", "m", "ecog"}
_OLDEST_DECIDES = {"diagnosis_date"}
_NO_DATE = Date.min


def newest_first(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by date, newest first; undated last; else in the order of the documents."""
    return tuple(sorted(facts, key=lambda f: -(f.date or _NO_DATE).toordinal()))


def order(facts: list[Fact], code: str, documents: tuple[Document, ...]) -> tuple[Fact, ...]:
    """Facts of one cancer so that the first of each field is the deciding one."""
    kinds = {d.source: d.kind for d in documents}
    tested = _newest_results(facts)

    def rank(fact: Fact) -> tuple[object, ...]:
        nearness = _NEARNESS.get(kinds.get(fact.document, "other"), 7)
        day = -(fact.date or _NO_DATE).toordinal()
        stated = {"stated": 0, "inferred": 1, "absent": 2}[fact.status]
        if fact.field == "cancer":
            return (0, _distance(fact.value, code), stated, nearness, day)
        if fact.field in _OLDEST_DECIDES:
            return (1, stated, -day, nearness)
        if fact.field in _LATEST_DECIDES:
            # A note tells the story from its beginning: of two stages in one note the later one is today's.
            return (1, stated, day, nearness, -(fact.start or 0))
        # An unclear or missing marker never stands before a result, nor an old result before a new test.
        outdated = fact.field == "biomarker" and not same_time(fact.date, tested.get(_marker(fact)))
        return (1, stated, _open(fact), outdated, _pathologic(fact), bool(fact.caution), nearness, day)

    return tuple(sorted(facts, key=lambda f: (f.field, *rank(f))))


def _newest_results(facts: Iterable[Fact]) -> dict[str, Date]:
    """The day of the last result of each marker."""
    newest: dict[str, Date] = {}
    for fact in facts:
        if fact.field == "biomarker" and fact.date and fact.status == "stated" and not _open(fact):
            newest[_marker(fact)] = max(fact.date, newest.get(_marker(fact), fact.date))
    return newest


def _marker(fact: Fact) -> str:
    return fact.value.partition("=")[0]


def _open(fact: Fact) -> bool:
    return fact.field == "biomarker" and fact.value.partition("=")[2] in {"pending", "not_done", "equivocal"}


def _distance(value: str, code: str) -> int:
    """0: the code of the case itself; 1: a coarser name of it; 2: another name."""
    if value == code:
        return 0
    return 1 if is_a(code, value) else 2


def _pathologic(fact: Fact) -> int:
    """For T and N what surgery found (pT) stands before what was seen before it (cT)."""
    if fact.field not in ("t", "n"):
        return 0
    detail = (fact.detail or "").lower()
    return 0 if detail.startswith(("p", "yp")) else 1
