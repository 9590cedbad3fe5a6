"""Columns on the way so far: what is planned, who has discussed it, what failed, what presses."""

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from consilium.case import Case, Fact
from consilium.need.columns.column import Column, Row, answer, either, says, yes_no
from consilium.oncology import treatment_mentions, treatments

_UNDECIDED = re.compile(
    r"\b(not (yet )?(decided|sure|settled|chosen)|undecided|to be decided|deciding)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A treatment still to come, and where that is said."""

    kind: str  # as in oncology's treatment table
    major: bool
    fact: Fact


def columns(case: Case, today: Date) -> Row:
    """Columns on the plan, the insurer, the wishes and emergencies."""
    told = case.answers.plan
    planned = _planned(case)
    emergency = _emergency(case, today)
    return {
        "tumor_board": either(
            answer("plan.discussed_at_tumor_board", told.discussed_at_tumor_board),
            yes_no(_recent(case.all("tumor_board"), today)),
        ),
        "trial_discussed": either(
            answer("plan.trials_discussed", told.trials_discussed), yes_no(_recent(case.all("trial_discussed"), today))
        ),
        "planned_major_surgery": _major(planned, case),
        "planned_systemic": _any(planned, "chemotherapy", "immunotherapy", "targeted", "endocrine", "cellular"),
        "planned_watching": _any(planned, "surveillance", "watchful_waiting"),
        "days_to_start": _days_to_start(case, today),
        "undecided": _undecided(case),
        "options_named": says(case.all("several_options"), "yes"),
        "treated": Column(True, given) if (given := _given(case)) else Column(),
        "progression": says(case.all("progression"), "yes"),
        "never_treated": says(case.all("never_treated"), "yes"),
        "insurer_requires": either(
            answer("insurance.requires_second_opinion", case.answers.insurance.requires_second_opinion),
            yes_no(_recent(case.all("insurer_requires"), today)),
        ),
        "wants_peace_of_mind": answer("wishes.peace_of_mind", case.answers.wishes.peace_of_mind),
        "emergency": Column(emergency.value, (emergency,)) if emergency else Column(),
        "no_hurry": says(case.all("no_hurry"), "yes"),
    }


def _recent(facts: tuple[Fact, ...], today: Date) -> tuple[Fact, ...]:
    """Statements of the present decision: not more than a year old, nor half a year older than the newest one."""
    newest = max((f.date for f in facts if f.date), default=today)
    first = max(today - timedelta(days=365), newest - timedelta(days=183))
    return tuple(f for f in facts if f.date is None or f.date >= first)


def _emergency(case: Case, today: Date) -> Fact | None:
    """An emergency that a document tells of, unless it is past: of months ago, or followed by later documents."""
    newest = max((d.date for d in case.documents if d.date), default=today)
    first = max(newest - timedelta(days=21), today - timedelta(days=90))
    return next((f for f in case.all("emergency") if f.date is None or f.date >= first), None)


def planned_start(case: Case) -> tuple[Date | None, tuple[Fact, ...]]:
    """The planned start of treatment: as answered, else as the newest note says."""
    told = case.answers.plan.start_date
    if told:
        return told, answer("plan.start_date", told.isoformat()).facts
    fact = case.fact("planned_start")
    try:
        return (Date.fromisoformat(fact.value), (fact,)) if fact else (None, ())
    except ValueError:
        return None, ()


def _days_to_start(case: Case, today: Date) -> Column:
    start, facts = planned_start(case)
    return Column((start - today).days, facts) if start else Column()


def _planned(case: Case) -> tuple[_Planned, ...]:
    """Treatments to come: from the answer (unless it says that nothing is decided) and from the notes."""
    found: list[_Planned] = []
    told = answer("plan.treatment", case.answers.plan.treatment)
    if isinstance(told.value, str) and not _UNDECIDED.search(told.value):
        found += [_Planned(m.kind, _is_major(m.code), told.facts[0]) for m in treatment_mentions(told.value)]
    notes = case.all("planned_treatment") + tuple(f for f in case.all("treatment") if f.detail == "planned")
    for fact in notes:
        for mention in treatment_mentions(fact.quote):
            if mention.code == fact.value:
                found.append(_Planned(mention.kind, _is_major(mention.code), fact))
                break
    return tuple(found)


def _is_major(code: str) -> bool:
    known = treatments().get(code)
    return bool(known and known.major)


def _any(planned: tuple[_Planned, ...], *kinds: str) -> Column:
    """True when something of these kinds is planned; no when only other things are; unknown when nothing is known."""
    hits = tuple(p.fact for p in planned if p.kind in kinds)
    if hits:
        return Column(True, hits)
    return Column(False, (planned[0].fact,)) if planned else Column()


def _major(planned: tuple[_Planned, ...], case: Case) -> Column:
    hits = tuple(p.fact for p in planned if p.major)
    if hits:
        return Column(True, hits)
    # An answer that names what is planned, or that nothing is decided yet, settles it as well.
    told = answer("plan.treatment", case.answers.plan.treatment)
    return Column(False, told.facts) if told.facts else Column()


def _undecided(case: Case) -> Column:
    told = answer("plan.treatment", case.answers.plan.treatment)
    if isinstance(told.value, str):
        return Column(bool(_UNDECIDED.search(told.value)), told.facts)
    return Column()


def _given(case: Case) -> tuple[Fact, ...]:
    return tuple(f for f in case.all("treatment") if f.detail in ("given", "ongoing"))
