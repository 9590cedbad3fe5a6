"""Codes, values and dates of a clinical document, in the forms that all structured records share."""

from lxml import etree

from consilium.records.coded import Coding, Concept, Quantity, Value
from consilium.records.formats.cda.tree import attribute, child, children, kind_of, words

_YES = {"true": True, "false": False}


class Narrative:
    """The text blocks of a document, so that an entry's pointer into them can be followed."""

    def __init__(self, root: etree._Element) -> None:
        self._known: dict[str, etree._Element] = {}
        for element in root.iter(etree.Element):
            mark = element.get("ID")
            if mark:
                self._known.setdefault(str(mark), element)

    def told(self, element: etree._Element | None) -> str | None:
        """The words of an element: its own, or those that its reference points to."""
        if element is None:
            return None
        reference = child(element, "reference")
        mark = attribute(reference if reference is not None else element, "value")
        target = self._known.get(mark.lstrip("#")) if mark else None
        if target is not None:
            return words(target) or " ".join((target.tail or "").split()) or None
        return words(element) or None


def concept(element: etree._Element | None, narrative: Narrative) -> Concept | None:
    """A code with its translations and the words it stands for; None when there is neither."""
    if element is None:
        return None
    codings = [_coding(element), *(_coding(found) for found in children(element, "translation"))]
    text = narrative.told(child(element, "originalText"))
    known = tuple(coding for coding in codings if coding.code or coding.display)
    return Concept(known or None, text) if known or text else None


def _coding(element: etree._Element) -> Coding:
    system = attribute(element, "codeSystem") or attribute(element, "codeSystemName")
    return Coding(system, attribute(element, "code"), attribute(element, "displayName"))


def value(element: etree._Element | None, narrative: Narrative) -> Value:
    """What an observation found."""
    if element is None:
        return Value()
    kind = kind_of(element)
    if kind in ("CD", "CE", "CV", "CO", "CS"):
        return Value(concept=concept(element, narrative))
    if kind in ("PQ", "INT", "REAL", "MO"):
        return Value(quantity=_quantity(element))
    if kind == "IVL_PQ":
        return Value(quantity=_bound(element))
    if kind == "BL":
        return Value(boolean=_YES.get((attribute(element, "value") or "").lower()))
    return Value(text=narrative.told(element))


def _quantity(element: etree._Element) -> Quantity:
    try:
        return Quantity(float(attribute(element, "value") or ""), attribute(element, "unit"))
    except ValueError:
        return Quantity()


def _bound(element: etree._Element) -> Quantity:
    """A value known only to lie below or above something."""
    for side, sign in (("high", "<"), ("low", ">")):
        found = child(element, side)
        if found is not None and attribute(found, "value"):
            known = _quantity(found)
            return Quantity(known.value, known.unit, None, sign)
    return Quantity()


def began(element: etree._Element | None) -> str | None:
    """The (first) moment of an element's time, as the record writes it."""
    time = child(element, "effectiveTime")
    return (
        attribute(child(time, "low"), "value") or attribute(time, "value") or attribute(child(time, "center"), "value")
    )


def ended(element: etree._Element | None) -> str | None:
    """The last moment of an element's time."""
    return attribute(child(element, "effectiveTime", "high"), "value")
