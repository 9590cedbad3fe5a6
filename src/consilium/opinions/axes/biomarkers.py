"""Biomarkers: results on the tumor, and tumor markers in blood. A marker that is only missing belongs to `tests`."""

import re
from collections.abc import Iterator

from consilium.oncology import marker_mentions
from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.clauses import hypothetical
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Part, Statement
from consilium.opinions.speaker import about_relative, is_others
from consilium.opinions.voice import is_statistic

AXIS = "biomarkers"

_RESULTS: tuple[tuple[str, str], ...] = (
    (
        "pending",
        r"pending|outstanding|not back|not (?:been )?(?:tested|done|sent|sequenced|stained|ordered|known|yet "
        r"known)|awaited|unknown|result expected|await\w*",
    ),
    ("equivocal", r"equivocal|indeterminate|2\+(?= by| IHC|\)|\W|$)|borderline"),
    (
        "negative",
        r"not (?:\w+ ){0,2}pos(?:itive)?\b|neg(?:ative)?\b|wild[- ]type|\bwt\b|"
        r"not (?:\w+ )?(?:mutated|amplified|rearranged|detected|found|"
        r"codeleted|overexpressed|seen|expressed)|"
        r"non-?amplified|unmethylated|absent|loss\b|lost\b|deficien\w+|no (?:\w+ ){0,2}mutation|unmutated|1\+|"
        r"0\+|\b0\s?%|\b0\b(?!\.)",
    ),
    (
        "positive",
        r"pos(?:itive)?\b|-?(?:related|associated|driven)\b|mutat(?:ed|ion)\w*|\bmut\b|amplifi\w+|"
        r"amplification|rearrange\w*|fusion|codeleted|"
        r"overexpress\w*|expressed|high\b|3\+|"
        r"intact|proficient|stable|retained|methylated|del(?:etion)?\b|exon \d+|present|detected|\+(?!\d)|"
        r"[A-Z]\d{2,4}[A-Z]\b",
    ),
)
_RESULT = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _RESULTS), re.I)
_NUMBER = re.compile(
    r"(?:of|index|score|TPS|CPS|was|at|about|:|=|<|>|~|in)?\s*(?P<number>[<>]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|"
    r"ng|ug|U/|mIU|kU)?",
    re.I,
)
#: For these a result of "positive" and "negative" is not said: a value counts as speaking.
_VALUES = frozenset(
    ("PSA", "CEA", "CA 19-9", "CA-125", "CA 15-3", "AFP", "Ki-67", "PD-L1", "TMB", "chromogranin A",
     "calcitonin", "thyroglobulin", "Oncotype DX", "MammaPrint", "Decipher", "Prolaris", "HCG")
)  # fmt: skip
#: Measured in blood as a number: a word further on is not its result ("CEA 2.4, liver negative").
_BLOOD = frozenset(
    ("PSA", "CEA", "CA 19-9", "CA-125", "CA 15-3", "AFP", "HCG", "calcitonin", "thyroglobulin", "chromogranin A")
)
_MEASURED = re.compile(
    r"[\s:=(]*(?:(?:is|was|of|at|level|now|serum|above|over|about|around|below|under|stood|presentation|today|rose|"
    r"rising|to|"
    r"currently|then|preoperative(?:ly)?|pre-?op)\s+){0,4}"
    r"(?P<number>[<>]?\s?\d[\d,]*(?:\.\d+)?)(?!\d*/)",
    re.I,
)
_BESIDE = re.compile(
    r"[\s:=(]*(?:(?:is|was|were|are|immunostain|stain)\s+){0,2}(?:(?P<normal>n(?:orma)?l\b|wnl)|"
    r"(?P<negative>neg(?:ative)?\b)|(?P<positive>pos(?:itive)?\b)|(?P<high>elevated|raised|high\b))",
    re.I,
)
#: "no ALK fusion was found": the denial stands before the name.
_NO = re.compile(r"\b(?:no|without|neither|nor)\s(?:(?:evidence of|an?|any)\s)?$", re.I)
_ABSENT = re.compile(r"[\s:=(]*(?:is |was )?(?:neg|not|absent|no\b)", re.I)
#: "no EGFR result", "no CD30 anywhere in this report": not tested.
_NOT_THERE = re.compile(
    r"\s*(?:results?|stain\w*|anywhere|status|tests?|assays?|in (?:the|this|your)|and there)\b", re.I
)
_FELL = re.compile(r"[^,;.\d]*\b(?:normal|wnl)\b", re.I)
#: "ER, PR and HER2 as reported outside (positive, positive, negative)".
_IN_TURN = re.compile(
    r"[^,;.()]{0,40}\(((?:positive|negative|pos|neg)(?:(?:,? and |, |/)(?:positive|negative|pos|neg))+)\)", re.I
)
#: Markers that decide a treatment by themselves: opposite results have to be settled before going on.
_DECIDING = frozenset(
    ("ER", "PR", "HER2", "EGFR", "ALK", "ROS1", "KRAS", "NRAS", "BRAF", "MET", "RET", "NTRK", "PD-L1", "MSI", "MMR",
     "BRCA1", "BRCA2", "BRCA", "HRD", "IDH", "IDH1", "IDH2", "1p/19q", "MGMT", "FLT3", "NPM1", "PML::RARA",
     "BCR::ABL1", "KIT", "PDGFRA", "FGFR", "CLDN18.2", "CD20", "CD30", "del(17p)", "POLE", "MDM2", "ESR1", "PIK3CA")
)  # fmt: skip
_BLOOD_ONLY = frozenset(("LDH", "FH"))
# HCG is a tumor marker in these; elsewhere it is a pregnancy test.
_GERM_CELL = re.compile(r"testi|seminoma|germ cell|choriocarcinoma|molar|trophoblast|teratoma|yolk sac|pineal", re.I)
_TRIPLE = re.compile(r"\btriple[- ]negative\b", re.I)
_GENERIC = re.compile(r"\b(?:tumou?r )?markers (?:\w+ ){0,4}normal\b", re.I)
_TRAIT = re.compile(
    r"^(?:\s|-)*(?:positive|pos|negative|neg|deficient|proficient|mutant|mutated|amplified|high|stable|low)\b", re.I
)
#: Between two markers of a list that share the result behind it: "ER, PR and HER2 negative".
_LISTED = re.compile(r"[\s,/&+-]*(?:and|or|nor)?[\s/&+-]*", re.I)


