"""Which treatment is planned?"""

import re
from collections.abc import Iterator
from itertools import islice

from consilium.case.model import Fact
from consilium.oncology import TreatmentMention, treatment_mentions
from consilium.records.text.dates import dates, day_first
from consilium.records.text.report import Report
from consilium.records.text.statements.days import days
from consilium.records.text.statements.wording import MAY, NOTES, Sentence, fact, rx, sentences, stretch

#: Kinds that are no plan against the cancer, and codes that are only tests or help.
_NOT_A_PLAN = frozenset({"supportive", "trial"})
_HELP = frozenset({"biopsy", "surgery", "reconstruction", "ostomy", "polypectomy", "sentinel_node_biopsy"})
_PLAN_SECTIONS = frozenset({"plan", "assessment"})
_CUE = rx(
    r"\bplan(?:s|ned|ning)?\b|\bschedul\w+|\bbooked\b|\bbooking\b|\bset for\b|\bto (?:the )?or for\b|\bor date\b|"
    r"\bwill (?:now |then |next |first |be )?(?:start|begin|proceed|undergo|have|receive|get|treated|given|started|"
    r"admitted|"
    r"scheduled|give|treat|need|go|take|initiate|commence)\w*\b|"
    r"\bto (?:start|begin|undergo|receive|proceed|initiate|commence)\b|\brecommend(?:s|ed|ing|ation)?\b|"
    r"\bproceed(?:s|ing)? (?:with|to)\b|\b(?:start|starting|starts|begin|begins|beginning|initiate|initiating|"
    r"initiation)\b|"
    r"\bconsent\w* (?:for|to)\b|\belect(?:s|ed)? (?:to|for|definitive|a)?\b|\bchose\b|\bchosen\b|\bopt(?:s|ed)? for\b|"
    r"\bdecided (?:on|to|for)\b|\bagree[ds]? (?:to|with|on|upon)\b|\bsettled on\b|\bgo ahead with\b|\bcycle (?:1|"
    r"one)\b|\bnext step|"
    r"\badmit(?:ted)? (?:\w+ ){0,2}for\b|\bwishes to proceed|\bpre-?op(?:erative)? (?:visit|clearance|testing) for\b|"
    r"\bwaiting list for\b|\blisted (?:\w+ )?for\b|\btci\b|\btheatre\b|\b(?:i|we) (?:advise|propose|suggest)\b|"
    r"\badvised\b|"
    r"\b(?:put|have|has|got) (?:her|him|them|the patient|you) (?:down|listed|in) for\b|\b(?:down|listed|consented|"
    r"slated|"
    r"pencilled in|in line) for\b(?<!not listed for)|^(?:p|plan|tx|rx|mgmt|for|op|operation|surgery) ?: |"
    r"^for (?=[a-z-]+(?: [a-z-]+){0,3} "
    r"(?:next|on|in \w+ weeks?)\b)"
)
_NOT_CHOSEN = rx(
    r"\b(?:no|not|never|n't|without|against|declin\w+|refus\w+|defer\w*|hold off|avoid\w*|instead of|rather than|"
    r"unable to|not a candidate for|ineligible for|omit\w*|forgo\w*|ask(?:s|ed)? (?:about|if)|wonder\w*|"
    r"stop\w*|discontinu\w*|held|hold)\b[^.;:]{0,50}$"
)
_TURNED_DOWN = rx(
    r"^[^.;]{0,60}\b(?:declined|refused|is not (?:planned|needed|indicated|recommended|possible)|"
    r"would\b|not (?:planned|needed|indicated)|be avoided|deferred|cancel\w+|was discussed|were discussed)\b"
)
#: Words that leave a whole sentence open, those that leave open what follows (or stands before them in one breath),
#: and those that leave open only what stands right behind.
_UNDECIDED = rx(
    r"\bconsider\w*|\bversus\b|\bvs\b|\beither\b|\boptions?\b|\bchoices?\b|\balternatives?\b|\bundecided\b|\bwhether\b|"
    r"\brisks? (?:and|of|,)"
)
_IF = rx(
    rf"\bif\b|\bin case\b|\bshould (?:the|she|he|it|margins)\b|\bunless\b|{MAY}|\bmight\b|\bcould\b|\bpossibility\b"
)
_PERHAPS = rx(r"\b(?:possibl[ey]|probabl[ey]|perhaps|maybe|likely)(?: \w+){0,3} $")
_PAST = rx(
    r"\b(?:s/p|status post|completed|received|underwent|had|has had|finished|treated with|was given|were given|"
    r"tolerated|after|following|prior|previous|previously|since|history of|progressed (?:on|through|after)|failed|post|"
    r"last|secondary to|due to|from|effects? of|responding to|recovering from)\b[^.;]{0,60}$"
)
_DONE_ON = rx(r"\b(?:in|on|since) (?:(?:[a-z]+ )?(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d{2,4})\b")
_NOT_ITSELF = rx(r"^[- ](?:toxicit\w+|side effects?|related|induced|history|naive)")
_OF = rx(r"\bof (?:a |the |her |his )?$")
#: How a treatment stands behind which a cue may come: "mastectomy ... is booked".
_THEN_BOOKED = rx(
    r"(?: [\w/-]+){0,6}? ?(?:is|are|was|has been|will be|to|:)? ?(?:now )?"
    r"(?:schedul|book|plan|set|recommend|begin|start|advis)"
)
_GOES_ON = rx(r"(?: ?(?:of|the|a|mass|tumou?r|cancer|left|right|both|and|with|plus|en|bloc|probably|,|/|&|\+)){1,9} ?")
_OP = rx(r"(?:op|operation|surgery) ?:")
_NO_SENTENCE = 2500  # characters; what is longer is no sentence that plans something
_BESIDE = 6  # characters between a treatment and its day
_MANY = 12  # days of a sentence that are looked at
_ITEM_OPENING = 34  # characters before the treatment in an item of a plan that is only a heading: "1. Left total ..."


