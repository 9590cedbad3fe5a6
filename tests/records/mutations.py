"""Damages files as disks, downloads and enemies do: flipped, lost, doubled, foreign bytes; also inside archives."""

import io
import zipfile
from collections.abc import Sequence
from random import Random

from record_files import zipped

#: Words that readers take notice of, where they do not expect them.
TOKENS = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\f",
        b"\x1b",
        b'"',
        b"'",
        b"{",
        b"}",
        b"[",
        b"]",
        b"<",
        b"</",
        b">",
    ),
    *(
        b"&",
        b"&amp;",
        b"&#0;",
        b"]]>",
        b"<!--",
        b"<![CDATA[",
        b"<?xml",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"\\",
        b"\\'",
    ),
    *(b"\\u0000", b"\\bin9999999999", b"\\u-1", b"{\\*", b"null", b"true", b"1e999", b"-1", b"99999999999999999999"),
    *(b"0000-00-00", b"2026-13-45", b"resourceType", b"Bundle", b"ClinicalDocument", b"urn:hl7-org:v3", b"%PDF-1.7"),
    *(
        b"endobj",
        b"stream\n",
        b"xref",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"DICM",
        b"pT2",
        b"cT9 N9 M9",
        b"3/12",
        b"carcinoma",
    ),
    *(
        b"no evidence of ",
        b"mother had ",
        b" mm",
        b" cm x ",
        b"%",
        b"HER2",
        b"stage IV",
        b"Ki-67",
        b"\xc3\xa9",
        b"\xed\xa0\x80",
    ),
)


def damaged(data: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """The bytes after one to six damages; half of the archives are damaged in a member instead."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.5:
        return _damaged_inside(data, random, others)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_DAMAGES)(data, random, others)
    return data


def _damaged_inside(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    name = random.choice(sorted(members))
    members[name] = damaged(members[name], random, others)
    return zipped(members)


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _flip(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 32))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    place = _place(data, random)
    return data[:place] + random.randbytes(random.choice((1, 4, 64))) + data[place + 4 :]


def _cut(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return data[: _place(data, random)]


def _lose(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    start, end = sorted((_place(data, random), _place(data, random)))
    return data[:start] + data[end:]


def _double(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    start = _place(data, random)
    piece = data[start : start + random.choice((1, 16, 200))]
    return data[:start] + piece * random.choice((2, 20, 300)) + data[start:]


def _insert(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(TOKENS) * random.choice((1, 1, 1, 2, 500)) + data[place:]


def _replace(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Swap one word of the file for another token: numbers, names and marks change their kind."""
    words = data.split()
    if not words:
        return data
    return data.replace(random.choice(words), random.choice(TOKENS), random.choice((1, -1)))


def _splice(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others) if others else data
    return data[: _place(data, random)] + other[_place(other, random) :]


_DAMAGES = (_flip, _overwrite, _cut, _lose, _double, _insert, _insert, _replace, _replace, _splice)
