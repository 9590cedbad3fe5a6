"""Is a pathology report itself unsure of what the tumor is? Doubt about a margin or a marker is another thing."""

import re
from collections.abc import Iterator
from itertools import islice

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, Sentence, fact, pieces, rx, sentences

_SKIPPED = frozenset(
    pieces("clinical_history|gross|intraoperative|procedure|specimen|pending|family_history|past_history|social")
)
_NAMED = rf"(?:{CANCER}|malignan\w+|[a-z]+oma|spitz|lymphoproliferative|metasta\w+|primary)"
#: Doubt of what it is: counts whatever else the report says.
_OPEN = rx(
    rf"\b(?:fall|falls|fell|falling) short of\b(?=.{{0,80}}{_NAMED})|"
    rf"\b{CANCER}[,;:] (?:most likely |probably |we )?favou?r(?:s|ed|ing)?\b(?! (?:benign|reactive))|"
    rf"\bfavou?r(?:s|ed|ing)?\b(?! (?:benign|reactive|degenerative|"
    rf"treatment effect))(?: [\w-]+){{0,6}} ?(?:{_NAMED}|over)|\b{_NAMED}(?: [\w-]+){{0,3}} (?:is|are) favou?red\b|"
    rf"\b{_NAMED}(?: [\w-]+){{0,4}} (?:cannot|can not|could not|not) (?:be )?(?:entirely |completely |"
    rf"definitively |definitely )?(?:excluded|ruled out)|\b(?:cannot|can not|could not|unable to) (?:entirely |"
    rf"completely |definitively )?(?:exclude|rule out)(?: [\w-]+){{0,4}} {_NAMED}|"
    rf"\bdifferential(?: diagnos[ei]s| considerations?)?(?: [\w-]+){{0,4}} (?:includes?|is|are|would|considerations?|"
    rf"between|rests)\b(?=.{{0,160}}{_NAMED})|\bdifferential diagnos[ei]s\s*:(?=.{{0,160}}{_NAMED})|"
    r"\b(?:uncertain|undetermined|unknown|indeterminate) malignant potential\b|\bundetermined significance\b|"
    r"\b(?:uncertain|indeterminate|unclear|unknown) (?:behaviou?r|histogenesis|lineage|differentiation|nature|"
    r"origin|classification|primary|significance)\b|\bmelt?ump\b|\bsampus\b|"
    r"\b(?:primary|origin|site of origin|primary site|lineage|histogenesis|"
    r"classification)(?: [\w]+){0,3} (?:cannot|can not|could not|is not|not) (?:be )?(?:determined|established|"
    r"known|certain|clear|assigned|identified|ascertained)|\blineage is (?:indeterminate|uncertain|unclear)|"
    r"\bunknown primary\b|"
    r"\b(?:on|at|near|straddl\w+) (?:the )?(?:border|borderline|boundary) (?:between|of) (?=.{0,100}(?:hyperplasia|"
    r"atypi))|"
    r"\b(?:not able|unable) to (?:decide|determine|distinguish|tell|choose|separate) (?:between|which|whether|apart)|"
    r"\b(?:cannot|can not|could not|not) be (?:reliably |safely |clearly )?(?:told apart|distinguished|separated)\b|"
    rf"\b{_NAMED}[^.;]{{0,40}} (?:enters|remains in|is (?:also )?(?:in|on|within|part of)) the differential|"
    r"\b(?:origin|primary|primary site) (?:is )?(?:unknown|uncertain|unclear|undetermined)|"
    rf"\b(?:not possible|impossible) to (?:tell|distinguish|determine|say|classify|separate|exclude|decide)\b"
    rf"(?=.{{0,100}}{_NAMED})|"
    r"\bnot (?:be )?(?:further |definitively |readily |fully |otherwise )?(?:classifi\w+|sub-?classif\w+|"
    r"diagnostic (?:of|for))\b|\bunclassifi\w+\b|\b(?:classification|lineage|diagnosis|histogenesis|differentiation) "
    r"(?:is|remains) (?:\w+ )?(?:uncertain|unclear|indeterminate|difficult)|\bdifficult to (?:classify|distinguish|"
    r"diagnose|separate|"
    r"categori[sz]e)|\bdefy\w* classification|"
    r"\b(?:definitive|definite|specific|precise|firm|final) (?:diagnosis|classification|"
    r"subtyping)(?: [\w]+){0,3} (?:cannot|can not|could not|is not|not|is difficult|is precluded)|\b(?:precludes?|"
    r"limits?|hampers?) (?:a |the )?(?:definitive|definite|further|accurate)(?: [\w]+){0,2} (?:diagnosis|"
    r"classification|interpretation)|"
    r"\bbut (?:is |are )?not (?:entirely )?(?:diagnostic|definitive|conclusive)|\bborderline between\b"
)
#: What a sentence with such a doubt holds; quick to look for, as `_OPEN` is not.
_PERHAPS_OPEN = re.compile(
    r"not|favo|short|exclude|ruled? out|differential|uncertain|unclear|unknown|undetermined|indeterminate|ump\b|"
    r"sampus|border|boundary|unable|impossible|classif|difficult|preclud|limit|hamper"
)
#: Doubt whether it is cancer at all: counts only when no part of the diagnosis names a cancer for certain.
_WHETHER = rx(
    r"\bsuspicious for\b|\bsuspicious of\b|\batypical (?:[a-z-]+ ){0,4}(?:proliferation|infiltrate|cells|neoplasm|"
    r"lesion|population|glands|tumou?r|process|epithelioid|spindle)\b|\batypia of\b|\bequivocal for\b|"
    r"\bworrisome for\b|\bconcerning for\b|\bindeterminate\b|\bnon-?diagnostic (?:material|specimen|sample|biopsy)|"
    r"\binconclusive\b"
)
_OF_SOMETHING_ELSE = rx(
    r"\bmargins?\b|\bbronch\w+ origin|lymphovascular|angiolymphatic|perineural|\bvascular invasion|\blvi\b|"
    r"\binvasion\b|\bextension\b|"
    r"extranodal|extracapsular|\bdeposits?\b|\bher-?2\b|\bki-?67\b|\bisolated tumou?r cells|\bresection line|"
    r"\binked\b|"
    r"\bequivocal \(2|\bfrozen\b|background|residual|mycobacteri|conference|infect|hepatitis|involvement|\bvein\b|"
    r"\bfs ?[a-z0-9]{0,2}\b|\bratio\b|\bsmears?\b|no tumou?r|samples are considered|adjacent|differential (?:white|"
    r"count|cell)|\bhyperplasia\b|metaplasia|"
    r"\bin[ -]situ\b|reticulin|\bstain\w*(?: [\w-]+){0,4} (?:non-?contributory|equivocal)|"
    r"muscularis propria (?:is )?(?:not|cannot)|"
    r"\bdepth\b|\bthickness\b|\bsize\b|(?:pt|pn|pm)\w? ?(?:cannot|not)|number of (?:lymph )?nodes|tumou?r deposits|"
    r"treatment effect|necrosis|\bgrade (?:cannot|is difficult)"
)
#: Whether it is already cancer, or only hyperplasia or atypia: a doubt of the diagnosis itself.
_OF_IN_SITU = rx(r"\b(?:hyperplasia|atypi\w+|adh|alh|nevus|naevus|dysplasia)\b.{0,80}\b(?:in[ -]situ|dcis|lcis)\b")
_CLOSED = rx(
    r"\bdifferential\b[^.;]{0,60}\b(?:withdrawn|resolved|settled|closed|no longer|superseded)\b|\b(?:is|are|"
    r"now) excluded\b"
)
#: Words with which a report gives its last word.
_LAST_WORD = rx(
    r"\b(?:(?:final|integrated|revised|amended|updated|corrected|definitive) (?:integrated |pathologic\w* )?"
    r"(?:diagnosis|addendum|interpretation)|addendum|supplement(?:al|ary) report)\b"
)
_BY_STAIN = rx(r"\b(?:negative|positive) for\b|\bstain\w*|\bexpress\w*|\bimmunoreactiv\w*|\bconsistent with\b")
_CERTAIN = rx(
    rf"\b(?:invasive|infiltrating|metastatic|high-grade|low-grade|moderately|poorly|well|ductal|lobular|squamous|"
    rf"acinar|conventional|classic\w*)?[ -]?{CANCER}\b"
)
_RESOLVES = rx(
    r"\b(?:confirm\w*|support\w*|establish\w*|final diagnosis|revised diagnosis|amended diagnosis|diagnostic of|"
    r"consistent with the diagnosis|integrated diagnosis|finding\w* (?:confirm|establish)\w*)\b"
)
_TOO_WIDE = frozenset({"tumor", "tumour", "tumors", "neoplasm", "malignancy"})
_MANY = 12  # headings that are looked at
_DEFINITE_SECTIONS = ("diagnosis", "synoptic", "addendum", "impression", "preamble")

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "favor|favour|exclude|ruled out|rule out|differential|malignant potential|significance|uncertain|"
    "undetermined|indeterminate|unknown|unclear|classif|definit|diagnostic|diagnosis|borderline|inconclusive|"
    "suspicious|atypi|equivocal|worrisome|concerning|difficult|determined|established|certain|lineage|origin|"
    "possible to|primary|able to|short of|told apart|distinguish|separated|border|boundary"
)


