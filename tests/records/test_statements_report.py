"""What reports say of themselves: unsure, sent out, incomplete; and what must not wait."""

import pytest
from statement_examples import values

from consilium.case.model import DocumentKind

UNSURE = [
    "Spindle cell neoplasm, favor low-grade sarcoma; see comment.",
    "Atypical lymphoid infiltrate; lymphoma cannot be excluded.",
    "The differential diagnosis includes dedifferentiated liposarcoma and leiomyosarcoma.",
    "Findings are suspicious for malignancy but not diagnostic.",
    "Atypical melanocytic proliferation of uncertain malignant potential.",
    "Metastatic carcinoma, primary site cannot be determined.",
    "Diagnosis: small round blue cell tumor, not further classified.",
    "Poorly differentiated malignant neoplasm; lineage is indeterminate.",
    "A definitive diagnosis cannot be made on this material.",
    "The features are most consistent with, but not diagnostic of, mantle cell lymphoma.",
    "Smooth muscle tumor of uncertain malignant potential (STUMP).",
    "Carcinoma of unknown primary.",
    "Atypia of undetermined significance (Bethesda III).",
    "It is difficult to distinguish melanoma from a Spitz tumor here.",
    "Interpretation is limited by the small sample; a high-grade lymphoma is favored.",
]
SURE = [
    "Invasive ductal carcinoma, grade 2. Background shows atypical ductal hyperplasia.",
    "Adenocarcinoma, consistent with lung primary.",
    "Margin involvement cannot be excluded at the deep edge.",
    "Lymphovascular invasion: suspicious.",
    "Frozen section: deferred. Final diagnosis: follicular lymphoma, grade 1-2.",
    "HER2: equivocal (2+) by immunohistochemistry.",
    "Prostatic adenocarcinoma, Gleason 3+4=7.",
    "Differential white count: neutrophils 60%.",
    "Perineural invasion is suspected but not definite.",
    "Diffuse large B-cell lymphoma, germinal center type.",
    "The immunoprofile excludes melanoma.",
    "Invasive squamous cell carcinoma. Extranodal extension cannot be assessed.",
    "No atypical or malignant cells are seen.",
    "Tumor deposits: cannot be determined.",
    "Clinical history: suspicious mass, rule out carcinoma. Diagnosis: invasive lobular carcinoma.",
    "Benign breast tissue; no carcinoma.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_report_uncertain(text: str) -> None:
    assert values("report_uncertain", "report_uncertain", f"FINAL DIAGNOSIS:\n{text}\n", "pathology_report") == {"yes"}


@pytest.mark.parametrize("text", SURE)
def test_a_sure_report_is_not_called_unsure(text: str) -> None:
    assert values("report_uncertain", "report_uncertain", f"FINAL DIAGNOSIS:\n{text}\n", "pathology_report") == set()


def test_a_clinic_note_is_not_a_report() -> None:
    assert values("report_uncertain", "report_uncertain", "We cannot exclude lymphoma yet.", "clinic_note") == set()


REVIEW = [
    ("The case has been sent for expert consultation; final diagnosis is pending outside review.", "pending"),
    ("Slides were forwarded to Dr. Okoro at the university for her opinion, and an addendum will follow.", "pending"),
    ("FINAL PENDING OUTSIDE CONSULTATION.", "pending"),
    ("Material submitted to a soft tissue pathology reference laboratory; results to follow.", "pending"),
    ("Expert review by a dermatopathologist is recommended.", "advised"),
    ("Review by a specialist in hematopathology is suggested.", "advised"),
    ("Recommend outside consultation.", "advised"),
    ("The slides were reviewed by Dr. Hale of the university, who agrees with the diagnosis.", "done"),
    ("Outside consultation: concur with the diagnosis of melanoma.", "done"),
    ("An expert consultation report has been received and confirms angiosarcoma.", "done"),
    ("The patient was sent for consultation with surgery.", None),
    ("Sent for flow cytometry.", None),
    ("Genetic consultation is recommended.", None),
    ("This case was reviewed by a second pathologist of our department.", None),
    ("Slides will be stored for ten years.", None),
]


@pytest.mark.parametrize(("text", "value"), REVIEW)
def test_outside_review(text: str, value: str | None) -> None:
    assert values("outside_review", "outside_review", text, "pathology_report") == ({value} if value else set())


MISSING = [
    ("HER2 testing is pending.", "HER2"),
    ("PD-L1 could not be performed because the tissue was exhausted.", "PD-L1"),
    ("EGFR and ALK were not tested.", "EGFR"),
    ("MDM2 FISH: not performed.", "MDM2"),
    ("Insufficient material for molecular testing.", "molecular testing"),
    ("MMR immunohistochemistry has been ordered; results to follow.", "MMR"),
    ("Next-generation sequencing failed quality control.", "next-generation sequencing"),
    ("No BRCA testing has been done.", "BRCA"),
    ("Quantity not sufficient for FISH.", "FISH"),
    ("Chest CT has not been done.", "chest CT"),
    ("HER2 negative.", None),
    ("PD-L1 TPS 60%.", None),
    ("EGFR mutation not detected.", None),
    ("ALK rearrangement was not identified.", None),
    ("Blood cultures are pending.", None),
    ("KRAS wild type.", None),
]


@pytest.mark.parametrize(("text", "value"), MISSING)
def test_missing_test(text: str, value: str | None) -> None:
    found = values("missing_test", "missing_test", text, "pathology_report")
    assert value in found if value else found == set()


EMERGENCY: list[tuple[str, str | None, DocumentKind]] = [
    (
        "MRI shows epidural tumor with compression of the spinal cord at T6.",
        "spinal_cord_compression",
        "imaging_report",
    ),
    ("Acute cord compression with leg weakness; dexamethasone started.", "spinal_cord_compression", "clinic_note"),
    ("Cauda equina syndrome due to metastasis.", "spinal_cord_compression", "clinic_note"),
    ("Bone marrow: acute promyelocytic leukemia with PML-RARA.", "apl", "pathology_report"),
    ("Acute myeloid leukemia with 60% blasts.", "acute_leukemia", "pathology_report"),
    (
        "The mass compresses the superior vena cava with facial swelling: SVC syndrome.",
        "superior_vena_cava",
        "clinic_note",
    ),
    ("Stridor from a tracheal mass; airway is critically narrowed.", "airway_obstruction", "clinic_note"),
    ("Complete large bowel obstruction at the tumor.", "bowel_obstruction_or_perforation", "imaging_report"),
    (
        "Free air, consistent with perforation of the sigmoid tumor.",
        "bowel_obstruction_or_perforation",
        "imaging_report",
    ),
    ("Febrile neutropenia, temperature 39.2, ANC 200.", "sepsis_neutropenic", "clinic_note"),
    ("Calcium 14.6 with confusion: hypercalcemia of malignancy.", "hypercalcemia", "clinic_note"),
    ("Labs meet criteria for tumor lysis syndrome.", "tumor_lysis", "clinic_note"),
    ("Large hemispheric tumor with 14 mm midline shift and uncal herniation.", "brain_mass_effect", "imaging_report"),
    ("White count 210,000 with leukostasis and shortness of breath.", "leukostasis", "clinic_note"),
    ("Disseminated intravascular coagulation with low fibrinogen.", "dic", "clinic_note"),
    ("Pericardial effusion with tamponade physiology.", "cardiac_tamponade", "imaging_report"),
    ("Massive hemoptysis overnight.", "acute_bleeding", "clinic_note"),
    ("No cord compression.", None, "imaging_report"),
    ("Epidural disease without compression of the cord.", None, "imaging_report"),
    ("No threat to the spinal canal.", None, "imaging_report"),
    ("Call at once for fever over 38 or weakness of the legs, which may mean cord compression.", None, "clinic_note"),
    ("History of acute lymphoblastic leukemia in childhood, in remission for 20 years.", None, "clinic_note"),
    ("No evidence of superior vena cava obstruction.", None, "imaging_report"),
    ("Compression fracture of L1, old.", None, "imaging_report"),
    ("No bowel obstruction or free air.", None, "imaging_report"),
    ("She is at risk of tumor lysis; allopurinol was started.", None, "clinic_note"),
    ("Calcium 9.4.", None, "clinic_note"),
    ("Afebrile, ANC 4,000.", None, "clinic_note"),
    ("Mild mass effect on the sulci, no midline shift.", None, "imaging_report"),
    ("Brother died of acute leukemia.", None, "clinic_note"),
    ("Blood in stool in May led to the colonoscopy.", None, "clinic_note"),
    ("Side effects include bleeding, infection and bowel perforation.", None, "clinic_note"),
    ("Small pericardial effusion without tamponade.", None, "imaging_report"),
    ("Chronic lymphocytic leukemia.", None, "pathology_report"),
]


@pytest.mark.parametrize(("text", "value", "kind"), EMERGENCY)
def test_emergency(text: str, value: str | None, kind: DocumentKind) -> None:
    assert values("emergency", "emergency", text, kind) == ({value} if value else set())
