"""The parts of FHIR resources that we read, as typed shapes: what is not named here is skipped while decoding.

Every field may be missing. R4 and STU3 spellings stand side by side; where the two differ in form (a code or a concept,
one or many) the shape takes both.
"""

from typing import TypeAlias

import msgspec

from consilium.records.coded.concepts import Concept, Extension, Reference
from consilium.records.coded.values import Quantity

OneOrMany: TypeAlias = tuple[Concept, ...] | Concept | None


class Period(msgspec.Struct, frozen=True, gc=False):
    """A span of time."""

    start: str | None = None
    end: str | None = None


class Text(msgspec.Struct, frozen=True, gc=False):
    """A remark."""

    text: str | None = None


class Narrative(msgspec.Struct, frozen=True, gc=False):
    """XHTML for people; ``generated`` from the structured parts, or with more in it."""

    status: str | None = None
    div: str | None = None


class Attachment(msgspec.Struct, frozen=True, gc=False):
    """A document, inside (base64) or elsewhere."""

    contentType: str | None = None
    data: str | None = None
    url: str | None = None
    title: str | None = None
    creation: str | None = None


class Resource(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What all resources share."""

    resourceType: str | None = None
    id: str | None = None
    contained: tuple[msgspec.Raw, ...] | None = None
    subject: Reference | None = None
    patient: Reference | None = None


class HumanName(msgspec.Struct, frozen=True, gc=False):
    """A name."""

    use: str | None = None
    text: str | None = None
    family: str | None = None
    given: tuple[str, ...] | None = None


class Address(msgspec.Struct, frozen=True, gc=False):
    """An address."""

    use: str | None = None
    state: str | None = None
    postalCode: str | None = None
    country: str | None = None


class Patient(Resource, frozen=True, gc=False):
    """The person."""

    name: tuple[HumanName, ...] | None = None
    gender: str | None = None
    birthDate: str | None = None
    address: tuple[Address, ...] | None = None


class Stage(msgspec.Struct, frozen=True, gc=False):
    """A stage of a condition."""

    summary: Concept | None = None
    type: Concept | None = None
    assessment: tuple[Reference, ...] | None = None


class Condition(Resource, frozen=True, gc=False):
    """A problem or diagnosis."""

    clinicalStatus: Concept | str | None = None
    verificationStatus: Concept | str | None = None
    code: Concept | None = None
    bodySite: tuple[Concept, ...] | None = None
    stage: tuple[Stage, ...] | None = None
    onsetDateTime: str | None = None
    onsetPeriod: Period | None = None
    recordedDate: str | None = None
    assertedDate: str | None = None  # STU3
    dateRecorded: str | None = None  # DSTU2
    abatementDateTime: str | None = None
    extension: tuple[Extension, ...] | None = None


class Valued(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An answer, in one of the forms that it may take."""

    code: Concept | None = None
    valueCodeableConcept: Concept | None = None
    valueQuantity: Quantity | None = None
    valueString: str | None = None
    valueInteger: float | None = None
    valueBoolean: bool | None = None
    interpretation: OneOrMany = None


class Component(Valued, frozen=True, gc=False):
    """A part of an observation."""


class Observation(Resource, frozen=True, gc=False):
    """A measurement or finding."""

    status: str | None = None
    category: OneOrMany = None
    code: Concept | None = None
    valueCodeableConcept: Concept | None = None
    valueQuantity: Quantity | None = None
    valueString: str | None = None
    valueInteger: float | None = None
    valueBoolean: bool | None = None
    interpretation: OneOrMany = None
    component: tuple[Component, ...] | None = None
    method: Concept | None = None
    bodySite: Concept | None = None
    focus: tuple[Reference, ...] | None = None
    hasMember: tuple[Reference, ...] | None = None
    effectiveDateTime: str | None = None
    effectivePeriod: Period | None = None
    effectiveInstant: str | None = None
    issued: str | None = None
    note: tuple[Text, ...] | None = None


class Procedure(Resource, frozen=True, gc=False):
    """An operation, radiotherapy, or an order of one (ServiceRequest)."""

    status: str | None = None
    intent: str | None = None
    code: Concept | None = None
    bodySite: tuple[Concept, ...] | None = None
    reasonCode: tuple[Concept, ...] | None = None
    reasonReference: tuple[Reference, ...] | None = None
    performedDateTime: str | None = None
    performedPeriod: Period | None = None
    occurrenceDateTime: str | None = None
    occurrencePeriod: Period | None = None
    authoredOn: str | None = None
    extension: tuple[Extension, ...] | None = None


class Medication(Resource, frozen=True, gc=False):
    """A drug by itself, to which an order points."""

    code: Concept | None = None


class Medicated(Resource, frozen=True, gc=False):
    """An order, a statement, or the giving of a drug."""

    status: str | None = None
    intent: str | None = None
    medicationCodeableConcept: Concept | None = None
    medicationReference: Reference | None = None
    reasonCode: tuple[Concept, ...] | None = None
    reasonReference: tuple[Reference, ...] | None = None
    statusReason: OneOrMany = None
    authoredOn: str | None = None
    effectiveDateTime: str | None = None
    effectivePeriod: Period | None = None
    whenHandedOver: str | None = None
    note: tuple[Text, ...] | None = None


class ActivityDetail(msgspec.Struct, frozen=True, gc=False):
    """A line of a care plan."""

    code: Concept | None = None
    status: str | None = None
    description: str | None = None
    scheduledPeriod: Period | None = None


class Activity(msgspec.Struct, frozen=True, gc=False):
    """A step of a care plan."""

    detail: ActivityDetail | None = None


class CarePlan(Resource, frozen=True, gc=False):
    """A plan of treatment."""

    status: str | None = None
    intent: str | None = None
    category: tuple[Concept, ...] | None = None
    title: str | None = None
    description: str | None = None
    created: str | None = None
    period: Period | None = None
    addresses: tuple[Reference, ...] | None = None
    activity: tuple[Activity, ...] | None = None


class DiagnosticReport(Resource, frozen=True, gc=False):
    """A report of a laboratory, a pathologist or a radiologist."""

    status: str | None = None
    category: OneOrMany = None
    code: Concept | None = None
    effectiveDateTime: str | None = None
    effectivePeriod: Period | None = None
    issued: str | None = None
    result: tuple[Reference, ...] | None = None
    conclusion: str | None = None
    conclusionCode: tuple[Concept, ...] | None = None
    presentedForm: tuple[Attachment, ...] | None = None
    text: Narrative | None = None


class Content(msgspec.Struct, frozen=True, gc=False):
    """One form of a document."""

    attachment: Attachment | None = None


class DocumentReference(Resource, frozen=True, gc=False):
    """A note or letter."""

    status: str | None = None
    docStatus: str | None = None
    type: Concept | None = None
    category: OneOrMany = None
    date: str | None = None
    created: str | None = None
    indexed: str | None = None
    description: str | None = None
    content: tuple[Content, ...] | None = None


class Binary(Resource, frozen=True, gc=False):
    """Bytes; ``content`` in STU3."""

    contentType: str | None = None
    data: str | None = None
    content: str | None = None


class Section(msgspec.Struct, frozen=True, gc=False):
    """A section of a document."""

    title: str | None = None
    code: Concept | None = None
    text: Narrative | None = None
    section: tuple["Section", ...] | None = None


class Composition(Resource, frozen=True, gc=False):
    """A document made of sections."""

    title: str | None = None
    date: str | None = None
    type: Concept | None = None
    author: tuple[Reference, ...] | None = None
    section: tuple[Section, ...] | None = None


class Relative(msgspec.Struct, frozen=True, gc=False):
    """A disease of a relative."""

    code: Concept | None = None


class FamilyMemberHistory(Resource, frozen=True, gc=False):
    """A relative and their diseases."""

    status: str | None = None
    date: str | None = None
    relationship: Concept | None = None
    condition: tuple[Relative, ...] | None = None


class BilledDiagnosis(msgspec.Struct, frozen=True, gc=False):
    """A diagnosis on a bill."""

    diagnosisCodeableConcept: Concept | None = None


class Benefit(Resource, frozen=True, gc=False):
    """A bill that an insurer paid (ExplanationOfBenefit)."""

    status: str | None = None
    billablePeriod: Period | None = None
    diagnosis: tuple[BilledDiagnosis, ...] | None = None


#: The resources that we read; all others are passed over.
SHAPES: dict[str, type[Resource]] = {
    "Patient": Patient,
    "Condition": Condition,
    "Observation": Observation,
    "Procedure": Procedure,
    "ServiceRequest": Procedure,
    "Medication": Medication,
    "MedicationRequest": Medicated,
    "MedicationAdministration": Medicated,
    "MedicationStatement": Medicated,
    "MedicationDispense": Medicated,
    "CarePlan": CarePlan,
    "DiagnosticReport": DiagnosticReport,
    "DocumentReference": DocumentReference,
    "Binary": Binary,
    "Composition": Composition,
    "FamilyMemberHistory": FamilyMemberHistory,
    "ExplanationOfBenefit": Benefit,
}
