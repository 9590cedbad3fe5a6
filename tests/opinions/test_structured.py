"""The structured opinion: checked, in order (blind first), and compared as every other opinion. All is invented."""

import re
import tomllib

import pytest
from opinion_pairs import NAMES, document, letters

from consilium.errors import InputError
from consilium.opinions import as_document, check, compare, draft, read_axes, read_form, read_opinion, template
from consilium.opinions.model import Opinion
from consilium.opinions.structured import Blind, View, still_open

FILLED = """
[expert]
name = "Dr. Invented Example"
discipline = "radiation"
date = 2026-05-01
[basis]
read_myself = ["images"]
not_seen = ["slides"]
[blind]
diagnosis = "adenocarcinoma of the prostate"
grade = "Gleason 4+3=7"
stage = "T2b N0 M0"
biomarkers = ["PSA 11.2"]
goal = "cure"
treatment = ["external beam radiotherapy with six months of androgen deprivation"]
against = ["radical prostatectomy"]
when = "within three months, no hurry"
signed = true
[after]
opened_first_opinion = true
changed_my_view = "no"
"""
SURGEON = """UROLOGY CLINIC
Impression: prostate cancer, cT2b N0 M0, Gleason 4+3, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""
CHANGED = FILLED.replace(
    'changed_my_view = "no"',
    'changed_my_view = "yes"\nwhat = "surgery first"\nwhy = "the MRI shows a bladder that will not take radiation"\n'
    '[now]\ntreatment = ["radical prostatectomy"]',
)


def filled(text: str = FILLED) -> Opinion:
    return read_form(check(text), "form.toml")


def test_the_empty_form_is_valid_and_says_what_is_open():
    empty = check(template())
    keys = ("blind.diagnosis", "blind.treatment", "expert.discipline", "blind.signed")
    assert [key in line for key, line in zip(keys, still_open(empty), strict=True)] == [True] * 4
    with pytest.raises(InputError, match="not done yet") as caught:
        read_form(empty, "form.toml")
    assert caught.value.exit_code == 3


def test_the_template_names_every_key_of_the_form_once():
    written = {part: set(keys) for part, keys in tomllib.loads(re.sub(r"(?m)^# (\w+ = )", r"\1", template())).items()}
    assert written["blind"] == set(Blind.__struct_fields__)
    assert written["now"] < set(View.__struct_fields__)
    assert set(written) == {"expert", "patient", "basis", "blind", "after", "now"}


@pytest.mark.parametrize("word", ["surgery", "genetics", "slides", "patient", "cure", "watch", "in_part"])
def test_the_template_shows_the_allowed_values(word):
    assert word in template()


def test_a_filled_form_is_compared_with_a_letter():
    found = compare([read_opinion(document(SURGEON)), filled()])
    assert found.axis("grade").status == "agree"
    assert found.axis("goal").status == "agree"
    assert found.axis("treatment").status == "differ"
    assert found.third.kind == ("medical_oncologist", "tumor_board")


def test_every_quote_stands_in_the_form_as_a_letter():
    text = as_document(check(FILLED), "form.toml").text
    for said in filled().says.values():
        assert text[said.start : said.end] == said.quote


def test_what_the_expert_leaves_blank_is_silence():
    told = 'outlook = "after chemotherapy and surgery 4 in 10 live five years; HER2 positive ones more"\n'
    form = FILLED.replace("signed = true", told + "signed = true")
    assert set(filled(form).says) == set(filled().says) | {"prognosis"}
    assert filled(form).says["treatment"].terms == filled().says["treatment"].terms
    assert "HER2" not in filled(form).says["biomarkers"].value


def test_a_view_that_changed_is_the_one_that_counts_and_the_signed_one_stays_to_be_seen():
    blind, changed = filled(), filled(CHANGED)
    assert changed.says["treatment"].terms == {"surgery:prostatectomy"}, "what was refused before is not refused now"
    assert changed.says["diagnosis"].terms == blind.says["diagnosis"].terms
    notes = dict(changed.notes)
    assert notes["Did the first opinion change this view?"] == "Yes" and notes["What changed"] == "surgery first"
    assert "external beam" in notes["Before the first opinion was opened: treatment"]


def test_an_emergency_can_be_taken_back_and_is_told_in_words():
    urgent = CHANGED.replace("signed = true", "emergency = true\nsigned = true")
    assert filled(urgent).emergency
    form = filled(urgent.replace('treatment = ["radical prostatectomy"]', "emergency = false"))
    assert not form.emergency
    assert dict(form.notes)["Before the first opinion was opened: emergency"] == "Yes"
    assert dict(form.notes).keys().isdisjoint({"Before the first opinion was opened: treatment"})
    now = filled(CHANGED + "\nemergency = true")
    assert now.emergency and dict(now.notes)["Before the first opinion was opened: emergency"] == "No"


def test_what_was_advised_against_can_be_taken_back():
    form = filled(CHANGED.replace('treatment = ["radical prostatectomy"]', "against = []"))
    assert form.says["treatment"].terms < filled().says["treatment"].terms


def test_text_over_several_lines_is_one_line_of_the_letter():
    form = FILLED.replace("signed = true", 'tests_first = ["""\nPSMA PET\nscan\n"""]\nsigned = true')
    assert "- before the decision, order PSMA PET scan\n" in as_document(check(form), "form.toml").text
    assert "tests" in filled(form).says


def test_two_forms_about_two_people_are_refused():
    one, two = (FILLED + f'[patient]\nname = "{name}"\n' for name in ("Ada Synthetic", "Bert Invented"))
    with pytest.raises(InputError, match="different people"):
        compare([filled(one), filled(two)])


def test_an_emergency_and_another_way_that_is_fine_are_known():
    form = FILLED.replace("signed = true", 'emergency = true\nalso_fine = ["radical prostatectomy"]\nsigned = true')
    assert filled(form).emergency and filled(form).either_way
    assert not filled().emergency and not filled().either_way


def test_words_that_the_vocabulary_does_not_know_are_named():
    form = FILLED.replace('"adenocarcinoma of the prostate"', '"frobnoma of the blurb"').replace("Gleason 4+3=7", "odd")
    assert any("blind.diagnosis" in warning for warning in filled(form).warnings)
    assert not filled().warnings


WRONG = [
    ("signed = true", "signed = false", "opened before"),
    ("opened_first_opinion = true", "opened_first_opinion = false", "was not opened"),
    ('changed_my_view = "no"', 'changed_my_view = "yes"', "not what or why"),
    ('changed_my_view = "no"', 'changed_my_view = "yes"\nwhat = "a"\nwhy = "b"', "holds nothing new"),
    ('changed_my_view = "no"', 'changed_my_view = "no"\n[now]\ngoal = "control"', "holds a new view"),
    ('changed_my_view = "no"', 'changed_my_view = "yes"\nwhat="a"\nwhy="b"\n[now]\ngoal="cure"', "holds nothing new"),
    (
        'changed_my_view = "no"',
        'changed_my_view = "yes"\nwhat="a"\nwhy="b"\n[now]\ndiagnosis=""',
        "takes the diagnosis",
    ),
    ('goal = "cure"', 'goal = "hope"', "blind.goal holds a word.*It may be cure, control, comfort, watch"),
    ('discipline = "radiation"', 'discipline = "botany"', "It may be surgery, radiation"),
    ('["slides"]', '["tarot"]', "basis.not_seen.*It may be slides, images, reports, patient"),
    ("[expert]", "[expert]\nfax = 1", "expert.fax.*Known here: name, discipline"),
    ("[basis]", "[bassis]", "bassis. Did you mean basis"),
    ("diagnosis =", "diagnosys =", "blind.diagnosys. Did you mean diagnosis"),
    ('treatment = ["external beam radiotherapy with six months of androgen deprivation"]', 'treatment = "x"', "a list"),
    ("signed = true", 'signed = "yes"', "blind.signed cannot be used. It needs true or false"),
    ("date = 2026-05-01", 'date = "May"', "expert.date cannot be used. It needs a day"),
    ('diagnosis = "adenocarcinoma of the prostate"', 'diagnosis = ""', "missing. Say the diagnosis"),
    ("[basis]", "[basis", "not valid TOML"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), WRONG, ids=[sentence[:30] for *_, sentence in WRONG])
def test_what_is_wrong_is_said_with_what_to_do(old, new, sentence):
    assert old in FILLED
    with pytest.raises(InputError, match=sentence) as caught:
        check(FILLED.replace(old, new))
    assert caught.value.todo and "hope" not in str(caught.value)


def signed(opinion: Opinion) -> str:
    """A draft from a letter as an expert would sign it without a change."""
    text = draft(opinion).replace("signed = false", "signed = true")
    return text.replace('discipline = "" ', 'discipline = "medical" ')


@pytest.mark.parametrize("name", NAMES[::6])
def test_a_draft_says_what_the_letter_says(name):
    """Never a contrary diagnosis, and nothing on an axis that the letter is silent on."""
    for text in letters(name):
        read = read_opinion(document(text))
        form = check(draft(read))
        assert not form.blind.signed
        if form.blind.diagnosis:
            says = read_axes(form)
            assert says.keys() <= read.says.keys() | {"sequence"}
            again = read_form(check(signed(read)), "form.toml")
            assert compare([read, again]).axis("diagnosis").status != "differ"


def test_a_draft_of_a_letter_with_control_characters_is_a_form():
    text = SURGEON.replace("Gleason 4+3", "Gleason 4+3\x07").replace("Goal is", "Goal\x1f is")
    form = check(draft(read_opinion(document(text, "letter.txt"))))
    assert form.blind.goal == "cure" and form.blind.diagnosis
