"""A browser without a window (Django's client), let in and with an opened box, for tests of single pages."""

import pytest

from consilium.web.folder import Folder


@pytest.fixture
def folder(tmp_path, settings):
    """A fresh folder in which everything is kept."""
    made = Folder(tmp_path / "kept")
    made.prepare()
    settings.FOLDER = made
    return made


@pytest.fixture
def visitor(client, folder, transactional_db):
    """A browser that came with the start token."""
    from consilium.web.gate import TOKEN

    client.get("/enter/", {"token": TOKEN})
    return client


@pytest.fixture
def person(visitor):
    """A browser with an opened, empty box."""
    visitor.post("/begin/", {"have": "nothing"})
    return visitor


@pytest.fixture
def box(person):
    """The box of that person."""
    from django.conf import settings

    from consilium.web.store.people import People

    everyone = People(settings.FOLDER)
    return everyone.open(everyone.all()[0].id)


@pytest.fixture
def give(person):
    """Gives papers by their names, waits until they are read however busy the computer is, and shows the list."""
    from io import BytesIO
    from pathlib import Path

    from consilium.web.jobs import READER
    from consilium.web.store.box import Box

    def given(**papers: str | bytes):
        files = []
        for name, content in papers.items():
            file = BytesIO(content.encode() if isinstance(content, str) else content)
            file.name = name.replace("__", ".")
            files.append(file)
        answer = person.post("/records/add/", {"papers": files})
        if answer.status_code != 302:
            return answer
        assert READER.wait(Box(person.session["person"], b"", Path()), 60)
        return person.get("/records/")

    return given
