"""An evaluation as a JUnit report, for the pages of a CI: a test for each metric, failed where it is under its floor."""

from xml.etree import ElementTree

from summarise.evaluate.outcome import Outcome
from summarise.evaluate.tables import spread
from summarise.render.escape import visible

SUITE = "summarise"


def to_junit(outcome: Outcome, *, errors: bool) -> str:
    """The report as XML; with `errors` what is wrong stands in its output."""
    failures = {line.split()[0]: line for line in outcome.fallen}
    counts = {"tests": str(len(outcome.measured)), "failures": str(len(failures)), "errors": "0", "skipped": "0"}
    suites = ElementTree.Element("testsuites", counts)
    suite = ElementTree.SubElement(suites, "testsuite", {"name": SUITE, **counts})
    for one in outcome.measured:
        test = ElementTree.SubElement(suite, "testcase", {"classname": f"{SUITE}.metrics", "name": one.metric, "time": "0"})
        if line := failures.get(one.metric):
            ElementTree.SubElement(test, "failure", {"message": line}).text = line
        said = f"{one.value:.6f} ({spread(one.metric, one.interval)}), {one.count} cases"
        ElementTree.SubElement(test, "system-out").text = said
    if errors:
        lines = (f"{one.case}: {one.kind}: {one.why}\n  {one.summary}\n  {one.source}\n" for one in outcome.remarks)
        ElementTree.SubElement(suite, "system-out").text = visible("".join(lines))
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}\n'
