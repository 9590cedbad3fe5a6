"""Who a record is about."""

from consilium.case import Person
from consilium.records.coded import day_of
from consilium.records.formats.fhir.bundle import Index, Node, tail
from consilium.records.formats.fhir.shapes import Address, HumanName, Patient

_SEX = {"female": "female", "male": "male"}


def subject_of(node: Node, index: Index, known: dict[str, str]) -> str | None:
    """A key for the person whom a resource is about; None when it does not say. ``known`` keeps what was found."""
    if node.type == "Patient":
        return node.path
    pointer = node.resource.subject or node.resource.patient
    reference = pointer.reference if pointer else None
    if not reference:
        return None
    if reference not in known:
        target = index.find(reference, node)
        known[reference] = target.path if target else tail(reference)
    return known[reference]


def person(nodes: list[Node]) -> Person:
    """The first patient among the resources."""
    for node in nodes:
        if isinstance(node.resource, Patient):
            return _person(node.resource)
    return Person()


def _person(patient: Patient) -> Person:
    home = _address(patient.address or ())
    return Person(
        name=_name(patient.name or ()),
        birth_date=day_of(patient.birthDate),
        sex=_SEX.get((patient.gender or "").lower()),
        postal_code=home.postalCode,
        state=home.state,
        country=home.country,
    )


def _name(names: tuple[HumanName, ...]) -> str | None:
    """The official name, else the first that is not an old one."""
    usable = [name for name in names if name.use not in ("old", "maiden")] or list(names)
    for name in sorted(usable, key=lambda name: name.use != "official"):
        parts = [*(name.given or ()), name.family or ""]
        text = " ".join(part for part in parts if part) or (name.text or "")
        if text.strip():
            return text.strip()
    return None


def _address(addresses: tuple[Address, ...]) -> Address:
    usable = [address for address in addresses if address.use != "old"] or list(addresses)
    return next(iter(sorted(usable, key=lambda address: address.use != "home")), Address())
