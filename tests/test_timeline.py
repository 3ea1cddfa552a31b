"""The figures on top over the days: rows, chart and page."""

import builtins
import csv
import io
import struct
import zlib
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from summarise.errors import InputError, OutputError
from summarise.render.sheet import MOST, drawn, sheet
from summarise.sitrep import Attribution, Conflict, Crisis, Sitrep
from summarise.timeline import series, to_csv, to_html, to_png
from tests.small_reports import MINISTRY, RED_CROSS, head, report

DAYS = tuple(f"2024-03-{day}" for day in range(11, 16))
BEIRA = {"locations": ("l3",), "article": "a"}
SAID = {"attribution": MINISTRY}


def week() -> list[Sitrep]:
    """A toll that rises, is disputed and settled; displaced people with a gap, a change of place, and a flow."""
    rivals = head("h1", "killed", 41, **SAID), head("h2", "killed", 53, attribution=RED_CROSS)
    return [
        report(DAYS[0], head("h1", "killed", 12, "at_least", **SAID), head("h2", "displaced", 2000, "vague")),
        report(DAYS[1], head("h1", "killed", 27, day=DAYS[1], **SAID)),
        report(DAYS[2], *rivals, conflicts=[Conflict(("h1", "h2"), "value", 41, 53, None, "Who knows.")]),
        report(
            DAYS[3],
            *rivals,
            head("h3", "displaced", 900, basis="stock", day=DAYS[3], **BEIRA),
            conflicts=[Conflict(("h1", "h2"), "value", 41, 53, "h1", "So it is.")],
        ),
        report(
            DAYS[4],
            head("h1", "killed", 46, **SAID),
            head("h2", "displaced", 900, basis="stock", day=DAYS[3], **BEIRA),
            head("h3", "returned", 300, basis="flow", day=DAYS[4]),
            head("h4", "displaced", 180, unit="households"),
        ),
    ]


def test_a_line_for_each_condition_with_a_place_for_each_day() -> None:
    found = {(line.category, line.unit): [point and point.figure for point in line.points] for line in series(week())}
    assert found == {
        ("killed", "people"): ["at least 12", "27", "41 or 53", "41", "46"],
        ("displaced", "people"): ["vague 2000", None, None, "900", "900"],
        ("displaced", "households"): [None, None, None, None, "180"],
        ("returned", "people"): [None, None, None, None, "300"],
    }
    assert list(found) == [("killed", "people"), ("displaced", "people"), ("displaced", "households"), ("returned", "people")]


def test_the_order_in_which_reports_are_named_does_not_matter() -> None:
    assert series(week()[::-1]) == series(week())


def test_what_a_line_joins() -> None:
    tolls, displaced = (line.points for line in series(week())[:2])
    steps = [(one, other) for one, other in pairwise(tolls) if one and other]
    assert [other.continues(one) for one, other in steps] == [True, False, False, True]
    vague, counted, again = (point for point in displaced if point)
    assert (again.repeats(counted), counted.continues(vague)) == (True, False)


def test_a_flow_is_never_joined() -> None:
    (line,) = series([report(day, head("h1", "returned", 300, basis="flow", day=day)) for day in DAYS[:2]])
    one, other = (point for point in line.points if point)
    assert not other.continues(one)


ROWS = """\
date,category,unit,group,place,basis,figure,value,min,max,low,high,qualifier,source,as_of,report
2024-03-11,killed,people,,,unknown,at least 12,12,12,,12,12,at_least,the Ministry of Health,2024-03-11,report of 2024-03-11
2024-03-11,displaced,people,,,unknown,vague 2000,2000,2000,,2000,2000,vague,The Wire,2024-03-11,report of 2024-03-11
2024-03-12,killed,people,,,unknown,27,27,27,27,27,27,exact,the Ministry of Health,2024-03-12,report of 2024-03-12
2024-03-13,killed,people,,,unknown,41 or 53,,,,41,53,,the Ministry of Health; the Red Cross,2024-03-13,report of 2024-03-13
2024-03-14,killed,people,,,unknown,41,41,41,41,41,53,exact,the Ministry of Health,2024-03-14,report of 2024-03-14
2024-03-14,displaced,people,,Beira,stock,900,900,900,900,900,900,exact,The Wire,2024-03-14,report of 2024-03-14
2024-03-15,killed,people,,,unknown,46,46,46,46,46,46,exact,the Ministry of Health,2024-03-15,report of 2024-03-15
2024-03-15,displaced,people,,Beira,stock,900,900,900,900,900,900,exact,The Wire,2024-03-14,report of 2024-03-15
2024-03-15,displaced,households,,,unknown,180,180,180,180,180,180,exact,The Wire,2024-03-15,report of 2024-03-15
2024-03-15,returned,people,,,flow,300,300,300,300,300,300,exact,The Wire,2024-03-15,report of 2024-03-15
"""


def test_the_rows_whole() -> None:
    assert to_csv(week()) == ROWS


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(name: str) -> None:
    text = to_csv([report(DAYS[0], head("h1", "killed", 4, attribution=Attribution(name), group=name))])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["source"], row["group"], row["value"]) == (f"'{name.strip()}", f"'{name.strip()}", "4")


def refused(*reports: Sitrep) -> str:
    with pytest.raises(InputError) as caught:
        to_csv(reports)
    return str(caught.value)


