"""No text, however odd, may hold a finder of statements up: the time grows with the length and no faster."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from time import process_time

import pytest

from consilium.records.text import statements
from consilium.records.text.report import Report
from consilium.records.text.statements import wording

_SIZE = 100_000
_LIMIT = 3.0  # seconds for one finder and one text of 100,000 characters, on a slow and busy machine
_CLOSES = " cancer surgery second opinion tumor board trial option progressed 12/8/2026"

#: Pieces that are repeated to 100,000 characters; each tempts another kind of pattern.
ODD = {
    "one long word": "a",
    "a long word of ends": "carcinomacancer",
    "hyphens": "a-",
    "digits": "7",
    "digits and commas": "1,000,",
    "commas": ",",
    "blanks": " ",
    "colons and blanks": " : ",
    "denials": "no ",
    "doubled denials": "not never without ",
    "cancers": "cancer ",
    "histories": "history of cancer ",
    "recurrences": "recurrent ",
    "relatives": "mother ",
    "opinions": "second opinion ",
    "boards": "tumor board not ",
    "options": "option either both versus ",
    "plans": "plan surgery ",
    "days": "on 12/8 ",
    "years": "in three years ",
    "trials": "trial no study ",
    "tests": "her2 not fish pending ",
    "doubt": "differential includes ",
    "treatments": "no treatment can ",
}


def _finders() -> Iterator[str]:
    for module in iter_modules(statements.__path__):
        if hasattr(import_module(f"{statements.__name__}.{module.name}"), "find"):
            yield module.name


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read_in_time(piece: str) -> None:
    text = (piece * (_SIZE // len(piece) + 1))[:_SIZE] + _CLOSES
    report = Report(text, "odd.txt", "clinic_note", date(2026, 11, 20))
    pathology = Report(text, "odd.txt", "pathology_report", date(2026, 11, 20))
    warm = report.sentences, pathology.sentences  # cut up before the clock starts
    assert all(warm)
    for name in _finders():
        find = import_module(f"{statements.__name__}.{name}").find
        started = process_time()
        list(find(pathology if name == "report_uncertain" else report))
        assert process_time() - started < _LIMIT, name


BOUNDED = [
    ("[a-z]*", "[a-z]{0,40}"),
    (r"\w+", r"\w{1,40}"),
    (r"\w+?", r"\w{1,40}?"),
    (r"\s*", r"\s{0,99}"),
    ("a b", "a {1,99}b"),
    ("a ?b", "a {0,99}b"),
    ("a {2,3}b", "a {2,3}b"),
    ("[ :]+", "[ :]{1,99}"),
    (".*", ".{0,200}"),
    (r"(?<! )(?P<n>\d{1,2})", r"(?<! )(?P<n>\d{1,2})"),
    (r"\(? ", r"\(? {1,99}"),
]


@pytest.mark.parametrize(("written", "compiled"), BOUNDED)
def test_every_repetition_has_a_bound(written: str, compiled: str) -> None:
    assert wording.bounded(written) == compiled
