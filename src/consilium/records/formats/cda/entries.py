"""The entries of a clinical document: problems, results, procedures, drugs, and relatives' diseases."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from consilium.case import Fact
from consilium.records.coded import (
    Concept,
    Entry,
    Given,
    Observed,
    Place,
    day_of,
    diagnose,
    entry_facts,
    observation_facts,
    treatment_facts,
    words_of,
)
from consilium.records.coded.concepts import quote_of
from consilium.records.formats.cda.parts import Narrative, began, concept, ended, value
from consilium.records.formats.cda.sections import Role
from consilium.records.formats.cda.tree import attribute, child, children, path_of, templates

_PROBLEM = {
    "2.16.840.1.113883.10.20.22.4.4",
    "2.16.840.1.113883.10.20.22.4.19",  # the reason for a drug
    "2.16.840.1.113883.10.20.1.28",
    "2.16.840.1.113883.10.20.1.54",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5",
}
_RELATIVE = {
    "2.16.840.1.113883.10.20.22.4.45",
    "2.16.840.1.113883.10.20.22.4.46",
    "2.16.840.1.113883.10.20.1.22",
    "2.16.840.1.113883.10.20.1.23",
    "1.3.6.1.4.1.19376.1.5.3.1.4.13.3",
    "1.3.6.1.4.1.19376.1.5.3.1.4.15",
}
_ALLERGY = {"2.16.840.1.113883.10.20.22.4.7", "2.16.840.1.113883.10.20.22.4.30", "2.16.840.1.113883.10.20.1.18"}
#: What an observation says that its value is: a diagnosis, a problem, a finding ...
_PROBLEM_CODES = {
    "282291009",
    "55607006",
    "404684003",
    "64572001",
    "29308-4",
    "75326-9",
    "75321-0",
    "75323-6",
    "8319008",
}
_STATUS_CODE = "33999-4"
_STATES = {
    "active": "active",
    "resolved": "resolved",
    "inactive": "inactive",
    "remission": "remission",
    "recurrence": "recurrence",
    "relapse": "relapse",
    "chronic": "active",
    "completed": "resolved",
}
_VOID = {"aborted", "cancelled", "nullified", "held"}
_PLANNED_MOODS = {"INT", "RQO", "PRMS", "PRP", "ARQ", "APT", "GOL"}
_ACTS = ("observation", "act", "procedure", "organizer", "substanceAdministration", "encounter", "supply")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for an entry by where it stands. ``kin``: whose disease it is, when it is a relative's."""

    document: str
    narrative: Narrative
    role: Role
    about: str | None = None
    kin: str | None = None
    beside_cancer: bool = False
    depth: int = 0
    concern: etree._Element | None = None


def entry_walk(element: etree._Element, around: Around) -> Iterator[Fact]:
    """The facts of an entry and of everything in it."""
    if (
        around.role == "aside"
        or around.depth > _DEEPEST
        or attribute(element, "negationInd") == "true"
        or templates(element) & _ALLERGY
    ):
        return
    status = (attribute(child(element, "statusCode"), "code") or "").lower()
    if status in _VOID or attribute(element, "moodCode") == "GOL":
        return
    kin = around.kin or _kin(element, around)
    around = replace(around, kin=kin, depth=around.depth + 1)
    about = around.about
    for fact in _own(element, around, status):
        about = fact.value if fact.field == "cancer" else about
        yield fact
    concern = element if element.tag == "act" else around.concern
    below = replace(around, about=about, concern=concern)
    for inner in _inner(element):
        yield from entry_walk(inner, below)


def _inner(element: etree._Element) -> Iterator[etree._Element]:
    for link in (*children(element, "entryRelationship"), *children(element, "component")):
        for found in link:
            if found.tag in _ACTS:
                yield found


def _own(element: etree._Element, around: Around, status: str) -> Iterator[Fact]:
    if around.kin:
        yield from _relative(element, around)
    elif element.tag == "observation" and _is_problem(element, around):
        yield from _problem(element, around)
    elif element.tag == "observation":
        yield from _observation(element, around, status)
        yield from _procedure(element, around, status) if around.role in ("procedures", "plan") else ()
    elif element.tag in ("procedure", "act"):
        yield from _procedure(element, around, status)
    elif element.tag == "substanceAdministration":
        yield from _drug(element, around, status)


def _kin(element: etree._Element, around: Around) -> str | None:
    """The relative, when the entry is of one; never None in a section of family history."""
    subject = child(element, "subject", "relatedSubject")
    if subject is not None and attribute(subject, "classCode") in (None, "PRS"):
        return quote_of(concept(child(subject, "code"), around.narrative), "relative")
    return "relative" if around.role == "family" or templates(element) & _RELATIVE else None


