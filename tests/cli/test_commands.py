"""What the contract fixes: commands, JSON of `read` and `plan`, results and warnings on their own streams."""

import json
from pathlib import Path

from command import run

REPORT = """SYNTHETIC PATIENT
SURGICAL PATHOLOGY REPORT                                  FINAL
Collected: 02/27/2026   Reported: 03/02/2026
FINAL DIAGNOSIS
Left breast, lumpectomy:
  - Invasive ductal carcinoma, Nottingham grade 2, 18 mm. Margins negative.
Pathologic stage: pT1c pN0
"""
PLAN_KEYS = {"case", "need", "clock", "reviews", "centres", "coverage", "packet", "questions", "trials", "comparison"}


def test_read_gives_one_json_line_a_document_with_quotes_at_their_offsets(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "second.txt").write_text(REPORT.replace("18 mm", "19 mm"))
    done = run("read", "report.txt", "second.txt", "--json", cwd=tmp_path)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"] for record in records] == ["report.txt", "second.txt"]
    first = records[0]
    assert (first["kind"], first["date"]) == ("pathology_report", "2026-03-02")
    found = {fact["field"]: fact for fact in first["facts"] if fact["status"] != "absent"}
    assert (found["cancer"]["value"], found["cancer"]["system"]) == ("IDC", "oncotree")
    assert (found["t"]["value"], found["n"]["value"], found["laterality"]["value"]) == ("T1c", "N0", "left")
    for fact in found.values():
        assert REPORT[fact["start"] : fact["end"]] == fact["quote"]
    assert {"field": "m", "status": "absent"} in first["facts"]


def test_plan_json_has_every_key(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    done = run("plan", "report.txt", "--near", "02906", "--today", "2026-03-10", "--json", cwd=tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    plan = json.loads(done.stdout)
    assert set(plan) >= PLAN_KEYS
    assert plan["case"]["cancer"]["oncotree"] == "IDC" and plan["comparison"] is None
    assert plan["need"]["level"] == "your_choice" and plan["clock"]["class"] == "weeks"
    assert {"insurer_requires", "doctor_bothered"} <= {u["id"] for u in plan["need"]["unknown"]}
    assert isinstance(plan["centres"], list) and plan["centres"]


def test_the_same_input_gives_the_same_plan(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    once, again = (run("plan", "report.txt", "--today", "2026-03-10", "--json", cwd=tmp_path).stdout for _ in range(2))
    assert once == again


def test_out_writes_the_plan_and_its_packet(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    done = run("plan", "report.txt", "--today", "2026-03-10", "--out", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "mine").iterdir()}
    assert {"plan.html", "plan.pdf", "plan.json", "packet"} <= names
    assert (tmp_path / "mine" / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / "mine" / "plan.json").read_text())["need"]["level"] == "your_choice"
