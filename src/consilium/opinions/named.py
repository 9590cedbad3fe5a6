"""Treatments that a letter names, each with how the doctor stands to it; the normal form in which plans are "
"compared."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cache

from consilium.oncology import TreatmentMention, treatment_mentions
from consilium.opinions.advice import ADVICE, is_outright
from consilium.opinions.discourse import settle
from consilium.opinions.endorse import endorses
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.normal import normal
from consilium.opinions.speaker import is_colleagues
from consilium.opinions.voice import Stance, stance
from consilium.tables import toml_table

_NODES = frozenset(("with:lymphadenectomy", "with:neck_dissection", "with:axillary_dissection", "with:oophorectomy"))
# Words for operating and for leaving alone that are no name of a treatment and so in no vocabulary.
_OWN = re.compile(
    r"(?P<operation>\b(?!append|cholecyst|vas|tonsill)[a-z]{3,}(?:ectomy|ostomy|otomy)\b)|"
    r"(?P<surgery>\b(?:operat(?:e|ed on|ions?)|surgery|resect(?:ed|ing)?(?=\s)|(?:remove|take out|taking out|"
    r"removing) (?:the|her|his|this) "
    r"(?:\w+ ){0,4}?(?:half|part|lobe|gland|kidney|breast|womb|prostate|bladder|rectum|bowel|stomach|liver|lung|"
    r"tumou?r|lump|"
    r"mass|growth|nodule|primary)|(?:take|taking) it (?:all )?out|(?:keyhole |surgical |complete )?removal of (?:the|"
    r"her|"
    r"his|this)|re-?excision|hemithyroidectomy)\b)|"
    r"(?P<watch>\b(?:observ(?:ation|e)|observed(?! (?:since|in|for|that|no))|surveillance|follow(?:ed)?[- ]?up "
    r"(?:alone|only|without (?:further "
    r")?treatment|by (?:her|his))|"
    r"no (?:\w+ ){0,2}(?:treatment|maintenance)(?: at present| now| is needed)?|(?:close|careful) (?:follow[- ]?up|"
    r"monitoring)|no indication for (?:\w+ )?treatment|(?:would not|wouldn['’]t|do not|not) treat(?:ing)?\b(?! "
    r"(?:with|her|him))|followed "
    r"and not treated|"
    r"not treated further|without further treatment|watch(?:ed|ing)? (?:him|her|it|this|them|you|closely|is)|leave it "
    r"alone|no "
    r"adjuvant (?:chemo)?therapy|"
    r"follow-up with (?:ultrasound|imaging|mri|ct))\b)|"
    r"(?P<transplant>\b(?:(?:allo|auto)-?(?:HCT|SCT|HSCT|BMT)|(?:stem[- ]cell |(?:bone )?marrow )?transplant(?:ation|"
    r"ed|ing)?|(?:should|must|can|will|would|to) be (?:wait-?)?listed(?! (?:in|on|as|above|below|under|at|by|here)))\b"
    r"(?! (?:service|program|clinic|center|centre|unit|evaluation|team|physician|surg|list|candidate|eligib)))|"
    r"(?P<radiation>\b(?:radiation(?! oncolog)|(?:ir)?radiat(?:e|ed|ing)|radiotherapy|(?-i:RT\b)(?!-PCR)|"
    r"\d+(?:\.\d+)? ?(?:Gy|Grays?)\b(?: in| x|"
    r"/)? ?\d* ?(?:fractions?)?))",
    re.I,
)
_RESULT = (
    r"(?:[^.;]{0,50}?\b(?:results?|known|know|tested|testing|test|sequenc\w+|molecular|FISH|report|biopsy|scan|MRI|"
    r"PET|decid\w+|cytogenetics|review\w*|genes?|available|in hand|back|done|samples?|EBUS|laparoscopy)\b)"
)
_HOLD = re.compile(
    rf"\b(?:(?:do not|don['’]t|would not|wouldn['’]t) (?:take|operate|start|begin|give|book|treat|"
    rf"go)\b[^.;]{{0,40}}?\byet\b|"
    rf"hold (?:all|off|everything|the \w+\b(?=[^.;]{{0,60}}\buntil\b)|(?:\w+ )?treatment|\w+ until)|(?<!can "
    rf")(?:be (?:put off|postponed)|"
    rf"postpone)|would not (?:start|"
    rf"begin|give|operate)\b[^.;]{{0,40}}\byet|"
    rf"(?:would not|must not|should not|cannot|is not|not to|we do not|do not|don['’]t|never|nobody (?:should|may|"
    rf"must)) (?:be )?(?:start|begin|give|treat|book|"
    rf"operat|decid|plann|go ahead|proceed|happen)\w*\b[^.;]{{0,40}}?\b(?:before|until)\b{_RESULT}|"
    rf"would not (?:start|begin|give) (?:anything|(?:any )?treatment|it)\b(?=[^.]*\.[^.]*\b(?:needs?|first|scan|PET|"
    rf"biopsy|test)\b|$)|"
    rf"wait for (?:it|this|that|them|these|both)\b|wait (?:for|until)\b{_RESULT}(?![^.]{{0,40}}reserve))",
    re.I,
)
#: A letterhead or a signature.
_SIGN = re.compile(
    r"\b(?:MD|DO|FACS|Prof|Department|Clinic|Hospital|Cent(?:er|re)|Institute|University|Program|Service|Group|"
    r"Associates|Oncology|Dear|Re:|RE:|Unit|follow[- ]up,|Visit)\b|^\W*[A-Z &,/-]{8,}(?:\s+\d|$)"
)
#: Names that the vocabulary gives to something else in a letter: vaccines against infections.
_NOT_TREATMENTS = re.compile(r"^(?:MD|PS|CT|PT|vaccines?|CAP|ECF|DPD|cytoreduction)$", re.I)
_REEXCISION = re.compile(r"re-?excision|conservative|narrow|marginal", re.I)
_WHOLE_BRAIN = re.compile(r"\bwhole[- ]brain\s$", re.I)
_GRAFT = "class:transplant"
_WBRT = "radiation:whole_brain_radiation"
#: The operation as a point in time, not as advice: "after the operation", "before surgery".
_WHEN = re.compile(
    r"\b(?:after|before|since|until|following|at|prior to|time of)\s(?:the |her |his |an? |any )?(?:curative |radical "
    r"|that |primary |major |first )?$",
    re.I,
)
_IS_ENOUGH = re.compile(r"^\s+(?:is|was) (?:sufficient|enough)", re.I)


#: "Dr. A. Person, colorectal surgery": the discipline of who signs, not an operation.
_SIGNED = re.compile(
    r"^\W*(?:thoracic|cardiothoracic|colorectal|breast|plastic|general|endocrine|vascular|spine|hepatobiliary|HPB|"
    r"oncologic|orthop(?:a)?edic|abdominal|head and neck|upper GI|neuro|maxillofacial|cancer|gyn\w*) surgery(?:, |"
    r"\W*$)|"
    r"^\W*(?:Dr\.?|Prof\.?|Mr\.?|Ms\.?|Mrs\.?)\s[^.;:]{2,60},[^.;:]*$|^[^a-z]{6,}$|^[^.;:]{2,60}, (?:MD|DO|FACS|FRCS|"
    r"MBBS|PhD)\b"
)
#: A sentence on what to do; the heading of a specimen has none of these words.
_MODAL = re.compile(r"\b(?:would|should|could|may|might|can|will|must)\b", re.I)


#: Visits and scans from time to time.
_SCHEDULE = re.compile(
    r"\b(?:follow(?:ed)?[- ]?up|monitor\w*|surveillance|(?:visits?|scans?|CT|MRI|PET|ultrasound|exam\w*|endoscop\w+|"
    r"colonoscop\w+|cystoscop\w+|imaging|PSA|CEA|AFP|counts|checks?|see (?:her|him))\b[^.;]{0,40}\b"
    r"(?:every|each|q ?\d|yearly|annual\w*|once a year|twice a year|\d-monthly))",
    re.I,
)
_ON = re.compile(r"[^.;:]{0,40}?\b(?P<month>\d{1,2})/(?P<day>\d{1,2})\b(?!/\d{1,2}/|\s*(?:nodes?|SLN|LN|cores))")
_SOON = 150  # days from the letter to the operation; a date further ahead is one of the year before
_HEAD = 25  # characters in which a list line says what it is about
_NOT_ADVICE = ("history", "findings", "reviewed", "not_reviewed")
MAIN = ("surgery", "radiation", "systemic", "local")
_ANY_DRUG = "class:systemic_therapy"


#: No letter names more; the rest of a longer list is left unread, and the reader says so.
MOST = 300
_MOST_IN_SENTENCE = 40


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
    unknown: bool = False  # the vocabulary does not know the word; it is compared as a word
    firm: bool = False  # advised in so many words; what is not may be a remark in passing


def treatments_named(sentences: tuple[Sentence, ...], day: Date | None = None) -> tuple[Named, ...]:
    """All treatments that the sentences name, in order; ``day`` is the date of the letter.

    A sentence that goes on in a paragraph where advice was given is advice as well.
    """
    found: list[Named] = []
    advising = -1
    for sentence in sentences:
        if len(found) >= MOST:
            break
        if endorses(sentence):
            advising = sentence.block
        for one in sorted(_in_sentence(sentence), key=lambda n: n.start)[:_MOST_IN_SENTENCE]:
            one = _weighed(_dated(one, day), sentence.block == advising)
            found.append(one)
            if one.stance == "advised" and one.category in ("surgery", "radiation", "systemic", "local"):
                advising = sentence.block
    found = settle(sentences, found)
    if not any(n.category == "surgery" and n.stance == "advised" for n in found):
        found = [_as_operation(n) for n in found]
    return tuple(found)


def _dated(one: Named, day: Date | None) -> Named:
    """An operation that is only named, with a date behind it: done when the date lies behind the letter's, else "
    "planned."""
    hit = _ON.match(one.sentence.text, one.end - one.sentence.start)
    if day is None or hit is None or one.stance != "named" or one.category not in ("surgery", "local"):
        return one
    month, number = int(hit["month"]), int(hit["day"])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return one
    ahead = (month - day.month) % 12 * 31 + number - day.day
    if 0 < ahead < _SOON:
        return replace(one, stance="advised", firm=True)
    return replace(one, stance="past")


