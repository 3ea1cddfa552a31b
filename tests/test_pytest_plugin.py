"""The fixtures, the marker and the options of the pytest plugin, in runs of their own."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from summarise.evaluate.asserting import case_of, record
from summarise.sitrep import Sitrep, to_json
from tests.annotated import ARTICLES
from tests.conftest import TEXT

pytest_plugins = ["pytester"]
PLUGIN = ("-p", "summarise.pytest_plugin", "-p", "no:cacheprovider", "-q")
NEWS = (
    "At least 40 people were killed in Beira on Sunday. Some 300 families fled to Chimoio. "
    "The ministry said that 119 children fled, too. No child was killed."
)
GIVEN = f"NEWS = {NEWS!r}\n"


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Loads what the fixtures need beforehand: a run within this process forgets the modules that it brought in."""
    report = {"articles": [], "summary": {"text": ""}}
    record(case_of("Some 300 families fled to Dondo.", source=NEWS, reference="300 fled", sitrep=report), "warm")
    record(case_of("Some 300 families fled to Dondo.", source=NEWS, reference="300 fled", gold=ARTICLES[0]), "warm")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps other plugins, which take their time, out of the runs; subprocesses find this package."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))


def passes(pytester: pytest.Pytester, body: str, *options: str) -> pytest.RunResult:
    result = run(pytester, body, *options)
    result.assert_outcomes(passed=1)
    return result


def run(pytester: pytest.Pytester, body: str, *options: str) -> pytest.RunResult:
    pytester.makepyfile(test_it=GIVEN + body)
    return pytester.runpytest_inprocess(*PLUGIN, *options)


def message(pytester: pytest.Pytester, body: str) -> list[str]:
    """What the one failure of a run says, line by line."""
    result = run(pytester, body)
    result.assert_outcomes(failed=1)
    return [line.removeprefix("E       ").removeprefix("Failed: ") for line in result.outlines if line.startswith("E ")]


def lines(text: str) -> list[str]:
    """The lines of an indented block."""
    return dedent(text).strip().splitlines()


def summary(text: str, more: str = "") -> str:
    return f"def test_it(assert_summary):\n    assert_summary({text!r}, NEWS{more})\n"


PASSES = {
    "faithful": summary("At least 40 people were killed in Beira."),
    "covering": summary(
        "At least 40 people were killed and some 300 families fled.", ", covers=['300 families', 'at least 40 killed']"
    ),
    "short": summary("Some 300 families fled.", ", max_words=4"),
    "unfaithful, and not asked": summary("At least 900 people were killed.", ", faithful=False"),
    "like its reference": summary(
        "At least 40 people were killed.", ", reference='At least 40 people were killed.', min_rouge1=1"
    ),
}


@pytest.mark.parametrize("body", PASSES.values(), ids=PASSES.keys())
def test_a_good_summary_passes(pytester: pytest.Pytester, body: str) -> None:
    passes(pytester, body)


FAILS = {
    "a changed figure": (
        summary("In Beira, at least 45 people were killed on Sunday."),
        """
        1 thing is wrong with the summary
          number: “at least 45”: the source gives “At least 40”
              summary  In Beira, at least 45 people were killed on Sunday.
              source   At least 40 people were killed in Beira on Sunday.
        """,
    ),
    "another role": (
        summary("At least 40 people were killed in Beira. 300 families were injured."),
        """
        1 thing is wrong with the summary
          role: “300 families were injured”: the source gives this figure for something else: “Some 300 families fled to Chimoio”
              summary  300 families were injured.
              source   Some 300 families fled to Chimoio.
        """,
    ),
    "what is denied": (
        summary("A child was killed."),
        """
        1 thing is wrong with the summary
          polarity: “child was killed”: the source denies this: “No child was killed”
              summary  A child was killed.
              source   No child was killed.
        """,
    ),
    "nothing": (
        summary(" "),
        """
        1 thing is wrong with the summary
          empty: it says nothing
        """,
    ),
    "a hedge lost": (
        summary("In Beira 40 people were killed on Sunday."),
        """
        1 thing is wrong with the summary
          qualifier: “40”: the source says “At least 40”
              summary  In Beira 40 people were killed on Sunday.
              source   At least 40 people were killed in Beira on Sunday.
        """,
    ),
    "a strange place": (
        summary("Some 300 families fled to Dondo."),
        """
        1 thing is wrong with the summary
          place: “Dondo”: the source does not name this place
              summary  Some 300 families fled to Dondo.
              source   –
        """,
    ),
    "short, like another and full, all at once": (
        summary(
            "At least 40 people were killed in Beira.",
            ", covers=['300 families fled', 'killed on Sunday'], max_words=7, reference='Two', min_rouge2=.5, min_coverage=1",
        ),
        """
        5 things are wrong with the summary
          does not cover “300 families fled”: “300”: the summary gives no such figure
          does not cover “killed on Sunday”: “Sunday”: the summary gives no such time
          too long: 8 words, at most 7
          rouge2 0.000 is under 0.500
          fact_coverage 0.231 is under 1.000
        """,
    ),
}


