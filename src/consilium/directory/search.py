"""Finds centres near a place: what nothing else beats on both distance and evidence comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from consilium.directory.distance import miles
from consilium.directory.independence import same_house
from consilium.directory.model import Centre, CentreHit, CentreSearch, Remote, Sign
from consilium.directory.tables import centres, networks
from consilium.directory.words import (
    ASK,
    BY_VIDEO,
    DISTANCE,
    NONE_WITHIN,
    NOT_BY_VIDEO,
    NOT_INDEPENDENT,
    NOTES,
    ONE_WITHIN,
    ORDER,
    REASONS,
)
from consilium.say import joined, say

if TYPE_CHECKING:
    from consilium.directory.places import Place
    from consilium.oncology import Kind


class _Row(NamedTuple):
    miles: float
    evidence: tuple[int, int]  # listed for this kind of cancer, comprehensive: each 0 or 1
    centre: Centre


def find_centres(
    cancer: Kind | None,
    near: Place,
    *,
    exclude: Collection[str] = (),
    max_miles: float | None = None,
    limit: int = 5,
    age: int | None = None,
    rare: bool = False,
    video: bool | None = None,
) -> CentreSearch:
    """Centres for a cancer near a place.

    ``exclude`` names the first doctor's hospitals: the same house is left out, as it is not independent. ``age`` in
    years decides about children's hospitals. ``limit`` counts the centres within reach; the nearest one that gives
    opinions from a distance is added when none of them does. ``video``: whether the person wants opinions from a
    distance; yes puts centres that give them first among equals, no leaves them out as such, None does neither.
    """
    families = (cancer.families if cancer else frozenset()) | (frozenset({"rare"}) if rare else frozenset())
    tissue = {cancer.tissue} if cancer else set()
    names = families | tissue | {near.state or ""}
    named = tuple(name for name in exclude if name.strip())
    own = tuple(one for one in centres() if same_house(one, named))
    left_out = {one.id for one in own}
    rows = sorted(
        _Row(miles(near.lat, near.lon, one.lat, one.lon), _evidence(one, families), one)
        for one in (centres() if video is not False else map(_without_remote, centres()))
        if one.id not in left_out and (not one.children_only or (age is not None and age < 18))
    )
    within = [row for row in rows if max_miles is None or row.miles <= max_miles]
    notes = NOTES if within else (say(NONE_WITHIN, miles=max_miles), *NOTES)
    tiers = _tiers(within or rows[:1])
    if video:
        tiers.sort(key=lambda tier: (tier[0], not _services(tier[1].centre, names)))
    hits = _hits(tiers[:limit], families, names, rows[0].centre.id)
    return CentreSearch(
        near=near,
        hits=tuple(_with_remote(hits, rows, families, names, max_miles)),
        left_out=tuple((one, NOT_INDEPENDENT) for one in own),
        remote=tuple(service for row in rows for service in _services(row.centre, names)),
        order=joined(" ", (ORDER, *_ON_VIDEO.get(video, ()))),
        distance=_distance(rows, max_miles),
        notes=notes,
        networks=networks(families),
        ask=ASK,
        checked=min(one.checked for one in centres()),
    )


def _distance(rows: list[_Row], max_miles: float | None) -> str:
    """What a mile is here; and of a limit that leaves one center, how far the next one is. Rows are in this order."""
    within = sum(row.miles <= max_miles for row in rows) if max_miles is not None else 0
    if max_miles is None or within != 1 or len(rows) < 2:
        return DISTANCE
    return joined(" ", (DISTANCE, say(ONE_WITHIN, limit=f"{max_miles:,.0f}", miles=f"{rows[1].miles:,.0f}")))


_ON_VIDEO: dict[bool | None, tuple[str, ...]] = {True: (BY_VIDEO,), False: (NOT_BY_VIDEO,)}


def _without_remote(centre: Centre) -> Centre:
    return replace(centre, remote=())


def _evidence(centre: Centre, families: frozenset[str]) -> tuple[int, int]:
    return int(bool(set(centre.focus) & families)), int(centre.type == "comprehensive")


def _tiers(rows: list[_Row]) -> list[tuple[int, _Row]]:
    """Rows with their tier, by tier and then by distance (non-dominated sorting)."""
    rest, found, tier = list(rows), [], 0
    while rest:
        tier += 1
        front = [row for row in rest if not any(_beats(other, row) for other in rest)]
        found += [(tier, row) for row in front]
        rest = [row for row in rest if row not in front]
    return found


def _beats(other: _Row, row: _Row) -> bool:
    """True when the other is at least as near, has at least each sign, and is better in one of the two."""
    if other.miles > row.miles or any(theirs < mine for theirs, mine in zip(other.evidence, row.evidence, strict=True)):
        return False
    return other.miles < row.miles or other.evidence != row.evidence


def _services(centre: Centre, names: frozenset[str]) -> tuple[Remote, ...]:
    """The centre's remote opinions that take this person; names are families, the tissue and the person's state."""
    return tuple(service for service in centre.remote if not (service.not_for | service.not_in) & names)


def _hits(
    rows: list[tuple[int, _Row]], families: frozenset[str], names: frozenset[str], nearest: str
) -> list[CentreHit]:
    return [_hit(row, tier, families, names, row.centre.id == nearest) for tier, row in rows]


def _hit(row: _Row, tier: int, families: frozenset[str], names: frozenset[str], nearest: bool) -> CentreHit:
    listed = sorted(set(row.centre.focus) & families)
    held: dict[Sign, bool] = {
        "nearest": nearest,
        "specialised": bool(listed),
        "comprehensive": row.centre.type == "comprehensive",
        "remote": bool(_services(row.centre, names)),
    }
    signs = tuple(sign for sign, holds in held.items() if holds)
    cancers = reduce(lambda one, other: say("{first} and {last}", first=one, last=other), listed) if listed else ""
    why = joined(" ", (say(REASONS[sign], cancers=cancers) for sign in signs)) or REASONS["none"]
    return CentreHit(replace(row.centre, remote=_services(row.centre, names)), row.miles, signs, why, tier)


def _with_remote(
    hits: list[CentreHit],
    rows: list[_Row],
    families: frozenset[str],
    names: frozenset[str],
    max_miles: float | None,
) -> list[CentreHit]:
    """Adds the nearest centre that gives opinions from a distance, when none that is shown does."""
    if any("remote" in hit.signs for hit in hits):
        return hits
    afar = next((row for row in rows if _services(row.centre, names)), None)
    if afar is None:
        return hits
    found = _hit(afar, 0, families, names, nearest=False)
    beyond = max_miles is not None and afar.miles > max_miles
    return [*hits, CentreHit(found.centre, found.miles, found.signs, found.why, 0, beyond)]
