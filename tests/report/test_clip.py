"""A long quote keeps the words that count. The sentences are invented."""

import pytest

from consilium.case import Fact
from consilium.report.page.clip import MOST, clipped

STAINS = "Desmin is focally positive, smooth muscle actin is positive, S100 is negative and keratin is negative. "


@pytest.mark.parametrize(
    ("field", "quote", "shown"),
    [
        ("report_uncertain", "A sarcoma cannot\n be excluded.", "A sarcoma cannot be excluded."),
        (
            "report_uncertain",
            STAINS + "An undifferentiated sarcoma cannot be excluded.",
            "… An undifferentiated sarcoma cannot be excluded.",
        ),
        (
            "report_uncertain",
            "The findings with spindle cells in long bundles and few mitoses in a background of collagen would in "
            "our view favor a low grade sarcoma over fasciitis.",
            "… of collagen would in our view favor a low grade sarcoma over fasciitis.",
        ),
        (
            "report_uncertain",
            "We favor a sarcoma. " + STAINS,
            "We favor a sarcoma. Desmin is focally positive, smooth muscle actin is positive, S100 is …",
        ),
        (
            "missing_test",
            STAINS + "MDM2 by FISH is pending at another laboratory.",
            "… MDM2 by FISH is pending at another laboratory.",
        ),
        (
            "cancer",
            STAINS,
            "Desmin is focally positive, smooth muscle actin is positive, S100 is negative and keratin …",
        ),
        ("report_uncertain", "a" * 200 + "-favored", "… favored"),
    ],
)
def test_a_quote_is_cut_around_what_tells(field, quote, shown):
    assert clipped(Fact(field, "yes", "path.txt", quote)) == shown
    assert len(shown) <= MOST + 4


@pytest.mark.parametrize("far", range(0, 400, 7))
def test_wherever_the_telling_words_stand_they_are_shown(far):
    quote = "word " * (far // 5) + "that it cannot be excluded" + " word" * 40
    assert "cannot be excluded" in clipped(Fact("report_uncertain", "yes", "path.txt", quote))
