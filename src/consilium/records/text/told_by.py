"""Is the patient somebody's mother? A relative who types what happened writes "my mother was diagnosed last week"."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consilium.records.text.report import Report

_RELATIONS = {
    "mother": "mother|mom|mum|mommy|mama|ma",
    "father": "father|dad|daddy|papa|pa",
    "wife": "wife",
    "husband": "husband",
    "partner": "partner|spouse|fiance|fiancee|girlfriend|boyfriend",
    "son": "son|boy",
    "daughter": "daughter|girl",
    "brother": "brother",
    "sister": "sister",
    "grandmother": "grandmother|grandma|nana|granny",
    "grandfather": "grandfather|grandpa|granddad",
    "aunt": "aunt",
    "uncle": "uncle",
}
_WORDS = {word: name for name, words in _RELATIONS.items() for word in words.split("|")}
_RELATION = "|".join(sorted(_WORDS, key=len, reverse=True))
_NAMED = re.compile(rf"\b(?P<who>{_RELATION}|niece|nephew|cousin|relatives?|family history)\b(?:'s)?(?!-in-law)")
#: What happens to a patient now; "had breast cancer" is told of relatives too and is no sign by itself.
_IS_ILL = re.compile(
    rf"\bmy (?:\w+ ){{0,2}}?(?P<who>{_RELATION})\b(?:'s)?(?!-in-law)(?P<between>[^.;\n]{{0,50}}?)"
    r"(?:\b(?:was|were|is being|has been|got|is|were told|was told)\b[^.;\n]{0,25}\b(?:diagnosed|told|having|treated|"
    r"scheduled|getting|starting|operated|in the hospital|on chemo\w*|told that)\b|\b(?:has|has got|is fighting)\b"
    r"[^.;\n]{0,40}\b(?:cancer|tumou?r|\w+oma|leuka?emia|mets|metastas\w+|stage|surgery|chemo\w*)\b|\bhad\b[^.;\n]{0,20}"
    r"\b(?:surgery|an operation|biops\w+|scans?|ct|mri|pet|colonoscopy|mastectomy|chemo\w*)\b|\b(?:starts|needs|is "
    r"starting|is going to|will|sees)\b|'s (?:\w+ )?(?:cancer|tumou?r|biops\w+|scans?|oncologist|surgeon|diagnosis|"
    r"surgery|chemo\w*|doctors?)\b|\b(?:stage|grade) (?:[0-4]|i{1,3}v?|iv)\b)"
)
#: "Mom has been vomiting blood": names by which only a child calls her, and what happens to a patient now.
_CALLED = re.compile(
    r"(?<!\bmy )(?<!\bher )(?<!\bhis )(?<!\byour )\b(?P<who>mom|mum|mommy|mama|dad|daddy|papa|grandma|granny|grandpa)\b"
    r"(?:'s)? (?:has|is|keeps|can't|cannot|can not|needs|started|starts|was just|woke|won't)\b[^.;\n]{0,60}"
    r"\b(?:vomit\w*|throw\w* up|bleed\w*|blood|pain|cancer|tumou?r|chemo\w*|surgery|diagnosed|scans?|hospital|biops\w+|"
    r"confus\w+|breath\w*|fever|weak|walk|swallow|eat|jaundice|yellow|stage)\b"
)
_POSSESSED = re.compile(
    rf"\bmy (?:\w+ ){{0,2}}?(?P<who>{_RELATION})'s (?:\w+ ){{0,2}}(?:cancer|tumou?r|biops\w+|scans?|oncologist|surgeon|"
    r"diagnosis|surgery|chemo\w*|doctors?|path\w* report)\b"
)
#: The writer's own illness, or a clinician's page.
_OWN = re.compile(
    rf"\bmy (?:own )?(?:(?!(?:{_RELATION})\b)\w+ ){{0,2}}"
    r"(?:cancer|tumou?r|lump|biops\w+|scans?|mri|ct|mammogram|"
    r"diagnosis|oncologist|surgeon|"
    r"urologist|chemo\w*|surgery|operation|mastectomy|treatments?|breasts?|prostate|psa|pathology|radiation|"
    r"stage|doctor|colonoscopy)\b|\bi(?:'ve| have| had| also had| was| got| am|'m)(?: \w+){0,3}? (?:diagnosed|cancer|"
    r"carcinoma|lymphoma|leukemia|melanoma|myeloma|tumou?r|a lump|stage|chemo\w*|surgery|biops\w+|in remission)\b|"
    r"\bi (?:found|felt|noticed) (?:a|the|this|my) \w+|\b(?:told me|i was told) (?:that )?(?:i|it)\b|\bnow i have\b|"
    r"\b(?:and|who|she|he) (?:died|passed away)\b|\bmy (?:own )?risk\b|\bshould i (?:be|get) (?:tested|screened)\b"
)
_CLINICIAN = re.compile(
    r"\bpatient\b ?(?:name|id)? ?:|\b(?:the|this|pt\.?|our) patient\b|\bpt\b|\bmrn\b|\bdob\b|\bdate of birth\b|"
    r"\bassessment\b ?(?:and plan)? ?:|\bimpression ?:|\bhpi\b|\bchief complaint|\breview of systems|"
    r"\bfamily (?:history|hx)\b|"
    r"\bpresents (?:with|for|to)\b|\byear-old (?:female|male|lady|gentleman)|"
    r"\bdear (?:dr|doctor|colleague)|"
    r"\belectronically signed|\bspecimens?\b ?:|\bphysical exam|\bhistory of present|\bstates\b|"
    r"\b(?:she|he) reports\b|\baccession\b|\bfindings ?:"
)
_ITS_OWN = re.compile(rf"my (?:\w+ ){{0,2}}(?:{_RELATION})'s (?:\w+ ){{0,3}}")


def told_by_relative(report: "Report") -> bool:
    """True when a relative of the patient wrote the text."""
    return bool(report.once(patient_is))


def patient_is(report: "Report") -> str:
    """Who the patient is to the writer ("mother"); empty when the writer is the patient or a clinician."""
    if report.kind == "insurance_letter" or _CLINICIAN.search(report.low):
        return ""
    if _OWN.search(_ITS_OWN.sub("her ", report.flat)):
        return ""
    match = _IS_ILL.search(report.flat) or _POSSESSED.search(report.flat) or _CALLED.search(report.flat)
    return _WORDS[match.group("who")] if match else ""


def is_the_patient(report: "Report", sentence: str) -> bool:
    """True when the only relative whom a (lower-case) sentence names is the patient of a text by a relative."""
    patient = report.once(patient_is)
    if not patient:
        return False
    named = [m for m in _NAMED.finditer(sentence)]
    others = re.search(r"\b(?:her|his|their) (?:own )?(?:late )?$", sentence[: named[0].start()]) if named else None
    return others is None and all(_WORDS.get(m.group("who")) == patient for m in named)
