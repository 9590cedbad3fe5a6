"""About whom is a document, by whom, and how final is it?"""

import re
from collections.abc import Iterator
from datetime import date as Date
from itertools import combinations

from consilium.case.model import Fact, Person
from consilium.records.text.dates import BIRTH, birth_date, dates, day_first
from consilium.records.text.report import Report

# --- the person ------------------------------------------------------------------------------------------------------

_WORD = r"[A-Z][A-Za-z'’-]+"
_NAME = (
    rf"(?:{_WORD},[ ]{_WORD}(?:[ ][A-Z]\.?(?![a-z])|[ ]{_WORD})?|"
    rf"(?:Mr\.?|Mrs\.?|Ms\.?|Miss)?[ ]?{_WORD}(?:[ ][A-Z]\.?)?(?:[ ]{_WORD}){{1,2}})"
)
_PATIENT = re.compile(
    rf"(?:Patient(?:'s)?(?: [Nn]ame)?|PATIENT(?: NAME)?|Name|NAME|RE|Re|Member|Insured)[ "
    rf"\t]*[:.]?[ \t]+(?P<name>{_NAME})"
)
_NAME_LINE = re.compile(
    rf"^[ \t]*(?P<name>{_NAME})[ \t]*(?:,\s\d\d\b|[ \t]{{2,}}|\s(?=[(]?(?:DOB|born|[MF]\b|\d)))", re.M
)
_NOT_NAME = re.compile(
    r"(?i)\b(?:\w+ology|hospital|center|centre|clinic|imaging|health|patholog\w*|report|"
    r"laborator\w+|department|group|medical|oncology|mammogram|surgery|"
    r"university|institute|date|birth|final|diagnosis|surgical|radiology|service\w*|name|specimen|"
    r"cancer|visit|consultation|mri|breast|history|plan|"
    r"gross|description|microscopic|number|doctor|age|sex|type|tumou?r|lymph|node\w*|left|right|"
    r"id|of|the|and|for|with|to)\b"
)
_SEX = re.compile(
    r"(?:s(?<=\bs)ex|g(?<=\bg)ender)[\s:/a-z]{0,12}[\s:.]\s?(?P<a>female|male|f|m)\b|"
    r"(?P<b>f(?<=\sf)emale|m(?<=\sm)ale)(?=\s|$)|"
    r"\b\d{1,3}[- ]?year[- ]?old (?P<c>[a-z-]{0,20}\s?(?:woman|man|female|male|lady|gentleman))"
)
_BESIDE = 120  # characters after a name in which its birth date is looked for
_SEX_LETTER = re.compile(r"(?<=[\s(])(?P<s>[MF])(?=[\s,)]|$)")


def person(report: Report) -> Person:
    """Name, birth date and sex as the head gives them; only used to compare documents and to fill letters."""
    text, low = report.text[:1500], report.low[:1500]
    name = _name(text)
    born = report.once(birth_date)
    if born is None and report.date and name:
        at = text.find(name)
        line = low[at : (low.find("\n", at) + 1 or len(low))]
        found = dates(line, day_first=report.once(day_first))
        born = next((d.date for d in found if report.date.year - d.date.year >= 12), None)
    return Person(name=_tidy(name) if name else None, birth_date=born, sex=_sex(text, low))


def _names(text: str) -> Iterator[str]:
    for pattern in (_PATIENT, _NAME_LINE):
        for match in pattern.finditer(text):
            name = re.split(r"\s(?=(?:DOB|Accession|Sex|Age|MRN)\b)", match.group("name"))[0].strip()
            if not _NOT_NAME.search(name):
                yield name


def _name(text: str) -> str | None:
    return next(_names(text), None)


def _tidy(name: str) -> str:
    """``SURNAME, GIVEN M.`` as ``Given M. Surname``."""
    name = re.sub(r"^(?:Mr|Mrs|Ms|Miss)\.?\s", "", " ".join(name.split()))
    last, comma, first = name.partition(", ")
    name = f"{first} {last}" if comma else name
    return " ".join(
        "-".join(p.capitalize() for p in w.split("-")) if w.isupper() and len(w) > 2 else w for w in name.split()
    )


def _sex(text: str, low: str) -> str | None:
    match = _SEX.search(low)
    if match:
        word = match.group("a") or match.group("b") or match.group("c") or ""
        return "female" if word.startswith("f") or "woman" in word or "female" in word or "lady" in word else "male"
    for line in text.splitlines()[:10]:
        letter = _SEX_LETTER.search(line)
        if letter and (BIRTH.search(line.lower()) or re.search(r"(?i)\b(?:dob|born|birth|patient)\b", line)):
            return "female" if letter.group("s") == "F" else "male"
    return None