def _weighed(one: Named, goes_on: bool) -> Named:
    """A treatment that is only named counts as advised where the paragraph goes on with advice, and at the head of a
    list line; there, or with a verb of advice, it is advised outright."""
    listed = (
        one.sentence.item and one.start - one.sentence.start < _HEAD and one.sentence.section in ("plan", "goal", "")
    )
    listed = listed or (one.sentence.item and one.start == one.sentence.start and one.sentence.section == "diagnosis")
    labelled = one.start == one.sentence.start and one.sentence.text[one.end - one.start :].lstrip()[:1] == ":"
    if one.stance == "named" and labelled and one.sentence.section not in _NOT_ADVICE and not listed:
        return replace(one, stance="advised")
    if one.stance == "named":
        return replace(one, stance="advised", firm=listed) if listed or goes_on else one
    if one.stance == "advised":
        return replace(one, firm=listed or is_outright(one.sentence, one.start, one.end))
    return one


def _as_operation(named: Named) -> Named:
    """A removal of lymph nodes that goes with no other operation is the operation itself."""
    if named.term not in _NODES:
        return named
    term = f"surgery:{named.term.partition(':')[2]}"
    return replace(named, category="surgery", term=term, terms=(term,))


def advised(letter: Letter) -> tuple[Named, ...]:
    """What this doctor advises now; when no passage says so outright, what is named and neither past nor denied."""
    own = tuple(n for n in letter.treatments if n.stance == "advised")
    if not any(n.firm or n.category in ("hold", "comfort", "watch") for n in own):
        own += _left_standing(letter)
    if any(n.category != "accessory" for n in own):
        return own
    named = tuple(n for n in letter.treatments if n.stance == "named" and not is_letterhead(n) and n.term != _ANY_DRUG)
    refused = {n.term for n in letter.treatments if n.stance == "against" and n.category in MAIN}
    families = {f"{head}:" for head in ("radiation",) if f"{head}:{head}" in refused}
    generic = {f"{head}:{head}" for head in (t.partition(":")[0] for t in refused)}
    left = tuple(n for n in named if n.term not in refused | generic and f"{n.term.partition(':')[0]}:" not in families)
    if refused and not any(n.category != "accessory" for n in left):
        return own + _followed(letter)
    return own + left


