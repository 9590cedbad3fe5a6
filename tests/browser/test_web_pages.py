"""Every page of the web application that a link leads to, in a real browser, in several sizes; axe; no request out."""

import pytest
from walking import Program, enter, give, papers, root, walk

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}
SCREENS = {"small phone": (320, 640), "phone": (390, 844), "desktop": (1280, 900)}
#: Pages from which the walk begins: the steps, and forms with a date, a number, a place, a secret.
STARTS = (
    "/steps/",
    "/questions/plan.start_date/",
    "/questions/doctor.cases_like_mine_per_year/",
    "/questions/patient.postal_code/",
    "/people/new/",
)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def axe(page) -> list[tuple[str, str]]:
    """What axe finds wrong with a page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    assert len(found.response["passes"]) > 10, "axe did look"
    return [(page.url, found.generate_report())] if found.violations_count else []


def started(browser, folder, who: str):
    """A running program for somebody with papers, or with nothing yet; the cookies of their browser, and all pages."""
    program = Program(folder)
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    enter(program, page)
    page.get_by_role("button", name="Nothing yet").click()
    if who != "nothing":
        give(page, papers(who))
    yield context.storage_state(), root(page), walk(page, *STARTS)
    context.close()
    program.kill()


@pytest.fixture(scope="module", params=["rare", "nothing"])
def state(request, browser, tmp_path_factory):
    """One program for all tests that only look."""
    yield from started(browser, tmp_path_factory.mktemp("kept"), request.param)


@pytest.fixture
def touched(browser, tmp_path):
    """A program for a test that changes things."""
    yield from started(browser, tmp_path / "kept", "rare")


def test_the_walk_finds_the_whole_house(state):
    _, _, paths = state
    steps = ("records", "questions", "need", "where", "trials", "payer", "ask", "opinions", "decide", "keep")
    assert {f"/{step}/" for step in steps} <= set(paths)


def test_each_page_fits_stays_here_and_has_one_title(state, browser):
    cookies, address, paths = state
    context = browser.new_context(storage_state=cookies)
    page = context.new_page()
    wrong, asked = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text) if message.type in ("error", "warning") else None)
    for path in paths:
        page.goto(address + path)
        for screen, (width, height) in SCREENS.items():
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate(WIDER):
                wrong.append((screen, path, "wider than the screen"))
        if page.locator("h1").count() != 1:
            wrong.append((path, "not one title"))
        if page.locator("script").count():
            wrong.append((path, "a script"))
    context.close()
    assert wrong == []
    assert [what for what in asked if not what.startswith(address)] == [], "asked for, or complained of"


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_on_any_page(state, browser, language):
    cookies, address, paths = state
    # axe puts its script into the page, which the page's own policy forbids; the policy has its own test.
    context = browser.new_context(storage_state=cookies, bypass_csp=True, viewport=PHONE)
    context.add_cookies([{"name": "consilium_language", "value": language, "url": address}])
    page = context.new_page()
    wrong = []
    for path in paths:
        page.goto(address + path)
        wrong += axe(page)
    context.close()
    assert wrong == []


@pytest.mark.parametrize("typed", ["", "zzz ☺"])
def test_each_form_says_what_is_wrong_and_keeps_what_was_typed(touched, browser, typed):
    """Sends each form that deletes nothing empty, and with words that no number or date can be."""
    cookies, address, paths = touched
    context = browser.new_context(storage_state=cookies, bypass_csp=True, viewport=PHONE, locale="en-US")
    page = context.new_page()
    wrong, refused = [], 0
    for path in paths:
        page.goto(address + path)
        for number in range(page.locator(FORMS).count()):
            page.goto(address + path)
            if page.locator(FORMS).count() <= number:
                continue
            status, kept = _send(page, page.locator(FORMS).nth(number), typed)
            refused += status == 422
            found = [*_problems(page, kept), *axe(page)] if status == 422 else []
            wrong += [(path, status, problem) for problem in found]
            if status >= 500:
                wrong.append((path, status, typed))
    context.close()
    assert wrong == []
    assert refused, "some form was refused"


FORMS = "main form[method=post]:not(.plain):not(:has(.danger))"


def _send(page, form, typed: str) -> tuple[int, dict[str, str]]:
    """Sends a form with the same words in all its fields: the answer's status, and what stood in each field."""
    fields = form.locator("input[type=text], textarea").all()
    for field in fields:
        field.fill(typed)
    typed_in = {field.get_attribute("id"): field.input_value() for field in fields}
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        form.locator("button").first.click()
    page.wait_for_load_state()
    return sent.value.status, typed_in


def _problems(page, typed_in: dict[str, str]):
    if not page.title().startswith("Error: "):
        yield "the title does not say that there is an error"
    if page.locator(".problem").count() != 1:
        yield "no summary"
    for link in page.locator(".problem a").all():
        target = link.get_attribute("href").removeprefix("#")
        if page.locator(f"[id='{target}']").count() != 1:
            yield f"{target} is no field"
    for name, typed in typed_in.items():
        field = page.locator(f"[id='{name}']")
        if field.count() and field.input_value() != typed:
            yield f"{name} lost what was typed: {typed!r} became {field.input_value()!r}"
