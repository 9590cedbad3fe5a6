"""What was done is known from the records, wherever in the case it stands. The patient is synthetic."""

from datetime import date

import pytest

from consilium.packet.checklist import checklist
from consilium.records import assemble
from consilium.records.text import read_text

HEAD = "SYNTHETIC PATIENT\nCLINIC NOTE\nDate: 03/02/2026\nInvasive ductal carcinoma of the left breast.\n"


@pytest.mark.parametrize(
    ("note", "asked", "not_asked"),
    [
        (
            "She underwent left mastectomy on 01/12/2026 and completed AC-T chemotherapy.",
            {"operation_note", "treatment_summary"},
            set(),
        ),
        ("She completed AC-T chemotherapy in January 2026.", {"treatment_summary"}, {"operation_note"}),
        ("The plan is left mastectomy.", set(), {"operation_note", "treatment_summary"}),
    ],
)
def test_papers_on_treatment_that_was_given_are_asked_for(note, asked, not_asked):
    case = assemble((read_text(HEAD + note, "note.txt", date=date(2026, 3, 2)),), None)
    assert case.cancer and case.cancer.oncotree == "IDC"
    found = {piece.id for piece in checklist(case)}
    assert asked <= found and not found & not_asked
