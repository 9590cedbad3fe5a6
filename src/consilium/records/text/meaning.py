"""What kind of cancer one mention means: its own code, or that of its histology at the place where the cancer began."""

import re
from collections.abc import Iterator

from consilium.oncology import Mention, is_a, kind, resolve
from consilium.records.text.patterns import loose
from consilium.records.text.primary import Place, best_places, places
from consilium.records.text.report import Report

_UNKNOWN = loose(
    r"(?:unknown|undetermined|uncertain|occult|unidentified) (?:primary|origin)|primary (?:site |"
    r"tumou?r |origin )?(?:is |of origin )?(?:cannot be (?:determined|established|identified)|"
    r"unknown|not (?:identified|known|determined))|no primary(?: tumou?r| site)? (?:was |is "
    r")?(?:identified|found|seen)"
)
#: A type that stands beside a general name: "renal cell carcinoma (6 cm), conventional type"; as scanned, too.
_KIDNEY = (
    ("CCRCC", r"conv[ae]nt[il]onal|c[l1][eo]ar[- ]?c[ea][l1]+(?:type)?"),
    ("PRCC", r"pap[a-z]{1,4}ary"),
    ("CHRCC", r"chr[oc]m[oc][- ]?p?hob\w*"),
)
_SUBTYPES: dict[str, tuple[tuple[str, str], ...]] = {
    "RCC": _KIDNEY,
    "KIDNEY": _KIDNEY,
    "LIVER": (("HCC", r"[a-z.]{0,6}\s?[a-z.]{0,4}at[o0]\s?c\s?[ec][il]?\s?[l1]\w*"),),
    "CERVIX": (("CESC", r"[s5]qu?am\w*"),),
    "LUNG": (("LUSC", r"[s5]qu?am\w*"),),
}


def subtype(report: Report, mention: Mention, code: str | None) -> str | None:
    types = _SUBTYPES.get(code or "")
    if not types:
        return code
    ahead = report.flat[mention.end : mention.end + 90]
    behind = report.flat[max(0, mention.start - 40) : mention.start]
    hits = [
        (distance, found)
        for found, words in types
        for pattern in (loose(rf"(?<![a-z])(?:{words})(?![a-z])(?! features)"),)
        for distance in (
            *(m.start() for m in pattern.finditer(ahead)),
            *(len(behind) - m.end() for m in pattern.finditer(behind)),
        )
    ]
    return min(hits)[1] if hits else code


def code_of(
    report: Report, mention: Mention, metastatic: bool, spots: list[Place], organs: dict[str, float]
) -> str | None:
    """The code of a mention: its own, or that of its histology at the place it belongs to."""
    if mention.code and not mention.open:
        return mention.code if metastatic else _sharpen(report, mention, organs)
    if mention.histology is None:
        return mention.code
    named = _places_for(report, mention, metastatic, spots, organs)
    topographies = dict.fromkeys(_JAW.get(t, t) for t in named)
    if is_general(mention):
        return mention.code or _of_general(report, mention, list(topographies), organs)
    codes = [code for t in topographies if (code := resolve(mention.histology, t))]
    exact = next((c for c in codes if _names_histology(c, mention.histology)), None)
    if exact:
        return exact
    own = mention.code or resolve(mention.histology, None)
    other = next((c for c in codes if (k := kind(c)) and k.parent is not None), None)
    return own or other or next(iter(codes), None)


#: Carcinomas "of the jaw" begin in the gum that covers it.
_JAW = {"C41.0": "C03.0", "C41.1": "C03.1"}


def is_general(mention: Mention) -> bool:
    """ "Cancer", "carcinoma", "poorly differentiated carcinoma": a word that names no histology."""
    histology = (mention.histology or "")[:4]
    return histology in ("8000", "8010") or (
        histology == "8020" and not re.search(r"undiff|anaplas", mention.words.lower())
    )


#: Liver, bile ducts, womb, ovary, salivary glands: "carcinoma" alone tells no kind there.
_NEEDS_MORE = (
    "C07", "C08", "C22", "C23", "C24", "C30", "C31", "C41", "C44", "C48", "C49", "C54", "C55", "C56", "C57", "C73",
)  # fmt: skip


