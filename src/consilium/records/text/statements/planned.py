"""Which treatment is planned, and from when?"""

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from consilium.case.model import Fact
from consilium.oncology import TreatmentMention, treatment_mentions
from consilium.records.text.dates import dates
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, NUMBER, Sentence, fact, number, rx, sentences

#: Kinds that are a plan against the cancer, and codes that are only tests or help.
_NOT_A_PLAN = frozenset({"supportive", "trial"})
_HELP = frozenset({"biopsy", "surgery", "reconstruction", "ostomy", "polypectomy", "sentinel_node_biopsy"})
_PLAN_SECTIONS = frozenset({"plan", "assessment"})
_CUE = rx(
    r"\bplan(?:s|ned|ning)?\b|\bschedul\w+|\bbooked\b|\bbooking\b|\bwill (?:now |then |next |first )?(?:start|"
    r"begin|proceed|undergo|have|receive|get|be (?:treated|given|started|admitted|scheduled)|give|treat|need|go|"
    r"take|initiate|commence|offer)\b|"
    r"\bto (?:start|begin|undergo|receive|proceed|initiate|commence)\b|\brecommend(?:s|ed|ing|ation)?\b|"
    r"\bproceed(?:s|ing)? (?:with|to)\b|\b(?:start|starting|starts|begin|begins|beginning|initiate|initiating|"
    r"initiation)\b|"
    r"\bset for\b|\bto (?:the )?or for\b|\bor date\b|\bconsent\w* (?:for|to)\b|\belect(?:s|ed)?\b|\bchose\b|"
    r"\bchosen\b|\bopt(?:s|ed)? for\b|\bdecided (?:on|to|for)\b|\bagree[ds]? (?:to|with)\b|\bgo ahead with\b|"
    r"\bcycle (?:1|one)\b|\bnext step|"
    r"\bcandidate for\b(?=.{0,60}\bwe will)|\badmit(?:ted)? (?:\w+ ){0,2}for\b|\bwishes to proceed|"
    r"\bpreop(?:erative)? (?:visit|clearance|testing) for\b|\bi (?:advise|propose|suggest)\b|\bwe (?:advise|"
    r"propose)\b|\badvised\b"
)
_NOT_CHOSEN = rx(
    r"\b(?:no|not|never|n't|without|against|declin\w+|refus\w+|defer\w*|hold off|avoid\w*|instead of|rather than|"
    r"unable to|not a candidate for|ineligible for|no role for|no need for|omit\w*|forgo\w*|stop\w*|"
    r"discontinu\w*)\b[^.;:]{0,50}$"
)
_TURNED_DOWN = rx(
    r"^[^.;]{0,60}\b(?:declined|refused|was declined|is not (?:planned|needed|indicated|recommended|possible)|"
    r"not (?:planned|needed|indicated)|deferred|cancel\w+|was discussed)\b"
)
_OPEN = rx(
    r"\bif\b|\bin case\b|\bshould (?:the|she|he|it|margins)\b|\bunless\b|\bmay\b|\bmight\b|\bcould\b|\bpossib\w+|"
    r"\bconsider\w*|\bversus\b|\bvs\b|\beither\b|\boptions?\b|\bchoices?\b|\balternatives?\b|\bundecided\b|"
    r"\bwhether\b|\bdiscuss(?:ed)? (?:the )?(?:pros|risks)"
)
_PAST = rx(
    r"\b(?:s/p|status post|completed|received|underwent|had|has had|finished|treated with|was given|were given|"
    r"given|tolerated|after|following|prior|previous|previously|since|history of|progressed (?:on|through|after)|"
    r"failed|post|last|post-)\b[^.;]{0,40}$"
)
_DONE_ON = rx(r"\b(?:in|on|since) (?:(?:[a-z]+ )?(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d{2,4})\b")


class _Plan(NamedTuple):
    mention: TreatmentMention  # offsets within the sentence
    cue: re.Match[str]


def find(report: Report) -> Iterator[Fact]:
    """Facts of planned_treatment (code, with the sentence as quote) and planned_start (ISO date)."""
    if report.kind not in NOTES and report.kind != "insurance_letter":
        return
    told: set[str] = set()
    started = False
    for sentence in sentences(report):
        plans = list(_plans(report, sentence))
        for plan in plans:
            if plan.mention.code not in told:
                told.add(plan.mention.code)
                yield fact(report, "planned_treatment", plan.mention.code, sentence, plan.cue, detail="planned")
        start = None if started else _start(report, sentence, bool(plans))
        if start:
            started = True
            yield start


