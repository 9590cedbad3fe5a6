"""Reads the result of a test from the words around the marker's name."""

import re
from dataclasses import dataclass

from consilium.records.text.patterns import loose
from consilium.records.text.report import Report


@dataclass(frozen=True, slots=True)
class Result:
    """A result with the words it was read from: ``value`` as in `biomarker` facts, the score in ``detail``."""

    value: str
    detail: str | None
    start: int
    end: int


_PERCENT = loose(
    r"(?P<sign>[<>≥≤~]|less than|greater than|more than|over|about|"
    r"approximately)?\s?(?P<a>\d{1,3}(?:\.\d)?)(?:\s?(?:-|to|–)\s?(?P<b>\d{1,3}))?\s?%"
)
_NOT_DONE = loose(
    r"(?:could|can)\s?(?:not|n't) be (?:performed|done|tested|assessed|evaluated|determined)|"
    r"(?:was|were|is|are)? ?not (?:been )?(?:performed|done|tested|requested|available|ordered|"
    r"assessed|evaluated)|"
    r"cannot be (?:performed|done|tested|evaluated)|insufficient|exhausted|used up|qns|quantity "
    r"not sufficient|no (?:tissue|material) (?:left|remain)"
)
_PENDING = loose(
    r"pending|sent out|to follow|in progress|under way|awaited|awaiting|results? (?:is|are)? "
    r"?expected|will be (?:reported|issued|performed|sent)|to be (?:performed|done|added|sent|"
    r"reported)|"
    r"has been (?:sent|ordered|requested)|(?:been|is|was|were) (?:sent|ordered|requested)(?! on the)"
)
_NEGATIVE = (
    r"(?<![a-z])(?:negative|neg(?=[\s.,;)]|$)|non-?reactive|not (?:expressed|identified|present|"
    r"seen)|absent|no (?:expression|staining|immunoreactivity|reactivity|evidence)|lost|loss(?: "
    r"of)?|(?<![\d.])0 ?%|do(?:es)? not (?:express|stain))|"
    r"^\s?\(?-(?=[\s,;.)\]]|$)|\(-\)|^\s?:?\s?\(?-\)"
)
_POSITIVE = (
    r"(?<![a-z])(?<!non)(?:positive|pos(?=[\s.,;)]|$)|reactive|immunoreactive|expressed|present|"
    r"strong(?:ly)?|diffuse(?:ly)?|patchy|focal(?:ly)?|express(?:es|ion)|stain(?:s|ing)?(?= "
    r"(?:positive|strong|the))|highlights?|retained|intact)|"
    r"^\s?\(?\+{1,3}(?=[\s,;.)\]a-z]|$)|\(\+{1,3}\)"
)
_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "gene": (
        ("not_rearranged", (
        r"not rearranged|no (?:evidence of )?(?:rearrangement|translocation|fusion)|"
        r"(?:rearrangement|fusion|translocation)s?[^\n]{0,20}(?:not|negative|absent)|negative for "
        r"(?:a )?(?:rearrangement|fusion)"
        )),
        ("not_amplified", (
        r"not amplified|no (?:evidence of )?amplification|non-?amplified|"
        r"(?:amplification)[^\n]{0,20}(?:not|negative|absent)|negative for amplification"
        )),
        ("wild_type", (
        r"wild[ -]?type|(?<![a-z])wt(?![a-z1])|no (?:pathogenic |reportable |clinically "
        r"significant |activating |hotspot |known |significant )*(?:mutations?|variants?|"
        r"alterations?)(?: (?:was |were )?(?:found|detected|identified|present))?|(?:mutations?|"
        r"variants?|alterations?)[^\n]{0,24}?(?<![a-z])(?:not (?:detected|identified|found|"
        r"present|seen)|negative|absent)|not (?:mutated|detected|found)|unmutated|negative for "
        r"(?:a )?mutation|non-?mutated|germline negative"
        )),
        ("rearranged", (
        r"(?<!not )(?:rearranged|rearrangement (?:is |was )?(?:present|detected|identified|"
        r"positive)|(?:fusion|translocation|rearrangement)(?: (?:is |was )?(?:present|detected|"
        r"identified|positive))?)"
        )),
        ("amplified", r"(?<!not )amplified|amplification(?: (?:is |was )?(?:present|detected|identified))?"),
        ("mutated", (
        r"(?<![a-z])(?:mutated|mutant|mutations?(?: (?:is |was )?(?:present|detected|identified|"
        r"found|positive))?|(?:likely )?pathogenic variant|v600[ek]?|g12[a-z]|g13d|q61[a-z]|l858r|"
        r"t790m|exon \d\d? (?:deletion|insertion|skipping)|d816v|r132[a-z]|p\.[a-z]{1,3}\d+\w*|"
        r"variant (?:detected|found|present))"
        )),
    ),
    "methylation": (
        ("unmethylated", (
        r"un-?methylated|not methylated|no (?:promoter )?methylation|methylation[^\n]{0,20}(?:not|"
        r"negative|absent)"
        )),
        ("methylated", r"(?:hyper)?methylated|methylation (?:is |was )?(?:present|detected|positive)"),
    ),
    "chromosome": (
        ("intact", (
        r"not (?:co-?)?deleted|no (?:co-?)?deletion|intact|retained|(?:deletion|"
        r"loss)[^\n]{0,20}(?:not|negative|absent)|not detected"
        )),
        ("codeleted", (
        r"(?:co-?)?deleted|co-?deletion(?: (?:is |was )?(?:present|detected|identified))?|"
        r"combined loss|loss of both"
        )),
    ),
    "repair": (
        ("stable", (
        r"(?<![a-z])mss(?![a-z])|(?:microsatellite[- ])?stable|no (?:evidence of "
        r")?(?:microsatellite )?instability"
        )),
        ("high", r"msi-?h(?:igh)?(?![a-z])|instability[- ]?high|high (?:microsatellite )?instability|unstable"),
        ("low", r"msi-?l(?:ow)?(?![a-z])|instability[- ]low"),
        ("deficient", r"(?<![a-z])(?:deficient|dmmr|abnormal|loss|lost)(?![a-z])"),
        ("proficient", r"(?<![a-z])(?:proficient|pmmr|retained|intact|preserved|normal)(?![a-z])"),
    ),
}  # fmt: skip
_COMPILED = {kind: tuple((v, loose(p)) for v, p in rows) for kind, rows in _KINDS.items()}
_KINDS_ALIKE = {
    "fusion": "gene",
    "gene": "gene",
    "methylation": "methylation",
    "chromosome": "chromosome",
    "repair": "repair",
}
_NEG, _POS = loose(_NEGATIVE), loose(_POSITIVE)
_EQUIVOCAL = loose(r"equivocal|indeterminate|borderline|inconclusive")
_HER2_SCORE = loose(
    r"(?<![\d.])(?P<score>[0-3])\s?\+(?!\s?[/\d])|(?:score|ihc)(?: of| is|:|"
    r"=)?[\s:(]*(?P<score2>[0-3])(?!\d|\.|%)\+?|"
    r"^[\s:.,(a-z]{0,30}?(?<![\d.])(?P<score3>0)(?=[\s,;.)]|$)"
)
_RATIO = loose(r"ratio[^\d\n]{0,24}(?P<ratio>\d{1,2}\.\d{1,2})")
_ISH = loose(
    r"(?<![a-z])(?:not amplified|non-?amplified|(?:no|negative for) (?:gene )?amplification|"
    r"amplified|amplification|fish|cish|ish|in situ hybridi[sz]ation)"
)
_TPS = loose(
    r"(?:tps|tumou?r proportion score)[^\d\n<>≥]{0,14}(?P<sign>[<>≥])?\s?(?P<n>\d{1,3})\s?%?|"
    r"(?P<sign2>[<>≥])?(?P<n2>\d{1,3})\s?%"
)
_CPS = loose(r"(?:cps|combined positive score)[^\d\n<>≥]{0,14}(?P<sign>[<>≥])?\s?(?P<n>\d{1,3})")
_SERUM = loose(
    r"^[\s:=(,]*(?:(?:level|nadir|of|is|was|now|at|today|rose to|before surgery|"
    r"value)\s){0,3}(?P<sign>[<>])?\s?(?P<n>\d{1,6}(?:[.,]\d{1,3})?)(?!\s?(?:/\d|%|st|nd|rd|th|"
    r"months?|years?))\s?(?P<unit>ng/ml|u/ml|iu/l|u/l|kiu/l|ku/l|iu/ml|miu/ml|ug/l|µg/l|pg/ml)?"
)
_SCORE = loose(r"^[^\d\n]{0,30}(?P<n>\d{1,3})(?![\d/%.]\d)")


