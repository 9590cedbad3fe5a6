"""How pages are made: the same blocks as the printed plan, all text escaped, words in the person's language."""

from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from jinja2 import Environment, StrictUndefined

from consilium.report.html import teach
from consilium.say import in_language


def static(name: str) -> str:
    """Address of a style sheet, below the path that only this start knows."""
    return f"{get_script_prefix()}static/{name}"


def environment(**options: Any) -> Environment:
    """The environment of all templates of the web application."""
    made = Environment(  # noqa: S701 - Django's backend asks for escaping
        **{
            **options,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
        }
    )
    teach(made)
    made.filters["said"] = lambda thing: in_language(thing, get_language() or "en")
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(url=reverse, static=static, language=get_language, right_to_left=get_language_bidi)
    return made
