"""A search for centers: as records, as blocks of a page, as plain text."""

from math import atan2, cos, degrees, radians, sin
from typing import TYPE_CHECKING, Any

import msgspec

from consilium.packet.blocks import Block, Bullets, Citation, Heading, Paragraph, Picture, Sources, Table
from consilium.packet.wording import day
from consilium.report.pictures import distances
from consilium.say import Verbatim, drawn, joined, plain, say

if TYPE_CHECKING:
    from consilium.directory import CentreHit, CentreSearch, Place, Remote

_ON_MAP = 8


def centres_json(search: "CentreSearch") -> str:
    """The answer of ``find --json``."""
    record = {
        "near": search.near,
        "centres": centre_records(search),
        "left_out": [{"name": centre.name, "why": why} for centre, why in search.left_out],
        "order": search.order,
        "notes": [search.distance, *search.notes],
        "networks": search.networks,
        "ask": search.ask,
        "checked": search.checked,
    }
    return msgspec.json.format(msgspec.json.encode(record, enc_hook=plain), indent=2).decode()


def centres_text(search: "CentreSearch") -> str:
    """The answer of ``find`` as a plain page."""
    from consilium.report.text import blocks_text

    return blocks_text("Cancer centers", centre_blocks(search))


def centre_records(search: "CentreSearch | None") -> list[dict[str, Any]]:
    """One record for each center, in order, with why it stands there and where the facts come from."""
    return [_record(hit) for hit in search.hits] if search else []


def _record(hit: "CentreHit") -> dict[str, Any]:
    centre = hit.centre
    return {
        "id": centre.id,
        "name": centre.name,
        "city": centre.city,
        "state": centre.state,
        "type": centre.type,
        "miles": round(hit.miles, 1),
        "beyond": hit.beyond,
        "signs": list(hit.signs),
        "why": hit.why,
        "website": centre.website,
        "remote": [
            {"name": r.name, "how": r.how, "limits": r.limits, "price": r.price, "url": r.url} for r in centre.remote
        ],
        "note": centre.note,
        "source": centre.source,
        "checked": centre.checked,
    }


def centre_blocks(search: "CentreSearch") -> tuple[Block, ...]:
    """Centers in order on a map and in a list, what was left out and why, what to ask, where to look further."""
    blocks: list[Block] = [*map_blocks(search)]
    for number, hit in enumerate(search.hits, 1):
        blocks += [Heading(centre_title(number, hit), 3), *map(Paragraph, centre_lines(hit))]
        if hit.centre.website:
            blocks.append(Paragraph(say("Website: {address}", address=Verbatim(hit.centre.website))))
    return (*blocks, *further_blocks(search))


def map_blocks(search: "CentreSearch") -> tuple[Block, ...]:
    """How the order came about, what a mile is here, and the map."""
    spots, title = _spots(search), "Centers around you"
    svg = drawn(lambda tr: distances.svg(spots, title, tr))
    picture = (Picture(title, distances.words(spots), svg),) if spots else ()
    return (Paragraph(search.order), Paragraph(search.distance), *picture)


def map_table(search: "CentreSearch") -> Table:
    """What the map shows, as a table."""
    spots = _spots(search)
    rows = ((str(s.number), Verbatim(s.name), f"{s.miles:,.0f}", distances.direction(s.bearing)) for s in spots)
    return Table("The map as a table", ("Number", "Center", "Miles", "Direction"), tuple(rows))


def further_blocks(search: "CentreSearch") -> tuple[Block, ...]:
    """What was left out and why, what to ask on the phone, what the list is, where to look further."""
    blocks: list[Block] = []
    if search.left_out:
        blocks.append(Heading("Left out", 3))
        blocks.append(Bullets(tuple(joined(". ", (Verbatim(c.name), why)) for c, why in search.left_out)))
    blocks += [Heading("When you call, ask", 3), Bullets(search.ask)]
    blocks += [Paragraph(note) for note in search.notes]
    if search.networks:
        blocks.append(Heading("Where to look further", 3))
        blocks.append(Bullets(tuple(joined(". ", (Verbatim(n.name), n.says)) for n in search.networks)))
    blocks.append(Sources(_sources(search)))
    return tuple(blocks)


def centre_title(number: int, hit: "CentreHit") -> str:
    """The number of a center in the list, its name and its city."""
    return Verbatim(f"{number}. {hit.centre.name}, {hit.centre.city}, {hit.centre.state}")


def centre_lines(hit: "CentreHit") -> tuple[str, ...]:
    """How far a center is, why it is listed, and how it helps from a distance."""
    lines: list[str] = [say("About {distance} from you.", distance=distances.far(hit.miles))]
    if hit.beyond:
        lines.append("This is farther than you wished. It is here because it can help from a distance.")
    return (*lines, *filter(None, (hit.why, hit.centre.note, *map(remote_line, hit.centre.remote))))


def remote_line(remote: "Remote") -> str:
    """One way to ask from a distance."""
    return joined(
        " ",
        (
            say("{service}: {how}.", service=Verbatim(remote.name), how=remote.how),
            say("Takes {days}.", days=remote.days) if remote.days else "",
            say("Price: {price}.", price=remote.price),
            remote.limits,
        ),
    )


def _spots(search: "CentreSearch") -> tuple[distances.Spot, ...]:
    return tuple(_spot(number, hit, search.near) for number, hit in enumerate(search.hits[:_ON_MAP], 1))


def _spot(number: int, hit: "CentreHit", near: "Place") -> distances.Spot:
    return distances.Spot(
        number, hit.centre.name, hit.miles, bearing((near.lat, near.lon), (hit.centre.lat, hit.centre.lon))
    )


def bearing(start: tuple[float, float], end: tuple[float, float]) -> float:
    """First bearing of the shortest way between two points (latitude, longitude), in degrees from north, 0 to 360."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (start, end))
    turn = lon2 - lon1
    x = sin(turn) * cos(lat2)
    y = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(turn)
    return degrees(atan2(x, y)) % 360


def _sources(search: "CentreSearch") -> tuple[Citation, ...]:
    """The lists that the rows come from, each once, with the date of the check."""
    rows = dict.fromkeys(hit.centre.source for hit in search.hits)
    remote = {r.name: r.url for hit in search.hits for r in hit.centre.remote}
    listed = [Citation(say("{source}, checked {day}", source=source, day=day(search.checked))) for source in rows]
    listed += [Citation(Verbatim(name), url) for name, url in remote.items()]
    return (*listed, *(Citation(Verbatim(network.name), network.url) for network in search.networks))
