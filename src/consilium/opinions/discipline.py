"""Which discipline a letter comes from: by its head, its signature and its kind."""

import re

from consilium.opinions.letter import Letter
from consilium.opinions.model import Discipline

#: In this order: a board outranks its members, a pathology consult the clinic that it is sent to.
_DISCIPLINES: tuple[tuple[Discipline, re.Pattern[str]], ...] = (
    (
        "board",
        re.compile(
            r"tumou?r board|multidisciplinary|\bMDT\b|conference (?:date|summary)|joint opinion|case conference", re.I
        ),
    ),
    ("pathology", re.compile(r"patholog(?:y|ist)\b(?!\s+report)|\bsecond read(?:ing)?\b|central review", re.I)),
    (
        "radiation",
        re.compile(
            r"radiation oncolog|radiation doctor|radiotherap(?:y department|ist)|\brad onc\b|clinical oncologist|SBRT clinic|radiation clinic",
            re.I,
        ),
    ),
    (
        "surgery",
        re.compile(
            r"surg(?:ery|ical oncolog\w*|eon|ical)|urolog|\bENT\b|head and neck|gyn(?:a?ecologic)?[- ]?(?:onc)|gyn onc|neurosurg|orthop|"
            r"\bFACS\b|hepatobiliary|ocular oncolog",
            re.I,
        ),
    ),
    ("palliative", re.compile(r"palliative (?:care|medicine)|hospice", re.I)),
    (
        "hematology",
        re.compile(
            r"lymphoma (?:program|service|second|clinic)|leukemia (?:service|program|attending)|myeloma (?:program|visit)|blood (?:specialists|and cancer)|\bh(?:a)?ematolog(?:y|ist)\b(?!\s*(?:&|and|/|-)\s*oncology)|MDS program|heme consult",
            re.I,
        ),
    ),
    ("genetics", re.compile(r"genetic(?:s| counsel)", re.I)),
    ("imaging", re.compile(r"radiolog(?:y|ist)\b", re.I)),
    ("medical", re.compile(r"oncolog|internist|geriatric|cancer|neuroendocrine|melanoma|hepatolog|endocrin", re.I)),
)


def discipline(letter: Letter) -> Discipline:
    """The discipline of the author; `unknown` when neither head nor signature tells."""
    lines = [line for line in letter.text.splitlines() if line.strip()]
    signature = "\n".join(lines[-3:])[-260:]
    head = "\n".join(lines[:4])[:420]
    addressed = re.compile(r"(?m)^\s*(?:dear|to|re|attn|copy)\b.*$", re.I)
    head = addressed.sub("", head)
    for name, pattern in _DISCIPLINES[:1]:
        if pattern.search("\n".join(lines[:6])[:600]):
            return name
    if re.search(
        r"(?:patholog\w*[^\n]{0,40}(?:consult|report|read|opinion|review)|(?:second|independent|expert) (?:path|read)|central review|pathology)",
        head,
        re.I,
    ):
        return "pathology"
    for text in (signature, head, letter.text[:900]):
        short = text[-160:] if text is signature else text
        for name, pattern in _DISCIPLINES[1:]:
            if pattern.search(short):
                return name
    return "unknown"
