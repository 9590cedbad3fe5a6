"""Walks the journey once: from records and answers to a second-opinion plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

from consilium.case import Answers, Case, Document, Person, country_code, home_country, in_united_states, read_answers
from consilium.errors import InputError
from consilium.need import Assessment, assess
from consilium.need.model import Clock, Need, Review

if TYPE_CHECKING:
    from consilium.coverage import Coverage
    from consilium.directory import CentreSearch, Place
    from consilium.oncology import Kind
    from consilium.opinions import Comparison, Opinion
    from consilium.packet import Packet
    from consilium.trials import TrialsNote

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """A second-opinion plan: everything that the faces show."""

    made: Date
    case: Case
    need: Need
    clock: Clock
    reviews: tuple[Review, ...]
    centres: CentreSearch | None  # None when no postal code is known, or it lies outside the United States
    coverage: Coverage
    packet: Packet
    questions: tuple[str, ...]  # what is not known and would matter, most important first
    trials: TrialsNote
    comparison: Comparison | None = None


def make_plan(
    paths: Sequence[Path | str],
    *,
    answers: Answers | Path | str | None = None,
    near: str | None = None,
    today: Date | None = None,
    progress: Progress | None = None,
) -> Plan:
    """The whole journey: reads the records, puts the case together, and answers each of the person's questions.

    ``paths`` are files, folders or zips; ``answers`` an answers file or answers already read; ``near`` a postal code;
    ``today`` the day of the plan (the computer's when left out). Raises InputError (an input cannot be used).
    """
    from consilium.records import read

    day = today or Date.today()  # noqa: DTZ011 - the day on the person's own wall
    told = _answers(answers, day)
    reading = read(paths, progress) if paths else None
    documents, warnings = (reading.documents, reading.warnings) if reading else ((), ())
    return plan_of(documents, told, today=day, near=near, warnings=warnings)


def plan_of(
    documents: Sequence[Document],
    answers: Answers,
    *,
    today: Date,
    near: str | None = None,
    warnings: Sequence[str] = (),
) -> Plan:
    """The plan from documents that were read before; raises InputError as `make_plan` does for an answer."""
    case = case_of(documents, _answers(answers, today), warnings)
    return _plan(case, assess(case, today), place_of(case, near), today)


def case_of(documents: Sequence[Document], answers: Answers, warnings: Sequence[str] = ()) -> Case:
    """What documents and answers say, put together; ``warnings`` are those of files that were left out."""
    from consilium.records import assemble

    case = assemble(tuple(documents))
    return answered(replace(case, warnings=(*warnings, *case.warnings)), answers)


def answered(case: Case, answers: Answers) -> Case:
    """A case of documents alone (`case_of` with no answers) with answers put to it."""
    told = replace(case, answers=answers)
    return replace(told, person=_with_answers(told))


def _plan(case: Case, assessment: Assessment, place: Place | None, today: Date) -> Plan:
    from consilium.coverage import coverage
    from consilium.packet import build

    return Plan(
        made=today,
        case=case,
        need=assessment.need,
        clock=assessment.clock,
        reviews=assessment.reviews,
        centres=centres_of(case, place, today),
        coverage=coverage(case.answers, today, country=home_country(case), state=home_state(case.person, place)),
        packet=build(case, assessment.reviews, assessment.clock, today),
        questions=_questions(assessment.need),
        trials=trials_of(case, place, today),
    )


def compare_opinions(paths: Sequence[Path | str], progress: Progress | None = None) -> Comparison:
    """Holds opinions side by side, each one file; raises InputError for one that cannot be used."""
    from consilium.opinions import compare

    return compare([read_one_opinion(path, progress) for path in paths])


def read_one_opinion(path: Path | str, progress: Progress | None = None) -> Opinion:
    """One doctor's opinion from a letter (text, PDF, FHIR) or a form (.toml); raises InputError for another file."""
    from consilium.opinions import read_file, read_form
    from consilium.records import read

    if Path(path).suffix.lower() == ".toml":
        return read_form(read_file(path), str(path))
    return opinion_in(read([path], progress).documents, str(path))


def opinion_in(documents: Sequence[Document], name: str) -> Opinion:
    """The opinion in what one file holds; ``name`` is the file's, for the error when it holds none (InputError)."""
    from consilium.opinions import read_opinion

    if not documents:
        raise InputError(f"{name} holds no document that can be read.", "Give the letter as text or PDF.")
    # A letter with attachments is one opinion: what the doctor wrote is its longest text.
    return read_opinion(max(documents, key=lambda d: (bool(d.text), len(d.text))))


def about_another_person(case: Case, opinion: Opinion) -> bool:
    """Whether an opinion names a person other than the one whom the documents of a case are about."""
    from consilium.opinions import Opinion as Named
    from consilium.opinions.refuse import mismatched

    try:
        mismatched((Named("", "unknown", {}, person=case.person), opinion))
    except InputError:
        return True
    return False


def find_near(near: str, *, cancer: str | None = None, exclude: Sequence[str] = ()) -> CentreSearch:
    """Centres near a postal code for a cancer by OncoTree code or name; raises InputError for an unknown one."""
    from consilium.directory import find_centres
    from consilium.oncology import rarity

    found = _named(cancer) if cancer else None
    if cancer and not found:
        raise InputError(
            f"{cancer} is no OncoTree code or name of a cancer that we know.",
            "Leave --cancer out, or use a code such as LIPO or a name such as liposarcoma.",
        )
    rare = bool(found and rarity(found.code).verdict == "rare")
    return find_centres(found, _known_place(near, near), exclude=tuple(exclude), rare=rare)


def _named(cancer: str) -> Kind | None:
    """A kind by its code, in any case of letters, or else by the first name that the words hold."""
    from consilium.oncology import kind, mentions

    return kind(cancer.upper()) or next((kind(m.code) for m in mentions(cancer) if m.code), None)


def _answers(answers: Answers | Path | str | None, today: Date) -> Answers:
    told = answers if isinstance(answers, Answers) else read_answers(Path(answers)) if answers else Answers()
    start = told.plan.start_date
    if start and start < today:
        raise InputError(
            "The planned start of treatment (plan.start_date) lies before the day of this plan.",
            "Correct it, or leave it out if treatment has begun.",
        )
    if (told.patient.birth_year or 0) > today.year:
        raise InputError(
            "The year of birth (patient.birth_year) lies after the day of this plan.", "Correct it, or leave it out."
        )
    return told


def _with_answers(case: Case) -> Person:
    """The person as the records say, with what they answered themselves put first."""
    told, person = case.answers.patient, case.person
    moved = told.postal_code and told.postal_code != person.postal_code
    return replace(
        person,
        sex=told.sex or person.sex,
        postal_code=told.postal_code or person.postal_code,
        country=country_code(told.country) or country_code(person.country),
        state=case.answers.insurance.state or (None if moved else person.state),
    )


def home_state(person: Person, place: Place | None) -> str | None:
    """The state whose law holds: of the home, by its name or its postal code, else of the place searched from."""
    from consilium.directory import state_of

    written = person.state or ""
    by_code = state_of(person.postal_code) if person.postal_code else None
    short = written if len(written.strip()) == 2 else None
    return short or by_code or written or (state_of(place.postal_code) if place else None)


def place_of(case: Case, near: str | None) -> Place | None:
    """The place to search from: as asked for (an unknown code is then an error), else as the records say."""
    from consilium.directory import place

    if not in_united_states(home_country(case)):
        return None
    if near:
        return _known_place(near, near)
    if told := case.answers.patient.postal_code:
        return _known_place(told, "The postal code of the answers (patient.postal_code)")
    return place(case.person.postal_code) if case.person.postal_code else None


def _known_place(postal_code: str, called: str) -> Place:
    """A place that must be known; ``called`` names the code in the message, as an answer's value stays out of it."""
    from consilium.directory import place

    found = place(postal_code)
    if found is None:
        raise InputError(
            f"{called} is no postal code of the United States that we know.",
            "Check it: five digits, such as 02906.",
        )
    return found


def centres_of(case: Case, place: Place | None, today: Date) -> CentreSearch | None:
    """Centres near a place, without the first doctor's own; None without a place."""
    if place is None:
        return None
    from consilium.directory import find_centres
    from consilium.oncology import kind, rarity

    code = case.cancer.oncotree if case.cancer else None
    doctor = case.answers.doctor
    return find_centres(
        kind(code) if code else None,
        place,
        exclude=tuple(name for name in (doctor.institution, doctor.name) if name),
        max_miles=case.answers.wishes.max_miles,
        video=case.answers.wishes.video,
        age=_age(case, today),
        rare=bool(case.cancer and rarity(case.cancer.oncotree, case.cancer.value("site")).verdict == "rare"),
    )


def trials_of(case: Case, place: Place | None, today: Date) -> TrialsNote:
    """Where to look for trials on the cancer of a case."""
    from consilium.oncology import kind
    from consilium.trials import searches

    cancer = case.cancer
    return searches(
        kind(cancer.oncotree) if cancer else None,
        stage=cancer.value("stage_group") if cancer else None,
        place=place.postal_code if place else None,
        age=_age(case, today),
    )


def _age(case: Case, today: Date) -> int | None:
    """Age in years; from a birth year alone it may be one too high."""
    born = case.person.birth_date
    if born and born <= today:
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    year = case.answers.patient.birth_year
    return today.year - year if year else None


def _questions(need: Need) -> tuple[str, ...]:
    return tuple(unknown.question for unknown in need.unknown if unknown.would_change_level)
