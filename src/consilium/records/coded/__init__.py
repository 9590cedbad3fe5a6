"""What does a coded entry of a structured record mean? The same answer for FHIR and for C-CDA."""

from consilium.records.coded.cancers import Diagnosis, diagnose
from consilium.records.coded.concepts import Coding, Concept, Extension, Place, system_of, words_of
from consilium.records.coded.dates import day_of, iso_of
from consilium.records.coded.fold import fold
from consilium.records.coded.observations import Observed, meaning_for, observation_facts
from consilium.records.coded.problems import Entry, entry_facts
from consilium.records.coded.treatments import Given, treatment_facts
from consilium.records.coded.values import Quantity, Value

__all__ = [
    "Coding",
    "Concept",
    "Diagnosis",
    "Entry",
    "Extension",
    "Given",
    "Observed",
    "Place",
    "Quantity",
    "Value",
    "day_of",
    "diagnose",
    "entry_facts",
    "fold",
    "iso_of",
    "meaning_for",
    "observation_facts",
    "system_of",
    "treatment_facts",
    "words_of",
]
