"""Treatments that a letter names, each with how the doctor stands to it; the normal form in which plans are compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.oncology import drug, regimen, treatment_mentions
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.voice import Stance, stance

#: Part of another operation, or of its preparation: alone no difference between two plans.
_ACCESSORY = frozenset(
    "sentinel_node_biopsy lymphadenectomy neck_dissection axillary_dissection omentectomy ostomy reconstruction "
    "splenectomy appendectomy biopsy port_placement stent drainage feeding_tube transfusion palliative_care "
    "oophorectomy bile_duct_resection cholecystectomy kyphoplasty clinical_trial polypectomy conization embolization".split()
)
_WATCH = frozenset(("active_surveillance", "watch_and_wait", "watchful_waiting"))
_COMFORT = frozenset(("hospice", "best_supportive_care"))
# Words for operating and for leaving alone that are no name of a treatment and so in no vocabulary.
_OWN = re.compile(
    r"(?P<surgery>\b(?:operat(?:e|ed on|ions?)|surgery|re-?excision|hemithyroidectomy)\b)|"
    r"(?P<watch>\b(?:observ(?:ation|e)|surveillance|follow(?:ed)?[- ]?up (?:alone|only|without (?:further )?treatment|by (?:her|his))|"
    r"no (?:\w+ ){0,2}treatment(?: at present| now| is needed)?|no indication for (?:\w+ )?treatment|followed and not treated|"
    r"not treated further|without further treatment|watch(?:ed)? (?:him|her|it|closely)|no adjuvant (?:chemo)?therapy|"
    r"follow-up with (?:ultrasound|imaging|mri|ct))\b)|"
    r"(?P<radiation>\b(?:radiation|radiotherapy|\d+(?:\.\d+)? ?Gy\b(?: in| x|/)? ?\d* ?(?:fractions?)?))",
    re.I,
)
_HOLD = re.compile(
    r"\b(?:hold (?:all|off|everything|treatment)|would not (?:start|begin|give) (?:\w+ ){0,3}(?:before|until|yet)|"
    r"must not be (?:treated|started|given) (?:\w+ ){0,2}(?:before|until)|(?:is|be) not (?:booked|started|given|begun) (?:before|until)|"
    r"not (?:to )?(?:start|begin|operate|decide)\w* (?:\w+ ){0,4}(?:until|before)|"
    r"would not (?:begin|start) (?:\w+ ){1,3}yet|be put off|postpone|wait (?:for|until) (?:the )?(?:\w+ ){0,3}(?:results?|sequencing|molecular|test|FISH|BRAF)\b"
    r"(?![^.]{0,40}reserve)|should not be (?:started|given) (?:\w+ ){0,2}(?:until|before))",
    re.I,
)
_IS_ENOUGH = re.compile(r"^\s+(?:is|was) (?:sufficient|enough)", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A treatment named in a letter. ``term`` is its normal form, ``category`` what kind of step it is."""

    sentence: Sentence
    start: int
    end: int
    term: str
    category: str  # surgery | radiation | systemic | local | watch | comfort | hold | accessory
    stance: Stance
    terms: tuple[str, ...] = ()  # a regimen's drugs; the term itself otherwise
    detail: str = ""  # kind of a systemic treatment: chemotherapy, endocrine, ...


def treatments_named(sentences: tuple[Sentence, ...]) -> tuple[Named, ...]:
    """All treatments that the sentences name, in order."""
    return tuple(n for s in sentences for n in sorted(_in_sentence(s), key=lambda n: n.start))


def advised(letter: Letter) -> tuple[Named, ...]:
    """What this doctor advises now; when no passage says so outright, what is named and neither past nor denied."""
    own = tuple(n for n in letter.treatments if n.stance == "advised")
    if any(n.category != "accessory" for n in own):
        return own
    return own + tuple(n for n in letter.treatments if n.stance == "named")


def _in_sentence(sentence: Sentence) -> Iterator[Named]:
    taken: list[tuple[int, int]] = []
    for m in treatment_mentions(sentence.text):
        category, term, terms, detail = _normal(m.code, m.kind)
        if not category:
            continue
        taken.append((m.start, m.end))
        start, end = sentence.start + m.start, sentence.start + m.end
        how = stance(sentence, start, end)
        if category == "surgery" and _IS_ENOUGH.match(sentence.text[m.end :]):
            how = "past"
        yield Named(sentence, start, end, term, category, how, terms, detail)
    for found in _OWN.finditer(sentence.text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        start, end = sentence.start + found.start(), sentence.start + found.end()
        category = found.lastgroup or ""
        how = stance(sentence, start, end)
        if category == "watch" and re.match(r"no|not|without", found.group(), re.I) and how == "against":
            how = "advised"
        term = {"surgery": "surgery:surgery", "radiation": "radiation:radiation"}.get(category, category)
        yield Named(sentence, start, end, term, category, how, (term,))
    for found in _HOLD.finditer(sentence.text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if not re.search(r"\b(?:do|does|need|should|must) not\s*$|\bnot\s*$", sentence.text[: found.start()], re.I):
            yield Named(sentence, start, end, "hold", "hold", "advised", ("hold",))


def _normal(code: str, kind: str) -> tuple[str, str, tuple[str, ...], str]:
    """Category, term, terms and kind of a code of the vocabulary; an empty category for what is no treatment of it."""
    if code in _WATCH:
        return "watch", "watch", ("watch",), kind
    if code in _COMFORT:
        return "comfort", "comfort", ("comfort",), kind
    if code in _ACCESSORY:
        return "accessory", f"with:{code}", (), kind
    if kind == "surgery" or kind == "transplant" and code == "liver_transplant":
        return "surgery", f"surgery:{code}", (f"surgery:{code}",), kind
    if code == "chemoradiation":
        return "radiation", "radiation:radiation", ("radiation:radiation", "class:chemotherapy"), kind
    if kind == "radiation":
        return "radiation", f"radiation:{code}", (f"radiation:{code}",), kind
    if kind in ("ablation", "embolization"):
        return "local", f"local:{code}", (f"local:{code}",), kind
    return _systemic(code, kind)


def _systemic(code: str, kind: str) -> tuple[str, str, tuple[str, ...], str]:
    made_of = regimen(code)
    if made_of:
        terms = tuple(t for name in made_of.drugs for t in (_drug_term(name),) if t)
        return "systemic", f"regimen:{code}", terms, kind
    known = drug(code)
    if known:
        term = _drug_term(code)
        return ("systemic", term, (term,), known.kind) if term else ("", "", (), "")
    if kind == "supportive":
        return "", "", (), ""
    return "systemic", f"class:{code}", (f"class:{code}",), kind


def _drug_term(name: str) -> str:
    """``drug:paclitaxel``; ``radiation:radiation`` in a regimen that holds it; empty for supportive drugs and steroids."""
    if name == "radiation":
        return "radiation:radiation"
    known = drug(name)
    if known is None:
        return f"drug:{name.lower()}"
    if known.kind == "supportive" or known.drug_class == "steroid":
        return ""
    return f"drug:{known.name.lower()}"
