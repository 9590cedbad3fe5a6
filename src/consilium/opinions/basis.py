"""What an opinion rests on: new data, missing tests, slides and images read again, haste, either way being right."""

import re
from collections.abc import Iterator

from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Remark

NEW = re.compile(
    r"\bour (?:\w+ )?(?:panel|scan|MRI|PET|CT|sequencing|stains?|biopsy|FISH)\b[^.;]{0,60}?\b(?:shows?|showed|found|"
    r"finds|revealed)\b|"
    r"\b(?:(?:which|that) (?:had|was|were) not (?:been )?(?:done|performed|made|available|tested|stained)(?: (?:at|"
    r"outside|there|before))?|"
    r"not part of the outside|we cut|which (?:Dr\.? [\w-]+|you|she|he) (?:had|has|have) not (?:seen|had))\b|"
    r"\b(?:(?-i:NEW)\b|new information|which you did not have|did not have|not available to|not known (?:to|"
    r"when)|was not available|(?:we|I|and) (?:asked|had) (?:our|the|my) \w+ (?:to|run)\b|our (?:laboratory|lab) "
    r"(?:ran|found|did)|"
    r"(?:we|I) (?:obtained|did the|sent the (?:block|tissue)|ordered|performed|repeated|arranged)|obtained "
    r"(?:an?|the)|arranged by us|had ordered it|(?<!be )(?:done|made|run|performed|cut|obtained|tested|sequenced|"
    r"stained|repeated|"
    r"taken) "
    r"(?:here|by us|in our (?:own )?(?:lab|laboratory))|(?:has|had|have) (?:not|never) seen (?:it|them|this)|"
    r"(?:sequencing|result|results|FISH|panel|report|test)\b[^.;]{0,30}\bc(?:a|o)me back|since (?:he|"
    r"she|they) (?:saw|was seen by) you|new (?:\w+ )?(?:scan|MRI|CT|PET|report|result|imaging|stains?))\b",
    re.I,
)
#: A test that the author's own house made: "we sent the block for HRD testing", "our laboratory added FISH".
_OWN_TEST = re.compile(
    r"\b(?:we|I|our (?:\w+ ){1,3}?)\s?(?:have |had |has |also |since |therefore |then |now ){0,2}(?:did|sent|ran|"
    r"performed|obtained|"
    r"requested|added|sequenced|stained|tested|measured|carried out|made|took|repeated|ordered|arranged)\b|"
    r"\b(?:was|were|been) (?:\w+ )?(?:repeated|added|requested|sequenced|obtained|performed|done|made|run|sent|"
    r"stained)\b"
    r"[^.;]{0,40}\b(?:by us|here|in our|at our|at my|on our|with us)\b|\bat our (?:\w+ )?(?:hospital|laboratory|lab|"
    r"cent)",
    re.I,
)
_SHOWED = re.compile(
    r"\b(?:show\w*|reveal\w*|found|finds|positive|negative|is|was|are|detect\w*|mutat\w*|deletion|amplif\w*|fusion|"
    r"score|with)\b",
    re.I,
)
_NOT_NEW = re.compile(
    r"\b(?:no (?:new|further|additional|change)|without (?:new|change)|nothing new|no own|agrees?|unchanged|"
    r"confirm(?:s|ed)?)\b",
    re.I,
)
_MISSING = re.compile(
    r"\b(?:nobody (?:has|had) (?:yet |ever )?(?:done|drawn|sent|ordered|made|taken|tested)|there(?:['’]s| is| was) "
    r"no (?:\w+[ -]){1,4}?(?:results?|anywhere|stain\w*|in (?:the|this|your))\b|"
    r"has no (?:\w+[ -]){1,4}?(?:stains?|results?)|just not done|evidently not been|without an? (?:\w+ "
    r"){0,2}(?:genotype|test|result)|"
    r"until (?:the )?(?:\w+[ -]){1,4}?(?:is|are) (?:back|known|available|in)\b|has not been tested|"
    r"(?:was|were|been|is|are) (?:never|not(?: yet)?) (?:\w+ )?(?:tested|done|sent|ordered|sequenced|"
    r"stained|sampled|performed|made|known|imaged|drawn|measured|in the specimen)|"
    r"never (?:been )?(?:biopsied|tested|ordered|sequenced|done|imaged|staged|drawn|measured|sent|looked for)|"
    r"none of (?:this|these|them) (?:has|have|was|were) (?:\w+ )?(?:tested|done|sent|known|made|drawn)|"
    r"before (?:anything|any (?:\w+ )?(?:treatment|decision)) (?:is|can be|gets) (?:\w+ )?(?:decided|planned|settled|"
    r"made|"
    r"started|given)|no result (?:in|for)|there is no "
    r"(?:result|MRI|PET|"
    r"CT|scan|biopsy|staging)|do(?:es)? not (?:yet )?know|"
    r"cannot (?:be judged|tell|judge)|(?:we|I) (?:need|lack|miss)|still (?:missing|lacking|needed)|I (?:find|"
    r"see) no\b(?! (?:reason|need|other|more|benefit|role|harm|objection|advantage|place|point|cause|way|hurry|gain))|"
    r"not yet (?:available|back|known)|outstanding|no (?:\w+ ){1,2}has been (?:done|made|taken|sent)|"
    r"must be known first|before we know|no (?:\w+ ){0,2}(?:muscle|muscularis)[^.]{0,20} in the specimen|what "
    r"is missing|has not been (?:tested|done|imaged|staged|sampled))\b",
    re.I,
)
_REREAD = re.compile(
    r"\b(?:re-?(?:read|review|examin)\w*|read again|slides (?:\w+ ){0,2}(?:looked at|seen|read) (?:again|anew|"
    r"once more)|"
    r"on (?:my|our|her|his) (?:own )?(?:review|reading)|went (?:over|through) the (?:same |outside )?slides|our (?:\w+ "
    r"){0,2}(?:pathologists?|radiologists?|hematopathologists)|"
    r"slides (?:were|shown|seen|received|labeled)|glass slides|received:|received \d|own review|own reading|looked at "
    r"(?:the|your) (?:CT|MRI|PET|scans?|images)|"
    r"reviewed (?:the )?(?:slides|images|MRI|CT|PET)|I (?:reviewed|read) the)\b",
    re.I,
)
_NOT_REVIEWED = re.compile(
    r"\b(?:did not (?:review|look at|see|have)|"
    r"not (?:\w+ )?(?:reviewed|seen|examined|available|received|provided|at hand)|no own revision|no "
    r"slides|were not sent|have not (?:seen|examined)|could not examine)\b",
    re.I,
)
_EMERGENCY = re.compile(
    r"\b(?:tonight|within (?:\w+ )?hours|this is an emergency|emergently|do not wait (?:for|ten|a)|cord "
    r"compression|leukostasis|hyperleukocytosis|DIC\b|"
    r"stridor|airway (?:is|compromise|loss)|lose her airway|superior vena cava|tamponade|perforat(?:ion|ed)|"
    r"hyperviscosity|neutropenic sepsis|brain herniation|herniation|"
    r"tumou?r lysis syndrome|massive bleeding|cauda equina|acute promyelocytic|\bAPL\b|life-threatening)",
    re.I,
)
_NO_EMERGENCY = re.compile(
    r"\b(?:no|not|without|never|prophylaxis|if|prevent\w*|avoid\w*|risks? of|signs? of|history of|rule out|fear of|"
    r"two|may|"
    r"might|could)\b[^.;]{0,25}$",
    re.I,
)
_EITHER = re.compile(
    r"\b(?:equivalent|equally (?:well|good)|works? equally|either (?:is|would be|one is) (?:acceptable|"
    r"reasonable|fine)|no objection|would not argue|"
    r"just as (?:good|well)|makes no difference which|perfectly fine|would not change it|same results|about as "
    r"well as|no difference between|both are "
    r"(?:accepted|reasonable|acceptable)|interchangeable|(?:she|he) (?:may|can) choose|"
    r"comes down to (?:what|preference)|equally happy|either (?:is fine|way is (?:fine|acceptable|reasonable))|"
    r"matter of preference|up to (?:her|him|the "
    r"patient))\b",
    re.I,
)
_CONCURS = re.compile(
    r"\b(?:concur|agree|in agreement)\b[^.;]{0,30}\b"
    r"(?:diagnos\w+|interpretation|reading|report|classification|opinion)\b|"
    r"\bconfirm(?:s|ed)? the (?:\w+ ){0,2}(?:diagnosis|interpretation|reading)\b",
    re.I,
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "imaging",
        re.compile(r"\b(?:MRI|PET|CT|scans?|imaging|ultrasound|endoscopic ultrasound|EUS|bone scan|laparoscopy)\b"),
    ),
    ("genetics", re.compile(r"\b(?:germline|BRCA\w*|DPY?D\w*|genetic|hereditary)\b", re.I)),
    (
        "molecular",
        re.compile(
            r"\b(?:mismatch repair|MMR|MSI|CD30|Ki-67|FISH|sequenc\w+|NGS|molecular|methylation|mutation\w*|POLE|HRD|"
            r"EGFR|ALK|KRAS|RAS|BRAF|ROS1|"
            r"NTRK|MDM2|MYC|IDH\d?|MGMT|HER2|in situ hybridi[sz]ation|ctDNA|PD-L1|p53|FLT3|genomic|1p/19q)\b"
        ),
    ),
    ("laboratory", re.compile(r"\b(?:metanephrines|catecholamines|IgG4|free light chains?)\b", re.I)),
    (
        "pathology",
        re.compile(
            r"\b(?:slides?|stains?|immunohisto\w+|muscle|muscularis|specimen|(?:re-?)?biops(?:y|ies)|EBUS|"
            r"mediastino\w+|FNA|histolog\w+|marrow|margins?|"
            r"endoscop\w+|"
            r"block|patholog\w+)\b",
            re.I,
        ),
    ),
)


