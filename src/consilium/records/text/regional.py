"""N worked out from counted lymph nodes; each with the criterion that it meets."""

import re

from consilium.case.model import Fact
from consilium.oncology import is_a
from consilium.records.text.criteria import common, edition, inferred, organs, present
from consilium.records.text.nodes import NodeCount, NodeSum, no_positive_node, node_sum, positive_node
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report


def infer_n(report: Report, code: str) -> Fact | None:
    """An N category from counted nodes; none positive is N0, else by the number that the cancer's organ counts."""
    if report.kind != "pathology_report":
        return None
    total = report.once(node_sum)
    which = edition(report)
    somewhere = positive_node(report)
    deposits = is_a(code, "BOWEL") and present(report, _DEPOSITS)
    if total is None or total.positive is None:
        none = None if somewhere or deposits else no_positive_node(report)
        return (
            inferred(report, "n", "N0", none, "the report says that the lymph nodes hold no cancer", code, which)
            if none
            else None
        )
    if total.positive == 0:
        if somewhere:
            return None
        if deposits:
            return inferred(
                report, "n", "N1c", deposits, "there are tumor deposits and no lymph node holds cancer", code, which
            )
        says = f"none of {total.examined} lymph nodes holds cancer"
        return inferred(report, "n", "N0", total.spans[0], says, code, which)
    return _positive(report, code, total, which)


_DEPOSITS = loose(r"(?:tumou?r(?:al)? deposits?|satellite (?:nodules?|deposits?)|discontinuous extramural)")


def _positive(report: Report, code: str, total: NodeSum, which: int | None) -> Fact | None:
    positive = total.positive or 0
    holding = next((c for c in total.parts if c.positive), None)
    span = (holding.start, holding.end) if holding else total.spans[0]
    said = (
        f"{positive} of {total.examined} lymph nodes hold cancer"
        if total.examined
        else f"{positive} lymph nodes hold cancer"
    )
    if positive == 1:
        said = said.replace("hold", "holds").replace("1 lymph nodes", "1 lymph node")
    if not code:
        return None
    if is_a(code, "LUNG"):
        return inferred(report, "n", *_lung_station(report, total), code, which)
    if is_a(code, "BLADDER") and any("common iliac" in around(report, c) for c in total.parts if c.positive):
        return inferred(report, "n", "N3", span, "a lymph node at the common iliac artery holds cancer", code, which)
    if is_a(code, "HEAD_NECK"):
        value = _neck(report, positive, which)
    else:
        organ = next((o for o in organs() if any(is_a(code, k) for k in o.kinds)), None)
        rule = next((r for r in organ.nodes if positive <= r.upto), None) if organ else None
        value = common(rule, which) if rule else None
    return inferred(report, "n", value, span, said, code, which) if value else None


def _neck(report: Report, positive: int, which: int | None) -> str | None:
    """Neck nodes: one is N1 and several N2, unless one is large or cancer has broken out of it (eighth edition)."""
    broken = present(report, _BROKEN_OUT)
    if broken and which != 7:
        return None
    large = re.search(r"(?:metasta\w+|node|deposit)[^\n]{0,60}?(?P<n>[3-9]\.\d|[4-9]) ?cm", report.flat)
    if large:
        return None
    return "N1" if positive == 1 else "N2"


_BROKEN_OUT = loose(r"(?:extra-? ?(?:nodal|capsular)) (?:extension|spread|invasion|involvement)|extranodal")
_MEDIASTINAL = loose(
    r"mediastin\w+|sub-?carinal|para-? ?tracheal|aorto-?pulmonary|a-?p window|para-? ?aortic|"
    r"para-? ?esophageal|pulmonary ligament|(?<![a-z])(?:station|level|l)s?[ #:.-]{0,3}(?:#? "
    r"?[2-9](?![0-9.]))(?:[rl])?"
)


def _lung_station(report: Report, total: NodeSum) -> tuple[str, tuple[int, int], str]:
    """Lung: nodes in the middle of the chest (stations 2 to 9) are N2, those of the lung and its root N1."""
    holding = [c for c in total.parts if c.positive]
    for item in holding:
        if _MEDIASTINAL.search(around(report, item)):
            return "N2", (item.start, item.end), "a lymph node in the middle of the chest holds cancer"
    spot = (holding[0].start, holding[0].end) if holding else total.spans[0]
    return "N1", spot, "only lymph nodes within the lung or at its root hold cancer"


def around(report: Report, item: NodeCount) -> str:
    """The words that say where counted nodes lie: the title of their specimen, their sentence and what leads to it."""
    specimen = report.specimen_at(item.start)
    sentence = report.sentence_at(item.start)
    title = report.flat[specimen.start : min(specimen.name.end, specimen.end)] if specimen else ""
    lead = report.flat[max(sentence.start, item.start - 90) : min(sentence.end, item.end + 30)]
    return f"{title} {lead}"
