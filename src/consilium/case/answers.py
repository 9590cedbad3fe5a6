"""The answers file: what the person tells us themselves. Every key is optional; an unknown key is an error."""

import difflib
import re
import tomllib
from datetime import date as Date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

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


class Patient(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who the person is."""

    birth_year: Annotated[int, msgspec.Meta(ge=1900, le=2100)] | None = None
    sex: Literal["female", "male", "intersex"] | None = None
    postal_code: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    performance_status: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None  # ECOG


class Doctor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The doctor whose opinion the person has."""

    name: str | None = None
    specialty: str | None = None
    institution: str | None = None
    cases_like_mine_per_year: Annotated[float, msgspec.Meta(ge=0)] | None = None  # as the doctor said
    trust: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None  # 1 none to 5 full
    relationship: Literal["good", "mixed", "poor"] | None = None
    reaction_to_second_opinion: Literal["supportive", "neutral", "bothered", "not_asked"] | None = None
    said_no_lifesaving_therapy: bool | None = None


class Treatment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is planned."""

    treatment: str | None = None
    start_date: Date | None = None
    discussed_at_tumor_board: bool | None = None
    trials_discussed: bool | None = None


class Insurance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who pays."""

    kind: InsuranceKind | None = None
    state: str | None = None  # two letters, United States
    payer: str | None = None
    requires_second_opinion: bool | None = None


class Wishes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the person wants."""

    peace_of_mind: bool | None = None
    max_miles: Annotated[float, msgspec.Meta(gt=0)] | None = None
    video: bool | None = None


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
        return msgspec.convert(raw, Answers)
    except msgspec.ValidationError as error:
        raise _explain(str(error), name) from None


def _explain(problem: str, name: str) -> InputError:
    """The decoder's words ("... - at `$.doctor.trust`") as what happened and what to do; never the value itself."""
    what, _, place = problem.partition(" - at `$")
    section = place.strip(".`")
    unknown = re.search(r"unknown field `(.+)`", what)
    if not unknown:
        return InputError(f"{name}: {section} cannot be used{_why(what, section)}.", "Change it, or leave it out.")
    key, known = unknown.group(1), _keys(section)
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
    return InputError(f"{name} has a key that we do not know: {f'{section}.{key}'.strip('.')}.", hint)


#: The decoder's words that name types and limits alone; its other words may repeat the value.
_SAYS_NO_VALUE = re.compile(r"Expected `[\w |]+`(?:,? (?:got `\w+`|[<>]=? -?[\d.]+))*").fullmatch


def _why(what: str, place: str) -> str:
    """What is wrong, as the end of a sentence, without the value itself."""
    if what.startswith("Invalid enum value"):
        return _allowed(place)
    return f" ({what.replace(' | null', '')})" if _SAYS_NO_VALUE(what) else ""


def _allowed(place: str) -> str:
    """What a key of a section may say, as the end of a sentence."""
    section, _, key = place.partition(".")
    hints = get_type_hints(type(getattr(Answers(), section)))
    values = [str(value) for part in get_args(hints[key]) for value in get_args(part)]
    return f"; it may be {', '.join(values)}"


def _keys(section: str) -> list[str]:
    """Names that are known in a section, or the sections themselves."""
    part = getattr(Answers(), section) if section else Answers()
    return [field.name for field in msgspec.structs.fields(part)]