@pytest.mark.parametrize(("body", "expected"), FAILS.values(), ids=FAILS.keys())
def test_a_bad_summary_fails_and_says_why(pytester: pytest.Pytester, body: str, expected: str) -> None:
    assert message(pytester, body) == lines(expected)


REPORT = "import json, pathlib\nREPORT = json.loads(pathlib.Path('report.json').read_text('utf-8'))\n"
FLED = "About 400 people, including 30 children, fled Hanano"
GOLD = {
    "text": TEXT,
    "headcounts": [
        {"category": "displaced", "unit": "people", "min": 400, "max": 400, "background": False, "evidence": FLED},
        {"category": "displaced", "unit": "people", "min": 30, "max": 30, "background": False, "evidence": "30 children, fled"},
    ],
    "needs": [{"item": "blankets", "status": "shortage", "background": False, "evidence": "Blankets are short"}],
    "movements": [{"type": "flight", "origin": "Hanano", "background": False, "evidence": "30 children, fled Hanano"}],
    "damage": [{"asset": "bridge", "level": "destroyed", "min": 2, "max": 2, "background": False, "evidence": "Two bridges"}],
}
WRONG = {**GOLD, "needs": [], "damage": [{**GOLD["damage"][0], "min": 3, "max": 3}]}


def of_report(pytester: pytest.Pytester, sitrep: Sitrep, call: str, **changed: object) -> str:
    """A test that makes this call on the report."""
    (pytester.path / "report.json").write_text(json.dumps({**to_json(sitrep), **changed}), encoding="utf-8")
    return f"{REPORT}GOLD, WRONG = {GOLD!r}, {WRONG!r}\ndef test_it(assert_sitrep, sitrep_eval):\n    {call}\n"


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("assert_sitrep(REPORT)", id="valid"),
        pytest.param("assert_sitrep(REPORT, gold=GOLD)", id="all of the gold"),
        pytest.param(
            "assert_sitrep(REPORT, gold=WRONG, floors={'headcounts.strict.f1': 1.0, 'needs.value.precision': 0})", id="floors"
        ),
    ],
)
def test_a_good_report_passes(pytester: pytest.Pytester, sitrep: Sitrep, call: str) -> None:
    passes(pytester, of_report(pytester, sitrep, call))


BAD_REPORTS = {
    "not valid": (
        "assert_sitrep(REPORT, gold=GOLD)",
        {"needs": None},
        """
        1 thing is wrong with the sitrep
          not a valid sitrep: /needs: None is not of type 'array'
        """,
    ),
    "not the gold": (
        "assert_sitrep(REPORT, gold=WRONG)",
        {},
        """
        2 things are wrong with the sitrep
          wrong value: damage: annotated: destroyed, bridge, 3; found: destroyed, bridge, 2
              sitrep   Two bridges were destroyed
              gold     Two bridges
          spurious: needs: found: shortage, blankets
              sitrep   Blankets are short
              gold     –
        """,
    ),
    "under its floors": (
        "assert_sitrep(REPORT, gold=WRONG, floors={'damage.strict.f1': 0.5, 'headcounts.strict.f1': 1.0})",
        {},
        """
        2 things are wrong with the sitrep
          damage.strict.f1 0.000 is under 0.500
          wrong value: damage: annotated: destroyed, bridge, 3; found: destroyed, bridge, 2
              sitrep   Two bridges were destroyed
              gold     Two bridges
        """,
    ),
}


