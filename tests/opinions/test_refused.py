"""Letters that cannot be compared end in one clear sentence and what to do; no patient data in it."""

import pytest
from opinion_pairs import document

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.opinions import compare, read_opinion

BREAST = "Diagnosis: invasive ductal carcinoma of the left breast, T2 N0 M0.\nPlan: mastectomy. Goal is cure.\n"
LUNG = "Diagnosis: small cell lung cancer, limited stage.\nPlan: chemoradiation with cisplatin and etoposide.\n"
BILL = "STATEMENT OF ACCOUNT\nAmount due: $ 412.00. Please pay by 3 May. Account number 5521. Visit of 2 April.\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
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
