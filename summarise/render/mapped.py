"""The map: figures on people as circles where they were counted, movements as arrows, on the outlines of countries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from summarise.keyfigures import key_figures
from summarise.render import escape
from summarise.render.labels import SIZE, Labels
from summarise.render.located import Point, Spot, Way, is_drawn, spots, used, ways
from summarise.render.outlines import countries
from summarise.render.rows import Desk, label, way
from summarise.render.shapes import Arrow, Land, area
from summarise.render.vector import Drawing, Picture, width_of
from summarise.render.view import KILOMETRES, View, near, view_of
from summarise.sitrep import Fact, Headcount, Sitrep

WIDTH = 460.0
"""Units across: its letters can be read on a telephone's 350 pixels, and stay slender on a desk's 700."""
LEAST, MOST = 4.0, 20.0
"""Radii of circles, from a figure of nothing to the largest."""
THIN, THICK = 1.6, 6.0
"""Widths of arrows, from a figure of nothing to the largest."""
DOT = 2.5
"""The radius of a place that has an arrow and no figure."""
TOLD = 24
"""Figures that the words for who cannot see the map name, at the most."""
NAMED = 0.05
"""Of the sheet: the least share that a country's name needs."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The figure drawn at a place."""

    spot: Spot
    fact: Headcount


def draw(sitrep: Sitrep, desk: Desk) -> Picture | None:
    """The map of a report's figures and movements, None where no place of theirs has coordinates."""
    facts = [fact for fact in used(sitrep) if is_drawn(fact)]
    places = {place.id: place for place in sitrep.locations}
    arrows = [
        found for found in ways(facts, places) if found.origin and found.destination and found.origin.at != found.destination.at
    ]
    circles = _circles(facts, sitrep)
    if not circles and not arrows:
        return None
    is_near = near([circle.spot.at for circle in circles] + [end.at for one in arrows for end in _ends(one)])
    circles = [circle for circle in circles if is_near(circle.spot.at)]
    arrows = _once(one for one in arrows if all(is_near(end.at) for end in _ends(one)))
    points = [circle.spot.at for circle in circles] + [end.at for one in arrows for end in _ends(one)]
    left = len(facts) - len(circles) - len(arrows)
    return _picture(view_of(points, WIDTH), circles, arrows, left, desk)


def _ends(one: Way) -> list[Spot]:
    return [end for end in (one.origin, one.destination) if end]


def _circles(facts: Sequence[Fact], sitrep: Sitrep) -> list[Circle]:
    """One figure for each place, the smallest last: a figure of several places belongs to none of them alone."""
    places = {place.id: place for place in sitrep.locations}
    keys = [figure.fact.id for figure in key_figures(sitrep)]
    found: dict[Point, Circle] = {}
    for fact in facts:
        here = spots(fact, places)
        if isinstance(fact, Headcount) and len(here) == 1 and fact.part_of is None:
            other = found.get(here[0].at)
            if other is None or _standing(fact, keys) > _standing(other.fact, keys):
                found[here[0].at] = Circle(here[0], fact)
    return sorted(found.values(), key=lambda circle: (-circle.fact.quantity.value, circle.fact.id))


def _standing(fact: Headcount, keys: Sequence[str]) -> tuple[bool, int]:
    return fact.id in keys, fact.quantity.value


def _once(arrows: Iterable[Way]) -> list[Way]:
    """Of arrows between the same two places that with the largest figure, the largest first."""
    found: dict[tuple[Point, ...], Way] = {}
    for one in sorted(arrows, key=lambda one: -(one.fact.quantity.value if one.fact.quantity else -1)):
        found.setdefault(tuple(end.at for end in _ends(one)), one)
    return list(found.values())


def _picture(view: View, circles: Sequence[Circle], arrows: Sequence[Way], left: int, desk: Desk) -> Picture:
    words = desk.words
    own = words.tables["map"]
    drawing = Drawing(WIDTH, round(view.height), words.rtl)
    drawing.shape("rect", "sea", x=0.0, y=0.0, width=drawing.width, height=drawing.height)
    lands = _draw_land(drawing, view)
    labels = Labels(drawing)
    sizes = {circle.spot.at: _radius(circle, circles) for circle in circles}
    curves = [curve_of(view, one, sizes, arrows) for one in arrows]
    for circle in circles:
        x, y = view.point(circle.spot.at)
        drawing.shape("circle", "spot", cx=x, cy=y, r=sizes[circle.spot.at])
        labels.keep(x, y, sizes[circle.spot.at] * 0.8)
    for curve in curves:
        curve.draw(drawing)
        for x, y in curve.points():
            labels.keep(x, y, curve.width)
    _name_places(labels, view, circles, arrows, desk)
    for curve, one in zip(curves, arrows, strict=True):
        if one.fact.quantity:
            labels.add(*curve.middle(), curve.width, [desk.quantity(one.fact)], style="head")
    _draw_scale(drawing, labels, view, str(own["kilometres"]))
    _name_countries(drawing, labels, lands, desk)
    drawing.shape("rect", "frame", x=0.5, y=0.5, width=drawing.width - 1, height=drawing.height - 1)
    told = [*(_told_circle(circle, desk) for circle in circles), *(_told_arrow(one, desk) for one in arrows)]
    more = [f"… ({len(told) - TOLD})"] if len(told) > TOLD else []
    notes = [own["circles"] if circles else "", own["arrows"] if arrows else ""]
    notes += [
        own["more"].format(colon=words.colon, others=words.number(left)) if left else "",
        own["source"].format(colon=words.colon),
    ]
    alt = own["alt"].format(told=words.semicolon.join([*told[:TOLD], *more]))
    return Picture(drawing.svg(alt), escape.one_line(alt), tuple(note for note in notes if note), drawing.width, drawing.height)


