"""T and N worked out from size, depth, extent and counts of nodes, where the report states none; each with its criterion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from consilium.case.model import Fact
from consilium.oncology import is_a, kind
from consilium.records.text.cancer import Found, cancers
from consilium.records.text.nodes import NodeCount, NodeSum, no_positive_node, node_sum, positive_node
from consilium.records.text.numbers import millimetres
from consilium.records.text.patterns import loose
from consilium.records.text.primary import places
from consilium.records.text.report import Report
from consilium.records.text.sizes import Size, sizes
from consilium.records.text.tnm import Category, categories
from consilium.tables import toml_table

_INTO = (
    r"(?:invad\w*|infiltrat\w*|exten(?:d|s|sion)\w*|penetrat\w*|involv\w*|invasion|involvement|grow\w*|breach\w*|into|through|beyond|reach\w*|erod\w*|"
    r"perforat\w*|transgress\w*|spread\w*|depth of (?:invasion|tumou?r)|level of invasion|maximum depth|tumou?r extent|within|up to|present in)"
)
_NO = loose(
    r"(?<![a-z])(?:no|not|without|absent|negative|free|uninvolved|unremarkable|none|cannot|never|benign|away|from the|does not|fails?|intact|separate|distance|abut\w*|"
    r"confined|limited|uninvolved|clear|push\w*|suspicious|possible|if|normal)(?![a-z])"
)
_YES = r"[^\n.;]{0,40}?(?:[:\s.-]{1,4}(?:present|identified|yes|positive|involved|seen|focal|extensive)(?![a-z]))"
_LABELLED = r"(?<![a-z])(?:depth|extent|level|extension|penetration|infiltration)[a-z /()]{0,40}:"
_SAYS_NO = re.compile(r"no|without|negative|organ|confined|limited|extra|capsule")
_UNREAD = ("gross", "clinical_history", "intraoperative", "past_history", "family_history")


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion: the category in two editions, the structure that the tumor must have reached, and plain words."""

    t7: str
    t8: str
    says: str = ""
    upto: float = 0
    into: re.Pattern[str] | None = None
    bare: bool = False  # the structure's words stand for themselves, with no word of growth


@dataclass(frozen=True, slots=True)
class Organ:
    """The criteria of one organ."""

    name: str
    kinds: tuple[str, ...]
    sites: tuple[str, ...] = ()
    needs: str = ""
    vascular: bool = False
    depth: tuple[Rule, ...] = ()
    at_least: tuple[Rule, ...] = ()
    size: tuple[Rule, ...] = ()
    thickness: tuple[Rule, ...] = ()
    nodes: tuple[Rule, ...] = ()
    source: str = field(default="", repr=False)


@cache
def organs() -> tuple[Organ, ...]:
    """All organs of the table, in order; the first whose kind fits a cancer is used."""
    rows: list[dict[str, Any]] = toml_table("consilium.records.text", "extent.toml")["organ"]
    return tuple(
        Organ(
            name=row["name"],
            kinds=tuple(row["kinds"]),
            sites=tuple(row.get("sites", ())),
            needs=row.get("needs", ""),
            vascular=row.get("vascular", False),
            **{
                part: tuple(_rule(r) for r in row.get(part, ()))
                for part in ("depth", "at_least", "size", "thickness", "nodes")
            },
        )
        for row in rows
    )


def _rule(row: dict[str, Any]) -> Rule:
    into = None
    if "structure" in row:
        structure = f"(?:{row['structure']})"
        pattern = (
            structure
            if row.get("bare")
            else rf"(?:(?<![a-z]){_INTO}[^\n;:]{{0,70}}?{structure}|{_LABELLED}[^\n;:]{{0,60}}?{structure}|"
            rf"(?<![a-z])with (?:(?:focal|minimal|gross|extensive|microscopic|an|slight) ){{0,2}}{structure}|{structure}{_YES})"
        )
        into = loose(pattern)
    return Rule(row["t7"], row["t8"], row.get("says", ""), row.get("upto", 0), into, row.get("bare", False))