def find(report: Report) -> Iterator[Fact]:
    """The places where a pathology report is unsure of the diagnosis, unless an addendum has settled it."""
    if report.kind != "pathology_report":
        return
    certain: bool | None = None
    settled: int | None = None
    for sentence in sentences(report, *_PIECES, without=_SKIPPED):
        match = _open(sentence.words)
        weak = None if match else _WHETHER.search(sentence.words)
        if not (match or weak) or _CLOSED.search(sentence.words) or _denied(sentence, match or weak):
            continue
        if _OF_SOMETHING_ELSE.search(sentence.words) and not _OF_IN_SITU.search(sentence.words):
            continue
        if weak:
            if _BY_STAIN.search(sentence.words):
                continue
            certain = _names_a_cancer(report) if certain is None else certain
            if certain:
                continue
        settled = _settled_from(report) if settled is None else settled
        if sentence.start >= settled:
            found = match or weak
            if found:
                yield fact(report, "report_uncertain", "yes", sentence, found)


def _open(words: str) -> re.Match[str] | None:
    """Where a sentence leaves open what the tumor is."""
    return _OPEN.search(words) if _PERHAPS_OPEN.search(words) else None


def _denied(sentence: Sentence, match: re.Match[str] | None) -> bool:
    if not match:
        return False
    before = sentence.words[: match.start()]
    return bool(re.search(r"\b(?:no|not|without|negative for|nor)\b(?: [\w-]+){0,4} ?$", before)) and not re.match(
        r"(?:cannot|not|un|non)", match.group()
    )


