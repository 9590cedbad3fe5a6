"""Letters that cannot be compared end in one clear sentence and what to do; no patient data in it."""

import pytest
from opinion_pairs import document

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.opinions import compare, read_opinion

BREAST = "Diagnosis: invasive ductal carcinoma of the left breast, T2 N0 M0.\nPlan: mastectomy. Goal is cure.\n"
LUNG = "Diagnosis: small cell lung cancer, limited stage.\nPlan: chemoradiation with cisplatin and etoposide.\n"
BILL = "STATEMENT OF ACCOUNT\nAmount due: $ 412.00. Please pay by 3 May. Account number 5521. Visit of 2 April.\n"

STATEMENT = """PATIENT STATEMENT                      Guarantor: Synthetic Person
02/02/2026  Chemotherapy administration    1,240.00
02/02/2026  Paclitaxel                       410.00
Diagnosis: C50.912 malignant neoplasm of breast
Pay this amount: $ 170.00. Pay online.
"""
BENEFITS = """EXPLANATION OF BENEFITS. THIS IS NOT A BILL.
Claim number 778. Service: radiation treatment delivery, stage I breast cancer. Plan paid 900.00. You owe 200.00.
"""
DENIAL = """Dear Member, the prior authorization of pembrolizumab for non-small cell lung cancer is denied.
You have the right to appeal. Call member services.
"""
REMINDER = """Appointment reminder: oncology, 3 May at 9:00. Bring your insurance card.
For chemotherapy teaching come 15 minutes early.
"""
CONSENT = "CONSENT FOR SURGERY\nI agree to a mastectomy. The risks were explained. Signature: ______\n"
NEWS = "Spring newsletter: immunotherapy changes breast cancer care. Donate today.\n"
FOOTER = "Billing questions: call the office. Payment due at the visit. Copays are collected. A deductible may apply.\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STATEMENT, "looks like a bill"),
        (BENEFITS, "looks like a bill"),
        (DENIAL, "looks like a bill"),
        (REMINDER, "looks like a bill"),
        (CONSENT, "a form or a notice"),
        (NEWS, "looks like a bill"),
        ("", "holds no text"),
        ("  \n\n ", "holds no text"),
        (BILL, "looks like a bill"),
        ("The parking garage is closed on Sunday. Please use the north entrance.", "says nothing that we can read"),
    ],
)
def test_no_opinion(text, sentence):
    with pytest.raises(InputError, match=sentence) as caught:
        read_opinion(document(text))
    assert caught.value.exit_code == 3
    assert caught.value.todo


@pytest.mark.parametrize(
    "text",
    [
        BREAST + FOOTER,
        "I saw Mr. S. He has stage III colon cancer. I recommend FOLFOX. Our billing office helps with the copayment.",
        "To the director: the prior authorization was denied. It is medically necessary. Diagnosis: lung cancer. "
        "I would give pembrolizumab.",
    ],
)
def test_a_doctors_letter_may_speak_of_money(text):
    assert "diagnosis" in read_opinion(document(text)).says


def test_another_cancer():
    with pytest.raises(InputError, match="different parts of the body"):
        compare([read_opinion(document(BREAST, "a.txt")), read_opinion(document(LUNG, "b.txt"))])


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (Person(name="Ada Example"), Person(name="Bert Sample"), False),
        (Person(name="Ms. A. Example"), Person(name="EXAMPLE, ADA"), True),
        (Person(name="Ada Example"), Person(), True),
    ],
)
def test_another_person(one, two, same):
    letters = [
        read_opinion(Document(f"{n}.txt", "clinic_note", text=BREAST, person=p)) for n, p in enumerate((one, two))
    ]
    if same:
        assert compare(letters).verdict == "confirmed"
        return
    with pytest.raises(InputError, match="different people") as caught:
        compare(letters)
    assert "Ada" not in str(caught.value)