def find(report: Report) -> Iterator[Fact]:
    """Facts of t, n, m and stage_basis, the deciding one first; what was looked for in vain is absent."""
    found = report.once(cancers)
    main = found[0] if found else None
    stated = [c for c in report.once(categories) if not _impossible(c, main)]
    bases: set[str] = set()
    for letter in "TNM":
        facts = list(_stated(report, letter, [c for c in stated if c.letter == letter], main, found, bases))
        if letter == "N" and main is None and not facts:
            nothing = infer_n(report, "", None)
            facts = [nothing] if nothing else []
        if not any(f.status == "stated" for f in facts) and main:
            site = main.place.topography if main.place else None
            guess = (
                infer_t(report, main.code, site)
                if letter == "T"
                else infer_n(report, main.code, site)
                if letter == "N"
                else None
            )
            facts = [guess] if guess else facts
        if not facts and report.kind == "pathology_report" and main and not _SYSTEMIC & _families(main):
            facts = [report.absent(letter.lower())]
        yield from facts


_SYSTEMIC = frozenset(("lymphoma", "leukemia", "myeloma", "mds", "mpn", "glioma", "cns"))


def _families(main: Found) -> frozenset[str]:
    sort = kind(main.code)
    return sort.families if sort else frozenset()


def _impossible(category: Category, main: Found | None) -> bool:
    """A pathologic T1 of the prostate does not exist; scanned `pT2` and `pT3` often look like it."""
    return bool(
        main
        and category.letter == "T"
        and category.value.startswith("T1")
        and category.basis == "pathologic"
        and is_a(main.code, "PROSTATE")
    )


def _stated(
    report: Report, letter: str, stated: list[Category], main: Found | None, found: list[Found], bases: set[str]
) -> Iterator[Fact]:
    """Stated categories as facts: those of the main cancer first, the weightiest first; one for each value."""
    about = {c: _about(report, c, found) for c in stated} if len(found) > 1 else {}
    known = sorted(
        (c for c in stated if not c.unknown),
        key=lambda c: (
            bool(main) and about.get(c, main.code if main else "") != (main.code if main else ""),
            -c.weight,
            c.start,
        ),
    )
    seen: set[tuple[str, str]] = set()
    for category in known:
        if (category.value, category.basis) in seen:
            continue
        seen.add((category.value, category.basis))
        quote = report.text[category.start : category.end].strip()
        code = about.get(category) or (main.code if main else None)
        yield report.fact(letter.lower(), category.value, category.start, category.end, detail=quote, about=code)
        if category.basis and category.basis not in bases:
            bases.add(category.basis)
            yield report.fact("stage_basis", category.basis, category.start, category.end, about=code)
    if not known and stated:
        first = stated[0]
        yield report.fact(letter.lower(), "", first.start, first.end, status="absent", detail="could not be assessed")


def _about(report: Report, category: Category, found: list[Found]) -> str | None:
    """Which of several cancers a category belongs to: the one whose place is named last before it, or just after."""
    spots = [(p.start, p.topography[:3]) for p in report.once(places)]
    homes = {f.place.topography[:3]: f.code for f in found if f.place}
    after = [t for at, t in spots if category.end <= at <= category.end + 40 and t in homes]
    if after:
        return homes[after[0]]
    before = [t for at, t in spots if category.start - 400 <= at < category.start and t in homes]
    return homes[before[-1]] if before else None


def organ_of(code: str, site: str | None) -> Organ | None:
    """The criteria for a cancer, by its kind and, where the organ asks for one, its site."""
    for organ in organs():
        if any(is_a(code, k) for k in organ.kinds):
            return organ if not organ.sites or (site or "").startswith(organ.sites) else None
    return None