def read_after(report: Report, name: str, kind: str, start: int, end: int, limit: int) -> Result | None:
    """The result that stands after the marker's name, up to ``limit``."""
    words = report.flat[end:limit]
    if _OF_THE_NEXT.match(report.flat[end : end + 80]):
        return None
    if name == "HER2":
        return _her2(words, end) or _waiting(words, end)
    if name == "PD-L1":
        return _pdl1(words, end) or _waiting(words, end) or _plain(words, end)
    if kind in ("serum", "score"):
        return _number(report, words, start, end, kind) or _waiting(words, end)
    if name == "Ki-67" or kind == "proliferation":
        return _percent(words, end) or _waiting(words, end)
    if kind == "receptor":
        return _receptor(words, end) or _waiting(words, end)
    named = report.flat[start:limit]
    result = _of_kind(named, start, kind) if kind in _KINDS_ALIKE else None
    waiting = _waiting(words, end)
    if waiting and (result is None or _says_the_same(waiting, result)):
        return waiting
    return result or _plain(words, end)


def _says_the_same(waiting: Result, result: Result) -> bool:
    """Whether a result is made of the words that say there is none: "rearrangement not requested", "not tested"."""
    if result.value in ("rearranged", "amplified", "mutated", "deficient", "codeleted", "methylated"):
        return True
    return waiting.start < result.end and result.start < waiting.end


