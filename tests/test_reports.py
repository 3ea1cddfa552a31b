"""Reports written before."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarise.errors import InputError
from summarise.reports import one_sitrep, read_sitreps, refuse_other_crisis
from summarise.sitrep import Crisis, Sitrep, to_json
from tests.small_reports import report


def written(folder: Path, *reports: Sitrep) -> str:
    path = folder / "reports.json"
    path.write_text("\n".join(json.dumps(to_json(one)) for one in reports), encoding="utf-8")
    return str(path)


def test_a_report_is_read_as_it_was(tmp_path: Path, sitrep: Sitrep) -> None:
    assert one_sitrep(written(tmp_path, sitrep)) == sitrep


def test_reports_of_json_lines(tmp_path: Path, sitrep: Sitrep) -> None:
    later = replace(sitrep, report=replace(sitrep.report, date="2024-03-06"))
    assert read_sitreps(written(tmp_path, sitrep, later)) == (sitrep, later)


def test_one_of_several_is_not_chosen(tmp_path: Path, sitrep: Sitrep) -> None:
    with pytest.raises(InputError, match="2 reports; give the one to compare with, as a file of its own"):
        one_sitrep(written(tmp_path, sitrep, sitrep), use="compare with")


BROKEN = {
    "no JSON": ("{", "reports.json"),
    "an article": (
        '{"text": "Flood"}',
        r"reports.json: not a sitrep \(.* \(and \d+ more\)\); give one that `summarise sitrep` wrote as JSON",
    ),
    "a list": ("[]", "not a sitrep"),
    "nothing": ("", "empty; a sitrep is a JSON object"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "reports.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        one_sitrep(str(path))
    assert "\n" not in str(caught.value)


def test_a_report_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"yesterday\.json"):
        one_sitrep(str(tmp_path / "yesterday.json"))


MOZ, KEN = ("MOZ", "ZWE"), ("KEN",)
FREDDY, GLIDE = Crisis("Cyclone Freddy"), Crisis(glide="TC-2023-000023-MOZ")
CRISES = {
    "nothing known": (Crisis(), (), Crisis(), (), False),
    "the same country": (Crisis(), MOZ, Crisis(), MOZ, False),
    "a main country that the other names": (Crisis(), MOZ, Crisis(), ("MWI", "MOZ"), False),
    "other countries": (Crisis(), MOZ, Crisis(), KEN, True),
    "only a passing country shared": (Crisis(), ("MOZ", "USA"), Crisis(), ("KEN", "USA"), True),
    "the same name": (FREDDY, MOZ, Crisis("cyclone  freddy"), ("MWI",), False),
    "another name": (FREDDY, MOZ, Crisis("Cyclone Kenneth"), MOZ, True),
    "the same number under another name": (replace(GLIDE, name="Freddy"), MOZ, replace(GLIDE, name="Cyclone"), KEN, False),
    "another number": (GLIDE, MOZ, Crisis(glide="TC-2019-000021-MOZ"), MOZ, True),
    "a name and a number": (FREDDY, MOZ, GLIDE, MOZ, False),
}


@pytest.mark.parametrize(("one", "here", "other", "there", "refused"), CRISES.values(), ids=CRISES.keys())
def test_one_crisis(one: Crisis, here: tuple[str, ...], other: Crisis, there: tuple[str, ...], refused: bool) -> None:
    pair = report("2024-03-11", crisis=one, countries=here), report("2024-03-12", crisis=other, countries=there)
    if not refused:
        refuse_other_crisis(*pair)
        return
    with pytest.raises(InputError, match=r"reports on different crises: 'Floods, 2024-03-11' is on .*; give reports on one"):
        refuse_other_crisis(*pair)