def edition(report: Report) -> int | None:
    """The edition of the TNM rules that the report follows: as it says, else by its date; None when neither tells."""
    said = re.search(
        r"(?:ajcc|tnm|uicc|staging)[^\n]{0,40}?(?P<n>[678])(?:th)? ?(?:ed)|(?P<n2>[678])th ed|ajcc ?(?P<n3>[78])(?!\d)",
        report.flat,
    )
    if said:
        return 8 if "8" in (said.group("n"), said.group("n2"), said.group("n3")) else 7
    if report.date is None:
        return None
    return 8 if report.date.year >= 2018 else 7


def common(rule: Rule, which: int | None) -> str | None:
    """The category in an edition; without one what both editions share: the whole category, or its number alone."""
    if which:
        return (rule.t8 if which == 8 else rule.t7) or None
    if rule.t7 == rule.t8:
        return rule.t7
    return rule.t7[:2] if rule.t7[:2] == rule.t8[:2] else None


def infer_t(report: Report, code: str, site: str | None) -> Fact | None:
    """A T category by the criteria of the cancer's organ, or None when the report does not carry one."""
    organ = organ_of(code, site)
    if organ is None or report.kind != "pathology_report":
        return None
    if organ.needs and not re.search(organ.needs, report.flat):
        return None
    which = edition(report)
    if organ.vascular:
        return _liver(report, code, which)
    for rule in organ.depth:
        spot = _reached(report, rule)
        if spot:
            value = common(rule, which)
            return _inferred(report, "t", value, spot, rule.says, code, which) if value else None
    if organ.thickness:
        return _by_thickness(report, organ, code, which)
    return _by_size(report, organ, code, which)


def _by_size(report: Report, organ: Organ, code: str, which: int | None) -> Fact | None:
    found = report.once(sizes)
    if not found or not organ.size:
        return None
    size = _sure(found)
    if size is None:
        return None
    rule = next((r for r in organ.size if size.mm <= r.upto), None)
    if rule is None:
        return None
    value = common(rule, which)
    spot = (size.start, size.end)
    says = f"its greatest dimension is {size.mm:g} mm"
    for more in organ.at_least:
        reached = _reached(report, more)
        if reached:
            higher = _higher(rule, more, which)
            if higher is None:
                return None
            if higher != value:
                value, spot, says = higher, reached, more.says
    return _inferred(report, "t", value, spot, says, code, which) if value else None


def _higher(rule: Rule, more: Rule, which: int | None) -> str | None:
    """The higher of a size's category and of an extent's; an empty category means that the edition ignores the extent."""
    seven = max(rule.t7, more.t7)
    eight = max(rule.t8, more.t8) if more.t8 else rule.t8
    return common(Rule(seven, eight), which)


def _sure(found: list[Size]) -> Size | None:
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
    return _inferred(report, "t", value, match.span(), f"it is {deep:g} mm thick", code, which) if value else None


_MULTIPLE = loose(
    r"(?:multi-? ?(?:focal|centric|ple)|multi-? ?nodular(?! (?:confluent|change|liver|cirrho)|[^\n]{0,20} mass)|(?:two|three|four|five|six|2|3|4|5|several|numerous|satellite) (?:tumou?rs?|nodules|lesions|masses|foci)|satellite)"
)
_MAJOR = loose(
    r"(?:major|large|main)[^\n]{0,24}(?:portal|hepatic) vein|(?:portal|hepatic) vein (?:invasion|involvement|thromb)|macro-?vascular invasion|large vessel invasion"
)
_VASCULAR = loose(
    r"(?:micro-?|lympho-?|angio-?)?\s?(?:vascular|vessel|venous|lymphatic|angiolymphatic|microvesse\w*)(?:[ /-](?:space|channel|lymphatic|vascular))*[ /-](?:invasion|permeation|involvement)"
)


