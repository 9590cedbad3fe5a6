"""Emergencies in ordinary words, and what only looks like one: over, warned of, denied, or someone else's."""

import pytest
from statement_examples import values

#: Notes of 20 November 2026.
NOW: list[tuple[str, str]] = [
    ("My mom has colon cancer. My mom had chemo last Tuesday. My mom has a temp of 102.", "sepsis_neutropenic"),
    ("Temp: 39.1 C\nANC: 0.1\n", "sepsis_neutropenic"),
    ("She spiked to 39.4 with an ANC of 90.", "sepsis_neutropenic"),
    ("Yesterday he lost all feeling in both legs and wet himself. Kidney cancer.", "spinal_cord_compression"),
    ("Potassium 6.8, urate 15, creatinine 5. Venetoclax was started on Monday.", "tumor_lysis"),
    ("Seizures since 11/15/2026; today she is confused. MRI: glioblastoma.", "brain_mass_effect"),
    ("Diagnosed with breast cancer in 2019, presents today with cord compression at T4.", "spinal_cord_compression"),
    ("72M, prostate cancer 2020. Cord compression at T9 on MRI.", "spinal_cord_compression"),
    # fever and few neutrophils, told in one sentence or in several
    ("Day 9 after R-CHOP. Temp 101.8 F with chills. BP 98/60. WBC 0.6, ANC 0.2.", "sepsis_neutropenic"),
    ("T 39.0 C today. Blood cultures drawn. ANC 300.", "sepsis_neutropenic"),
    ("Febrile to 38.9 overnight. Neutrophils 0.1 x10^9/L.", "sepsis_neutropenic"),
    ("Temperature 38.6, ten days after his second cycle of chemotherapy.", "sepsis_neutropenic"),
    ("I had chemo last Tuesday. Now my temp is 102 and I am shaking.", "sepsis_neutropenic"),
    ("She feels unwell with shivering and a fever of 101.3. FOLFOX was given on 11/12/2026.", "sepsis_neutropenic"),
    ("Fever 103 since this morning. Her last chemotherapy was 6 days ago.", "sepsis_neutropenic"),
    # the main vein of the chest
    ("The mass presses on the superior vena cava. He can't breathe lying down.", "superior_vena_cava"),
    ("The tumor is squeezing the SVC; her face and neck are swollen.", "superior_vena_cava"),
    ("His superior vena cava is nearly shut by lymph nodes.", "superior_vena_cava"),
    # the spinal cord and the nerves below it
    (
        "He cannot feel his legs and lost control of his bladder. Prostate cancer in the spine.",
        "spinal_cord_compression",
    ),
    (
        "Breast cancer with bone metastases. Since yesterday both legs are numb and she can't pee.",
        "spinal_cord_compression",
    ),
    ("I have lung cancer. My legs gave out last night and I can't hold my bowels.", "spinal_cord_compression"),
    ("Myeloma. New saddle anesthesia and urinary retention.", "spinal_cord_compression"),
    ("Tumor is pushing on the spinal cord at T10.", "spinal_cord_compression"),
    # airway, bleeding, head, blood
    ("She has had stridor since this morning.", "airway_obstruction"),
    ("Anaplastic thyroid cancer. He makes a loud stridor at rest.", "airway_obstruction"),
    ("He is vomiting blood this morning.", "acute_bleeding"),
    ("She threw up bright red blood twice today.", "acute_bleeding"),
    ("Coughed up two cups of blood overnight.", "acute_bleeding"),
    ("Lung cancer; he is coughing up cups of blood.", "acute_bleeding"),
    ("Known brain metastases. Two new seizures last night; she is drowsy.", "brain_mass_effect"),
    ("Glioblastoma. He had a seizure this morning and is hard to wake.", "brain_mass_effect"),
    ("Burkitt lymphoma, two days after first chemo: potassium 6.9, uric acid 14, creatinine 4.1.", "tumor_lysis"),
    ("After venetoclax K 6.4, phosphate 8.1, urate 900. Kidneys failing, creatinine 3.2.", "tumor_lysis"),
    ("Calcium 14.2, confused.", "hypercalcemia"),
    ("Corrected calcium 3.7 mmol/L.", "hypercalcemia"),
    ("Ca 15.1 mg/dL on today's labs.", "hypercalcemia"),
    ("Serum calcium of 3.6 with thirst and constipation.", "hypercalcemia"),
    # dated, and of these days
    ("On 11/18/2026 the MRI showed spinal cord compression at L1.", "spinal_cord_compression"),
    ("November 17: epidural mass with spinal cord compression.", "spinal_cord_compression"),
    ("Treated for prostate cancer in 2021. MRI today: spinal cord compression at T5.", "spinal_cord_compression"),
]

