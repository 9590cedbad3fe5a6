"""Two letters in, sheets out; letters that cannot be compared end in one sentence, with nothing half-written."""

import json
import stat
from pathlib import Path

import pytest
from command import run

SURGEON = """SYNTHETIC LETTER
UROLOGY CLINIC                                   3 March 2026
Patient: Ada Synthetic     DOB: 03/02/1960
Impression: adenocarcinoma of the prostate, cT2b N0 M0, Gleason 4+3, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""
RADIATION = """SYNTHETIC LETTER
DEPARTMENT OF RADIATION ONCOLOGY                 17 March 2026
Patient: Ada Synthetic     DOB: 03/02/1960
Assessment: prostate cancer, T2b N0 M0, Grade Group 3, PSA 11.2.
I recommend external beam radiotherapy. The aim is cure. Treatment can begin within three months.
"""
FILES = {
    "comparison-patient.html",
    "comparison-patient.pdf",
    "comparison-doctors.html",
    "comparison-doctors.pdf",
    "comparison.json",
    "comparison.fhir.json",
}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(SURGEON)
    (tmp_path / "second.txt").write_text(RADIATION)
    return tmp_path


def test_the_sheets_are_written_and_the_text_is_printed(letters: Path) -> None:
    done = run("compare", "first.txt", "second.txt", "--out", "mine", "--today", "2026-11-22", cwd=letters)
    assert done.returncode == 0, done.stderr
    assert "WHAT THEY AGREE ON" in done.stdout and "comparison-patient.html is for you" in done.stderr
    assert {path.name for path in (letters / "mine").iterdir()} == FILES
    assert {stat.S_IMODE(path.stat().st_mode) for path in (letters / "mine").iterdir()} == {0o600}
    html = (letters / "mine" / "comparison-patient.html").read_text()
    assert "made 22 November 2026, from 2 opinions" in html
    assert (letters / "mine" / "comparison-doctors.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((letters / "mine" / "comparison.fhir.json").read_text())["resourceType"] == "Bundle"


def test_the_json_on_the_screen_is_the_one_in_the_folder(letters: Path) -> None:
    done = run("compare", "first.txt", "second.txt", "--json", "--out", "mine", cwd=letters)
    assert done.returncode == 0 and json.loads(done.stdout) == json.loads(
        (letters / "mine/comparison.json").read_text()
    )
    assert json.loads(done.stdout)["third_opinion"]["worth_it"] == "yes"


def test_an_older_comparison_is_replaced_and_the_same_letters_give_the_same_files(letters: Path) -> None:
    def files() -> dict[str, bytes]:
        done = run("compare", "first.txt", "second.txt", "--out", "mine", "--today", "2026-11-22", cwd=letters)
        assert done.returncode == 0, done.stderr
        return {path.name: path.read_bytes() for path in (letters / "mine").iterdir()}

    assert files() == files()


BILL = "STATEMENT OF ACCOUNT\nAmount due: $ 412.00. Please pay by 3 May. Account number 5521. Visit of 2 April.\n"
REFUSED = {
    "empty": ("", "second.txt"),
    "blank": (" \n\n", "second.txt"),
    "bill": (BILL, "looks like a bill"),
    "menu": ("The cafeteria opens at eight. Please use the north entrance.\n", "nothing that we can read"),
    "another person": (RADIATION.replace("Ada Synthetic", "Bert Invented").replace("1960", "1971"), "different people"),
    "another cancer": (
        "MEDICAL ONCOLOGY\nDiagnosis: small cell lung cancer, limited stage.\nPlan: cisplatin and etoposide.\n",
        "different parts of the body",
    ),
}


@pytest.mark.parametrize("extra", [(), ("--json", "--out", "deep/mine")], ids=["text", "json and out"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_letter_that_cannot_be_compared(name: str, extra: tuple[str, ...], letters: Path) -> None:
    text, says = REFUSED[name]
    (letters / "second.txt").write_text(text)
    before = sorted(path.name for path in letters.iterdir())
    done = run("compare", "first.txt", "second.txt", *extra, cwd=letters)
    assert (done.returncode, says in done.stderr) == (3, True), done.stderr
    told = [line for line in done.stderr.splitlines() if not line.startswith("... ")]  # progress of a slow machine
    assert len(told) == 1 and "fault of its own" not in done.stderr
    assert not any(word in done.stderr for word in ("Ada", "Bert", "5521", "prostat", "lung")), "a letter was repeated"
    assert done.stdout == "" and sorted(path.name for path in letters.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("first.txt",), 2, "Two opinions are needed"),
        (("first.txt", "missing.txt"), 3, "missing.txt"),
        (("first.txt", "second.txt", "--out", "."), 3, "holds other files"),
        (("first.txt", "second.txt", "--out", "first.txt"), 3, "is a file, not a folder"),
        (("first.txt", "second.txt", "--out", ""), 2, "The folder needs a name"),
        (("first.txt", "second.txt", "--today", "now"), 2, "2026-12-01"),
    ],
)
def test_a_wrong_command_line(arguments: tuple[str, ...], code: int, says: str, letters: Path) -> None:
    before = sorted(path.name for path in letters.iterdir())
    done = run("compare", *arguments, cwd=letters)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert done.stdout == "" and sorted(path.name for path in letters.iterdir()) == before


def test_a_plan_in_the_folder_is_not_touched(letters: Path) -> None:
    (letters / "mine").mkdir()
    (letters / "mine" / "plan.html").write_text("mine")
    done = run("compare", "first.txt", "second.txt", "--out", "mine", cwd=letters)
    assert done.returncode == 3 and [path.name for path in (letters / "mine").iterdir()] == ["plan.html"]
