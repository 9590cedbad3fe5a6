"""The measure itself: syllables, sentences, and the two formulas on texts whose grade is known to be far apart."""

import pytest

from reading_grade import grades, mask, sentences, syllables, too_hard, windows


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("ask", 1), ("asked", 1), ("slides", 1), ("wanted", 2), ("doctor", 2), ("report", 2), ("release", 2)),
        *(("second", 2), ("every", 2), ("people", 2), ("table", 2), ("little", 2), ("because", 2), ("question", 2)),
        *(("opinion", 3), ("hospital", 3), ("different", 3), ("family", 3), ("million", 2), ("period", 3)),
        *(("operation", 4), ("radiation", 4), ("pathology", 4), ("experience", 4), ("variety", 4), ("co-pay", 2)),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_a_plain_text_reads_easier_than_a_learned_one():
    plain = "Ask your doctor to send the slides. The lab will pack them. You do not need to go there."
    learned = (
        "Subspecialist histopathological reevaluation necessitates "
        "comprehensive institutional documentation, notwithstanding considerable administrative inconvenience."
    )
    assert max(grades(plain)) < 4
    assert min(grades(learned)) > 15
    assert too_hard(learned) and not too_hard(plain)


def test_names_quotes_and_numbers_do_not_count():
    text = "Your report says “invasive micropapillary carcinoma” and Doxorubicin, 10.1093/annonc/mdr610, at 84.5%."
    assert mask(text, ["Doxorubicin"]) == "Your report says name and name, name, at name"


def test_who_was_counted_is_small_print():
    assert mask("8 in 100 changed (1,463 people, France and Italy, 2012).") == "name in name changed ."
    assert "other" in mask("It changed (in some other way).")


def test_sentences_end_at_stops_and_lines():
    assert sentences("One. Two? Three\nFour") == ["One.", "Two?", "Three", "Four"]


def test_a_short_sentence_is_read_with_its_neighbours():
    text = "Call today. Ask the lab to send your slides to a sarcoma center this week. Thank you."
    first, whole = windows(text)
    assert first.startswith("Call today. Ask the lab")
    assert whole.endswith("Thank you.")


def test_a_label_is_too_short_to_measure():
    assert list(windows("Pathology report")) == []
