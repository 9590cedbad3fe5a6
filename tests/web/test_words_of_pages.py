"""The pages on questions, the plan, deciding and keeping read at grade 8 or below, in each of their states."""

import re
from html import unescape

import pytest

from consilium.web.journey import ANSWER
from consilium.web.pages.questions.asked import PARTS, QUESTIONS
from reading_grade import PART, grades, too_hard

PAGES = (
    "/questions/",
    "/need/",
    "/decide/",
    "/decide/sure/before/",
    "/decide/matters/",
    "/decide/ways/",
    "/keep/",
    "/keep/copy/",
    "/keep/passphrase/",
    "/keep/name/",
    "/keep/delete/",
    "/keep/delete/sure/",
)
NAMES = ("Consilium", "English", "Español", "passphrase", "Legare and others", "Can Fam Physician", "Marketplace")

_NOT_SAID = re.compile(
    r"<(style|svg|blockquote|header|footer|nav|title)\b.*?</\1>"
    r"|<div class=\"sources\">.*?</div>|<p class=\"(?:sources|paper)\">.*?</p>",
    re.DOTALL,
)
_BLOCK = re.compile(r"<small>|</(?:p|li|h\d|label|legend|dt|dd|a|button|small|td|th|option|summary|figcaption)>")


def said(page: str) -> str:
    """What a page says, a line for each paragraph, label or button."""
    plain = _BLOCK.sub("\n", _NOT_SAID.sub("", page[page.index("<main") :]))
    plain = unescape(re.sub(r"<[^>]+>", "", plain))
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return " ".join(sentence(line) for line in lines if line)


def sentence(line: str) -> str:
    """A label or a point of a list as a sentence of its own."""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".?!:" else ".")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("state", ["empty", "some answers"])
def test_each_page_reads_plainly(person, box, path, state):
    if state != "empty":
        for key, value in {"doctor.trust": 2, "wishes.video": None, "patient.postal_code": "02906"}.items():
            box.put(ANSWER, value, key)
    text = said(person.get(path).content.decode())
    assert not too_hard(text, NAMES)
    assert max(grades(text, NAMES)) <= PART


def test_each_question_reads_plainly(person):
    for question in QUESTIONS.values():
        words = " ".join(map(str, (question.title, question.hint)))
        assert not too_hard(words, NAMES), question.key
    assert not too_hard(" ".join(sentence(str(part)) for part in PARTS.values()))


@pytest.mark.parametrize("path", ["/questions/plan.start_date/", "/decide/sure/before/", "/decide/matters/"])
def test_what_is_wrong_is_said_plainly(person, path):
    text = said(person.post(path, {"version": "0"}).content.decode())
    assert "There is a problem" in text and not too_hard(text, NAMES)
