"""The disk is full, a file is far too large: a clear page each, and what was saved before is still there."""

import http.client

import pytest
from serving import form_with_file, program

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.enable_socket]

REPORT = b"SYNTHETIC. Surgical pathology report. FINAL DIAGNOSIS: Left breast: Invasive ductal carcinoma, grade 2."


def test_no_room_for_an_upload(tmp_path):
    with program(tmp_path / "kept", largest_file=400_000) as running:
        visit = running.visit()
        visit.post("/begin/", have="papers")
        visit.upload("first.txt", REPORT)
        status, page = visit.upload("large.txt", b"x" * 2_000_000)
        assert status == 507
        assert "no space left" in page and "safe" in page
        assert "first.txt" in visit.get("/records/")[1]
        assert len(list((tmp_path / "kept" / "files").iterdir())) == 1


def test_no_room_for_a_note(tmp_path):
    with program(tmp_path / "kept", largest_file=90_000) as running:
        visit = running.visit()
        visit.post("/begin/", have="papers")
        answers = [visit.upload(f"{n}.txt", REPORT + b" %d" % n + b"x " * 4000) for n in range(40)]
        assert 507 in {status for status, _ in answers}
        assert "no space left" in next(page for status, page in answers if status == 507)
        assert "0.txt" in visit.get("/records/")[1]


def test_two_gigabytes_are_refused_with_a_page(tmp_path):
    with program(tmp_path / "kept") as running:
        visit = running.visit()
        visit.post("/begin/", have="papers")
        head, kind = form_with_file(visit.mark(), "disc.zip", b"")
        connection = http.client.HTTPConnection(visit.host, timeout=120)
        size = 2 * 1024**3
        connection.putrequest("POST", f"{visit.root}/records/add/")
        for name, value in {**visit.headers(), "Content-Type": kind, "Content-Length": str(len(head) + size)}.items():
            connection.putheader(name, value)
        connection.endheaders()
        edge = head.rindex(b"\r\n--edge")
        connection.send(head[:edge])
        piece = bytes(4 * 1024**2)
        for _ in range(size // len(piece)):
            connection.send(piece)
        connection.send(head[edge:])
        answer = connection.getresponse()
        assert answer.status == 413
        assert "larger than 1 GB" in answer.read().decode()
        assert not list((tmp_path / "kept" / "files").iterdir())
