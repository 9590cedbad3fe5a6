"""Which cancer is it? The most specific kind that the report supports, from the specimen that decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilium.case.model import Fact, Status
from consilium.oncology import Mention, is_a, kind
from consilium.records.text.candidates import Candidate, candidates
from consilium.records.text.meaning import of_unknown_origin
from consilium.records.text.primary import Place, best_place, organ_weights, places
from consilium.records.text.report import Report


@dataclass(frozen=True, slots=True)
class Found:
    """A cancer of the report: its code and the mention that carries it, with its place where one is known."""

    code: str
    mention: Mention
    place: Place | None
    score: float
    hedged: bool = False
    past: bool = False


def find(report: Report) -> Iterator[Fact]:
    """Facts of cancer, the deciding one first, each with its site and histology."""
    if report.kind in ("insurance_letter",):
        return
    for found in report.once(cancers):
        yield from cancer_facts(report, found)


def cancer_facts(report: Report, found: Found) -> Iterator[Fact]:
    """The facts of one cancer: its kind, histology and site."""
    mention = found.mention
    specimen = report.specimen_at(mention.start)
    detail = f"specimen {specimen.label}" if specimen and len(report.specimens) > 1 else None
    if found.past:
        detail = "named as history" if detail is None else f"{detail}, named as history"
    status: Status = "inferred" if found.hedged else "stated"
    reason = "The report names it as likely, not as certain." if found.hedged else None
    yield report.fact(
        "cancer",
        found.code,
        mention.start,
        mention.end,
        status=status,
        system="oncotree",
        reason=reason,
        about=found.code,
        detail=detail,
    )
    if mention.histology:
        yield report.fact(
            "histology", mention.histology, mention.start, mention.end, system="icd-o-3", about=found.code
        )
    if found.place:
        place = found.place
        yield report.fact("site", place.topography, place.start, place.end, system="icd-o-3", about=found.code)
    elif mention.site:
        yield report.fact("site", mention.site, mention.start, mention.end, system="icd-o-3", about=found.code)


def cancers(report: Report) -> list[Found]:
    """The cancers that the report says the person has, the deciding one first."""
    spots = report.once(places)
    organs = organ_weights(spots)
    found = report.once(candidates)
    if report.once(of_unknown_origin):
        found = [c for c in found if c.metastatic or "unknown_primary" in _families(c.code)] or found
    sure = [c for c in found if not c.tentative]
    main = _decide(report, sure or found, spots, organs)
    if main is None:
        return []
    return [main, *_others(report, sure, main, spots)]


def _families(code: str) -> frozenset[str]:
    sort = kind(code)
    return sort.families if sort else frozenset()


def _decide(report: Report, found: list[Candidate], spots: list[Place], organs: dict[str, float]) -> Found | None:
    """The cancer that most speaks for: the heaviest line of the tree, then the most exact kind on it."""
    if not found:
        return None
    weights = _weights(found)
    whole = sum(organs.values()) or 1.0
    line = {code: _line_weight(code, weights) * (1 + _organ_share(code, organs) / whole) for code in weights}
    top = max(line, key=lambda c: (line[c], weights[c]))
    code = top
    while True:
        below = [c for c in weights if c != code and is_a(c, code) and weights[c] >= max(1.5, 0.25 * weights[code])]
        if not below:
            break
        code = max(below, key=lambda c: weights[c])
    return _found(report, code, found, spots, line[top])


def _weights(found: list[Candidate]) -> dict[str, float]:
    by_code: dict[str, list[float]] = {}
    for candidate in found:
        by_code.setdefault(candidate.code, []).append(candidate.weight)
    return {code: sum(w * 0.85**i for i, w in enumerate(sorted(ws, reverse=True))) for code, ws in by_code.items()}


def _organ_share(code: str, organs: dict[str, float]) -> float:
    """How much of what the report says about places is about the organ of a kind: the operated one decides."""
    sort = kind(code)
    prefixes = {t[:3] for t in sort.topography} if sort else set()
    return sum(w for organ, w in organs.items() if organ in prefixes)


def _line_weight(code: str, weights: dict[str, float]) -> float:
    return sum(w for other, w in weights.items() if is_a(code, other) or is_a(other, code))


def _found(report: Report, code: str, found: list[Candidate], spots: list[Place], score: float) -> Found:
    carriers = [c for c in found if c.code == code]
    best = max(carriers, key=lambda c: (c.weight, -c.mention.start))
    return Found(code, best.mention, _place(report, code, best, spots), score, best.hedged, best.past)


def _place(report: Report, code: str, best: Candidate, spots: list[Place]) -> Place | None:
    """The surest place that fits the kind's own topographies."""
    sort = kind(code)
    prefixes = tuple(t[:3] for t in sort.topography) if sort and sort.topography else ()
    fitting = [p for p in spots if not prefixes or p.topography.startswith(prefixes)]
    organs = organ_weights(fitting, bool(sort and sort.families & {"carcinoma", "neuroendocrine", "in_situ"}))
    if not organs:
        return None
    return best_place(fitting, max(organs, key=lambda o: organs[o]))


_OWN_SECTIONS = ("diagnosis", "synoptic", "addendum", "assessment", "impression", "preamble")


def _others(report: Report, sure: list[Candidate], main: Found, spots: list[Place]) -> list[Found]:
    """Further cancers: of another organ, named without doubt in the diagnosis, and not as a metastasis."""
    sort = kind(main.code)
    rest = [
        c
        for c in sure
        if not c.metastatic
        and report.section_at(c.mention.start).kind in _OWN_SECTIONS
        and c.weight >= 4
        and (other := kind(c.code))
        and sort
        and other.tissue != sort.tissue
    ]
    found: list[Found] = []
    while rest:
        weights = _weights(rest)
        code = max(weights, key=lambda c: weights[c])
        found.append(_found(report, code, rest, spots, weights[code]))
        tissue = kind(code)
        rest = [c for c in rest if (k := kind(c.code)) and tissue and k.tissue != tissue.tissue]
    return found
