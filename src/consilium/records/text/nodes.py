"""How many lymph nodes were looked at, and how many hold cancer?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilium.case.model import Fact
from consilium.records.text.node_counts import NodeCount, node_counts
from consilium.records.text.report import Report


@dataclass(frozen=True, slots=True)
class NodeSum:
    """The report's nodes put together: counts with the spans that they rest on."""

    positive: int | None
    examined: int | None
    spans: tuple[tuple[int, int], ...]
    stated: bool  # one statement gives it; otherwise it is a sum over specimens
    parts: tuple[NodeCount, ...] = ()


def node_sum(report: Report) -> NodeSum | None:
    """All nodes of the report: a stated total where there is one, else the sum over the specimens."""
    counts = node_counts(report)
    if not counts:
        return None
    pairs = _pairs(report, [c for c in counts if c.total])
    plain = [c for c in counts if not c.total and c.positive is not None]
    known = [c for c in pairs if c.positive is not None]
    if len(pairs) == 1 and known and known[0].examined:
        parts = known
    elif len(known) > 1 and len(known) == len(pairs):
        parts = _unrepeated(report, sorted([*known, *_beside(report, plain, known)], key=lambda c: c.start))
    else:
        parts = _parts(report, plain) or _unrepeated(report, [c for c in known if c.positive])
    if not parts:
        return None
    spans = tuple((c.start, c.end) for c in parts)
    examined = sum(c.examined or 0 for c in parts) if all(c.examined for c in parts) else None
    return NodeSum(sum(c.positive or 0 for c in parts), examined, spans, len(parts) == 1, tuple(parts))


_CLEARED = re.compile(r"(?:not involved|benign|negative|uninvolved|free of)[^\n]{0,40}[\n .]*$")


def _pairs(report: Report, totals: list[NodeCount]) -> list[NodeCount]:
    """Labelled numbers joined: examined with the involved beside it; "not involved" beside a number means none."""
    pairs: list[NodeCount] = []
    waiting: NodeCount | None = None
    for item in totals:
        near = waiting is not None and item.start - waiting.start < 220
        if waiting and near and (waiting.examined is None) != (item.examined is None):
            positive, examined = waiting.positive or item.positive or 0, waiting.examined or item.examined or 0
            if positive <= examined:
                pairs.append(NodeCount(positive, examined, waiting.start, item.end))
                waiting = None
                continue
        pairs += [waiting] if waiting else []
        waiting = item
        if item.examined is not None and _CLEARED.search(report.flat, max(0, item.start - 70), item.start):
            pairs.append(replace(item, positive=0))
            waiting = None
    pairs += [waiting] if waiting else []
    return [replace(p, total=False) for p in pairs if p.examined or p.positive]


def _beside(report: Report, plain: list[NodeCount], known: list[NodeCount]) -> list[NodeCount]:
    """Plain counts of other specimens in the same section; those that the labelled numbers say again are left out."""
    kinds = {report.section_at(c.start).kind for c in known}
    ends = [(c.start - 400, c.end + 400) for c in known]
    return [
        c
        for c in plain
        if report.section_at(c.start).kind in kinds and not any(low <= c.start <= high for low, high in ends)
    ]


def _parts(report: Report, counts: list[NodeCount]) -> list[NodeCount]:
    """The counts to add up: those of one section (the diagnosis first), without repeats of what was said before."""
    by_section: dict[str, list[NodeCount]] = {}
    for item in counts:
        by_section.setdefault(report.section_at(item.start).kind, []).append(item)
    for kind in ("diagnosis", "synoptic", "addendum", "preamble", "microscopic", "comment", *by_section):
        chosen = by_section.get(kind)
        if chosen:
            return _unrepeated(report, chosen)
    return []


def _unrepeated(report: Report, counts: list[NodeCount]) -> list[NodeCount]:
    """Leaves out a count that repeats its neighbour; a total said beside its parts stands alone."""
    kept: list[NodeCount] = []
    for item in counts:
        if kept and _same(report, kept[-1], item):
            if kept[-1].examined is None:
                kept[-1] = item
            continue
        kept.append(item)
    for item in kept:
        rest = [c for c in kept if c is not item]
        if rest and _TOTAL.search(report.flat, max(0, item.start - 90), item.start) and _covers(item, rest):
            return [item]
        whole = (sum(c.positive or 0 for c in rest), sum(c.examined or 0 for c in rest))
        if len(rest) >= 2 and whole == (item.positive, item.examined):
            return [item]
    return kept


_TOTAL = re.compile(r"total\s+(?:lymph\s*)?nodes?[^\n]{0,12}\n?[^\n]{0,60}$|total(?:\s*(?:number|no|of))?\W*$")


def _covers(item: NodeCount, rest: list[NodeCount]) -> bool:
    """Whether a count that is called the total is at least as large as every other one."""
    return all((item.positive or 0) >= (c.positive or 0) and (item.examined or 0) >= (c.examined or 0) for c in rest)


def _same(report: Report, one: NodeCount, two: NodeCount) -> bool:
    """Whether the second count says the first again: "two of nineteen lymph nodes hold carcinoma (2/19)"."""
    if one.positive != two.positive or (one.examined != two.examined and None not in (one.examined, two.examined)):
        return False
    gap = two.start - one.end
    return gap < 25 or (gap < 90 and report.flat[two.start - 1] in "([")


def find(report: Report) -> Iterator[Fact]:
    """Facts of nodes_examined and nodes_positive; a sum over specimens is inferred and says so."""
    found = report.once(node_sum)
    if found is None:
        return
    start, end = found.spans[0]
    why = None if found.stated else f"added up over {len(found.spans)} places of the report"
    for name, value in (("nodes_examined", found.examined), ("nodes_positive", found.positive)):
        if value is not None:
            yield report.fact(name, str(value), start, end, status="stated" if found.stated else "inferred", reason=why)
