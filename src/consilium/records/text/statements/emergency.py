"""Does a document tell of an emergency that is there now? The ids are those of the clock of `need`."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.alarms import signs
from consilium.records.text.statements.past import is_over
from consilium.records.text.statements.wording import NOTES, Pattern, Sentence, denied, fact, pieces, rx, sentences

_EMERGENCIES: dict[str, str] = {
    "spinal_cord_compression": r"\b(?:spinal )?cord (?:is )?(?:\w+ )?(?:compress(?:ion|ed)|impingement)|"
    r"\bcompress(?:es|ing|ion|ed)? (?:\w+ ){0,3}(?:spinal cord|thecal sac and cord|"
    r"cord)\b|\b(?:flatten|efface|displac|indent|deform|encroach|imping)\w* (?:on |"
    r"upon )?(?:\w+ ){0,2}?(?:spinal )?cord\b|"
    r"\b(?:press|push|squeez|pinch)\w* (?:on |against |upon )?(?:\w+ ){0,2}?(?:spinal )?cord\b|"
    r"\bconus (?:medullaris )?compress\w+|\bcauda equina (?:syndrome|compression)|\bmyelopathy from (?:tumou?r|"
    r"metasta\w+|epidural)",
    "apl": r"\bacute promyelocytic|\bpml[:/ -]{1,2}rar(?:a|alpha|α)?\b(?: (?:fusion|transcript|"
    r"rearrangement))?(?: \w+)? (?:positive|detected|present)|\bapl\b",
    "acute_leukemia": r"\bacute (?:[a-z-]+ ){0,3}leuka?emia|\baml\b|"
    r"\b(?:[2-9]\d|100) ?% (?:\w+ ){0,2}blasts\b|\bblasts?(?: count)?(?: of| at| are| were| was| is|:)? ?(?:[2-9]\d|"
    r"100) ?%|\bblast (?:crisis|phase)\b|\bb-all\b|\bt-all\b",
    "superior_vena_cava": r"\b(?:svc|superior vena cava) (?:syndrome|obstruct\w+|compress\w+|occlu\w+)|"
    r"\b(?:compress|obstruct|occlud|narrow|press|push|squeez|pinch|block)\w* (?:\w+ ){0,3}(?:svc|superior vena cava)\b|"
    r"\b(?:svc|superior vena cava) (?:is |was )?(?:\w+ ){0,2}(?:blocked|shut|closed|squeezed|pinched|compressed)\b",
    "airway_obstruction": r"\bstridor\b|\bairway (?:is )?(?:\w+ )?(?:obstruct\w+|compromise\w*|narrow\w*|"
    r"threaten\w*)|\b(?:critical|severe|near-?total|"
    r"high-grade)(?:ly)? (?:\w+ ){0,3}(?:airway|trachea\w*|bronch\w+) (?:\w+ )?(?:narrow|"
    r"obstruct|compress|stenos)\w*|"
    r"\btrachea(?:l)? (?:is )?(?:critically|severely) (?:narrow|compress)\w*",
    "bowel_obstruction_or_perforation": (
        r"\b(?:bowel|intestinal|colonic|gastric outlet) obstruction\b|"
        r"\b(?:complete|high-grade|acute|malignant|closed-loop) (?:\w+ ){0,2}obstruction (?:of|at|"
        r"in) (?:the )?(?:\w+ )?"
        r"(?:colon|bowel|sigmoid|rectum|cecum|duodenum|ileum|jejunum|stomach|tumou?r)\b|"
        r"\bperforat(?:ed|ion)\b(?: (?:of|at|in|through) (?:\w+ ){0,3}(?:colon|bowel|sigmoid|cecum|stomach|duodenum|"
        r"rectum|tumou?r|cancer|mass|viscus))?|\bfree (?:intraperitoneal )?air\b|\bpneumoperitoneum\b"
    ),
    "sepsis_neutropenic": r"\b(?:febrile neutropenia|neutropenic (?:fever|sepsis)|neutropeni\w+ (?:with|"
    r"and) (?:high )?fevers?|"
    r"fevers? (?:and|with) (?:\w+ )?neutropenia|(?:fever|febrile|temperature of (?:3[89]|10[1-5]))\b.{0,60}\b(?:anc|"
    r"neutrophils?|neutrophil count)(?: of| is| was|:)? ?(?:[0-4]?\d?\d|0?\.[0-4]\d?)\b(?![.,]\d)|septic shock|"
    r"sepsis)\b",
    "hypercalcemia": r"\bhypercalc[a]?emia\b|\bcalcium(?: level)?(?: of| is| was|:)? ?1[3-9](?:\.\d+)?\b",
    "tumor_lysis": r"\btumou?r lysis\b",
    "brain_mass_effect": r"\b(?:uncal|subfalcine|tonsillar|transtentorial|brain|cerebellar|impending|"
    r"central) herniation\b|\bmidline shift\b|\b(?:obstructive|acute) hydrocephalus\b|"
    r"\b(?:significant|marked|severe|large) mass effect\b",
    "leukostasis": r"\bleukostasis\b|\bhyperleukocytosis\b",
    "dic": r"\bdisseminated intravascular coagul\w+|\bdic\b",
    "cardiac_tamponade": r"\btamponade\b",
    "acute_bleeding": r"\bcough\w* up (?:\w+ )?(?:large|lots|cupfuls?|cups?|much)\b.{0,20}\bblood|"
    r"\b(?:vomit\w*|threw|throw\w*|bringing|brought)(?: up)? (?:large|bright|frank|lots)\b.{0,20}\bblood|"
    r"\b(?:vomiting|throwing up)(?: up)? (?:\w+ )?blood\b(?!-)|\b(?:massive|brisk|life-threatening|"
    r"uncontrolled|profuse|torrential|"
    r"catastrophic) (?:\w+ ){0,3}(?:hemoptysis|bleed\w*|h[a]?emorrhage|hematemesis|hematuria)|"
    r"\bactive(?:ly)? (?:\w+ ){0,2}(?:bleeding|extravasation)|\bh[a]?emorrhagic shock\b",
}
_PATTERNS = {name: rx(pattern) for name, pattern in _EMERGENCIES.items()}
_ANY = rx("|".join(f"(?:{p})" for p in _EMERGENCIES.values()))
#: Advice, warnings and lists of what could happen.
_ADVICE = rx(
    r"\b(?:side effects?|complications?|toxicit\w+|risks?|warning|precautions?|call|return|report|seek|go to the|"
    r"come (?:in|back)) (?:\w+ ){0,4}(?:include|including|if|for|of|at once|immediately|such|are|emergency)\b|"
    r"\bwhich (?:may|might|could|can) (?:mean|signal|be)\b|\bsigns of\b|\bwatch for\b|\bcan cause\b|\bmay (?:cause|"
    r"lead|include)\b|\bif\b|\btell us\b|\b(?:watch|check|screen)\w* (?:[\w,]+ ){0,8}for\b|\bprophyla\w+|"
    r"\bprevent\w*|\bat risk\b|\bmonitor\w* for\b|\brisk of\b|\bno history\b"
)
_OVER = rx(
    r"\bhistory of\b|\bh/o\b|\bin (?:complete |first |second |deep |molecular )?(?:remission|cr\b|cr1|cr2)|"
    r"\bcomplete (?:remission|response)|\bresolved\b|\brelieved\b|\bwas (?:treated|repaired|drained|corrected)\b|"
    r"\bstatus post\b|\bs/p\b|"
    r"\blast (?:year|month|spring|summer|fall|autumn|winter)\b|\brecovered\b|\bpreviously\b|"
    r"\b(?:19|20)\d\d\b(?= (?:and|with|which|treated))|\byears ago\b|\bin childhood\b|\bsurvivor\b|\bmaintenance\b|"
    r"\bafter (?:transplant|allogeneic)|\bchronic\b|\bnow normal\b|\bimproved to\b|\bcomplicated by\b"
)
_RESECTED = frozenset({"bowel_obstruction_or_perforation", "spinal_cord_compression", "brain_mass_effect"})
_SHIFT = rx(r"(\d+(?:\.\d+)?) ?mm")

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "=cord|=conus|cauda|promyelo|=pml|=apl|leukemia|leukaemia|=aml|=blast|=blasts|-all|=svc|vena cava|stridor|=airway|"
    "trache|obstruct|perforat|free air|free intra|pneumoperit|neutrop|anc |sepsis|septic|hypercalc|calcium|=lysis|"
    "hernia|midline|hydroceph|mass effect|leukosta|hyperleuko|intravascular|=dic|tamponade|bleed|blood|hemorr|haemorr|"
    "hemopt|hematem|extravas|vomit|throw"
)


def find(report: Report) -> Iterator[Fact]:
    """Emergencies that stand as present, each id once."""
    if report.kind in ("insurance_letter", "genomics_report"):
        return
    told: set[str] = set()
    for sentence in sentences(report, *_PIECES):
        if not _ANY.search(sentence.words) or _ADVICE.search(sentence.words):
            continue
        for name, pattern in _PATTERNS.items():
            match = None if name in told else _present(report, sentence, name, pattern)
            if match and not (name == "acute_leukemia" and "apl" in told):
                told.add(name)
                yield fact(report, "emergency", name, sentence, match)
    if report.kind in NOTES and report.kind != "discharge_summary":
        for name, sentence, match in signs(report):
            if name not in told:
                yield fact(report, "emergency", name, sentence, match)


def _present(report: Report, sentence: Sentence, name: str, pattern: Pattern) -> re.Match[str] | None:
    if name in _RESECTED and report.kind == "pathology_report":  # what was resected is over
        return None
    if report.kind == "discharge_summary" and name not in ("acute_leukemia", "apl"):  # who goes home was treated
        return None
    for match in pattern.finditer(sentence.words):
        if _stands(report, sentence, match) and _real(report, sentence, match):
            return match
    return None


def _stands(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    near = report.context(sentence.start + match.start(), sentence.start + match.end())
    if near.negated or near.family or near.other_person or near.hypothetical or near.rejected or near.historical:
        return False
    if _OVER.search(sentence.words) or denied(sentence, match) or is_over(report, sentence, match):
        return False
    return not near.hedged or bool(re.search(r"suspected|consistent|suspicious|concern", sentence.words))


def _real(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    """Look-alikes: a small shift, an old fracture, letters in lower case that mean something else."""
    words = match.group()
    if words == "midline shift":
        size = _SHIFT.search(sentence.words)
        return bool(size and float(size.group(1)) >= 5) or "signific" in sentence.words
    if words in ("dic", "aml", "apl"):
        if words != "dic" and "leuk" not in report.flat and "blast" not in report.flat:  # AML is a kidney tumor too
            return False
        return report.text[sentence.start + match.start() : sentence.start + match.end()].isupper()
    if words == "sepsis":
        return "neutrop" in report.flat
    if words == "pneumoperitoneum":
        return not re.search(r"achiev|insuffl|establish|creat|obtain|maintain|releas", sentence.words)
    if "cord" in words:
        return not re.search(r"\bdis[ck]s?\b|osteophyt|spondyl|degenerat|umbilical|vocal|spermatic", sentence.words)
    if words.startswith("perforat"):
        return not re.search(r"tympanic|eardrum|septum|septal|risk|nasal|uterine", sentence.words)
    return not re.search(r"\bpartial(?:ly)?\b", sentence.words) if "obstruction" in words else True
