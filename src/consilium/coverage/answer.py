"""Puts the answer together: the rule that applies, what is not known, what to ask and what to say."""

from dataclasses import dataclass
from datetime import date as Date

from consilium.case import Answers, country_code, in_united_states
from consilium.coverage import words
from consilium.coverage.estimate import medicare_estimate
from consilium.coverage.model import Coverage, Source
from consilium.coverage.rules import Rule, codes, country_rule, plan_rule, state_code, state_rule
from consilium.coverage.states import state_name
from consilium.say import Verbatim, say

_STATE_BOUND = frozenset({"marketplace", "employer_insured", "unknown"})
_EVERYWHERE = frozenset({"tricare", "va"})  # plans of the United States that hold abroad too


def coverage(answers: Answers, today: Date, *, country: str | None = None, state: str | None = None) -> Coverage:
    """Who pays for a second opinion.

    ``country`` and ``state`` are where the person lives as the records say, used when the answers name none. The
    estimate is worked out for Original Medicare alone; ``today`` says for which year.
    """
    home = country_code(answers.patient.country) or country_code(country) or "US"
    kind = answers.insurance.kind or "unknown"
    if not in_united_states(home) and kind not in _EVERYWHERE:
        return _abroad(answers, home)
    lives_in = state_code(answers.insurance.state) or state_code(state)
    return _united_states(answers, today, "unknown" if kind == "other" else kind, lives_in)


@dataclass(frozen=True, slots=True)
class _State:
    """What the state adds."""

    says: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def _united_states(answers: Answers, today: Date, kind: str, state: str | None) -> Coverage:
    rule = plan_rule(kind)
    added = _state(kind, state)
    required = (words.REQUIRED,) if answers.insurance.requires_second_opinion else ()
    return Coverage(
        rule=rule.id,
        title=rule.title,
        country="US",
        state=state,
        says=(*required, *rule.says, *added.says),
        unknown=(*rule.unknown, *added.unknown),
        ask=rule.ask,
        script=(words.OPENING[0], *rule.ask, *words.OPENING[1:], *words.THREE_BILLS, *words.CLOSING)
        if kind != "none"
        else rule.ask,
        bills=words.BILLS,
        independence=words.INDEPENDENCE,
        third=rule.third,
        codes=codes(),
        estimate=medicare_estimate(today) if kind == "medicare" else None,
        sources=(*rule.sources, *added.sources),
        checked=rule.checked,
    )


def _state(kind: str, state: str | None) -> _State:
    """State law binds insured plans; a plan that the employer pays for itself is free of it."""
    if kind not in _STATE_BOUND:
        return _State()
    if state is None:
        return _State(unknown=(words.WHICH_STATE,))
    found = state_rule(state)
    if found is None:
        return _State(
            unknown=(say(words.NO_STATE, state=Verbatim(state_name(state))),),
            sources=(Source(words.CHART, words.CHART_URL),),
        )
    caution = (words.SELF_FUNDED,) if kind == "unknown" else ()
    return _State(says=(*caution, *found.says), sources=found.sources)


def _abroad(answers: Answers, country: str) -> Coverage:
    rule = country_rule(country)
    required = (words.REQUIRED,) if answers.insurance.requires_second_opinion else ()
    return Coverage(
        rule=rule.id if rule else "country:unknown",
        title=rule.title if rule else Verbatim(country),
        country=country,
        state=None,
        says=(*required, *(rule.says if rule else ())),
        unknown=(*_gaps(rule),),
        ask=rule.ask if rule else (),
        script=(*words.ABROAD, *(rule.ask if rule else ())),
        bills=words.BILLS[:1],
        independence=words.INDEPENDENCE,
        third=rule.third if rule else "",
        codes=(),
        estimate=None,
        sources=rule.sources if rule else (),
        checked=rule.checked if rule else plan_rule("unknown").checked,
    )


def _gaps(rule: Rule | None) -> tuple[str, ...]:
    return rule.unknown if rule else (words.NO_COUNTRY,)
