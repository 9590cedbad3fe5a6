"""The answers file: every key optional, an unknown one named with the nearest right one."""

from datetime import date
from pathlib import Path

import pytest

from consilium.case import Answers, parse_answers, read_answers
from consilium.errors import InputError

WRONG = [
    ({"patient": {"birth_yaer": 1968}}, "patient.birth_yaer", "Did you mean birth_year?"),
    ({"docter": {"trust": 2}}, "docter", "Did you mean doctor?"),
    ({"wishes": {"colour": "blue"}}, "wishes.colour", "Known here: peace_of_mind, max_miles, video."),
    ({"doctor": {"trust": 9}}, "doctor.trust", "Change it, or leave it out."),
    ({"doctor": {"reaction_to_second_opinion": "angry"}}, "doctor.reaction_to_second_opinion", "leave it out"),
    ({"plan": {"start_date": "soon"}}, "plan.start_date", "leave it out"),
    ({"plan": "surgery"}, "plan", "leave it out"),
]


@pytest.mark.parametrize(("raw", "key", "todo"), WRONG, ids=[key for _, key, _ in WRONG])
def test_a_wrong_key_or_value_is_named(raw: dict[str, object], key: str, todo: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_answers(raw)
    assert key in caught.value.what and todo in caught.value.todo


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"insurance": {"kind": "Blue Cross member 12345"}}, "it may be medicare, medicare_advantage, medicaid"),
        ({"patient": {"sex": "Blue Cross member 12345"}}, "it may be female, male, intersex."),
        ({"plan": {"start_date": "12345 Blue Cross"}}, "plan.start_date cannot be used"),
        ({"doctor": {"trust": 12345}}, "Expected `int` <= 5"),
        ({"doctor": {"trust": "12345"}}, "Expected `int`, got `str`"),
        ({"wishes": {"max_miles": "12345"}}, "got `str`"),
    ],
)
def test_a_message_never_repeats_what_was_answered(raw: dict[str, object], says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_answers(raw)
    assert says in str(caught.value)
    assert "12345" not in str(caught.value) and "Blue Cross" not in str(caught.value)


def test_what_is_not_answered_is_unknown() -> None:
    answers = parse_answers({"plan": {"start_date": date(2026, 12, 1)}})
    assert answers.plan.start_date == date(2026, 12, 1)
    assert answers.plan.discussed_at_tumor_board is None
    assert answers.doctor == Answers().doctor


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[patient\n", "not valid TOML"),
        (b"\xff\xfe\x00", "not plain text"),
        (b"[patient]\nsex = female\n", "not valid TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "answers.toml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_answers(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_answers(tmp_path / "answers.toml")