def find(report: Report) -> Iterator[Fact]:
    """Planned treatments by code, each once; the quote is the sentence that plans it."""
    if report.kind not in NOTES and report.kind != "insurance_letter":
        return
    told: set[str] = set()
    for sentence in sentences(report):
        for mention, cue in plans(report, sentence):
            if mention.code not in told:
                told.add(mention.code)
                yield fact(report, "planned_treatment", mention.code, sentence, cue, detail="planned")


def plans(report: Report, sentence: Sentence) -> Iterator[tuple[TreatmentMention, re.Match[str]]]:
    """Treatments that the sentence plans, with the words that say so; offsets of both within the sentence."""
    words = sentence.words
    if len(words) > _NO_SENTENCE:
        return
    in_plan = report.section_at(sentence.start).kind in _PLAN_SECTIONS
    cues = [c for c in _CUE.finditer(words) if not _OF.search(words[: c.start()])]
    dated = [] if cues or in_plan else _coming_days(report, sentence)
    if not (cues or in_plan or dated) or _UNDECIDED.search(words) or (report.kind == "operation_note" and not in_plan):
        return
    opened: tuple[re.Match[str], int] | None = None
    for mention in treatment_mentions(report.text[sentence.start : sentence.end]):
        beside = any(0 <= at - mention.end < _BESIDE and not words[mention.end : at].strip(" :,(") for at in dated)
        item = _item(sentence, mention, opened) if in_plan or beside else None
        opened = (item, mention.end) if item else None
        if mention.kind in _NOT_A_PLAN or mention.code in _HELP:
            continue
        cue = _cue_for(words, cues, mention) or item
        if cue and not _ruled_out(report, sentence, mention, cue):
            yield mention, cue


def _cue_for(words: str, cues: list[re.Match[str]], mention: TreatmentMention) -> re.Match[str] | None:
    """The last cue before the treatment, or one right behind it."""
    before = [c for c in cues if c.start() <= mention.start]
    if before:
        return before[-1]
    behind = [c for c in cues if c.start() >= mention.end]
    return behind[0] if behind and _THEN_BOOKED.match(words, mention.end) else None


def _item(
    sentence: Sentence, mention: TreatmentMention, opened: tuple[re.Match[str], int] | None
) -> re.Match[str] | None:
    """The treatment itself, where it opens an item of the plan, or goes on from one that did ("and", "with", ",")."""
    if mention.start > _ITEM_OPENING:
        goes_on = opened and _GOES_ON.fullmatch(sentence.words[opened[1] : mention.start])
        return opened[0] if opened and goes_on else None
    return stretch(sentence, mention.start, mention.end)


def _ruled_out(report: Report, sentence: Sentence, mention: TreatmentMention, cue: re.Match[str]) -> bool:
    before, after = sentence.words[: mention.start], sentence.words[mention.end :]
    if _NOT_ITSELF.match(after):
        return True
    if _OP.match(cue.group()) and not (report.date and _in_future(report, sentence)):  # else an operation that was done
        return True
    if _IF.search(before) or _PERHAPS.search(before) or _IF.search(re.split("[,;]", after)[0]):
        return True
    ahead = cue.start() < mention.start and bool(_CUE.match(cue.group()))  # else the plan opens with the treatment
    if _NOT_CHOSEN.search(before[max(0, cue.start() - 30) :] if ahead else before) or _TURNED_DOWN.search(after):
        return True
    if _PAST.search(before[cue.end() :] if ahead else before):
        return True
    if _DONE_ON.match(after.lstrip()) and not _in_future(report, sentence):
        return True
    return report.context(sentence.start + mention.start, sentence.start + mention.end).family


def _coming_days(report: Report, sentence: Sentence) -> list[int]:
    """Where the days begin that the sentence names and that lie after the document's own."""
    return [d.start for d in islice(days(report, sentence), _MANY) if report.date and d.date > report.date]


def _in_future(report: Report, sentence: Sentence) -> bool:
    found = [d.date for d in dates(report.low, sentence.start, sentence.end, day_first=report.once(day_first))]
    return bool(found) and (report.date is None or max(found) >= report.date)
