"""From when is treatment planned? Dates of visits and tests are no start."""

import re
from collections.abc import Iterator
from itertools import islice

from consilium.case.model import Fact
from consilium.oncology import treatment_mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.days import COUNTED, Day, days
from consilium.records.text.statements.planned_treatment import plans
from consilium.records.text.statements.wording import NOTES, Sentence, fact, rx, sentences, stretch

_TREATMENT = rx(
    r"\btheatre\b|\btci\b|\b(?:planned|scheduled|proposed|requested|anticipated) date of (?:service|procedure|"
    r"admission)\b|"
    r"\bsurg(?:ery|ical)\b|\boperation\b|\bor date\b|\bchemo\w*|\bcycle\b|\bradiat\w+|\bradioth\w+|\btreatments?\b|"
    r"\btherapy\b|\binfusions?\b|\binduction\b|\bthe or\b|\bprocedure\b|\b[a-z]+ectomy\b|\bresection\b|\bwhipple\b|"
    r"\btransplant\b|\bimmunotherapy\b"
)
_OTHER_VISIT = rx(
    r"\bfollow[- ]?up|\bvisit\b|\bappointment\b|\bclinic\b|\bsaw\b|\bseen\b|\bsee\b|"
    r"\b(?:ct|mri|pet|scan|imaging|x-?ray|mammogram|ultrasound|echo\w*|biops\w+|labs?|blood (?:work|test)|colonoscopy|"
    r"endoscopy|bronchoscopy|simulation|consult\w*|port|teaching|class|dental|counsel\w+|conference|tumou?r board|mdt|"
    r"return)\b"
)
#: "See Dr. Ode in radiation": the treatment that is named is a doctor's trade.
_TALK = rx(
    r"\b(?:see|seen|seeing|meet|meets|meeting|talk|talks|speak|visit|consult|refer(?:red|ral|ring)?)\b "
    r"(?:(?!then|start|begin|undergo|have|schedul|for )[\w.,'-]+ ){0,7}[\w-]+$"
)
_NOTHING_SET = rx(
    r"\b(?:nothing|none)(?: of (?:this|it))? (?:is|has been|was) (?:yet )?(?:scheduled|booked|set|fixed|arranged)\b|"
    r"\bno (?:start )?dates? (?:(?:is|are|has|have|was|been|yet) ){0,3}(?:set|fixed|scheduled|booked|given|chosen)\b|"
    r"\b(?:is|are|has|have|was)(?: not|n't) (?:yet )?(?:been )?(?:yet )?(?:scheduled|booked|arranged)\b"
)
_NEXT = 90  # characters behind the sentence in which the day may be taken back
_SIGNED = rx(r"\b(?:signed|dictated|typed|authori[sz]ed|authenticated|printed|faxed|transcribed|cc)\b")
_COMING = rx(
    r"\btheatre date\b|\btci\b|\bc1 ?d1\b|\b(?:proposed|requested|anticipated) date\b|"
    r"\bschedul\w+|\bbooked\b|\bplan\w*|\bwill\b|\bto (?:start|begin|undergo|proceed|commence)\b|\bstart(?:ing|s)?\b|"
    r"\bbegin(?:s|ning)?\b|\bset for\b|\bor date\b|\bcycle (?:1|one)\b|\bdate of (?:surgery|operation)\b|"
    r"\b(?:surgery|operation|start) date\b"
)
_GONE = rx(
    r"\b(?:was|were|underwent|completed|performed|started|began|received|finished|had|since|done|last|status post|"
    r"s/p)\b"
)
#: A sentence that only says when, after one that says what.
_GOES_ON = rx(
    r"^(?:(?:it|this|that|she|he|tentatively|now) ){0,2}(?:is |was |has been )?(?:scheduled|booked|set|planned|"
    r"starts?|starting|to start|"
    r"date)\b"
)
_BESIDE = rx(
    r"^[\s:,(-]*(?:(?:is|on|for|at|the|date|set|now|:|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?[\s:,.(-]*){0,4}$"
)


_MANY = 12  # days of one sentence that are looked at; more stand only in tables


def find(report: Report) -> Iterator[Fact]:
    """The first planned start that a document gives."""
    if report.kind not in NOTES and report.kind != "insurance_letter":
        return
    before = None
    for sentence in sentences(report):
        named = bool(_TREATMENT.search(sentence.words)) or _names(report, sentence)
        goes_on = before is not None and bool(_GOES_ON.match(sentence.words)) and any(plans(report, before))
        before = sentence
        day = _start(report, sentence, goes_on) if named or goes_on else None
        if day:
            match = stretch(sentence, day.start, day.end)
            yield fact(
                report, "planned_start", day.date.isoformat(), sentence, match,
                status="inferred" if day.reason else "stated", reason=day.reason,
            )  # fmt: skip
            return


def _names(report: Report, sentence: Sentence) -> bool:
    return any(m.code != "biopsy" for m in treatment_mentions(report.text[sentence.start : sentence.end]))


def _start(report: Report, sentence: Sentence, goes_on: bool) -> Day | None:
    planned: bool | None = goes_on or None
    for day in islice(days(report, sentence), _MANY):
        before = sentence.words[: day.start]
        if _SIGNED.search(before):
            continue
        if report.date and day.date < report.date:
            continue
        coming = goes_on or bool(_COMING.search(before))
        if _GONE.search(before) and not re.search(r"\bschedul\w+|\bbooked|\bplan|\bwill\b", before):
            continue
        nearest = _nearest_treatment(report, sentence, before)
        if nearest is None:
            planned = any(plans(report, sentence)) if planned is None else planned
            if not planned or _OTHER_VISIT.search(before):
                continue
        elif any(m.end() > nearest for m in _OTHER_VISIT.finditer(before)) or _TALK.search(before[:nearest]):
            continue
        if day.reason == COUNTED and _NOTHING_SET.search(report.flat[sentence.start : sentence.end + _NEXT]):
            continue
        beside = nearest is not None and report.date is not None and bool(_BESIDE.match(before[nearest:]))
        if coming or beside:
            return day
    return None


def _nearest_treatment(report: Report, sentence: Sentence, before: str) -> int | None:
    """Where the last treatment named before the date ends."""
    ends = [m.end() for m in _TREATMENT.finditer(before)]
    mentions = treatment_mentions(report.text[sentence.start : sentence.start + len(before)])
    ends += [m.end for m in mentions if m.code != "biopsy"]
    return max(ends, default=None)