NOT_NOW: list[str] = [
    "You may get a fever of 101 about 7 to 10 days after chemotherapy.",
    "Most people have a low ANC 10 days after chemo. A fever of 100.4 then needs the emergency room.",
    "ROS: fever no, chills no. Last chemo 5 days ago.",
    "Denies fever and chills. Chemo 6 days ago. ANC 0.4.",
    "Spinal cord compression (2019).",
    "Cord compression on MRI, radiation finished on November 6, and he walks again.",
    "Melanoma. Seizure disorder since childhood. Sleepy after lunch.",
    # over
    "In January 2025 he had spinal cord compression at T8, treated with surgery. Now 11/20/2026: no new symptoms.",
    "Spinal cord compression at T8 (January 2025) was decompressed.",
    "She was treated for superior vena cava syndrome in 2025.",
    "3/4/2026: MRI showed spinal cord compression. Laminectomy followed.",
    "He had febrile neutropenia after cycle 2; it settled with antibiotics.",
    "Two months ago she was admitted with hypercalcemia.",
    "Bowel obstruction in May 2026, relieved with a stent.",
    "The stridor has gone since the stent.",
    "On June 3 he vomited blood; the ulcer was clipped.",
    "She had a fever of 101 after cycle 1, which resolved.",
    "Temperature 38.5 after her first chemotherapy in July; cultures were negative.",
    "Seizure in 2024 from a brain metastasis, drowsy for a day, none since.",
    "Her seizures began in March 2025 and led to the diagnosis of glioma.",
    "He lost control of his bladder after prostatectomy in 2023 for prostate cancer.",
    # warned of, or advised
    "Call us if you have a fever over 100.4 after chemotherapy.",
    "If her temperature reaches 38.0 during chemotherapy she is to go to the emergency room.",
    "Chemo was given today. Take your temperature twice a day. Over 100.4 F, call the number on this card.",
    "For a temperature of 101 or more after chemotherapy, phone the hospital.",
    "If the tumor presses on the superior vena cava, your face may swell.",
    "Call if you cannot feel your legs or lose control of your bladder. Prostate cancer.",
    "Tell us right away about vomiting blood, seizures or drowsiness. Brain metastases.",
    "Risks are bleeding, stridor and infection.",
    "We watch potassium, uric acid and creatinine for tumor lysis.",
    "Hold treatment for ANC < 0.5 or temperature > 38.5.",
    # denied, or harmless
    "No fever. Temp 98.4 F. Day 9 after R-CHOP. ANC 0.2.",
    "Temp 36.9 C. ANC 300.",
    "Temp 101.8 F. ANC 4.2. Chemotherapy ended in March.",
    "Temperature 38.4. No cancer treatment yet; flu test positive.",
    "The mass abuts the superior vena cava but does not narrow it.",
    "No loss of bladder control, no numbness of the legs. Prostate cancer.",
    "Numb feet from oxaliplatin. Bladder normal. Colon cancer.",
    "Leaks urine when she coughs. Breast cancer. Legs strong.",
    "No stridor. He denies vomiting blood.",
    "She coughed up a streak of blood in May, which led to the scan. Lung cancer.",
    "Brain metastases were treated with radiosurgery; levetiracetam to prevent seizures. He is tired.",
    "No seizures and not drowsy. Brain metastases stable.",
    "Potassium 4.1, uric acid 5.2, creatinine 0.9 after chemotherapy.",
    "Uric acid 9.1, potassium 4.4, creatinine 1.0. Allopurinol.",
    "Calcium 9.6. Coronary calcium score 340. Takes calcium 1500 mg.",
    "Ionized calcium 1.3 mmol/L. Ca 2.4 mmol/L.",
    "CA 15-3 was 22 and CA 19-9 14.",
    "Calcium 3.5 g daily with food.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NOW)
def test_an_emergency_in_ordinary_words_is_told(text: str, value: str) -> None:
    assert values("emergency", "emergency", text) == {value}


@pytest.mark.parametrize("text", NOT_NOW)
def test_what_is_over_or_only_warned_of_is_no_emergency(text: str) -> None:
    assert values("emergency", "emergency", text) == set()