def _draw_land(drawing: Drawing, view: View) -> list[Land]:
    """Draws the countries that the sheet shows, and gives the largest part of each."""
    found = []
    for country in countries():
        parts = [part for ring in country.rings for part in view.clipped(ring)]
        if parts:
            steps = " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in part) + "Z" for part in parts)
            drawing.shape("path", "land", d=steps, fill_rule="evenodd")
            found.append(Land(country.code, max(parts, key=area)))
    return found


def curve_of(view: View, one: Way, sizes: Mapping[Point, float], arrows: Sequence[Way]) -> Arrow:
    """The arrow of a movement, from the edge of one circle to that of the other."""
    ends = _ends(one)
    start, end = (view.point(spot.at) for spot in ends)
    largest = max(arrow.fact.quantity.value if arrow.fact.quantity else 0 for arrow in arrows)
    quantity = one.fact.quantity
    width = THIN + (THICK - THIN) * (sqrt(quantity.value / largest) if quantity and largest else 0)
    gaps = [sizes.get(spot.at, DOT) for spot in ends]
    return Arrow(start, end, width, (gaps[0], gaps[1]), dashed=quantity is None)


def _radius(circle: Circle, circles: Sequence[Circle]) -> float:
    largest = max(1, *(one.fact.quantity.value for one in circles))
    return LEAST + (MOST - LEAST) * sqrt(circle.fact.quantity.value / largest)


def _name_places(labels: Labels, view: View, circles: Sequence[Circle], arrows: Sequence[Way], desk: Desk) -> None:
    """Labels for circles, then for the ends of arrows that have none yet."""
    met = {circle.spot.at for circle in circles}
    ends = {end.at: end for one in arrows for end in _ends(one) if end.at not in met}
    for end in ends.values():
        x, y = view.point(end.at)
        labels.drawing.shape("circle", "dot", cx=x, cy=y, r=DOT)
        labels.keep(x, y, DOT)
    for circle in circles:
        what, figure = label(desk.words, circle.fact), desk.quantity(circle.fact)
        whole = f"{what}{desk.words.colon}{figure}"
        lines = [whole] if labels.fits(whole) else [what, figure]
        labels.add(*view.point(circle.spot.at), _radius(circle, circles), [circle.spot.name, *lines])
    for end in ends.values():
        labels.add(*view.point(end.at), DOT, [end.name])


def _draw_scale(drawing: Drawing, labels: Labels, view: View, form: str) -> None:
    """A bar of a round number of kilometres, a fifth of the sheet's width at the most."""
    most = WIDTH / 5 / view.scale * KILOMETRES
    long = max(base * 10**power for power in range(5) for base in (1, 2, 5) if base * 10**power <= max(most, 1))
    units = long / KILOMETRES * view.scale
    x, y = 12.0, drawing.height - 12.0
    said = form.format(value=long)
    drawing.shape("rect", "back", x=x - 6, y=y - 18, width=max(units, width_of(said, 10.5)) + 12, height=26.0, rx=2.0)
    drawing.line("rule", [(x, y - 4), (x, y), (x + units, y), (x + units, y - 4)], fill="none")
    drawing.text(x, y - 6, said, size=10.5, style="ink")
    labels.keep(x + units / 2, y - 5, units / 2 + 8)


def _name_countries(drawing: Drawing, labels: Labels, lands: Sequence[Land], desk: Desk) -> None:
    """The names of the countries that have room for them, the largest first."""
    import pycountry

    for land in sorted(lands, key=lambda land: (-area(land.ring), land.code)):
        found = pycountry.countries.get(numeric=land.code) if land.code else None
        if found is None or area(land.ring) < NAMED * drawing.width * drawing.height:
            continue
        name = desk.words.country_name(found.alpha_3)
        wide = width_of(name, SIZE)
        at = next((at for at in land.middles(wide) if labels.is_free(at[0] - wide / 2, at[1] - SIZE, wide, SIZE * 1.3)), None)
        if at:
            drawing.text(*at, name, size=SIZE, style="faint", anchor="middle")
            labels.keep(*at, SIZE)


def _told_circle(circle: Circle, desk: Desk) -> str:
    form = str(desk.words.tables["map"]["figure"])
    about = {"place": circle.spot.name, "colon": desk.words.colon, "label": label(desk.words, circle.fact)}
    return form.format(figure=desk.counted(circle.fact), **about)


def _told_arrow(one: Way, desk: Desk) -> str:
    fact, form = one.fact, str(desk.words.tables["map"]["movement"])
    known = desk.counted(fact) or desk.words.word("text", "unknown")
    return form.format(label=f"{desk.words.word('movement', fact.type)} {way(desk.words, fact)}", figure=known)
