"""Every Spanish sentence for a person reads at grade 8 or below by Crawford, and is "normal" or easier by INFLESZ.

Messages that only a clinician, a hospital or an insurer reads are left out, as in English.
"""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from consilium.evidence import all_guidance, all_studies
from consilium.report.page import page
from consilium.say import in_language
from reading_grade_es import EASE, GRADE, measures, too_hard

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import synthetic_plans as plans

LOCALE = Path(__file__).parents[2] / "src" / "consilium" / "locale" / "es" / "LC_MESSAGES"
_SLOT = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]|%[sd]")
#: Where the words stand that are not written for the person.
FOR_OTHERS = (
    "packet/letters.py",
    "packet/summary.py",
    "report/compared/doctors.py",
    "opinions/form.toml",
    "opinions/filled.py",
)
#: Messages that are still too hard, by how they begin. The list may only shrink.
STILL_HARD = (
    "CancerFax, cancerfax.com",
    "reference/evidence.md",
    "Presentación ante una junta médica de tumores",
    "Estudio de cirujanos ortopédicos y neurólogos",
)
#: Names of diseases and bodies that the catalog of names does not hold.
MORE_NAMES = (
    "coagulación intravascular diseminada",
    "Connecticut Office of Legislative Research",
    "errores de emparejamiento",
    "leucemia promielocítica aguda",
    "síndrome mielodisplásico",
)


def spanish() -> list[str]:
    """Spanish messages for the person, slots put as one short word."""
    catalog = read_po((LOCALE / "django.po").open("rb"))
    found = []
    titles = {text for known in (all_guidance(), all_studies()) for one in known.values() for text in _titles(one)}
    for message in catalog:
        if message.id in titles:
            continue
        texts = message.string if isinstance(message.string, tuple | list) else [message.string]
        files = [name for name, _ in message.locations]
        if message.id and not (files and all(name.endswith(FOR_OTHERS) for name in files)):
            found += [_SLOT.sub("caso", text) for text in texts if text]
    return found


def _titles(source: object) -> list[str]:
    """What a source is called: nobody can make it simpler."""
    return [getattr(source, field) for field in ("title", "who") if isinstance(getattr(source, field, None), str)]


def names() -> tuple[str, ...]:
    catalog = read_po((LOCALE / "names.po").open("rb"))
    known = {str(message.string) for message in catalog if message.id and message.string}
    return tuple(sorted({*known, *MORE_NAMES}))


NAMES = names()


def test_each_message():
    hard = [hit for text in spanish() for hit in too_hard(text, NAMES)]
    assert [hit for hit in hard if not hit[0].startswith(STILL_HARD)] == []


@pytest.mark.parametrize("name", plans.ALL)
def test_each_part_of_a_page(name):
    shown = in_language(page(plans.ALL[name]()), "es")
    parts = {"first": " ".join(shown.first.prose())} | {part.id: " ".join(part.prose()) for part in shown.sections}
    hard = {part: measures(text, NAMES) for part, text in parts.items() if len(text.split()) > 40}
    assert {part: found for part, found in hard.items() if found[0] > GRADE or found[1] < EASE} == {}
