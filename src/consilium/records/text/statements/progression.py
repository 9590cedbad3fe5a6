"""Did the cancer grow or come back under or after treatment? Growth before any treatment is another thing."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import treatment_mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, MAY, Sentence, denied, fact, pieces, rx, sentences

_AGAINST = frozenset(
    pieces(
        "chemotherapy|targeted|immunotherapy|endocrine|cellular|radionuclide|radiation|transplant|ablation|embolization"
    )
)
_UNDER = (
    r"(?:on|through|after|despite|during|under|following|while (?:on|receiving|taking|\w+ \w+ on)|with|since|"
    r"within|in spite of)"
)
_SELF_EVIDENT = rx(
    rf"\bprogress(?:ed|ing|es) (?:\w+ ){{0,3}}?{_UNDER}\b|\bprogression (?:\w+ ){{0,4}}?{_UNDER}\b|"
    r"\b(?:disease|tumou?r|cancer|clinical|radiographic|radiologic|interval|biochemical|local|distant|systemic|"
    r"intracranial|further|marked|clear) progression\b|"
    r"\bprogression of (?:\w+ ){0,2}(?:disease|tumou?r|cancer|metasta\w+|lymphoma|myeloma)\b|"
    r"\bprogressive disease\b|\b(?:disease|cancer|tumou?r|lymphoma|myeloma|melanoma|sarcoma) (?:has |"
    r"have )?progressed\b|"
    r"\b(?:castration|castrate|platinum|cisplatin|hormone|endocrine|treatment|chemotherapy|chemo|imatinib|"
    r"bortezomib|lenalidomide|steroid|radioiodine|iodine|bcg|rituximab)[- ](?:resistant|refractory|"
    r"unresponsive)\b(?! (?:nausea|gvhd))|"
    r"\b(?:biochemical|psa) (?:recurrence|failure|relapse|progression)\b|\bpsa (?:recurrence|failure)\b|"
    r"\b(?:no|without|never (?:in|reached|achieved)|failed to (?:reach|achieve|attain)) (?:a |"
    r"complete )?remission (?:after|with|following|despite)|primary (?:induction failure|refractory)|"
    r"\b(?:local|loco-?regional|regional|distant|nodal|pelvic|chest wall|anastomotic|in-breast|ipsilateral|hepatic|"
    r"marrow|second|first|multiple|biopsy-proven|known|early|late) (?:recurrences?|relapses?)\b|"
    rf"\b(?:recurrent|relapsed|refractory|relapsed/refractory|relapsed and refractory|relapsing)(?: (?:or|and|"
    rf"/) ?\w+)? (?:[a-z-]+ ){{0,5}}?(?:{CANCER}|disease)\b|"
    rf"\b{CANCER} (?:is|was|has come|came) back\b|"
    r"\b(?:with|shows?|showed|showing|confirmed|of|has|had|clear|new) (?:\w+ )?progression (?:in|at|"
    r"within) (?:the |her |"
    r"his )?(?:\w+ ){0,2}(?:adrenal|liver|lungs?|bones?|brain|nodes?|nodal|primary|chest|pelvi\w+|spine|peritone\w+|"
    r"abdom\w+|mediastin\w+|disease|lesions?)|"
    rf"\b{CANCER}\b(?: [a-z]+){{0,3}} (?:(?:has|have|had) )?(?:recurred|relapsed|returned|come back|came back|"
    rf"recurring)\b|"
    r"\b(?:she|he|they|patient|pt) (?:has |have |had )?(?:then |since |now |subsequently )?relapsed\b|"
    r"\brecurren(?:ce|t disease) (?:in|at|within|of (?:the|her|his) (?:\w+ )?(?:disease|cancer|tumou?r|lymphoma|"
    r"melanoma|sarcoma)|(?:\w+ ){0,3}after)\b|"
    r"\b(?:chemo\w*|treatment|therapy|immunotherapy|drugs?|regimens?|pills?|line)\b(?: [a-z]+){0,2} (?:failed|"
    r"stopped working|quit working|no longer (?:working|works|controls?)|not working|did not work|isn't working)\b|"
    r"\btreatment failure\b|\bescaped (?:control|treatment|therapy)\b|"
    r"\b(?:failed|failure of|failing|refractory to|progressing on|resistant to) (?:\w+ ){0,3}(?:first|second|third|"
    r"fourth|frontline|front|multiple|several|two|three|prior|all)[- ](?:lines?|line of|lines of|course|courses|"
    r"cycle|cycles)\b"
)
_LESION = (
    r"(?:mass(?:es)?|lesions?|nodules?|tumou?rs?|nodes?|adenopathy|metastas[ei]s|metastases|disease|cancer|burden|"
    r"deposits?|lymphoma|melanoma|sarcoma)"
)
_CAME_BACK = rx(
    rf"\b(?:recurrent|relapsed|refractory)(?: (?:or|and|/) ?\w+)? (?:[a-z-]+ ){{0,5}}?(?:{CANCER}|"
    rf"[a-z]+carcinoma)\b(?! when staged)|"
    r"\b(?:local|loco-?regional|biochemical|biopsy-proven) recurrence\b|\b(?:castration|castrate|"
    r"platinum)[- ]resistant\b|"
    r"\bprogress(?:ed|ing) (?:on|through|after|despite|during)\b"
)
#: Growth that counts only when a treatment stands behind "on", "after", "despite".
_GREW = rx(
    r"\b(?:things|disease|scans?|ct|pet|mri|pictures|imaging) (?:[a-z]+ ){0,3}(?:worse|worsened)\b|"
    rf"\b(?:{_LESION})(?: [\w-]+){{0,6}} (?:grew|grown|growing|enlarged|enlarging|increas\w+|larger|worsen\w+|"
    rf"bigger)\b|"
    rf"\b(?:interval |further |rapid |continued )?(?:growth|enlargement|increase|worsening)(?: in (?:the )?(?:size|"
    rf"number|extent))? (?:of|in) (?:[\w-]+ ){{0,4}}{_LESION}|"
    rf"\b(?:worsening|enlarging|growing|larger|bigger|increasing) (?:[\w-]+ ){{0,3}}{_LESION}\b|"
    r"\b(?:"
    r"new (?:[a-z]+ ){0,3}(?:lesions?|metastas[ei]s|nodules?|nodes?|tumou?rs?|deposits?)|"
    r"(?:rising|rose|rise in|climbing|increas\w+|detectable|elevated) (?:\w+ )?psa|psa (?:\w+ ){0,3}(?:rose|rising|"
    r"risen|climb\w+|increas\w+|doubled|detectable|up|from)|"
    r"failed|refractory to|resistant to|did not respond to|no response to|lost response to|progress\w*|"
    r"relapse[ds]?|recurred|recurrence|returned|came back|come back)\b"
)
_BEHIND = rx(rf"\b(?:{_UNDER}|to|failed|refractory)\b")
_NOT_THIS = rx(
    r"progression[- ]free|free (?:of|from) (?:progression|recurrence|relapse)|recurrence[- ](?:score|free)|"
    r"recurrence (?:risk|rate|prevention)|relapse (?:rate|prevention|risk)|"
    r"\b(?:risk|chance|likelihood|probability|rate|possibility|odds|fear|worry|worried|concern\w*) (?:of|for|"
    r"about)(?: [a-z]+){0,4} (?:recur\w*|relapse|progress\w*|growth)|"
    r"\b(?:monitor\w*|watch\w*|surveillance|surveill\w*|follow\w*|screen\w*|look\w*|lower|reduc\w+|prevent\w*|"
    r"decreas\w+|avoid|delay|time to|treat\w* (?:at|on|upon)|until|upon|in case of|at the time of|"
    r"symptoms) (?:\w+ ){0,5}(?:recur\w*|relapse|progress\w*)|"
    r"recurrent laryngeal|recurr\w+ (?:\w+ ){0,2}(?:urinary|uti|infections?|pneumonia|hernia|fever|pain|headaches?|"
    r"nosebleeds?|episodes?|dvt|stones?|sinusitis|bronchitis|effusions?|ascites|falls?)|"
    r"refractory (?:\w+ )?(?:nausea|vomiting|pain|hypertension|seizures?|epilepsy|an[a]?emia|cough|depression|"
    r"itch\w*|gerd|hiccups?|ascites|edema)|"
    r"\b(?:cough|pain|dyspn[o]?ea|weakness|neuropathy|fatigue|symptoms?|numbness|swelling|dementia|heart failure|"
    r"kidney disease|ckd|copd|arthritis|rash|hearing loss|cataracts?|infection|"
    r"pneumonia)(?: [\w-]+){0,4} (?:progress\w+|"
    r"worsen\w+|recur\w*|returned|came back|failed)|\b(?:on|after|despite|with|through|to|failed)(?: \w+){0,4} "
    r"(?:antibiotics?|antifungals?|\w+cillin|azithromycin|\w+floxacin|inhalers?|physical therapy)\b|"
    r"\b(?:physical|conservative|antibiotic|medical|conservative medical|speech) (?:therapy|treatment) failed|"
    r"\b(?:alcohol|smoking|tobacco|opioid|substance|cocaine|drinking)\b"
)
_UNSAID = rx(
    rf"\bif\b|\bshould (?:the|it|she|he|there)\b|\bin the event\b|\bwould\b|\bcould\b|{MAY}|\bmight\b|"
    r"\bwhen (?:and|or) if\b|\brisk of\b|\bno evidence of\b|\brule out\b|\br/o\b|"
    r"survival|in the (?:study|trial)|\bstudies\b|\bpatients (?:with|who|whose)\b|approved for|eligib|"
    r"\bdefined as\b|\binformed consent\b|\bcomplications?\b|\ball discussed\b"
)
_LONG_PAST = rx(
    r"(?:no evidence of disease|\bned\b|without (?:evidence of )?(?:disease|recurrence)|(?:not|never) (?:come|"
    r"came) back|has not (?:recurred|returned)|in remission (?:for|since)|disease[- ]free|cured)"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "progress|recur|relaps|refractor|resistan|unrespons|remission|induction fail|grew|grow|enlarg|increas|"
    "larger|worse|new |psa|failed|failing|failure of|respon|working|back|bigger|not work|escaped|"
    "treatment failure|controls|return|came|come"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements that the cancer grew or came back under or after treatment; each sentence once."""
    if report.kind == "insurance_letter":
        return
    for sentence in sentences(report, *_PIECES):
        match = _match(report, sentence)
        if match:
            yield fact(report, "progression", "yes", sentence, match)


