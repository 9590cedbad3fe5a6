"""Pages of a PDF, and photos, as gray pictures of a size at which Tesseract reads best."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from consilium.pdfium import PDFIUM
from consilium.records.ocr.pixels import Size
from consilium.records.ocr.recognised import Picture

#: Pixels of one picture; a phone's largest photo, or a page at 900 dots per inch, stays under it.
MOST_PIXELS = 100_000_000

_DPI = 300
_ENOUGH, _LONGEST = 3300, 4000  # pixels of the longer side
_INCHES = 11  # of the longer side of a page, where nothing says it


def pages(data: bytes, numbers: list[int]) -> Iterator[Picture]:
    """Pages of a PDF by their numbers (from 1), drawn one after the other; one that cannot be drawn is left out."""
    import pypdfium2

    with PDFIUM:
        pdf = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            if picture := _page(pdf, number):
                yield picture  # others may use PDFium while the words of a page are recognised
    finally:
        with PDFIUM:
            pdf.close()


def _page(pdf: Any, number: int) -> Picture | None:
    import pypdfium2

    try:
        with PDFIUM, closing(pdf[number - 1]) as page:
            images = _images(page)
            return _drawn(page, number, _scale(page, images)) if _can_be_drawn(images) else None
    except pypdfium2.PdfiumError:
        return None


def photo(data: bytes, size: Size) -> Picture | None:
    """A JPEG, turned as the camera says (Tesseract would not), and no longer than it need be; None when damaged."""
    import pypdfium2

    try:
        with PDFIUM, closing(pypdfium2.PdfDocument.new()) as pdf:
            image = pypdfium2.PdfImage.new(pdf)
            image.load_jpeg(io.BytesIO(data), inline=True)
            image.set_matrix(pypdfium2.PdfMatrix().scale(size.width, size.height))
            with closing(pdf.new_page(size.width, size.height)) as page:
                page.insert_obj(image)
                page.gen_content()
                return _drawn(page, 1, min(1, _LONGEST / max(size.width, size.height)), size.turn)
    except pypdfium2.PdfiumError:
        return None


def is_blank(page: Any) -> bool:
    """Whether nothing at all is drawn on a page of a PDF: the back of a sheet."""
    if not _can_be_drawn(_images(page)):
        return False
    return not _gray(page.render(scale=0.5, grayscale=True)).strip(b"\xff")


def _scale(page: Any, images: list[tuple[int, int, float]]) -> float:
    """Pixels for each point of a page: 300 dots an inch, or as its own picture has them where the page is oddly small.

    Finer than the picture is worse: a letter that was made larger is taken for something else.
    """
    longer = float(max(page.get_size()))
    own = max((width / shown for width, _, shown in images if shown), default=0)
    return min(max(_DPI / 72, min(own, _ENOUGH / longer)), _LONGEST / longer)


def _drawn(page: Any, number: int, scale: float, turn: int = 0) -> Picture:
    bitmap = page.render(scale=scale, rotation=turn, grayscale=True)
    header = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
    return Picture(number, header + _gray(bitmap), dpi=max(70, round(max(bitmap.width, bitmap.height) / _INCHES)))


def _gray(bitmap: Any) -> bytes:
    """The pixels of a gray bitmap, without what fills up its rows."""
    data, width, row = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    if width == row:
        return data
    return b"".join(data[start : start + width] for start in range(0, bitmap.height * row, row))


def _can_be_drawn(images: list[tuple[int, int, float]]) -> bool:
    return all(width * height <= MOST_PIXELS for width, height, _ in images)


def _images(page: Any) -> list[tuple[int, int, float]]:
    """Width and height in pixels of the pictures on a page, and how wide each is shown, in points."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    found = []
    for image in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, _, right, _ = image.get_bounds()
        found.append((*image.get_px_size(), right - left))
    return found
