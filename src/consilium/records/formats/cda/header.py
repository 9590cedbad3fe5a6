"""Who a clinical document is about, who wrote it, and when."""

from lxml import etree

from consilium.case import Person
from consilium.records.coded import day_of
from consilium.records.formats.cda.tree import attribute, child, children, words

_SEX = {"f": "female", "m": "male", "female": "female", "male": "male"}


def person(root: etree._Element) -> Person:
    """The patient."""
    role = child(root, "recordTarget", "patientRole")
    patient = child(role, "patient")
    home = next(children(role, "addr"), None)
    sex = child(patient, "administrativeGenderCode")
    told = attribute(sex, "code") or attribute(sex, "displayName") or ""
    return Person(
        name=_name(patient),
        birth_date=day_of(attribute(child(patient, "birthTime"), "value")),
        sex=_SEX.get(told.lower()),
        postal_code=words(child(home, "postalCode")) or None,
        state=words(child(home, "state")) or None,
        country=words(child(home, "country")) or None,
    )


def _name(holder: etree._Element | None) -> str | None:
    name = child(holder, "name")
    parts = [words(part) for part in (*children(name, "given"), *children(name, "family"))]
    return " ".join(part for part in parts if part) or words(name) or None


def author(root: etree._Element) -> str | None:
    """The first author who is a person."""
    for found in children(root, "author"):
        name = _name(child(found, "assignedAuthor", "assignedPerson"))
        if name:
            return name
    return None


def institution(root: etree._Element) -> str | None:
    """The keeper of the document."""
    keeper = child(root, "custodian", "assignedCustodian", "representedCustodianOrganization", "name")
    return words(keeper) or None
