"""Which treatments does the document name, and were they given, are they going on, planned, weighed, declined?"""

import re
from collections.abc import Iterator
from datetime import date as Date

from consilium.case.model import Fact
from consilium.oncology.treatments import TreatmentMention, treatment_mentions
from consilium.records.text.dates import dates, day_first
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

#: Words before a treatment in its own clause, by what they make of it; the nearest decides.
_BEFORE: tuple[tuple[str, str], ...] = (
    ("considered", (  # a wish or a question decides nothing
    r"(?:hop\w+|wish\w*|wants?|wanted|would like|prefer\w*|trying) (?:to |that )?avoid\w*|(?:can|could) [a-z]+ avoid|"
    r"ask(?:s|ed|ing)?(?: us| me| again)? (?:about|whether|if)|wonder(?:s|ed|ing)?(?: about| whether| if)?|whether|"
    r"questions? (?:about|on)"
    )),
    ("advised_against",
    r"not (?:advise|recommend|indicated|suitable|needed|need|a candidate)|would not(?: \w+)?|advis\w+ "
    r"against|no (?:role|indication|need|benefit)(?: for)?|contraindicat\w+|needs? no|"
     r"(?:^|[\s(])no(?: adjuvant| further| systemic)?(?=\s*$)|hold(?:ing)? off|avoid\w*|instead of|rather than"),
    ("declined", (
    r"declin\w+|refus\w+|does not want|did not want|would rather not|not interested in|prefers "
    r"not|opted (?:against|out)"
    )),
    ("considered",
    r"consider\w*|options?|choices?|could|may (?:be|need)|might|discuss\w*|versus|vs\.?|either|"
    r"alternativ\w+|eligible|if (?:needed|necessary)|"
     r"worth a try|leans? to|possib\w+|observation-versus|study of|talk(?:ed)? about|open to|or"),
    ("planned",
    r"plan(?:s|ned|ning)?|will|to (?:start|begin|receive|undergo|be)|scheduled|booked|propos\w*|"
    r"recommend\w*|advis\w*|then|followed by|start(?:s|ing)?|intend\w*|refer\w*|request for|"
    r"candidate for|"
     r"clip and|adjuvant|advice|next|awaiting|before"),
    ("ongoing", (
    r"currently|ongoing|continu\w*|on day|cycle|receiving|taking|remains on|now on|progressing on|"
    r"still|is on|under"
    )),
    ("given",
    r"given|received|underwent|undergone|completed|after|following|status post|s/p|had|treated "
    r"with|was (?:treated|given|done|performed)|performed|finished|prior|previous\w*|post|failed|"
    r"history of|"
     r"last|since|until|did|despite|recovered from|progress\w+ (?:after|on)"),
)  # fmt: skip
#: Words after it in its own clause.
_AFTER: tuple[tuple[str, str], ...] = (
    ("considered", r"(?:(?:can|could|may|might) (?:\w+ )?)?be (?:avoided|spared|skipped|left out)"),
    ("advised_against", (
    r"(?:is|was|are|were) not (?:needed|recommended|indicated|advised|planned)|needs no|not "
    r"(?:recommended|needed|indicated)"
    )),
    ("declined", r"(?:was |were )?(?:declined|refused)"),
    ("given", (
    r"(?:was|were|has been|have been) (?:given|done|performed|completed|stopped)|given|completed|"
    r"at the time|since then|in (?:19|20)\d\d|performed|finished|done|healed"
    )),
    ("ongoing", r"continues|ongoing|is (?:going on|continuing)|since"),
    ("planned", (
    r"(?:is|are) (?:planned|scheduled|recommended|proposed|booked|advised|to)|planned|recommended|"
    r"to (?:start|begin|be)|next|scheduled|proposed|will|first|afterwards"
    )),
    ("considered", (
    r"would|was discussed|were discussed|discussed|is (?:an option|possible|suitable)|an option|"
    r"could|may|might|versus|vs\.?|or"
    )),
)  # fmt: skip
_B = [(way, loose(rf"(?<![a-z])(?:{words})(?![a-z])")) for way, words in _BEFORE]
_A = [(way, loose(rf"(?<![a-z])(?:{words})(?![a-z])")) for way, words in _AFTER]
_LIST = loose(r"(?:choices?|options?|alternatives?|possibilities|accepted)[^.]{0,160}:?[^.]{0,60}$")
_CLAUSE = loose(
    r"[;:]|,(?= (?:and |but |he|she|i |then|folate|no ))|\(|\)|(?<![a-z])(?:but|and i|while|which)(?![a-z])"
)
_PROCEDURE_SECTIONS = ("procedure", "specimen", "diagnosis", "preamble", "synoptic")
_PLAIN = ("supportive",)
_UNSAID = ("surgery", "biopsy", "excision", "systemic_therapy")  # too general to be a fact without more


