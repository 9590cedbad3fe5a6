"""Puts the answer of this room together: reasons, level, unknowns, clock, reviews."""

from datetime import date as Date

from consilium.case import Case, Fact
from consilium.evidence import studies
from consilium.need.clock import clock, pace
from consilium.need.columns import Column, Row, columns
from consilium.need.model import LEVELS, Assessment, Level, Need, Reason, Unknown
from consilium.need.reviews import reviews
from consilium.need.rules import Rule, columns_in, decide, rules, values
from consilium.need.workup import marker_missing

#: So many facts are shown for one reason; more would bury the line that matters.
_FACTS_SHOWN = 4


def assess(case: Case, today: Date) -> Assessment:
    """Whether to ask for a second opinion, why, how soon and of which kind."""
    row = full_row(case, today)
    decided = decide({rule.id: rule.condition() for rule in rules()}, values(row))
    reasons = tuple(sorted((_reason(r, row) for r in rules() if decided[r.id]), key=lambda r: LEVELS.index(r.strength)))
    level: Level = reasons[0].strength if reasons else "your_choice"
    unknown = tuple(_unknown(r, level) for r in rules() if decided[r.id] is None)
    need = Need(level, reasons, tuple(sorted(unknown, key=lambda u: not u.would_change_level)))
    return Assessment(need, clock(case, row, today), reviews(case, row, reasons))


def full_row(case: Case, today: Date) -> Row:
    """All columns of ``columns.toml`` for one case."""
    row = columns(case, today)
    found = pace(case.cancer.oncotree) if case.cancer else None
    row["pace"] = Column(found["pace"], row["cancer"].facts) if found else Column()
    row["marker_missing"] = marker_missing(case, row)
    return row


def _reason(rule: Rule, row: Row) -> Reason:
    return Reason(
        id=rule.id,
        title=rule.title,
        why=f"{rule.why} {_more(rule, row)}".strip(),
        strength=rule.strength,
        facts=_facts(rule, row),
        sources=_sources(rule, row),
    )


def _more(rule: Rule, row: Row) -> str:
    """The rule's further sentence, when every column that it names is known."""
    known = {name: column.value for name, column in row.items() if column.value is not None}
    try:
        return rule.more.format(**known)
    except KeyError:
        return ""


def _facts(rule: Rule, row: Row) -> tuple[Fact, ...]:
    """The facts behind the columns that the condition names, each once."""
    found = dict.fromkeys(f for name in columns_in(rule.when) if row[name].value for f in row[name].facts)
    return tuple(found)[:_FACTS_SHOWN]


def _sources(rule: Rule, row: Row) -> tuple[str, ...]:
    code = row["cancer"].value
    on_topic = studies(topic=rule.topic, code=code) if rule.topic and isinstance(code, str) else ()
    return tuple(dict.fromkeys((*(study.id for study in on_topic), *rule.sources)))


def _unknown(rule: Rule, level: Level) -> Unknown:
    higher = LEVELS.index(rule.strength) < LEVELS.index(level)
    return Unknown(rule.id, rule.question, higher, rule.who)
