"""Which markers or tests were not done, failed, or are still awaited?"""

from collections.abc import Iterator
from typing import NamedTuple

from consilium.case.model import Fact
from consilium.oncology import marker_mentions
from consilium.records.text.phrases import Phrases
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import Sentence, fact, pieces, rx, sentences, stretch

#: Tests that are no single marker, with the name under which they are told.
_TESTS = {
    "molecular testing": r"molecular (?:genetic )?(?:testing|studies|analysis|profil(?:e|ing)|tests?|panel)|"
    r"(?:tumou?r |genomic )?profiling\b|"
    r"mutation(?:al)? (?:testing|analysis)|biomarker (?:testing|panel)",
    "next-generation sequencing": r"next[- ]generation sequencing|ngs\b|genomic (?:testing|profiling|sequencing)|"
    r"comprehensive genomic profiling|tumou?r sequencing",
    "FISH": r"fish\b|fluorescence in situ hybridi[sz]ation",
    "immunohistochemistry": r"immunohistochem\w+|immunostains?|immunoperoxidase|ihc\b|special stains",
    "flow cytometry": r"flow cytometry",
    "cytogenetics": r"cytogenetics?|karyotype",
    "hormone receptors": r"hormone receptors?|receptor (?:status|studies|testing)|breast markers|prognostic markers",
    "germline testing": r"germline (?:genetic )?testing|hereditary (?:cancer )?(?:panel|testing)|genetic testing",
    "chest CT": r"chest ct|ct (?:scan )?(?:of the )?chest|ct chest",
    "PET scan": r"pet(?:[-/ ]?ct)?(?: scan)?\b|psma pet\b",
    "brain MRI": r"brain mri|mri (?:of the )?brain",
    "MRI": r"mri\b(?! brain)",
    "bone scan": r"bone scan",
    "bone marrow biopsy": r"(?:bone )?marrow biopsy",
    "staging scans": r"staging (?:scans?|imaging|ct|studies|workup|work-up)",
}
_TEST = Phrases(_TESTS, before=r"\b", after="")
_LACKING = (
    r"(?:not (?:yet )?(?:been )?(?:performed|done|tested|sent|available|assessed|evaluated|obtained|"
    r"ordered|reported|completed|possible|requested|attempted|known|carried out|offered|run|on file|looked at)|"
    r"pending|awaited|in progress|to follow|ordered|requested|outstanding|unknown|not available|exhausted|"
    r"insufficient|inadequate|deferred|unavailable|cancel\w*|unsuccessful|uninterpretable|under way|"
    r"never (?:been )?(?:sent|done|ordered|requested|tested)|not (?:be )?(?:performed|done|tested|assessed|completed|"
    r"determined|evaluated)|fail\w*|qns\b|"
    r"quantity not sufficient|sent(?: out)?(?: for)?$|recommended|advised|suggested|needed)"
)
_NOT_DONE = (
    r"(?:(?:is|are|was|were|has|have|had|will be|could|can|be|been|still|yet|being|currently|also) ){0,3}" + _LACKING
)
_BEHIND = rx(
    rf"^[\s:,(]*(?:(?:testing|tests?|status|studies|analysis|fish|ihc|immunohistochemistry|expression|stains?|by|"
    rf"mutation|of (?:the |this |her |his )?\w+|results?|sequencing|and|/|scan|evaluation|rearrangement|"
    rf"amplification|panel|proteins?|"
    rf"gene)[\s,:)/]*){{0,6}}[-:( ]*{_NOT_DONE}\b"
)
_AHEAD = rx(
    r"(?:\bpending[: ]+|\bawait\w*|\bwaiting (?:for|on)|\binsufficient(?: \w+){0,3} for|\bnot (?:sufficient|enough|"
    r"adequate)(?: \w+){0,2} for|\binadequate(?: \w+)? for|\bno\b|\bunable to (?:perform|do|obtain)|"
    r"\bnot tested for|\bdid not (?:have|undergo|get|order)|\b(?:has|have) not (?:had|undergone)|"
    r"\bquantity not sufficient for|\bqns for|\b(?:order|ordered|send|sent|requested)(?: \w+){0,2}(?: for)?|"
    r"\bnot (?:yet )?(?:done|performed|available)[: ]+|\bwe (?:need|lack)|\bmissing[: ]+|\bwithout)"
    r"(?: (?:the|a|an|any|further|additional|her|his|formal|results? (?:of|for)|baseline)){0,4}[\s:,(]*(?:and |or )?$"
)
#: "No tumor testing (BRCA1/2) on file", but not "no variant was found by testing".
_NO_PANEL = rx(
    r"\b(?:no|never had|never got|without|not had) (?:(?!mutations? (?!panel|test|analysis)|variants?|alterations?|"
    r"further|other|more|evidence|abnormal|need|change)[\w/-]+ ){0,6}?(?:tests?|testing|panel|sequencing|profiling|"
    r"analysis|screening)(?: ?\([^()]{0,60}|(?: (?:of|for|on))? )$"
)
_RESULT = rx(
    r"^[\s:,(/-]*(?:\w+[\s:,(-]+){0,3}?(?:positive|negative|pos\b|neg\b|\d+(?:\.\d+)? ?%|\d\+|wild|mutat\w*|mutant|"
    r"(?:not )?detected|(?:not )?identified|(?:not )?amplified|(?:not )?rearranged|stable|high|low|intact|lost|"
    r"proficient|deficient|normal|equivocal|shows?\b|showed|retained|(?:un)?methylated|codeleted)"
)
#: Left out because the answer was known without it.
_NOT_NEEDED = rx(
    r"\bbecause\b.{0,30}(?:\b[013]\+|\bscore\b|\bnot (?:needed|indicated|required|necessary)|\balready\b)|"
    r"\bnot (?:needed|indicated|required|necessary)\b|\bno longer needed\b"
)
_DONE = rx(r"^[\s\w,:()/-]{0,60}?\b(?:was|were|has been|have been|is being) (?:performed|done|carried out)\b")
_DRUG = rx(r"^[- ](?:inhibit\w*|tki|directed|targeted|therapy|antibod\w*|block\w*|agonist|positive|negative)")
_JOIN = rx(r"^\s*\)?\s*(?:,|/|and|or|&|,\s*and|,\s*or)\s*$")
_NO_TEST = rx(r"testing|test|has been done|was done|performed|sent|obtained|available|ordered")