def _left_standing(letter: Letter) -> tuple[Named, ...]:
    """What another doctor has planned, where this one advises nothing outright and does not turn it down."""
    refused = {n.term for n in letter.treatments if n.stance == "against"}
    heads = {t.partition(":")[0] for t in refused if t.partition(":")[0] == t.partition(":")[2]}
    return tuple(
        replace(n, stance="advised")
        for n in letter.treatments
        if n.stance == "other"
        and n.category in MAIN
        and n.term not in refused
        and n.term.partition(":")[0] not in heads
        and is_colleagues(n.sentence)
    )


def _followed(letter: Letter) -> tuple[Named, ...]:
    """Whoever refuses a treatment, names no other and gives a schedule of visits advises to watch."""
    for sentence in letter.sentences:
        hit = _SCHEDULE.search(sentence.text)
        if hit and sentence.section not in _NOT_ADVICE and not re.search(r"discretion|defer", sentence.text):
            start = sentence.start + hit.start()
            return (Named(sentence, start, sentence.start + hit.end(), "watch", "watch", "advised", ("watch",)),)
    return ()


def plan(letter: Letter) -> tuple[Named, ...]:
    """The plan without what only goes with an operation; "not yet" beside watching is watching, not a wait
    for a result."""
    own = tuple(n for n in advised(letter) if n.category != "accessory")
    if any(n.category == "watch" for n in own):
        own = tuple(n for n in own if n.category != "hold" or not letter.text[n.start : n.end].endswith("yet"))
    return own


