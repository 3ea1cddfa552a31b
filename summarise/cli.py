"""The command line: each command parses, makes one call, and writes. Only here is anything printed, and only here is a clock."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from summarise import __version__
from summarise.errors import ContractError, InputError, SummariseError
from summarise.options import (
    Baseline,
    Country,
    Crisis,
    Day,
    FailUnder,
    Focus,
    Gold,
    HouseholdSizes,
    Inputs,
    KeepNames,
    Language,
    Metrics,
    Model,
    Moment,
    NoText,
    Output,
    Predictions,
    Previous,
    Rules,
    Sentences,
    Since,
    SourceTexts,
    Strict,
    Until,
    Words,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summarise.reading import Reading
    from summarise.sitrep import Sitrep
    from summarise.summary import Summariser
    from summarise.text import Article

WIDE = 160
"""Columns of a table that goes to a file or another program."""
TERMINATED = 128 + signal.SIGTERM
"""The exit status by which shells know a program that was told to stop."""

app = typer.Typer(
    help="Situation reports from news and field reports: every figure with the sentence it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@dataclass(frozen=True, slots=True)
class Order:
    """What every report of one command has in common."""

    summariser: "Summariser"
    day: datetime | None
    language: str | None
    words: int | None
    sentences: int | None
    focus: str | None
    rules: Path | None
    no_text: bool
    generated_at: str | None
    household_sizes: Path | None
    keep_names: bool

    def build(self, articles: Sequence["Article"], **options: Any) -> "Sitrep":
        """The report on these articles."""
        from summarise.assemble import build_sitrep
        from summarise.summary import Budget

        now = datetime.now(UTC)
        known = [article.day.isoformat() for article in articles if article.day]
        limited = self.words or self.sentences
        return build_sitrep(
            articles,
            date=self.day.date().isoformat() if self.day else max(known, default=now.date().isoformat()),
            generated_at=self.generated_at or now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            summariser=self.summariser,
            language=self.language,
            budget=Budget(words=self.words, sentences=self.sentences) if limited else Budget(),
            focus=self.focus,
            rules=self.rules,
            keep_text=not self.no_text,
            household_sizes=self.household_sizes,
            keep_names=self.keep_names,
            **options,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles a report is about; what is left out is counted and named on stderr."""

    since: datetime | None
    until: datetime | None
    country: str | None
    crisis: str | None

    def of_the_days(self, articles: Iterable["Article"]) -> list["Article"]:
        """The articles of the days asked for."""
        from summarise.selection import in_period

        since, until = (day.date() if day else None for day in (self.since, self.until))
        every = list(articles)
        kept = [article for article in every if in_period(article, since, until)]
        _left_out([article for article in every if article not in kept], "outside the days asked for")
        undated = [article.id for article in kept if article.day is None]
        if undated and (since or until):
            tell(f"kept, though the day is not known: {', '.join(undated)}")
        return kept

    def about(self, left: list["Article"]) -> Callable[["Reading"], bool] | None:
        """What tells whether an article that was read is wanted; the others are added to `left`."""
        if self.country is None and self.crisis is None:
            return None
        from summarise.selection import is_about

        def wanted(reading: "Reading") -> bool:
            kept = is_about(reading, self.country, self.crisis)
            if not kept:
                left.append(reading.document.article)
            return kept

        return wanted


def _keep_inputs(inputs: Sequence[str], output: str) -> None:
    """Refuses to write the result over what is read."""
    if output != "-" and Path(output).resolve() in {Path(named).resolve() for named in inputs if named != "-"}:
        raise typer.BadParameter(f"{output} is one of the inputs, which would be lost; choose another file", param_hint="-o")


def _left_out(articles: Sequence["Article"], why: str) -> None:
    if articles:
        tell(f"{len(articles)} article{'s' * (len(articles) > 1)} left out, {why}")
    for article in articles:
        tell(f"left out: {article.id} {article.published or ''} {article.title or ''}")


