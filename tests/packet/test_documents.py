"""The documents of a packet: what they say, and above all what an expert must not read first."""

from dataclasses import dataclass
from datetime import date

import pytest

from consilium.case import Case, Conflict, Document, Fact, Person, parse_answers
from consilium.case.model import Cancer
from consilium.packet import Packet, build
from consilium.packet.blocks import Blanks, Box, Pairs, Table

TODAY = date(2026, 11, 22)
TEXT = "Dedifferentiated liposarcoma, grade 3. Plan: wide excision. No cure is possible, I fear. Doxorubicin was given."
REPORT = Document("path.txt", "pathology_report", date=date(2026, 11, 10), text=TEXT)


@dataclass(frozen=True)
class Review:
    kind: str
    title: str
    send: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    class_: str = "weeks"
    start_date: date | None = None


def fact(quote: str, field: str, value: str, **more: object) -> Fact:
    start = TEXT.index(quote)
    return Fact(field, value, REPORT.source, quote, start, start + len(quote), **more)  # type: ignore[arg-type]


DIAGNOSIS = fact("Dedifferentiated liposarcoma", "cancer", "DDLS", system="oncotree")
GRADE = fact("grade 3", "grade", "3")
PLANNED = fact("wide excision", "treatment", "wide_excision", detail="planned")
GIVEN = fact("Doxorubicin", "treatment", "doxorubicin", detail="given")
OUTLOOK = fact("No cure is possible", "no_lifesaving_therapy", "yes")
OTHER_GRADE = Fact("grade", "1", "second.txt", "grade 1 of 3")
ANSWERS = {
    "doctor": {"name": "Dr. Invented", "institution": "Sampletown Hospital (invented)"},
    "plan": {"treatment": "amputation", "start_date": date(2026, 12, 8)},
}
BOTH = (Review("pathology_review", "A second reading of your slides"), Review("surgeon", "A surgeon"))


def packet(case: Case | None = None, clock: Clock | None = None, reviews: tuple[Review, ...] = BOTH) -> Packet:
    made = case or Case(
        cancer=Cancer("DDLS", "dedifferentiated liposarcoma", (DIAGNOSIS, GRADE, PLANNED, GIVEN)),
        facts=(OUTLOOK,),
        documents=(REPORT,),
        answers=parse_answers(ANSWERS),
        person=Person(name="Synthetic Sample", birth_date=date(1961, 4, 3)),
    )
    return build(made, reviews, clock or Clock(), TODAY)


def words(made: Packet, id: str) -> str:  # noqa: A002
    document = made.document(id)
    assert document is not None
    return repr(document.blocks)


def test_the_packet_holds_its_documents_in_order_with_the_sealed_one_last():
    ids = [d.id for d in packet().documents]
    assert ids == [
        "talk",
        "checklist",
        "referral_letter",
        "slides_letter",
        "images_letter",
        "records_letter",
        "summary",
        "questions",
        "names",
        "first_opinion",
    ]
    assert [d.sealed for d in packet().documents] == [False] * 9 + [True]


@pytest.mark.parametrize("secret", ["amputation", "wide", "No cure", "Dr. Invented", "Sampletown", "8 December"])
@pytest.mark.parametrize("open_part", ["summary", "questions", "slides_letter", "images_letter"])
def test_an_expert_cannot_read_the_first_opinion_in_the_open_part(open_part, secret):
    assert secret not in words(packet(), open_part)


@pytest.mark.parametrize("told", ["amputation", "wide excision", "No cure is possible", "Dr. Invented", "8 December"])
def test_the_sealed_part_holds_the_first_opinion(told):
    assert told in words(packet(), "first_opinion")


def test_the_sealed_part_says_when_to_open_it():
    sealed = packet().document("first_opinion")
    assert sealed is not None
    assert sealed.blocks[0] == Box("Open this after you have written your own opinion.")


def test_the_slides_letter_names_no_diagnosis_so_that_the_reader_is_blind():
    assert "sarcoma" not in words(packet(), "slides_letter").lower()


def test_the_summary_quotes_its_documents_and_tells_what_was_done():
    told = words(packet(), "summary")
    assert "“grade 3”" in told and "pathology report of 10 November 2026" in told
    assert "Doxorubicin" in told, "a treatment that was given is a fact, not an opinion"


