"""The pages in a real browser: nothing leaves, nothing complains, axe finds nothing, the first screen fits."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

PLANS = ("rare", "emergency", "your_choice", "nothing_known", "hostile", "demo_common", "demo_rare")
SHEETS = tuple(f"sheet_{who}_{name}" for who in ("patient", "doctors") for name in ("three", "emergency", "hostile"))
SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=PLANS + SHEETS)
def plan(request):
    return request.param


@pytest.fixture(params=SCREENS)
def screen(request, browser):
    """A new page of that size that keeps what it asked for and what it complained of."""
    width, height = SCREENS[request.param]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.asked, page.complained = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda message: page.complained.append(message.text))
    page.on("pageerror", lambda error: page.complained.append(str(error)))
    page.on("dialog", lambda dialog: page.complained.append("a dialog opened"))
    yield page
    page.close()


def test_no_request_leaves_and_nothing_complains(screen, pages, plan):
    screen.goto(pages[plan])
    screen.wait_for_timeout(50)
    assert screen.asked == [pages[plan]]
    assert screen.complained == []


def test_axe_finds_nothing(browser, pages, plan):
    from axe_playwright_python.sync_playwright import Axe

    # axe puts its script into the page, which the page's own policy forbids; the policy has its own test.
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(pages[plan])
    found = Axe().run(page, options={"runOnly": RULES})
    assert len(found.response["passes"]) > 20, "axe did look"
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_nothing_is_wider_than_the_screen(screen, pages, plan):
    screen.goto(pages[plan])
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert screen.evaluate(wide) <= 0


def test_the_first_screen_shows_what_matters_most(screen, pages, tmp_path):
    for name, first in (
        ("rare", "A second opinion is important for you"),
        ("emergency", "Do not wait for a second opinion. Call your team now"),
        ("your_choice", "A second opinion is your right"),
    ):
        screen.goto(pages[name])
        assert screen.screenshot(path=tmp_path / f"{name}.png")
        box = screen.get_by_role("heading", name=first).first.bounding_box()
        assert box and box["y"] + box["height"] < screen.viewport_size["height"] / 2


def test_the_page_can_be_walked_by_keyboard(screen, pages):
    screen.goto(pages["rare"])
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.textContent") == "Go to the plan"
    assert screen.locator(".skip").bounding_box()["x"] >= 0, "the skip link shows when it is reached"
    screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.id") == "main"


def test_text_is_large_and_targets_are_large_enough(screen, pages):
    screen.goto(pages["rare"])
    assert screen.evaluate("getComputedStyle(document.body).fontSize") == "19px"
    small = "[...document.querySelectorAll('nav a')].filter(a => a.getBoundingClientRect().height < 24).length"
    assert screen.evaluate(small) == 0


def test_it_prints_without_the_list_of_links_and_in_black(browser, pages):
    page = browser.new_page()
    page.goto(pages["rare"])
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("#level").is_visible()
    page.close()