def _plans(report: Report, sentence: Sentence) -> Iterator[_Plan]:
    words = sentence.words
    in_plan = report.section_at(sentence.start).kind in _PLAN_SECTIONS
    if _OPEN.search(words):
        return
    cues = list(_CUE.finditer(words))
    if not cues and not in_plan:
        return
    for mention in treatment_mentions(report.text[sentence.start : sentence.end]):
        if mention.kind in _NOT_A_PLAN or mention.code in _HELP:
            continue
        cue = _cue_for(words, cues, mention) or (
            re.search(re.escape(words[mention.start : mention.end]), words) if in_plan else None
        )
        if cue and not _ruled_out(report, sentence, mention, cue):
            yield _Plan(mention, cue)


def _cue_for(words: str, cues: list[re.Match[str]], mention: TreatmentMention) -> re.Match[str] | None:
    """The cue before the treatment, or right behind it ("mastectomy is booked")."""
    before = [c for c in cues if c.start() <= mention.start]
    if before:
        return before[-1]
    behind = [c for c in cues if c.start() >= mention.end]
    if behind and re.match(
        r"(?: [\w/-]+){0,6}? ?(?:is|are|was|has been|will be|to|:)? ?(?:now )?(?:schedul|book|plan|set|recommend|"
        r"begin|start|advis)",
        words[mention.end :],
    ):
        return behind[0]
    return None


def _ruled_out(report: Report, sentence: Sentence, mention: TreatmentMention, cue: re.Match[str]) -> bool:
    before, after = sentence.words[: mention.start], sentence.words[mention.end :]
    near_before = before[max(0, cue.start() - 30) :] if cue.start() < mention.start else before
    if _NOT_CHOSEN.search(near_before) or _TURNED_DOWN.search(after):
        return True
    if _PAST.search(before[cue.end() :] if cue.end() <= mention.start else before):
        return True
    if _DONE_ON.match(after.lstrip()) and not _future(report, sentence):
        return True
    return report.context(sentence.start + mention.start, sentence.start + mention.end).family


def _future(report: Report, sentence: Sentence) -> bool:
    found = [d.date for d in dates(report.low, sentence.start, sentence.end)]
    return bool(found) and (report.date is None or max(found) >= report.date)


# --- the start -------------------------------------------------------------------------------------------------------

