"""A plan is written whole or not at all."""

import pytest
import synthetic_plans as plans

import consilium.report.write as write
from consilium.errors import InputError

FILES = {"plan.html", "plan.pdf", "plan.json", "packet"}


def test_it_writes_the_page_the_data_and_the_packet(tmp_path):
    write.write_plan(plans.rare(), tmp_path / "out")
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES
    packet = sorted(p.name for p in (tmp_path / "out" / "packet").iterdir())
    assert packet[0] == "01-talk.pdf" and "04-slides-letter.pdf" in packet
    assert packet[-2:] == ["12-first-opinion.pdf", "bundle.json"]


def test_the_folder_is_for_its_owner_alone(tmp_path):
    write.write_plan(plans.your_choice(), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_an_older_plan_is_replaced(tmp_path):
    write.write_plan(plans.rare(), tmp_path / "out")
    write.write_plan(plans.your_choice(), tmp_path / "out")
    assert "IDC" in (tmp_path / "out" / "plan.json").read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "bundle_json", _fail)
    with pytest.raises(OSError, match="disk"):
        write.write_plan(plans.rare(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_older_plan_as_it_was(tmp_path, monkeypatch):
    write.write_plan(plans.your_choice(), tmp_path / "out")
    before = (tmp_path / "out" / "plan.html").read_bytes()
    monkeypatch.setattr(write, "bundle_json", _fail)
    with pytest.raises(OSError, match="disk"):
        write.write_plan(plans.rare(), tmp_path / "out")
    assert (tmp_path / "out" / "plan.html").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_not_touched(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(InputError, match="holds other files"):
        write.write_plan(plans.rare(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        write.write_plan(plans.rare(), tmp_path / "out")


def _fail(plan):
    raise OSError("the disk is full")
