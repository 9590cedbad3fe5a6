"""The criteria by which a category is worked out (`extent.toml`), and whether a report says what one asks for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from consilium.case.model import Fact
from consilium.oncology import is_a
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report
from consilium.records.text.sections import Span
from consilium.tables import toml_table

_INTO = (
    r"(?:invad\w*|infiltrat\w*|exten(?:d|s|sion)\w*|penetrat\w*|involv\w*|invasion|involvement|"
    r"grow\w*|breach\w*|into|through|beyond|reach\w*|erod\w*|"
    r"perforat\w*|transgress\w*|spread\w*|depth of (?:invasion|tumou?r)|level of invasion|maximum "
    r"depth|tumou?r extent|within|up to|present in)"
)
_NO = loose(
    r"(?<![a-z])(?:no|not|without|absent|negative|free|uninvolved|unremarkable|none|cannot|never|"
    r"benign|away|from the|does not|fails?|intact|separate|distance|abut\w*|"
    r"confined|limited|uninvolved|clear|push\w*|suspicious|possible|if|normal)(?![a-z])"
)
_YES = r"[^\n.;]{0,40}?(?:[:\s.-]{1,4}(?:present|identified|yes|positive|involved|seen|focal|extensive)(?![a-z]))"
_LABELLED = r"(?<![a-z])(?:depth|extent|level|extension|penetration|infiltration)[a-z /()]{0,40}:"
_SAYS_NO = re.compile(r"no|without|negative|organ|confined|limited|extra|capsule")
UNREAD = ("gross", "clinical_history", "intraoperative", "past_history", "family_history")


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion: the category in two editions, the structure that the tumor must have reached, and plain words."""

    t7: str
    t8: str
    says: str = ""
    upto: float = 0
    into: re.Pattern[str] | None = None
    structure: re.Pattern[str] | None = None  # what `into` must hold, quick to look for
    bare: bool = False  # the structure's words stand for themselves, with no word of growth


@dataclass(frozen=True, slots=True)
class Organ:
    """The criteria of one organ."""

    name: str
    kinds: tuple[str, ...]
    sites: tuple[str, ...] = ()
    needs: str = ""
    addressed: str = ""  # a size decides only where the report speaks of how far the tumor has grown
    vascular: bool = False
    deep: bool = False  # the eighth edition asks for the depth of invasion beside the size
    depth: tuple[Rule, ...] = ()
    at_least: tuple[Rule, ...] = ()
    size: tuple[Rule, ...] = ()
    thickness: tuple[Rule, ...] = ()
    nodes: tuple[Rule, ...] = ()


@cache
def organs() -> tuple[Organ, ...]:
    """All organs of the table, in order; the first whose kind fits a cancer is used."""
    rows: list[dict[str, Any]] = toml_table("consilium.records.text", "extent.toml")["organ"]
    return tuple(
        Organ(
            name=row["name"],
            kinds=tuple(row["kinds"]),
            sites=tuple(row.get("sites", ())),
            needs=row.get("needs", ""),
            addressed=row.get("addressed", ""),
            vascular=row.get("vascular", False),
            deep=row.get("deep", False),
            **{
                part: tuple(_rule(r) for r in row.get(part, ()))
                for part in ("depth", "at_least", "size", "thickness", "nodes")
            },
        )
        for row in rows
    )


def _rule(row: dict[str, Any]) -> Rule:
    into = named = None
    if "structure" in row:
        structure = f"(?:{row['structure']})"
        named = loose(structure)
        pattern = (
            structure
            if row.get("bare")
            else rf"(?:(?<![a-z]){_INTO}[^\n;:]{{0,70}}?{structure}|{_LABELLED}[^\n;:]{{0,60}}?{structure}|"
            rf"(?<![a-z])with (?:(?:focal|minimal|gross|extensive|microscopic|an|slight) "
            rf"){{0,2}}{structure}|{structure}{_YES})"
        )
        into = loose(pattern)
    return Rule(row["t7"], row["t8"], row.get("says", ""), row.get("upto", 0), into, named, row.get("bare", False))


def organ_of(code: str, site: str | None) -> Organ | None:
    """The criteria for a cancer, by its kind and, where the organ asks for one, its site."""
    for organ in organs():
        fits = any(is_a(code, k) for k in organ.kinds)
        if fits and (not organ.sites or (site or "").startswith(organ.sites)):
            return organ
    return None


