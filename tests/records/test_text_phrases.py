"""Many phrases are found in one pass, as if each were sought by itself."""

import pytest

from consilium.records.text.patterns import loose
from consilium.records.text.phrases import Phrases

PHRASES = {
    "no": r"no(?: (?:clear|other) )*evidence|not|(?:is|are) absent|: ?no(?=\s|$)",
    "ago": r"\d+ years? ago|(?:two|three) (?:years|months) ago|(?<!not )yet",
}
TEXTS = [
    "there is no clear other evidence; it is absent",
    "margins: no  mass: no",
    "12 years ago, two months ago and not yet but yet",
    "are absent are  absent isabsent",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_as_one_by_one(text: str) -> None:
    expected = {
        (tag, match.start(), match.end())
        for tag, pattern in PHRASES.items()
        for match in loose(f"(?<![a-z])(?:{pattern})(?![a-z])").finditer(text)
    }
    assert set(Phrases(PHRASES).find(text)) == expected


def test_the_first_tag_takes_a_place() -> None:
    phrases = Phrases({"long": "tumor board", "short": "tumor|board"}, after="")
    found = [(hit.tag, "tumor board, tumor"[hit.start : hit.end]) for hit in phrases.first("tumor board, tumor")]
    assert found == [("long", "tumor board"), ("short", "tumor")]


def test_a_phrase_begins_plainly() -> None:
    with pytest.raises(ValueError, match="plain character"):
        Phrases({"": r"\w+ally"})
