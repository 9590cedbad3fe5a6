"""The tables of this room as typed rows."""

from datetime import date as Date
from functools import cache
from typing import Literal

from consilium.directory.model import Centre, Network, Remote
from consilium.tables import csv_rows


@cache
def centres() -> tuple[Centre, ...]:
    """All centres that treat patients, in the order of the table (by state)."""
    return tuple(_centre(row) for row in csv_rows(__package__, "centres.csv"))


@cache
def remote_services() -> tuple[Remote, ...]:
    """All ways to get an opinion from a distance that were read about."""
    return tuple(_remote(row) for row in csv_rows(__package__, "remote.csv"))


def networks(families: frozenset[str]) -> tuple[Network, ...]:
    """Networks for these families of cancer (``rare`` among them for a rare cancer), then those for all."""
    rows = [(set(row["families"].split(";")), row) for row in csv_rows(__package__, "networks.csv")]
    own = [row for kinds, row in rows if kinds & families]
    return tuple(_network(row) for row in own + [row for kinds, row in rows if "any" in kinds])


def _centre(row: dict[str, str]) -> Centre:
    kind: Literal["comprehensive", "clinical"] = "comprehensive" if row["type"] == "comprehensive" else "clinical"
    return Centre(
        id=row["id"],
        name=row["name"],
        city=row["city"],
        state=row["state"],
        type=kind,
        postal_code=row["postal_code"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        coordinates=row["coordinates"],
        website=row["website"],
        aliases=tuple(row["aliases"].split(";")),
        focus=tuple(filter(None, row["focus"].split(";"))),
        note=row["note"],
        source=row["source"],
        checked=Date.fromisoformat(row["checked"]),
        remote=tuple(service for service in remote_services() if service.centre == row["id"]),
    )


def _remote(row: dict[str, str]) -> Remote:
    keys = ("id", "name", "centre", "how", "limits", "days", "price", "url", "source")
    known = {key: row[key] for key in keys}
    not_for, not_in = (frozenset(filter(None, row[key].split(";"))) for key in ("not_for", "not_in"))
    return Remote(**known, not_for=not_for, not_in=not_in, checked=Date.fromisoformat(row["checked"]))


def _network(row: dict[str, str]) -> Network:
    known = {key: row[key] for key in ("id", "name", "where", "says", "url", "source")}
    return Network(**known, checked=Date.fromisoformat(row["checked"]))
