"""Which discipline a letter comes from: by its head, its signature and its kind."""

import re
from typing import Literal

from consilium.opinions.letter import Letter
from consilium.opinions.model import Discipline

#: In this order: a board outranks its members, a pathology consult the clinic that it is sent to.
_DISCIPLINES: tuple[tuple[Discipline | Literal["generic"], re.Pattern[str]], ...] = (
    (
        "board",
        re.compile(
            r"tumou?r (?:board|conference)|(?:sarcoma|lymphoma|leuk(?:a)?emia|breast|thoracic|lung|liver|GI|GU|brain|"
            r"cancer|"
            r"melanoma|myeloma|oncology) (?:board|conference)\b|multidisciplinary|\bMDT\b|conference (?:date|"
            r"summary)|joint opinion|case conference",
            re.I,
        ),
    ),
    (
        "pathology",
        re.compile(r"patholog(?:y|ist)\b(?!\s+(?:report|slides))|\bsecond read(?:ing)?\b|central review", re.I),
    ),
    (
        "radiation",
        re.compile(
            r"radiation oncolog|radiation doctor|radiotherap(?:y department|ist)|\brad onc\b|clinical "
            r"oncologist|SBRT clinic|radiation clinic",
            re.I,
        ),
    ),
    (
        "surgery",
        re.compile(
            r"surg(?:ery|ical oncolog\w*|eon|ical)|urolog|\bENT\b|head and neck|gyn(?:a?ecologic)?[- ]?(?:onc)|"
            r"gyn onc|neurosurg|orthop|"
            r"\bFACS\b|hepatobiliary|ocular oncolog",
            re.I,
        ),
    ),
    ("palliative", re.compile(r"palliative (?:care|medicine)|hospice", re.I)),
    (
        "hematology",
        re.compile(
            r"lymphoma (?:program|service|second|clinic)|leukemia (?:service|program|attending)|myeloma "
            r"(?:program|visit)|blood (?:specialists|and cancer)|\bh(?:a)?ematolog(?:y|ist)\b(?!\s*(?:&|and|/|"
            r"-)\s*oncology)|MDS program|heme consult",
            re.I,
        ),
    ),
    ("genetics", re.compile(r"\bgenetic(?:s| counsel)", re.I)),
    ("imaging", re.compile(r"radiolog(?:y|ist)\b", re.I)),
    ("medical", re.compile(r"medical oncolog|med(?:ical)? onc\b|h(?:a)?ematolog\w*\s*(?:&|and|/|-)\s*oncolog", re.I)),
    ("generic", re.compile(r"oncolog|internist|geriatric|cancer|neuroendocrine|melanoma|hepatolog|endocrin", re.I)),
)

_ADDRESSED = re.compile(r"^\s*(?:dear|to\b|re:|attn|copy|referring|submitting|reviewed|records|data)", re.I)
_PATHOLOGY_REPORT = re.compile(
    r"patholog\w*[^\n]{0,40}(?:consult|report:|report,|read|opinion|review|lab)|(?:second|independent|expert) (?:path|"
    r"read)|central review|hematopathology report|^[^\n]{0,30}pathology\b",
    re.I,
)
_OWN_CLINIC = re.compile(
    r"\b(?:our|in the|in our|my|I am an?) (?:[\w-]+ ){0,4}(?:clinic|department|program|service|unit|surgeon|"
    r"oncologist|hematologist|pathologist)\b",
    re.I,
)


def discipline(letter: Letter) -> Discipline:
    """The discipline of the author; `unknown` when neither head nor signature tells."""
    lines = [line.strip() for line in letter.text.splitlines() if line.strip()]
    head = "\n".join(line[:110] for line in lines[:4] if not _ADDRESSED.match(line))
    signature = "\n".join(line[-110:] for line in lines[-3:] if len(line) < 80)
    if _DISCIPLINES[0][1].search("\n".join(lines[:6])[:600]):
        return "board"
    if _PATHOLOGY_REPORT.search(head):
        return "pathology"
    own = " ".join(m.group() for m in _OWN_CLINIC.finditer(letter.text))
    generic = False
    for text in (signature, head, own):
        found = [
            (hit.start(), place, name)
            for place, (name, pattern) in enumerate(_DISCIPLINES[1:])
            if (hit := pattern.search(text))
        ]
        specific = [f for f in found if f[2] != "generic"]
        if specific:
            name = min(specific)[2]
            return "medical" if name == "generic" else name
        generic = generic or bool(found)
    return "medical" if generic else "unknown"
