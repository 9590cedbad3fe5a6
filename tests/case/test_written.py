"""An answers file that is written is read as the same answers."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilium.case import Answers, answers_toml, parse_answers, read_answers
from consilium.case.answers import Doctor, Insurance, Patient, Treatment, Wishes

MAYBE = st.none() | st.booleans()


def there_and_back(answers: Answers, folder: Path, **more) -> Answers:
    file = folder / "answers.toml"
    file.write_text(answers_toml(answers, **more), encoding="utf-8", newline="")
    return read_answers(file)


def test_every_kind_of_value(tmp_path):
    answers = Answers(
        patient=Patient(birth_year=1957, sex="female", postal_code="02906", performance_status=0),
        doctor=Doctor(name='Dr. "Example" \\ Ünal\n', cases_like_mine_per_year=2.5, trust=1),
        plan=Treatment(treatment="surgery", start_date=date(2026, 12, 8), discussed_at_tumor_board=False),
        insurance=Insurance(kind="va", requires_second_opinion=True),
        wishes=Wishes(max_miles=100.0),
    )
    assert there_and_back(answers, tmp_path) == answers


def test_what_is_not_known_is_a_remark(tmp_path):
    text = answers_toml(Answers(), {"doctor.trust": "I do not\nknow"})
    assert "# trust: I do not know" in text
    assert there_and_back(Answers(), tmp_path, not_known={"doctor.trust": "no = idea"}) == Answers()


def test_no_answers_are_an_empty_file(tmp_path):
    assert there_and_back(Answers(), tmp_path) == Answers()


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), MAYBE)
def test_any_words_come_back(words, yes):
    import tomllib

    answers = Answers(doctor=Doctor(name=words), wishes=Wishes(video=yes))
    assert parse_answers(tomllib.loads(answers_toml(answers))) == answers


def test_half_a_letter_does_not_stop_it():
    assert "name" in answers_toml(Answers(doctor=Doctor(name="\ud800")))


@pytest.mark.parametrize("part", [field.name for field in msgspec.structs.fields(Answers())])
def test_every_section_is_written(part):
    first = msgspec.structs.fields(getattr(Answers(), part))[0].name
    value = {"birth_year": 1960, "peace_of_mind": True, "kind": "va"}.get(first, "Example")
    changed = msgspec.structs.replace(Answers(), **{part: type(getattr(Answers(), part))(**{first: value})})
    assert f"[{part}]" in answers_toml(changed)
