"""What is planned, from when, what the choices are, and whether waiting is safe."""

import pytest
from statement_examples import said, values

PLANNED = [
    ("Plan: left mastectomy with sentinel node biopsy.", {"mastectomy"}),
    ("She is scheduled for a Whipple procedure on 12/08/2026.", {"pancreaticoduodenectomy"}),
    ("We will start FOLFIRINOX next week.", {"FOLFIRINOX"}),
    ("I recommend radical cystectomy.", {"cystectomy"}),
    ("Robotic prostatectomy is booked for January.", {"prostatectomy"}),
    ("The plan is R-CHOP for six cycles.", {"R-CHOP"}),
    ("Cycle 1 of carboplatin and pemetrexed to begin Monday.", {"carboplatin/pemetrexed"}),
    ("He will proceed with active surveillance.", {"active_surveillance"}),
    ("Surgery booked: right hemicolectomy.", {"colectomy"}),
    ("To OR for en bloc multiorgan resection.", {"multivisceral_resection"}),
    ("She had a mastectomy in 2019.", set()),
    ("Status post right hemicolectomy.", set()),
    ("We do not plan chemotherapy.", set()),
    ("Mastectomy was discussed and she declined.", set()),
    ("Her sister will have a mastectomy.", set()),
    ("If margins are positive, re-excision.", set()),
    ("She completed four cycles of TC.", set()),
    ("No role for radiation.", set()),
]


@pytest.mark.parametrize(("text", "codes"), PLANNED)
def test_planned_treatment(text: str, codes: set[str]) -> None:
    found = values("planned_treatment", "planned_treatment", text)
    assert codes <= found if codes else found == set()


START = [
    ("Surgery is scheduled for Tuesday 12/08/2026.", "2026-12-08"),
    ("Whipple on December 8, 2026.", "2026-12-08"),
    ("She will start chemotherapy on 8 December 2026.", "2026-12-08"),
    ("Planned start of radiation: 2026-12-08.", "2026-12-08"),
    ("Mastectomy booked for 12/8/26.", "2026-12-08"),
    ("Cycle 1 day 1: Dec 8.", "2026-12-08"),
    ("Surgery December 8th.", "2026-12-08"),
    ("OR date 1/12/2027.", "2027-01-12"),
    ("Chemotherapy to begin in two weeks.", "2026-12-04"),
    ("Prostatectomy scheduled January 14.", "2027-01-14"),
    ("Surgery was done on 10/02/2026.", None),
    ("Follow-up visit scheduled for 12/08/2026.", None),
    ("CT scheduled 12/01/2026.", None),
    ("Biopsy on 11/25/2026.", None),
    ("She started chemotherapy on 09/01/2026.", None),
]


@pytest.mark.parametrize(("text", "day"), START)
def test_planned_start(text: str, day: str | None) -> None:
    assert values("planned_start", "planned_start", text) == ({day} if day else set())


OPTIONS = [
    ("Options are surgery, radiation with hormone therapy, or active surveillance; he will think about it.", True),
    ("We discussed the options of lumpectomy with radiation versus mastectomy, and she has not decided.", True),
    ("Both prostatectomy and radiation are reasonable; he is undecided.", True),
    ("Choices laid out: observation, rituximab alone, or bendamustine-rituximab.", True),
    ("She will consider either surgery or radiation and call us.", True),
    (
        "We reviewed active surveillance, radical prostatectomy and brachytherapy in detail. He wants time to decide.",
        True,
    ),
    ("All options were discussed and he chose surgery.", False),
    ("We discussed options; she elects mastectomy.", False),
    ("I recommend surgery.", False),
    ("There are no other options.", False),
    ("Parking options were discussed.", False),
    ("Pain control options: ibuprofen or acetaminophen.", False),
]


@pytest.mark.parametrize(("text", "holds"), OPTIONS)
def test_several_options(text: str, holds: bool) -> None:
    assert values("several_options", "several_options", text) == ({"yes"} if holds else set())


HURRY = [
    ("There is no hurry to decide.", True),
    ("It is safe to wait a few weeks.", True),
    ("He can take his time; this grows slowly and there is no rush.", True),
    ("No urgency to start treatment.", True),
    ("A delay of four to six weeks will not affect the outcome.", True),
    ("We need to start right away.", False),
    ("It is not safe to wait.", False),
    ("She should not delay treatment.", False),
    ("No urinary urgency.", False),
    ("Urgency and frequency of urination.", False),
]


@pytest.mark.parametrize(("text", "holds"), HURRY)
def test_no_hurry(text: str, holds: bool) -> None:
    assert values("no_hurry", "no_hurry", text) == ({"yes"} if holds else set())


def test_the_quote_of_a_plan_names_its_treatment() -> None:
    facts = [
        f
        for f in said("planned_treatment", "Plan: RP and PLND in January, after a cardiac check.")
        if f.value == "prostatectomy"
    ]
    assert all("RP" in f.quote for f in facts)