def read(letter: Letter) -> Statement | None:
    """The results that the letter gives, one for each marker (``HER2=negative``)."""
    found: list[tuple[Sentence, int, int, str]] = []
    germ_cell = _GERM_CELL.search(letter.text) is not None
    for sentence in letter.sentences:
        if about_relative(sentence) or sentence.section in ("missing",):
            continue
        for start, end, term in results(sentence):
            if is_statistic(sentence) and not sentence.section:
                continue
            if hypothetical(sentence, start, end) or is_others(sentence) or (term.startswith("HCG") and not germ_cell):
                continue
            found.append((sentence, start, end, term))
        triple = _TRIPLE.search(sentence.text)
        if triple:
            at = sentence.start + triple.start()
            found.extend((sentence, at, at + len(triple.group()), f"{name}=negative") for name in ("ER", "PR", "HER2"))
        generic = _GENERIC.search(sentence.text)
        if generic and not hypothetical(sentence, sentence.start, sentence.end):
            found.append(
                (sentence, sentence.start + generic.start(), sentence.start + generic.end(), "tumor markers=normal")
            )
    if not found:
        return None
    terms = frozenset(term for *_, term in found)
    settled = {t.partition("=")[0] for t in terms if t.endswith(("=positive", "=negative"))}
    terms = frozenset(t for t in terms if not (t.endswith("=equivocal") and t.partition("=")[0] in settled))
    value = ", ".join(sorted(t.replace("=", " ") for t in terms)[:8])
    parts = tuple(Part(t.partition("=")[0], t.replace("=", " "), letter.quote(s)) for s, _, _, t in found if t in terms)
    return join_statement(letter, [(s, a, b) for s, a, b, _ in found], terms, value=value, parts=parts)


