"""What a note says of the journey, as a sentence for the page on which the person checks our reading of it."""

from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consilium.case import Fact
from consilium.packet.wording import value
from consilium.say import in_language
from consilium.tables import toml_table

#: By field and value; a field alone where the value does not matter or is put in.
_SENTENCES = {
    "emergency": _("An emergency: %(value)s"),
    "cancer_status=active": _("This cancer is there now"),
    "cancer_status=past": _("This cancer is in the past"),
    "cancer_status=recurrent": _("This cancer has come back"),
    "extent=localized": _("The cancer is where it began"),
    "extent=regional": _("The cancer is in parts close by too"),
    "extent=metastatic": _("The cancer is in other parts of the body too"),
    "tumor_board=yes": _("A tumor board has talked about your case"),
    "tumor_board=no": _("No tumor board has talked about your case"),
    "trial_discussed=yes": _("Trials were talked about"),
    "trial_discussed=no": _("Trials were not talked about"),
    "doctor_cases_per_year": _("People with this cancer whom your doctor sees in a year: %(value)s"),
    "doctor_reaction=supportive": _("Your doctor was for a second opinion"),
    "doctor_reaction=neutral": _("Your doctor took the question of a second opinion calmly"),
    "doctor_reaction=bothered": _("Your doctor did not like the question of a second opinion"),
    "no_lifesaving_therapy": _("What treatment can and cannot do"),
    "patient_doubt": _("You have doubts, or do not feel heard"),
    "progression": _("The cancer grew or came back"),
    "never_treated": _("There was no treatment so far"),
    "planned_treatment": _("Planned treatment: %(value)s"),
    "planned_start": _("Start of treatment: %(value)s"),
    "several_options": _("There are several ways, and none is chosen yet"),
    "insurer_requires=yes": _("Your insurer asks for a second opinion first"),
    "insurer_requires=no": _("Your insurer does not ask for a second opinion"),
    "outside_review=pending": _("Another laboratory is reading the slides"),
    "outside_review=advised": _("Another laboratory should read the slides"),
    "outside_review=done": _("Another laboratory has read the slides"),
    "report_uncertain": _("The report is not sure of the diagnosis"),
    "missing_test": _("A test is not done or not back: %(value)s"),
    "no_hurry": _("Your doctor wrote that it is safe to wait"),
    "family_cancer": _("Cancer in the family: %(value)s"),
}


def sentence(fact: Fact) -> str:
    """What we took from a line, in one sentence; empty for a field that has a label and a value instead."""
    pattern = _SENTENCES.get(f"{fact.field}={fact.value}") or _SENTENCES.get(fact.field)
    if pattern is None:
        return ""
    words = _emergencies().get(fact.value, fact.value) if fact.field == "emergency" else value(fact)
    return pattern % {"value": in_language(words, get_language() or "en")}


@cache
def _emergencies() -> dict[str, str]:
    """Emergencies in plain words, by their ids."""
    return {row["id"]: row["title"] for row in toml_table("consilium.need", "clock.toml")["emergency"]}
