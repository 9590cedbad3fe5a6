"""Which questions are worth a person's time: those whose answer could change the plan.

What an answer does is not listed by hand. Each answer that could be given is tried, and what the rooms then say is held
beside what they say without it. A question that changes nothing is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from consilium.case import Answers, Case, Fact, home_country, in_united_states
from consilium.case.answers import InsuranceKind
from consilium.need import Assessment, assess
from consilium.need.assess import full_row
from consilium.plan import answered, centres_of, home_state, place_of, trials_of

if TYPE_CHECKING:
    from consilium.coverage import Coverage
    from consilium.packet import Packet

Part = Literal["level", "reasons", "time", "reviews", "payer", "trials", "centers", "letters"]

#: Every key of the answers file, in the order in which a person is asked.
QUESTIONS = (
    "plan.treatment",
    "plan.start_date",
    "plan.discussed_at_tumor_board",
    "plan.trials_discussed",
    "doctor.cases_like_mine_per_year",
    "doctor.trust",
    "doctor.relationship",
    "doctor.reaction_to_second_opinion",
    "patient.country",
    "patient.postal_code",
    "patient.birth_year",
    "insurance.kind",
    "insurance.state",
    "insurance.payer",
    "insurance.requires_second_opinion",
    "wishes.peace_of_mind",
    "wishes.max_miles",
    "wishes.video",
    "doctor.name",
    "doctor.institution",
    "doctor.specialty",
    "patient.sex",
    "patient.performance_status",
    "doctor.said_no_lifesaving_therapy",  # the hardest to read, so the last
)

#: Columns of `need` that show that the papers answer a question already.
_SAID_IN = {
    "plan.treatment": "planned_systemic",  # known, yes or no, as soon as anything is planned
    "plan.start_date": "days_to_start",
    "plan.discussed_at_tumor_board": "tumor_board",
    "plan.trials_discussed": "trial_discussed",
    "doctor.cases_like_mine_per_year": "doctor_cases_per_year",
    "doctor.reaction_to_second_opinion": "doctor_reaction",
    "doctor.said_no_lifesaving_therapy": "no_lifesaving_therapy",
    "insurance.requires_second_opinion": "insurer_requires",
}


def open_questions(papers: Case, answers: Answers, given: Collection[str], today: Date) -> Iterator[str]:
    """Keys of the answers file worth asking, in order and one by one: not given, not in the papers, not idle.

    ``papers`` is the case of the documents alone; ``given`` holds the keys that the person answered, also with "I do
    not know".
    """
    said = said_by_papers(papers, today)
    before = _Outcome(answered(papers, answers), today)
    for key in QUESTIONS:
        if key in given or key in said or not _fitting(key, before.case):
            continue
        if key == "doctor.said_no_lifesaving_therapy" and not before.in_doubt("no_lifesaving_therapy"):
            continue
        if any(next(_differences(before, after), None) for after in _tried(papers, answers, key, before)):
            yield key


def changes(papers: Case, answers: Answers, key: str, today: Date) -> tuple[Part, ...]:
    """The parts of the plan that some answer to a question would change, against none given."""
    unanswered = _with(answers, key, None)
    before = _Outcome(answered(papers, unanswered), today)
    found: set[Part] = set()
    for after in _tried(papers, unanswered, key, before):
        found.update(_differences(before, after, found))
    return tuple(part for part in get_args(Part) if part in found)


def said_by_papers(papers: Case, today: Date) -> dict[str, tuple[Fact, ...]]:
    """Questions that the papers answer, with the facts that do; none for what is known of the person from a header."""
    row, person = full_row(papers, today), papers.person
    said = {key: row[name].facts for key, name in _SAID_IN.items() if row[name].value is not None}
    days = row["days_to_start"].value
    if isinstance(days, int) and days < 0:
        said.pop("plan.start_date", None)  # an old date says nothing of what is planned now
    known = {
        "patient.sex": person.sex,
        "patient.birth_year": person.birth_date,
        "patient.postal_code": person.postal_code,
        "patient.country": person.country or person.state,
        "patient.performance_status": papers.fact("ecog"),
    }
    return said | {key: () for key, value in known.items() if value}


@dataclass(frozen=True)
class _Outcome:
    """What the rooms say of a case, each when it is first asked."""

    case: Case
    today: Date
    searched: dict[object, Any] = field(default_factory=dict)  # searches for centres, shared by all that are tried

    @cached_property
    def need(self) -> Assessment:
        return assess(self.case, self.today)

    def in_doubt(self, rule: str) -> bool:
        """Whether a rule can be decided neither way."""
        return any(unknown.id == rule for unknown in self.need.need.unknown)

    @cached_property
    def payer(self) -> Coverage:
        from consilium.coverage import coverage

        state = home_state(self.case.person, self.place)
        found = coverage(self.case.answers, self.today, country=home_country(self.case), state=state)
        return replace(found, state=None)  # what the state's law adds stands in what it says

    @cached_property
    def letters(self) -> Packet:
        from consilium.packet import build

        return build(self.case, self.need.reviews, self.need.clock, self.today)

    @cached_property
    def trials(self) -> object:
        return trials_of(self.case, self.place, self.today)

    @cached_property
    def centers(self) -> Any:
        told = self.case.answers
        asked = (self.place, told.patient, told.doctor, told.wishes)  # nothing else of the answers is searched by
        if asked not in self.searched:
            self.searched[asked] = centres_of(self.case, self.place, self.today)
        return self.searched[asked]

    @cached_property
    def place(self) -> Any:
        return place_of(self.case, None)


def _differences(before: _Outcome, after: _Outcome, known: Collection[Part] = ()) -> Iterator[Part]:
    """Parts in which two outcomes differ, the quickest to find out first; those that are known are not looked at."""
    for part, told in _TOLD.items():
        if part not in known and told(before) != told(after):
            yield part


_TOLD: dict[Part, Callable[[_Outcome], object]] = {
    "level": lambda o: o.need.need.level,
    "reasons": lambda o: {reason.id for reason in o.need.need.reasons},
    "time": lambda o: (o.need.clock.class_, o.need.clock.why, o.need.clock.start_date),
    "reviews": lambda o: {review.kind for review in o.need.reviews},
    "payer": lambda o: o.payer,
    "trials": lambda o: o.trials,
    "letters": lambda o: o.letters.documents,
    "centers": lambda o: o.centers,
}


def _tried(papers: Case, answers: Answers, key: str, before: _Outcome) -> Iterator[_Outcome]:
    for value in _possible(key, before):
        yield _Outcome(answered(papers, _with(answers, key, value)), before.today, before.searched)


def _with(answers: Answers, key: str, value: object) -> Answers:
    section, _, name = key.partition(".")
    part = msgspec.structs.replace(getattr(answers, section), **{name: value})
    return msgspec.structs.replace(answers, **{section: part})


def _fitting(key: str, case: Case) -> bool:
    """Whether a question makes sense to someone with these answers."""
    if not in_united_states(home_country(case)):
        return key not in ("insurance.kind", "insurance.state", "patient.postal_code")
    if key == "insurance.state":
        return not home_state(case.person, place_of(case, None))
    return case.answers.insurance.kind != "none" or key not in (
        "insurance.payer",
        "insurance.requires_second_opinion",
    )


def _possible(key: str, before: _Outcome) -> tuple[object, ...]:
    """Answers to try: all there are, or for an open one those on each side of the lines that rules draw."""
    today = before.today
    match key:
        case "plan.treatment":
            return _treatments()
        case "plan.start_date":
            return tuple(today + timedelta(days=days) for days in (2, 30, 120))
        case "patient.birth_year":
            return tuple(today.year - age for age in (10, 45, 80))
        case "doctor.institution":
            hits = before.centers.hits if before.centers else ()
            return (*(hit.centre.name for hit in hits[:1]), "An example hospital")
        case _:
            return _ANSWERS[key]


@cache
def _treatments() -> tuple[str, ...]:
    """An operation that cannot be undone, one treatment of each kind, and none yet."""
    from consilium.oncology import treatments

    known = [t for t in treatments().values() if t.kind != "surgery" or t.major]
    by_kind = {t.kind: t.code.replace("_", " ") for t in reversed(known)}
    return ("mastectomy", *by_kind.values(), "not decided yet")


_YES_NO = (True, False)
_ANSWERS: dict[str, tuple[object, ...]] = {
    "plan.discussed_at_tumor_board": _YES_NO,
    "plan.trials_discussed": _YES_NO,
    "doctor.cases_like_mine_per_year": (1.0, 9.0, 10.0, 500.0),
    "doctor.trust": (1, 2, 3, 4, 5),
    "doctor.relationship": ("poor", "mixed", "good"),
    "doctor.reaction_to_second_opinion": ("bothered", "neutral", "supportive", "not_asked"),
    "doctor.said_no_lifesaving_therapy": _YES_NO,
    "patient.country": ("CA", "DE", "BR", "US"),
    "patient.postal_code": ("10003", "60612", "90033"),
    "insurance.kind": get_args(InsuranceKind),
    "insurance.state": ("NY", "CA", "FL", "MO", "OR", "WY"),
    "insurance.payer": ("An example payer",),
    "insurance.requires_second_opinion": _YES_NO,
    "wishes.peace_of_mind": _YES_NO,
    "wishes.max_miles": (10.0, 100.0, 1000.0),
    "wishes.video": _YES_NO,
    "doctor.name": ("An example name",),
    "doctor.specialty": ("surgery",),
    "patient.sex": ("female", "male", "intersex"),
    "patient.performance_status": (0, 1, 2, 3, 4),
}