def two_patients(report: Report) -> str:
    """Whether the text names two different patients, each with a label of its own: ``sure``, ``likely`` or nothing.

    It is sure when the two have different birth dates beside their names; a name alone may be another person's.
    """
    named: dict[frozenset[str], set[Date]] = {}
    for match in _PATIENT.finditer(report.text):
        name = match.group("name")
        if not _NOT_NAME.search(name) and (key := _key(name)):
            named.setdefault(key, set()).update(_born_beside(report, match.start()))
    pairs = [(a, b) for a, b in combinations(named, 2) if not a & b]
    if any(named[a] and named[b] and not named[a] & named[b] for a, b in pairs):
        return "sure"
    return "likely" if pairs else ""


def _born_beside(report: Report, at: int) -> list[Date]:
    """Dates labelled as birth dates on the lines right after a name."""
    low, stop = report.low, min(len(report.low), at + _BESIDE)
    found = dates(low, at, stop, day_first=report.once(day_first))
    return [d.date for d in found if BIRTH.search(low, max(at, d.start - 30), d.start)]


def _key(name: str) -> frozenset[str]:
    return frozenset(w.lower().strip(".,") for w in re.split(r"[\s,]+", _tidy(name)) if len(w.strip(".,")) > 2)


# --- author and institution ------------------------------------------------------------------------------------------

_DEGREE = r"(?:M\.?D\.?|D\.?O\.?|MBBS|FACS|FCAP|Ph\.?D\.?|NP|PA-C)"
_SIGNED = re.compile(
    r"[SRVDEPAOsrvd](?:(?<=[Ss])igned(?: electronically| by| out by)?|(?<=[Rr])(?:ead by|eported by|eader)|"
    r"(?<=[Vv])erified by|(?<=[Dd])ictated by|(?<=E)lectronic signature|(?<=P)(?:hysician|athologist)|(?<=A)ttending|"
    r"(?<=R)adiologist|(?<=O)n call)"
    rf"[:\s]+(?:Dr\.?\s)?(?P<name>(?:[A-Z]\.?\s?)?{_WORD}(?:\s[A-Z]\.)?(?:\s{_WORD}){{0,2}})(?=,?\s*{_DEGREE}|"
    rf"\s*$|\s{{2,}}|,)",
    re.M,
)
_REQUESTED = re.compile(r"(?:requesting|referring|ordering|submitting|primary care)\s$")
_DOCTOR = re.compile(
    (
        rf"(?P<name>(?:[A-Z]\.\s?){{0,2}}{_WORD}(?:\s[A-Z]\.)?(?:\s{_WORD}){{0,2}}),\s{_DEGREE}\b|"
        rf"\bDr\.?\s(?P<name2>(?:[A-Z]\.\s?)?{_WORD}(?:\s{_WORD})?)(?=\s*$)"
    ),
    re.M,
)
_TITLE = re.compile(rf",\s{_DEGREE}\b|Dr")
_INSTITUTION = re.compile(
    r"(?i)\b(?:hospital|clinic|cent(?:er|re)|laborator(?:y|ies)|imaging|health|patholog\w*|"
    r"oncology|group|radiology|medical|institute|urology|women's|"
    r"surgical group|associates|surgery|dermatology|university|diagnostics?)\b"
)


def author(report: Report) -> str | None:
    """Who wrote the document, as it says in its head or at its end."""
    size = len(report.text)
    ends = ((0, min(size, 1500)), (max(1500, size - 1500), size))  # names stand in the head or under the text
    for match in (m for low, high in ends for m in _SIGNED.finditer(report.text, low, high)):
        if not _REQUESTED.search(report.low, max(0, match.start() - 14), match.start()):
            return " ".join(match.group("name").split())
    doctors = _doctors(report.text[:600]) if report.kind in ("clinic_note", "operation_note") else []
    doctors = doctors or _doctors(report.text[-600:])
    if not doctors:
        return None
    last = doctors[-1] if len(report.text) > 600 else doctors[0]
    return " ".join((last.group("name") or last.group("name2")).split())


def _doctors(text: str) -> list[re.Match[str]]:
    return list(_DOCTOR.finditer(text)) if _TITLE.search(text) else []


