"""T, N and M as a report states them, with their prefixes; scanned `pTl`, `NO` and `pT 3` are read as meant."""

import re

from consilium.records.text.category import Category
from consilium.records.text.menus import without_menus
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_DIGIT = str.maketrans({"l": "1", "i": "1", "|": "1", "!": "1", "o": "0", "q": "0"})
_PREFIX = r"(?P<pre>(?:y\s?p|y\s?c|r\s?p|m\s?p|a\s?p|p\s?m|p\s?y|[pcyra])?)"

_T = loose(
    rf"(?:(?<![a-z0-9])|(?<=[^a-z]g[1-4])){_PREFIX}\s?-?\(?(?P<letter>t)\)?[\s:=.-]{{0,2}}\(?"
    r"(?P<num>is(?![a-z])|x|a(?![a-z0-9])|[0-4lio|!](?![0-9](?![a-d]?\s?,?p?n)))"
    r"(?:(?!\sc\s?n\s?[0-3x]|(?<=ct\d)c\s?n\s?[0-3x][a-d]?\s?c\s?m)\s?\(?(?P<sub>[a-e])\)?(?P<sub2>[1-3li])?)?"
    r"(?=$|[^a-z0-9]|[pc]?n\s?[0-3xoli]|\s?p?n[0-3xo]|[glv][0-4o])(?![ ]?:?(?:[ ]?\d)?[ ]?(?<![ ][ ])(?:residual|"
    r"lymph|nodes?))"
)
_N = loose(
    rf"(?:(?<![a-z0-9])|(?<=[0-4][a-e])|(?<=[0-4lx])){_PREFIX}\s?-?\(?(?P<letter>n)\)?[\s:=.-]{{0,2}}\(?"
    r"(?P<num>x|[0-3oliq|!])(?:\s?\(?(?P<sub>mi|[ab]|c(?!m\s?[01x]))\)?)?"
    r"(?P<more>\s?\((?:sn|i\s?[+-]|mol\s?[+-]|mi)\))*(?=$|[^a-z0-9]|[pc]?m(?:\s?[01xol]|\s?n/a)|l[0o]v)"
)
_M = loose(
    rf"(?:(?<![a-z0-9])|(?<=[0-3][a-c])|(?<=[0-3oxi])){_PREFIX}\s?-?\(?(?P<letter>m)\)?[\s:=.-]{{0,2}}\(?"
    r"(?P<num>x|[01olq|!])(?:\s?\(?(?P<sub>[a-d])\)?)?(?=$|[^a-z0-9])"
)

#: Words before a bare T, N or M that make it a category: "Pathological T. T2b", "TNM: T2", "stage T1c".
_LEAD = loose(
    r"(?:tnm|ajcc|uicc|stag(?:e|ed|ing)|categor(?:y|ies)|classif\w+|patholog\w+ [tnm]|clinical "
    r"[tnm]|tumou?r|nodes?|metastas\w+|"
    r"\(?p[tnm]\)?|edition|(?<![a-z])ed\.?|\bt|\bn|\bm|extent(?: of (?:invasion|"
    r"disease))?)[\s:.,;()\[\]/-]*(?:\(?p?tnm\)?|stage|category|as|is|"
    r"at least)?[\s:.,;()\[\]/-]*$"
)
_NOT_CATEGORY = loose(
    r"-\d|\s?-?(?:weighted|signal|cells?|lymphocyte|vertebra|hyperintens|level|rib|spine|lesion in "
    r"the|\)?\s*(?:(?:and|or|to|-|/)\s*p?t\s?[0-4lx]\w?\s*)?(?:tumou?rs|bladder|cancers?\b))"
)
_DOUBTED = loose(r"(?:exclude|rule out|excluded|versus|vs\.?) (?:an? )?$")
_CLINICAL = loose(r"clinical(?:ly)?(?: stage| tnm| staging| [tnm])?[\s:.]*$")


def categories(report: Report) -> list[Category]:
    """All T, N and M that the report states of the present tumor, in the order of the text."""
    found: list[Category] = []
    windows = _windows(report)
    for letter, pattern in (("T", _T), ("N", _N), ("M", _M)):
        found += [
            category
            for low, high in windows[letter]
            for match in pattern.finditer(report.flat, low, high)
            if (category := _read(report, match, letter, found))
        ]
    found += _from_forms(report)
    return without_menus(report, sorted(found, key=lambda c: c.start))


