"""How large is the tumor? The greatest dimension that a report gives for it, in millimetres."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.case.model import Fact
from consilium.records.text.numbers import millimetres
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

#: A comma is a decimal one without blanks only ("grade 2, 14 mm"); a scanned point may stand apart from one digit.
_PART = r"(?:[.,]\d{1,2}|\s?\.\s?\d(?!\d))?"
_N = rf"\d{{1,3}}{_PART}"
_UNIT = r"(?P<unit>cm|mm|em|crn|centimeters?)"
#: Begins with its first digit, which is quick to find; `a` is the rest of the first number.
_MEASURE = loose(
    rf"\d(?<![\d./-]\d)(?<!\d:\d)(?P<a>\d{{0,2}}{_PART})(?:\s?(?:cm|mm|em|[a-z]{{2}})?\s?\(?[a-z]{{0,2}}\)?[.,]?\s?[x×*]\s?(?P<b>{_N}))?"
    rf"(?:\s?(?:cm|mm|em|[a-z]{{2}})?[.,]?\s?[x×*]\s?(?P<c>{_N}))?\s{{0,2}}-?{_UNIT}(?![a-z\d/³])"
)
_LABEL = loose(
    r"(?:(?:tumou?r|lesion(?:al)?|carcinoma|invasive|greatest|maximum|maximal|largest|max\.?|nodule|mass)\s?"
    r"(?:invasive |tumou?r |carcinoma |lesional )*(?:size|dimensions?|diameter|extent|measurement)s?|"
    r"\bsize of (?:the )?(?:invasive )?(?:tumou?r|carcinoma|lesion|mass|invasive component)|"
    r"greatest size|^size|tumou?r size)"
    r"[^\n\d]{0,40}$"
)
_LABEL_WORDS = ("size", "dimension", "diameter", "extent", "measurement")
_TUMOR = loose(
    r"(?:tumou?r|carcinoma|adenocarcinoma|mass|lesion|neoplasm|nodule|melanoma|sarcoma|lymphoma|"
    r"seminoma|mesothelioma|cancer|focus)"
)
_NOT_TUMOR = loose(
    r"(?:margin|distance|away|part of|ranging|aggregate|separat|overall|from the|lymph nodes?|"
    r"node|weigh|specimen|segment|thickness|deep|depth|invades|invasion|"
    r"extend|length|fragment|tissue|received|polyp|adenoma|cyst|slice|section|ellipse|skin|colon|"
    r"bowel|lobe of|portion of|uterus|"
    r"ovary|kidney with|in situ|dcis|metasta|wall|stump|vein|artery|duct|block|cassette|hemorrhag|"
    r"to within|within|closest|nearest)"
)
_AFTER_NOT = loose(
    r"\s*(?:\)?\s*)?(?:from|to|away|of the|distal|proximal|thick|deep|in (?:depth|thickness)|"
    r"below|above|beyond|margin|segment|portion|"
    r"x ?\d|in length|long|lateral|medial|superior|inferior|posterior|anterior)"
)
#: How far off a tumor stands, not how large it is: "mass at 7 cm", but not "measured at 7 cm"; "4 cm FN" (from nipple).
_AT = re.compile(r"(?<![a-z])at (?:about |approximately |approx\.? |around |a distance of |level |the )*[~(]*$")
_MEASURED_AT = re.compile(
    r"(?:measur\w*|estimat\w*|siz\w*|dimensions?|diameter|stable|unchanged|remain\w*|now|came in|larg\w*|small\w*) at "
)
_DISTANT = re.compile(r"[ )]*(?:fn|av|anal verge|ab ano)(?![a-z])")
_IN_GREATEST = re.compile(r"[ )]*in +(?:its +)?(?:greatest|max|largest|diameter)")
_HERE = {"synoptic": 4, "diagnosis": 4, "addendum": 4, "comment": 2, "microscopic": 2, "impression": 4, "preamble": 2,
         "findings": 2, "assessment": 3, "gross": 1, "clinical_history": -2, "intraoperative": 0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """A measured tumor: greatest dimension in mm, where it stands, and how surely it is the tumor's."""

    mm: float
    start: int
    end: int
    weight: int


def sizes(report: Report) -> list[Size]:
    """Sizes that are the tumor's, the surest first."""
    found = [size for span in report.stretches("gross") for size in _within(report, *span)]
    if not any(size.weight >= _SURE for size in found):
        found += [size for section in report.within("gross") for size in _within(report, section.start, section.end)]
    return sorted(found, key=lambda s: (-s.weight, -s.mm if s.weight < 8 else 0, s.start))


_SURE = 9  # a labelled size, or one in the diagnosis beside the tumor; the gross description adds nothing to it


def _within(report: Report, low: int, high: int) -> list[Size]:
    return [size for match in _MEASURE.finditer(report.flat, low, high) if (size := _judge(report, match))]


def _judge(report: Report, match: re.Match[str]) -> Size | None:
    unit, first = match.group("unit"), match.group()[: match.end("a") - match.start()]
    dims = [millimetres(number, unit) for number in (first, match.group("b"), match.group("c")) if number]
    if not dims or None in dims:
        return None
    flat, start, end = report.flat, match.start(), match.end()
    sentence = report.sentence_at(start)
    before = flat[max(sentence.start, start - 110) : start]
    section = report.section_at(start).kind
    weight = _HERE.get(section, 1)
    if _AFTER_NOT.match(flat[end : min(sentence.end, end + 50)]) and not _IN_GREATEST.match(flat, end):
        return None
    if _DISTANT.match(flat, end) or _stands_at(before):
        return None
    lead = flat[max(0, start - 90) : start]
    labelled = _LABEL.search(lead) if any(word in lead for word in _LABEL_WORDS) else None
    if labelled and not re.search(
        r"margin|distance|node|metasta|thickness|depth|in situ|dcis|additional|deposit", labelled.group()
    ):
        weight += 8
    else:
        near = before[-70:]
        tumor = [m.start() for m in _TUMOR.finditer(near)]
        other = [m.start() for m in _NOT_TUMOR.finditer(near)]
        after = flat[end : min(sentence.end, end + 50)]
        follows = re.match(
            r"[\s,)]*(?:x[^a-z]*)?(?:[a-z,-]+ ){0,6}?(?:tumou?r|mass|carcinoma|lesion|neoplasm|nodule)\b", after
        )
        named = follows and not re.match(r".{0,30}(?:margin|node|from)", after)
        if named or (tumor and (not other or tumor[-1] > other[-1])):
            weight += 5
        elif tumor and re.search(r"measur|greatest|maxim|diameter|largest", near[tumor[-1] :]):
            weight += 2
        else:
            return None
    if re.match(r"[\s,]*in (?:greatest|max\w*|largest) (?:dimension|diameter|extent)", flat[end : end + 40]):
        weight += 2
    context = report.context(start, end)
    if context.family or context.historical:
        return None
    return Size(max(d for d in dims if d), start, end, weight)


def _stands_at(before: str) -> bool:
    return bool((at := _AT.search(before)) and not _MEASURED_AT.search(before[max(0, at.start() - 16) : at.end()]))


def find(report: Report) -> Iterator[Fact]:
    """Facts of tumor_size_mm: the surest one, then others of the same weight that differ."""
    found = report.once(sizes)
    seen: set[float] = set()
    for size in found[:3]:
        if size.mm in seen or size.weight < found[0].weight:
            continue
        seen.add(size.mm)
        yield report.fact("tumor_size_mm", f"{size.mm:g}", size.start, size.end)
