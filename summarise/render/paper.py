"""The report as a PDF, by way of the page for the browser."""

from base64 import b64encode
from html import escape as entities

from summarise.errors import OutputError
from summarise.render.raster import png
from summarise.render.vector import Picture
from summarise.render.webpage import Medium, fill_page
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

APART = "\u2068", "\u2069"
"""Unicode's isolates: WeasyPrint does not know HTML's <bdi>."""


def write(sitrep: Sitrep, words: Wording) -> bytes:
    """The page on paper, with the quotes and without the articles' texts. Raises OutputError where WeasyPrint is missing."""
    try:
        from weasyprint import HTML
    except (ModuleNotFoundError, OSError) as error:  # OSError: Pango, which it draws with, is not on this machine
        raise OutputError(
            f"a PDF needs WeasyPrint ({error}); install it: pip install 'summarise[pdf]', or print --format html from a browser"
        ) from error
    missing = str(words.tables["page"]["no_picture"])
    medium = Medium(texts=False, shown=lambda picture: _shown(picture, missing), apart=APART if words.rtl else ("", ""))
    from weasyprint.urls import URLFetcher

    own = URLFetcher(allowed_protocols=["data"])  # nothing is fetched, whatever an article's text has got into the page
    page = HTML(string=fill_page(sitrep, words, medium), url_fetcher=own)
    made: bytes = page.write_pdf(pdf_tags=True)
    return made


def _shown(picture: Picture, missing: str) -> str:
    """The picture as PNG, since WeasyPrint does not join the letters of Arabic in SVG; its words where it cannot be drawn."""
    try:
        made = png(picture)
    except OutputError:
        return f"<p>{entities(picture.alt)}</p><p>{entities(missing)}</p>"
    data = b64encode(made).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{entities(picture.alt)}">'