def test_readings_on_which_the_records_differ_stand_in_the_sealed_part_alone():
    differ = Case(
        cancer=Cancer("DDLS", "dedifferentiated liposarcoma", (DIAGNOSIS, GRADE)),
        conflicts=(Conflict("grade", (GRADE, OTHER_GRADE), "DDLS"),),
        documents=(REPORT,),
    )
    made = packet(differ)
    assert "grade 3" not in words(made, "summary") and "The records differ on: Grade" in words(made, "summary")
    assert "grade 3" in words(made, "first_opinion") and "grade 1 of 3" in words(made, "first_opinion")


def test_letters_are_filled_from_the_records_and_leave_blanks_for_the_rest():
    letter = packet().document("referral_letter")
    assert letter is not None
    head = next(b for b in letter.blocks if isinstance(b, Pairs))
    assert ("From (name)", "Synthetic Sample") in head.rows
    assert ("Date of birth", "3 April 1961") in head.rows
    assert ("Phone and address", "") in head.rows
    assert Blanks("Signature") in letter.blocks


def test_nothing_is_made_up_for_an_empty_case():
    made = packet(Case(cancer=None), reviews=())
    assert "not found in the documents" in words(made, "summary")
    assert ("From (name)", "") in next(b for b in made.document("slides_letter").blocks if isinstance(b, Pairs)).rows


@pytest.mark.parametrize(("country", "law"), [("US", True), (None, True), ("NL", False)])
def test_the_law_of_the_united_states_is_named_only_there(country, law):
    case = Case(cancer=None, answers=parse_answers({"patient": {"country": country}}))
    assert ("45 CFR 164.524" in words(packet(case), "records_letter")) is law


@pytest.mark.parametrize(
    ("clock", "asked", "not_asked"),
    [
        ("do_not_wait", "phone_an_expert", "safe_to_wait"),
        ("within_days", "safe_to_wait_days", "safe_to_wait"),
        ("weeks", "safe_to_wait", "phone_an_expert"),
        ("months", "safe_to_wait", "safe_to_wait_days"),
    ],
)
def test_the_questions_follow_the_clock(clock, asked, not_asked):
    ids = {q.id for q in packet(clock=Clock(clock)).questions}
    assert asked in ids and not_asked not in ids


def test_an_emergency_stands_first_on_the_page_for_the_talk():
    talk = packet(clock=Clock("do_not_wait")).document("talk")
    assert talk is not None
    assert isinstance(talk.blocks[0], Box) and talk.blocks[0].tone == "emergency"


def test_slides_scans_and_a_visit_are_separate_asks_in_the_letter():
    reviews = (*BOTH, Review("imaging_review", "A second reading of your scans"))
    told = words(packet(reviews=reviews), "referral_letter")
    read_again, refer = told.index("Please arrange:"), told.index("Please refer me for")
    assert read_again < told.index("pathology slides") < refer and read_again < told.index("imaging studies") < refer
    assert told.index("with a surgeon") > refer


def test_there_is_a_place_to_write_names():
    names = packet().document("names")
    assert names is not None
    table = next(b for b in names.blocks if isinstance(b, Table))
    assert len(table.rows) == 6 and set(table.rows[0]) == {""}


def test_a_blood_cancer_has_no_letter_for_scans():
    case = Case(cancer=Cancer("AML", "acute myeloid leukemia"))
    assert packet(case).document("images_letter") is None


def test_the_right_to_records_is_not_claimed_for_tissue():
    assert "164.524" in words(packet(), "images_letter")
    assert "164.524" not in words(packet(), "slides_letter")


def test_every_kind_of_review_has_a_name_between_clinicians():
    from typing import get_args

    from consilium.need.model import ReviewKind
    from consilium.packet.wording import REVIEWS

    assert set(REVIEWS) == set(get_args(ReviewKind))


def test_a_quote_that_tells_the_plan_too_is_left_out_of_the_open_part():
    line = Fact("ecog", "1", REPORT.source, "grade 3. Plan: wide excision. No cure")
    case = Case(
        cancer=Cancer("DDLS", "dedifferentiated liposarcoma", (DIAGNOSIS, PLANNED)), facts=(line,), documents=(REPORT,)
    )
    told = words(packet(case), "summary")
    assert "ECOG performance status" in told and "wide excision" not in told