def test_reports_that_make_no_timeline() -> None:
    one, twin = report(DAYS[0]), replace(report(DAYS[0]), report=replace(report(DAYS[0]).report, id="another"))
    assert refused() == "no report to draw a timeline of; name the sitreps of several days"
    assert refused(one, report(DAYS[1]), twin) == (
        "two reports of 2024-03-11: 'Floods, 2024-03-11' (report of 2024-03-11) and 'Floods, 2024-03-11' (another); "
        "leave one of them out"
    )
    assert "different crises" in refused(report(DAYS[0], crisis=Crisis("A")), report(DAYS[1], crisis=Crisis("B")))


def chunks(png: bytes) -> dict[str, bytes]:
    """The pieces of a PNG by their type; of several of one type the last."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = {}, 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8].decode()] = png[at + 8 : at + 8 + size]
        at += size + 12
    return found


@pytest.mark.slow
def test_the_chart_is_the_same_each_time_and_tells_of_no_program_or_time() -> None:
    png = to_png(week())
    assert to_png(week()) == png
    assert set(chunks(png)) == {"IHDR", "pHYs", "IDAT", "IEND"}


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 40], ids=["one day", "two days", "forty days"])
def test_charts_of_few_and_many_days(count: int) -> None:
    days = [date.fromordinal(date(2024, 3, 1).toordinal() + n).isoformat() for n in range(count)]
    found = chunks(to_png([report(day, head("h1", "killed", n), head("h2", "infected", 9)) for n, day in enumerate(days)]))
    assert struct.unpack(">II", found["IHDR"][:8]) == (1200, 649)


@pytest.mark.slow
def test_hostile_names_are_drawn_as_they_stand() -> None:
    name = "$x^{2 \\frac ملاوي\x1b[31m"
    to_png([report(DAYS[0], head("h1", "killed", 4, group=name, attribution=Attribution(name)), crisis=Crisis(name))])


def test_too_many_conditions_leave_those_with_the_fewest_days_to_the_rows() -> None:
    names = ["killed", "injured", "missing", "displaced", "evacuated", "returned", "refugees", "sheltered", "homeless"]
    names += ["stranded", "rescued", "besieged", "affected"]
    first = report(DAYS[0], *(head(f"h{n}", name, 9) for n, name in enumerate(names, 1) if name != "injured"))
    both = [first, report(DAYS[1], *(head(f"h{n}", name, 9) for n, name in enumerate(names, 1)))]
    lines = series(both)
    assert [line.category for line in drawn(lines)] == [name for name in names if name != "injured"]
    assert len(names) == MOST + 1
    assert "Not drawn: Injured." in sheet(lines, both).notes


def test_what_the_chart_says_beside_its_figures() -> None:
    found = sheet(series(week()), week())
    assert (found.title, found.subtitle) == ("Mozambique: key figures by day", "11 March 2024 to 15 March 2024")
    assert found.notes == (
        "● the figure used. ○ nothing newer that day. Broad bar: the span of what the sources say. ↑ at least so many. "
        "Bar without a dot: the sources disagree and none is used. Column: new on the day named, not a total. "
        "No mark: no figure that day; lines do not cross gaps, nor changes of place or kind of figure.",
        "As said by: the Ministry of Health, the Red Cross, The Wire.",
        "AI-generated, not reviewed by a person. Figures are as reported and may be revised.",
    )


def test_signs_that_are_not_drawn_are_not_explained() -> None:
    days = [report(day, head("h1", "killed", n, **SAID)) for n, day in enumerate(DAYS)]
    assert sheet(series(days), days).notes[0] == "● the figure used."


def test_a_report_reviewed_by_a_person_says_so() -> None:
    days = [replace(one, report=replace(one.report, human_reviewed=True)) for one in week()]
    assert sheet(series(days), days).notes[-1].startswith("AI-generated, reviewed by a person.")


@pytest.mark.slow
def test_the_page_holds_everything_and_fetches_nothing() -> None:
    page = to_html(week())
    assert "http" not in page.replace("http-equiv", "")
    assert page.count('<img src="data:image/png;base64,iVBOR') == page.count('alt="A small chart for each condition') == 1
    assert "Killed: at least 12 on 11 March 2024, 46 on 15 March 2024; Displaced: " in page
    assert [page.count(tag) for tag in ("<h1", "<table>", '<th scope="row">')] == [1, 4, 10]
    assert '<tr><th scope="row">13 March 2024</th><td dir="auto">41 or 53</td><td dir="auto">41 to 53</td>' in page


@pytest.mark.slow
def test_hostile_names_add_no_markup_to_the_page() -> None:
    name = "</td><script>alert(1)</script>\"'"
    page = to_html([report(DAYS[0], head("h1", "killed", 4, group=name, attribution=Attribution(name)), crisis=Crisis(name))])
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 4


def test_without_matplotlib_the_rows_stay_and_the_chart_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name.split(".")[0] == "matplotlib":
            raise ModuleNotFoundError(name)
        return found(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    assert to_csv(week()) == ROWS
    with pytest.raises(OutputError, match=r"^a chart needs matplotlib; install it with: pip install 'summarise\[charts\]'$"):
        to_png(week())


def test_the_same_points_make_the_same_pixels_whatever_the_style() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    plain = zlib.crc32(to_png(week()[:2]))
    with matplotlib.rc_context({"axes.facecolor": "black", "savefig.dpi": 20, "text.usetex": False, "font.size": 30}):
        assert zlib.crc32(to_png(week()[:2])) == plain


def test_a_figure_beyond_all_measure_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="too large to be drawn"):
        to_png([report(DAYS[0], head("h1", "killed", 10**400))])
