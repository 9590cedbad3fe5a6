"""N worked out from lymph nodes, counted or named; each with the criterion that it meets."""

import re

from consilium.case.model import Fact
from consilium.oncology import is_a
from consilium.records.text.criteria import Rule, common, edition, inferred, organs, present
from consilium.records.text.neck import neck_n
from consilium.records.text.node_counts import NodeCount
from consilium.records.text.node_words import no_positive_node, positive_node
from consilium.records.text.nodes import NodeSum, node_sum
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report
from consilium.records.text.tnm import categories

Spot = tuple[int, int]


def infer_n(report: Report, code: str, site: str | None = None) -> Fact | None:
    """An N category from nodes: none that holds cancer is N0, else by what the rules of the cancer's organ count.

    Nothing is concluded where the report does not speak of nodes, or says that none was sent; beside a stated NX only
    nodes that were counted say more.
    """
    if report.kind != "pathology_report":
        return None
    total = report.once(node_sum)
    which = report.once(edition)
    if total and total.positive:
        return _counted(report, code, site or "", total, which)
    if positive_node(report):
        return _uncounted(report, code, which)
    deposits = present(report, _DEPOSITS) if is_a(code, "BOWEL") else None
    if total is None:
        unsure = any(c.letter == "N" and c.unknown for c in report.once(categories))
        none = None if deposits or unsure else no_positive_node(report)
        says = "the report says that the lymph nodes hold no cancer"
        return inferred(report, "n", "N0", none, says, code, which) if none else None
    if deposits:
        says = "there are tumor deposits and no lymph node holds cancer"
        return inferred(report, "n", "N1c", deposits, says, code, which)
    says = f"none of {total.examined} lymph nodes holds cancer" if total.examined != 1 else "the one lymph node is free"
    return inferred(report, "n", "N0", total.spans[0], says, code, which)


_DEPOSITS = loose(r"(?:tumou?r(?:al)? deposits?|satellite (?:nodules?|deposits?)|discontinuous extramural)")


def _counted(report: Report, code: str, site: str, total: NodeSum, which: int | None) -> Fact | None:
    holding = [c for c in total.parts if c.positive]
    if not code:
        return None
    if is_a(code, "BREAST"):
        large = [c for c in holding if not _SINGLE_CELLS.search(around(report, c))]
        if not large:
            says = "the lymph nodes hold single tumor cells only, which do not count"
            return inferred(report, "n", "N0", _spot(holding[0]), says, code, which)
        holding = large
    positive = sum(c.positive or 0 for c in holding)
    spot = _spot(holding[0])
    if is_a(code, "LUNG"):
        return inferred(report, "n", *_lung_station(report, holding), code, which)
    if is_a(code, "BLADDER") and any(_COMMON_ILIAC.search(around(report, c)) for c in holding):
        return inferred(report, "n", "N3", spot, "a lymph node at the common iliac artery holds cancer", code, which)
    if is_a(code, "HEAD_NECK"):
        value = neck_n(report, code, site, positive, which)
    else:
        rule = next((r for r in _rules(code) if positive <= r.upto), None)
        value = common(rule, which) if rule else None
    return inferred(report, "n", value, spot, _said(positive, total.examined), code, which) if value else None


_COMMON_ILIAC = loose(r"comm?on iliac")
#: Clusters of up to 0.2 mm: doi:10.3348/kjr.2018.0231 table 5 (breast, eighth edition).
_SINGLE_CELLS = loose(r"isolated tumou?r cells?|\(i ?\+\)|single tumou?r cells")


def _said(positive: int, examined: int | None) -> str:
    if positive == 1:
        return f"1 of {examined} lymph nodes holds cancer" if examined else "1 lymph node holds cancer"
    return f"{positive} of {examined} lymph nodes hold cancer" if examined else f"{positive} lymph nodes hold cancer"


def _spot(item: NodeCount) -> Spot:
    return item.start, item.end


def _rules(code: str) -> tuple[Rule, ...]:
    organ = next((o for o in organs() if any(is_a(code, k) for k in o.kinds)), None)
    return organ.nodes if organ else ()


def _uncounted(report: Report, code: str, which: int | None) -> Fact | None:
    """A node that plainly holds cancer, with no number: enough where the rules ask for no number."""
    spot = positive_node(report, plainly=True)
    if spot is None or not code:
        return None
    if is_a(code, "LUNG"):
        sentence = report.sentence_at(spot[0])
        words = report.flat[sentence.start : sentence.end]
        if _MEDIASTINAL.search(words) and not _FAR.search(words):
            says = "a lymph node in the middle of the chest holds cancer"
            return inferred(report, "n", "N2", spot, says, code, which)
        return None
    rules = _rules(code)
    if len(rules) == 1 and rules[0].upto > 50 and not _FAR.search(report.flat, spot[0] - 60, spot[1] + 60):
        return inferred(report, "n", common(rules[0], which), spot, "a lymph node holds cancer", code, which)
    return None


_FAR = loose(r"supra-?clavicular|scalene|contralateral|mediastin\w+ (?:and|,) cervical|inguinal")
_MEDIASTINAL = loose(
    r"mediastin\w+|sub-?carinal|para-? ?tracheal|aorto-?pulmonary|a-?p window|para-? ?aortic|"
    r"para-? ?esophageal|pulmonary ligament|"
    r"(?<![a-z])(?:station|level|l)s?[ #:.-]{0,3}(?:#? ?[2-9](?![0-9.]))(?:[rl])?|"
    r"(?<![a-z])(?:number|no\.?) ?#?[2-9] (?:lymph )?nodes?|nodes? (?:number |no\.? ?|#) ?[2-9](?![0-9./])"
)


def _lung_station(report: Report, holding: list[NodeCount]) -> tuple[str, Spot, str]:
    """Lung: nodes in the middle of the chest (stations 2 to 9) are N2, those of the lung and its root N1."""
    for item in holding:
        if _MEDIASTINAL.search(around(report, item)):
            return "N2", _spot(item), "a lymph node in the middle of the chest holds cancer"
    return "N1", _spot(holding[0]), "only lymph nodes within the lung or at its root hold cancer"


_LABEL = re.compile(r"\n\s*\(?(?:\d{1,2}|[a-z])(?:[.):]| \s|\n)")


def around(report: Report, item: NodeCount) -> str:
    """The words that say where counted nodes lie: the title of their specimen, their sentence and what leads to it."""
    specimen = report.specimen_at(item.start)
    sentence = report.sentence_at(item.start)
    if specimen:
        title = report.flat[specimen.start : min(specimen.name.end, specimen.end)]
    else:
        above = report.flat[max(0, item.start - 300) : item.start]
        labels = list(_LABEL.finditer(above))
        title = above[labels[-1].start() :][:120] if labels else ""
    lead = report.flat[max(sentence.start, item.start - 90) : min(sentence.end, item.end + 30)]
    return f"{title} {lead}"