def _liver(report: Report, code: str, which: int | None) -> Fact | None:
    """Liver: one tumor or several, and whether it has grown into vessels."""
    multiple = _present(report, _MULTIPLE)
    vessels = _present(report, _VASCULAR)
    silent = not _VASCULAR.search(report.flat)
    if _present(report, _MAJOR):
        return None
    size = _sure(report.once(sizes)) if report.once(sizes) else None
    if multiple:
        if size is None:
            return None
        rule, says = (
            (Rule("T2", "T2"), "several tumors, none over 50 mm")
            if size.mm <= 50
            else (Rule("T3a", "T3"), "several tumors, one over 50 mm")
        )
        value = common(rule, which)
        return _inferred(report, "t", value, multiple, says, code, which) if value else None
    if vessels:
        if size and size.mm <= 20 and which != 7:
            return None
        return _inferred(report, "t", "T2", vessels, "one tumor that has grown into vessels", code, which)
    none = next((m for m in _VASCULAR.finditer(report.flat) if _said_no(report, m)), None)
    if silent or none is None:
        return None
    return _inferred(report, "t", "T1", none.span(), "one tumor that has not grown into vessels", code, which)


def _said_no(report: Report, match: re.Match[str]) -> bool:
    """Whether a finding is plainly denied; "not specified" and "suspicious" deny nothing."""
    after = report.flat[match.end() : match.end() + 40].partition("\n")[0]
    if re.search(r"specified|assessed|unknown|indeterminate|suspicious|reported", after):
        return False
    if _ANSWERED_NO.match(after):
        return True
    context = report.context(*match.span())
    return context.negated and not context.hedged