def results(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The markers of a sentence that have a result: start and end of the name, and ``HER2=negative``."""
    named = [m for m in marker_mentions(sentence.text) if m.name not in _BLOOD_ONLY and m.name != "ctDNA"]
    in_turn = _in_turn(sentence.text, [m.end for m in named])
    for place, m in enumerate(named):
        stop = named[place + 1].start if place + 1 < len(named) else len(sentence.text)
        after = sentence.text[m.end : m.end + 45]
        before = sentence.text[max(0, m.start - 25) : m.start]
        result = in_turn.get(place) or _result(m.name, m.words, before, after, sentence.text[m.end : stop][:45])
        if result:
            yield sentence.start + m.start, sentence.start + m.end, f"{m.name}={result}"


def _in_turn(text: str, ends: list[int]) -> dict[int, str]:
    """Results that follow a list of markers in the same order, by the number of the marker."""
    for place, end in enumerate(ends):
        hit = _IN_TURN.match(text, end)
        words = re.split(r",? and |, |/", hit[1].lower()) if hit else []
        if words and place + 1 >= len(words):
            first = place + 1 - len(words)
            return {first + n: "positive" if w.startswith("pos") else "negative" for n, w in enumerate(words)}
    return {}


def _result(name: str, words: str, before: str, after: str, own: str) -> str | None:
    """The result of one marker: in its own words, right after it, before it, or after the list that it stands in."""
    if re.search(r"\b(?:HCG|hCG)\b", name) and "preg" in before + after:
        return None
    if _NO.search(before) and _NOT_THERE.match(after):
        return None
    if re.search(
        r"\b(?:send|order|test for|testing|request\w*|sequencing of|FISH for|panel)\b[^.]{0,20}$", before, re.I
    ):
        return None
    if name.startswith(("del(", "t(", "trisomy", "gain", "monosomy")):
        return "negative" if _NO.search(before) or _ABSENT.match(after) else "positive"
    if re.search(r"wild[- ]?type|\bwt\b|unmutated|negative", words, re.I):
        return "negative"
    if name in ("TP53", "RB1", "CDKN2A", "PTEN") and re.match(
        r"\W*(?:(?:is|was|gene|are) )*(?:intact|retained|"
        r"normal)\b",
        own,
        re.I,
    ):
        return "negative"  # no mutation; a stain that is intact says the same
    if name == "MMR" and words.lower().startswith("d"):
        return "deficient"
    if name == "MMR" and words.lower().startswith("p"):
        return "proficient"
    if name == "MSI" and words.lower() in ("mss", "microsatellite stable"):
        return "stable"
    if name == "MSI" and "high" in words.lower() + own[:6].lower():
        return "high"
    if name in _BLOOD:
        return _in_blood(own, after)
    hit = _RESULT.search(re.split(r"[;.](?:\s|$)", own)[0])
    if hit and hit.lastgroup == "positive" and _NO.search(before):
        return "proficient" if name == "MMR" else "negative"
    if hit and hit.start() <= 30:
        further = _RESULT.search(re.split(r"[;.](?:\s|$)", own)[0], hit.end()) if hit.lastgroup == "equivocal" else None
        return _kind(name, further or hit)
    number = _NUMBER.match(re.split(r"[;](?:\s|$)", own)[0].lstrip(" ("))
    if number:
        return number["number"].replace(",", "") + ("%" if number["unit"] == "%" else "")
    if name in _VALUES:
        number = re.search(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%)?", own)
        if number:
            return number["number"].replace(",", "") + (number["unit"] or "")
        if re.search(r"\bn(?:orma)?l\b|wnl", own, re.I):
            return "normal"
    hit = re.search(
        r"\b(?:(?P<negative>negative|loss of|lost|no|absent|without|unmutated|unmethylated|unamplified|wild[- ]type)|"
        r"(?P<positive>positive|mutated|mutations?|a|with|amplified|rearranged|methylated))\W+(?:\w+\W+){0,2}$",
        before,
        re.I,
    )
    if hit and hit.lastgroup == "negative":
        return _kind(name, hit)
    if hit and hit.group("positive").lower() not in ("a", "with"):
        return "positive"
    tail = _RESULT.search(re.split(r"[;.](?:\s|$)", after)[0]) if _LISTED.fullmatch(own) else None
    if tail:
        return _kind(name, tail)
    if re.search(r"(?:mutation|mutant|fusion|rearrange|::|\bdel|t\(|\+|V600E|Q61|exon)", words + own[:12], re.I):
        return "positive"
    return "positive" if name.startswith(("del(", "t(", "trisomy", "gain", "monosomy")) else None


def _in_blood(own: str, after: str) -> str | None:
    """The number of a marker in blood, or a word right beside its name."""
    number = _MEASURED.match(own)
    if number:
        return number["number"].replace(",", "").replace(" ", "")
    word = _BESIDE.match(own)
    if word:
        return word.lastgroup
    return "normal" if _FELL.match(after) else None


def _kind(name: str, hit: re.Match[str]) -> str | None:
    kind = hit.lastgroup
    if kind == "pending":
        return None
    if name == "MMR":
        return "deficient" if kind == "negative" else "proficient"
    if kind == "negative" and hit.group().strip().lower() in ("1+", "0+") and name not in ("HER2", "ER", "PR"):
        return "positive"
    return kind


def compare(a: Statement, b: Statement) -> Difference | None:
    """Markers with opposite results. Numbers are shown; they count as opposite only when one is a denial."""
    left, right = _held(a), _held(b)
    points, keys = [], []
    for name in sorted(left.keys() & right.keys()):
        one, two = left[name], right[name]
        if one & two or _class(name, one) & _class(name, two):
            continue
        if _class(name, one) and _class(name, two):
            points.append(f"{name} {'/'.join(sorted(one))} / {'/'.join(sorted(two))}")
            keys.append(name)
    if not points:
        return None
    deciding = [name for name in keys if name in _DECIDING]
    return Difference(tuple(points), matters=True, keys=tuple(deciding or keys), deciding=bool(deciding))


def _held(statement: Statement) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for term in statement.terms:
        name, _, value = term.partition("=")
        held.setdefault(name, set()).add(value)
    return held


def _class(name: str, values: set[str]) -> set[str]:
    """positive | negative | equivocal; a percentage of a receptor counts as positive from 1 on."""
    found = set()
    for value in values:
        if value in ("negative", "proficient", "stable", "normal"):
            found.add("negative")
        elif value in ("positive", "deficient", "high"):
            found.add("positive")
        elif value == "equivocal":
            found.add("equivocal")
        elif value.endswith("%") and name in ("ER", "PR", "PD-L1"):
            found.add("positive" if float(value.strip("<>%~") or 0) >= 1 else "negative")
        elif name in ("ER", "PR") and re.fullmatch(r"\d+(?:\.\d+)?", value):
            found.add("positive" if float(value) >= 1 else "negative")
    return found