@pytest.mark.parametrize(("call", "changed", "expected"), BAD_REPORTS.values(), ids=BAD_REPORTS.keys())
def test_a_bad_report_fails_and_says_why(
    pytester: pytest.Pytester, sitrep: Sitrep, call: str, changed: dict[str, object], expected: str
) -> None:
    assert message(pytester, of_report(pytester, sitrep, call, **changed)) == lines(expected)


def test_scores_of_a_summary(pytester: pytest.Pytester) -> None:
    body = "def test_it(sitrep_eval):\n    scores = sitrep_eval('Some 300 families fled.', source=NEWS)\n"
    passes(pytester, body + "    assert (scores['figure_faithfulness'], scores['length']) == (1.0, 4.0)\n")


def test_scores_of_a_report(pytester: pytest.Pytester, sitrep: Sitrep) -> None:
    call = "assert sitrep_eval(sitrep=REPORT, gold=GOLD, metrics=['needs.strict.f1']) == {'needs.strict.f1': 1.0}"
    passes(pytester, of_report(pytester, sitrep, call))


def test_scores_fail_a_test_as_any_value(pytester: pytest.Pytester) -> None:
    body = "def test_it(sitrep_eval):\n    assert sitrep_eval('Two words', metrics=['length']) == {'length': 3.0}\n"
    assert message(pytester, body)[0] == "AssertionError: assert {'length': 2.0} == {'length': 3.0}"


TWO = """
import pytest
def test_one(sitrep_eval):
    sitrep_eval({one!r}, source=NEWS, metrics=["figure_faithfulness", "length"])
@pytest.mark.sitrep("floods")
def test_two(sitrep_eval):
    sitrep_eval("Some 300 families fled.", source=NEWS, metrics=["figure_faithfulness"])
"""
GOOD, BAD = TWO.format(one="At least 40 people were killed."), TWO.format(one="At least 45 people were killed.")
QUICK = """
def test_one(sitrep_eval):
    sitrep_eval("Two bridges fell.", reference="Two bridges sank.", metrics=["rouge1"])
def test_two(sitrep_eval):
    sitrep_eval("Two roads broke.", reference="Two roads sank.", metrics=["rouge1"])
"""
FLOORS = ("--sitrep-floors", "floors.json")
UPDATE = (*FLOORS, "--sitrep-update-floors")


def said(result: pytest.RunResult) -> list[str]:
    """What the run says of scores."""
    start = next(number for number, line in enumerate(result.outlines) if line.strip("= ") == "summarise")
    return [line for line in result.outlines[start + 1 :] if not line[0].isdigit()]


def test_all_scores_are_written(pytester: pytest.Pytester) -> None:
    result = run(pytester, GOOD, "--sitrep-report", "scores.json")
    assert said(result) == ["scores of 2 cases written to scores.json"]
    assert json.loads((pytester.path / "scores.json").read_text("utf-8")) == {
        "groups": {
            "floods": {"cases": 1, "scores": {"figure_faithfulness": 1.0}},
            "test_it.py": {"cases": 1, "scores": {"figure_faithfulness": 1.0, "length": 6.0}},
        },
        "tests": [
            {"test": "test_it.py::test_one", "name": "test_it.py", "scores": {"figure_faithfulness": 1.0, "length": 6.0}},
            {"test": "test_it.py::test_two", "name": "floods", "scores": {"figure_faithfulness": 1.0}},
        ],
    }


def test_floors_are_pinned_and_held(pytester: pytest.Pytester) -> None:
    assert said(run(pytester, GOOD, *UPDATE)) == ["floors of 2 groups pinned in floors.json"]
    pinned = json.loads((pytester.path / "floors.json").read_text("utf-8"))
    assert {name: (one["cases"], one["floors"]) for name, one in pinned.items()} == {
        "floods": (1, {"figure_faithfulness": 1.0}),
        "test_it.py": (1, {"figure_faithfulness": 1.0}),
    }
    assert run(pytester, GOOD, *FLOORS).ret == pytest.ExitCode.OK
    assert run(pytester, GOOD, *FLOORS, "-k", "two").ret == pytest.ExitCode.OK