_BEFORE = loose(
    r"(?:(?P<neg>negative for(?: a| the)?|no (?:evidence of )?(?:an? )?(?:pathogenic |activating "
    r")*(?:mutations? (?:in|of)|expression of|variants? (?:found )?\(?(?:in )?)|loss of(?: "
    r"expression of)?|lack(?:s|ing)?(?: of)?)|"
    r"(?P<none>(?<![a-z])no)|(?P<pos>(?<!im)positive for(?: a| the)?|strong(?:ly)? (?:positive "
    r"for|expression of)|expression of|express(?:es)?|immunoreactive "
    r"for))\s?(?:(?!(?:positive|negative|immunoreactive|expresses|lacks|lacking|but)(?![a-z]))"
    r"[a-z0-9-]+[,\s/]{1,3}){0,6}$"
)
#: "ER and negative for HER2": the result is of what follows, not of the marker before it.
_OF_THE_NEXT = loose(
    r"^\s?(?:[,;]|,?\s?(?:and|but|while|yet|whereas))\s?(?:(?:are|is|were|was|they are) )?(?:[a-z]+ly )?"
    r"(?:positive|negative|immunoreactive|(?:non-?)?reactive) (?:for|with|to)(?![a-z])"
    r"(?! (?:a |an |any |the )?(?:gene |protein )?(?:mutat|re-?arrange|fusion|trans|amplif|expression|alter|variant|"
    r"stain|overexp|loss|deletion))"
)
_RETAINED_BEFORE = loose(
    r"(?:retained|intact|preserved|normal) (?:nuclear )?(?:expression (?:of|for) )?(?:[a-z0-9-]+[,\s/]{1,3}){0,6}$"
)


