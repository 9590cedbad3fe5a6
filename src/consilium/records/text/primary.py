"""Where did the cancer begin? Weighs every place of the body that a report names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.oncology import sites
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

#: Operations that name their organ and that the table of places does not hold, with their ICD-O-3 topography.
_OPERATIONS = {
    "quadrantectomy": "C50.9", "abdominoperineal": "C20.9", "transurethral": "C67.9", "turbt": "C67.9",
    "whipple": "C25.9", "pulmonectomy": "C34.9", "trachelectomy": "C53.9", "mandibulectomy": "C06.9",
    "craniotomy": "C71.9",
}  # fmt: skip
_OPERATION = re.compile("(?:" + "|".join(rf"{word[0]}(?<![a-z].){word[1:]}" for word in _OPERATIONS) + ")(?![a-z])")
_LABEL = loose(
    r"(?:(?:primary|tumou?r|anatomic|main|cancer) (?:site|location|origin)|site of (?:the "
    r")?(?:tumou?r|primary|origin|tissue)[a-z/() ]{0,24}|site and laterality|"
    r"primary tumou?r site|tissue of origin|organ|location|topography|specimen site)(?: "
    r"?\([^)\n]{0,20}\))?[\s:.=-]{1,24}(?:[a-z']+[\s,;:-]+){0,2}$"
)
_ORIGIN = loose(
    r"(?:(?:consistent with|from|favou?r(?:s|ed|ing)?|known|suggest\w*|support\w*|compatible with|"
    r"of) (?:a |an |the |patient's |known |metastas\w+ from )*(?:\w+ )?$)"
)
_ORIGIN_AFTER = loose(r"\s?(?:primary|origin|\(primary\)|as (?:the )?primary|primary (?:site|tumou?r))")
_NOT_HERE = loose(
    r"\s{0,2}(?:[a-z]+,?\s{1,2}){0,3}?(?:margins?|dissection|lymph|nodes?|ganglion|vein|artery|"
    r"wall margin|stump|donut|metasta\w+|deposits?|capsule margin|invasion|involvement|uninvolved|"
    r"not involved|sinus histio)"
)
_TARGET = loose(
    r"(?:metasta\w+ (?:to|in|involving)|spread to|extend\w* (?:to|into)|invad\w*(?: into| "
    r"through)?|involv\w*|infiltrat\w*(?: into)?|attached to|adjacent|surrounding|abuts?|peri-?|"
    r"negative|benign|unremarkable|"
    r"normal|free of|adherent to|including|distance (?:to|from)|cm from)\s(?:the |both |left |"
    r"right |adjacent |overlying )*$"
)
_HERE = {"diagnosis": 4, "synoptic": 4, "addendum": 3, "preamble": 3, "specimen": 4, "procedure": 4, "impression": 4,
    "assessment": 4, "comment": 2,
         "clinical_history": 2, "microscopic": 2, "gross": 1, "findings": 2, "intraoperative": 1, "past_history": 0,
         "family_history": 0}  # fmt: skip
_PLAIN = ("gross", "specimen", "procedure", "microscopic", "synoptic")  # these name what is there; nothing is denied
_NEVER = ("C77", "C76", "C80", "C42")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the report names, and how much speaks for it as the place where the cancer began."""

    topography: str
    start: int
    end: int
    weight: float


def places(report: Report) -> list[Place]:
    """All places, in the order of the text, with their weights; lymph nodes and margins are left out."""
    found = [p for low, high in report.stretches("gross") for p in _named(report, low, high)]
    if not any(p.weight >= 3 for p in found):
        found += [p for section in report.within("gross") for p in _named(report, section.start, section.end)]
    named = any(word in report.vocabulary for word in _OPERATIONS)
    for match in _OPERATION.finditer(report.flat) if named else ():
        weight = _weight(report, *match.span(), operation=True)
        if weight > 0:
            found.append(Place(_OPERATIONS[match.group()], match.start(), match.end(), weight + 2))
    return sorted(found, key=lambda p: p.start)


