"""The report as a Word document: the template that ships, filled as a user's own would be."""

from summarise.render.filling import values
from summarise.render.filling import word as filling
from summarise.render.filling.template import Template
from summarise.render.templating import TEMPLATES
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

FILE = "sitrep.docx"


def write(sitrep: Sitrep, words: Wording) -> bytes:
    """The document; the same bytes for the same report."""
    return filling.fill(Template(FILE, "docx", (TEMPLATES / FILE).read_bytes()), values(sitrep, words))
