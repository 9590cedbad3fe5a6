"""A plan is written whole or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import synthetic_plans as plans

import consilium.report.write as write
from consilium.case import Case, Document, Fact
from consilium.errors import InputError
from consilium.report import plan_json

FILES = {"plan.html", "plan.pdf", "plan.json", "packet"}


def test_it_writes_the_page_the_data_and_the_packet(tmp_path):
    write.write_plan(plans.rare(), tmp_path / "out")
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES
    packet = sorted(p.name for p in (tmp_path / "out" / "packet").iterdir())
    assert packet[0] == "01-talk.pdf" and "04-slides-letter.pdf" in packet
    assert packet[-2:] == ["13-first-opinion.pdf", "bundle.json"]


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


def test_a_folder_that_is_there_stays_the_same_folder(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = (tmp_path / "here").stat().st_ino
    write.write_plan(plans.rare(), Path())
    write.write_plan(plans.your_choice(), Path())
    assert {p.name for p in Path.cwd().iterdir()} == FILES
    assert (tmp_path / "here").stat().st_ino == before
    assert all(p.stat().st_mode & 0o077 == 0 for p in Path.cwd().rglob("*"))


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    (tmp_path / "later").symlink_to(tmp_path / "not-yet")
    for name, real in (("link", "disk"), ("later", "not-yet")):
        write.write_plan(plans.your_choice(), tmp_path / name)
        assert (tmp_path / name).is_symlink() and {p.name for p in (tmp_path / real).iterdir()} == FILES


def test_a_failure_leaves_no_folders_above_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "bundle_json", _fail)
    with pytest.raises(OSError, match="disk"):
        write.write_plan(plans.rare(), tmp_path / "a" / "b" / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_moving_puts_the_older_plan_back(tmp_path, monkeypatch):
    write.write_plan(plans.your_choice(), tmp_path / "out")
    before = (tmp_path / "out" / "plan.html").read_bytes()
    moved = []

    def replace(path, target, own=Path.replace):
        moved.append(path)
        if len(moved) == len(FILES) + 2:
            raise OSError("the disk is full")
        return own(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="disk"):
        write.write_plan(plans.rare(), tmp_path / "out")
    assert (tmp_path / "out" / "plan.html").read_bytes() == before
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES


def test_an_older_plan_that_cannot_be_put_back_is_not_deleted(tmp_path, monkeypatch):
    write.write_plan(plans.your_choice(), tmp_path / "out")
    before = (tmp_path / "out" / "plan.html").read_bytes()
    moved = []

    def replace(path, target, own=Path.replace):
        moved.append(path)
        if len(moved) > len(FILES) + 1:
            raise OSError("the disk is full")
        return own(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="disk"):
        write.write_plan(plans.rare(), tmp_path / "out")
    assert before in [path.read_bytes() for path in (tmp_path / "out").rglob("plan.html")]


SOURCES = [
    (("/home/invented/records/a.txt", "/home/invented/records/old/b.txt"), ["a.txt", "old/b.txt"]),
    (("/home/invented/export.zip/IHE_XDM/DOC1.XML",), ["export.zip/IHE_XDM/DOC1.XML"]),
    (("/home/invented/a.txt", "/media/disk/b.zip/c.txt"), ["a.txt", "b.zip/c.txt"]),
    (("records/a.txt", "/home/invented/b.txt"), ["records/a.txt", "b.txt"]),
    (("records/a.txt", "records/b.txt"), ["records/a.txt", "records/b.txt"]),
]


@pytest.mark.parametrize(("given", "shown"), SOURCES)
def test_what_is_handed_on_holds_no_folders_of_this_machine(given, shown):
    documents = tuple(
        Document(s, "clinic_note", (Fact("ecog", "1", s, "ECOG 1"),), (f"{s}: half read",)) for s in given
    )
    plan = replace(plans.rare(), case=Case(None, facts=documents[0].facts, documents=documents))
    record = json.loads(plan_json(plan, to_hand_on=True))["case"]
    assert [document["source"] for document in record["documents"]] == shown
    assert [document["warnings"] for document in record["documents"]] == [[f"{name}: half read"] for name in shown]
    assert record["facts"][0]["document"] == shown[0]
    assert json.loads(plan_json(plan))["case"]["documents"][0]["source"] == given[0], "standard output stays as given"