_FORM = re.compile(
    r"[TNM]\.?[ -](?:[Ss]tage|STAGE|[Cc]ategory|CATEGORY)[ \n]{0,3}[:=][ "
    r"\n]{0,3}"
    r"(?P<num>[Xx]|[0-4](?:[a-dA-D][1-3]?)?|[Ii][Ss])(?![A-Za-z0-9]|\.\d)"
)


def _from_forms(report: Report) -> list[Category]:
    """Forms that give each letter a field of its own: "T Stage: 3  N Stage: 0  M Stage: 0"."""
    found: list[Category] = []
    if report.words.isdisjoint(("stage", "category")):
        return found
    for match in _FORM.finditer(report.text):
        letter, number = match.group()[0], match.group("num").lower().replace("x", "X")
        start, end = match.span()
        before = report.text[max(0, start - 2) : start]
        pre = before[-1:] if before[-1:] in ("p", "c") else ""
        if before[: len(before) - len(pre)][-1:].isalpha():
            continue
        start -= len(pre)
        context = report.context(start, end)
        if context.family or context.historical or (letter != "T" and number in ("4", "is")):
            continue
        basis = _basis(report, pre, start)
        found.append(
            Category(letter, letter + number, basis, start, end, _weight(report, letter, basis, start, True, False))
        )
    return found


#: A T, N or M with what may be its number, in the text as written; cheap, and finds far too many.
_PERHAPS = re.compile(
    r"[TNMtnm](?:(?<=[TNM])|(?<=[pP].))\)?[ \t\n:=.-]{0,2}\(?(?:[0-4]|[XxlIiOoQq|!](?![A-Za-z]{3})|"
    r"[iI][sS](?![A-Za-z])|[aA](?![A-Za-z]))"
)


#: In "TlbNxMx" the T is found by the N behind it.
_SOUGHT = {"T": "TN", "N": "TN", "M": "TNM"}


def _windows(report: Report) -> dict[str, list[tuple[int, int]]]:
    """For each letter the stretches of text around everything that may be a category of it."""
    text = report.text
    found: dict[str, list[tuple[int, int]]] = {"T": [], "N": [], "M": []}
    for match in _PERHAPS.finditer(text):
        start = match.start()
        low, high = max(0, start - 12), min(len(text), match.end() + 24)
        for sought in _SOUGHT[text[start].upper()]:
            spans = found[sought]
            if spans and low <= spans[-1][1]:
                spans[-1] = (spans[-1][0], high)
            else:
                spans.append((low, high))
    return found


def _read(report: Report, match: re.Match[str], letter: str, before: list[Category]) -> Category | None:
    start, end = match.start(), match.end()
    pre, num = match.group("pre").replace(" ", ""), match.group("num")
    graded = letter == "T" and report.flat[start - 2 : start - 1] == "g"  # "G3pT2"
    if pre and not graded and report.flat[start - 1 : start] in tuple("01234lx") and start > 0:
        pre, start = "", match.start("letter")  # the c of "T1c N0" is no prefix of N0
    at = match.start("letter")
    if num == "a" and report.text[match.start("num")] == "A":
        return None  # "CTA" is a scan
    if letter == "M" and num not in "01x" and (report.text[match.start()] != "p" or pre != "p"):
        return None
    upper = report.text[at].isupper()
    if re.match(r"Pn[01x](?![a-z])", report.text[start : end + 1]):
        return None  # "Pn0" speaks of nerves
    if report.text[at : match.end("num")].split() == ["To"] and (not pre or " " in match.group() or at - start > 1):
        return None  # "4:12 PM / To: ..." heads a letter
    if not _tight(report, match, letter, pre, upper):
        return None
    if _NOT_CATEGORY.match(report.flat, end) or _DOUBTED.search(report.flat, max(0, start - 16), start):
        return None
    gap = min((start - c.end for c in before if c.letter != letter and c.end <= start), default=99)
    near = gap <= 8
    if letter == "N" and num in "oi" and not _is_digit(report, match, pre, gap):
        return None
    if not near and not _meant(report, match, letter, pre, upper):
        return None
    value = letter + ("X" if num == "x" else num if num in ("is", "a") else num.translate(_DIGIT))
    sub = match.group("sub")
    if sub and sub != "e" and num not in ("is", "x"):
        value += sub + ((match.groupdict().get("sub2") or "").translate(_DIGIT))
    stop = max(match.end(g) for g in match.re.groupindex if match.group(g) is not None)
    if report.text[stop : stop + 1] == ")" and "(" in report.text[start:stop]:
        stop += 1
    basis = _basis(report, pre, start)
    context = report.context(start, stop)
    if context.family or (context.historical and report.section_at(start).kind == "past_history"):
        return None
    return Category(letter, value, basis, start, stop, _weight(report, letter, basis, start, near, context.historical))


