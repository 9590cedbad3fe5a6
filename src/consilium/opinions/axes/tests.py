"""Tests: what is still to be tested or reviewed before or beside treatment, or that nothing is."""

import re
from collections.abc import Iterator

from consilium.oncology import marker_mentions
from consilium.opinions.axes.biomarkers import results
from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.basis import NEW as _NEW
from consilium.opinions.clauses import hypothetical
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.speaker import about_relative

AXIS = "tests"

#: Tests by the review that closes the gap; `routine` ones prepare for treatment and settle nothing.
TESTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "genetics",
        re.compile(
            r"\b(?:DPY?D\w*(?: (?:genotyp\w+|test\w*))?|(?:inherited|hereditary)[ -]gene tests?|germline(?: "
            r"\w+){0,3}?(?: (?:panel|test(?:ing|s)?|sequencing))?|genetic (?:test(?:ing|s)?|"
            r"counsel\w+|panel)|hereditary panel)\b",
            re.I,
        ),
    ),
    (
        "molecular",
        re.compile(
            r"\b(?:FISH|sequencing|NGS|Oncotype(?: DX)?|MammaPrint|Decipher|ctDNA|liquid biopsy|"
            r"molecular (?:results?|test\w*|profil\w*|panel|"
            r"class\w*)|methylation profil\w+|"
            r"gene (?:expression )?(?:panel|profil\w+)|PCR|cytogenetics|karyotype|POLE|HRD|BRCA(?:1/2|1|2)?|"
            r"HER2|CLDN18\.2|claudin|MDM2|MYC|KIT|PDGFRA|RET|MET|NRAS|TP53|NPM1|PIK3CA|ESR1|MMR|MSI|PD-L1|EGFR|ALK|"
            r"ROS1|FLT3|BRAF|"
            r"KRAS|RAS|NTRK|IDH\d?|MGMT|"
            r"driver genes?|in situ hybridi[sz]ation|ISH|mutation (?:analysis|test\w*)|DNA and RNA|genomic "
            r"(?:test\w*|profil\w*))\b",
        ),
    ),
    (
        "pathology",
        re.compile(
            r"\b(?:(?:slides?|block|pathology|biopsy) (?:re-?read|review)|slides? (?:should|must|ought|need\w*|to) "
            r"[^.;]{0,30}?(?:look|review|read|seen|sent|examin)\w*|(?:re-?read|review) of the slides|expert "
            r"patholog\w+|"
            r"(?:core|needle|CT-guided|excisional?|bone|liver|incisional) biops(?:y|ies)|repeat (?:biopsy|marrow|"
            r"TURBT)|re-?TURBT|(?:second|further|deep) (?:biopsy|biopsies)|"
            r"re-?biopsy|additional stains?|immunostain|muscle biopsies|biopsy of|histology of|bone marrow(?: biopsy)?|"
            r"(?:EUS|endoscopic ultrasound) with (?:a )?(?:core|needle|FNA|FNB|biopsy)|EUS[- ](?:FNA|FNB)|"
            r"IgG4 stain\w*|"
            r"diagnostic laparoscopy|EBUS|mediastinoscopy|diagnostic biopsy)\b",
            re.I,
        ),
    ),
    (
        "imaging",
        re.compile(
            r"\b(?:PSMA PET|PET(?:/CT)?|MRI|CT(?: chest)?|bone scan|ultrasound|endoscopic ultrasound|EUS|"
            r"mammogram|angiogra\w+|staging (?:scan|work-?up)|staged with|laparoscopy)\b"
        ),
    ),
    (
        "laboratory",
        re.compile(
            r"\b(?:(?:plasma |urine )?(?:free )?(?:metanephrines|catecholamines)|(?:serum )?(?:IgG4|"
            r"free light chains?))\b",
            re.I,
        ),
    ),
    (
        "routine",
        re.compile(
            r"\b(?:echo(?:cardiogra\w+)?|electrocardiogram|NT-?proBNP|EKG|ECG|PFTs?|pulmonary function|lung function|"
            r"audiogram|"
            r"hearing (?:test|baseline)\w*|(?:her|his|your) hearing|hearing, heart|GFR|thyroid (?:function|and|"
            r"level)\w*|"
            r"cortisol|(?:dental|dentist)(?: (?:and \w+ )?(?:visit|check\w*|clearance|exam\w*|first))?|hearing "
            r"checks?|speech (?:path\w*|therap\w*)|swallow\w* (?:evaluation|study|test)|stress "
            r"test|cardiology clearance|hep(?:atitis)? B (?:test|serology|panel)|"
            r"evaluation labs|MUGA|pharmacogenomic\w*|bone density(?: (?:scan|measurement))?|DEXA(?: scan)?|"
            r"fertility consult|HLA typing|donor search|transplant "
            r"evaluation|(?:geriatric|frailty) (?:assessment|screening)|gene expression profile|psychological "
            r"assessment)\b",
            re.I,
        ),
    ),
)
_ASK = re.compile(
    r"\b(?:send|order(?:ed)?|draw(?:n)?|needs?|should|would like|must|obtain|get|request(?:ed)?|recommend\w*|"
    r"advis\w+|beforehand|before\b|first|"
    r"to look for|check(?:ed)?|arranged?|clearance|baseline|required|has to be|sent|ask for|pre-?op|today|now|"
    r"please|test\b|"
    r"support|outstanding|due|pending|awaited|STAT|gone (?:off )?for|booked|want(?:ed)?|worth|someone checks|have "
    r"the|not let|"
    r"in \w+ days|"
    r"can be (?:had|drawn|done|taken)|is (?:the right|sensible)|repeat|evaluation)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:done \d|done in|was (?:drawn|done|performed|negative|positive|clear)|were (?:done|drawn)|"
    r"(?<!be )done (?:here|at)|"
    r"show(?:s|"
    r"ed|n)|found|revealed|came back|clear\b|"
    r"we (?:did|obtained|performed|examined|re-?examined)|reviewed|looked at|confirmed|by (?:MRI|CT|PET|"
    r"FISH|EUS)|on (?:MRI|CT|PET|EUS|the)|EF \d+|read again|agree|already has|"
    r"NEW:|has been|with the MRI|per CT|re-?read here|was (?:the|on)|reads)\b",
    re.I,
)
_NONE = re.compile(
    r"\b(?:no (?:further|additional|other|more|staging) (?:\w+ ){0,2}(?:test(?:s|ing)?|work-?up|stud(?:y|ies)|imaging|"
    r"investigations?|scans?)|(?:work-?up|staging|the file) (?:is )?complete\b|nothing (?:else|more|further) (?:is "
    r")?outstanding|"
    r"(?:scans?|tests?|testing|imaging|PET/CT|PET|MRI|CT) (?:\w+ ){0,3}?(?:is|are|was)(?: not|n['’]t) (?:needed|"
    r"called for|required|"
    r"necessary|indicated|something (?:we|I) do)|"
    r"(?:Oncotype(?: DX)?|MammaPrint|Decipher|genomic test\w*) (?:is |was )?not (?:needed|necessary|called for|"
    r"indicated)|"
    r"so no gene(?:tic)? test\w*|no need (?:for|of) (?:an? )?(?:EBUS|MRI|PET|CT|scan|biopsy|laparoscopy|test\w*)|"
    r"no (?:MRI|PET|CT|scan|biopsy|laparoscopy|bone scan|genetic test\w*) (?:is )?(?:needed|necessary|"
    r"required)|(?:genetic )?test(?:s|ing)[^.;]{0,25}\b(?:later|can wait|will not change|won['’]t change)|do not see "
    r"any "
    r"further testing|(?:test(?:s|ing)?|work-?up|EBUS|MRI|PET|PET/CT|laparoscopy|biopsy|bone scan):? "
    r"(?:is |are )?(?:not|un)\s?(?:planned|needed|necessary|required|indicated)|"
    r"not tested, not needed|all that is needed|nothing (?:more|further|else) (?:needs|has) to be tested|"
    r"(?:do not|don['’]t) see what else|(?:don['’]t|do not|no need to) biopsy|(?:marrow|biopsy|MRI|CT|PET|scans?|"
    r"stains?) need not)\b",
    re.I,
)
_FOLLOW_UP = re.compile(
    r"\b(?:every|each|q\.? ?\d|q\d|at \d[\d, and]+ ?(?:mo|months)|at (?:\w+, )*\w+(?:,? and \w+)? months|"
    r"yearly|annual\w*|monthly|weekly|\d-monthly|once a year|intervals?|at (?:one|"
    r"1) (?:yr|year)|in (?:six|three|one|\d+) (?:months?|weeks|year)|"
    r"(?:6|3|12|six) months?|during treatment|follow-?up|surveillance|guidance|interim|after (?:\w+ )?(?:\d|two|"
    r"three|four|second|third|fourth) (?:cycle|course)s?|only if something changes|"
    r"monitor|image-guided|guided|watch)\b",
    re.I,
)
_HAS_RESULT = re.compile(
    r"[\s:=]*(?:\+|-(?!\w)|pos|neg|mutat|wild|amplif(?!ication by)|rearr|not (?:detected|found|amplified)|V600|"
    r"exon|G12|\d+ ?%|deleti|fusion|loss|intact|"
    r"is (?:clear|negative|positive)|clear|inhibitor|R132|::|gene rearrangements? neg|seen|disc|images|report)",
    re.I,
)
_LACKS = re.compile(
    r"\b(?:nobody (?:has|had) (?:yet |ever )?(?:done|drawn|sent|ordered|made|taken|tested)|there(?:['’]s| is| was) "
    r"no (?:\w+[ -]){1,4}?(?:results?|anywhere|stain\w*|in (?:the|this|your)|and)\b|"
    r"has no (?:\w+[ -]){1,4}?(?:stains?|results?)|just not done|evidently not been|without an? (?:\w+ "
    r"){0,2}(?:genotype|test|result)|"
    r"(?:until|before|once) (?:the )?(?:\w+[ -]){1,4}?(?:is|are|has come|have come) (?:back|known|available|in)\b|"
    r"(?:was|were|is|are|has been|have been|been) (?:never|not(?: yet)?) (?:tested|done|sent|ordered|looked at|"
    r"sequenced|stained|made|imaged|back|known|available)|never (?:been )?(?:tested|ordered|sequenced|biopsied)|has "
    r"not been|have "
    r"not been|no (?:\w+ )?\w+ has been (?:done|made|taken|sent)|"
    r"no result (?:in|for)|there is no result|(?:find|see) no\b(?! (?:reason|need|other|benefit|role|point))|"
    r"not (?:yet )?(?:back|available)|before these "
    r"(?:two )?results|results? (?:is|are) (?:outstanding|awaited|pending)|not done\b|"
    r"after (?:\w+ ){1,4}(?:are|is) back|pending|outstanding|do not wait for|due in|wait for)\b(?!,? not needed)",
    re.I,
)
#: Tumor markers in blood are followed, not tested for.
_BLOOD = frozenset(("PSA", "CEA", "CA 19-9", "CA-125", "CA 15-3", "AFP", "HCG", "LDH", "calcitonin", "thyroglobulin"))
_WANTS = re.compile(
    r"\b(?:please|should|would like|must|want|(?:I|we)['’]d|recommend|advise|suggest|send|order|request|test "
    r"for)\b[^.;]{0,50}$",
    re.I,
)
#: A test put off to the next turn of the disease: "RAS will be sent at progression".
_DEFERRED = re.compile(
    r"\b(?:(?:at|on|upon|until|after) (?:the )?(?:first )?(?:progression|relapse|recurrence)|(?:for|before|in|until) "
    r"(?:the )?(?:second|2nd|later|next)[- ]line|when (?:it|she|he) (?:progresses|relapses|recurs)|can wait|"
    r"later on)\b",
    re.I,
)
_AT_MONTHS = re.compile(r"\bat (?:\w+, )*\w+(?:,? and \w+)? (?:months|mo)\b", re.I)
_DEVICE = re.compile(r"^(?:-|\s)?(?:guided|guidance|urogram|simulation|directed|with (?:the|in))", re.I)


