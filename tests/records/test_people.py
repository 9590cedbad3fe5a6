"""Whether documents are one person's. All people are invented."""

from dataclasses import replace
from datetime import date

import pytest
from case_builders import document, signed

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.records import assemble


def test_documents_of_two_people_are_refused_without_their_names() -> None:
    one = document("a.txt", ("cancer", "IDC"), person=Person("Demo, Alma", date(1957, 5, 17)))
    other = document("b.txt", ("cancer", "COAD"), person=Person("Bruno Example", date(1971, 2, 8)))
    with pytest.raises(InputError, match=r"two people: a\.txt and b\.txt") as caught:
        assemble((one, other))
    assert "Demo" not in str(caught.value)


def test_a_slip_in_the_birth_date_is_not_another_person() -> None:
    one = document("a.txt", ("cancer", "IDC"), person=Person("Demo, Alma", date(1957, 5, 17)))
    other = document("b.txt", ("cancer", "IDC"), person=Person("Alma B. Demo", date(1957, 5, 11)))
    assert assemble((one, other)).cancer


@pytest.mark.parametrize(
    "documents",
    [
        (signed("a", "Maria Garcia", "1950-01-02"), signed("b", "Jose Garcia", "1988-04-05")),
        (signed("a", "Garcia, Maria", "1950-01-02"), signed("b", "Jose Garcia", "1988-04-05")),
        (signed("a", "Maria Garcia", "1950-01-02"), signed("b", "Maria Lopez", "1988-04-05")),
        (
            signed("a", None, "1950-01-02"),
            signed("b", "Maria Garcia", "1950-01-02"),
            signed("c", "Jo Ode", "1988-04-05"),
        ),
        (signed("rec", "Maria Garcia", "1950-01-02"), signed("rec2.json", "Jose Miller", "1988-04-05")),
    ],
)
def test_two_people_are_refused(documents: tuple[Document, ...]) -> None:
    with pytest.raises(InputError, match="two people"):
        assemble(documents)


@pytest.mark.parametrize(
    ("documents", "warned"),
    [
        ((signed("a", "Maria Garcia", "1950-01-02"), signed("b", "GARCIA, MARÍA T.", "1950-01-02")), ""),
        ((signed("a", "Maria Garcia", "1950-01-02"), signed("b", "Garcia, Maria", "1950-01-12")), "birth dates"),
        ((signed("a", "Maria Garcia", "1950-03-02"), signed("b", "Maria Lopez", "1950-02-03")), "birth dates"),
        ((signed("a", "Maria Garcia", "1950-01-02"), signed("b", "Maria Lopez", "1950-01-02")), ""),
        ((signed("a", "Maria Garcia"), signed("b", "Jose Miller")), "a and b name different people"),
        ((signed("a", "Maria Garcia", "1950-01-02"), signed("b", "Jose Garcia")), "a and b name different people"),
        ((signed("rec", "Maria Garcia", "1950-01-02"), signed("rec/note", "Jose Miller", "1988-04-05")), ""),
        ((signed("rec", "Maria Garcia", "1950-01-02"), signed("rec#2", "Jose Miller", "1988-04-05")), ""),
    ],
)
def test_one_person_perhaps_with_a_warning(documents: tuple[Document, ...], warned: str) -> None:
    warnings = assemble(documents).warnings
    assert bool(warnings) is bool(warned) and all(warned in w and "Garcia" not in w for w in warnings)


def test_a_warning_on_several_patients_in_one_file_reaches_the_case() -> None:
    several = "x.json: has more than one patient number and no names; check that all of it is yours."
    one = replace(signed("x.json", None), warnings=(several, "x.json: one page is empty."))
    assert assemble((one,)).warnings == (several,)


def test_the_person_is_who_most_documents_say_and_the_newest_where_equally_many() -> None:
    old, odd = signed("a", "Alma Demo", on="2020-01-01"), signed("b", "Demo", on="2026-05-01")
    assert assemble((odd, old, signed("c", "Alma Demo", on="2021-01-01"))).person.name == "Alma Demo"
    assert assemble((old, odd)).person.name == "Demo"
