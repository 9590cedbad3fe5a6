"""The answers file: what the person tells us themselves. Every key is optional; an unknown key is an error."""

import difflib
import tomllib
from datetime import date as Date
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from consilium.errors import InputError

InsuranceKind = Literal[
    "medicare",
    "medicare_advantage",
    "medicaid",
    "marketplace",
    "employer_insured",
    "employer_self_funded",
    "tricare",
    "va",
    "none",
    "other",
]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Patient(_Section):
    """Who the person is."""

    birth_year: int | None = Field(default=None, ge=1900, le=2100)
    sex: Literal["female", "male", "intersex"] | None = None
    postal_code: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    performance_status: int | None = Field(default=None, ge=0, le=4)  # ECOG


class Doctor(_Section):
    """The doctor whose opinion the person has."""

    name: str | None = None
    specialty: str | None = None
    institution: str | None = None
    cases_like_mine_per_year: float | None = Field(default=None, ge=0)  # as the doctor said
    trust: int | None = Field(default=None, ge=1, le=5)  # 1 none to 5 full
    relationship: Literal["good", "mixed", "poor"] | None = None
    reaction_to_second_opinion: Literal["supportive", "neutral", "bothered", "not_asked"] | None = None
    said_no_lifesaving_therapy: bool | None = None


class Treatment(_Section):
    """What is planned."""

    treatment: str | None = None
    start_date: Date | None = None
    discussed_at_tumor_board: bool | None = None
    trials_discussed: bool | None = None


class Insurance(_Section):
    """Who pays."""

    kind: InsuranceKind | None = None
    state: str | None = None  # two letters, United States
    payer: str | None = None
    requires_second_opinion: bool | None = None


class Wishes(_Section):
    """What the person wants."""

    peace_of_mind: bool | None = None
    max_miles: float | None = Field(default=None, gt=0)
    video: bool | None = None


class Answers(_Section):
    """All answers; what was not answered is None, and None is never "no"."""

    patient: Patient = Patient()
    doctor: Doctor = Doctor()
    plan: Treatment = Treatment()
    insurance: Insurance = Insurance()
    wishes: Wishes = Wishes()


def read_answers(path: Path) -> Answers:
    """Reads an answers file (TOML).

    Raises InputError that names the key, what was wrong with it and the nearest right one.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"The answers file {path} cannot be read ({error.strerror}).", "Check the name.") from None
    except UnicodeDecodeError:
        raise InputError(f"The answers file {path} is not plain text.", "Save it as UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"The answers file {path} is not valid TOML: {error}.",
            'Text needs quotation marks (name = "..."), dates and numbers none.',
        ) from None
    return parse_answers(raw, str(path))


def parse_answers(raw: dict[str, Any], name: str = "the answers") -> Answers:
    """Answers from a plain dictionary of sections; raises InputError as `read_answers` does."""
    try:
        return Answers.model_validate(raw)
    except ValidationError as error:
        raise _explain(error, name) from None


def _explain(error: ValidationError, name: str) -> InputError:
    first = error.errors(include_input=False, include_url=False)[0]
    place = [str(part) for part in first["loc"]]
    key = ".".join(place)
    if first["type"] == "extra_forbidden":
        known = _keys(place[:-1])
        near = difflib.get_close_matches(place[-1], known, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
        return InputError(f"{name} has a key that we do not know: {key}.", hint)
    return InputError(f"{name}: {key} cannot be used ({first['msg']}).", "Change it, or leave it out.")


def _keys(place: list[str]) -> list[str]:
    """Names that are known at a place of the file."""
    model: type[BaseModel] = Answers
    for part in place:
        kind = model.model_fields[part].annotation
        found = kind if isinstance(kind, type) else next((a for a in get_args(kind) if isinstance(a, type)), None)
        if not (isinstance(found, type) and issubclass(found, BaseModel)):
            return []
        model = found
    return list(model.model_fields)
