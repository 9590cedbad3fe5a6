"""Nobody gets in but a browser with the token of this start; nothing calls outside; no other site can send a form."""

import pytest

PAGES = ("/", "/people/", "/steps/", "/records/", "/need/")


@pytest.mark.parametrize("page", PAGES)
def test_without_the_token_every_page_is_closed(client, folder, db, page):
    answer = client.get(page)
    assert answer.status_code == 403
    assert "Open Consilium again" in answer.content.decode()


def test_a_wrong_token_does_not_open(client, folder, db):
    assert client.get("/enter/", {"token": "no"}).status_code == 403
    assert client.get("/steps/").status_code == 403


def test_another_host_name_is_refused(visitor):
    assert visitor.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("post", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}),
        ("get", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}),
        ("get", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}),
    ],
)
def test_a_request_that_another_site_makes_gets_nothing(visitor, method, headers):
    assert getattr(visitor, method)("/", headers=headers).status_code == 403


def test_a_link_that_a_person_follows_works(visitor):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert visitor.get("/", headers=headers).status_code == 200


def test_a_form_without_our_own_mark_is_refused(visitor):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.cookies
    answer = strict.post("/begin/", {"have": "papers"})
    assert answer.status_code == 403
    assert "too old" in answer.content.decode()


def test_each_page_forbids_scripts_outside_hosts_and_copies(visitor):
    headers = visitor.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_first_page_says_what_this_is_and_whom_to_call_first(visitor):
    page = visitor.get("/").content.decode()
    assert "get a second opinion, and to use it" in page and "call your doctor or your emergency number first" in page
