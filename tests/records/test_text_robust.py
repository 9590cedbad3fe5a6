"""Bad input: every quote stands in its text, nothing raises, noise costs bounded time."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from text_examples import BENIGN, BREAST, SNIPPETS

from consilium.records import assemble
from consilium.records.text import read_text
from consilium.records.text.reader import LIMIT

_PIECES = [line for snippet in SNIPPETS for line in snippet.splitlines()] + [
    "pT3bN2bMX", "pTla", "O/12", "2/19 lymph nodes", "Ä ß İ ﬁ", "\x00\x0c", "....", "10 x 12 x cm",
    "T T T N N M M",
    "HER2 3+", "ER", "(((",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(_PIECES), max_size=25),
    st.sampled_from(["\n", ". ", " ", "\r\n", "\n\n"]),
    st.integers(0, 400),
)
def test_every_quote_stands_at_its_offsets(pieces: list[str], joint: str, cut: int) -> None:
    text = joint.join(pieces)[cut:]
    document = read_text(text, "synthetic.txt")
    assert not [w for w in document.warnings if "could not be read" in w]
    for fact in document.facts:
        if fact.status == "absent" and not fact.quote:
            continue
        assert fact.start is not None and fact.end is not None
        assert text[fact.start : fact.end] == fact.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    document = read_text(text, "synthetic.txt")
    assert document.text == text
    assert not [w for w in document.warnings if "could not be read" in w]


def test_empty_text() -> None:
    document = read_text("", "empty.txt")
    assert (document.kind, document.facts) == ("other", ())


def test_a_benign_report_is_no_error() -> None:
    document = read_text(BENIGN, "benign.txt")
    assert not document.warnings
    assert [(f.value, f.status, f.quote) for f in document.facts if f.field == "cancer"] == [
        ("", "absent", "No evidence of malignancy")
    ]
    assert assemble((document,)).cancer is None


@pytest.mark.parametrize(
    ("diagnosis", "said"),
    [
        ("Left breast, biopsy: fibroadenoma. Benign.", "fibroadenoma"),
        ("Colon, polypectomy: hyperplastic polyp. Negative for malignancy.", "Negative for malignancy"),
        ("Lung, biopsy: benign lung tissue; atypical cells are present.", None),
        ("A. Lung: poorly differentiated malignant neoplasm. B. Lymph nodes: benign.", None),
        ("Liver, biopsy: insufficient for diagnosis. No malignancy seen.", None),
        ("Breast: ductal carcinoma in situ. No invasive carcinoma.", None),
        ("Cervix, biopsy: CIN 3 (HSIL). Endocervix: benign.", None),
        ("Prostate: benign prostatic tissue. F: small focus of ASAP with high grade PIN.", None),
        ("Prostate: benign prostatic tissue. Repeat biopsy recommended.", None),
        ("Breast: benign. Phyllodes lesion; see comment.", None),
        ("Bone marrow: no lymphoma; monoclonal B-cell population 8%.", None),
        ("Lung, FNA: benign bronchial cells only; lesion not represented.", None),
        ("Skin, back: melanocytic proliferation; negative for melanoma; deeper levels ordered.", None),
        ("Breast: benign breast tissue. Radiologic-pathologic discordance; excision recommended.", None),
        ("Lymph node: benign. Plasmacytosis; immunohistochemistry to follow.", None),
        ("Colon polyp: tubular adenoma with high grade changes; no carcinoma.", None),
        ("Skin, back, excision: lipoma. Benign.", "Benign"),
        ("Cervix, biopsy: benign cervix. Negative for dysplasia and high grade change.", "benign"),
    ],
)
def test_no_cancer_is_said_only_of_a_plainly_benign_report(diagnosis: str, said: str | None) -> None:
    document = read_text(f"SYNTHETIC\nSURGICAL PATHOLOGY REPORT\nFINAL DIAGNOSIS:\n{diagnosis}\n", "report.txt")
    assert next((f.quote for f in document.facts if f.field == "cancer" and f.status == "absent"), None) == said


OTHER_LANGUAGES = [
    "Befundbericht. Die Patientin hat ein Mammakarzinom links, das operiert wurde. " * 8,
    "Informe de anatomía patológica. Adenocarcinoma de colon con infiltración de la muscular propia del paciente. " * 8,
    "Informe de anatomía patológica. Adenocarcinoma de colon sigmoide que infiltra la muscular propia. pT2 N0.",
    "Befund: Invasives Mammakarzinom links, pT2 pN0. ER positiv, HER2 negativ. Die Patientin wurde operiert.",
    "病理診断報告書。右肺上葉切除検体。腺癌。リンパ節転移なし(0/12)。pT1c N0 M0。",
    "Отчет о патологии. Аденокарцинома толстой кишки. pT2 N0 M0.",
    "Compte rendu. La patiente présente un carcinome du sein droit avec envahissement des ganglions axillaires. " * 8,
]


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_another_language_is_said_and_not_read(text: str) -> None:
    document = read_text(text, "other.txt")
    assert any("English" in warning for warning in document.warnings)
    assert not document.facts


def test_an_english_report_of_a_patient_with_a_foreign_name_is_read() -> None:
    text = "Patient: de la Cruz, María del Carmen. Dr. von der Heide. Diagnosis: colon adenocarcinoma."
    assert [f.value for f in read_text(text, "short.txt").facts if f.field == "cancer"] == ["COAD"]


def test_two_patients_are_noticed() -> None:
    text = BREAST + "\n\nPatient: FARROW, EDWIN\nDIAGNOSIS: Benign.\n"
    assert any("two different patients" in warning for warning in read_text(text, "two.txt").warnings)
    assert not read_text(BREAST, "one.txt").warnings


def test_two_patients_with_their_birth_dates_are_not_put_together() -> None:
    text = BREAST + "\n\nPatient: FARROW, EDWIN      DOB: 09/09/1950\nDIAGNOSIS: Benign.\n"
    document = read_text(text, "two.txt")
    assert not document.facts
    assert "two patients" in document.warnings[0] and "FARROW" not in document.warnings[0].upper()
    case = assemble((document,))
    assert case.cancer is None and case.warnings == document.warnings
    again = BREAST + "\n\n" + BREAST
    assert read_text(again, "one.txt").facts


@pytest.mark.slow
def test_five_megabytes_of_noise_take_bounded_time() -> None:
    noise = random.Random(7)  # noqa: S311
    words = [
        "carcinoma",
        "T2",
        "node",
        "0/12",
        "margin",
        "x",
        "\n",
        "ER",
        "3.2 cm",
        "lymph",
        "no",
        "stage",
        "II",
        "(",
        ":",
    ]
    text = " ".join(noise.choice(words) for _ in range(1_100_000))
    assert len(text) > 4_000_000
    start = time.process_time()
    document = read_text(text, "noise.txt")
    assert time.process_time() - start < 60
    assert len(document.text) == LIMIT
    assert any("only the first" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, " " * 100_000, "1.2 x " * 20_000, "(" * 50_000, "no " * 40_000, "-" * 100_000]
)
def test_monotonous_text_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    read_text(text, "monotonous.txt")
    assert time.process_time() - start < 20
