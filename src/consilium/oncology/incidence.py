"""How many people get this kind of cancer in a year, and is it rare?

Rare is what RARECARE calls rare: fewer than 6 new cases in 100,000 people of both sexes in a year, counted for site and
histology together. A published rate decides; a rate derived from case frequencies decides only far from the limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilium.oncology.kinds import PACKAGE, ancestors, kind, kinds
from consilium.tables import csv_rows

Verdict = Literal["rare", "borderline", "common", "unknown"]

LIMIT = 6.0
#: A derived rate says "rare" below the first figure and "common" above the second; between them it is too uncertain.
DERIVED_RARE, DERIVED_COMMON = 3.0, 10.0
UNIT = "per 100,000 a year"


@dataclass(frozen=True, slots=True)
class Incidence:
    """New cases in a year in 100,000 people of both sexes together, with where the figure comes from.

    ``bound`` says whether the rate is ``exact``, or whether the true one lies ``below`` or ``above`` it.
    """

    rate: float
    unit: str
    sexes: str
    population: str
    period: str
    kind_of_rate: str
    status: str
    source: str
    checked: str
    bound: str = "exact"
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Whether a kind is rare, on what figure, and in one plain sentence why."""

    verdict: Verdict
    incidence: Incidence | None
    why: str


@cache
def _sourced() -> tuple[Mapping[str, Incidence], Mapping[str, Incidence]]:
    """Published rates by OncoTree code, and those of whole sites by topography."""
    by_code: dict[str, Incidence] = {}
    by_site: dict[str, Incidence] = {}
    for row in csv_rows(PACKAGE, "incidence.csv"):
        found = Incidence(
            rate=float(row["rate"]),
            unit=UNIT,
            sexes=row["sexes"],
            population=row["population"],
            period=row["period"],
            kind_of_rate=row["kind_of_rate"],
            status=row["status"],
            source=row["source"],
            checked=row["checked"],
            bound=row["bound"],
            doubt=row["doubt"],
        )
        if row["code"]:
            by_code[row["code"]] = found
        if row["topography"]:
            by_site[row["topography"]] = found
    return by_code, by_site


@cache
def _derived() -> Mapping[str, tuple[Incidence, float]]:
    """Derived rates by code, each with the part that no more specific kind took."""
    return {
        row["code"]: (
            Incidence(
                rate=float(row["rate"]),
                unit=UNIT,
                sexes="both",
                population="estimated from case counts of the USA",
                period="",
                kind_of_rate="share of registered cases, scaled to the rate of all cancers",
                status=row["status"],
                source=row["source"],
                checked=row["checked"],
            ),
            float(row["unspecified"]),
        )
        for row in csv_rows(PACKAGE, "incidence_derived.csv")
    }


def incidence(code: str) -> Incidence | None:
    """The rate of this very node of OncoTree: the published one, or else the derived one, or None."""
    derived = _derived().get(code)
    return _sourced()[0].get(code) or (derived[0] if derived else None)


def rarity(code: str, topography: str | None = None) -> Rarity:
    """Whether the kind is rare: its own rate, else what the kinds below it or the group above it say.

    ``topography`` (ICD-O-3) helps where the kind is coarse: at a site where all cancers together are rare, each is.
    """
    found = _verdict(code)
    node = kind(code)
    coarse = found.verdict in ("unknown", "borderline") or (node is not None and node.parent is None)
    site = _site_rate(topography) if topography and coarse and not _is_no_cancer(code) else None
    if site and _by_rate(site) == "rare":
        return Rarity("rare", site, f"All cancers of this part of the body together are rare: {_figure(site)}.")
    return found


def _site_rate(topography: str) -> Incidence | None:
    by_site = _sourced()[1]
    return by_site.get(topography) or by_site.get(topography[:3])


def _is_no_cancer(code: str) -> bool:
    """Whether registries leave it out of the counts of cancers: benign, borderline, and in situ, or no kind at all."""
    node = kind(code)
    return node is None or not node.families.isdisjoint(("benign_or_borderline", "in_situ"))


def _by_rate(found: Incidence) -> Verdict:
    if found.doubt:
        return "borderline"
    if found.status == "sourced":
        return "rare" if found.rate < LIMIT else "common"
    if found.rate < DERIVED_RARE:
        return "rare"
    return "common" if found.rate > DERIVED_COMMON else "borderline"


def _figure(found: Incidence) -> str:
    words = {"exact": "about", "below": "at most", "above": "at least"}[found.bound]
    number = f"{words} {found.rate:.1f}".removesuffix(".0") if found.rate >= 0.1 else "fewer than 0.1"
    period = f", {found.period}" if found.period else ""
    return f"{number} in 100,000 people a year ({found.population}{period})"


@cache
def _verdict(code: str) -> Rarity:
    own = incidence(code)
    if _is_no_cancer(code) and (own is None or (own.status == "derived" and _by_rate(own) != "common")):
        return Rarity("unknown", None, "Only cancers are counted, so no rate of this kind was found.")
    if own is None:
        return _from_above(code)
    verdict = _by_rate(own)
    parts = {_verdict(child).verdict for child in _cancers_below(code) if incidence(child)}
    if parts and verdict != "rare" and not own.doubt:
        return _coarse(code, own, parts)
    return _of_rate(own, verdict)


def _of_rate(found: Incidence, verdict: Verdict) -> Rarity:
    figure = _figure(found)
    if verdict == "rare":
        return Rarity("rare", found, f"Rare: {figure}. Rare means fewer than 6.")
    if verdict == "common":
        return Rarity("common", found, f"Not rare: {figure}. Rare means fewer than 6.")
    doubt = found.doubt or "The figure is derived and not exact enough to tell."
    return Rarity("borderline", found, f"Near the limit of 6: {figure}. {doubt}")


@cache
def _below() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in kinds().values():
        if node.parent and not _is_no_cancer(node.code):
            found[node.parent] = (*found.get(node.parent, ()), node.code)
    return found


def _cancers_below(code: str) -> tuple[str, ...]:
    return _below().get(code, ())


def _coarse(code: str, own: Incidence, parts: set[Verdict]) -> Rarity:
    """A kind that holds more specific ones: what those are decides, and the part that none of them took."""
    derived = _derived().get(code)
    rest = derived[1] if derived else 0.0
    if "common" in parts or rest > DERIVED_COMMON:
        return _of_rate(own, "common")
    if parts == {"rare"} and rest < DERIVED_RARE:
        return Rarity("rare", None, "Each kind that this can be has fewer than 6 new cases in 100,000 people a year.")
    return Rarity("borderline", own, "It depends on the exact kind, which is not named: some kinds are rare.")


def _from_above(code: str) -> Rarity:
    """A kind without a rate of its own is rare when its group is rare; it is never common because of it."""
    above = next((other for other in ancestors(code) if incidence(other)), None)
    found = _verdict(above) if above else None
    if found and found.verdict == "rare":
        return Rarity("rare", found.incidence, f"It is part of a rare group. {found.why}")
    return Rarity("unknown", None, "No rate of this kind was found.")