def read_before(report: Report, kind: str, start: int, end: int) -> Result | None:
    """The result that stands before the marker: "negative for ALK", "no EGFR mutation", "expresses CD20"."""
    sentence = report.sentence_at(start)
    before = report.flat[max(sentence.start, start - 70) : start]
    base = max(sentence.start, start - 70)
    match = _BEFORE.search(before)
    if match is None:
        kept = _RETAINED_BEFORE.search(before)
        return Result("positive", "retained", base + kept.start(), end) if kept else None
    if match.group("pos"):
        return None if kind == "repair" else Result("positive", None, base + match.start(), end)
    tested = re.match(
        (
            r"[\s/]?(?:gene |protein )?(?:mutat|re-?arrange|fusion|trans|amplif|expression|alteration|"
            r"variant|stain|overexp|loss|deletion)"
        ),
        report.flat[end : end + 30],
    )
    if match.group("none") and ((not tested and report.flat[end : end + 1] != " ") or not tested):
        near = len(before) - match.end("none") <= 20
        return Result("not_done", None, base + match.start(), end) if near and kind in ("gene", "immune") else None
    if kind == "repair":
        return None
    if kind == "gene":
        after = report.flat[end : end + 24]
        value = (
            "not_rearranged"
            if re.match(r"\s?(?:gene )?(?:re-?arrange|fusion|trans)", after)
            else "not_amplified"
            if "amplif" in after
            else "wild_type"
        )
        return Result(value, None, base + match.start(), end)
    if kind == "fusion":
        return Result("not_rearranged", None, base + match.start(), end)
    return Result("negative", None, base + match.start(), end)


def _waiting(words: str, base: int) -> Result | None:
    """Pending and not done; the marker was looked for, its result is not there."""
    for value, pattern in (("not_done", _NOT_DONE), ("pending", _PENDING)):
        match = pattern.search(words)
        if match:
            return Result(value, None, base + match.start(), base + match.end())
    return None


def _first(words: str, base: int, options: tuple[tuple[str, re.Pattern[str]], ...]) -> Result | None:
    hits = [(m.start(), i, value, m) for i, (value, p) in enumerate(options) if (m := p.search(words))]
    if not hits:
        return None
    _, _, value, match = min(hits, key=lambda h: h[:2])
    return Result(value, None, base + match.start(), base + match.end())


def _plain(words: str, base: int) -> Result | None:
    """Positive, negative or equivocal: whichever comes first."""
    found = _first(words[:80], base, (("equivocal", _EQUIVOCAL), ("negative", _NEG), ("positive", _POS)))
    if found is None:
        return None
    percent = _PERCENT.search(words[:80])
    return Result(found.value, _said(percent), found.start, found.end) if percent else found


def _said(match: re.Match[str] | None) -> str | None:
    return " ".join(match.group().split()) if match else None


def _receptor(words: str, base: int) -> Result | None:
    plain = _plain(words, base)
    if plain:
        percent = _PERCENT.search(words[:90])
        end = max(plain.end, base + percent.end()) if percent else plain.end
        return Result(
            plain.value, _said(percent), min(plain.start, base + percent.start()) if percent else plain.start, end
        )
    percent = _PERCENT.search(words[:60])
    if percent:
        value = (
            "negative"
            if float(percent.group("b") or percent.group("a")) < 1
            or (percent.group("sign") in ("<", "less than") and float(percent.group("a")) <= 1)
            else "positive"
        )
        return Result(value, _said(percent), base + percent.start(), base + percent.end())
    return None


def _percent(words: str, base: int) -> Result | None:
    match = _PERCENT.search(words[:70])
    if match is None:
        return None
    number = match.group("a") + (f"-{match.group('b')}" if match.group("b") else "")
    sign = {"<": "<", ">": ">", "less than": "<", "greater than": ">", "more than": ">"}.get(
        match.group("sign") or "", ""
    )
    return Result(f"{sign}{number}%", None, base + match.start(), base + match.end())