FALLS = {
    "a score under its floor": (BAD, FLOORS, ["test_it.py: figure_faithfulness 0.0000 is under its floor 1.0000"]),
    "other inputs": (
        GOOD.replace("source=NEWS", "source=NEWS + ' It rained.'", 1),
        FLOORS,
        [
            "test_it.py: other inputs than those that were pinned (1 cases, pinned 1); "
            "run all its tests, or pin it anew with --sitrep-update-floors"
        ],
    ),
    "a group that is new": (
        GOOD.replace("floods", "storms"),
        FLOORS,
        ["storms: not pinned in floors.json; pin it with --sitrep-update-floors"],
    ),
    "no file": (
        GOOD,
        ("--sitrep-floors", "none.json"),
        ["none.json: no such file; write it with --sitrep-update-floors"],
    ),
}


@pytest.mark.parametrize(("body", "options", "expected"), FALLS.values(), ids=FALLS.keys())
def test_what_has_fallen_fails_the_run(
    pytester: pytest.Pytester, body: str, options: tuple[str, ...], expected: list[str]
) -> None:
    run(pytester, GOOD, *UPDATE)
    before = (pytester.path / "floors.json").read_bytes()
    result = run(pytester, body, *options)
    assert (result.ret, said(result)) == (pytest.ExitCode.TESTS_FAILED, expected)
    assert (pytester.path / "floors.json").read_bytes() == before


def test_a_floor_is_lowered_only_when_asked_and_said(pytester: pytest.Pytester) -> None:
    run(pytester, GOOD, *UPDATE)
    result = run(pytester, BAD, *UPDATE)
    assert (result.ret, said(result)) == (
        pytest.ExitCode.OK,
        [
            "test_it.py: figure_faithfulness lowered from 1.0000 to 0.0000",
            "floors of 2 groups pinned in floors.json",
        ],
    )


def test_nothing_is_pinned_after_a_failure(pytester: pytest.Pytester) -> None:
    result = run(pytester, GOOD + "    assert False\n", *UPDATE)
    assert (said(result)[0], (pytester.path / "floors.json").exists()) == ("a test failed: no floor was pinned", False)


def test_floors_need_a_file(pytester: pytest.Pytester) -> None:
    result = run(pytester, GOOD, "--sitrep-update-floors")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --sitrep-update-floors: name the file with --sitrep-floors FILE"])


def test_the_marker_is_known(pytester: pytest.Pytester) -> None:
    assert run(pytester, GOOD, "--strict-markers").ret == pytest.ExitCode.OK
    run(pytester, GOOD, "--markers").stdout.fnmatch_lines(["@pytest.mark.sitrep(name): pin the scores*"])


@pytest.mark.slow
def test_processes_write_one_file(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    pytester.makepyfile(test_it=QUICK, test_other=QUICK)
    result = pytester.runpytest_subprocess(*PLUGIN, "-p", "xdist", "-n2", *UPDATE, "--sitrep-report", "scores.json")
    assert (result.ret, said(result)) == (
        pytest.ExitCode.OK,
        ["scores of 4 cases written to scores.json", "floors of 2 groups pinned in floors.json"],
    )
    written = json.loads((pytester.path / "scores.json").read_text("utf-8"))
    assert [test["test"] for test in written["tests"]] == [
        f"test_{name}.py::test_{number}" for name in ("it", "other") for number in ("one", "two")
    ]
    (group, _) = written["groups"].values()
    assert group == {"cases": 2, "scores": {"rouge1": pytest.approx(2 / 3)}}


@pytest.mark.slow
def test_it_imports_nothing_of_ours_until_used(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "import sys\ndef pytest_unconfigure():\n    print(sorted(name for name in sys.modules if name.startswith('summarise')))\n"
    )
    pytester.makepyfile("def test_it():\n    pass\n")
    result = pytester.runpytest_subprocess(*PLUGIN, "-s")
    result.stdout.fnmatch_lines(["['summarise', 'summarise.pytest_plugin']"])