def _of_general(report: Report, mention: Mention, topographies: list[str], organs: dict[str, float]) -> str | None:
    """What a general word means: in a pathology report the organ that it is about, where that tells the kind.

    In a note it means only what its own sentence names: "cancer" in a list of illnesses is nobody's diagnosis.
    """
    histology = "8010/3" if (mention.histology or "").startswith("8020") else mention.histology or "8000/3"
    if _UNKNOWN_SITE in topographies[:1]:
        return resolve(histology, _UNKNOWN_SITE)
    if report.kind != "pathology_report":
        here = [p.topography for p in report.once(places) if _beside(report, mention, p)]
        codes = [code for t in (*filter(None, [mention.site]), *here) if (code := resolve(histology, t))]
        return next((c for c in codes if (k := kind(c)) and k.parent is not None), next(iter(codes), None))
    top = max(organs, key=lambda o: organs[o], default=None)
    place = next((t for t in topographies if top and t.startswith(top)), None)
    if place is None or (place.startswith(_NEEDS_MORE) and not place.startswith("C22")):
        return None
    return resolve("8010/3", place)  # "LIVER" is dropped later unless its type stands beside the word


def _beside(report: Report, mention: Mention, place: Place) -> bool:
    """Whether a place stands close to a mention, with no comma or end of sentence between."""
    low, high = min(mention.end, place.end), max(mention.start, place.start)
    return high - low <= 40 and not re.search(r"[,;:\n]", report.flat[low:high])


def _names_histology(code: str, histology: str) -> bool:
    """Whether a kind is of this very histology, not merely the node of the organ that takes all the rest."""
    sort = kind(code)
    return sort is not None and histology in sort.morphology


def _sharpen(report: Report, mention: Mention, organs: dict[str, float]) -> str | None:
    """A code that the report's organ makes more exact, where it lies below the mention's own."""
    if mention.histology and organs and mention.code:
        top = max(organs, key=lambda o: organs[o])
        place = report.once(best_places).get(top)
        code = resolve(mention.histology, place.topography) if place else None
        if code and place and (is_a(code, mention.code) or _melanoma_of(report, mention, place, code)):
            return code
    return mention.code


def _melanoma_of(report: Report, mention: Mention, place: Place, code: str) -> bool:
    """Melanoma is of the skin unless the report's organ has one of its own (eye, mucosa).

    A note names many organs: there only one in the same sentence counts ("brain MRI clear" makes no melanoma of the
    brain).
    """
    sort = kind(code)
    if mention.code != "MEL" or sort is None or "melanoma" not in sort.families:
        return False
    return report.kind == "pathology_report" or report.sentence_at(mention.start) == report.sentence_at(place.start)


def _places_for(
    report: Report, mention: Mention, metastatic: bool, spots: list[Place], organs: dict[str, float]
) -> Iterator[str]:
    """Places that a mention may belong to, the surest first: in its words, its sentence, its specimen, the report."""
    unknown = report.once(of_unknown_origin)
    if unknown:
        yield _UNKNOWN_SITE
        return
    if mention.site:
        yield mention.site
    floor = 0.25 * max(organs.values(), default=0)
    if not metastatic:
        sentence = report.sentence_at(mention.start)
        near = [p for p in spots if sentence.start <= p.start < sentence.end]
        for place in sorted(near, key=lambda p: (-organs.get(p.topography[:3], 0), abs(p.start - mention.start))):
            if organs.get(place.topography[:3], 0) >= floor:
                yield place.topography
        specimen = report.specimen_at(mention.start)
        if specimen:
            titled = [p for p in spots if specimen.name.start <= p.start < specimen.name.end]
            yield from (p.topography for p in sorted(titled, key=lambda p: -p.weight))
    here = _specimen_organs(report, mention, spots) if metastatic else frozenset()
    for organ in sorted(organs, key=lambda o: -organs[o]):
        place_ = report.once(best_places).get(organ)
        if place_ and organ not in here:
            yield place_.topography
    if metastatic:
        yield _UNKNOWN_SITE


def of_unknown_origin(report: Report) -> bool:
    """Whether the report says that the place where the cancer began is not known."""
    return any(word in report.flat for word in ("primary", "origin")) and any(
        report.section_at(m.start()).kind != "clinical_history" and not report.context(m.start(), m.end()).family
        for m in _UNKNOWN.finditer(report.flat)
    )


_UNKNOWN_SITE = "C80.9"
_ORIGIN_WEIGHT = 10  # a place that a label or "of lung origin" names as the start outweighs where the sample was taken


def _specimen_organs(report: Report, mention: Mention, spots: list[Place]) -> frozenset[str]:
    """Organs that a metastasis was found in: those of its sentence, its specimen, or just before it."""
    sentence = report.sentence_at(mention.start)
    specimen = report.specimen_at(mention.start)
    low = min(sentence.start, specimen.start if specimen else mention.start - 120, mention.start - 120)
    near = {p.topography[:3] for p in spots if low <= p.start < sentence.end}
    named = {p.topography[:3] for p in spots if p.weight >= _ORIGIN_WEIGHT}
    elsewhere = {p.topography[:3] for p in spots if not low <= p.start < sentence.end and p.weight >= 4}
    return frozenset(near - named - elsewhere)