def without_specimens(letter: Letter) -> Letter:
    """A pathologist's report with the operations that it only names taken as past: the specimen comes from them."""
    own = tuple(replace(n, stance="past") if _is_specimen(n) else n for n in letter.treatments)
    return replace(letter, treatments=own)


def _is_specimen(named: Named) -> bool:
    return (
        named.category in ("surgery", "accessory", "local")
        and (named.stance == "named" or (named.stance == "advised" and not ADVICE.search(named.sentence.text)))
        and not _MODAL.search(named.sentence.text)
    )


def is_letterhead(named: Named) -> bool:
    """Whether the treatment stands in a letterhead or a signature ("Breast Surgery, Copperline")."""
    return _SIGN.search(named.sentence.text) is not None


def _in_sentence(sentence: Sentence) -> Iterator[Named]:
    taken: list[tuple[int, int]] = []
    signed = _SIGNED.match(sentence.text) is not None
    for m in (*treatment_mentions(sentence.text), *_short(sentence.text)):
        if any(a < m.end and m.start < b for a, b in taken) or (m.code in ("surgery", "radiation") and signed):
            continue
        category, term, terms, detail = normal(m.code, m.kind)
        if not category or _NOT_TREATMENTS.match(m.words):
            continue
        if category == "radiation" and _WHOLE_BRAIN.search(sentence.text[: m.start]):
            term, terms = _WBRT, (_WBRT,)
        if category == "surgery" and _REEXCISION.search(m.words):
            term, terms = "surgery:re-excision", ("surgery:re-excision",)
        taken.append((m.start, m.end))
        start, end = sentence.start + m.start, sentence.start + m.end
        how = stance(sentence, start, end)
        if (
            m.code == "surgery"
            and how in ("advised", "against", "asked", "named")
            and _WHEN.search(sentence.text[: m.start])
        ):
            how, detail = "past", "when" if is_outright(sentence, start, end) else detail
        if category == "surgery" and _IS_ENOUGH.match(sentence.text[m.end :]):
            how = "past"
        yield Named(sentence, start, end, term, category, how, terms, detail)
    for found in _OWN.finditer(sentence.text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        start, end = sentence.start + found.start(), sentence.start + found.end()
        category = found.lastgroup or ""
        if signed and category in ("surgery", "radiation"):
            continue
        how = stance(sentence, start, end)
        if (
            category == "surgery"
            and how in ("advised", "against", "asked", "named")
            and _WHEN.search(sentence.text[: found.start()])
        ):
            yield Named(sentence, start, end, "surgery:surgery", "surgery", "past", ("surgery:surgery",), "when")
            continue
        if category == "watch" and re.match(r"no|not|without|would|do ", found.group(), re.I) and how == "against":
            how = "advised"
        if category == "radiation" and _WHOLE_BRAIN.search(sentence.text[: found.start()]):
            yield Named(sentence, start, end, _WBRT, category, how, (_WBRT,))
            continue
        if category == "operation":
            word = found.group().lower()
            yield Named(sentence, start, end, f"surgery:{word}", "surgery", how, (f"surgery:{word}",), unknown=True)
            continue
        if category == "transplant":
            yield Named(sentence, start, end, _GRAFT, "systemic", how, (_GRAFT,), "transplant")
            continue
        term = {"surgery": "surgery:surgery", "radiation": "radiation:radiation"}.get(category, category)
        yield Named(sentence, start, end, term, category, how, (term,))
    for found in _HOLD.finditer(sentence.text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if (
            not re.search(
                r"\b(?:(?:not|n't|never|cannot|nor|need)|(?:no|nor|any|little) (?:reason|need|cause|case|point)(?: "
                r"to| in| for)?)\s*$",
                sentence.text[: found.start()],
                re.I,
            )
            and sentence.section != "history"
        ):
            yield Named(sentence, start, end, "hold", "hold", "advised", ("hold",))


@cache
def _shorts() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = toml_table("consilium.opinions", "lookalikes.toml")["drug"]
    words = "|".join(sorted(table, key=len, reverse=True))
    beside = r"(?=\s?[/+]\s?\w|\s\d|\s(?:and|x|mono)\b)"
    return re.compile(rf"(?<![\w-])(?P<short>{words}){beside}|(?<=[/+])(?P<tail>{words})\b", re.I), table


def _short(text: str) -> Iterator[TreatmentMention]:
    """Drugs under names cut short ("ipi/nivo", "cis + etop x 4")."""
    pattern, table = _shorts()
    for hit in pattern.finditer(text):
        yield from (
            replace(m, start=hit.start(), end=hit.end())
            for m in treatment_mentions(table[(hit["short"] or hit["tail"]).lower()])[:1]
        )
