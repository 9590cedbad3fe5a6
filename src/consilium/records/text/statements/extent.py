"""How far do notes and reports say that the cancer has spread: localized, regional or metastatic?

A pathology report speaks of what lies on the table, and of nodes as "metastatic": of it only spread to a distant organ
counts here; its T, N and M are read elsewhere.
"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, Sentence, denied, fact, rx, sentences

_FAR = (
    r"(?:(?:bones?|osseous|skelet\w+|spine|spinal|vertebra\w*|ribs?|liver|hepatic|lungs?|pulmonary|brain|cerebral|"
    r"intracranial|leptomeningeal|adrenals?|peritone\w+|oment\w+|pleura\w*|visceral)\b(?! (?:[a-z]+ )?(?:lymph )?nod))"
)
_TO_FAR = (
    rf"\bmetasta(?:tic|ses|sis|sized|sizes)(?: [a-z-]+){{0,4}} (?:to|in|of|within|involving) "
    rf"(?:the |her |his |both |multiple |several )?(?:[a-z]+ ){{0,2}}?{_FAR}|"
    rf"\bspread(?:s|ing)?(?: [a-z-]+){{0,3}} (?:to|into|throughout) (?:the |her |his |both |multiple |several |many )?"
    rf"(?:[a-z]+ ){{0,2}}?{_FAR}|"
    rf"\b{_FAR}(?: and [a-z]+)? (?:metasta[ei]s|metastases|metastatic (?:disease|lesions?|deposits?)|mets)\b"
)
_METASTATIC = rx(
    rf"\bstage (?:iv|4)[abc]?\b(?! (?:fibrosis|kidney|ckd|chronic|pressure|decubit|ulcer|renal))|{_TO_FAR}|"
    r"\bdistant(?:ly)? metasta\w+|\b(?:widely|diffusely|newly|oligo)[ -]?metastatic\b|"
    rf"\bmetastatic (?:[a-z-]+ ){{0,4}}(?:{CANCER}|disease)\b|\boligometasta\w+|\bcarcinomatosis\b"
)
_METASTATIC_IN_PATHOLOGY = rx(rf"{_TO_FAR}|\b{_FAR}[^.;]{{0,60}}\bmetastatic (?:[a-z-]+ ){{0,4}}{CANCER}\b")
_REGIONAL = rx(
    r"\blocally advanced\b|\bnode[- ]positive\b|\bpositive (?:axillary|regional|pelvic|inguinal|mesorectal|"
    r"mediastinal|hilar) (?:lymph )?nodes?\b|"
    r"\b(?:spread|metasta\w+|involv\w+)(?: [a-z0-9]+){0,4} (?:axillary|regional|pelvic|inguinal|mesorectal|"
    r"mediastinal|hilar|cervical|sentinel|perigastric|mesenteric) (?:lymph )?nodes?\b|"
    rf"\b(?:axillary|regional|pelvic|inguinal|mesorectal|mediastinal|hilar|cervical|sentinel|neck) (?:lymph )?nodes?"
    rf"(?: (?!not\b|no\b|never|negative|un|without|non)[\w-]+){{0,3}} (?:positive|involved|(?:contain\w*|hold\w*|"
    rf"show\w*|"
    rf"with|have|had) (?:metasta\w+|{CANCER}))\b"
)
_LOCAL = rx(
    rf"\b(?:clinically |apparently )?locali[sz]ed (?:[a-z-]+ ){{0,3}}(?:{CANCER}|disease)\b|\borgan[- ]confined\b|"
    r"\bconfined to (?:the |her |his )?(?!mucosa|surface|nodes?|lymph|bed|wheel|home|chair|pseudo)[a-z]+\b|"
    r"\bearly[- ]stage\b"
)
_FAR_SPREAD = rx(
    r"^(?:bone|osseous|skelet|liver|hepatic|lung|pulmonary|brain|"
    r"cerebral)\w*(?: and [a-z]+)? (?:metasta[ei]s|metastases|mets)"
)
#: A cancer of the ovary or womb that has reached the belly's lining has not yet spread to distant organs (FIGO III).
_ABDOMINAL = rx(r"oment|periton")
_PELVIC = rx(r"\bovar(?:y|ies|ian)\b|fallopian|m[uü]llerian|\bendometri")
_NODES = rx(r"\bnodes?\b|\bnodal\b|\blymphaden")
_NOT_SEEN = rx(
    r"(?: ?\([a-z]{1,3}\))?(?: [a-z]+){0,4}?[ :.]+(?:(?:is|are|was|were) )?(?:not\b|absent|negative|none\b|no\b|"
    r"cannot|unknown|pm?[x0o]\b|m[x0o]\b|n/a)"
)
_OPEN = rx(
    r"\b(?:evaluat\w+|assess\w*|search|look\w*|screen\w*|stag\w+|workup|work-up|survey|risk|potential|chance|"
    r"rule out|r/o|question of|concern\w*|worr\w+)\b(?: \w+){0,4} (?:metasta|spread)|\bpatients (?:with|who)\b|"
    r"\bpatients\.?$"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = ("metast", "mets", "stage iv", "stage 4", "carcinomatosis", "spread")
_NEARER = ("locali", "locally", "confined", "node-pos", "node pos", "positive", "early", "involv", "node")


def find(report: Report) -> Iterator[Fact]:
    """What each sentence says of the extent, the widest spread first."""
    if report.kind in ("genomics_report", "insurance_letter"):
        return
    on_the_table = report.kind == "pathology_report"
    for sentence in sentences(report, *_PIECES, *(() if on_the_table else _NEARER)):
        ways = [("metastatic", _METASTATIC_IN_PATHOLOGY if on_the_table else _METASTATIC)]
        if not on_the_table:
            ways += [("regional", _REGIONAL), ("localized", _LOCAL)]
        for value, pattern in ways:
            match = next((m for m in pattern.finditer(sentence.words) if _stands(report, sentence, m)), None)
            if match and not (value == "metastatic" and _only_nearby(sentence, match)):
                if value == "metastatic" and _ABDOMINAL.search(match.group()) and _PELVIC.search(report.flat):
                    value = "regional"
                yield fact(report, "extent", value, sentence, match)
                break


def _only_nearby(sentence: Sentence, match: re.Match[str]) -> bool:
    """Metastasis that is only looked for, or that the sentence finds in lymph nodes alone."""
    if _OPEN.search(sentence.words):
        return True
    if _NODES.search(sentence.words) and not re.match(
        r"metasta\w+(?: [a-z-]+){0,6} (?:to|in|of|within|involving) ", match.group()
    ):
        return "distant" not in match.group() and "stage" not in match.group() and not _FAR_SPREAD.search(match.group())
    distant = re.search(rf"{_FAR}|\bstage\b|\bdistant|\bwide|\bdiffuse|carcinomatosis", match.group())
    return not distant and bool(_NODES.search(sentence.words))


def _stands(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    near = report.context(sentence.start + match.start(), sentence.start + match.end())
    if near.family or near.hedged or near.hypothetical or near.rejected or near.other_person or near.historical:
        return False
    return not (denied(sentence, match) or _NOT_SEEN.match(sentence.words, match.end()))
