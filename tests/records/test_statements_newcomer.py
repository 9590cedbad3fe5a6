"""Sentences that a newcomer's letters held, each put in other ways: talks that are no treatment, tests not on file."""

import pytest
from statement_examples import values

#: Notes of 20 November 2026.
STARTS: list[tuple[str, str]] = [
    ("I would like you to see Dr. Park in radiation next week. Nothing has been scheduled yet.", ""),
    ("You will meet Dr. Ode from surgery on December 2.", ""),
    ("I am referring her to radiation oncology; they will see her next week.", ""),
    ("She will talk with the surgery team on November 30 about her choices.", ""),
    ("Please see medical oncology on 12/1/2026 to talk about chemotherapy.", ""),
    ("Surgery would be in two weeks at the earliest. No date has been set.", ""),
    ("Chemotherapy could begin in three weeks, but nothing is booked yet.", ""),
    ("We hope to start radiation next week. It has not been scheduled.", ""),
    ("Radiation starts next week.", "2026-11-27"),
    ("You saw Dr. Park. Surgery is scheduled for December 2.", "2026-12-02"),
    ("She will see us in clinic first, then begin chemotherapy on December 7.", "2026-12-07"),
    ("Chemotherapy starts December 7. No scan has been scheduled.", "2026-12-07"),
]
MISSING: list[tuple[str, set[str]]] = [
    ("No germline or tumor HRR testing (BRCA1/2, ATM) on file; not sent.", {"BRCA", "ATM"}),
    ("I find no lung panel (EGFR, ALK) in the chart.", {"EGFR", "ALK"}),
    ("He never had genetic testing for BRCA2.", {"BRCA2"}),
    ("No mutation panel (BRAF, NRAS) was ever requested.", {"BRAF", "NRAS"}),
    ("No pathogenic variant was found by germline testing (BRCA1, BRCA2).", set()),
    ("No mutation was seen on the panel (EGFR, ALK).", set()),
    ("Germline testing (BRCA1/2) was negative.", set()),
    ("No further testing: the panel (EGFR, ALK) was complete.", set()),
]


@pytest.mark.parametrize(("text", "day"), STARTS)
def test_planned_start(text: str, day: str) -> None:
    assert values("planned_start", "planned_start", text) == ({day} if day else set())


@pytest.mark.parametrize(("text", "names"), MISSING)
def test_missing_test(text: str, names: set[str]) -> None:
    found = values("missing_test", "missing_test", text)
    assert names <= found if names else found == set()
