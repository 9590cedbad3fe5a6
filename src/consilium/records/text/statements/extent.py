"""How far do notes and reports say that the cancer has spread: localized, regional or metastatic?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, Sentence, denied, fact, rx, sentences

_FAR = (
    r"(?:bones?|osseous|skelet\w+|spine|spinal|vertebra\w*|ribs?|liver|hepatic|lungs?|pulmonary|brain|cerebral|"
    r"intracranial|leptomeningeal|adrenals?|"
    r"peritone\w+|oment\w+|pleura\w*|distant|visceral|widespread|multifocal distant)"
)
_METASTATIC = rx(
    rf"\bstage (?:iv|4)[abc]?\b|\bmetasta(?:tic|ses|sis|sized|sizes)(?: [a-z-]+){{0,4}} (?:to|in|of|within|"
    rf"involving) (?:the |her |his |both |multiple |several )?(?:[a-z]+ ){{0,2}}?{_FAR}\b|"
    rf"\b{_FAR}(?: and [a-z]+)? (?:metasta[ei]s|metastases|metastatic (?:disease|lesions?|deposits?)|mets)\b|"
    rf"\bdistant(?:ly)? metasta\w+|"
    rf"\b(?:widely |diffusely |newly |oligo)?metastatic (?:[a-z-]+ ){{0,4}}(?:{CANCER}|disease)\b(?! (?:to|"
    rf"in) (?:[a-z0-9]+ ){{0,4}}(?:lymph )?nodes?)|\boligometasta\w+|\bcarcinomatosis\b"
)
_REGIONAL = rx(
    r"\blocally advanced\b|\bnode[- ]positive\b|\bpositive (?:axillary|regional|pelvic|inguinal|mesorectal|"
    r"mediastinal|hilar) (?:lymph )?nodes?\b|"
    r"\b(?:spread|metasta\w+|involv\w+)(?: [a-z0-9]+){0,4} (?:axillary|regional|pelvic|inguinal|mesorectal|"
    r"mediastinal|hilar|cervical|sentinel|perigastric|mesenteric) (?:lymph )?nodes?\b"
)
_LOCAL = rx(
    rf"\b(?:clinically |apparently )?locali[sz]ed (?:[a-z-]+ ){{0,3}}(?:{CANCER}|disease)\b|\borgan[- ]confined\b|"
    rf"\bconfined to (?:the |her |his )?(?:[a-z]+)\b|"
    r"\bno evidence of (?:distant )?(?:metasta\w+|spread)(?: [a-z]+)*; (?:disease )?confined|\bearly[- ]stage\b"
)
_NOT_SEEN = rx(
    r"(?: [a-z]+){0,4}?[ :.]+(?:(?:is|are|was|were) )?(?:not (?:identified|seen|present|detected|found|evident|"
    r"shown)|absent|negative|none\b|no\b)"
)
_OPEN = rx(
    r"\b(?:evaluat\w+|assess\w*|search|look\w*|screen\w*|stag\w+|workup|work-up|survey|risk|potential|chance|"
    r"rule out|r/o|question of|concern\w*|worr\w+)\b(?: \w+){0,4} (?:metasta|spread)"
)


def find(report: Report) -> Iterator[Fact]:
    """What each sentence says of the extent, the widest spread first."""
    for sentence in sentences(report):
        for value, pattern in (("metastatic", _METASTATIC), ("regional", _REGIONAL), ("localized", _LOCAL)):
            match = next((m for m in pattern.finditer(sentence.words) if _stands(report, sentence, m)), None)
            if match and not (value == "metastatic" and _OPEN.search(sentence.words)):
                yield fact(report, "extent", value, sentence, match)
                break


def _stands(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    near = report.context(sentence.start + match.start(), sentence.start + match.end())
    if near.family or near.hedged or near.hypothetical or near.rejected or near.other_person or near.historical:
        return False
    if match.group().startswith("no evidence"):
        return True
    return not (denied(sentence, match) or _NOT_SEEN.match(sentence.words, match.end()))
