"""Emergencies that show in several things together: a fever with few white cells, numb legs with a lost bladder."""

import re
from collections.abc import Iterator

from consilium.oncology import treatment_mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.past import RECENT, is_over, named_days
from consilium.records.text.statements.wording import CANCER, NUMBER, Pattern, Sentence, number, pieces, rx, sentences

_REACH = 600  # characters between two signs of one emergency

#: What to do if, when to hold a drug, and what is only looked out for.
_ADVICE = rx(
    r"\b(?:if|should|when(?:ever)?|unless|call|phone|tell us|report any|hold(?:ing)? (?:the |for |"
    r"all )?(?:treatment|therapy|chemo\w*|doses?|drugs?|anc|next)|take your|or (?:more|higher|above|greater)|"
    r"at or above|reach(?:es)?|must|for (?:a|any) (?:temp\w*|fever)|prevent\w*|prophyla\w+|risks?|watch|monitor\w*|"
    r"you (?:may|might|could|can)|may (?:get|have|occur|mean)|most people|patients|threshold|"
    r"needs? (?:the|an) emergency|is an emergency)\b|[<>≥]"
)
_DENIED = rx(
    r"\b(?:no|not|without|denie[sd]|denying|never|nor|neither|none|doesn't|hasn't|haven't|don't)\b[^;:]{0,50}$"
)
_DENIED_BEHIND = rx(r"^(?: ?[:=-] ?| )(?:no|none|absent|negative|denied|n)\b")
_OVER = rx(
    r"\bhistory of\b|\bh/o\b|\bresolved\b|\bpreviously\b|\brecovered\b|\bnone since\b|\blast (?:year|month|"
    r"spring|summer|"
    r"fall|autumn|winter)\b|\bfrom oxaliplatin\b"
)

_DEGREES = rx(
    r"\b(?:temp(?:erature)?s?|t|tmax|fevers?|febrile|spik\w+)\b(?:[ :=]{1,3}(?:of|is|was|to|up|at|now|a|today|"
    r"around|about|over)){0,3}[ :=]{0,3}(?P<n>\d{2,3}(?:\.\d)?)(?![\d/%-])"
)
_FEVER = rx(r"\b(?:febrile|fevers?)\b")
_CHILLS = rx(r"\b(?:chills|rigors?|shak(?:ing|es)|shiver\w*)\b")
_NEUTROPHILS = rx(
    r"\b(?P<what>anc|absolute neutrophils?(?: count)?|neutrophils?(?: count)?)\b[ :=]{0,3}(?:(?:of|is|was|only|at|"
    r"now|just)[ :=]{1,2}){0,2}(?P<n>\d{1,3}(?:\.\d{1,2})?)(?![\d,/%-])(?! ?%)"
)
_CHEMO = rx(r"\bchemo\w*|\bcycle\b|\binfusion\b|\bc\d+ ?d\d+\b")
_DAYS_AFTER = rx(
    rf"\b(?:day|d) ?(?P<d>\d{{1,2}}) (?:after|post|of|s/p|following|from)\b|\b(?P<n>{NUMBER}) (?P<unit>days?|"
    rf"weeks?) (?:ago|"
    r"after|since|post|following|out|from)\b|\bc\d+ ?d(?P<c>\d{1,2})\b|\bcycle \d+,? day (?P<c2>\d{1,2})\b|"
    r"\b(?P<word>yesterday|last "
    r"(?:week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|this week)\b"
)

