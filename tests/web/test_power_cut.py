"""The power goes at any moment: nothing that was acknowledged is lost, and nothing half-written is left."""

import contextlib
import http.client
import threading
import time

import pytest
from serving import Program, form_with_file, program

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.enable_socket]

REPORT = b"""SYNTHETIC REPORT. All people are invented.
Surgical pathology report
FINAL DIAGNOSIS: Left breast, lumpectomy: Invasive ductal carcinoma, grade 2. pT1c pN0.
"""


def begun(running):
    visit = running.visit()
    visit.post("/begin/", have="papers")
    return visit


def test_during_an_upload(tmp_path):
    with program(tmp_path / "kept") as running:
        visit = begun(running)
        visit.upload("first.txt", REPORT)
        body, kind = form_with_file(visit.mark(), "second.txt", b"x" * 3_000_000)
        connection = http.client.HTTPConnection(visit.host, timeout=10)
        connection.putrequest("POST", f"{visit.root}/records/add/")
        for name, value in {**visit.headers(), "Content-Type": kind, "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(body[:1_500_000])
        _until(lambda: any(p.suffix == ".part" for p in (tmp_path / "kept" / "files").iterdir()))
        running.kill()
    with program(tmp_path / "kept") as running:
        page = running.visit().get("/records/")[1]
        assert "first.txt" in page and "Invasive" in page
        assert "second.txt" not in page
        assert len(list((tmp_path / "kept" / "files").iterdir())) == 1


def test_while_a_file_is_read(tmp_path):
    """A file that was acknowledged is read after the power is back."""
    large = REPORT + b"\n".join(b"Line %d of a long synthetic note about nothing." % n for n in range(20_000))
    with program(tmp_path / "kept") as running:
        visit = begun(running)
        body, kind = form_with_file(visit.mark(), "long.txt", large)
        assert visit._send("POST", "/records/add/", body, kind)[0] == 302
        running.kill()
    with program(tmp_path / "kept") as running:
        visit = running.visit()
        visit.get("/")
        visit.get("/records/reading/")
        page = visit.get("/records/")[1]
        assert "long.txt" in page and "Invasive" in page


def test_while_answers_are_saved(tmp_path):
    """Every answer that was acknowledged is there afterwards."""
    with program(tmp_path / "kept") as running:
        visit = begun(running)
        kept = []
        cut = threading.Timer(0.8, running.kill)
        cut.start()
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(10_000):
                name = f"person {number}"
                if visit.post("/people/new/", follow=False, name=name, passphrase="", again="")[0] == 302:
                    kept.append(name)
        cut.join()
    assert kept
    with program(tmp_path / "kept") as running:
        page = running.visit().get("/people/")[1]
        assert [name for name in kept if f">{name}<" not in page] == []


def test_while_the_tables_are_made(tmp_path):
    for moment in (0.3, 0.5, 0.8, 1.1):
        Program(tmp_path / "kept", killed_after=moment)
    with program(tmp_path / "kept") as running:
        assert "What do you have?" in running.visit().get("/")[1]


def _until(true, seconds=20):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)
