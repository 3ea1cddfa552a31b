"""The pictures of a report as templates get them: the map, and the chart of the key figures."""

from dataclasses import dataclass
from typing import Annotated

from summarise.render import bars, mapped
from summarise.render.parts import Page
from summarise.render.rows import Desk
from summarise.render.vector import Picture
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that a template can write, under the name of the variable that has it."""

    name: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its words."""

    heading: Annotated[str, "its heading"]
    image: Annotated[Image | None, "the picture itself; its words where a format has no pictures"]
    alt: Annotated[str, "its words, for who cannot see it"]
    notes: Annotated[tuple[str, ...], "how to read it, or why there is none"]


NOTES = {"map": "the map of located figures and movements", "chart": "the chart of the key figures"}
"""What templates are told of the two."""


def pictures(sitrep: Sitrep, made: Page, words: Wording) -> dict[str, Drawn]:
    """The two, by the names that templates have for them."""
    desk = Desk(sitrep, words)
    return {
        "map": _drawn("map", mapped.draw(sitrep, desk), "map", words),
        "chart": _drawn("chart", bars.draw(made.key_figures, desk), "bars", words),
    }


def _drawn(name: str, picture: Picture | None, table: str, words: Wording) -> Drawn:
    own = words.tables[table]
    if picture is None:
        return Drawn(own["heading"], None, "", (str(own["nothing"]).format(colon=words.colon),))
    return Drawn(own["heading"], Image(name, picture), picture.alt, picture.notes)