def _place(element: etree._Element, around: Around, moment: str | None) -> Place:
    return Place(around.document, path_of(element), day_of(moment), around.about)


def _relative(element: etree._Element, around: Around) -> Iterator[Fact]:
    disease = concept(child(element, "value"), around.narrative)
    if disease is not None and diagnose(disease) is not None:
        quote = quote_of(disease)
        yield _place(element, around, None).fact("family_cancer", f"{around.kin}: {quote}", quote, about=None)


def _is_problem(element: etree._Element, around: Around) -> bool:
    if templates(element) & _PROBLEM:
        return True
    code = attribute(child(element, "code"), "code")
    return code in _PROBLEM_CODES or (around.role == "problems" and code not in (_STATUS_CODE, None))


def _problem(element: etree._Element, around: Around) -> Iterator[Fact]:
    for found in children(element, "value"):
        named = concept(found, around.narrative)
        if named is None or (not named.text and not words_of(named)):
            told = around.narrative.told(child(element, "text"))
            named = Concept(named.coding if named else None, told) if told or named else None
        if named is None:
            continue
        diagnosis = diagnose(named)
        if diagnosis is None:
            continue
        start = began(element) or began(around.concern)
        sites = tuple(
            site
            for target in children(element, "targetSiteCode")
            if (site := concept(target, around.narrative)) is not None
        )
        sides = tuple(
            side
            for target in children(element, "targetSiteCode")
            for qualifier in target.iter("value")
            if (side := concept(qualifier, around.narrative)) is not None
        )
        entry = Entry(
            named, _place(element, around, start), sites=sites, sides=sides, began=start, state=_state(element, around)
        )
        yield from entry_facts(entry, diagnosis)


def _state(element: etree._Element, around: Around) -> str:
    """Active or over: by its status observation, by an end of its time, by the concern that it belongs to."""
    for inner in element.iter("observation"):
        if attribute(child(inner, "code"), "code") == _STATUS_CODE:
            said = " ".join(words_of(concept(child(inner, "value"), around.narrative))).lower()
            return next((state for word, state in _STATES.items() if word in said.split()), "")
    if ended(element):
        return "resolved"
    concern = attribute(child(around.concern, "statusCode"), "code") if around.concern is not None else None
    return "active" if concern == "active" else ""


def _observation(element: etree._Element, around: Around, status: str) -> Iterator[Fact]:
    code = concept(child(element, "code"), around.narrative)
    if code is None or attribute(element, "moodCode") in _PLANNED_MOODS:
        return
    found = next(children(element, "value"), None)
    seen = Observed(
        code,
        value(found, around.narrative),
        interpretation=concept(child(element, "interpretationCode"), around.narrative),
        method=concept(child(element, "methodCode"), around.narrative),
        status="final" if status == "completed" else "registered" if status == "active" else "",
    )
    yield from observation_facts(seen, _place(element, around, began(element)))


def _procedure(element: etree._Element, around: Around, status: str) -> Iterator[Fact]:
    what = concept(child(element, "code"), around.narrative)
    if what is None or around.role not in ("procedures", "plan", "narrative", "results"):
        return
    planned = around.role == "plan" or attribute(element, "moodCode") in _PLANNED_MOODS
    state = "planned" if planned else "ongoing" if status == "active" else "given"
    place = _place(element, around, began(element))
    yield from treatment_facts(Given(what, place, state, _reason(element, around), around.beside_cancer))


def _drug(element: etree._Element, around: Around, status: str) -> Iterator[Fact]:
    product = child(element, "consumable", "manufacturedProduct")
    material = child(product, "manufacturedMaterial")
    what = concept(child(material, "code"), around.narrative)
    name = around.narrative.told(child(material, "name"))
    if what is None or (name and not words_of(what)):
        what = Concept(what.coding if what else None, name or around.narrative.told(child(element, "text")))
    planned = around.role == "plan" or attribute(element, "moodCode") in ("RQO", "PRMS", "PRP")
    over = status == "completed" or (ended(element) is not None and status != "active")
    state = "planned" if planned else "given" if over else "ongoing"
    place = _place(element, around, ended(element) if over else began(element))
    yield from treatment_facts(Given(what, place, state, _reason(element, around), around.beside_cancer))


def _reason(element: etree._Element, around: Around) -> bool | None:
    """Whether the reason that the entry names is a cancer; None when it names none."""
    told: bool | None = None
    for link in children(element, "entryRelationship"):
        if attribute(link, "typeCode") == "RSON":
            named = concept(child(link, "observation", "value"), around.narrative)
            found = diagnose(named) if named else None
            if found and found.role != "family":
                return True
            told = False if named else told
    return told
