"""How many lymph nodes were looked at, and how many hold cancer?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.case.model import Fact
from consilium.records.text.numbers import COUNT, count
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_NODE = r"(?:lymph\s?-?\s?nodes?|l\.?\s?n\.?s?\b|nodes?|nodal)"
_FRACTION = loose(
    r"(?<![\d/.a-z-])(?P<pos>\d{1,2}|[oil|]|no|none)\s?(?:/|\\|out of|of)\s?(?P<all>\d{1,2}|[il]\d?)(?![\d/%a-z]|\s?(?:cores?|cm|mm|hpf|blocks?)|\.\d)"
)
_WORDED = loose(
    rf"(?<![a-z\d/.-])(?P<pos>{COUNT})\s?(?:\(\s?\d{{1,2}}\s?\)\s?)?(?:out\s)?of\s(?:the\s|a total of\s)?(?P<all>{COUNT})"
    rf"\s?(?:\(\s?\d{{1,2}}\s?\)\s?)?(?:[a-z,'-]+\s){{0,5}}?{_NODE}"
)
_TOTAL_ALL = loose(
    rf"(?:(?:total )?(?:number|no\.?|#)\s?(?:of )?(?:regional |sentinel |pelvic )?(?:lymph )?(?:{_NODE}\s?)?(?:nodes )?"
    rf"(?:examined|sampled|identified|submitted|found|retrieved|resected|dissected|present|removed)|{_NODE} (?:examined|sampled|dissected|retrieved)"
    rf"|examined(?= nodes))[\s:.()a-z]{{0,24}}?[\s:.(]+(?P<n>\d{{1,3}}|[olz](?![a-z]))(?!\s?/|\.\d|\s?cm)"
)
_TOTAL_POSITIVE = loose(
    rf"(?:(?:total )?(?:number|no\.?|#)\s?(?:of )?(?:regional |sentinel |pelvic )?(?:lymph )?(?:{_NODE}\s?)?(?:nodes )?"
    rf"(?:involved|positive|with (?:metast\w+|tumou?r|carcinoma))|(?:involved|positive|metastatic) {_NODE}|{_NODE} (?:involved|positive))"
    rf"(?: by (?:tumou?r|carcinoma|metastas[ei]s))?[\s:.()]{{1,6}}(?P<n>\d{{1,3}}|[olz](?![a-z])|none|zero)(?!\s?/|\.\d|\s?cm)"
)
_CLEAR = loose(
    rf"(?<![a-z\d/.-])(?P<n>{COUNT})\s?(?:\(\s?(?P<n2>\d{{1,2}})\s?\)\s?)?(?:[a-z'/-]+,?\s){{0,5}}?{_NODE}[^\n]{{0,50}}?"
    r"(?:negative|no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+|carcinoma|neoplas\w+)|free of|tumou?r-?\s?free|without (?:evidence|metasta|tumou?r)|"
    r"benign|unremarkable|reactive|uninvolved)"
)
_CLEAR_BEFORE = loose(
    rf"(?:no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+(?: \w+)?|carcinoma|neoplas\w+)(?: (?:is|was))?(?: seen| identified| present)? (?:in|involving)|"
    rf"negative|benign|reactive|tumou?r-?\s?free)\s(?:all\s|any of\s|the\s)*(?P<n>{COUNT})\s?(?:\(\s?(?P<n2>\d{{1,2}})\s?\)\s?)?(?:[a-z,'-]+\s){{0,4}}?{_NODE}"
)
_SECTIONS = {"gross", "intraoperative", "clinical_history", "past_history", "family_history", "specimen"}


@dataclass(frozen=True, slots=True)
class NodeCount:
    """Lymph nodes: ``positive`` of ``examined``; either may be None. The span is what was read."""

    positive: int | None
    examined: int | None
    start: int
    end: int
    total: bool = False
    micro: bool = False


def node_counts(report: Report) -> list[NodeCount]:
    """Each count of nodes that stands in the diagnosis or a summary, in the order of the text."""
    found: list[NodeCount] = []
    taken: list[tuple[int, int]] = []

    def add(match: re.Match[str], positive: int | None, examined: int | None, total: bool = False) -> None:
        start, end = match.span()
        if any(a < end and start < b for a, b in taken) or report.section_at(start).kind in _SECTIONS:
            return
        if positive is not None and examined is not None and positive > examined:
            return
        taken.append((start, end))
        found.append(NodeCount(positive, examined, start, end, total))

    flat = report.flat
    for match in _WORDED.finditer(flat):
        add(match, count(match.group("pos")), count(match.group("all")))
    for match in _FRACTION.finditer(flat):
        if _about_nodes(report, match):
            add(match, count(match.group("pos")), count(match.group("all")))
    for match in _TOTAL_ALL.finditer(flat):
        add(match, None, count(match.group("n").replace("z", "2")), True)
    for match in _TOTAL_POSITIVE.finditer(flat):
        add(match, count(match.group("n").replace("z", "2")), None, True)
    for pattern in (_CLEAR, _CLEAR_BEFORE):
        for match in pattern.finditer(flat):
            number = count(match.group("n2") or match.group("n"))
            if number and not re.search(r"metastatic|positive|involved", match.group()):
                add(match, 0, number)
    return sorted(found, key=lambda c: c.start)


def _about_nodes(report: Report, match: re.Match[str]) -> bool:
    """A fraction counts nodes when its sentence, or the title of its specimen, names nodes close by."""
    sentence = report.sentence_at(match.start())
    around = report.flat[max(sentence.start, match.start() - 160) : min(sentence.end, match.end() + 80)]
    if re.search(
        r"fuhrman|nuclear|grade|gleason|score|nottingham|her2?|page|block|margin|cores?\b|mitos|slides?|quadrant|part ",
        around[-200:],
    ):
        if not re.search(
            rf"{_NODE}[^\n]{{0,40}}$", report.flat[max(sentence.start, match.start() - 60) : match.start()]
        ):
            return False
    if re.search(_NODE, around):
        return True
    above = report.flat[max(0, match.start() - 140) : match.start()]
    return bool(re.search(_NODE, above)) and report.flat[match.start() - 1 : match.start()] == "("


@dataclass(frozen=True, slots=True)
class NodeSum:
    """The report's nodes put together: counts with the spans that they rest on."""

    positive: int | None
    examined: int | None
    spans: tuple[tuple[int, int], ...]
    stated: bool  # one statement gives it; otherwise it is a sum over specimens


