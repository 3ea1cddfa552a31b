"""Two crises, day by day: whole daily reports, and what an information officer expects of them.

`tests/crises/<crisis>/expectations.json` was written by hand from the articles, before any report was made; `unmet.json` beside
it lists what the reports do not meet. After a change that is meant, `python -m tests.test_crises` writes the reports in
`expected/` and the lists anew; look at the difference before committing it: a list that grows is a loss.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarise.articles import read_articles
from summarise.assemble import build_sitrep
from summarise.keyfigures import Figure, key_figures
from summarise.merging.topics import plain
from summarise.render import render
from summarise.selection import in_period
from summarise.sitrep import Sitrep
from summarise.text import Article

HERE = Path(__file__).parent / "crises"
CRISES = ("conflict", "flood")
Expected = dict[str, Any]


@cache
def expectations(crisis: str) -> Expected:
    found: Expected = json.loads((HERE / crisis / "expectations.json").read_text("utf-8"))
    return found


@cache
def articles(crisis: str) -> tuple[Article, ...]:
    return tuple(read_articles(sorted((HERE / crisis).glob("2026-*.json"))))


@cache
def report(crisis: str, day: str) -> Sitrep:
    """The report of a day, on the articles of the period so far, compared with that of the day before."""
    days = list(expectations(crisis)["days"])
    before = days.index(day) - 1
    since = date.fromisoformat(expectations(crisis)["period"]["start"])
    return build_sitrep(
        [article for article in articles(crisis) if in_period(article, since, date.fromisoformat(day))],
        date=day,
        generated_at=f"{day}T18:00:00Z",
        crisis=expectations(crisis)["crisis"]["name"],
        keep_text=False,
        previous=report(crisis, days[before]) if before >= 0 else None,
    )


DAYS = [(crisis, day) for crisis in CRISES for day in expectations(crisis)["days"]]
each_day = pytest.mark.parametrize(("crisis", "day"), DAYS, ids=[f"{crisis} {day}" for crisis, day in DAYS])


def written(crisis: str, day: str) -> dict[str, str]:
    """The files of a day's report, by suffix."""
    return {suffix: render(report(crisis, day), suffix) for suffix in ("json", "md")}


def unmet(crisis: str) -> list[str]:
    """The expectations that the reports on a crisis do not meet, each as a line."""
    return [f"{day} {line}" for day in expectations(crisis)["days"] for line in _unmet(crisis, day)]


def _unmet(crisis: str, day: str) -> Iterator[str]:
    expected, made = expectations(crisis)["days"][day], report(crisis, day)
    keys = key_figures(made)
    for want in expected["key_figures"]:
        if not any(_is_key_figure(want, figure) for figure in keys):
            yield f"key figure: {want['category']} {want['qualifier']} {want['value']} {want['unit']}"
    for want in expected["conflicts"]:
        if not any(_is_conflict(want, made, n) for n in range(len(made.conflicts))):
            yield f"conflict: {want['category']} {want['low']} {want['high']}, {want['recommended']}"
    for want in expected["withdrawn"]:
        if any(figure.about.what == want["category"] and figure.fact.quantity.value == want["value"] for figure in keys):
            yield f"withdrawn: {want['category']} {want['value']}"
    yield from _unmet_together(expected, made)


def _unmet_together(expected: Expected, made: Sitrep) -> Iterator[str]:
    """What is not met of the figures of several articles, or of two days."""
    for want in expected["not_compared"]:
        if _are_compared(want, made):
            yield f"compared: {want['category']} {[figure['value'] for figure in want['figures']]}"
    for want in expected["same_fact"]:
        if not _is_one_or_agrees(want, made):
            yield f"not one: {want['category']} {want['value']} of {len(want['articles'])} articles"
    for want in expected["changes"]:
        if not any(_is_change(want, made, n) for n in range(len(made.changes))):
            yield f"change: {want['category']} {want['kind']} {want['previous']} {want['current']} {want['unit']}"


def _is_key_figure(want: Expected, figure: Figure) -> bool:
    about, quantity = figure.about, figure.fact.quantity
    return (about.what, about.unit, quantity.value, quantity.qualifier) == (
        want["category"],
        want["unit"],
        want["value"],
        want["qualifier"],
    )


