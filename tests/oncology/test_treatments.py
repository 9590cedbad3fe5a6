"""Treatments in text: which are found, under which code, and which look-alikes are left alone."""

import pytest

from consilium.oncology.treatments import treatment, treatment_mentions, treatments

FOUND = [
    ("Plan is ddAC-T, then mastectomy.", ["ddAC-T", "mastectomy"]),
    ("TC x 4 cycles or AC-T", ["TC", "AC-T"]),
    (
        "She was offered partial nephrectomy; radical nephrectomy is the other way.",
        ["partial_nephrectomy", "nephrectomy"],
    ),
    ("robot-assisted laparoscopic prostatectomy", ["prostatectomy"]),
    ("Whipple procedure on Monday", ["pancreaticoduodenectomy"]),
    ("SBRT to the lung lesion, 50 Gy", ["sbrt"]),
    ("WBRT was discussed", ["whole_brain_radiation"]),
    ("external beam radiotherapy plus ADT", ["radiation", "adt"]),
    ("proton beam therapy", ["proton_therapy"]),
    ("active surveillance versus watchful waiting", ["active_surveillance", "watchful_waiting"]),
    ("a watch-and-wait approach", ["watch_and_wait"]),
    ("referral to home hospice", ["hospice"]),
    ("best supportive care", ["best_supportive_care"]),
    ("she will enroll in a clinical trial", ["clinical_trial"]),
    ("carbo / taxol", ["carboplatin/paclitaxel"]),
    ("Cisplatin and\n   radiation", ["cisplatin", "radiation"]),
    ("TAH/BSO and debulking", ["hysterectomy", "debulking"]),
    ("lumpectomy with sentinel lymph node biopsy", ["lumpectomy", "sentinel_node_biopsy"]),
    ("shave biopsy of the back", ["biopsy"]),
    ("colonoscopic polypectomy", ["polypectomy"]),
    ("Y-90 radioembolization", ["radioembolization"]),
    ("induction with 7 + 3", ["7+3"]),
    ("Lupron and Zytiga with prednisone", ["leuprolide", "abiraterone", "prednisone"]),
    ("en bloc multiorgan resection", ["multivisceral_resection"]),
    ("CAR T-cell therapy", ["car_t"]),
]


@pytest.mark.parametrize(("text", "codes"), FOUND)
def test_treatments_are_found(text: str, codes: list[str]) -> None:
    assert [m.code for m in treatment_mentions(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "AC joint arthritis",
        "Tc-99m bone scan",
        "EP study for arrhythmia",
        "the map of the clinic",
        "ice packs as needed",
        "Chop the vegetables",
        "His cap fell off; a tip was given.",
        "blood pressure MAP 80",
        "He acts as a translator.",
        "PE on the left, on apixaban",
        "He will see radiation oncology.",
        "MRI suggests radiation necrosis",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert treatment_mentions(text) == []


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_words_stand_at_their_offsets(text: str) -> None:
    for mention in treatment_mentions(text):
        assert text[mention.start : mention.end] == mention.words


@pytest.mark.parametrize(
    "code",
    [
        "mastectomy", "prostatectomy", "cystectomy", "nephrectomy", "colectomy", "pancreaticoduodenectomy",
        "esophagectomy", "gastrectomy", "lobectomy", "pneumonectomy", "hysterectomy", "hepatectomy", "amputation",
        "laryngectomy", "orchiectomy", "thyroidectomy", "multivisceral_resection", "craniotomy", "exenteration",
        "stem_cell_transplant",
    ],
)  # fmt: skip
def test_operations_that_cannot_be_undone_are_major(code: str) -> None:
    found = treatment(code)
    assert found is not None
    assert found.major


@pytest.mark.parametrize("code", ["lumpectomy", "excision", "biopsy", "port_placement", "stent", "polypectomy", "mohs"])
def test_small_procedures_are_not_major(code: str) -> None:
    found = treatment(code)
    assert found is not None
    assert not found.major


def test_kinds_are_the_agreed_ones() -> None:
    agreed = {
        "surgery", "radiation", "chemotherapy", "immunotherapy", "targeted", "endocrine", "cellular", "transplant",
        "ablation", "embolization", "radionuclide", "surveillance", "watchful_waiting", "hospice", "supportive",
        "trial",
    }  # fmt: skip
    assert {one.kind for one in treatments().values()} == agreed