def institution(report: Report) -> str | None:
    """The hospital, laboratory or practice named in the head of the document."""
    for line in report.text[:800].splitlines()[:4]:
        words = re.split(r"\s{3,}|\d{1,2}/\d|, (?:Radiology|Department)", line.strip(" \t*=-_"))[0].strip(" *=-")
        if (
            ":" not in words
            and len(words) < 80
            and _INSTITUTION.search(words)
            and not re.search(r"(?i)report$|results$", words)
        ):
            return re.split(r"\s+-\s+", words)[0]
    return None


# --- status ----------------------------------------------------------------------------------------------------------

_PRELIMINARY = re.compile(
    r"(?<![a-z])(?:preliminary (?:report|diagnos[ei]s|impression|pathology report|result)s?|"
    r"(?:report )?status ?: ?preliminary|(?:report|this) is (?:not (?:yet )?final|preliminary)|"
    r"final (?:report|diagnosis)? ?(?:is )?(?:pending|to follow|will follow)|a final report will "
    r"follow|provisional (?:report|diagnosis)|"
    r"(?:interim|draft|unsigned) report|reported \(prelim\.?\)|diagnosis (?:is )?(?:deferred|"
    r"pending)|not (?:yet )?final(?:i[sz]ed)?)"
)
_EARLIER = re.compile(
    r"frozen|intra-?operative|previous|replaces|supersedes|see final|earlier|prior|was issued|has been|amended from"
)
_ADDENDED = re.compile(

    r"(?<![a-z])(?:with addend(?:um|a)|addend(?:um|a) ?(?:#? ?\d|:|\(|report|diagnosis|present|"
    r"comment)|see addendum|amended (?:report|diagnosis|final)|"
    r"supplement(?:al|ary) report(?! will| to)|(?:revised|corrected) report|addendum$|addendum\n)", re.M
)  # fmt: skip
_FINAL = re.compile(
    r"(?<![a-z])(?:final (?:report|(?:surgical )?patholog\w+(?: report| diagnosis)?|diagnos[ei]s)|"
    r"(?:report )?status ?: ?final|final(?=\s*(?:\n|$|\s{2}))|signed out|"
    r"electronically signed|verified by|final:? \d)"
)
#: A heading over the diagnosis, and words that announce a part of the report that is not written yet.
_HEADING = ("final diagnos", "final patholog", "final surgical")
_ANNOUNCED = re.compile(
    r"(?<![a-z])(?:addend\w+(?: report)?[^.\n]{0,40}"
    r"(?:(?:will|to) (?:follow|be (?:issued|added|sent|reported))|pending)|"
    r"(?:is|are|results?|studies|stains?|remains?|still) pending|pending (?:at|as of)|results? (?:will|to) follow)"
)
_UNSETTLED = (
    "prelim",
    "provisional",
    "interim",
    "draft",
    "unsigned",
    "deferred",
    "pending",
    "not final",
    "not yet",
    "to follow",
    "will follow",
)
_CHANGED = ("addend", "amend", "supplement", "revised", "corrected")


def status(report: Report) -> Iterator[Fact]:
    """The fact of report_status; a frozen section that is called preliminary does not make the report so."""
    if report.kind not in ("pathology_report", "imaging_report", "genomics_report", "other"):
        return
    low = report.low
    for match in _PRELIMINARY.finditer(low) if any(w in low for w in _UNSETTLED) else ():
        if not _is_earlier(report, match):
            yield report.fact("report_status", "preliminary", match.start(), match.end())
            return
    for name, pattern, words in (("addended", _ADDENDED, _CHANGED), ("final", _FINAL, ("final", "sign", "verified"))):
        match_ = pattern.search(low) if any(w in low for w in words) else None
        if name == "final" and match_ and match_.group().startswith(_HEADING) and _ANNOUNCED.search(low):
            later = (m for m in pattern.finditer(low, match_.end()) if not m.group().startswith(_HEADING))
            match_ = next(later, None)
        if match_:
            yield report.fact("report_status", name, match_.start(), match_.end())
            return


def _is_earlier(report: Report, match: re.Match[str]) -> bool:
    section = report.section_at(match.start())
    if "intraoperative" in (section.kind, report.section_at(max(0, section.start - 1)).kind):
        return True
    sentence = report.sentence_at(match.start())
    return bool(
        _EARLIER.search(report.flat, max(sentence.start, match.start() - 80), min(sentence.end + 60, match.end() + 80))
    )