def _names_a_cancer(report: Report) -> bool:
    """True when a part of the diagnosis names a cancer without doubt."""
    for sentence in sentences(report, without=_SKIPPED):
        if report.section_at(sentence.start).kind in _DEFINITE_SECTIONS and _named(report, sentence):
            return True
    return False


def _settled_from(report: Report) -> int:
    """Where a last word begins that names the diagnosis, after which nothing before it is open; 0 without one."""
    words = report.flat
    for heading in reversed(list(islice(_LAST_WORD.finditer(words), _MANY))):
        rest = [s for s in sentences(report) if s.start >= heading.start()]
        if any(_open(s.words) and not _CLOSED.search(s.words) for s in rest):
            return 0
        told = any(_CLOSED.search(s.words) for s in rest) or any(
            _RESOLVES.search(s.words.replace(heading.group(), " ")) or _named(report, s) for s in rest
        )
        if told:
            return heading.start()
    return 0


def _named(report: Report, sentence: Sentence) -> bool:
    """True when a sentence names a cancer for certain, by more than "tumor"."""
    if _WHETHER.search(sentence.words) or _open(sentence.words):
        return False
    for match in _CERTAIN.finditer(sentence.words):
        near = report.context(sentence.start + match.start(), sentence.start + match.end())
        if near.stands and match.group().strip() not in _TOO_WIDE:
            return True
    return False
