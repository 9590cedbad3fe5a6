"""A second opinion in structure, for an expert: a TOML file that is filled in ten minutes and needs no free text.

Two parts, in this order: what the expert finds before opening the first opinion (`blind`), and, once that is signed,
whether the first opinion changed the view (`after`).
"""

import tomllib
from datetime import date as Date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from consilium.case import Document
from consilium.errors import InputError

TEMPLATE = """\
# Second opinion, in structure. Fill in what you can say; leave the rest as it is. About ten minutes.
# First the part [blind], before you open the first opinion. Sign it. Then open the first opinion and fill in [after].

[expert]
name = ""
discipline = ""            # surgery | radiation | medical | hematology | pathology | imaging | board
                           # palliative | genetics
institution = ""
# date = 2026-11-30        # the day of your opinion, without quotation marks

[basis]
read_myself = []           # what you read yourself: "slides", "images", "reports", "saw the patient"
not_seen = []              # what you did not see: "slides", "images"

[blind]
diagnosis = ""             # "invasive ductal carcinoma of the left breast"
grade = ""                 # "grade 2", "Gleason 4+3"
stage = ""                 # "T2 N0 M0", "stage IIIB"
biomarkers = []            # ["ER positive", "HER2 not amplified"]
goal = ""                  # cure | control | comfort | watch
treatment = []             # what you advise now, one step a line, in order: ["TCHP for six cycles", "mastectomy"]
against = []               # what you advise against
when = ""                  # "within two weeks", "no hurry"
tests_first = []           # tests or reviews that should come before the decision: ["FISH for MDM2"]
trial = ""                 # "none that fits", or the trial's name
outlook = ""               # in words, with a number and who was counted
would_change_my_mind = ""  # what finding would make you advise something else
signed = false             # true when this part is done; only then open the first opinion

[after]
opened_first_opinion = false
changed_my_view = ""       # no | in_part | yes
how = ""
"""

Discipline = Literal[
    "", "surgery", "radiation", "medical", "hematology", "pathology", "imaging", "board", "palliative", "genetics"
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expert(_Part):
    """Who gives the opinion."""

    name: str = ""
    discipline: Discipline = ""
    institution: str = ""
    date: Date | None = None


class Basis(_Part):
    """What the opinion rests on."""

    read_myself: tuple[str, ...] = ()
    not_seen: tuple[str, ...] = ()


class Blind(_Part):
    """The expert's own view, before the first opinion was opened."""

    diagnosis: str = ""
    grade: str = ""
    stage: str = ""
    biomarkers: tuple[str, ...] = ()
    goal: Literal["", "cure", "control", "comfort", "watch"] = ""
    treatment: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    when: str = ""
    tests_first: tuple[str, ...] = ()
    trial: str = ""
    outlook: str = ""
    would_change_my_mind: str = ""
    signed: bool = False


class After(_Part):
    """Whether the first opinion, once opened, changed the view."""

    opened_first_opinion: bool = False
    changed_my_view: Literal["", "no", "in_part", "yes"] = ""
    how: str = ""


class StructuredOpinion(_Part):
    """A filled-in form."""

    expert: Expert = Field(default_factory=Expert)
    basis: Basis = Field(default_factory=Basis)
    blind: Blind = Field(default_factory=Blind)
    after: After = Field(default_factory=After)

    @model_validator(mode="after")
    def _in_order(self) -> "StructuredOpinion":
        if self.after.opened_first_opinion and not self.blind.signed:
            raise ValueError("the first opinion was opened before [blind] was signed")
        if self.after.changed_my_view and not self.after.opened_first_opinion:
            raise ValueError("[after] says whether the view changed, but the first opinion was not opened")
        if self.after.changed_my_view in ("in_part", "yes") and not self.after.how:
            raise ValueError("[after] says that the view changed, but not how")
        if self.blind.signed and not (
            self.blind.diagnosis and (self.blind.treatment or self.blind.against or self.blind.tests_first)
        ):
            raise ValueError("[blind] is signed, but has no diagnosis, or neither a treatment nor a test")
        return self


def template() -> str:
    """The empty form, as TOML with a comment for each key."""
    return TEMPLATE


def check(text: str, name: str = "the form") -> StructuredOpinion:
    """Reads a filled-in form; raises InputError that names the key and what is wrong with it."""
    try:
        return StructuredOpinion.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{name} is not valid TOML: {error}.", "Text needs quotation marks, dates and true or false none."
        ) from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ")
        place = f" at {key}" if key else ""
        raise InputError(f"{name} cannot be used{place}: {what}.", "Mend it, or leave the key as it was.") from None


def as_document(opinion: StructuredOpinion, source: str) -> Document:
    """The form as a letter in plain words, so that it is read and compared as every other opinion."""
    b, lines = opinion.blind, [f"Second opinion, {_DISCIPLINES.get(opinion.expert.discipline, '')}", ""]
    lines += [f"{head}: {text}." for head, text in (("Diagnosis", b.diagnosis), ("Stage", b.stage)) if text]
    lines += [f"Diagnosis: {text}." for text in (b.grade, *b.biomarkers) if text]
    if b.goal:
        lines.append(f"Goal: {_GOALS[b.goal]}.")
    if b.treatment or b.against or b.tests_first or b.when:
        lines.append("Plan:")
    steps = [f"then {step}" if n else step for n, step in enumerate(b.treatment)]
    lines += [f"- {step}" for step in steps]
    lines += [f"- I advise against {step}" for step in b.against]
    lines += [f"- before the decision, order {test}" for test in b.tests_first]
    lines += [f"- start {b.when}"] if b.when else []
    lines += ["", f"Clinical trial considered: {b.trial}."] if b.trial else []
    lines += ["", f"Outlook: {b.outlook}."] if b.outlook else []
    if opinion.basis.not_seen:
        lines += ["", f"Not reviewed: {', '.join(opinion.basis.not_seen)}."]
    return Document(
        source,
        "clinic_note",
        date=opinion.expert.date,
        title="Structured second opinion",
        text="\n".join(lines) + "\n",
        author=opinion.expert.name or None,
        institution=opinion.expert.institution or None,
    )


_DISCIPLINES = {
    "surgery": "surgery",
    "radiation": "radiation oncology",
    "medical": "medical oncology",
    "hematology": "hematologist",
    "pathology": "pathology",
    "imaging": "radiologist",
    "board": "tumor board",
    "palliative": "palliative care",
    "genetics": "genetics",
}
_GOALS = {"cure": "cure", "control": "control, not cure", "comfort": "comfort", "watch": "watch, no treatment now"}
