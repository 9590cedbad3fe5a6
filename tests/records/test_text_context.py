"""In what sense a report names something."""

import pytest

from consilium.records.text.report import Report

FLAGS = [
    ("No evidence of carcinoma.", {"negated"}),
    ("Carcinoma is not identified.", {"negated"}),
    ("Negative. for carcinoma", {"negated"}),
    ("Suspicious for carcinoma.", {"hedged"}),
    ("Carcinoma cannot be excluded.", {"hedged"}),
    ("History of carcinoma.", {"historical"}),
    ("Mother had carcinoma.", {"family"}),
    ("If carcinoma is found, surgery follows.", {"hypothetical"}),
    ("Carcinoma is less likely.", {"rejected"}),
    ("Testing for carcinoma is pending.", {"pending"}),
    ("FAMILY HISTORY\ncarcinoma", {"family"}),
    ("PAST MEDICAL HISTORY\ncarcinoma", {"historical"}),
    ("Triple-negative carcinoma.", set()),
    ("No lymphoma, but carcinoma is present.", set()),
    ("Invasive carcinoma.", set()),
    ("Carcinoma, 2 cm, margins negative.", set()),
]


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_context(text: str, flags: set[str]) -> None:
    start = text.lower().index("carcinoma")
    context = Report(text, "synthetic.txt").context(start, start + 9)
    found = {name for name in context.__dataclass_fields__ if getattr(context, name)}
    assert flags <= found
    assert context.stands == (not flags or flags == {"pending"})


def test_sections_cover_the_text_and_know_their_kind() -> None:
    text = "Hospital\nCLINICAL HISTORY: mass. FINAL DIAGNOSIS: A. Breast: carcinoma.\nGROSS DESCRIPTION\nOne piece.\n"
    report = Report(text, "synthetic.txt")
    assert [s.kind for s in report.sections] == ["preamble", "clinical_history", "diagnosis", "gross"]
    assert report.sections[0].start == 0 and report.sections[-1].end == len(text)


def test_specimens_are_told_apart() -> None:
    text = "FINAL DIAGNOSIS\nA. LEFT BREAST, EXCISION:\n - Carcinoma.\nB. SKIN, SHAVE:\n - Benign.\n"
    specimens = Report(text, "synthetic.txt").specimens
    assert [(s.label, text[s.name.start : s.name.end]) for s in specimens] == [
        ("A", "LEFT BREAST, EXCISION"),
        ("B", "SKIN, SHAVE"),
    ]
