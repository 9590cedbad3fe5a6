"""What the sections of a clinical document are, by their LOINC codes and templates."""

from typing import Literal

from lxml import etree

from consilium.records.formats.cda.tree import attribute, child, templates, words

Role = Literal["problems", "family", "results", "procedures", "medications", "plan", "aside", "narrative"]

_CODES: dict[str, Role] = {
    "11450-4": "problems",
    "11348-0": "problems",  # past illness
    "46240-8": "problems",  # encounters
    "46241-6": "problems",  # admission diagnosis
    "42347-5": "problems",  # admission diagnosis
    "11535-2": "problems",  # discharge diagnosis
    "78375-3": "problems",  # discharge diagnosis
    "10219-4": "problems",  # before the operation
    "10218-6": "problems",  # after the operation
    "59769-0": "problems",  # after the procedure
    "75310-3": "problems",  # health concerns
    "29308-4": "problems",
    "10157-6": "family",
    "30954-2": "results",
    "8716-3": "results",
    "47420-5": "results",
    "47519-4": "procedures",
    "29554-3": "procedures",
    "10160-0": "medications",
    "10183-2": "medications",
    "29549-3": "medications",
    "42346-7": "medications",
    "18776-5": "plan",
    "48765-2": "aside",  # allergies
    "11369-6": "aside",  # immunizations
    "29762-2": "aside",  # social history
    "48768-6": "aside",  # payers
    "42348-3": "aside",  # advance directives
    "46264-8": "aside",  # equipment
}
_TEMPLATES: dict[str, Role] = {
    "2.16.840.1.113883.10.20.22.2.15": "family",
    "2.16.840.1.113883.10.20.1.4": "family",
    "2.16.840.1.113883.10.20.22.2.5": "problems",
    "2.16.840.1.113883.10.20.22.2.5.1": "problems",
    "2.16.840.1.113883.10.20.1.11": "problems",
    "2.16.840.1.113883.10.20.22.2.3": "results",
    "2.16.840.1.113883.10.20.22.2.3.1": "results",
    "2.16.840.1.113883.10.20.22.2.10": "plan",
}
_TITLES: tuple[tuple[str, Role], ...] = (
    ("family", "family"),
    ("allerg", "aside"),
    ("immuniz", "aside"),
    ("social", "aside"),
)

#: Sections whose story is in their entries; they are read as text only when they have none.
STRUCTURED: set[Role] = {"problems", "family", "procedures", "medications", "aside"}


def role_of(section: etree._Element) -> Role:
    """What a section is; ``narrative`` for everything that is told in words."""
    code = attribute(child(section, "code"), "code")
    if code in _CODES:
        return _CODES[code]
    known = next((_TEMPLATES[root] for root in templates(section) if root in _TEMPLATES), None)
    if known:
        return known
    title = words(child(section, "title")).lower()
    return next((role for word, role in _TITLES if word in title), "narrative")
