"""The plan as one self-contained HTML file: no script, no request, prints well, WCAG 2.2 AA."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from consilium import __version__
from consilium.plan import Plan
from consilium.report.page import page
from consilium.report.printable import printable
from consilium.say import in_language, translated

#: Toll-free numbers of the United States as the tables write them.
_PHONE = re.compile(r"(\b1-8\d\d-(?:4-CANCER|\d{3}-\d{4})\b)")

if TYPE_CHECKING:
    from jinja2 import Environment


def plan_html(plan: Plan, language: str = "en") -> str:
    """The whole page; every text is escaped, and the content policy allows nothing but our own style sheet."""
    shown = in_language(page(plan), language)
    return rendered("plan.html.j2", language, first=shown.first, sections=shown.sections)


def rendered(template: str, language: str = "en", **shown: object) -> str:
    """A page of the same look from another template, whose own words are in the language."""
    style, digest = _style()
    page = _environment(language).get_template(template)
    return page.render(style=style, style_hash=digest, version=__version__, language=language, **shown)


@cache
def _environment(language: str) -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("consilium.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    teach(made)

    def one_of(one: str, several: str, count: int) -> str:
        return translated(one if count == 1 else several, language)

    install = made.install_gettext_callables  # type: ignore[attr-defined]
    install(lambda text: translated(text, language), one_of, newstyle=True)
    return made


def teach(environment: "Environment") -> None:
    """Gives an environment what the templates of blocks need; the web application's pages show the same blocks."""
    from markupsafe import Markup

    environment.finalize = _shown
    environment.filters["host"] = _host
    environment.filters["said"] = lambda block: block  # a plan's page is in its language already
    environment.filters["phones"] = phones
    environment.filters["drawing"] = Markup  # our own SVG, in which `pictures` has escaped every text


def phones(text: str) -> object:
    """A text in which each toll-free number of our tables can be tapped to call it."""
    from markupsafe import Markup, escape

    if not _PHONE.search(text):
        return text
    parts = _PHONE.split(printable(text))
    link = Markup('<a href="tel:+{}">{}</a>')
    return Markup("").join(
        link.format(_digits(part), part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )


def _digits(number: str) -> str:
    """The keys to press; letters of a number stand for keys."""
    return "".join(letter for letter in number.replace("CANCER", "226237") if letter.isdigit())


def _host(url: str) -> str:
    """What a link shows: a DOI whole, else the site."""
    parts = urlsplit(url)
    return url.removeprefix("https://") if parts.netloc == "doi.org" else parts.netloc.removeprefix("www.")


def _shown(value: object) -> object:
    """A value as it stands on the page; our own markup and drawings are left as they are."""
    from markupsafe import Markup

    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> tuple[object, str]:
    """The style sheet, and its hash for the content policy."""
    from importlib.resources import files

    from markupsafe import Markup

    text = (files("consilium.report") / "style" / "plan.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"  # noqa: S704  packaged text, none of the patient's
