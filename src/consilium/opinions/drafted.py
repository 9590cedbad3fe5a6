"""A form with what the expert's own letter says filled in, each key under the words that it was read from."""

import re

from consilium.oncology import treatment_mentions, treatments
from consilium.opinions.axes.treatment import NOTES
from consilium.opinions.model import Opinion, Statement
from consilium.opinions.structured import template

#: Key of [blind], the axis that it is taken from, and whether it holds a list.
_KEYS = (
    ("diagnosis", "diagnosis", False),
    ("grade", "grade", False),
    ("stage", "stage", False),
    ("biomarkers", "biomarkers", True),
    ("goal", "goal", False),
    ("treatment", "treatment", True),
    ("when", "timing", False),
    ("tests_first", "tests", True),
    ("trial", "trial", False),
    ("outlook", "prognosis", False),
)
_GOALS = ("cure", "control", "comfort", "watch")
_BARE = {
    "hold": "hold treatment until the result is in",
    "watch": "active surveillance",
    "comfort": "hospice care",
}
_HEAD = """\
# Filled in from a letter, to be checked line by line: above each key stands what it was read from. The order of
# treatment and the doses are for you to add. Nothing counts before you sign.
#
"""


def draft(opinion: Opinion) -> str:
    """The form with what an opinion says filled in; never signed, and without what the reader could not tell."""
    text = template()
    for key, axis, many in _KEYS:
        said = opinion.says.get(axis)
        if said and (value := _value(key, said)):
            words = _quoted(value)
            text = _put(text, key, f"[{words}]" if many else words, said.quote)
    if opinion.discipline != "unknown":
        text = _put(text, "discipline", _quoted(opinion.discipline))
    if opinion.date:
        text = re.sub(r"(?m)^# date = \S+", f"date = {opinion.date.isoformat()}", text, count=1)
    return _HEAD + text


def _value(key: str, said: Statement) -> str:
    if key == "goal":
        return next((goal for goal in _GOALS if goal in said.terms), "")
    if key == "treatment":
        return " with ".join(_term(term) for term in sorted(said.terms - NOTES) if not term.startswith("not "))
    return " ".join((said.quote if key == "outlook" else said.value).split())


def _term(term: str) -> str:
    """A term of a plan in the words of a doctor, such that it is read back as the same."""
    code = term.partition(":")[2] or _BARE.get(term, term)
    known = treatments().get(code)
    names = (code.replace("_", " "), *(known.aliases if known else ()))
    return next((n for n in names if [m.code for m in treatment_mentions(n)] == [code]), names[0])


def _put(text: str, key: str, value: str, quote: str = "") -> str:
    """The form with a key set; its comment gives way to the words that the value was read from."""
    words = f"# letter: {' '.join(_printable(quote).split())}\n" if quote else ""
    return re.sub(rf"(?m)^{key} = .*$", lambda _: f"{words}{key} = {value}", text, count=1)


def _quoted(text: str) -> str:
    """Text as a TOML string."""
    return '"' + _printable(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _printable(text: str) -> str:
    """Text without control characters, which TOML holds neither in a string nor in a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
