"""An expert writes an opinion in structure: makes the form, fills it in, checks it, holds it beside a letter."""

import json
import re
import stat
from pathlib import Path

import pytest
from command import run

LETTER = """SYNTHETIC LETTER
UROLOGY CLINIC                                   3 March 2026
Impression: adenocarcinoma of the prostate, cT2b N0 M0, Gleason 4+3, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""
ANSWERS = {
    "discipline": '"radiation"',
    "diagnosis": '"adenocarcinoma of the prostate"',
    "grade": '"Gleason 4+3=7"',
    "stage": '"T2b N0 M0"',
    "goal": '"cure"',
    "treatment": '["external beam radiotherapy", "androgen deprivation for six months"]',
    "signed": "true",
}


def fill(form: Path, **answers: str) -> None:
    """Sets keys of a form, as an expert does in an editor: the first line that begins so."""
    text = form.read_text()
    for key, value in answers.items():
        text, times = re.subn(rf"(?m)^{key} = \S+( +#.*)?$", f"{key} = {value}", text, count=1)
        assert times == 1, key
    form.write_text(text)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form as ``opinion new`` makes it."""
    done = run("opinion", "new", "mine.toml", cwd=tmp_path)
    assert done.returncode == 0 and "consilium opinion check mine.toml" in done.stdout
    return tmp_path / "mine.toml"


def test_from_an_empty_form_to_a_comparison(form: Path) -> None:
    (form.parent / "first.txt").write_text(LETTER)
    empty = run("opinion", "check", form.name, cwd=form.parent)
    assert empty.returncode == 3 and "blind.diagnosis" in empty.stderr
    fill(form, **ANSWERS)
    ready = run("opinion", "check", form.name, cwd=form.parent)
    assert ready.returncode == 0 and "Open the first opinion now" in ready.stdout
    assert "Diagnosis: adenocarcinoma of the prostate" in ready.stdout
    done = run("compare", "first.txt", form.name, "--json", cwd=form.parent)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    status = {axis["axis"]: axis["status"] for axis in result["axes"]}
    assert (status["diagnosis"], status["grade"], status["treatment"]) == ("agree", "agree", "differ")
    assert result["opinions"][1]["discipline"] == "radiation"


def test_the_second_half_is_only_for_who_signed_the_first(form: Path) -> None:
    fill(form, **ANSWERS | {"signed": "false"}, opened_first_opinion="true")
    done = run("opinion", "check", form.name, cwd=form.parent)
    assert done.returncode == 3 and "opened before [blind] was signed" in done.stderr
    fill(form, signed="true", changed_my_view='"no"')
    done = run("opinion", "check", form.name, cwd=form.parent)
    assert done.returncode == 0 and "The form is done." in done.stdout


def test_a_form_filled_in_from_ones_own_letter_is_not_signed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(LETTER)
    done = run("opinion", "new", "mine.toml", "--from", "mine.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "mine.toml").read_text()
    assert '# letter: radical prostatectomy.\ntreatment = ["prostatectomy"]' in text
    assert 'discipline = "surgery"' in text and "\nsigned = false" in text
    checked = run("opinion", "check", "mine.toml", "--json", cwd=tmp_path)
    record = json.loads(checked.stdout)
    assert (
        checked.returncode == 3
        and record["done"] is False
        and record["open"] == ["Sign your own view (blind.signed = true)."]
    )
    assert record["read"]["grade"] == "Gleason 4+3" and record["form"]["blind"]["goal"] == "cure"


def test_a_form_is_for_its_owner_alone(form: Path) -> None:
    assert stat.S_IMODE(form.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_only_replaced_when_asked_and_then_said(form: Path) -> None:
    form.write_text("mine")
    done = run("opinion", "new", form.name, cwd=form.parent)
    assert done.returncode == 3 and "is there already" in done.stderr and form.read_text() == "mine"
    done = run("opinion", "new", form.name, "--force", cwd=form.parent)
    assert done.returncode == 0 and "is replaced" in done.stderr and "[blind]" in form.read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("new",), 2, "FILE"),
        (("new", "mine.txt"), 2, "ends in .toml"),
        (("new", "nowhere/mine.toml"), 3, "cannot be written"),
        (("new", "folder.toml"), 3, "is there already"),
        (("new", "folder.toml", "--force"), 3, "no file that can be replaced"),
        (("new", "mine.toml", "--from", "missing.txt"), 3, "missing.txt"),
        (("new", "mine.toml", "--from", "empty.txt"), 3, "empty.txt"),
        (("check",), 2, "FILE"),
        (("check", "missing.toml"), 3, "missing.toml"),
        (("check", "folder.toml"), 3, "folder.toml"),
        (("check", "picture.toml"), 3, "not plain text"),
        (("check", "typo.toml"), 3, "blind.tretment. Did you mean treatment?"),
        (("check", "broken.toml"), 3, "not valid TOML"),
        (("sign", "typo.toml"), 2, "No such command"),
    ],
)
def test_what_cannot_be_used(arguments: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "typo.toml").write_text('[blind]\ntretment = ["secret words"]\n')
    (tmp_path / "broken.toml").write_text('[blind]\ndiagnosis = "secret words\n')
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("opinion", *arguments, cwd=tmp_path)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert "secret" not in done.stderr and "Traceback" not in done.stderr and "fault of its own" not in done.stderr
    assert done.stdout == "" and sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("old", ["signed = true", 'diagnosis = "adenocarcinoma of the prostate"'])
def test_compare_refuses_a_form_that_is_not_done(old: str, form: Path) -> None:
    (form.parent / "first.txt").write_text(LETTER)
    fill(form, **ANSWERS)
    form.write_text(form.read_text().replace(old, "").replace("signed = true", ""))
    done = run("compare", "first.txt", form.name, cwd=form.parent)
    assert done.returncode == 3 and "not done yet" in done.stderr and done.stdout == ""
