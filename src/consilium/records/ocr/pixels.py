"""How large a picture is, read from the first bytes of the file: before anything unpacks it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
TIFF = (b"II*\x00", b"MM\x00*")

_MOST_FRAMES = 500
_MOST_ENTRIES = 512  # of one directory; a scan has some twenty, and directories may overlap
_TURNS = {3: 180, 6: 90, 8: 270}  # Exif orientation: how far to turn clockwise
_WIDTH, _HEIGHT, _ORIENTATION = 256, 257, 274
_SIZES = {1: 1, 3: 2, 4: 4}  # bytes of the whole numbers of a TIFF, by their type
_FRAMES_OF_JPEG = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Size:
    """One picture of a file in pixels; ``turn`` in degrees clockwise makes it upright."""

    width: int
    height: int
    turn: int = 0

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.width * self.height


def sizes(data: bytes) -> list[Size]:
    """The pictures in a PNG, JPEG or TIFF file; empty when it is damaged."""
    try:
        if data.startswith(PNG):
            return [Size(*struct.unpack_from(">II", data, 16))] if data[12:16] == b"IHDR" else []
        if data.startswith(JPEG):
            return _jpeg(data)
        return [Size(tags.get(_WIDTH, 0), tags.get(_HEIGHT, 0)) for tags in _directories(data)]
    except (struct.error, IndexError):
        return []


def _jpeg(data: bytes) -> list[Size]:
    place, turn = 2, 0
    while data[place] == 0xFF:
        mark = data[place + 1]
        if mark == 0xFF:  # a byte that only fills
            place += 1
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if mark in _FRAMES_OF_JPEG:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return [Size(width, height, turn)]
        if mark == 0xE1 and data[place + 4 : place + 10] == b"Exif\0\0":
            turn = _turn(data[place + 10 : place + 2 + length])
        place += 2 + length
    return []


def _turn(exif: bytes) -> int:
    try:
        return _TURNS.get(next(_directories(exif), {}).get(_ORIENTATION, 1), 0)
    except struct.error:
        return 0


def _directories(data: bytes) -> Iterator[dict[int, int]]:
    """The whole numbers in each directory (one a picture) of a TIFF, by tag."""
    if not data.startswith(TIFF):
        return
    order = "<" if data.startswith(b"II") else ">"
    place, seen = struct.unpack_from(f"{order}I", data, 4)[0], set[int]()
    while place and place not in seen and len(seen) < _MOST_FRAMES:
        seen.add(place)
        (count,) = struct.unpack_from(f"{order}H", data, place)
        if count > _MOST_ENTRIES:
            raise struct.error("no picture has so many")
        tags = {}
        for at in range(place + 2, place + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(f"{order}HHI", data, at)
            if number == 1 and kind in _SIZES:
                value = data[at + 8 : at + 8 + _SIZES[kind]]
                tags[tag] = int.from_bytes(value, "little" if order == "<" else "big")
        yield tags
        (place,) = struct.unpack_from(f"{order}I", data, place + 2 + 12 * count)