def _her2(words: str, base: int) -> Result | None:
    """IHC 0 and 1+ negative, 3+ positive, 2+ equivocal until in situ hybridisation decides (ASCO/CAP 2018)."""
    ish = _ISH.search(words[:140])
    ratio = _RATIO.search(words)
    if ish and not re.match(r"not|non|no |neg|ampl", ish.group()):
        outcome = _first(
            words[ish.end() :],
            base + ish.end(),
            (
                ("not_amplified", loose(r"not amplified|non-?amplified|no amplification|negative|not detected")),
                ("amplified", loose(r"(?<!not )amplified|positive|amplification")),
                ("equivocal", _EQUIVOCAL),
            ),
        )
        waits = _waiting(words[ish.start() :], base + ish.start())
        score = _HER2_SCORE.search(words[: ish.start()])
        if outcome and not (waits and waits.start < outcome.start):
            value = {"not_amplified": "negative", "amplified": "positive"}.get(outcome.value, outcome.value)
            detail = "ISH " + outcome.value.replace("_", " ") + (f", ratio {ratio.group('ratio')}" if ratio else "")
            return Result(value, detail, base + ish.start(), outcome.end)
        if waits and not score:
            return waits
    elif ish and (ratio or "ampl" in ish.group()):
        value = "negative" if re.match(r"not|non|no |neg", ish.group()) else "positive"
        detail = f"ISH {'not ' if value == 'negative' else ''}amplified" + (
            f", ratio {ratio.group('ratio')}" if ratio else ""
        )
        return Result(
            value, detail, base + ish.start(), base + (ratio.end() if ratio and ratio.end() > ish.end() else ish.end())
        )
    if ratio:
        value = "positive" if float(ratio.group("ratio")) >= 2 else "negative"
        return Result(value, f"ISH ratio {ratio.group('ratio')}", base + ratio.start(), base + ratio.end())
    score = _HER2_SCORE.search(words[:80])
    if score:
        number = score.group("score") or score.group("score2") or score.group("score3")
        value = {"0": "negative", "1": "negative", "2": "equivocal", "3": "positive"}[number]
        return Result(value, f"IHC {number}{'+' if number != '0' else ''}", base + score.start(), base + score.end())
    return _first(
        words[:90],
        base,
        (
            ("equivocal", _EQUIVOCAL),
            ("low", loose(r"^[\s-]{0,2}low(?![a-z])")),
            ("negative", _NEG),
            ("positive", _POS),
        ),
    )


def _pdl1(words: str, base: int) -> Result | None:
    cps, tps = _CPS.search(words), _TPS.search(words[:70])
    if tps and (tps.group("n") or not cps):
        sign, number = tps.group("sign") or tps.group("sign2") or "", tps.group("n") or tps.group("n2")
        detail = f"TPS {sign}{number} %" + (f", CPS {cps.group('n')}" if cps else "")
        return Result(f"{sign}{number}%", detail, base + tps.start(), base + max(tps.end(), cps.end() if cps else 0))
    if cps:
        sign = cps.group("sign") or ""
        return Result(
            f"CPS {sign}{cps.group('n')}", f"CPS {sign}{cps.group('n')}", base + cps.start(), base + cps.end()
        )
    return None


def _number(report: Report, words: str, start: int, end: int, kind: str) -> Result | None:
    match = (_SERUM if kind == "serum" else _SCORE).search(words[:60])
    if match is None:
        return _plain(words[:40], end) if kind == "serum" else None
    number = match.group("n").replace(",", ".") if kind == "serum" else match.group("n")
    unit = match.groupdict().get("unit")
    shown = report.text[end + match.start("unit") : end + match.end("unit")] if unit else ""
    sign = match.groupdict().get("sign") or ""
    return Result(f"{sign}{number}" + (f" {shown}" if shown else ""), None, end + match.start("n"), end + match.end())


def _of_kind(words: str, base: int, kind: str) -> Result | None:
    found = _first(words[:110], base, _COMPILED[_KINDS_ALIKE[kind]])
    if found is None:
        return None
    if found.value in ("mutated", "rearranged", "amplified", "deficient", "codeleted"):
        rest = words[found.start - base : found.end - base + 40]
        if re.search(
            r"(?<![a-z])(?:not (?:detected|identified|found|present|seen)|negative|absent|none)(?![a-z])", rest
        ):
            value = {
                "mutated": "wild_type",
                "rearranged": "not_rearranged",
                "amplified": "not_amplified",
                "deficient": "proficient",
                "codeleted": "intact",
            }[found.value]
            return Result(value, None, found.start, found.end)
        bare = words[found.start - base : found.end - base]
        if bare in (
            "fusion",
            "rearrangement",
            "amplification",
            "mutation",
            "mutations",
            "translocation",
            "codeletion",
            "co-deletion",
        ) and not re.search(
            r"(?<![a-z])(?:present|detected|identified|positive|seen|found|con\b)|^\s?[:=(]?\s?\+",
            words[found.end - base : found.end - base + 50],
        ):
            return None
    return found
