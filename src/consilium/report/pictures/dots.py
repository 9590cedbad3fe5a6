"""A hundred dots for a rate: so many filled, the others open, so that it reads in black and white too."""

from consilium.report.pictures.drawing import ACCENT, FAINT, circle, frame
from consilium.say import Catalog

_STEP = 22.0
_IN_ROW = 20


def svg(filled: int, title: str, words: str, tr: Catalog = str) -> str:
    """A drawing of ``filled`` in 100 dots (0 to 100), five rows of twenty; ``words`` is all that it says.

    ``tr`` says a text in the language of the drawing.
    """
    if not 0 <= filled <= 100:
        raise ValueError("so many in 100 lies between 0 and 100")
    shapes = "".join(_dot(place, place < filled) for place in range(100))
    return frame(_IN_ROW * _STEP, 100 / _IN_ROW * _STEP, tr(title), tr(words), shapes)


def _dot(place: int, filled: bool) -> str:
    row, column = divmod(place, _IN_ROW)
    x, y = (column + 0.5) * _STEP, (row + 0.5) * _STEP
    return circle(x, y, 8, fill=ACCENT if filled else "#ffffff", ink=ACCENT if filled else FAINT)