def read(letter: Letter) -> Statement | None:
    """The tests that this doctor still wants (``molecular:FISH``), or ``none`` when the letter says that none
    is needed."""
    found: list[tuple[Sentence, int, int, str]] = []
    for sentence in letter.sentences:
        aside = sentence.section in ("history", "reviewed", "not_reviewed")
        if about_relative(sentence) or (aside and not re.search(r"\b(?:pending|needed)\b", sentence.text)):
            continue
        denied = _NONE.search(sentence.text)
        if denied and "follow-up" not in sentence.text.lower():
            found.append((sentence, sentence.start + denied.start(), sentence.start + denied.end(), "none"))
            if "all that is needed" not in sentence.text:
                continue
        found.extend((sentence, a, b, t) for a, b, t in _wanted(sentence))
    if not found:
        return None
    terms = frozenset(t for *_, t in found)
    if "none" in terms and any(t.startswith(("molecular", "genetics")) for t in terms):
        terms -= {"none"}
    return join_statement(letter, [(s, a, b) for s, a, b, _ in found], terms)


def _wanted(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    if _NEW.search(sentence.text):
        return
    lacks = _LACKS.search(sentence.text) is not None
    asks = lacks or _ASK.search(sentence.text) is not None or sentence.section in ("plan", "missing")
    if not asks or sentence.section == "findings":
        return
    told = [] if lacks else [(a, b) for a, b, _ in results(sentence)]
    for kind, hit in _named(sentence.text):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        if any(a < end and start < b for a, b in told):
            continue
        clause = re.split(r"[;,]", sentence.text[hit.start() :], maxsplit=1)[0]
        if (_FOLLOW_UP.search(clause) and not re.search(r"\b(?:baseline|before)\b", clause)) or (
            kind != "pathology" and _FOLLOW_UP.search(sentence.text[: hit.start()][-25:])
        ):
            continue
        if kind == "imaging" and re.search(r"\bevery\b|\bq ?\d", sentence.text[hit.end() : hit.end() + 60]):
            continue
        if _AT_MONTHS.search(sentence.text[hit.end() : hit.end() + 70]):
            continue
        if _DEVICE.match(sentence.text[hit.end() :]):
            continue
        if not lacks and (hypothetical(sentence, start, end) or _DONE.search(_clause(sentence.text, hit))):
            continue
        if kind in ("molecular", "imaging", "pathology") and not lacks and not _open(sentence, hit):
            continue
        if lacks and (kind == "routine" or _reported(sentence.text, hit)):
            continue
        put_off = kind != "routine" and _DEFERRED.search(_clause(sentence.text, hit))
        yield start, end, f"{'later ' if put_off else ''}{kind}:{hit.group().lower()}"


def _named(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The tests that a sentence names, each with its kind; markers of the vocabulary are molecular tests."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in TESTS:
        for hit in pattern.finditer(text):
            taken.append(hit.span())
            yield kind, hit
    for m in marker_mentions(text):
        if not any(a < m.end and m.start < b for a, b in taken):
            found = re.compile(re.escape(text[m.start : m.end])).match(text, m.start)
            if found and m.name not in _BLOOD and (_WANTS.search(text[: m.start]) or _LACKS.search(text)):
                yield "molecular", found


def _clause(text: str, hit: re.Match[str]) -> str:
    """The clause in which a test is named."""
    begin = max(
        (m.end() for m in re.finditer(r"[;:]|\band\b|, (?=which|I\b|we\b|it\b)", text[: hit.start()])), default=0
    )
    return re.split(r"[;]|, (?:and|which|but)\b", text[begin:], maxsplit=1)[0]


def _reported(text: str, hit: re.Match[str]) -> bool:
    """Whether a result stands right behind the name of the test."""
    return _HAS_RESULT.match(text[hit.end() : hit.end() + 25]) is not None


def _open(sentence: Sentence, hit: re.Match[str]) -> bool:
    """Whether a marker or scan is asked for and not reported: it needs a word of asking close by, and no result."""
    if _reported(sentence.text, hit):
        return False
    around = sentence.text[max(0, hit.start() - 60) : hit.end() + 60]
    return sentence.section == "plan" or _ASK.search(around) is not None


def compare(a: Statement, b: Statement) -> Difference | None:
    """One says that no test is needed, or puts it off, and the other asks for one that decides."""
    for one, two in ((a, b), (b, a)):
        if (_deferred(one) - deciding(one)) & deciding(two):
            return Difference((f"{a.value} / {b.value}",), matters=True)
        if "none" in one.terms and not deciding(one) and deciding(two):
            return Difference((f"{a.value} / {b.value}",), matters=True)
    return None


def _deferred(statement: Statement) -> set[str]:
    """The kinds of test that are put off to a relapse or a later line."""
    return {t.partition(":")[0].removeprefix("later ") for t in statement.terms if t.startswith("later ")}


def deciding(statement: Statement | None) -> set[str]:
    """The kinds of test asked for that can decide a treatment."""
    if statement is None:
        return set()
    now = {t.partition(":")[0] for t in statement.terms if not t.startswith("later ")}
    return now - {"routine", "none"}
