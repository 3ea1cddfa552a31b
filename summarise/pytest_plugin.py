"""Fixtures for tests of summaries and reports: `sitrep_eval`, `assert_summary` and `assert_sitrep`.

Nothing of the package is imported until a fixture is used, so that `pytest` starts as quickly as without. What each test measures
travels with its report, so that a run on several processes (pytest-xdist) ends with one file too.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from summarise.evaluate.asserting import Origin
    from summarise.evaluate.case import Case
    from summarise.sitrep import Sitrep

PROPERTY = "summarise"
"""The name under which a test's report carries what the test measured."""
MARKER = "sitrep(name): pin the scores of these tests under this name in the file of --sitrep-floors, not under their module's"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options."""
    group = parser.getgroup("summarise", "summaries and situation reports")
    group.addoption("--sitrep-report", metavar="FILE", help="write all scores that the tests measured, as JSON")
    group.addoption("--sitrep-floors", metavar="FILE", help="fail where a score is lower than this file pins it")
    group.addoption(
        "--sitrep-update-floors", action="store_true", help="pin the scores of this run; each that is lowered is named"
    )


def pytest_configure(config: pytest.Config) -> None:
    """The marker; and what gathers the scores where an option asks for them, in the process that writes the files."""
    config.addinivalue_line("markers", MARKER)
    report, floors, update = (config.getoption(f"sitrep_{name}") for name in ("report", "floors", "update_floors"))
    if update and not floors:
        raise pytest.UsageError("--sitrep-update-floors: name the file with --sitrep-floors FILE")
    if (report or floors) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gathering(report, floors, update), "summarise-scores")


class Gathering:
    """Gathers what the tests measured, writes it at the end, and fails the run where a score has fallen."""

    def __init__(self, report: str | None, floors: str | None, update: bool) -> None:
        self.report, self.floors, self.update = report, floors, update
        self.measured: dict[str, list[str]] = {}
        self.lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps the scores of a test: they are complete once it is torn down."""
        found = [str(value) for name, value in report.user_properties if name == PROPERTY]
        if report.when == "teardown" and found:
            self.measured[report.nodeid] = found

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Writes the files; a score under its floor fails the run, and after a failure nothing is pinned."""
        from summarise.errors import SummariseError

        try:
            failed = self._finish(passed=session.exitstatus == pytest.ExitCode.OK)
        except SummariseError as error:
            failed, self.lines = True, [*self.lines, str(error)]
        if failed and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says what has fallen, and what was written."""
        if self.lines:
            terminalreporter.section("summarise")
            for line in self.lines:
                terminalreporter.line(line)

    def _finish(self, *, passed: bool) -> bool:
        """Whether the run fails for its scores."""
        from summarise.evaluate.session import hold, pin, write_report

        if self.report:
            self.lines.append(write_report(self.measured, self.report))
        if self.floors and self.update:
            self.lines += pin(self.measured, self.floors) if passed else ["a test failed: no floor was pinned"]
            return False
        fallen = hold(self.measured, self.floors) if self.floors else []
        self.lines += fallen
        return bool(fallen)


class SitrepEval(Protocol):
    """The scores of one summary or report, by the names of the metrics that apply."""

    def __call__(
        self,
        summary: str = "",
        *,
        source: "Origin | None" = None,
        reference: str | None = None,
        sitrep: "Sitrep | Mapping[str, Any] | None" = None,
        gold: Mapping[str, Any] | None = None,
        metrics: Sequence[str] = (),
    ) -> dict[str, float]: ...


class AssertSummary(Protocol):
    """Fails unless the summary holds to its source, and to all that is asked of it."""

    def __call__(
        self,
        summary: str,
        source: "Origin",
        *,
        reference: str | None = None,
        min_rouge1: float | None = None,
        min_rouge2: float | None = None,
        min_rougeLsum: float | None = None,  # noqa: N803 (the metric's name)
        faithful: bool = True,
        covers: Sequence[str] = (),
        min_coverage: float | None = None,
        max_words: int | None = None,
    ) -> None: ...


class AssertSitrep(Protocol):
    """Fails unless the report is valid, and reaches its floors; without floors it must agree with the gold in all."""

    def __call__(
        self,
        sitrep: "Sitrep | Mapping[str, Any]",
        *,
        gold: Mapping[str, Any] | None = None,
        floors: Mapping[str, float] | None = None,
    ) -> None: ...


@pytest.fixture
def sitrep_eval(request: pytest.FixtureRequest) -> SitrepEval:
    """The scores of a summary or report: `sitrep_eval(summary, source=…, reference=…)` or `sitrep_eval(sitrep=…, gold=…)`."""
    from summarise.evaluate.asserting import case_of

    def scores(summary: str = "", *, metrics: Sequence[str] = (), **held: Any) -> dict[str, float]:
        return _record(request, case_of(summary, **held), metrics)

    return scores


@pytest.fixture
def assert_summary(request: pytest.FixtureRequest) -> AssertSummary:
    """Fails where a summary says what its source does not, leaves out what it must say, is too long, or scores too low."""
    from summarise.evaluate.asserting import Wishes, case_of, summary_faults

    def check(
        summary: str,
        source: "Origin",
        *,
        reference: str | None = None,
        min_rouge1: float | None = None,
        min_rouge2: float | None = None,
        min_rougeLsum: float | None = None,  # noqa: N803
        faithful: bool = True,
        covers: Sequence[str] = (),
        min_coverage: float | None = None,
        max_words: int | None = None,
    ) -> None:
        __tracebackhide__ = True
        least = {"rouge1": min_rouge1, "rouge2": min_rouge2, "rougeLsum": min_rougeLsum}
        rouge = {name: value for name, value in least.items() if value is not None}
        case = case_of(summary, source=source, reference=reference)
        _record(request, case)
        _fail("summary", summary_faults(case, Wishes(rouge, faithful, covers, min_coverage, max_words)))

    return check


@pytest.fixture
def assert_sitrep(request: pytest.FixtureRequest) -> AssertSitrep:
    """Fails where a report breaks its schema, differs from an annotated article, or scores under its floors."""
    from summarise.evaluate.asserting import case_of, sitrep_faults

    def check(
        sitrep: "Sitrep | Mapping[str, Any]",
        *,
        gold: Mapping[str, Any] | None = None,
        floors: Mapping[str, float] | None = None,
    ) -> None:
        __tracebackhide__ = True
        case = case_of(sitrep=sitrep, gold=gold)
        faults = sitrep_faults(case, floors if gold is not None or floors is not None else {})
        _record(request, case)
        _fail("sitrep", faults)

    return check


def _record(request: pytest.FixtureRequest, case: "Case", metrics: Sequence[str] = ()) -> dict[str, float]:
    """The scores of a case, which the test's report takes along."""
    from summarise.evaluate.asserting import record

    marker = request.node.get_closest_marker("sitrep")
    name = str(marker.args[0]) if marker and marker.args else request.node.nodeid.partition("::")[0]
    scores, kept = record(case, name, metrics)
    request.node.user_properties.append((PROPERTY, kept))
    return scores


def _fail(what: str, faults: Sequence[str]) -> None:
    __tracebackhide__ = True
    if faults:
        count = f"{len(faults)} thing{'s are' if len(faults) > 1 else ' is'} wrong with the {what}"
        pytest.fail("\n".join([count, *(f"  {line}" for fault in faults for line in fault.splitlines())]))
