"""Several people on one computer, each with a box of their own."""

import pytest

from consilium.errors import InputError
from consilium.web.folder import Folder
from consilium.web.store.box import Changed
from consilium.web.store.models import Person
from consilium.web.store.people import People, WrongPassphrase

SECRET = "three green boats"  # noqa: S105 - of nobody


@pytest.fixture
def everyone(folder, transactional_db):
    return People(folder)


def test_a_box_opens_with_its_passphrase_alone(everyone):
    box = everyone.add("Ada", SECRET)
    box.put("answer", 2, "doctor.trust")
    assert everyone.open(box.person, SECRET).get("answer", int, "doctor.trust") == 2
    with pytest.raises(WrongPassphrase):
        everyone.open(box.person, "three green boat")


def test_one_box_does_not_open_what_is_in_another(everyone):
    ada, bob = everyone.add("Ada"), everyone.add("Bob")
    ada.put("answer", "a secret", "doctor.name")
    assert bob.get("answer", str, "doctor.name") is None
    assert bob.names("answer") == ()


def test_a_new_passphrase_takes_the_place_of_the_old_one(everyone):
    box = everyone.add("Ada", SECRET)
    box.put("note", "kept")
    everyone.set_passphrase(box, "another one")
    with pytest.raises(WrongPassphrase):
        everyone.open(box.person, SECRET)
    assert everyone.open(box.person, "another one").get("note", str) == "kept"
    everyone.set_passphrase(box, "")
    assert everyone.open(box.person).get("note", str) == "kept"


def test_nothing_lies_open_in_the_folder_and_nothing_is_left_after_deletion(everyone, folder):
    box = everyone.add("Adalbertine", SECRET)
    box.put("note", "my doctor is bothered")
    _, writer = box.new_file()
    writer.write(b"ductal carcinoma " * 9000)
    writer.finish()
    words = (b"Adalbertine", b"bothered", b"ductal")
    assert not any(word in _all_bytes(folder) for word in words)
    everyone.delete(box.person)
    assert everyone.all() == ()
    assert list(folder.files.iterdir()) == []


def _all_bytes(folder):
    return b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())


def test_two_tabs_cannot_overwrite_each_other(everyone):
    box = everyone.add("Ada")
    box.put("answer", 2, "doctor.trust", version=0)
    seen = box.find("answer", int, "doctor.trust")
    box.put("answer", 4, "doctor.trust", version=seen.version)
    with pytest.raises(Changed):
        box.put("answer", 1, "doctor.trust", version=seen.version)
    assert box.get("answer", int, "doctor.trust") == 4


def test_pages_ask_for_the_passphrase_and_say_when_it_is_wrong(visitor):
    new = {"name": "Ada", "passphrase": SECRET, "again": SECRET}
    assert "Your steps" in visitor.post("/people/new/", new, follow=True).content.decode()
    visitor.post("/people/close/")
    page = visitor.get("/people/").content.decode()
    assert visitor.get("/steps/").status_code == 302
    address = page.split('href="/people/open/')[1].split('"')[0]
    wrong = visitor.post(f"/people/open/{address}", {"passphrase": "no no no no"})
    assert wrong.status_code == 422 and "does not open it" in wrong.content.decode()
    right = visitor.post(f"/people/open/{address}", {"passphrase": SECRET}, follow=True)
    assert "Your steps" in right.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Write a name"),
        ({"name": "Ada", "passphrase": "short", "again": "short"}, "at least 8"),
        ({"name": "Ada", "passphrase": SECRET, "again": "other words"}, "not the same"),
    ],
)
def test_a_form_that_cannot_be_used_says_why_and_keeps_the_name(visitor, typed, said):
    answer = visitor.post("/people/new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert f'value="{typed["name"]}"' in page
    assert SECRET not in page


def test_who_forgot_the_passphrase_can_delete_and_start_again(visitor, everyone, folder):
    box, other = everyone.add("Ada", SECRET), everyone.add("Bob")
    box.put("answer", 2, "doctor.trust")
    _, writer = box.new_file()
    writer.write(b"ductal carcinoma")
    writer.finish()
    page = visitor.get(f"/people/open/{box.person}/").content.decode()
    assert f'href="/people/forgotten/{box.person}/"' in page
    page = visitor.get(f"/people/forgotten/{box.person}/").content.decode()
    assert "1 answer" in page and "the name Ada" in page
    assert "deleted now" in visitor.get(f"/people/forgotten/{box.person}/sure/").content.decode()
    assert len(everyone.all()) == 2, "looking deletes nothing"
    page = visitor.post(f"/people/forgotten/{box.person}/sure/", follow=True).content.decode()
    assert "Everything is deleted" in page
    assert [known.name for known in everyone.all()] == ["Bob"] and list(folder.files.iterdir()) == []
    assert everyone.open(other.person)


def test_whoever_has_no_passphrase_is_not_deleted_from_the_door(visitor, everyone):
    box = everyone.add("Bob")
    for way in ("", "sure/"):
        assert visitor.post(f"/people/forgotten/{box.person}/{way}").status_code in (404, 405)
    assert everyone.all()


def test_deleting_one_closes_nobody_else(visitor, everyone):
    locked, own = everyone.add("Ada", SECRET), everyone.add("Bob")
    visitor.post(f"/people/open/{own.person}/")
    answer = visitor.post(f"/people/forgotten/{locked.person}/sure/")
    assert answer.headers["Location"] == "/people/"
    assert visitor.get("/steps/").status_code == 200


def test_a_start_never_touches_files_that_are_not_ours(everyone, folder):
    everyone.add("Ada")
    for name in ("wedding.jpg", "0123456789abcdef-notes.txt", "holiday.part"):
        (folder.files / name).write_bytes(b"mine")
    everyone.tidy()
    assert len(list(folder.files.iterdir())) == 3


def test_a_start_without_its_database_deletes_nothing(everyone, folder):
    box = everyone.add("Ada")
    _, writer = box.new_file()
    writer.finish()
    Person.objects.all().delete()  # as when the database was moved away, and a new one made
    everyone.add("Bob")
    everyone.tidy()
    assert len(list(folder.files.iterdir())) == 1


def test_what_nothing_names_is_taken_away_at_the_next_start(everyone, folder):
    box = everyone.add("Ada")
    name, writer = box.new_file()
    writer.finish()
    everyone.tidy()
    assert not (folder.files / name).exists()


def test_a_deletion_that_a_crash_cut_short_is_finished(everyone, folder):
    box = everyone.add("Ada")
    box.new_file()[1].finish()
    Person.objects.filter(pk=box.person).update(key=b"")
    assert everyone.all() == ()
    everyone.tidy()
    assert list(folder.files.iterdir()) == [] and not Person.objects.exists()


def test_a_folder_that_holds_other_things_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError):
        Folder(tmp_path).prepare()
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_answer_that_was_deleted_and_given_anew_is_another_one(everyone):
    box = everyone.add("Ada")
    box.put("answer", 2, "doctor.trust")
    seen = box.find("answer", int, "doctor.trust")
    box.drop("answer", "doctor.trust")
    box.put("answer", 3, "doctor.trust")
    with pytest.raises(Changed):
        box.put("answer", 5, "doctor.trust", version=seen.version)