_SENTENCE = re.compile(
    r"(?:(?<=O)[ ,]+(?=[A-Z]{2})|(?<=o)[ ,]+(?=[A-Za-z]{2}))(?!c?[Mm] ?[Xx01Oo]|(?i:stage|figo|ajcc))"
)


def _is_digit(report: Report, match: re.Match[str], pre: str, gap: int) -> bool:
    """Whether a scanned letter after N is a digit: "pNI" is N1, "PNI" a nerve, "pT3. -NO GROSS ..." a sentence."""
    as_written = report.text[match.start("letter") : match.end("num")]
    if match.group("num") == "o":
        apart = pre == "c" and report.text[match.start() + 1].isspace()
        return not apart and ("p" in pre or not _SENTENCE.match(report.text, match.end()))
    return as_written == "NI" and (gap <= 1 or (pre == "p" and report.text[match.start()] == "p"))


def _tight(report: Report, match: re.Match[str], letter: str, pre: str, upper: bool) -> bool:
    """Lists of blocks ("PM 1", "N 2") and measures ("0.2 cm. 1A") look like categories; those stand closer together."""
    gap = report.text[match.end("letter") : match.start("num")]
    if "\n" in gap:
        return bool(pre) and letter != "M"
    if not upper:
        return "p" in pre and not gap.strip(" ") and len(gap) <= 1 and (letter != "M" or not gap)
    if letter == "M" or "c" in pre:
        return not gap.strip("( ") and (len(gap) == 0 or (pre == "p" and report.text[match.start()] == "p"))
    if "." in gap and not pre:
        return False
    if ":" in gap or "." in gap:
        return bool(re.match(r"\)?\s*(?:$|[\n.;,:(/])", report.flat[match.end() : match.end() + 4]))
    return True


def _meant(report: Report, match: re.Match[str], letter: str, pre: str, upper: bool) -> bool:
    """Whether a T, N or M that follows no other category is one at all."""
    flat, start, end = report.flat, match.start(), match.end()
    if pre in ("p", "yp", "rp", "mp", "pm", "ap", "py", "c", "yc"):
        return upper or (letter != "T" or " " not in report.text[start:end])
    if not upper:
        return False
    if letter == "T" and re.match(r"\s?[,/]?p?n\s?[0-3xo]|\s+patholog\w+ n\s", flat[end : end + 20]):
        return True
    if pre in ("y", "r", "a"):
        return False
    lead = flat[max(0, start - 200) : start].rstrip()[-40:]
    if not _LEAD.search(lead):
        return False
    said = letter == "N" and (
        re.match(r"\s?[(:]?\s?no\s", flat[end : end + 6])  # "NO (no regional lymph node metastasis)"
        or re.search(r"patholog\w+ n$", lead)  # "Pathological N  NO"
    )
    return match.group("num") not in ("l", "i", "|", "!", "o") or bool(said)


def _basis(report: Report, pre: str, start: int) -> str:
    if "y" in pre:
        return "post_therapy"
    if "p" in pre:
        return "pathologic"
    if "c" in pre or _CLINICAL.search(report.flat, max(0, start - 30), start):
        return "clinical"
    return "pathologic" if report.kind == "pathology_report" else ""


_SECTION_WEIGHT = {"synoptic": 6, "addendum": 9, "diagnosis": 5, "comment": 3, "assessment": 5, "impression": 5,
                   "clinical_history": -4, "past_history": -9, "intraoperative": 0}  # fmt: skip


def _weight(report: Report, letter: str, basis: str, start: int, near: bool, historical: bool) -> int:
    weight = {"pathologic": 6, "post_therapy": 6, "clinical": 0}.get(basis, 2)
    weight += _SECTION_WEIGHT.get(report.section_at(start).kind, 2)
    later = _EDITION.search(report.flat, max(0, start - 30), start)
    return weight - 6 * historical + (int(later.group("n")) - 6 if later else 0)


#: Where a report gives two editions side by side ("TNM 6 ... TNM 7 ..."), the later one counts.
_EDITION = loose(r"(?:tnm|uicc|ajcc|edition) ?(?P<n>[678])[ :,]+(?:[ctnmpy0-4x]{1,4} ?)*$")