_LEGS = rx(
    r"\blost (?:all |the )?(?:feeling|strength) in (?:\w+ ){0,2}legs?\b|"
    r"\b(?:can(?:not|'t| not| no longer)|unable to|couldn't) (?:\w+ )?(?:feel|move|lift|use|"
    r"stand on) (?:\w+ ){0,2}legs?\b|"
    r"\blegs? (?:\w+ ){0,2}(?:gave (?:out|way)|giv(?:e|ing) (?:out|way)|numb|weak(?:er)?|buckl\w+|paraly[sz]\w+)\b|"
    r"\b(?:weak|numb)(?:ness)? (?:of|in) (?:\w+ ){0,2}(?:legs?|lower (?:limbs?|extremities))\b|"
    r"\bleg (?:weakness|numbness)\b|"
    r"\bparapleg\w+|\bparapares\w+|\bcan(?:not|'t| no longer) (?:walk|stand)\b"
)
_BLADDER = rx(
    r"\b(?:lost|losing|loss of|no) (?:\w+ ){0,2}control (?:of|over) (?:\w+ ){0,3}(?:bladder|bowels?|urine|stools?)\b|"
    r"\b(?:can(?:not|'t| not| no longer)|unable to|couldn't) (?:pee|urinate|(?:pass|hold|"
    r"control) (?:\w+ ){0,2}(?:urine|"
    r"water|bowels?|stools?|bladder|pee))\b|\burinary retention\b|\b(?:bowel|bladder|urinary|fecal) incontinence\b|"
    r"\bloss of (?:bladder|bowel)(?: (?:and|or) bowel)? control\b|\b(?:wet|wetting|soiled|soiling) (?:him|her|my)self\b"
)
_SADDLE = rx(
    r"\bsaddle an(?:a)?esthesia\b|\bsaddle(?: area)? numb\w*|\bnumb\w* (?:in|around|between|of) (?:\w+ ){0,2}(?:saddle|"
    r"groin|buttocks|genitals)\b"
)
_SEIZURE = rx(r"\b(?:seizures?|convulsions?|status epilepticus|seized)\b")
_DROWSY = rx(
    r"\b(?:drowsy|drowsiness|somnolent|letharg\w+|obtunded|unresponsive|confused|stupor\w*|very sleepy|(?:hard|"
    r"difficult) to "
    r"(?:wake|rouse|arouse))\b"
)
_NEW = rx(
    r"\b(?:new|today|tonight|this (?:morning|afternoon|evening)|yesterday|overnight|last night|hours|just|now|"
    r"since (?:yesterday|this|last))\b"
)
_BRAIN_TUMOR = rx(
    r"\b(?:brain (?:metasta\w+|mets?|tumou?rs?|lesions?|cancer)|cerebral metasta\w+|glioma|glioblastoma|astrocytoma|"
    r"spread to (?:the |her |his |my )?brain)\b"
)
_POTASSIUM = rx(r"\b(?:potassium|k\+?)(?: level)?(?: of| is| was|:|=)? ?(?P<n>\d\.\d)(?![\d-])")
_URATE = rx(r"\b(?:uric acid|urate)(?: level)?(?: of| is| was|:|=)? ?(?P<n>\d{1,4}(?:\.\d{1,2})?)")
_KIDNEYS = rx(
    r"\bcreatinine(?: level)?(?: of| is| was| up to| rose to|:|=)? ?(?:[2-9]|1\d)(?:\.\d)?\b|\b(?:kidney|"
    r"renal) (?:failure|injury)\b|"
    r"\bkidneys? (?:\w+ ){0,2}(?:failing|failed|shut\w*)|\baki\b|\banuri\w+|\bno urine\b"
)
_CALCIUM = rx(
    r"\b(?:(?P<sure>(?:corrected|serum|total|adjusted) )?calcium|(?P<short>ca))(?: level)?(?: of| is| was| now|"
    r":|=){0,2} ?"
    r"(?P<n>\d{1,2}(?:\.\d{1,2})?)(?![\d,-]|\.\d)(?P<unit> ?(?:mg/dl|mmol|g\b|mg\b|%))?"
)
_CANCER = rx(rf"\b(?:{CANCER}|metasta\w+)\b")
_PIECES = pieces(
    "temp|t 3|t 10|t: |tmax|fever|febrile|spik|leg|parap|walk|saddle|seiz|convuls|epilept|potassium|k 6|k 7|k 8|k+|"
    "calcium|ca "
)

Sign = tuple[Sentence, re.Match[str]]


def signs(report: Report) -> Iterator[tuple[str, Sentence, re.Match[str]]]:
    """Ids of emergencies with the sentence that tells of them best."""
    for name, found in (
        ("sepsis_neutropenic", _fever),
        ("spinal_cord_compression", _cord),
        ("brain_mass_effect", _seizures),
        ("tumor_lysis", _lysis),
        ("hypercalcemia", _calcium),
    ):
        sign = found(report)
        if sign:
            yield name, *sign


def _told(report: Report, pattern: Pattern) -> Iterator[Sign]:
    """Where the pattern stands as a thing of now."""
    for sentence in _likely(report):
        if not _ADVICE.search(sentence.words) and not _OVER.search(sentence.words):
            for match in pattern.finditer(sentence.words):
                words = sentence.words
                denied = _DENIED.search(words[: match.start()]) or _DENIED_BEHIND.search(words[match.end() :])
                at = sentence.start + match.start()
                if denied or report.context(at, at + 1).family:
                    continue
                if not is_over(report, sentence, match):
                    yield sentence, match


def _likely(report: Report) -> tuple[Sentence, ...]:
    """All sentences, when the report holds one of the pieces at all."""
    if not any(piece in report.flat for piece in _PIECES):
        return ()
    return report.once(_all)


