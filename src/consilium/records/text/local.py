"""T worked out from the tumor's size, its depth, and how far it has grown; each with the criterion that it meets."""

import re

from consilium.case.model import Fact
from consilium.records.text.criteria import (
    ANSWERED_NO,
    UNREAD,
    Organ,
    Rule,
    common,
    edition,
    inferred,
    organ_of,
    present,
    reached,
)
from consilium.records.text.numbers import millimetres
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report
from consilium.records.text.sizes import Size, sizes


def infer_t(report: Report, code: str, site: str | None) -> Fact | None:
    """A T category by the criteria of the cancer's organ, or None when the report does not carry one."""
    organ = organ_of(code, site)
    if organ is None or report.kind != "pathology_report":
        return None
    if organ.needs and not re.search(organ.needs, report.flat):
        return None
    which = report.once(edition)
    if organ.vascular:
        return _liver(report, code, which)
    for rule in organ.depth:
        spot = reached(report, rule)
        if spot:
            value = common(rule, which)
            return inferred(report, "t", value, spot, rule.says, code, which) if value else None
    if organ.thickness:
        return _by_thickness(report, organ, code, which)
    return _by_size(report, organ, code, which)


def _by_size(report: Report, organ: Organ, code: str, which: int | None) -> Fact | None:
    found = report.once(sizes)
    if not found or not organ.size:
        return None
    size = sure(found)
    if size is None or (organ.addressed and not _addressed(report, organ)):
        return None
    if organ.deep and which != 7:
        return _with_depth(report, organ, size, code, which)
    rule = next((r for r in organ.size if size.mm <= r.upto), None)
    if rule is None:
        return None
    value = common(rule, which)
    spot = (size.start, size.end)
    says = f"its greatest dimension is {size.mm:g} mm"
    for more in organ.at_least:
        grown = reached(report, more)
        if grown:
            higher = _higher(rule, more, which)
            if higher is None:
                return None
            if higher != value:
                value, spot, says = higher, grown, more.says
    return inferred(report, "t", value, spot, says, code, which) if value else None


def _addressed(report: Report, organ: Organ) -> bool:
    return any(report.section_at(m.start()).kind not in UNREAD for m in re.finditer(organ.addressed, report.flat))


_DEPTH = loose(
    r"(?:depth of (?:invasion|infiltration|tumou?r)|tumou?r (?:thickness|depth)|thickness|invasion depth|"
    r"invades to a depth of)"
    r"[^\d\n]{0,30}(?P<n>\d{1,2}(?:[.,]\d{1,2})?) ?(?P<u>mm|cm)"
)


def _with_depth(report: Report, organ: Organ, size: Size, code: str, which: int | None) -> Fact | None:
    """Mouth: size and depth of invasion together; the seventh edition went by size alone."""
    match = _DEPTH.search(report.flat)
    deep = millimetres(match.group("n"), match.group("u")) if match else None
    if match is None or deep is None:
        return None
    by_size = next((r.t8 for r in organ.size if size.mm <= r.upto), None)
    by_depth = "T1" if deep <= 5 else "T2" if deep <= 10 else "T3"
    if by_size is None or (which is None and by_depth > by_size):
        return None
    says = f"its greatest dimension is {size.mm:g} mm and it is {deep:g} mm deep"
    return inferred(report, "t", max(by_size, by_depth), (size.start, size.end), says, code, which)


def _higher(rule: Rule, more: Rule, which: int | None) -> str | None:
    """The higher of a size's category and an extent's; an empty one means that the edition ignores the extent."""
    seven = max(rule.t7, more.t7)
    eight = max(rule.t8, more.t8) if more.t8 else rule.t8
    return common(Rule(seven, eight), which)


def sure(found: list[Size]) -> Size | None:
    """The size that leads clearly: labelled, or the only one of its weight."""
    top = [s for s in found if s.weight >= found[0].weight - 1]
    if found[0].weight >= 5 or len({s.mm for s in top}) == 1:
        return found[0]
    return None


def _by_thickness(report: Report, organ: Organ, code: str, which: int | None) -> Fact | None:
    match = re.search(
        r"(?:breslow|thickness|depth)[^\d\n]{0,40}(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s?(?P<u>mm|cm)", report.flat
    )
    if not match:
        return None
    deep = millimetres(match.group("n"), match.group("u"))
    rule = next((r for r in organ.thickness if deep and deep <= r.upto), None)
    value = common(rule, which) if rule else None
    return inferred(report, "t", value, match.span(), f"it is {deep:g} mm thick", code, which) if value else None


_MULTIPLE = loose(
    r"(?:multi-? ?(?:focal|centric|ple)|multi-? ?nodular(?! (?:confluent|change|liver|cirrho)|"
    r"[^\n]{0,20} mass)|(?:two|three|four|five|six|2|3|4|5|several|numerous|satellite) "
    r"(?:tumou?rs?|nodules|lesions|masses|foci)|satellite)"
)
_MAJOR = loose(
    r"(?:major|large|main)[^\n]{0,24}(?:portal|hepatic) vein|(?:portal|hepatic) vein (?:invasion|"
    r"involvement|thromb)|macro-?vascular invasion|large vessel invasion"
)
_VASCULAR = loose(
    r"(?:micro-?|lympho-?|angio-?)?\s?(?:vascular|vessel|venous|lymphatic|angiolymphatic|"
    r"microvesse\w*)(?:[ /-](?:space|channel|lymphatic|vascular))*[ /-](?:invasion|permeation|"
    r"involvement)"
)


def _liver(report: Report, code: str, which: int | None) -> Fact | None:
    """Liver: one tumor or several, and whether it has grown into vessels."""
    multiple = present(report, _MULTIPLE)
    vessels = present(report, _VASCULAR)
    silent = not _VASCULAR.search(report.flat)
    if present(report, _MAJOR):
        return None
    size = sure(report.once(sizes)) if report.once(sizes) else None
    if multiple:
        if size is None:
            return None
        rule, says = (
            (Rule("T2", "T2"), "several tumors, none over 50 mm")
            if size.mm <= 50
            else (Rule("T3a", "T3"), "several tumors, one over 50 mm")
        )
        value = common(rule, which)
        return inferred(report, "t", value, multiple, says, code, which) if value else None
    if vessels:
        if size and size.mm <= 20 and which != 7:
            return None
        return inferred(report, "t", "T2", vessels, "one tumor that has grown into vessels", code, which)
    none = next((m for m in _VASCULAR.finditer(report.flat) if said_no(report, m)), None)
    if silent or none is None:
        return None
    return inferred(report, "t", "T1", none.span(), "one tumor that has not grown into vessels", code, which)


def said_no(report: Report, match: re.Match[str]) -> bool:
    """Whether a finding is plainly denied; "not specified" and "suspicious" deny nothing."""
    after = report.flat[match.end() : match.end() + 40].partition("\n")[0]
    if re.search(r"specified|assessed|unknown|indeterminate|suspicious|reported", after):
        return False
    if ANSWERED_NO.match(after):
        return True
    context = report.context(*match.span())
    return context.negated and not context.hedged