def _match(report: Report, sentence: Sentence) -> re.Match[str] | None:
    words = sentence.words
    explains = report.kind in ("pathology_report", "genomics_report")  # they speak of progression in general
    if explains and not _CAME_BACK.search(words):
        return None
    if not _GREW.search(words) and not _SELF_EVIDENT.search(words):
        return None
    if _NOT_THIS.search(words) or _UNSAID.search(words) or _LONG_PAST.search(words):
        return None
    if explains:
        return next((m for m in _CAME_BACK.finditer(words) if not _doubted(report, sentence, m)), None)
    for match in _SELF_EVIDENT.finditer(words):
        if not _doubted(report, sentence, match):
            return match
    for match in _GREW.finditer(words):
        treated = _under_treatment(report, sentence, match) or _treated_first(report, sentence, match)
        if treated and not _doubted(report, sentence, match):
            return match
    return None


def _doubted(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    """Denied, hedged, or a relative's."""
    if not match.group().startswith(("no ", "without", "never")) and _denied_noun(sentence, match):
        return True
    near = report.context(sentence.start + match.start(), sentence.start + match.end())
    return near.hedged or near.family or near.rejected or near.hypothetical


def _denied_noun(sentence: Sentence, match: re.Match[str]) -> bool:
    """A denial before a noun reaches it; "did not respond and progressed" denies only the first verb."""
    if not denied(sentence, match):
        return False
    gap = sentence.words[: match.start()].rpartition(" and ")
    return not (gap[1] and re.match(r"(?:has |have |then )?\w+ed\b|grew\b|came\b", match.group()))


#: "After three cycles of pembrolizumab the lesions are bigger": the treatment stands first.
_FIRST = rx(r"^(?:but |and |now,? |yet )?(?:after|despite|in spite of|following|during|on|while on|under)\b")


def _treated_first(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    ahead = report.text[sentence.start : sentence.start + match.start()]
    if not _FIRST.search(sentence.words):
        return False
    return any(m.kind in _AGAINST for m in treatment_mentions(ahead))


def _under_treatment(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    """True when a treatment of cancer (surgery too, for a return) stands behind the match after "on" or "despite"."""
    behind = report.text[sentence.start + match.start() : sentence.end]
    link = _BEHIND.search(sentence.words, match.start())
    if not link:
        return False
    back = bool(re.search(r"psa|recur|return|came|come|relapse|new ", match.group()))
    for mention in treatment_mentions(behind):
        before = behind[: mention.start].lower()
        counts = mention.kind in _AGAINST or (back and mention.kind == "surgery" and mention.code != "biopsy")
        linked = _BEHIND.search(before) or match.group().startswith(("failed", "refractory", "resistant"))
        if counts and linked:
            return True
    return False
