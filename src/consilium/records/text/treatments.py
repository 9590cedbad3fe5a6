"""Which treatments does the document name, and were they given, are they going on, planned, weighed, declined?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology.treatments import TreatmentMention, treatment_mentions
from consilium.records.text.report import Report

#: What the words around a treatment say of it; the first that matches decides.
_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("advised_against", re.compile(r"(?:not (?:advise|recommend|indicated|suitable|needed|necessary|needs?|a candidate|benefit)|would not (?:advise|recommend|do|want)|advis\w+ against|against|no (?:role|indication|need|benefit|longer)|contraindicated|is not|needs no|no(?= chemo| radi| adjuvant| surg| [a-z]+ therapy)|not (?:offered|an option)|hold(?:ing)? off|avoid)")),
    ("declined", re.compile(r"(?:declin|refus|does not want|did not want|would rather not|not interested|prefers not|opted (?:against|out))")),
    ("considered", re.compile(r"(?:consider|option|choices?|could|may (?:be|need)|might|discuss|versus|vs\.?(?![a-z])|either|or(?= [a-z]+(?:ectomy|therapy))|alternativ|asked (?:about|whether)|eligible|candidate|if (?:needed|necessary|progress)|worth a try|leans? to|possib)")),
    ("planned", re.compile(r"(?:plan|will (?:start|begin|receive|undergo|have|get|be)|to (?:start|begin|receive|undergo|be (?:given|planned|started))|scheduled|booked|propos|recommend|advis|then|followed by|start(?:s|ing)? (?:on )?\d|intend|referr|afterwards|simulation|next week|request for|candidate for|adjuvant|before surgery)")),
    ("ongoing", re.compile(r"(?:currently|ongoing|continu|since then|on (?:day|cycle|treatment)|is (?:on|receiving|taking)|remains on|under(?= [a-z]+mab)|cycle \d|now on|progressing on|still|since)")),
    ("given", re.compile(r"(?:given|received|underwent|undergone|completed|after|status post|s/p|had|treated with|was (?:treated|given|done|performed|resected)|performed|finished|prior|previous|post|last|following|failed|recovered|history of|in (?:19|20)\d\d|removed|stopped|(?:since|on) (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2}/\d))")),
)  # fmt: skip
_PROCEDURE_SECTIONS = {"procedure", "specimen", "diagnosis", "gross", "preamble", "synoptic"}
_SUPPORT = {"supportive"}


def find(report: Report) -> Iterator[Fact]:
    """Facts of treatment, one for each treatment and way, with the way in ``detail``."""
    if report.kind in ("insurance_letter", "imaging_report", "genomics_report"):
        return
    seen: set[tuple[str, str]] = set()
    for mention in treatment_mentions(report.text):
        if mention.kind in _SUPPORT:
            continue
        way = _way(report, mention)
        if way and (mention.code, way) not in seen:
            seen.add((mention.code, way))
            yield report.fact("treatment", mention.code, mention.start, mention.end, detail=way)


def _way(report: Report, mention: TreatmentMention) -> str | None:
    context = report.context(mention.start, mention.end)
    if context.family or context.other_person:
        return None
    section = report.section_at(mention.start).kind
    if report.kind == "pathology_report":
        if mention.kind != "surgery":
            return None if context.negated or not context.historical else "given"
        return "given" if section in _PROCEDURE_SECTIONS and not (context.negated or context.recommended) else None
    sentence = report.sentence_at(mention.start)
    before = report.flat[max(sentence.start, mention.start - 110) : mention.start]
    after = report.flat[mention.end : min(sentence.end, mention.end + 60)]
    found = _nearest(before, after)
    if found:
        return found
    if section in ("plan", "assessment"):
        return "planned"
    if context.historical or section in ("clinical_history", "past_history", "procedure"):
        return "given"
    return "ongoing" if section == "social" else "considered" if context.hypothetical else None


def _nearest(before: str, after: str) -> str | None:
    """The way whose cue stands nearest before the treatment; else after it."""
    best: tuple[int, int, str] | None = None
    for rank, (way, pattern) in enumerate(_WAYS):
        last = None
        for last in re.finditer(r"(?<![a-z])" + pattern.pattern, before):
            pass
        if last and (best is None or last.start() > -best[0]):
            best = (-last.start(), rank, way)
    follows = [
        (m.start(), rank, way)
        for rank, (way, p) in enumerate(_WAYS)
        if (m := re.search(r"(?<![a-z])" + p.pattern, after))
    ]
    if best is None:
        return min(follows)[2] if follows else None
    if (
        follows
        and min(follows)[2] in ("given", "declined", "advised_against")
        and min(follows)[0] < 30
        and best[2] != "advised_against"
    ):
        return min(follows)[2]
    return best[2]
