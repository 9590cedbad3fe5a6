"""What kind of document is it? Told by its words, not by its name."""

import re
from collections import Counter

from consilium.case.model import DocumentKind
from consilium.records.text.phrases import Phrases

#: Words that tell the kind of a document, with their weight; words in its first 500 characters count three times.
_KIND_CUES: dict[DocumentKind, tuple[tuple[int, str], ...]] = {
    "pathology_report": (
        (7, r"patholog(?:y|ic)[ ,-]{1,3}consultation|cytology(?=[ \w,-]{1,30}(?:fna|fine|smear|aspirat\w+))"),
        (
            4,
            (
                r"surgical patholog\w+|patholog(?:y|ic) report|anatomic pathology|hematopathology|"
                r"cytology report|uropathology"
            ),
        ),
        (
            2,
            (
                r"patholog\w+|specimens?|gross description|microscop\w+|immunohistochemi\w+|immunostains?|"
                r"macroscop\w+|histolog\w+|synoptic|cassettes?|paraffin|formalin|frozen section|accession|"
                r"resectate|resected|lobectomy|(?:well|moderately|poorly)[ -]differentiated|lymph nodes?"
            ),
        ),
        (
            1,
            (
                r"biops(?:y|ies)|excision|resection|margins?|core|(?:adeno)?carcinoma|"
                r"tumou?r(?! (?:board|conference))|sections?|invasi\w+|"
                r"infiltrat\w+|blocks?|slides?|melanoma|diagnosis"
            ),
        ),
    ),
    "imaging_report": (
        (
            5,
            r"radiology|imaging|nuclear medicine|pet[-/ ]?ct|mammogra(?:m|phy)|ct (?:of |chest|"
            r"abdomen|head|neck|scan)[a-z ]*|mri [a-z ]+|"
            r"x-?ray|ultrasound(?!-guided)|bone scan|scintigraphy|tomosynthesis",
        ),
        (
            1,
            r"comparison|technique|contrast|suv ?max|bi-rads|pi-rads|hypodense|enhancing|lung-rads|"
            r"hounsfield|hypoechoic|avid|impression|"
            r"lesions?|unremarkable|findings|read by|radiologist|study",
        ),
    ),
    "genomics_report": (
        (
            5,
            r"genom\w+|next[- ]generation sequencing|ngs|cytogenetics|molecular (?:pathology|"
            r"diagnostics|profil\w+|genetics)|germline|fish\b|karyotype|"
            r"expression assay|mutation analysis|liquid biopsy|ctdna",
        ),
        (
            2,
            r"variants? (?:of|detected|allele)|allele (?:fraction|frequency)|recurrence score|tumou?r "
            r"mutational burden|pathogenic variant|"
            r"fusion|microsatellite|genes?(?: panel)?|exon|iscn|nuclei|probe",
        ),
    ),
    "operation_note": (
        (7, r"operative (?:report|note)|operation (?:report|note)|procedure note|report of operation"),
        (
            3,
            r"preoperative diagnosis|postoperative diagnosis|an(?:a)?esthesia|estimated blood loss|"
            r"surgeon:|assistant:|complications:|"
            r"procedure performed|was (?:prepped|incised|divided|ligated|draped|placed|taken to|"
            r"closed|carried|brought)|incision|hemostasis|sutured?s?|"
            r"electrocautery|endotracheal|operating room|drain|bovie",
        ),
    ),
    "tumor_board_note": (
        (
            9,
            (
                r"(?:tumou?r (?:board|conference)|multidisciplinary (?:conference|meeting|team|tumou?r "
                r"board)|mdt meeting)(?: (?:note|summary|record|minutes|recommendation\w*|report))"
            ),
        ),
        (
            4,
            r"attendees|participants|present at (?:the )?(?:meeting|conference)",
        ),
        (1, r"tumou?r board|consensus|board recommend\w*"),
    ),
    "discharge_summary": (
        (9, r"discharge (?:summary|note|report|letter|instructions?)"),
        (
            3,
            (
                r"hospital course|admission date|discharge (?:date|diagnos[ei]s|medications|instructions|"
                r"condition)|admitted|discharged|going home|after[- ]visit|aftercare|call (?:us|911|your)|"
                r"return to the (?:er|emergency)|do not drive|take your"
            ),
        ),
    ),
    "insurance_letter": (
        (
            5,
            (
                r"utilization (?:management|review)|prior authori[sz]ation|health plan|insurance|member "
                r"(?:services|id)|claim|explanation of benefits"
            ),
        ),
        (
            3,
            (
                r"member:|policy|authori[sz]ed|coverage|covered|denied|denial|appeal|cost share|"
                r"deductible|in-network|reference number"
            ),
        ),
        (2, r"dear (?:mr|ms|mrs|member)|we have received"),
    ),
    "clinic_note": (
        (
            5,
            (
                r"(?:office|new patient|clinic|follow-?up|return|patient|telephone|video) visit|"
                r"consult(?:ation)?(?: note)?|progress note|admission note|clinic note|history and "
                r"physical|visit"
            ),
        ),
        (
            4,
            (
                r"reason for visit|chief complaint|history of present illness|hpi|assessment (?:and|&) "
                r"plan|review of systems|follow-?up"
            ),
        ),
        (
            3,
            (
                r"i (?:told|explained|encouraged|recommend|do|see|would|was|said)|year-old|ecog|presented "
                r"at|mr\.|mrs\.|ms\.|he |she |her |his |plan:"
            ),
        ),
        (1, r"plan|exam|pmh|medications|allergies|vitals|clinic|wife|husband|told|discussed|oncology|surgery|facs"),
    ),
}
_CUES = Phrases({(kind, weight): words for kind, cues in _KIND_CUES.items() for weight, words in cues}, after="")
_YOU = re.compile(r"\byour?\b")
_BOARD_LINE = re.compile(r".{0,200}(?:tumou?r board|multidisciplinary)")  # as the first line of a text
_ENOUGH = 6

#: Kinds whose head says so; their words in the body of another document ("MRI of 11/02") count little.
_WORDY = ("pathology_report", "operation_note")  # long texts full of their own words
_HEADED = ("imaging_report", "genomics_report")
_HEAD = 240
_ADDRESSED = 2


def document_kind(low: str) -> DocumentKind:
    """The kind of document that its words speak for; ``other`` when too little does.

    Words in the first 240 characters count three times; each group of words counts only a few times.
    """
    head: Counter[tuple[DocumentKind, int]] = Counter()
    body: Counter[tuple[DocumentKind, int]] = Counter()
    for cue, start, _ in _CUES.first(low, 0, 5_000):
        (head if start < _HEAD else body)[cue] += 1
    scores: dict[DocumentKind, float] = {kind: 0.0 for kind in _KIND_CUES}
    scores["tumor_board_note"] += 12 * bool(_BOARD_LINE.match(low))
    for kind, weight in {*head, *body}:
        in_body = min(9 if kind in _WORDY else 4, body[kind, weight])
        scores[kind] += weight * 3 * min(2, head[kind, weight])
        scores[kind] += in_body if kind in _HEADED and weight > 1 else weight * in_body
    spoken_to = low.count("you", 0, 5_000) >= _ADDRESSED and len(_YOU.findall(low, 0, 5_000)) >= _ADDRESSED
    if spoken_to:  # whoever speaks to the patient writes no findings
        scores["imaging_report"] *= 0.2
    best = max(scores, key=lambda k: scores[k])
    return best if scores[best] >= _ENOUGH else "other"