_ABOUT_TREATMENT = rx(
    r"\bsurg(?:ery|ical)\b|\boperation\b|\bor date\b|\bchemo\w*|\bcycle\b|\bradiat\w+|\bradioth\w+|\btreatment\b|"
    r"\btherapy\b|\binfusion\b|\binduction\b|\bthe or\b|\bprocedure\b|\b[a-z]+ectomy\b|\bresection\b|\bwhipple\b|"
    r"\btransplant\b|\bimmunotherapy\b"
)
_OTHER_VISIT = rx(
    r"\bfollow[- ]?up|\bvisit\b|\bappointment\b|\bclinic\b|\b(?:ct|mri|pet|scan|imaging|x-?ray|mammogram|"
    r"ultrasound|echo\w*|biops\w+|labs?|blood (?:work|test)|colonoscopy|endoscopy|bronchoscopy|simulation|"
    r"consult\w*|port|teaching|class|dental|counsel\w+|conference|tumou?r board|mdt|return)\b"
)
_COMING = rx(
    r"\bschedul\w+|\bbooked\b|\bplan\w*|\bwill\b|\bto (?:start|begin|undergo|proceed|commence)\b|\bstart(?:ing|"
    r"s)?\b|\bbegin(?:s|ning)?\b|\bset for\b|\bor date\b|\bcycle (?:1|one)\b|\bdate of (?:surgery|operation)\b|"
    r"\bon\b|\bfor\b|:|\bsurgery\b"
)
_GONE = rx(
    r"\b(?:was|were|underwent|completed|performed|started|began|received|finished|had|since|done|last|status post|"
    r"s/p)\b"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = rx(
    r"\b(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|"
    r"th)?\b(?!,? (?:19|20)\d\d)(?! ?(?:weeks|months|days|years|cycles|gy|mg))"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\b(?!,? (?:19|20)\d\d)"
)
_SOON = rx(rf"\bin (?P<n>{NUMBER}) (?P<unit>days?|weeks?)\b|\b(?P<word>tomorrow|next week)\b")
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = rx(rf"\b(?P<next>next |this |on |coming )?(?P<day>{'|'.join(_WEEKDAYS)})\b")


def _start(report: Report, sentence: Sentence, planned: bool) -> Fact | None:
    words = sentence.words
    if not (
        planned or _ABOUT_TREATMENT.search(words) or treatment_mentions(report.text[sentence.start : sentence.end])
    ):
        return None
    for day, at, end, reason in _days(report, sentence):
        before = words[:at]
        if report.date and day < report.date:
            continue
        if _GONE.search(before) and not re.search(r"\bschedul\w+|\bbooked|\bplan", before):
            continue
        if not _COMING.search(before) or not _is_of_treatment(report, sentence, before, planned):
            continue
        match = re.compile(re.escape(words[at:end])).search(words, at)
        if match:
            status = "inferred" if reason else "stated"
            return fact(report, "planned_start", day.isoformat(), sentence, match, status=status, reason=reason)  # type: ignore[arg-type]
    return None


def _is_of_treatment(report: Report, sentence: Sentence, before: str, planned: bool) -> bool:
    """True when what stands nearest before the date is a treatment and not a visit or a test."""
    visits = [m.end() for m in _OTHER_VISIT.finditer(before)]
    ways = [m.end() for m in _ABOUT_TREATMENT.finditer(before)]
    ways += [
        m.end
        for m in treatment_mentions(report.text[sentence.start : sentence.start + len(before)])
        if m.code != "biopsy"
    ]
    if not visits:
        return bool(ways) or planned
    return bool(ways) and max(ways) > max(visits)


def _days(report: Report, sentence: Sentence) -> Iterator[tuple[Date, int, int, str | None]]:
    """Days that the sentence names, with their offsets in it and how each was worked out when not written in full."""
    for found in dates(report.low, sentence.start, sentence.end):
        at = found.start - sentence.start
        yield (
            _by_weekday(
                found.date, sentence.words[max(0, at - 14) : at], sentence.words[at : found.end - sentence.start]
            ),
            at,
            found.end - sentence.start,
            None,
        )
    today = report.date
    if not today:
        return
    for match in _DAY.finditer(sentence.words):
        month = _MONTHS.index(match.group("m") or match.group("m2")) + 1
        day = _on_or_after(today, month, int(match.group("d") or match.group("d2")))
        if day:
            yield day, match.start(), match.end(), "the next such day after the date of the note"
    for match in _SOON.finditer(sentence.words):
        yield today + _span(match), match.start(), match.end(), "counted from the date of the note"
    for match in _WEEKDAY.finditer(sentence.words):
        if match.group("next") or "schedul" in sentence.words or "booked" in sentence.words:
            ahead = (_WEEKDAYS.index(match.group("day")) - today.weekday()) % 7 or 7
            yield (
                today + timedelta(days=ahead),
                match.start(),
                match.end(),
                "the next such day after the date of the note",
            )


def _by_weekday(day: Date, before: str, written: str) -> Date:
    """03/04 is read as 4 March, unless the weekday beside it fits only the other way round."""
    named = next((i for i, w in enumerate(_WEEKDAYS) if w in before or f"{w[:3]} " in before), None)
    if named is None or day.weekday() == named or day.day > 12 or not re.match(r"\d{1,2}/\d{1,2}/", written):
        return day
    other = Date(day.year, day.day, day.month)
    return other if other.weekday() == named else day


def _on_or_after(today: Date, month: int, day: int) -> Date | None:
    for year in (today.year, today.year + 1):
        try:
            found = Date(year, month, day)
        except ValueError:
            return None
        if found >= today:
            return found
    return None


def _span(match: re.Match[str]) -> timedelta:
    if match.group("word"):
        return timedelta(days=1 if match.group("word") == "tomorrow" else 7)
    return timedelta(days=round(number(match.group("n")) * (7 if match.group("unit").startswith("week") else 1)))