def _all(report: Report) -> tuple[Sentence, ...]:
    return tuple(sentences(report))


def _beside(report: Report, pattern: Pattern, sign: Sign) -> Iterator[Sign]:
    at = sign[0].start
    return (other for other in _told(report, pattern) if abs(other[0].start - at) <= _REACH)


def _fever(report: Report) -> Sign | None:
    for sign in _told(report, _DEGREES):
        degrees = float(sign[1].group("n"))
        hot = 38 <= degrees <= 43 or 100.4 <= degrees <= 109
        if hot and (_few_neutrophils(report, sign) or _after_chemo(report, sign)):
            return sign
    for sign in _told(report, _FEVER):
        if _few_neutrophils(report, sign) or (_CHILLS.search(sign[0].words) and _after_chemo(report, sign)):
            return sign
    return None


def _few_neutrophils(report: Report, sign: Sign) -> bool:
    """Fewer than 500 in a microliter, also written as 0.4."""
    for _, match in _beside(report, _NEUTROPHILS, sign):
        count = float(match.group("n"))
        least = 100 if match.group("what").startswith("neut") else 10  # neutrophils alone may be a percentage
        if count < 0.5 or ("." not in match.group("n") and least <= count < 500):
            return True
    return False


def _after_chemo(report: Report, sign: Sign) -> bool:
    """Within three weeks of chemotherapy."""
    for sentence in _likely(report):
        words = sentence.words
        if abs(sentence.start - sign[0].start) > _REACH or _ADVICE.search(words) or "no chemo" in words:
            continue
        ago = _days_after(report, sentence)
        if ago is None or not 0 <= ago <= RECENT.days:
            continue
        text = report.text[sentence.start : sentence.end]
        if _CHEMO.search(words) or any(m.kind == "chemotherapy" for m in treatment_mentions(text)):
            return True
    return False


def _days_after(report: Report, sentence: Sentence) -> int | None:
    match = _DAYS_AFTER.search(sentence.words)
    if match:
        day = match.group("d") or match.group("c") or match.group("c2")
        if match.group("word"):
            return 7
        if day:
            return int(day)
        return int(min(number(match.group("n")), 500) * (7 if match.group("unit").startswith("week") else 1))
    if report.date is None:
        return None
    return min((d for day, *_ in named_days(report, sentence) if (d := (report.date - day).days) >= 0), default=None)


def _cord(report: Report) -> Sign | None:
    """Two of: legs that fail, a bladder or bowel out of control, numbness where one sits; with a cancer."""
    if not _CANCER.search(report.flat):
        return None
    for sign in (*_told(report, _LEGS), *_told(report, _SADDLE)):
        others = [_BLADDER] if sign[1].re is _SADDLE.ready() else [_BLADDER, _SADDLE]
        if any(True for other in others for _ in _beside(report, other, sign)):
            return sign
    return None


def _seizures(report: Report) -> Sign | None:
    if not _BRAIN_TUMOR.search(report.flat):
        return None
    for sign in _told(report, _SEIZURE):
        for drowsy, _ in _beside(report, _DROWSY, sign):
            if _NEW.search(sign[0].words) or _NEW.search(drowsy.words):
                return sign
    return None


def _lysis(report: Report) -> Sign | None:
    """High potassium and uric acid with failing kidneys, after treatment."""
    for sign in _told(report, _POTASSIUM):
        if float(sign[1].group("n")) < 6 or not any(True for _ in _beside(report, _KIDNEYS, sign)):
            continue
        for _, match in _beside(report, _URATE, sign):
            urate = float(match.group("n"))  # mg/dL, or micromoles in a liter
            if (8 <= urate < 60 or urate >= 476) and _treated(report):
                return sign
    return None


def _treated(report: Report) -> bool:
    kinds = ("chemotherapy", "targeted", "immunotherapy", "cellular")
    return bool(_CHEMO.search(report.flat)) or any(m.kind in kinds for m in treatment_mentions(report.text))


def _calcium(report: Report) -> Sign | None:
    """14 mg/dL or 3.5 mmol/L and more."""
    for sign in _told(report, _CALCIUM):
        match = sign[1]
        level, unit = float(match.group("n")), (match.group("unit") or "").strip()
        if match.group("short") and unit not in ("mg/dl", "mmol"):
            continue
        if unit in ("", "mg/dl") and 14 <= level <= 25:
            return sign
        if 3.5 <= level <= 7 and (unit == "mmol" or (match.group("sure") and not unit)):
            return sign
    return None
