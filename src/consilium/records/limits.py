"""How much of a folder or an archive is looked at before it is refused."""

from dataclasses import dataclass

from consilium.records.item import LARGEST


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no record of one person reaches, and that keep a hostile archive harmless."""

    entries: int = 50_000  # files in one path, those of archives in it included
    depth: int = 4  # archives within archives
    ratio: int = 250  # unpacked to packed size; text of health records stays under 100
    ratio_from: int = 8 * 1024 * 1024  # unpacked bytes under which the ratio does not matter
    unpacked: int = 50 * 1024**3  # bytes of one archive: an imaging disc can hold several GB, an Apple export as well
    spool: int = 16 * 1024**2  # bytes of an archive inside an archive that stay in memory; more go to a nameless file
    nested: int = 2 * 1024**3  # bytes of archives inside archives, which have to be unpacked to be opened
    largest: int = LARGEST  # bytes of one file in memory
