"""Makes scans for tests: an invented report is printed by typst, and its page kept as gray pixels in a file."""

import struct
import zlib
from dataclasses import dataclass

REPORT = """SYNTHETIC PATHOLOGY REPORT (invented person)
Collected: 03/02/2026

FINAL DIAGNOSIS:
Right kidney, partial nephrectomy:
Clear cell renal cell carcinoma, grade 3.
Tumor size: 5.2 x 4.1 x 3.9 cm.
Surgical margins are negative.
Two lymph nodes, no tumor seen (0/2).
Pathologic stage: pT1b pN0
"""
SECOND = """SYNTHETIC REPORT, page two
COMMENT:
The tumor is limited to the kidney.
No necrosis is seen.
"""


@dataclass(frozen=True)
class Sheet:
    """Gray pixels of a page, row by row."""

    width: int
    height: int
    pixels: bytes

    def turned(self) -> "Sheet":
        """A quarter to the left, as a phone that was held upright may store it."""
        rows = [self.pixels[start : start + self.width] for start in range(0, len(self.pixels), self.width)]
        columns = [bytes(column) for column in zip(*rows, strict=True)]
        return Sheet(self.height, self.width, b"".join(reversed(columns)))

    def blurred(self, times: int) -> "Sheet":
        """As from a shaking hand: each pixel the mean of itself and its neighbours to the right and below."""
        now = self.pixels
        for _ in range(times):
            for step in (1, self.width):
                now = bytes((a + b) >> 1 for a, b in zip(now, now[step:] + now[:step], strict=True))
        return Sheet(self.width, self.height, now)


def sheet(text: str, dots: int = 200, size: int = 12, centimetres: tuple[int, int] = (15, 13)) -> Sheet:
    """The page on which a text is printed, at so many dots per inch; its letters in points, its width and height."""
    import pypdfium2
    import typst

    lines = " \\\n".join(line.replace("*", r"\*").replace("#", r"\#").replace("/", r"\/") for line in text.splitlines())
    width, height = centimetres
    source = f"#set page(width: {width}cm, height: {height}cm, margin: 8mm)\n#set text(size: {size}pt)\n{lines}"
    page = pypdfium2.PdfDocument(typst.compile(source.encode()))[0]
    bitmap = page.render(scale=dots / 72, grayscale=True)
    data = bytes(bitmap.buffer)
    rows = (data[start : start + bitmap.width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    return Sheet(bitmap.width, bitmap.height, b"".join(rows))


def png(page: Sheet) -> bytes:
    """The page as a PNG file."""
    rows = (page.pixels[start : start + page.width] for start in range(0, len(page.pixels), page.width))
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", page.width, page.height, 8, 0, 0, 0, 0)),
            (b"IDAT", body),
            (b"IEND", b""),
        )
    )


def tiff(*pages: Sheet) -> bytes:
    """The pages as one TIFF file, not packed."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for page in pages:
        pixels = len(out)
        out += page.pixels + bytes(len(page.pixels) % 2)
        struct.pack_into("<I", out, link, len(out))
        tags = {256: page.width, 257: page.height, 258: 8, 259: 1, 262: 1, 273: pixels, 277: 1, 278: page.height}
        tags[279] = len(page.pixels)
        out += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, tags[tag]) for tag in tags)
        link = len(out)
        out += bytes(4)
    return bytes(out)


def scan(*pages: Sheet, behind: str = "") -> bytes:
    """A PDF of pictures alone; ``behind`` are words that a scanner put there without ink."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 3 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, page in enumerate(pages):
        lines = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in behind.splitlines())
        hidden = f"BT 3 Tr /F1 9 Tf 12 TL 20 340 Td {lines} ET"
        content = f"{hidden} q 425 0 0 369 0 0 cm /S Do Q".encode()
        uses = f"/Resources << /Font << /F1 3 0 R >> /XObject << /S {6 + 3 * number} 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 425 369] {uses} /Contents {5 + 3 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        packed = zlib.compress(page.pixels)
        kind = f"/Type /XObject /Subtype /Image /Width {page.width} /Height {page.height} /BitsPerComponent 8"
        head = f"<< {kind} /ColorSpace /DeviceGray /Filter /FlateDecode /Length {len(packed)} >>"
        objects.append(head.encode() + b"\nstream\n" + packed + b"\nendstream")
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


#: How many codes of each length (1 to 16 bits) the usual table for brightness has, and what they stand for.
_CODE_LENGTHS = bytes((0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0))
_CODES = ("00", "010", "011", "100", "101", "110", "1110", "11110", "111110", "1111110", "11111110", "111111110")


def jpeg(page: Sheet, turn: int = 1) -> bytes:
    """The page as a coarse JPEG: each pixel becomes a square of 8 by 8. ``turn`` is the camera's (Exif) orientation."""
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 274, 3, 1, turn, 0) + bytes(4)
    size = struct.pack(">BHHBBBB", 8, page.height * 8, page.width * 8, 1, 1, 0x11, 0)
    bits, last = [], 0
    for pixel in page.pixels:
        step, last = (pixel - 128) // 2 - last, (pixel - 128) // 2
        length = abs(step).bit_length()
        value = step if step > 0 else step + (1 << length) - 1
        bits.append(_CODES[length] + (format(value, f"0{length}b") if length else "") + "0")
    line = "".join(bits)
    line += "1" * (-len(line) % 8)
    body = int(line, 2).to_bytes(len(line) // 8, "big").replace(b"\xff", b"\xff\0")
    parts = (
        (0xE1, exif),
        (0xDB, b"\0" + bytes([16]) * 64),
        (0xC0, size),
        (0xC4, b"\0" + _CODE_LENGTHS + bytes(range(12))),
        (0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0"),
        (0xDA, bytes((1, 1, 0, 0, 63, 0))),
    )
    head = b"".join(bytes((0xFF, mark)) + struct.pack(">H", len(data) + 2) + data for mark, data in parts)
    return b"\xff\xd8" + head + body + b"\xff\xd9"