def _named(report: Report, low: int, high: int) -> Iterator[Place]:
    for site in sites(report.tokens.between(low, high)):
        if site.topography.startswith("C53") and _of_the_neck(report, site.start, site.end):
            continue
        if not site.topography.startswith(_NEVER) and (weight := _weight(report, site.start, site.end)) > 0:
            yield Place(site.topography, site.start, site.end, weight)


_NECK = re.compile(r"neck|node|lymph|spine|vertebra|level|fascia|incision|larynx|tongue|tonsil|thyroid|esophag|jugular")
_WOMB = re.compile(r"uter|vagin|endomet|(?<![a-z])pap(?![a-z])|hpv|colpos|hysterect|gyn|cervix|cin ?[123]")


def _of_the_neck(report: Report, start: int, end: int) -> bool:
    """Whether "cervical" means the neck: neck words around it, and no word of the womb in the report."""
    if report.low[start:end].strip() != "cervical":
        return False
    around = report.flat[max(0, start - 80) : end + 60]
    return bool(_NECK.search(around)) or not _WOMB.search(report.flat)


def _weight(report: Report, start: int, end: int, operation: bool = False) -> float:
    flat = report.flat
    section = report.section_at(start).kind
    weight: float = _HERE.get(section, 1)
    before = flat[max(0, start - 60) : start]
    if not operation and (_NOT_HERE.match(flat, end, end + 30) or _TARGET.search(before.rpartition("\n")[2])):
        return 0
    if _LABEL.search(before):
        weight += 10
    if _ORIGIN_AFTER.match(flat, end, end + 24) and (_ORIGIN.search(before) or "primary" in flat[end : end + 12]):
        weight += 12
    specimen = report.specimen_at(start)
    if specimen and specimen.name.start <= start < specimen.name.end:
        return weight + (2 if _node_title(flat[specimen.name.start : specimen.name.end]) else 4)
    if section in _PLAIN:
        return weight
    context = report.context(start, end)
    if context.family or context.other_person:
        return 0
    if context.negated or context.historical or context.hedged or context.rejected:
        weight *= 0.3
    return weight


def _node_title(words: str) -> bool:
    return "node" in words or "margin" in words


def organ_weights(found: list[Place], lined: bool = True) -> dict[str, float]:
    """The weight of each organ (``C50``); a place counts less each time that it is named again.

    ``lined`` says that the cancer comes from a lining or gland: skin, soft tissue, peritoneum and bone beside an organ
    are then where it has grown to, and ovaries beside the womb were taken out with it.
    """
    weights: dict[str, list[float]] = {}
    for place in found:
        weights.setdefault(place.topography[:3], []).append(place.weight)
    if "C55" in weights and ("C53" in weights or "C54" in weights):
        weights["C55"] = [0.5]
    for outer in ("C56", "C57"):
        if outer in weights and ("C53" in weights or "C54" in weights):
            weights[outer] = [0.5 * w for w in weights[outer]]
    for outer in () if not lined else ("C44", "C49", "C48", "C41"):
        if outer in weights and any(o not in ("C44", "C49", "C48", "C41") for o in weights):
            weights[outer] = [0.5 * w for w in weights[outer]]
    return {organ: sum(w * 0.8**i for i, w in enumerate(sorted(ws, reverse=True))) for organ, ws in weights.items()}


def best_place(found: list[Place], organ: str) -> Place | None:
    """The surest place within an organ, a part of it before the whole."""
    inside = [p for p in found if p.topography.startswith(organ)]
    if not inside:
        return None
    parts: dict[str, float] = {}
    for place in inside:
        parts[place.topography] = parts.get(place.topography, 0) + place.weight
    exact = [t for t in parts if not t.endswith(".9") and len(t) > 3]
    if "C18.1" in exact and parts["C18.1"] < 2 * sum(w for t, w in parts.items() if t != "C18.1"):
        exact.remove("C18.1")  # an appendix comes with every right colon
    best = max(exact or parts, key=lambda t: parts[t])
    return max((p for p in inside if p.topography == best), key=lambda p: p.weight)


def best_places(report: Report) -> dict[str, Place | None]:
    """The surest place of each organ that the report names."""
    found = report.once(places)
    return {organ: best_place(found, organ) for organ in {p.topography[:3] for p in found}}
