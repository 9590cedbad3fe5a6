"""What did the tests on the tumor or blood show? Receptors, genes, repair proteins, scores and serum markers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilium.case.model import Fact
from consilium.oncology.markers import MarkerMention, marker_mentions, markers
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report
from consilium.records.text.results import Result, read_after, read_before

#: Markers of the immune profile of a biopsy count little for the decision; the deciding ones come first.
_FIRST = ("ER", "PR", "HER2", "Ki-67", "EGFR", "ALK", "ROS1", "KRAS", "NRAS", "BRAF", "MET", "RET", "NTRK", "PD-L1",
    "MSI", "MMR", "BRCA1", "BRCA2",
          "IDH1", "IDH2", "1p/19q", "MGMT", "FLT3", "NPM1", "PML::RARA", "BCR::ABL1", "MDM2", "PSA")  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_FIRST)}
_JOIN = loose(r"[\s,;/&]*(?:and|or|as well as|nor)?[\s(]*(?:\([^()\n]{0,20}\))?[\s,/&]*")
#: "No BRAF mutation detected": what follows the marker is denied before it.
_DENIED = loose(
    r"(?<![a-z])(?:no|without|negative for|absence of)(?: (?:evidence of|detectable|activating|"
    r"known|pathogenic|an?))* *$"
)
_OPPOSITE = {
    "mutated": "wild_type",
    "rearranged": "not_rearranged",
    "amplified": "not_amplified",
    "positive": "negative",
}
#: Words of a cancer that is over, and those that say that it is not.
_IS_CANCER = re.compile(r"cancer|carcinoma|melanoma|lymphoma|sarcoma|(?<![a-z])ca(?![a-z-])")
_OVER = re.compile(r"remission|cured|no evidence of|treated|history of|(?<![a-z])(?:pmh|ned)(?![a-z])")
_BACK = re.compile(r"recur|relaps|metasta|progress|(?<![a-z])now(?![a-z])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SIDES = ("gross", "past_history", "family_history")


_WAITING = ("pending", "not_done")
#: What mismatch repair and microsatellites can be; the four proteins are kept or lost.
_ALLOWED = {"MMR": ("proficient", "deficient", *_WAITING), "MSI": ("stable", "high", "low", *_WAITING)}
_PROTEINS = ("MLH1", "MSH2", "MSH6", "PMS2")


def _fits(finding: "_Finding") -> bool:
    allowed = _ALLOWED.get(finding.mention.name)
    return allowed is None or finding.result.value in allowed


@dataclass(frozen=True, slots=True)
class _Finding:
    mention: MarkerMention
    result: Result


def find(report: Report) -> Iterator[Fact]:
    """Facts of biomarker (``HER2=positive``): deciding markers first, of each the surest result first."""
    found = [f for group in _groups(report) for f in _read(report, group)]
    found += list(_repair_loss(report))
    order = sorted(found, key=lambda f: (_RANK.get(f.mention.name, 99), -_weight(report, f), f.mention.start))
    seen: set[str] = set()
    settled = {f.mention.name for f in found if f.result.value not in _WAITING}
    for finding in order:
        value = f"{finding.mention.name}={finding.result.value}"
        if (
            value in seen
            or (finding.result.value in _WAITING and finding.mention.name in settled)
            or not _fits(finding)
        ):
            continue
        seen.add(value)
        start = min(finding.mention.start, finding.result.start)
        end = max(finding.mention.end, finding.result.end)
        yield report.fact("biomarker", value, start, end, detail=finding.result.detail)


def _weight(report: Report, finding: _Finding) -> int:
    """Settled results before pending ones, an addendum before the body, a test with a score before one without."""
    weight = {"addendum": 4, "ancillary": 2, "diagnosis": 2, "synoptic": 2, "clinical_history": -4}.get(
        report.section_at(finding.mention.start).kind, 0
    )
    weight -= 5 * (finding.result.value in ("pending", "not_done"))
    weight += 3 * ("ISH" in (finding.result.detail or ""))
    return weight + (finding.result.detail is not None)


def _groups(report: Report) -> Iterator[list[MarkerMention]]:
    """Markers named in one breath ("ER and PR negative") share a result."""
    group: list[MarkerMention] = []
    for mention in report.once(_all):
        if group and not (
            mention.start - group[-1].end < 24 and _JOIN.fullmatch(report.low, group[-1].end, mention.start)
        ):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _read(report: Report, group: list[MarkerMention]) -> Iterator[_Finding]:
    context = report.context(group[0].start, group[-1].end)
    if context.family or (context.hypothetical and not context.pending) or context.other_person:
        return
    if _of_an_earlier_cancer(report, group[0].start):
        return
    limit = _limit(report, group[-1])
    kind = markers()[group[-1].name].kind
    result = read_after(report, group[-1].name, kind, group[-1].start, group[-1].end, limit)
    if result is None and len(group) == 1 and context.historical:
        return
    result = result or read_before(report, kind, group[0].start, group[-1].end)
    if result is None:
        return
    if _DENIED.search(report.flat, max(0, group[0].start - 60), group[0].start) and result.start >= group[0].start:
        result = replace(result, value=_OPPOSITE.get(result.value, result.value))
    for mention in group:
        own = result
        if mention.name != group[-1].name and result.value[:1].isdigit():
            own = Result("positive", result.detail, result.start, result.end)
        if mention.name in _PROTEINS:
            own = replace(
                own,
                value={"proficient": "intact", "positive": "intact", "negative": "deficient"}.get(own.value, own.value),
            )
        yield _Finding(mention, own)


def _of_an_earlier_cancer(report: Report, at: int) -> bool:
    """A sentence on a cancer that is over: "right breast carcinoma 2014, HER2 3+, treated and in remission"."""
    sentence = report.sentence_at(at)
    words = report.flat[sentence.start : sentence.end]
    if not (_IS_CANCER.search(words) and _OVER.search(words)) or _BACK.search(words):
        return False
    newest = max((int(year) for year in _YEAR.findall(words)), default=None)
    return newest is not None and report.date is not None and newest <= report.date.year - 2


def _limit(report: Report, mention: MarkerMention) -> int:
    """How far a result may stand: to the end of the sentence (or table row), or the next marker."""
    sentence = report.sentence_at(mention.start)
    end = min(max(sentence.end, mention.end), mention.end + 150)
    following = report.flat[mention.end : mention.end + 3]
    if end - mention.end < 3 and following.strip(" :.\n") == "":
        end = report.sentence_at(mention.end + 4).end if mention.end + 4 < len(report.text) else end
    ahead = next((m.start for m in report.once(_all) if m.start >= mention.end), end)
    return min(end, ahead)


def _all(report: Report) -> list[MarkerMention]:
    """Every marker outside the gross description and the history, where none is a finding."""
    return [m for low, high in report.stretches(*_SIDES) for m in marker_mentions(report.tokens.between(low, high))]


_RETAINED = loose(
    r"(?:mismatch repair(?: proteins?)?|mmr)[^\n]{0,60}?(?P<kept>retained|intact|proficient|"
    r"preserved|normal|present|no (?:evidence of )?(?:loss|mismatch repair deficiency))|"
    r"(?P<none>no (?:evidence of )?mismatch repair deficiency)|(?P<lost>(?:loss of (?:nuclear "
    r")?(?:expression (?:of|for) )?|lost )(?:the )?(?:h?mlh1|h?msh2|h?msh6|h?pms2))|"
    r"(?P<four>(?:h?mlh1|h?pms2|h?msh2|h?msh6)(?:[\s,/&]*(?:and )?(?:h?mlh1|h?pms2|h?msh2|"
    r"h?msh6)){3}[\s:(]*(?:are |all |is )*(?:retained|intact|preserved|present|normal|positive))"
)


def _repair_loss(report: Report) -> Iterator[_Finding]:
    """Mismatch repair from its four proteins: all kept is proficient, a lost one deficient."""
    if not any(word in report.flat for word in ("mismatch", "mmr", "mlh1", "msh2", "msh6", "pms2")):
        return
    for match in _RETAINED.finditer(report.flat):
        if match.group("lost"):
            context = report.context(match.start(), match.end())
            if context.negated or context.hypothetical or context.hedged:
                continue
        value = "deficient" if match.group("lost") else "proficient"
        mention = MarkerMention(match.start(), match.end(), "MMR", match.group())
        yield _Finding(mention, Result(value, None, match.start(), match.end()))