def _is_conflict(want: Expected, made: Sitrep, number: int) -> bool:
    conflict = made.conflicts[number]
    facts = {fact.id: fact for fact in made.headcounts if fact.id in conflict.facts}
    values = {fact.quantity.value for fact in facts.values()}
    chosen = facts[conflict.recommended].quantity.value if conflict.recommended in facts else None
    return (
        conflict.kind == want["kind"]
        and {fact.category for fact in facts.values()} == {want["category"]}
        and values >= {figure["value"] for figure in want["figures"]}
        and chosen == want["recommended"]
    )


def _are_compared(want: Expected, made: Sitrep) -> bool:
    """Whether two of the figures are one fact, or stand in one conflict."""
    groups = [set(conflict.facts) for conflict in made.conflicts if conflict.kind == "value"]
    groups += [{fact.id} for fact in made.headcounts]
    found = [
        {
            fact.id
            for fact in made.headcounts
            if fact.quantity.value == figure["value"] and any(e.article == figure["article"] for e in fact.evidence)
        }
        for figure in want["figures"]
    ]
    return any(sum(bool(ids & group) for ids in found) > 1 for group in groups)


def _is_one_or_agrees(want: Expected, made: Sitrep) -> bool:
    """Whether the mentions of a figure in several articles are one fact, or readings of one."""
    agreed = [set(caveat.facts) for caveat in made.caveats if caveat.code == "several_readings"]
    groups = [{fact.id} for fact in made.headcounts] + agreed
    facts = {fact.id: fact for fact in made.headcounts if fact.category == want["category"]}
    for group in groups:
        own = [facts[id] for id in group if id in facts]
        if any(fact.quantity.value == want["value"] for fact in own):
            met = {span.article for fact in own for span in fact.evidence}
            if met >= set(want["articles"]):
                return True
    return False


def _is_change(want: Expected, made: Sitrep, number: int) -> bool:
    change = made.changes[number]
    facts = {fact.id: fact for fact in made.headcounts}
    kinds = {want["kind"], *(kind for kind in ("new", "up", "revised", "down") if f"'{kind}'" in want.get("note", ""))}
    if change.kind not in kinds or (change.previous, change.current) != (want["previous"], want["current"]):
        return False
    fact = facts.get(change.fact or "")
    return fact is None or (fact.category, fact.unit) == (want["category"], want["unit"])


@each_day
def test_the_daily_report(crisis: str, day: str) -> None:
    for suffix, text in written(crisis, day).items():
        assert text == (HERE / crisis / "expected" / f"{day}.{suffix}").read_text("utf-8")


@pytest.mark.parametrize("crisis", CRISES)
def test_what_is_not_met_is_known(crisis: str) -> None:
    assert unmet(crisis) == json.loads((HERE / crisis / "unmet.json").read_text("utf-8"))


@pytest.mark.parametrize("crisis", CRISES)
def test_copies(crisis: str) -> None:
    """Which of the two is the original may differ: of one day's the longer text is, the one with a correction on top."""
    made = report(crisis, list(expectations(crisis)["days"])[-1])
    found = {frozenset((article.id, article.duplicate_of)) for article in made.articles if article.duplicate_of}
    assert found == {frozenset(pair) for pair in expectations(crisis)["copies"].items()}


@each_day
def test_the_report_s_own_text_names_no_private_person(crisis: str, day: str) -> None:
    made = report(crisis, day)
    own = [made.summary.headline, made.summary.text, *(sentence.text for sentence in made.summary.sentences)]
    own += [change.text for change in made.changes]
    for fact in made.facts():
        own += [str(getattr(fact, name, "") or "") for name in ("group", "who", "population", "by")]
        own.append(fact.attribution.name if fact.attribution else "")
    text = plain(" ".join(own))
    told = [one["text"] for one in expectations(crisis)["withheld"] if plain(one["text"]) in text]
    assert told == []


if __name__ == "__main__":
    for name, when in DAYS:
        (HERE / name / "expected").mkdir(exist_ok=True)
        for ending, content in written(name, when).items():
            (HERE / name / "expected" / f"{when}.{ending}").write_text(content, encoding="utf-8", newline="\n")
    for name in CRISES:
        lines = json.dumps(unmet(name), indent=2, ensure_ascii=False) + "\n"
        (HERE / name / "unmet.json").write_text(lines, encoding="utf-8", newline="\n")
