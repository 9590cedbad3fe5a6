"""A real browser for the pages, where Chromium is installed; the invented plans of tests/report."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

CHROMIUM = Path("/usr/bin/chromium")
#: No sandbox and no graphics card in a container, and no errand of the browser's own.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, without a window."""
    if not CHROMIUM.exists():
        if os.environ.get("CONSILIUM_REQUIRE_BROWSER"):
            pytest.fail("Chromium is not installed, and here it must be")
        pytest.skip("Chromium is not installed: the pages are not tried in a real browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Addresses of the pages of the invented plans and of the sheets of the invented comparisons, by name."""
    import synthetic_plans as plans

    from consilium.report.html import plan_html

    folder = tmp_path_factory.mktemp("pages")
    for name, plan in plans.ALL.items():
        (folder / f"{name}.html").write_text(plan_html(plan()), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in plans.ALL} | _sheets(folder)


def _sheets(folder):
    """Addresses of the sheets of the invented comparisons: sheet_<who>_<name>."""
    import invented_comparisons as invented

    from consilium.report.compared.doctors import doctors_page
    from consilium.report.compared.faces import sheet_html
    from consilium.report.compared.patient import patient_page

    made = {}
    for who, page in (("patient", patient_page), ("doctors", doctors_page)):
        for name, comparison in invented.ALL.items():
            path = folder / f"sheet_{who}_{name}.html"
            path.write_text(sheet_html(page(comparison(), invented.TODAY)), encoding="utf-8")
            made[path.stem] = path.as_uri()
    return made
