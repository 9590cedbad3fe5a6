"""The pages on where, trials, who pays, asking and opinions read at grade 8 or below, in each of their states."""

import re
from html import unescape

import pytest
from boxes import SARCOMA, keep, shown, tell
from test_opinions_page import BILL, RADIATION, SURGEON, add
from test_plain_words import NAMES, STILL_HARD
from test_words_of_pages import said

from reading_grade import PART, grades, too_hard

PAGES = (
    "/where/",
    "/where/near/",
    "/trials/",
    "/payer/",
    "/payer/plan/",
    "/ask/",
    "/ask/checklist/",
    "/ask/paper/talk/",
    "/ask/paper/insurer_call/",
    "/ask/after/new/",
    "/opinions/",
    "/opinions/add/",
)
#: Names of sites and places that the pages link to are nobody's to make simpler.
_NAMED = re.compile(
    r"<select.*?</select>|<a [^>]*rel=\"noreferrer\"[^>]*>.*?</a>|<dd class=\"address\">.*?</dd>", re.DOTALL
)
_NAMES = (*NAMES, "Consilium")
#: Words of the tables of centers and registers, to be rewritten there. The list may only shrink.
_HARD = (
    *(begins.removeprefix("name: ") for begins in STILL_HARD),
    "People abroad can ask directly.",
    "City of Hope remote second opinion: by video;",
)
STATES: dict[str, dict[str, object]] = {
    "empty": {},
    "at home": {"patient__postal_code": "59715", "insurance__kind": "medicare", "doctor__institution": "Huntsman"},
    "abroad": {"patient__country": "DE"},
    "bothered": {"patient__postal_code": "02906", "doctor__reaction_to_second_opinion": "bothered"},
}


def plain(answer) -> str:
    return said(_NAMED.sub("", shown(answer)))


def held(text: str) -> None:
    hard = [one for one in too_hard(text, _NAMES) if not one[0].startswith(_HARD)]
    assert not hard
    assert max(grades(text, _NAMES)) <= PART


@pytest.mark.parametrize("state", STATES)
def test_each_page_reads_plainly(person, box, state):
    if state != "empty":
        keep(box, report__txt=SARCOMA)
    tell(box, **STATES[state])
    for path in PAGES:
        held(plain(person.get(path)))


def test_what_comes_after_a_visit_reads_plainly(person, box):
    keep(box, report__txt=SARCOMA)
    for reaction in ("bothered", "supportive", "not_asked"):
        person.post("/ask/after/new/", {"reaction": reaction, "day": "2026-03-05", "note": "", "version": "0"})
        held(plain(person.get("/ask/after/")))


def test_opinions_read_plainly(person, box):
    add(person, SURGEON)
    name = box.names("opinion")[0]
    for path in ("", "change/", "remove/"):
        page = re.sub(
            r"<(textarea|div class=\"paper\").*?</(textarea|div)>",
            "",
            shown(person.get(f"/opinions/{name}/{path}")),
            flags=re.DOTALL,
        )
        held(said(page))
    add(person, RADIATION)
    held(plain(person.get("/opinions/")))


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/where/near/", {"postal_code": "1", "max_miles": "far"}),
        ("/payer/plan/", {}),
        ("/ask/after/new/", {"day": "x"}),
        ("/opinions/add/", {}),
        ("/opinions/add/", {"day": "2999-01-01"}),
    ],
)
def test_what_is_wrong_is_said_plainly(person, box, path, sent):
    text = plain(person.post(path, sent))
    assert "There is a problem" in text
    held(text)


def test_a_refusal_is_said_plainly(person, box):
    page = shown(add(person, BILL))
    problem = page[page.index("<ul>") :].partition("</ul>")[0]
    held(unescape(re.sub(r"<[^>]+>", " ", problem)))
