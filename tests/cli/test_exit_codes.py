"""Bad input ends in one clear sentence, the exit code of the contract, and nothing half-written."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from command import run

FACT = "SYNTHETIC\nSURGICAL PATHOLOGY REPORT   FINAL\nDIAGNOSIS\nColon, biopsy: adenocarcinoma.\n"


def _zip(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


BUNDLE = json.dumps(
    {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Patient"}}]}
)
DSTU2 = {"resourceType": "MedicationOrder", "id": "x", "patient": {"reference": "Patient/1"}, "status": "active"}
FILES = {
    "empty file": ("report.txt", b""),
    "truncated bundle": ("bundle.json", BUNDLE[:-30].encode()),
    "zip bomb": ("export.zip", _zip(("a.txt", b"0" * 200_000_000))),
    "dstu2": ("order.json", json.dumps(DSTU2).encode()),
    "picture": ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "program": ("viewer.exe", b"MZ" + bytes(200)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used(name: str, tmp_path: Path) -> None:
    file, data = FILES[name]
    (tmp_path / file).write_bytes(data)
    done = run("plan", file, "--out", "plan", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert file in done.stderr and done.stderr.count("\n") <= 3
    assert "Traceback" not in done.stderr and "fault of its own" not in done.stderr
    assert done.stdout == "" and not (tmp_path / "plan").exists()


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    done = run("plan", "records", cwd=tmp_path)
    assert done.returncode == 3 and "records" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("plan", "missing.txt"), 3, "missing.txt"),
        (("plan",), 2, "Nothing to read"),
        (("plan", ""), 3, "Name a file"),
        (("plan", "report.txt", "--near", "00000"), 3, "00000 is no postal code"),
        (("plan", "report.txt", "--today", "yesterday"), 2, "2026-12-01"),
        (("plan", "report.txt", "--answers", "missing.toml"), 3, "missing.toml"),
        (("plan", "report.txt", "--answers", "typo.toml"), 3, "Did you mean peace_of_mind?"),
        (("plan", "report.txt", "--answers", "past.toml", "--today", "2026-11-22"), 3, "lies before the day"),
        (
            ("plan", "report.txt", "--answers", "born.toml", "--today", "2026-11-22"),
            3,
            "(patient.birth_year) lies after",
        ),
        (("plan", "report.txt", "--answers", "code.toml"), 3, "(patient.postal_code) is no postal code"),
        (("plan", "report.txt", "--answers", "kind.toml"), 3, "it may be medicare, medicare_advantage"),
        (("plan", "report.txt", "--out", ""), 2, "--out"),
        (("demo", "--out", ""), 2, "--out"),
        (("plan", "report.txt", "--out", "."), 3, "holds other files"),
        (("plan", "report.txt", "--out", "report.txt"), 3, "report.txt"),
        (("read",), 2, "Nothing to read"),
        (("compare", "report.txt"), 2, "Two opinions are needed"),
        (("find", "--near", "99999999"), 3, "no postal code"),
        (("find", "--near", "02906", "--cancer", "XYZ"), 3, "no OncoTree code or name"),
        (("plna",), 2, "No such command"),
    ],
)
def test_a_wrong_command_line(arguments: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(FACT)
    (tmp_path / "typo.toml").write_text("[wishes]\npeace_of_mnd = true\n")
    (tmp_path / "past.toml").write_text("[plan]\nstart_date = 2026-10-01\n")
    (tmp_path / "born.toml").write_text("[patient]\nbirth_year = 2027\n")
    (tmp_path / "code.toml").write_text('[patient]\npostal_code = "00001"\n')
    (tmp_path / "kind.toml").write_text('[insurance]\nkind = "Sample Cross member 12345"\n')
    before = sorted(p.name for p in tmp_path.iterdir())
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert not any(value in done.stderr for value in ("00001", "12345", "2027", "2026-10-01")), "an answer was repeated"
    assert done.stdout == "" and sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_bad_file_among_good_ones_is_one_warning(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(FACT)
    (tmp_path / "scan.png").write_bytes(FILES["picture"][1])
    done = run("plan", ".", "--json", cwd=tmp_path)
    assert done.returncode == 0 and done.stderr.count("scan.png") == 1
    assert json.loads(done.stdout)["case"]["cancer"]["oncotree"] == "COAD"
