"""The HTML page: one file, no script, nothing fetched, every text escaped."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import synthetic_plans as plans

from consilium.report.html import plan_html

_VOID = {"meta", "br", "img", "link", "input", "hr"}
_FETCHES = {"src", "srcset", "data", "poster", "action", "formaction", "background"}


class _Page(HTMLParser):
    """Collects what a test asks for, and checks that elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", plans.ALL)
def test_the_page_is_well_formed_and_fetches_nothing(name):
    page = _Page(plan_html(plans.ALL[name]()))
    assert page.open == []
    assert not {"script", "link", "iframe", "object", "form", "img"} & {tag for tag, _ in page.tags}
    assert not [a for _, attributes in page.tags for a in attributes if a in _FETCHES or a.startswith("on")]
    assert not [a for _, attributes in page.tags for a in attributes if a == "style"], (
        "the policy allows no style attribute"
    )


@pytest.mark.parametrize("name", plans.ALL)
def test_ids_are_unique_and_every_link_inside_has_its_target(name):
    page = _Page(plan_html(plans.ALL[name]()))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    inside = {a["href"][1:] for tag, a in page.tags if tag == "a" and a["href"].startswith("#")}
    assert inside <= set(ids)


@pytest.mark.parametrize("name", plans.ALL)
def test_headings_go_down_one_level_at_a_time(name):
    levels = [int(tag[1]) for tag, _ in _Page(plan_html(plans.ALL[name]())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_words_of_a_document_stay_words():
    page = plan_html(plans.hostile())
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "onerror" not in page or '"alert' not in page
    assert "{{ 7*7 }}" in page and "\x00" not in page


def test_the_content_policy_allows_our_style_sheet_and_nothing_else():
    page = plan_html(plans.rare())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_language_skip_link_and_large_text():
    page = plan_html(plans.rare())
    assert '<html lang="en">' in page
    assert '<a class="skip" href="#main">' in page
    assert "font-size: 19px" in page


def test_red_is_for_emergencies_alone():
    assert 'class="emergency"' in plan_html(plans.emergency())
    for calm in (plans.rare(), plans.your_choice()):
        body = plan_html(calm).split("</style>")[1]
        assert "emergency" not in body.replace("emergency number", "")


def test_each_picture_says_in_words_what_it_shows():
    page = plan_html(plans.rare())
    for picture in re.findall(r"<figure>(.*?)</figure>", page, re.DOTALL):
        assert "<title>" in picture and "<desc>" in picture and "<figcaption>" in picture
        words = re.search(r"<desc>(.*?)</desc>", picture)[1]
        assert words in re.search(r"<figcaption>(.*?)</figcaption>", picture, re.DOTALL)[1].replace("&#39;", "&#x27;")
