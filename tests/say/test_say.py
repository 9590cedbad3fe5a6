"""A sentence is a plain string that can be said again in another language."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

import consilium.say as language
from consilium.say import in_language, joined, say, translated

SPANISH = {
    "It takes {days} days.": "Lleva {days} días.",
    "Call {who}.": "Llame a {who}.",
    "your insurer": "su aseguradora",
    "Ask today.": "Pregunte hoy.",
}
BOTH = joined(" ", ("Ask today.", say("It takes {days} days.", days=2)))


@pytest.fixture(autouse=True)
def catalog(monkeypatch):
    monkeypatch.setattr(language, "_catalog", lambda code: lambda text: SPANISH.get(text, text))


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    source: str
    VERBATIM: ClassVar = ("words",)


@pytest.mark.parametrize(
    ("sentence", "english", "spanish"),
    [
        (say("It takes {days} days.", days=4), "It takes 4 days.", "Lleva 4 días."),
        (say("Call {who}.", who="your insurer"), "Call your insurer.", "Llame a su aseguradora."),
        (say("Call {who}.", who="Dr. Ames"), "Call Dr. Ames.", "Llame a Dr. Ames."),
        (BOTH, "Ask today. It takes 2 days.", "Pregunte hoy. Lleva 2 días."),
        ("Ask today.", "Ask today.", "Pregunte hoy."),
        ("not in the catalog", "not in the catalog", "not in the catalog"),
        ("", "", ""),
    ],
)
def test_a_sentence_is_english_to_everyone_and_spanish_when_asked(sentence, english, spanish):
    assert sentence == english
    assert translated(sentence, "es") == spanish
    assert translated(sentence, "en") == english


def test_words_of_a_record_stay_as_they_are():
    quote = Quote("Ask today.", "Ask today.")
    assert in_language(quote, "es") == Quote("Ask today.", "Pregunte hoy.")


def test_braces_in_what_is_put_in_are_no_pattern():
    assert translated(say("Call {who}.", who="{x}"), "es") == "Llame a {x}."
