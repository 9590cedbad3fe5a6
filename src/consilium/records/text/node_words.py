"""Do the lymph nodes hold cancer, where the report says so without a number?"""

import re

from consilium.oncology import sites
from consilium.records.text.node_counts import NODE, UNREAD, each, near_nodes
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

Spot = tuple[int, int]

_POSITIVE = loose(
    rf"metasta\w+[^\n]{{0,60}}?{NODE}|{NODE}[^\n]{{0,60}}?(?:metastatic|metasta\w+ (?:of|from|"
    rf"present|identified)|positive for|involved by|infiltrat\w+ by|with metasta\w+)"
)
_DENIED = re.compile(
    r"(?<![a-z])(?:no|negative|without|free|not|absen\w+|benign|uninvolved|0|none|n0|nx|unknown|if|"
    r"number(?=\s+(?:of|with|in)))(?![a-z])"
)
_DENIED_AFTER = loose(
    r"[^a-z0-9]{0,6}(?:is |are |was )?(?:no|not|absent|negative|none|n/a|cannot|unknown|[0o](?![\da-z])|"
    r"\(?pn\)?|\(n\)|examined|status)(?![a-z])"
)
#: A metastasis that is plainly said to be in nodes; a label ("lymph node metastases:") says nothing yet.
_PLAINLY = loose(
    rf"metasta(?:tic|sis|ses)(?: [a-z,-]+){{0,6}}? (?:in|to|into|involving|involves|within|of) (?:[a-z0-9,#/-]+ "
    rf"){{0,6}}?{NODE}"
    rf"|{NODE},?(?: [a-z,/-]+){{0,5}}? (?:involved by|positive for|infiltrated by|with metastatic|contain(?:s|"
    rf"ing) metastatic)"
)


def positive_node(report: Report, plainly: bool = False) -> Spot | None:
    """A place outside the gross description that says, without denial, that a lymph node holds cancer.

    ``plainly`` asks for a sentence that says no less; without it any hint will do, which is enough to keep from N0.
    """
    for match in each(report.flat, report.once(near_nodes), _PLAINLY if plainly else _POSITIVE):
        start, end = match.span()
        if report.section_at(start).kind in UNREAD or _DENIED.search(match.group()):
            continue
        if report.flat[max(0, start - 12) : start].rstrip().endswith("number of"):
            continue
        if _DENIED_AFTER.match(report.flat, end, report.sentence_at(start).end):
            continue
        context = report.context(start, end)
        if not (context.negated or context.hedged or context.hypothetical or context.historical or context.family):
            return start, end
    return _positive_specimen(report, plainly) or (None if plainly else _added(report))


def _added(report: Report) -> Spot | None:
    """Cancer that an addendum finds in nodes which its own heading names: "Sentinel node, part 1. Metastatic ..."."""
    for section in report.within("addendum"):
        for match in _SPREAD.finditer(report.flat, section.body, section.end):
            lead = report.flat[max(section.start, match.start() - 160) : match.start()]
            if re.search(NODE, lead) and not report.context(*match.span()).negated:
                return match.span()
    return None


def _positive_specimen(report: Report, plainly: bool) -> Spot | None:
    """A specimen that is nothing but lymph nodes, with cancer in its diagnosis."""
    for specimen in report.specimens:
        title = report.flat[specimen.name.start : specimen.name.end]
        if not re.search(NODE, title) or re.search(r"ectomy(?! specimen)|resection(?! of lymph)", title):
            continue
        if any(not s.topography.startswith("C77") for s in sites(title)):
            continue
        body = (_SPREAD if plainly else _CANCER).search(report.flat, specimen.name.end, specimen.end)
        if body and _CLEAN_FIRST.search(report.flat, specimen.name.end, body.start()):
            continue  # the next specimen's cancer, where the scan has lost its label
        if body and not report.context(*body.span()).negated:
            after = report.flat[body.end() : body.end() + 44].partition("\n")[0]
            if not re.search(r"(?<![a-z])(?:not|no|absent|negative)(?![a-z])", after):
                return body.span()
    return None


