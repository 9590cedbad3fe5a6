"""Columns on the documents: is the report final, sure and complete, and do they agree?"""

from consilium.case import Case, Document, Fact
from consilium.need.columns.column import Column, Row, says

#: Conflicts on these fields can change the decision; others are shown but are no reason of their own.
DECIDING = {"cancer", "laterality", "t", "n", "m", "stage_group"}


def columns(case: Case) -> Row:
    """Columns on reports and their agreement."""
    notes = [d for d in case.documents if d.kind in ("clinic_note", "operation_note", "tumor_board_note")]
    return {
        "has_documents": Column(bool(case.documents)),
        "has_pathology_report": Column(bool(_pathology(case))),
        "has_note": Column(bool(notes)),
        "pathology_preliminary": _preliminary(case),
        "outside_review": _outside_review(case),
        "report_uncertain": says(case.all("report_uncertain"), "yes"),
        "records_conflict": _conflict(case),
    }


def _pathology(case: Case) -> list[Document]:
    return [d for d in case.documents if d.kind == "pathology_report"]


def _preliminary(case: Case) -> Column:
    """True when a preliminary report has no later final one."""
    reports = _pathology(case)
    status = {d.source: _status(d) for d in reports}
    finals = [d for d in reports if status[d.source] in ("final", "addended")]
    for report in reports:
        if status[report.source] != "preliminary":
            continue
        if not any(f.date and report.date and f.date >= report.date for f in finals):
            return Column(True, _status_facts(report))
    return Column(False, tuple(f for d in finals for f in _status_facts(d))) if finals else Column()


def _status(report: Document) -> str | None:
    return report.report_status or next((f.value for f in _status_facts(report)), None)


def _status_facts(report: Document) -> tuple[Fact, ...]:
    return tuple(f for f in report.facts if f.field == "report_status" and f.status != "absent")


def _outside_review(case: Case) -> Column:
    """Pending or advised, unless a later document has its result."""
    facts = case.all("outside_review")
    done = [f for f in facts if f.value == "done"]
    open_ = [f for f in facts if f.value != "done"]
    for fact in open_:
        if not any(d.date and fact.date and d.date > fact.date for d in done):
            return Column(fact.value, (fact,))
    return Column("done", tuple(done)) if done else Column()


def _conflict(case: Case) -> Column:
    found = [c for c in case.conflicts if c.field in DECIDING or c.field == "biomarker"]
    return Column(bool(found), tuple(f for c in found for f in c.facts))
