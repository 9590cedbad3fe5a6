"""The measure itself: syllables as a Spanish dictionary parts them, easy and hard texts on their sides of the line."""

import pytest

from reading_grade_es import EASE, GRADE, measures, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1), ("casa", 2), ("cáncer", 2), ("médico", 3), ("guía", 2), ("día", 2), ("bien", 1), ("aire", 2),
        ("leer", 2), ("poeta", 3), ("ciudad", 2), ("que", 1), ("quien", 1), ("opinión", 3), ("muy", 1), ("y", 1),
        ("hoy", 1), ("ayer", 2), ("construir", 2), ("oncología", 5), ("Uruguay", 3), ("pingüino", 3), ("raíz", 2),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_a_plain_text_is_easy_and_a_learned_one_is_not():
    plain = "Llame hoy a su médico. Pida una copia del informe. Guarde la copia en casa. Le servirá en la visita."
    learned = (
        "La implementación de procedimientos interdisciplinarios estandarizados posibilita optimizaciones "
        "significativas en la caracterización inmunohistoquímica de neoplasias indiferenciadas."
    )
    grade, ease = measures(plain)
    assert grade <= GRADE and ease >= EASE
    grade, ease = measures(learned)
    assert grade > GRADE and ease < EASE


def test_questions_and_sentences_are_told_apart():
    assert sentences("¿Cuánto tiempo tengo? Llame hoy. Espere.") == ["¿Cuánto tiempo tengo?", "Llame hoy.", "Espere."]
