"""How unlike normal tissue does the cancer look? The grade, in the scheme that the report uses."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "l": "1",
    "ll": "2",
    "lll": "3",
    "1": "1",
    "2": "2",
    "3": "3",
    "4": "4",
}
_NUMBER = r"(?P<{}>iv|i{{1,3}}|l{{1,3}}|[1-4])(?![a-z\d.]|\s?(?:cm|mm|x\s?\d))"

#: Each: the scheme's name, its pattern on the flat text, how sure it is that a grade of the cancer is meant.
_SCHEMES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "gleason",
        loose(
            r"gleason(?:'s)?(?: histologic| pattern| total| combined)*(?: score| grade| "
            r"sum)?s?[\s:=(]*(?:of\s|is\s|\d\d?\s?[(=]\s?)?(?P<a>[1-5])\s?\+\s?(?P<b>[1-5])"
        ),
        9,
    ),
    (
        "grade group",
        loose(
            r"(?:prognostic )?(?:grade|gleason) group(?: ?\(isup\))?[\s:=]*(?P<n>[1-5])(?!\d)|isup(?: "
            r"grade)?(?: group)?[\s:=]*(?P<n2>[1-5])(?!\d)"
        ),
        8,
    ),
    (
        "FIGO",
        loose(
            r"figo(?: histologic(?:al)?| nuclear)?\s?(?:grade|gr\.?)[\s:=(]*" + _NUMBER.format("n").replace("iv|", "")
        ),
        9,
    ),
    (
        "Nottingham",
        loose(
            (
                r"(?:nottingham|bloom|scarff|sbr|elston|modified bloom)[^\n]{0,60}?(?:grade|"
                r"gr\.?)[\s:=(]*(?:is\s)?"
            )
            + _NUMBER.format("n")
        ),
        9,
    ),
    (
        "Nottingham",
        loose(
            r"(?:nottingham|bloom|scarff|sbr|elston)[^\n]{0,60}?(?:score|"
            r"total)[\s:=]*(?P<score>[3-9])\s?(?:/|of|out of)\s?9"
        ),
        8,
    ),
    (
        "Fuhrman",
        loose(
            r"f(?:uh|hu)rman(?:'s)?(?: histologic| nuclear)*(?: grade)?[\s:=(]*(?:grade\s)?(?:is\s)?"
            + _NUMBER.format("n")
        ),
        9,
    ),
    ("ISUP", loose(r"(?:who/)?isup(?: nucleolar)?(?: grade)[\s:=(]*" + _NUMBER.format("n")), 8),
    ("WHO", loose(r"who(?: \d{4})?(?: histologic(?:al)?)?\s?(?:grade|gr\.?)[\s:=(]*" + _NUMBER.format("n")), 9),
    ("follicular", loose(r"grade[\s:]*(?P<n>1-2|3a|3b)(?![a-z\d])"), 7),
    (
        "",
        loose(
            (
                r"(?:(?:histologic(?:al)?|nuclear|overall|tumou?r|combined|final|cytologic)\s)?(?:grade|"
                r"grading)(?:/differentiation)?[\s:=.(]*(?:who\s|\d of \d\s)?g?"
            )
            + _NUMBER.format("n")
        ),
        6,
    ),
    ("", loose(r"(?<![a-z\d/.-])g\s?(?P<n>ii|iii|iv|[1-4])(?![a-z\d.])" + r"(?=[\s,.;:)]|$)"), 4),
    ("", loose(r"(?P<n>iv|i{1,3})(?:st|nd|rd|th)?[ -]degree(?= (?:of )?malignan)"), 3),
    (
        "two-tier",
        loose(
            r"(?<![a-z])(?P<tier>high|low)(?:[- ](?:nuclear|histologic(?:al)?|cytologic))?[- ]grade(?! "
            r"(?:dysplasia|intraepithelial|pin\b|squamous intraepi|prostatic intra|in situ|fever|dcis|"
            r"cin\b))"
        ),
        5,
    ),
    ("two-tier", loose(r"(?:grade|grading)[\s:=]*(?P<tier>high|low)(?![a-z])"), 6),
    (
        "differentiation",
        loose(
            r"(?<![a-z])(?P<diff>(?:moderate(?:ly)?[ ,-]*(?:to|and|/)[ -]*)?(?:well|moderate(?:ly)?|"
            r"poorly|undifferentiated)(?:[ ,-]*(?:to|and|/)[ -]*(?:moderate(?:ly)?|poorly))?)[ "
            r"-]?(?:differentiated|diff\.)"
        ),
        4,
    ),
    (
        "differentiation",
        loose(r"(?<![a-z])(?P<diff>undifferentiated|anaplastic)(?= (?:carcinoma|sarcoma|neoplasm|tumou?r))"),
        4,
    ),
)
#: A scheme is only looked for where one of its words stands.
_CUES = {"gleason": ("gleason",), "grade group": ("group", "isup"), "FIGO": ("figo",), "Nottingham": ("nottingham",
    "bloom", "scarff", "sbr", "elston"),
         "Fuhrman": ("uhrman", "hurman"), "ISUP": ("isup",), "WHO": ("who",), "follicular": ("grade",),
         "two-tier": ("grad",),
         "differentiation": ("different", "diff.", "anaplastic")}  # fmt: skip
_NEAR = re.compile(
    r"grad|gleason|hurman|uhrman|different|diff\.|anaplastic|nottingham|bloom|scarff|elston|isup|"
    r"figo|degree|g(?<![a-z]g) ?[1-4i]"
)
_DIFFERENTIATION = {
    "well": "1",
    "moderate": "2",
    "moderately": "2",
    "poorly": "3",
    "undifferentiated": "undifferentiated",
}
_HERE = {"synoptic": 4, "diagnosis": 4, "addendum": 4, "comment": 1, "microscopic": 2, "preamble": 2, "assessment": 3,
         "impression": 3, "gross": 0, "clinical_history": -5, "intraoperative": -3, "past_history": -9}  # fmt: skip


def gleason_group(primary: int, secondary: int) -> str:
    """The grade group of a Gleason score: 6 or less 1, 3+4 2, 4+3 3, 8 4, 9 and 10 5 (ISUP consensus 2014)."""
    total = primary + secondary
    if total <= 6:
        return "GG1"
    if total == 7:
        return "GG2" if primary == 3 else "GG3"
    return "GG4" if total == 8 else "GG5"


def find(report: Report) -> Iterator[Fact]:
    """Facts of grade, the surest first; one for each value."""
    found: list[tuple[int, int, Fact]] = []
    gleason = "gleason" in report.flat
    taken: set[int] = set()
    windows = report.around(_NEAR, 80)
    for scheme, pattern, weight in _SCHEMES:
        if not any(cue in report.flat for cue in _CUES.get(scheme, ("grad", "g"))):
            continue
        for match in (m for low, high in windows for m in pattern.finditer(report.flat, low, high)):
            fact = _fact(report, scheme, match, gleason)
            if fact is None or any(at in taken for at in range(match.start(), match.end())):
                continue
            taken.update(range(match.start(), match.end()))
            kind = report.section_at(match.start()).kind
            found.append((weight + _HERE.get(kind, 2), -match.start(), fact))
    found.sort(key=lambda item: (-item[0], -item[1]))
    seen: set[str] = set()
    for _, _, fact in found:
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact


def _fact(report: Report, scheme: str, match: re.Match[str], gleason: bool) -> Fact | None:
    start, end = match.span()
    context = report.context(start, end)
    if context.negated or context.family or context.hypothetical or _of_other(report, start, end):
        return None
    if context.historical and report.section_at(start).kind != "diagnosis":
        return None
    value = _value(scheme, match.groupdict())
    if value is None or (gleason and scheme in ("", "two-tier", "differentiation")):
        return None
    detail = scheme or None
    if scheme == "gleason":
        a, b = match.group("a"), match.group("b")
        detail = f"Gleason {a}+{b}={int(a) + int(b)}"
    elif scheme == "differentiation":
        detail = " ".join(match.group().split())
    return report.fact("grade", value, start, end, detail=detail)


def _value(scheme: str, groups: dict[str, str | None]) -> str | None:
    if scheme == "gleason":
        return gleason_group(int(groups["a"] or 0), int(groups["b"] or 0))
    if scheme == "grade group":
        return f"GG{groups['n'] or groups['n2']}"
    if groups.get("score"):
        score = int(groups["score"] or 0)
        return "1" if score <= 5 else "2" if score <= 7 else "3"
    if groups.get("tier"):
        return groups["tier"]
    if groups.get("diff"):
        words = re.findall(r"well|moderately|moderate|poorly|undifferentiated|anaplastic", groups["diff"] or "")
        return _DIFFERENTIATION.get(words[-1], "undifferentiated") if words else None
    number = groups.get("n") or ""
    return number if scheme == "follicular" else _ROMAN.get(number)


def _of_other(report: Report, start: int, end: int) -> bool:
    """Grades of things that are not the cancer: dysplasia, an in situ part, inflammation, fibrosis, toxicity."""
    around = report.flat[max(report.sentence_at(start).start, start - 45) : end + 45]
    return bool(
        re.search(
            (
                r"dysplas|in[- ]situ|dcis|lcis|intra-?epithelial|fibrosis|steatosis|inflammation|"
                r"toxicity|neuropathy|mucositis|escc|cirrhosis|regression|rejection|gvhd|pin\b"
            ),
            around,
        )
    )
