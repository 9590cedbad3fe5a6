"""On which side is the cancer?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.cancer import cancers
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_SIDE = loose(
    r"(?P<side>r(?<![a-z]r)(?:ight|t\.?)|l(?<![a-z]l)(?:eft|t\.?)|b(?<![a-z]b)ilateral(?:ly)?|m(?<![a-z]m)idline)"
    r"(?![a-z-])"
)
_LABEL = loose(r"(?:laterality|side|tumou?r site|site)[ /a-z]{0,16}[\s:.=-]{1,24}(?:[a-z]+[\s,]+){0,2}?$")
_PAIRED = loose(
    r"breast|lung|lobe|kidney|neph?r|ovar|tub(?:e|o-)|testi|orchiec|adrenal|eye|globe|colon|"
    r"hemicol|thyroid|liver|hepat|tongue|tonsil|neck|parotid|maxill|"
    r"mandib|buccal|vocal|supraglott|larynx|ureter|pelvis|leg|arm|thigh|shoulder|forearm|chest|"
    r"pleura|temporal|frontal|parietal|occipital|apex|prostate|retroperiton|hemi|lumpectomy|"
    r"mastectomy"
)
_UNPAIRED = loose(
    r"node|margin|axill|sentinel|vein|artery|station|level|neck dissection|atrium|ureteral margin|"
    r"hand(?:ed)?|upper quadrant|sided"
)
_HERE = {"diagnosis": 5, "synoptic": 5, "addendum": 4, "impression": 4, "assessment": 4, "preamble": 2, "comment": 2,
    "specimen": 2, "procedure": 2,
         "clinical_history": 0, "intraoperative": 0, "gross": 1, "past_history": -9, "family_history": -9}  # fmt: skip
#: Organs that have no side: gullet, stomach, bowel, liver, pancreas, larynx, prostate, bladder, womb, blood.
_UNPAIRED_SITES = (
    "C15",
    "C16",
    "C17",
    "C18",
    "C19",
    "C20",
    "C21",
    "C22",
    "C23",
    "C24",
    "C25",
    "C61",
    "C67",
    "C53",
    "C54",
    "C55",
    "C42",
    "C77",
)
_VALUES = {
    "right": "right",
    "left": "left",
    "bilateral": "bilateral",
    "bilaterally": "bilateral",
    "midline": "midline",
    "rt": "right",
    "lt": "left",
}


def find(report: Report) -> Iterator[Fact]:
    """One fact of laterality: the side that labels and diagnosis name most for a paired organ."""
    found = report.once(cancers)
    if found and found[0].place and found[0].place.topography.startswith(_UNPAIRED_SITES):
        return
    scores: dict[str, float] = {}
    best: dict[str, tuple[float, int, int]] = {}
    for match in _SIDE.finditer(report.flat):
        weight = _weight(report, match)
        if weight <= 0:
            continue
        side = _VALUES[match.group("side").rstrip(".")]
        scores[side] = scores.get(side, 0) + weight
        if weight > best.get(side, (0, 0, 0))[0]:
            best[side] = (weight, match.start(), match.end())
    if not scores:
        return
    ranked = sorted(scores, key=lambda s: -scores[s])
    if len(ranked) > 1 and scores[ranked[0]] < 1.5 * scores[ranked[1]] and best[ranked[0]][0] <= best[ranked[1]][0]:
        return
    _, start, end = best[ranked[0]]
    yield report.fact("laterality", ranked[0], start, end)


def _weight(report: Report, match: re.Match[str]) -> float:
    start, end = match.span()
    weight: float = _HERE.get(report.section_at(start).kind, 1)
    if _LABEL.search(report.flat, max(0, start - 50), start):
        weight += 8
    after = report.flat[end : end + 36].partition("\n")[0]
    before = report.flat[max(0, start - 36) : start].rpartition("\n")[2]
    if _UNPAIRED.search(after) or (_UNPAIRED.search(before) and not _PAIRED.search(after)):
        return 0
    if not (_PAIRED.search(after) or _PAIRED.search(before)):
        weight -= 3
    context = report.context(start, end)
    if context.historical or context.family:
        weight -= 6
    if context.negated:
        weight -= 3
    return weight
