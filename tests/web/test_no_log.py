"""Nothing that a person does is printed or logged by the real program, whatever goes wrong on the way."""

import re

import pytest
from serving import program

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.enable_socket]


def test_what_goes_wrong_on_a_visit_is_not_printed(tmp_path):
    told = tmp_path / "told"
    with told.open("w") as errors, program(tmp_path / "kept", stderr=errors) as running:
        visit = running.visit()
        visit.post("/begin/", have="nothing")
        visit.mark()
        stale = visit._send("POST", "/people/new/", b"name=x", "application/x-www-form-urlencoded")
        answers = [
            visit.get("/no-such-page/")[0],
            stale[0],
            visit.post("/where/near/", postal_code="not a code", max_miles="far")[0],
            running.visit()._send("GET", "/need/nothing-such/")[0],
        ]
        visit.cookies.clear()
        answers.append(visit.get("/need/")[0])
    assert set(answers) == {403, 404, 422}
    assert told.read_text() == "Consilium is running. Press Ctrl+C to stop it. What you saved stays.\n"


def test_the_style_sheets_are_there_on_the_real_program(tmp_path):
    with program(tmp_path / "kept") as running:
        visit = running.visit()
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', visit.get("/")[1])
        assert len(sheets) == 2
        assert [visit.get(sheet)[0] for sheet in sheets] == [200, 200]