def node_sum(report: Report) -> NodeSum | None:
    """All nodes of the report: a stated total where there is one, else the sum over the specimens."""
    counts = node_counts(report)
    if not counts:
        return None
    totals = [c for c in counts if c.total]
    examined = [c for c in totals if c.examined is not None]
    positive = [c for c in totals if c.positive is not None]
    if examined and positive:
        most = max(examined, key=lambda c: c.examined or 0)
        near = min(positive, key=lambda c: abs(c.start - most.start))
        if (near.positive or 0) <= (most.examined or 0):
            return NodeSum(near.positive, most.examined, ((most.start, most.end), (near.start, near.end)), True)
    parts = _parts(report, [c for c in counts if not c.total and c.positive is not None and c.examined])
    if not parts:
        return None
    spans = tuple((c.start, c.end) for c in parts)
    return NodeSum(sum(c.positive or 0 for c in parts), sum(c.examined or 0 for c in parts), spans, len(parts) == 1)


def _parts(report: Report, counts: list[NodeCount]) -> list[NodeCount]:
    """The counts to add up: those of one section (the diagnosis first), without repeats of what was said before."""
    by_section: dict[str, list[NodeCount]] = {}
    for item in counts:
        by_section.setdefault(report.section_at(item.start).kind, []).append(item)
    for kind in ("diagnosis", "synoptic", "addendum", "preamble", "microscopic", "comment", *by_section):
        chosen = by_section.get(kind)
        if chosen:
            return _unrepeated(chosen)
    return []


def _unrepeated(counts: list[NodeCount]) -> list[NodeCount]:
    """Leaves out a count that equals the sum of all others (a total said beside its parts), or repeats its neighbour."""
    kept: list[NodeCount] = []
    for item in counts:
        again = kept and (item.positive, item.examined) == (kept[-1].positive, kept[-1].examined)
        if again and item.start - kept[-1].end < 60:
            continue
        kept.append(item)
    for item in kept:
        rest = [c for c in kept if c is not item]
        if len(rest) >= 2 and sum(c.examined or 0 for c in rest) == item.examined:
            if sum(c.positive or 0 for c in rest) == item.positive:
                return [item]
    return kept


def find(report: Report) -> Iterator[Fact]:
    """Facts of nodes_examined and nodes_positive; a sum over specimens is inferred and says so."""
    found = report.once(node_sum)
    if found is None:
        return
    start, end = found.spans[0]
    why = None if found.stated else f"added up over {len(found.spans)} places of the report"
    for name, value in (("nodes_examined", found.examined), ("nodes_positive", found.positive)):
        if value is None:
            continue
        if found.stated and len(found.spans) == 2 and name == "nodes_positive":
            start, end = found.spans[1]
        yield report.fact(name, str(value), start, end, status="stated" if found.stated else "inferred", reason=why)


_POSITIVE = loose(
    rf"metasta\w+[^\n]{{0,60}}?{_NODE}|{_NODE}[^\n]{{0,60}}?(?:metastatic|metasta\w+ (?:of|from|present|identified)|positive for|involved by|infiltrat\w+ by|with metasta\w+)"
)


def positive_node(report: Report) -> tuple[int, int] | None:
    """A place outside the gross description that says, without denial, that a lymph node holds cancer."""
    for match in _POSITIVE.finditer(report.flat):
        start, end = match.span()
        if report.section_at(start).kind in _SECTIONS:
            continue
        if re.search(
            r"(?<![a-z])(?:no|negative|without|free|not|absen\w+|benign|0|none|n0|nx)(?![a-z])", match.group()
        ):
            continue
        after = report.flat[end : end + 40].partition("\n")[0]
        if re.match(
            r"[^a-z0-9]{0,6}(?:is |are |was )?(?:no|not|absent|negative|none|n/a|cannot|\(?0\s?/|\(?pn\)?|\(n\))(?![a-z])",
            after,
        ):
            continue
        context = report.context(start, end)
        if not (context.negated or context.hedged or context.hypothetical or context.historical or context.family):
            return start, end
    for specimen in report.specimens:
        title = report.flat[specimen.name.start : specimen.name.end]
        if re.search(_NODE, title) and not re.search(r"ectomy(?! specimen)|resection(?! of lymph)", title):
            body = loose(r"metasta\w+|(?:adeno)?carcinoma").search(report.flat, specimen.name.end, specimen.end)
            if (
                body
                and not report.context(*body.span()).negated
                and not re.match(r"[^\n]{0,40}not ", report.flat[body.end() : body.end() + 44])
            ):
                return body.span()
    return None