def _present(report: Report, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a pattern stands affirmed: in the diagnosis part, not denied, and not answered with "no" after it."""
    for match in pattern.finditer(report.flat):
        if report.section_at(match.start()).kind in _UNREAD or not _affirmed(report, match, False):
            continue
        if not _ANSWERED_NO.match(report.flat, match.end(), match.end() + 44):
            return match.span()
    return None


_ANSWERED_NO = loose(
    r"(?:[a-z/ ]{0,24}[:?.]+ *|[^a-z]{0,4}(?:is |are )?)(?:no|not|none|absent|negative|unknown|indeterminate|cannot|unifocal|single|n/a)(?![a-z])"
)


def _reached(report: Report, rule: Rule) -> tuple[int, int] | None:
    """Where the report says, without denial, that the tumor has reached the rule's structure."""
    if rule.into is None:
        return None
    for match in rule.into.finditer(report.flat):
        kind = report.section_at(match.start()).kind
        if kind not in _UNREAD and _affirmed(report, match, rule.bare):
            return match.span()
    return None


def _affirmed(report: Report, match: re.Match[str], bare: bool) -> bool:
    """Whether the words found are said of the tumor without denial or doubt."""
    start, end = match.span()
    if bare and _SAYS_NO.match(match.group()):
        return True
    sentence = report.sentence_at(start)
    before = report.flat[max(sentence.start, start - 45) : start]
    if _NO.search(before) or _NO.search(match.group()):
        return False
    after = report.flat[end : min(sentence.end, end + 28)]
    if re.match(
        r"[^a-z]{0,6}(?:invasion|involvement|extension|margin|surface)?[^a-z]{0,4}(?:is |are |was |were )?(?:no|not|absent|negative|free|none|uninvolved|unremarkable|cannot|n/a|margin)(?![a-z])",
        after,
    ):
        return False
    context = report.context(start, end)
    return not (context.negated or context.family or context.hypothetical or context.historical or context.hedged)


def _inferred(
    report: Report, name: str, value: str | None, spot: tuple[int, int], says: str, code: str, which: int | None
) -> Fact:
    rules = (
        f"the AJCC rules, {'seventh' if which == 7 else 'eighth'} edition"
        if which
        else "what the seventh and eighth AJCC editions have in common"
    )
    return report.fact(
        name, value or "", *spot, status="inferred", about=code or None, reason=f"{value}, because {says}; by {rules}."
    )


# --- nodes -----------------------------------------------------------------------------------------------------------


def infer_n(report: Report, code: str, site: str | None) -> Fact | None:
    """An N category from counted nodes; none positive is N0, else by the number that the cancer's organ counts."""
    if report.kind != "pathology_report":
        return None
    total = report.once(node_sum)
    which = edition(report)
    somewhere = positive_node(report)
    deposits = is_a(code, "BOWEL") and _present(report, _DEPOSITS)
    if total is None or total.positive is None:
        none = None if somewhere or deposits else no_positive_node(report)
        return (
            _inferred(report, "n", "N0", none, "the report says that the lymph nodes hold no cancer", code, which)
            if none
            else None
        )
    if total.positive == 0:
        if somewhere:
            return None
        if deposits:
            return _inferred(
                report, "n", "N1c", deposits, "there are tumor deposits and no lymph node holds cancer", code, which
            )
        says = f"none of {total.examined} lymph nodes holds cancer"
        return _inferred(report, "n", "N0", total.spans[0], says, code, which)
    return _positive(report, code, site, total, which)


_DEPOSITS = loose(r"(?:tumou?r(?:al)? deposits?|satellite (?:nodules?|deposits?)|discontinuous extramural)")


def _positive(report: Report, code: str, site: str | None, total: NodeSum, which: int | None) -> Fact | None:
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
        return _inferred(report, "n", *_lung_station(report, total), code, which)
    if is_a(code, "BLADDER") and any("common iliac" in _around(report, c) for c in total.parts if c.positive):
        return _inferred(report, "n", "N3", span, "a lymph node at the common iliac artery holds cancer", code, which)
    if is_a(code, "HEAD_NECK"):
        value = _neck(report, positive, which)
    else:
        organ = next((o for o in organs() if any(is_a(code, k) for k in o.kinds)), None)
        rule = next((r for r in organ.nodes if positive <= r.upto), None) if organ else None
        value = common(rule, which) if rule else None
    return _inferred(report, "n", value, span, said, code, which) if value else None


def _neck(report: Report, positive: int, which: int | None) -> str | None:
    """Neck nodes: one is N1 and several N2, unless one is large or cancer has broken out of it (eighth edition)."""
    broken = _present(report, _BROKEN_OUT)
    if broken and which != 7:
        return None
    large = re.search(r"(?:metasta\w+|node|deposit)[^\n]{0,60}?(?P<n>[3-9]\.\d|[4-9]) ?cm", report.flat)
    if large:
        return None
    return "N1" if positive == 1 else "N2"


_BROKEN_OUT = loose(r"(?:extra-? ?(?:nodal|capsular)) (?:extension|spread|invasion|involvement)|extranodal")
_MEDIASTINAL = loose(
    r"mediastin\w+|sub-?carinal|para-? ?tracheal|aorto-?pulmonary|a-?p window|para-? ?aortic|para-? ?esophageal|pulmonary ligament|(?:station|level|l)s?[ #:.-]{0,3}(?:#? ?[2-9](?![0-9.]))(?:[rl])?"
)


def _lung_station(report: Report, total: NodeSum) -> tuple[str, tuple[int, int], str]:
    """Lung: nodes in the middle of the chest (stations 2 to 9) are N2, those of the lung and its root N1."""
    holding = [c for c in total.parts if c.positive]
    for item in holding:
        if _MEDIASTINAL.search(_around(report, item)):
            return "N2", (item.start, item.end), "a lymph node in the middle of the chest holds cancer"
    spot = (holding[0].start, holding[0].end) if holding else total.spans[0]
    return "N1", spot, "only lymph nodes within the lung or at its root hold cancer"


def _around(report: Report, item: NodeCount) -> str:
    """The words that say where counted nodes lie: the title of their specimen, their sentence and what leads to it."""
    specimen = report.specimen_at(item.start)
    sentence = report.sentence_at(item.start)
    title = report.flat[specimen.start : min(specimen.name.end, specimen.end)] if specimen else ""
    lead = report.flat[max(sentence.start, item.start - 90) : min(sentence.end, item.end + 30)]
    return f"{title} {lead}"
