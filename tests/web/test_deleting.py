"""What is deleted is gone from every byte of the folder, and the old key opens nothing: on the real program."""

import sqlite3

import pytest
from serving import program

from consilium.web.folder import Folder
from consilium.web.store.files import pieces
from consilium.web.store.seal import Broken, unseal

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.enable_socket]

REPORT = b"""SYNTHETIC REPORT. All people are invented.
Surgical pathology report
DIAGNOSIS
Right thigh mass, core biopsy: Dedifferentiated liposarcoma, grade 3. Zebrafinch.
"""
WORDS = (b"Zebrafinch", b"liposarcoma", b"Xylophone", b"Quetzalcoatl", b"report.txt")


def every_byte(folder: Folder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())


def rows(folder: Folder, sql: str, *values: str) -> list[tuple]:
    connection = sqlite3.connect(folder.database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def begun(running):
    visit = running.visit()
    visit.post("/begin/", have="papers")
    return visit


def test_nothing_is_left_and_the_old_key_opens_nothing(tmp_path):
    folder = Folder(tmp_path / "kept")
    with program(folder.path) as running:
        visit = begun(running)
        (person, sealed_key), *_ = rows(folder, "SELECT id, key FROM store_person")
        visit.post("/people/new/", name="Ben Sample")
        visit.post("/questions/doctor.trust/", answer="4", version="0")
        visit.post(f"/people/open/{person}/")
        visit.upload("report.txt", REPORT)
        visit.post("/keep/name/", name="Quetzalcoatl")
        visit.post("/questions/doctor.name/", answer="Dr. Xylophone", version="0")
        assert "Xylophone" in visit.get("/questions/")[1]
        key = unseal(folder.key(), sealed_key, f"{person}/key")
        (file,) = folder.files.iterdir()
        assert b"".join(pieces(folder.files, file.name, key)) == REPORT
        theirs = [sealed for (sealed,) in rows(folder, "SELECT sealed FROM store_entry WHERE person_id = ?", person)]
        theirs += [*rows(folder, "SELECT key, name FROM store_person WHERE id = ?", person)[0], person.encode()]
        theirs.append(file.read_bytes()[:64])
        assert len(theirs) >= 6 and all(piece in every_byte(folder) for piece in theirs)

        status, page = visit.post("/keep/delete/sure/")
        assert status == 200 and "Everything is deleted" in page
        assert_gone(folder, theirs)
        for sealed, owner, kind, name in rows(folder, "SELECT sealed, person_id, kind, name FROM store_entry"):
            for place in (f"{owner}/{kind}/{name}", f"{person}/{kind}/{name}"):
                with pytest.raises(Broken):
                    unseal(key, sealed, place)
    assert_gone(folder, theirs)
    with program(folder.path) as running:
        visit = running.visit()
        assert "Mostly" in visit.get("/questions/")[1] or "Ben Sample" in visit.get("/")[1]
    assert_gone(folder, theirs)


def assert_gone(folder: Folder, theirs: list[bytes]) -> None:
    after = every_byte(folder)
    assert not [word for word in WORDS if word in after]
    assert not [piece for piece in theirs if piece in after]
    assert not list(folder.files.iterdir())


def test_with_a_passphrase_the_old_lock_is_gone_from_the_folder(tmp_path):
    folder = Folder(tmp_path / "kept")
    with program(folder.path) as running:
        visit = begun(running)
        ((old,),) = rows(folder, "SELECT key FROM store_person")
        assert old in every_byte(folder)
        visit.post("/keep/passphrase/", **dict.fromkeys(("passphrase", "again"), "three green birds"))
        assert "It opens only with your passphrase" in visit.get("/keep/")[1]
        assert old not in every_byte(folder)
        ((new,),) = rows(folder, "SELECT key FROM store_person")
        ((person,),) = rows(folder, "SELECT id FROM store_person")
        with pytest.raises(Broken):
            unseal(folder.key(), new, f"{person}/key")
