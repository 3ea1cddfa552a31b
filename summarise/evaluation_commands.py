"""The commands that judge summaries, reports and models."""

from typing import Annotated

import typer

from summarise.options import Baseline, FailUnder, Gold, Metrics, Output, Predictions, SourceTexts, Words, keep_inputs
from summarise.terminal import show, tell

app = typer.Typer()


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
    keep_inputs([*predictions, *(named for named in (gold, source, baseline) if named)], output)
    outcome = judge(predictions, gold=gold, source=source, baseline=baseline, metrics=names, floors=floors, notice=tell)
    if format == "table":
        show(to_rich(outcome, errors=errors), output)
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
    keep_inputs([data], output)
    limit = sentences if sentences or words else SENTENCES
    table = compared(tasks(data, tell, first=first), Budget(words=words, sentences=limit))
    if format == "md":
        from summarise.writing import write

        write("".join(f"{line}\n" for line in markdown_lines(table)), output)
    else:
        show([rich_table(table)], output)
