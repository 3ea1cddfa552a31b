"""Drawings as PNG, for formats that take no SVG: the same bytes everywhere, since the font is that of matplotlib."""

from pathlib import Path

from summarise.errors import OutputError
from summarise.render.vector import Picture

FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
ZOOM = 3.0
"""Dots for each unit: 220 an inch where the picture is 7 inches wide."""


def png(picture: Picture) -> bytes:
    """The picture as a PNG. Raises OutputError where the extra is missing."""
    try:
        import matplotlib
        import resvg_py
    except ModuleNotFoundError as error:
        raise OutputError("pictures need resvg-py and matplotlib; install them with: pip install 'summarise[charts]'") from error
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    made: bytes = resvg_py.svg_to_bytes(
        svg_string=picture.svg,
        font_files=[str(folder / name) for name in FONTS],
        skip_system_fonts=True,
        sans_serif_family="DejaVu Sans",
        zoom=ZOOM,
        background="#ffffff",
    )
    return made