def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds of data that a passage speaks of: imaging, genetics, molecular, pathology."""
    return tuple(name for name, pattern in _KINDS if pattern.search(text))


def _remarks(letter: Letter, pattern: re.Pattern[str], default: str | None = None) -> Iterator[Remark]:
    for place, sentence in enumerate(letter.sentences):
        if sentence.section == "history" or not pattern.search(sentence.text):
            continue
        kinds = kinds_of(sentence.text)
        if not kinds and default is None:
            near = letter.sentences[max(0, place - 2) : place + 2]
            kinds = kinds_of(" ".join(s.text for s in near))
        for kind in kinds[:2] or ((default,) if default else ()):
            yield Remark(kind, letter.quote(sentence))


def new_data(letter: Letter) -> tuple[Remark, ...]:
    """Results that this doctor has and says the other had not."""
    own = [s for s in letter.sentences if s.section in ("plan", "", "findings", "diagnosis", "comment", "reviewed")]
    kept = Letter(letter.text, tuple(s for s in own if not _NOT_NEW.search(s.text) and not _NOT_HERE.search(s.text)))
    return (*_remarks(kept, NEW), *_remarks(_with_result(kept), _OWN_TEST))


def _with_result(letter: Letter) -> Letter:
    """The sentences that tell of a test and, there or in the next sentence, of what it showed."""
    kept = []
    for place, sentence in enumerate(letter.sentences):
        hit = _OWN_TEST.search(sentence.text)
        after = letter.sentences[place + 1].text if place + 1 < len(letter.sentences) else ""
        if hit and kinds_of(sentence.text) and _SHOWED.search(sentence.text[hit.end() :] + " " + after):
            kept.append(sentence)
    return Letter(letter.text, tuple(kept))


_NOT_HERE = re.compile(
    r"\b(?:if|should|could(?! not have)|will be|can be|needs?|did not have the (?:biopsy )?slides|I did not|(?:I|we) "
    r"ordered (?:a )?dental|new patient|for this finding|already sent)\b",
    re.I,
)


def missing(letter: Letter) -> tuple[Remark, ...]:
    """Results that this doctor finds missing and that bear on the decision."""
    kept = Letter(letter.text, tuple(s for s in letter.sentences if not _harmless(s)))
    return tuple(_remarks(kept, _MISSING))


def _harmless(sentence: Sentence) -> bool:
    return (
        sentence.section in ("not_reviewed", "reviewed")
        or re.search(
            r"\b(?:not needed|no block was sent|were not sent|was not sent|slides were not|I did not|not "
            r"necessary|not tested, not)\b",
            sentence.text,
            re.I,
        )
        is not None
    )


def reread(letter: Letter) -> tuple[Remark, ...]:
    """Slides or images that this doctor or the doctor's colleagues read again."""
    kept = Letter(letter.text, tuple(s for s in letter.sentences if not _NOT_REVIEWED.search(s.text)))
    return tuple(r for r in _remarks(kept, _REREAD, "pathology") if r.kind in ("pathology", "imaging"))