_EDITION_WORDS = ("ajcc", "tnm", "uicc", "staging", "th ed")
_EDITION = loose(
    r"(?:ajcc|tnm|uicc|staging)[^\n]{0,40}?(?P<n>[678])(?:th)? ?(?:ed)|(?P<n2>[678])th ed|ajcc ?(?P<n3>[78])(?!\d)|"
    r"(?:ajcc|tnm|uicc)(?: (?:cancer|staging|stage|classification|manual|\(?p?tnm\)?)){0,3}[ "
    r",(:]{1,3}(?P<year>1997|20(?:02|03|09|10|17|18))"
    r"(?![\d/-])"
)


def edition(report: Report) -> int | None:
    """The edition of the TNM rules that the report follows: as it says, else by its date; None when neither tells.

    Editions before the seventh are taken for it: what they share with it is most of what is used here.
    """
    said = _EDITION.search(report.flat) if any(word in report.flat for word in _EDITION_WORDS) else None
    if said:
        if said.group("year"):
            return 8 if int(said.group("year")) >= 2017 else 7
        return 8 if "8" in (said.group("n"), said.group("n2"), said.group("n3")) else 7
    if report.date is None:
        return None
    return 8 if report.date.year >= 2018 else 7


def common(rule: Rule, which: int | None) -> str | None:
    """The category in an edition; without one what both editions share: the whole category, or its number alone."""
    if which:
        return (rule.t8 if which == 8 else rule.t7) or None
    if rule.t7 == rule.t8:
        return rule.t7
    return rule.t7[:2] if rule.t7[:2] == rule.t8[:2] else None


def present(report: Report, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a pattern stands affirmed: in the diagnosis part, not denied, and not answered with "no" after it."""
    for match in pattern.finditer(report.flat):
        if report.section_at(match.start()).kind in UNREAD or not affirmed(report, match, False):
            continue
        if not ANSWERED_NO.match(report.flat, match.end(), match.end() + 44):
            return match.span()
    return None


ANSWERED_NO = loose(
    r"(?:[a-z/ ]{0,40}[:?.]+ *|[^a-z]{0,4}(?:is |are )?)(?:no|not|none|absent|negative|unknown|"
    r"indeterminate|cannot|unifocal|single|n/a)(?![a-z])"
)


def reached(report: Report, rule: Rule) -> tuple[int, int] | None:
    """Where the report says, without denial, that the tumor has reached the rule's structure."""
    if rule.into is None or rule.structure is None:
        return None
    for low, high in near(report.flat, rule.structure, 0 if rule.bare else 160):
        for match in rule.into.finditer(report.flat, low, high):
            kind = report.section_at(match.start()).kind
            if kind not in UNREAD and affirmed(report, match, rule.bare):
                return match.span()
    return None


def near(flat: str, cue: re.Pattern[str], reach: int) -> list[Span]:
    """The stretches within ``reach`` of a cue: a slow pattern that must hold the cue is tried there only."""
    found: list[Span] = []
    for match in cue.finditer(flat):
        low, high = max(0, match.start() - reach), min(len(flat), match.end() + reach)
        if found and low <= found[-1].end:
            found[-1] = Span(found[-1].start, high)
        else:
            found.append(Span(low, high))
    return found


def affirmed(report: Report, match: re.Match[str], bare: bool) -> bool:
    """Whether the words found are said of the tumor without denial or doubt."""
    start, end = match.span()
    if bare and _SAYS_NO.match(match.group()):
        return True
    sentence = report.sentence_at(start)
    before = report.flat[max(sentence.start, start - 45) : start]
    if _NO.search(before) or _NO.search(match.group()):
        return False
    after = report.flat[end : min(sentence.end, end + 28)]
    if re.match(
        (
            r"[^a-z]{0,6}(?:invasion|involvement|extension|margin|surface)?[^a-z]{0,4}(?:is |are |was "
            r"|were )?(?:no|not|absent|negative|free|none|uninvolved|unremarkable|cannot|n/a|"
            r"margin)(?![a-z])"
        ),
        after,
    ):
        return False
    context = report.context(start, end)
    return not (context.negated or context.family or context.hypothetical or context.historical or context.hedged)


def inferred(
    report: Report, name: str, value: str | None, spot: tuple[int, int], says: str, code: str, which: int | None
) -> Fact:
    rules = (
        f"the AJCC rules, {'seventh' if which == 7 else 'eighth'} edition"
        if which
        else "what the seventh and eighth AJCC editions have in common"
    )
    return report.fact(
        name, value or "", *spot, status="inferred", about=code or None, reason=f"{value}, because {says}; by {rules}."
    )