def find(report: Report) -> Iterator[Fact]:
    """Facts of treatment, one for each treatment and way, with the way in ``detail``."""
    if report.kind in ("insurance_letter", "imaging_report", "genomics_report"):
        return
    seen: set[tuple[str, str]] = set()
    for mention in report.once(_all):
        if mention.kind in _PLAIN or (mention.code in _UNSAID and report.kind == "pathology_report"):
            continue
        way = _way(report, mention)
        if way and (mention.code, way) not in seen:
            seen.add((mention.code, way))
            yield report.fact("treatment", mention.code, mention.start, mention.end, detail=way)


def _all(report: Report) -> list[TreatmentMention]:
    """Every treatment outside the gross description of a specimen."""
    return [
        m
        for low, high in report.stretches("gross", "microscopic")
        for m in treatment_mentions(report.tokens.between(low, high))
    ]


def _way(report: Report, mention: TreatmentMention) -> str | None:
    context = report.context(mention.start, mention.end)
    if context.family or context.other_person:
        return None
    section = report.section_at(mention.start).kind
    if report.kind == "pathology_report":
        if mention.kind != "surgery":
            return "given" if context.historical and not context.negated else None
        return "given" if section in _PROCEDURE_SECTIONS and not (context.negated or context.recommended) else None
    sentence = report.sentence_at(mention.start)
    before = report.flat[max(sentence.start, mention.start - 140) : mention.start]
    after = report.flat[mention.end : min(sentence.end, mention.end + 60)]
    way = _said(before, after)
    if (
        way == "given"
        and section in ("plan", "assessment")
        and not re.search(r"given|received|completed|underwent", before + after)
    ):
        way = "planned"
    return way or _unsaid(report, mention, section, before, after, context.historical)


def _said(before: str, after: str) -> str | None:
    """What the nearest words say: those before it in its clause, unless words right after it settle it."""
    ahead = _CLAUSE.split(after)[0].split(",")[0][:34]
    follows = [(m.start(), way) for way, p in _A if (m := p.search(ahead))]
    if follows and min(follows)[0] <= 14 and min(follows)[1] in ("given", "declined", "advised_against", "planned"):
        return min(follows)[1]
    parts = _CLAUSE.split(before)
    for part in (parts[-1], before):
        nearest = [(m.end(), -rank, way) for rank, (way, p) in enumerate(_B) for m in p.finditer(part)]
        if nearest:
            return max(nearest)[2]
        if follows:
            return min(follows)[1]
    return None


def _unsaid(
    report: Report, mention: TreatmentMention, section: str, before: str, after: str, historical: bool
) -> str | None:
    """Where no word says it: a date beside it, a list of options above it, or the section it stands in."""
    day = _day(report, before, after)
    if day and report.date:
        return "given" if day <= report.date else "planned"
    if _LIST.search(report.flat[max(0, mention.start - 300) : mention.start].replace("\n", " ")):
        return "considered"
    if section in ("plan", "assessment"):
        return "planned"
    if historical or section in ("clinical_history", "past_history", "procedure"):
        return "given"
    return "ongoing" if section == "social" else None


_SHORT = re.compile(r"^[\s(]{0,2}(?:on )?(\d{1,2})/(\d{1,2})(?![/\d])")


def _day(report: Report, before: str, after: str) -> Date | None:
    """A whole date, or month and day, right after the treatment."""
    days_first = report.once(day_first)
    whole = next(dates(after[:24], day_first=days_first), None)
    if whole:
        return whole.date
    short = _SHORT.match(after)
    if short and report.date:
        try:
            first, second = int(short.group(1)), int(short.group(2))
            month, day_of = (second, first) if days_first else (first, second)
            day = Date(report.date.year, month, day_of)
        except ValueError:
            return None
        return day
    return None