def concurs(letter: Letter) -> tuple[Remark, ...]:
    """Passages in which whoever was asked for a second reading agrees with the first."""
    own = (s for s in letter.sentences if s.section != "history" and _CONCURS.search(s.text))
    return tuple(Remark("concurs", letter.quote(s)) for s in own if not re.search(r"\b(?:not|cannot)\b", s.text, re.I))


def not_reviewed(letter: Letter) -> tuple[str, ...]:
    """What this doctor did not look at, word for word."""
    return tuple(
        letter.quote(s) for s in letter.sentences if s.section == "not_reviewed" or _NOT_REVIEWED.search(s.text)
    )


def emergency(letter: Letter) -> tuple[Remark, ...]:
    """Passages that tell of hours or a few days, not weeks."""
    found = []
    for sentence in letter.sentences:
        if sentence.section == "history":
            continue
        for hit in _EMERGENCY.finditer(sentence.text):
            if not _NO_EMERGENCY.search(sentence.text[: hit.start()]):
                found.append(Remark("emergency", letter.quote(sentence)))
                break
    return tuple(found)


def either_way(letter: Letter) -> tuple[Remark, ...]:
    """Passages in which the doctor calls both ways equal or leaves the choice to the person."""
    return tuple(Remark("either", letter.quote(s)) for s in letter.sentences if _EITHER.search(s.text))