_CUE = rx(
    _LACKING + r"|\ba?wait|\bno\b|\bwithout\b|\bnot\b|sufficient|\bunable\b|\border\w*|\bsen[dt]\b|request|missing|"
    r"\black\b|\bneed|\bnever\b"
)
#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "pending|await|waiting|not |progress|follow|order|request|outstanding|unknown|available|exhausted|"
    "sufficient|inadequate|deferred|cancel|fail|qns|sent |recommend|advis|suggest|need|no |unable|missing|"
    "without|under way|interpret|never "
)


class _Named(NamedTuple):
    start: int
    end: int
    name: str


def find(report: Report) -> Iterator[Fact]:
    """Markers and tests that are missing, each name once."""
    if report.kind in ("insurance_letter", "imaging_report"):
        return
    told: set[str] = set()
    for sentence, names in _by_sentence(report):
        for named in _missing(sentence, names):
            if named.name not in told:
                told.add(named.name)
                match = stretch(sentence, named.start, named.end)
                yield fact(report, "missing_test", named.name, sentence, match)


def _by_sentence(report: Report) -> Iterator[tuple[Sentence, list[_Named]]]:
    """Sentences that may say that one is missing, with the markers and tests that they name, left to right."""
    for sentence in sentences(report, *_PIECES):
        if (names := _named(report, sentence)) and _CUE.search(sentence.words):
            yield sentence, names


def _missing(sentence: Sentence, named: list[_Named]) -> list[_Named]:
    found: list[_Named] = []
    state = ""
    for at in range(len(named) - 1, -1, -1):
        here = named[at]
        stop = named[at + 1].start if at + 1 < len(named) else len(sentence.words)
        behind = sentence.words[here.end : stop]
        if _JOIN.match(behind) and at + 1 < len(named):
            pass  # shares what is said of the next one
        else:
            state = _state(sentence.words, here, behind, named[at - 1].end if at else 0)
        if state == "missing":
            found.append(here)
    return found[::-1]


def _state(words: str, here: _Named, behind: str, left: int) -> str:
    if (
        _DRUG.match(behind)
        or _RESULT.match(behind)
        or (_DONE.match(behind) and " no " not in f" {words[left : here.start]}")
    ):
        return "known"
    if _NOT_NEEDED.search(behind):
        return "known"
    if _BEHIND.match(behind):
        return "missing"
    before = words[left : here.start]
    if _NO_PANEL.search(words[: here.start]):
        return "missing"
    ahead = _AHEAD.search(before)
    if ahead:
        if (
            ahead.group().strip().startswith("no")
            and not ahead.group().strip().startswith("not")
            and not _NO_TEST.search(behind)
        ):
            return ""
        return "missing"
    return ""


def _named(report: Report, sentence: Sentence) -> list[_Named]:
    """Markers and tests of the sentence, left to right; a marker beats the test that it is found by."""
    start, end = sentence.start, sentence.end
    found = [_Named(m.start - start, m.end - start, m.name) for m in marker_mentions(report.tokens.between(start, end))]
    for name, first, last in _TEST.first(sentence.words):
        if any(n.start < last and first < n.end for n in found):
            continue
        beside = any(0 <= first - n.end <= 2 for n in found)
        if not beside:
            found.append(_Named(first, last, name))
    return sorted(found)
