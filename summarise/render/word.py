"""The report as a Word document: the template that ships, filled as a user's own would be."""

from summarise.render.forms import values
from summarise.render.forms import word as filling
from summarise.render.forms.template import Template
from summarise.render.templating import TEMPLATES
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

FILE = "sitrep.docx"


def write(sitrep: Sitrep, words: Wording) -> bytes:
    """The document; the same bytes for the same report."""
    return filling.fill(Template(FILE, "docx", (TEMPLATES / FILE).read_bytes()), values(sitrep, words))