_SPREAD = loose(r"metastatic (?:[a-z]+ ){0,4}(?:adeno)?carcinoma|(?:carcinoma|melanoma)(?: [a-z]+){0,2} metastatic")
_CANCER = re.compile(r"metasta\w+(?!\s+(?:lymph\s+)?nodes?\s*[:.])|(?:adeno)?carcinoma")
_TUMOR = r"(?:tumou?r|malignan\w+|(?:adeno)?carcinoma|neoplas\w+|metasta\w+(?: [a-z]+){0,2}?)"
_CLEAN = (
    rf"(?:not involved|uninvolved|negative(?: for)?|free of {_TUMOR}|no (?:evidence of |signs? of )?{_TUMOR}|reactive|"
    r"benign(?! (?:fibro|adipo|fat|soft|connect))|tumou?r-? ?free|without (?:evidence of )?(?:tumou?r|"
    r"metasta\w+|carcinoma))"
)
_CLEAN_FIRST = loose(_CLEAN)
_NONE = loose(
    # "no regional lymph node metastasis", "no metastatic carcinoma identified in the pelvic nodes"
    rf"(?<![a-z])(?:no|without|negative for|free of) (?:evidence of |any |signs? of |histologic(?:al)? )*"
    rf"(?:(?:regional |local |pelvic |axillary |hilar )*{NODE} (?:metasta\w+|involvement)|"
    rf"{_TUMOR}(?: is| was| are)?(?: seen| identified| present| found)? (?:in|to|involving) (?:[a-z,/-]+ "
    rf"){{0,5}}?{NODE})|"
    # "lymph nodes: not involved", "lymph nodes, pelvic, dissection:\n- negative"
    rf"{NODE}[ :;.,-]{{1,4}}(?:[a-z]+, ){{0,2}}?(?:are |is |all |status |shows? |: ){{0,3}}{_CLEAN}|"
    rf"{NODE}[^\n:]{{0,50}}: {_CLEAN}|"
    rf"{NODE}[^\n]{{0,60}}[:;]?\s*\n[\s*-]{{0,80}}{_CLEAN}|"
    # "lymph node metastases: none"
    rf"{NODE} (?:metasta\w+|involvement)[ ?:.]{{1,4}}(?:none|no(?![a-z])|absent|not (?:identified|seen|present)|"
    rf"negative)|"
    # "reactive lymphadenitis in all lymph nodes"
    rf"(?:reactive|lymphadenitis|hyperplasia)(?: [a-z]+)? in (?:[a-z]+ ){{0,4}}?{NODE}|"
    # "all lymph nodes are negative", "free lymph nodes", "benign lymph nodes"
    rf"(?<![a-z])(?:all|multiple) (?:\(\d+\) )?(?:[a-z]+ ){{0,3}}?{NODE}[^\n]{{0,30}}?(?:negative|free of|no {_TUMOR}|"
    rf"tumou?r-? ?free)|"
    rf"(?<![a-z])(?:tumou?r-? ?free|free|benign|uninvolved|reactive|unremarkable) (?:[a-z-]+ ){{0,2}}?{NODE}"
)
#: The next choice of a printed form, or a label's answer that is none.
_NOT_AFTER = re.compile(r"[\W_j]{0,14}p? ?n ?[1-3l](?![a-z0-9])|[^a-z]{0,3}(?:\(pn\)|cannot|specified)")


def no_positive_node(report: Report) -> Spot | None:
    """A place outside the gross description that says, without a number, that the nodes hold no cancer."""
    for match in each(report.flat, report.once(near_nodes), _NONE):
        start, end = match.span()
        if report.section_at(start).kind in UNREAD:
            continue
        if _NOT_AFTER.match(report.flat, end):
            continue
        context = report.context(start, end)
        if not (context.hedged or context.hypothetical or context.historical or context.family):
            return start, end
    return None
