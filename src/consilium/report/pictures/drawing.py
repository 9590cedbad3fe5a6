"""The frame of a drawing: an SVG element with title and description, and a few shapes."""

from html import escape

ACCENT = "#0b5a6f"
INK = "#1a1a1a"
QUIET = "#595959"
FAINT = "#8a8a8a"
_HALO = ' stroke="#ffffff" stroke-width="5" stroke-linejoin="round" paint-order="stroke"'
FONT = "Helvetica, Arial, 'Libertinus Serif', sans-serif"


def number(value: float) -> str:
    """A coordinate, short."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def frame(width: float, height: float, title: str, words: str, shapes: str) -> str:
    """A drawing of that size in its own units; it scales to the width it is given."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" font-family="{FONT}">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc>{shapes}</svg>"
    )


def text(
    x: float, y: float, words: str, *, size: float = 15, anchor: str = "start", ink: str = INK, bold: bool = False
) -> str:
    """A line of text, with a white rim so that it can be read across a line."""
    weight = ' font-weight="bold"' if bold else ""
    halo = _HALO if ink != "#ffffff" else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}" '
        f'fill="{ink}"{weight}{halo}>{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, ink: str = INK, width: float = 1.5, dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{ink}" stroke-width="{number(width)}"{dashed}/>'
    )


def circle(
    x: float, y: float, r: float, *, fill: str = "none", ink: str = INK, width: float = 1.5, dash: str = ""
) -> str:
    """A circle."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}" '
        f'stroke="{ink}" stroke-width="{number(width)}"{dashed}/>'
    )


def bar(x: float, y: float, width: float, height: float, *, fill: str, ink: str = "none") -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'fill="{fill}" stroke="{ink}" stroke-width="1.5"/>'
    )
