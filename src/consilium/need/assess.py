"""Puts the answer of this room together: reasons, level, unknowns, clock, reviews."""

from datetime import date as Date
from string import Formatter

from consilium.case import Case, Fact
from consilium.evidence import guidances, studies
from consilium.need.clock import clock, pace
from consilium.need.columns import Column, Row, columns
from consilium.need.model import LEVELS, Assessment, Level, Need, Reason, Unknown
from consilium.need.reviews import reviews
from consilium.need.rules import Rule, columns_in, decide, rules, values
from consilium.need.workup import all_pending, deciding_markers, marker_missing, missing_markers
from consilium.oncology import ancestors, kind
from consilium.say import joined, say

#: So many facts are shown for one reason; more would bury the line that matters.
_FACTS_SHOWN = 4
_SOURCES_SHOWN = 3
#: The question that is hardest to read is asked last.
_HARDEST = "no_lifesaving_therapy"


def assess(case: Case, today: Date) -> Assessment:
    """Whether to ask for a second opinion, why, how soon and of which kind."""
    row = full_row(case, today)
    awaited = all_pending(case, row)
    decided = decide({rule.id: rule.condition() for rule in rules()}, values(row))
    reasons = tuple(
        sorted(
            (_reason(r, case, row, awaited=awaited) for r in rules() if decided[r.id]),
            key=lambda r: LEVELS.index(r.strength),
        )
    )
    level: Level = reasons[0].strength if reasons else "your_choice"
    unknown = tuple(_unknown(r, level, row) for r in rules() if decided[r.id] is None)
    need = Need(level, reasons, tuple(sorted(unknown, key=lambda u: (not u.would_change_level, u.id == _HARDEST))))
    return Assessment(need, clock(case, row, today), reviews(case, row, reasons))


def full_row(case: Case, today: Date) -> Row:
    """All columns of ``columns.toml`` for one case."""
    row = columns(case, today)
    found = pace(case.cancer.oncotree) if case.cancer else None
    row["pace"] = Column(found["pace"], row["cancer"].facts) if found else Column()
    row["marker_missing"] = marker_missing(case, row)
    row["missing_markers"] = Column(joined(", ", missing_markers(case, row)) or None)
    return row


def _reason(rule: Rule, case: Case, row: Row, *, awaited: bool) -> Reason:
    waits = awaited and bool(rule.awaited)  # the test was sent, and its result is to come
    return Reason(
        id=rule.id,
        title=rule.awaited if waits else rule.title,
        why=joined(" ", (rule.why, _more(rule.to_come if waits else rule.more, row))),
        strength=rule.strength,
        facts=_facts(rule, row),
        sources=_sources(rule, case, row),
    )


def _more(more: str, row: Row) -> str:
    """A rule's further sentence, when every column that it names is known."""
    named = [name for _, name, _, _ in Formatter().parse(more) if name]
    if any(row[name].value is None for name in named):
        return ""
    return say(more, **{name: row[name].value for name in named})


def _facts(rule: Rule, row: Row) -> tuple[Fact, ...]:
    """The facts behind the columns of the condition, each once; what must be a no ("NOT trial_discussed") first."""
    names = columns_in(rule.when)
    denied = [name for name in names if row[name].value is False and f"NOT {name}" in rule.when]
    held = [name for name in names if row[name].value]
    return tuple(dict.fromkeys(f for name in (*denied, *held) for f in row[name].facts))[:_FACTS_SHOWN]


def _sources(rule: Rule, case: Case, row: Row) -> tuple[str, ...]:
    """The rule's own sources, after those on its topic for just this cancer (or, failing those, for all cancers)."""
    found: list[str] = []
    if rule.topic and case.cancer:
        names = _names(case.cancer.oncotree)
        on_topic = {s.id: s.cancers for s in studies(rule.topic, names)}
        on_topic |= {g.id: g.cancers for g in guidances(rule.topic, names)}
        special = [name for name, cancers in on_topic.items() if "any" not in cancers]
        found = special[:_SOURCES_SHOWN] or list(on_topic)[:1]
    if rule.id == "incomplete_workup":
        found += [name for entry in deciding_markers(case, row) for name in entry["sources"]]
    return tuple(dict.fromkeys((*found, *rule.sources)))


def _names(code: str) -> set[str]:
    """Everything that a cancer is called in the evidence: its code, those above it, its families."""
    found = kind(code)
    return {code, *ancestors(code), *(found.families if found else ())}


def _unknown(rule: Rule, level: Level, row: Row) -> Unknown:
    higher = LEVELS.index(rule.strength) < LEVELS.index(level)
    missing = row["missing_markers"].value if rule.id == "incomplete_workup" else None
    question = say("Has the tumor been tested for {markers}?", markers=missing) if missing else rule.question
    return Unknown(rule.id, question, higher, rule.who)
