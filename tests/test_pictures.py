"""The map and the chart: what they draw, what they tell who cannot see them, and that they are the same every time."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from summarise.errors import OutputError
from summarise.render import bars, comparison, mapped, raster
from summarise.render.labels import Labels
from summarise.render.outlines import countries, shortened
from summarise.render.rows import Desk
from summarise.render.vector import Drawing, Picture, width_of
from summarise.render.vector import shortened as cut
from summarise.render.view import near, view_of
from summarise.render.wording import languages, load
from summarise.sitrep import Location, Quantity, Sitrep
from tests.test_webpage import HOSTILE, whole
from tests.whole_report import poisoned, sitrep

SVG = "{http://www.w3.org/2000/svg}"


def map_of(report: Sitrep, code: str = "en") -> Picture | None:
    return mapped.draw(report, Desk(report, load(code)))


def chart_of(report: Sitrep, code: str = "en") -> Picture | None:
    desk = Desk(report, load(code))
    return bars.draw(comparison.top(desk), desk)


def drawn(picture: Picture | None, style: str) -> list[dict[str, str]]:
    """The shapes of a style, by their attributes."""
    assert picture is not None
    return [dict(one.attrib) for one in ElementTree.fromstring(picture.svg).iter() if one.get("class") == style]


def texts(picture: Picture | None) -> list[str]:
    assert picture is not None
    return [one.text or "" for one in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]


def test_the_map_tells_its_figures() -> None:
    picture = map_of(whole())
    assert picture is not None
    assert picture.alt == (
        "Map of figures and movements whose places are known. Darkush: Displaced civilians, more than 900; "
        "Flight Darkush → Idlib, more than 900."
    )
    assert picture.notes[-2:] == (
        "Not drawn: 4 further figures or movements; all stand in the tables.",
        "Outlines: Natural Earth, public domain. Boundaries, names and designations on this map do not imply endorsement or "
        "acceptance.",
    )


def test_the_map_has_a_circle_an_arrow_and_the_names() -> None:
    picture = map_of(whole())
    assert [len(drawn(picture, style)) for style in ("spot", "way", "head", "dot")] == [1, 1, 2, 1]
    assert {"Darkush", "Idlib", "Displaced civilians", "more than 900", "20 km"} <= set(texts(picture))


def test_a_movement_without_a_figure_is_dashed() -> None:
    moved = replace(whole().movements[0], quantity=None)
    picture = map_of(replace(whole(), movements=(moved,)))
    assert [one.get("stroke-dasharray") for one in drawn(picture, "way")] == ["5 3"]
    assert picture is not None
    assert "Flight Darkush → Idlib, unknown" in picture.alt


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_is_planned_or_denied_is_not_drawn(status: str) -> None:
    report = whole()
    fled = replace(report.headcounts[0], status=status)
    picture = map_of(replace(report, headcounts=(fled, *report.headcounts[1:])))
    assert drawn(picture, "spot") == []


def test_a_figure_of_two_places_is_drawn_at_neither() -> None:
    report = whole()
    fled = replace(report.headcounts[0], locations=("l1", "l2"))
    assert drawn(map_of(replace(report, headcounts=(fled, *report.headcounts[1:]))), "spot") == []


def test_where_nothing_is_located_there_is_no_map() -> None:
    assert map_of(sitrep()) is None


def test_one_place_overseas_does_not_shrink_the_map() -> None:
    points = [(20.0, 5.0), (21.0, 6.0), (20.5, 5.5), (-96.8, 33.2)]
    assert [near(points)(point) for point in points] == [True, True, True, False]


def test_far_places_are_shown_where_all_are_far() -> None:
    points = [(20.0, 5.0), (60.0, 30.0), (100.0, 10.0)]
    assert all(near(points)(point) for point in points)


def test_places_on_both_sides_of_the_180th_meridian_are_neighbours() -> None:
    view = view_of([(179.0, -17.0), (-179.0, -16.0)], 460)
    (ax, _), (bx, _) = view.point((179.0, -17.0)), view.point((-179.0, -16.0))
    assert 0 < ax < bx < 460
    assert view.right - view.left < 10


@pytest.mark.parametrize("point", [(0.0, 0.0), (36.5, 36.0), (179.9, -16.0), (-70.0, 89.9), (25.0, -89.9)])
def test_every_place_lies_on_its_map(point: tuple[float, float]) -> None:
    view = view_of([point], 460)
    x, y = view.point(point)
    assert (0 <= x <= 460, 0 <= y <= view.height) == (True, True)


def test_labels_never_cover_each_other() -> None:
    labels = Labels(Drawing(300, 300))
    for n in range(40):
        labels.add(150 + n % 3, 150 - n % 5, 3, [f"Place {n}", "Displaced: 1,000"])
    boxes = labels.taken
    assert len(boxes) > 3
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_the_chart_tells_its_figures_and_how_to_read_it() -> None:
    picture = chart_of(sitrep())
    assert picture is not None
    assert picture.alt == (
        "Chart of the key figures. Killed, 2 or 5; Displaced (forced to flee, new), civilians, Darkush, more than 900; "
        "Assisted, about 300 households (about 1,500 people)."
    )
    assert picture.notes == (
        "Each mark of the scale is ten times the one before it.",
        "Light bar: the span of what the sources say.",
        "Arrow: at least so many.",
        "Light bar without a dark one: the sources disagree and none is used.",
    )


def test_a_disputed_figure_has_no_dark_bar_and_an_open_one_has_an_arrow() -> None:
    picture = chart_of(sitrep())
    shapes = drawn(picture, "bar")
    assert [len([one for one in shapes if "d" not in one]), len([one for one in shapes if "d" in one])] == [2, 1]
    assert len(drawn(picture, "range")) == 2


def test_a_longer_bar_is_a_larger_figure() -> None:
    scale = bars.Scale(52_000, logarithmic=True)
    reaches = [scale.reach(value) for value in (0, 1, 28, 1_000, 52_000)]
    assert reaches == sorted(reaches)
    assert reaches[0] == 0
    assert bars.Scale(52_000, logarithmic=True).marks() == [1, 10, 100, 1_000, 10_000]
    assert bars.Scale(52_000, logarithmic=False).marks() == [20_000, 40_000]


def test_no_key_figure_no_chart() -> None:
    assert chart_of(replace(sitrep(), headcounts=(), conflicts=(), changes=(), caveats=())) is None


def test_figures_of_nought_alone_can_be_drawn() -> None:
    report = sitrep()
    none = replace(report.headcounts[0], quantity=Quantity("No", 0, 0, 0))
    bare = replace(report, headcounts=(none,), movements=(), conflicts=(), changes=(), caveats=())
    assert [one["width"] for one in drawn(chart_of(bare), "bar")] == ["0"]


@pytest.mark.parametrize("code", languages())
def test_pictures_in_every_language_are_the_same_every_time(code: str) -> None:
    for draw in (map_of, chart_of):
        first, second = draw(whole(), code), draw(whole(), code)
        assert first == second
        assert first is not None
        assert "{" not in first.alt + "".join(first.notes)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("draw", [map_of, chart_of], ids=["map", "chart"])
def test_hostile_text_is_text_in_a_picture(text: str, draw: object) -> None:
    picture = draw(poisoned(whole(), text))  # type: ignore[operator]
    kinds = {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(picture.svg).iter()}
    assert kinds <= {"svg", "rect", "circle", "path", "text"}
    assert len(max(texts(picture), key=len)) < 100


def test_a_picture_as_png() -> None:
    pytest.importorskip("resvg_py", reason="resvg-py is not installed")
    picture = chart_of(whole())
    assert picture is not None
    made = raster.png(picture)
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert raster.png(picture) == made
    assert int.from_bytes(made[16:20], "big") == round(picture.width * raster.ZOOM)


def test_a_missing_extra_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    picture = chart_of(whole())
    assert picture is not None
    with pytest.raises(OutputError, match=r"pip install 'summarise\[charts\]'$"):
        raster.png(picture)


def test_texts_are_cut_where_there_is_no_room() -> None:
    assert cut("Bambari", 12, 200) == "Bambari"
    assert cut("x" * 10_000, 12, 60).endswith("x…")
    assert width_of(cut("x" * 10_000, 12, 60), 12) <= 60


def test_outlines_have_every_country_with_a_code_that_is_known() -> None:
    import pycountry

    codes = {country.code for country in countries() if country.code}
    assert {pycountry.countries.get(alpha_3=code).numeric for code in ("SYR", "SSD", "HTI", "FJI", "MDV", "PSE")} <= codes
    assert all(pycountry.countries.get(numeric=code) for code in codes)


def test_outlines_are_rounded_and_straightened() -> None:
    topology = {
        "source": "x",
        "transform": {"scale": [0.001, 0.001], "translate": [0, 0]},
        "arcs": [[[0, 0], [500, 3], [500, -3], [0, 1000], [-1000, 0], [0, -1000]]],
        "objects": {"countries": {"geometries": [{"type": "Polygon", "id": "404", "arcs": [[0]]}]}},
    }
    assert shortened(topology) == {
        "source": "x",
        "arcs": [[0, 0, 100, 0, 0, 100, -100, 0, 0, -100]],
        "countries": [["404", [[0]]]],
    }


def test_a_country_knows_no_place_by_the_name_of_a_location() -> None:
    """A location without coordinates draws nothing, whatever it is called."""
    report = replace(whole(), locations=(Location(id="l1", name="Syria", type="country", country="SYR"), whole().locations[1]))
    assert map_of(replace(report, movements=())) is None
