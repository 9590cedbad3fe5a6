"""Whole stories in a real browser with scripts switched off: from an export to a printed plan, and on to a decision."""

import re
import zipfile

import pytest
from walking import Program, enter, give, papers, root

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FIRST = """SYNTHETIC LETTER. All people are invented.
Ridgewater Surgical Group, 12 November 2026
Re: soft tissue sarcoma of the right thigh
Diagnosis: undifferentiated pleomorphic sarcoma, grade 3, 8.4 cm, no metastases on chest CT.
I recommend wide resection of the thigh mass without radiotherapy. Surgery is planned for December 9.
Orla Fennimore, MD, surgery
"""
SECOND = """SYNTHETIC LETTER. All people are invented.
Harborlight Sarcoma Center, 20 November 2026
I reviewed the slides and the MRI myself. I agree: undifferentiated pleomorphic sarcoma of the right thigh, grade 3,
no metastases.
My recommendation is preoperative radiotherapy, followed by wide resection about four to six weeks later.
Tobias Lindqvist-Moran, MD, radiation oncology
"""


@pytest.fixture
def program(tmp_path):
    running = Program(tmp_path / "kept")
    yield running
    running.kill()


@pytest.fixture
def plain(browser, program):
    """A phone whose browser runs no scripts, let in by the program's address."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="en-US", accept_downloads=True
    )
    page = context.new_page()
    enter(program, page)
    yield page
    context.close()


def test_from_an_export_to_a_printed_plan_and_a_decision(plain, tmp_path, program):
    export = tmp_path / "my-records.zip"
    with zipfile.ZipFile(export, "w") as archive:
        for paper in papers("rare"):
            archive.write(paper, f"export/{paper.rsplit('/', 1)[-1]}")

    # What do you have?
    plain.get_by_role("button", name="Papers or files from a hospital").click()
    give(plain, [str(export)])
    assert plain.get_by_text("Undifferentiated pleomorphic sarcoma").first.is_visible()

    # Where does it say so?
    plain.get_by_role("link", name=re.compile("See the line.*pleomorphic")).first.click()
    assert "pleomorphic" in plain.locator("mark").inner_text().lower()

    # A question, "I do not know", and a look back
    plain.goto(root(plain) + "/questions/")
    plain.get_by_role("link", name="Trust in your doctor").click()
    plain.get_by_label("A little").check()
    plain.get_by_role("button", name="Save and go on").click()
    plain.goto(root(plain) + "/questions/doctor.relationship/")
    plain.get_by_label("I do not know").check()
    plain.get_by_role("button", name="Save and go on").click()
    plain.goto(root(plain) + "/questions/doctor.trust/")
    assert plain.get_by_label("A little").is_checked()

    # Need
    plain.goto(root(plain) + "/need/")
    assert plain.get_by_role("heading", level=1).inner_text() == "A second opinion is important for you"
    plain.goto(root(plain) + "/need/reasons/")
    assert "You have doubts" in plain.locator("main").inner_text()

    # Where
    plain.goto(root(plain) + "/where/")
    plain.locator("input[type=text]").first.fill("02906")
    plain.locator("main form button").first.click()
    assert "miles" in plain.content()

    # Print
    plain.goto(root(plain) + "/keep/")
    link = plain.get_by_role("link", name="Print your plan").get_attribute("href")
    address = root(plain).rsplit("/", 1)[0]
    assert plain.request.get(address + link).body().startswith(b"%PDF")

    # The opinions side by side
    for letter in (FIRST, SECOND):
        plain.goto(root(plain) + "/opinions/add/")
        plain.locator("textarea").fill(letter)
        plain.get_by_role("button", name="Add this opinion").click()
    plain.goto(root(plain) + "/opinions/")
    shown = plain.locator("main").inner_text()
    assert "wide resection of the thigh mass without radiotherapy" in shown
    assert "preoperative radiotherapy" in shown

    # Tomorrow, after the computer was switched off
    program.kill()
    again = Program(tmp_path / "kept")
    enter(again, plain)
    assert "2 opinions" in plain.locator("main").inner_text()
    again.kill()


def test_somebody_with_nothing_but_what_they_were_told(plain):
    plain.get_by_role("button", name="Only what I was told").click()
    plain.goto(root(plain) + "/questions/doctor.reaction_to_second_opinion/")
    choices = plain.locator("input[type=radio]")
    assert choices.count() >= 3
    plain.locator("input[value=bothered]").check()
    plain.get_by_role("button", name="Save and go on").click()
    plain.goto(root(plain) + "/need/")
    assert plain.get_by_role("heading", level=1).inner_text() == "A second opinion is important for you"


def test_by_keyboard_alone(browser, program):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    enter(program, page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "Papers or files" in page.evaluate("document.activeElement.textContent")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Your papers":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "where one stands is seen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/")
    context.close()


def test_back_and_forward_lose_nothing(plain):
    plain.get_by_role("button", name="Only what I was told").click()
    plain.goto(root(plain) + "/questions/doctor.trust/")
    plain.locator("input[type=radio]").nth(3).check()
    plain.get_by_role("button", name="Save and go on").click()
    plain.go_back()
    plain.go_forward()
    plain.goto(root(plain) + "/questions/doctor.trust/")
    assert plain.locator("input[type=radio]").nth(3).is_checked()


def test_two_windows_on_one_answer(browser, program):
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    one, two = context.new_page(), context.new_page()
    enter(program, one)
    one.get_by_role("button", name="Only what I was told").click()
    for window in (one, two):
        window.goto(root(one) + "/questions/doctor.trust/")
    one.locator("input[type=radio]").nth(0).check()
    one.get_by_role("button", name="Save and go on").click()
    two.locator("input[type=radio]").nth(4).check()
    with two.expect_response(lambda answer: answer.request.method == "POST") as sent:
        two.get_by_role("button", name="Save and go on").click()
    assert sent.value.status == 409
    assert two.locator("input[type=radio]").nth(4).is_checked(), "what was typed is kept"
    context.close()


def test_a_plan_prints_without_what_is_only_for_the_screen(browser, program):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    enter(program, page)
    page.get_by_role("button", name="Papers or files").click()
    give(page, papers("common"))
    page.goto(root(page) + "/need/whole/")
    page.emulate_media(media="print")
    assert page.locator("header.top form").is_hidden()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()