class Failures:
    """What could not be used: named at once, counted at the end."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: SummariseError) -> None:
        """Names what could not be used."""
        self.count += 1
        tell(str(error))

    def leave(self) -> None:
        """Leaves with exit status 1 where anything could not be used."""
        if self.count > 1:
            tell(f"{self.count} inputs could not be used")
        if self.count:
            raise typer.Exit(1)


@app.command()
def sitrep(
    inputs: Inputs,
    date: Day = None,
    model: Model = None,
    language: Language = None,
    words: Words = None,
    sentences: Sentences = None,
    focus: Focus = None,
    crisis: Crisis = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    previous: Previous = None,
    household_sizes: HouseholdSizes = None,
    keep_names: KeepNames = False,
    format: Annotated[str, typer.Option(metavar="NAME", help="json or md.")] = "json",
    rules: Rules = None,
    strict: Strict = False,
    no_text: NoText = False,
    generated_at: Moment = None,
    output: Output = "-",
) -> None:
    """Write one situation report on all the articles; go on past bad inputs and count them."""
    from summarise.articles import read_articles
    from summarise.render import FORMATS, render
    from summarise.reports import previous_sitrep
    from summarise.summary import load
    from summarise.writing import write

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    if since and until and since > until:
        raise typer.BadParameter("is after --until; no article can be of these days", param_hint="--since")
    _keep_inputs([*inputs, *([previous] if previous else [])], output)
    before = previous_sitrep(previous, tell) if previous else None
    failures, left, choice = Failures(), list["Article"](), Choice(since, until, country, crisis)
    articles = choice.of_the_days(read_articles(inputs, strict=strict, problem=failures.add, notice=tell))
    if not articles:
        failures.leave()
        raise InputError("no article to report on; widen --since and --until")
    order = Order(load(model), date, language, words, sentences, focus, rules, no_text, generated_at, household_sizes, keep_names)
    try:
        made = order.build(articles, crisis=crisis, wanted=choice.about(left), previous=before)
    finally:
        _left_out(left, "not about the crisis or the country asked for")
    write(render(made, format), output)
    failures.leave()


@app.command()
def batch(
    inputs: Inputs,
    output: Output,
    date: Day = None,
    model: Model = None,
    language: Language = None,
    words: Words = None,
    sentences: Sentences = None,
    focus: Focus = None,
    household_sizes: HouseholdSizes = None,
    keep_names: KeepNames = False,
    rules: Rules = None,
    strict: Strict = False,
    no_text: NoText = False,
    generated_at: Moment = None,
) -> None:
    """Write a situation report on each article, one a line (JSON Lines); go on past bad articles and count them."""
    from summarise.articles import read_articles
    from summarise.summary import load
    from summarise.writing import opened

    order = Order(load(model), date, language, words, sentences, focus, rules, no_text, generated_at, household_sizes, keep_names)
    failures = Failures()
    written = 0
    with opened(output) as stream, _progress() as counted:
        for article in counted(read_articles(inputs, strict=strict, problem=failures.add, notice=tell)):
            try:
                stream.write(_line(order.build([article])))
                written += 1
            except (InputError, ContractError) as error:
                failures.add(type(error)(f"article {article.id!r}: {error}"))
        if failures.count and not written:
            raise InputError(f"none of the articles could be used; {output} is not written")
    failures.leave()


@app.command()
def timeline(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Reports (JSON) of one crisis, one a day.")],
    format: Annotated[str, typer.Option(metavar="NAME", help="csv, png or html.")] = "csv",
    output: Output = "-",
) -> None:
    """Show the figure of each condition over the days of several reports, with what others said."""
    from summarise.reports import read_sitreps
    from summarise.timeline import to_csv, to_html, to_png
    from summarise.writing import write

    forms: dict[str, Callable[[Sequence[Sitrep]], str | bytes]] = {"csv": to_csv, "png": to_png, "html": to_html}
    if format not in forms:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(forms)}", param_hint="--format")
    write(forms[format]([sitrep for named in reports for sitrep in read_sitreps(named, tell)]), output)


@app.command()
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Sitreps, JSON or JSON Lines; - is stdin.")],
) -> None:
    """Check sitreps against the schema; every fault is listed with its JSON pointer."""
    from summarise.contract import problems
    from summarise.documents import documents

    unread: list[SummariseError] = []
    lines = [
        f"{place}: {problem}"
        for file in files
        for place, data in documents(file, tell, unread.append)
        for problem in problems(data) or ["valid"]
    ]
    _say(*lines)
    for error in unread:
        tell(str(error))
    if unread or not all(line.endswith(": valid") for line in lines):
        raise typer.Exit(1)


@app.command()
def explain(
    input: Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for stdin.")],
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write a page instead of coloured text.")] = None,
    near: Annotated[bool, typer.Option("--near", help="Show also the rules that almost matched, with what was missing.")] = False,
    language: Language = None,
    rules: Rules = None,
) -> None:
    """Show an article with every fact marked, its rule and its reading."""
    from rich.console import Console

    from summarise.articles import read_articles
    from summarise.near import near_misses
    from summarise.reading import read
    from summarise.render.almost import near_text
    from summarise.render.explain import explain_html, explain_text
    from summarise.writing import opened, write

    if html and near:
        raise typer.BadParameter("shown as text only; leave out --html", param_hint="--near")
    articles = list(read_articles([input], notice=tell))
    if html and len(articles) > 1:
        raise InputError(f"{input}: {len(articles)} articles; a page shows one, so write it into a file of its own")
    for article in articles:
        reading = read(article, language=language, rules=rules)
        facts = reading.findings.facts
        if html:
            write(explain_html(article, facts), html)
            continue
        with opened("-") as stream:
            console = Console(file=stream)
            console.print(explain_text(article, facts), soft_wrap=True)
            if near and reading.rules:
                found = near_misses(reading.document.sentences, facts, language=reading.rules, extra=rules)
                console.print(near_text(found, reading.rules), soft_wrap=True)


@app.command()
def evaluate(
    predictions: Predictions,
    gold: Gold = None,
    source: SourceTexts = None,
    metrics: Metrics = None,
    baseline: Baseline = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="table, json, md or junit.")] = "table",
    fail_under: FailUnder = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong, beside what the source says.")] = False,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write a page with what is wrong, too.")] = None,
    output: Output = "-",
) -> None:
    """Score summaries or reports against references, annotated articles and sources; exit 1 where a score is under a floor."""
    from summarise.evaluate.floors import floors_of
    from summarise.evaluate.judging import judge
    from summarise.evaluate.page import to_html
    from summarise.evaluate.tables import to_rich
    from summarise.evaluate.written import FORMATS
    from summarise.writing import write

    if format != "table" and format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of table, {', '.join(FORMATS)}", param_hint="--format")
    names = [name.strip() for one in metrics or () for name in one.split(",") if name.strip()]
    floors = floors_of(fail_under or ())
    _keep_inputs([*predictions, *(named for named in (gold, source, baseline) if named)], output)
    outcome = judge(predictions, gold=gold, source=source, baseline=baseline, metrics=names, floors=floors, notice=tell)
    if format == "table":
        _show(to_rich(outcome, errors=errors), output)
    else:
        write(FORMATS[format](outcome, errors=errors), output)
    if html:
        write(to_html(outcome), html)
    for line in outcome.fallen:
        tell(line)
    if outcome.fallen:
        raise typer.Exit(1)


@app.command()
def bench(
    data: Annotated[str, typer.Argument(metavar="DATA", help="JSON Lines with article and summary, title and id where known.")],
    sentences: Annotated[int | None, typer.Option(min=1, metavar="N", help="What a system may take; 3 without --words.")] = None,
    words: Words = None,
    first: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first articles of the data.")] = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="table or md.")] = "table",
    output: Output = "-",
) -> None:
    """Compare our models with simple systems and those of sumy on articles with summaries written by people."""
    from summarise.bench_systems import SENTENCES, compared, tasks
    from summarise.evaluate.tables import markdown_lines, rich_table
    from summarise.summary import Budget

    if format not in ("table", "md"):
        raise typer.BadParameter(f"{format!r} is none of table, md", param_hint="--format")
    _keep_inputs([data], output)
    limit = sentences if sentences or words else SENTENCES
    table = compared(tasks(data, tell, first=first), Budget(words=words, sentences=limit))
    if format == "md":
        from summarise.writing import write

        write("".join(f"{line}\n" for line in markdown_lines(table)), output)
    else:
        _show([rich_table(table)], output)


@app.command()
def models() -> None:
    """List the models of models.txt, and which of them are on this machine."""
    from summarise.summary import available, listed

    _table(
        ("name", "kind", "here", "licence", "comment"),
        [
            (line.name, line.kind, "yes" if available(line) else "no", line.licence or "-", line.comment or "-")
            for line in listed()
        ],
    )


@app.command()
def languages() -> None:
    """List the languages that have rules, with the version of their rules."""
    from summarise import lexicon
    from summarise.reading import rules_version

    _table(("language", "rules"), [(code, rules_version(code)) for code in lexicon.languages()])


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and stop.")] = False) -> None:
    if version:
        _say(f"summarise {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and leaves with 0, 1 (our error, in one line on stderr) or 2 (wrong usage)."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that half a file is taken away
    try:
        app(arguments, prog_name="summarise")
    except SummariseError as error:
        tell(str(error))
    except BrokenPipeError:
        # Whoever read our output has left; nothing may be said at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


def tell(line: str) -> None:
    """Says something to the person at the terminal, in one line on stderr."""
    sys.stderr.write(f"summarise: {' '.join(line.split())}\n")


def _say(*lines: str) -> None:
    from summarise.writing import write

    write("".join(f"{line}\n" for line in lines), "-")


def _show(tables: Sequence["RenderableType"], output: str) -> None:
    """Tables with frames, as wide as the terminal, or wide enough for all where there is none."""
    from rich.console import Console

    from summarise.writing import opened

    with opened(output) as stream:
        console = Console(file=stream, width=None if stream.isatty() else WIDE)
        for table in tables:
            console.print(table)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last is not padded, so that lines can be cut or searched."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads) - 1)]
    _say(
        *("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in (heads, *rows))
    )


def _line(sitrep: "Sitrep") -> str:
    """The sitrep in one line; what some readers take for a line's end is escaped."""
    import json

    from summarise.sitrep import to_json

    text = json.dumps(to_json(sitrep), ensure_ascii=False, allow_nan=False)
    return text.translate({0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}) + "\n"


@contextmanager
def _progress() -> Iterator[Callable[[Iterable["Article"]], Iterable["Article"]]]:
    """What counts articles as they go by, on a terminal's stderr only."""
    if not sys.stderr.isatty():
        yield lambda articles: articles
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield lambda articles: bar.track(articles, description="articles")


if __name__ == "__main__":
    main()
