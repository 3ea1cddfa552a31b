"""The commands that write reports: on articles, in other formats, one an article, and over days."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.errors import ContractError, InputError
from summarise.options import (
    AllowDownload,
    Country,
    Crisis,
    Day,
    Device,
    DType,
    Focus,
    Format,
    HouseholdSizes,
    Inputs,
    KeepNames,
    Language,
    Model,
    ModelsFile,
    Moment,
    NoText,
    Output,
    Previous,
    ReportLanguage,
    Rules,
    Sentences,
    Since,
    Strict,
    Template,
    Until,
    Words,
    keep_inputs,
)
from summarise.orders import Choice, Failures, Order, left_out, progress
from summarise.terminal import tell

if TYPE_CHECKING:
    from summarise.sitrep import Sitrep
    from summarise.text import Article

app = typer.Typer()


@app.command()
def sitrep(
    inputs: Inputs,
    date: Day = None,
    model: Model = None,
    models: ModelsFile = None,
    device: Device = "auto",
    dtype: DType = "auto",
    allow_download: AllowDownload = False,
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
    format: Format = None,
    template: Template = None,
    report_language: ReportLanguage = None,
    rules: Rules = None,
    strict: Strict = False,
    no_text: NoText = False,
    generated_at: Moment = None,
    output: Output = "-",
) -> None:
    """Write one situation report on all the articles; go on past bad inputs and count them."""
    from summarise.articles import read_articles
    from summarise.render import render
    from summarise.reports import one_sitrep
    from summarise.summary import Options, load
    from summarise.writing import write

    if since and until and since > until:
        raise typer.BadParameter("is after --until; no article can be of these days", param_hint="--since")
    keep_inputs([*inputs, *(named for named in (previous, template) if named)], output)
    _refuse_template(template, format)
    before = one_sitrep(previous, tell, use="compare with") if previous is not None else None
    failures, left, choice = Failures(), list["Article"](), Choice(since, until, country, crisis)
    articles = choice.of_the_days(read_articles(inputs, strict=strict, problem=failures.add, notice=tell))
    if not articles:
        failures.leave()
        raise InputError("no article to report on; widen --since and --until")
    order = Order(
        load(model, models=models, options=Options(device, dtype, apart=True), allow_download=allow_download),
        date,
        language,
        words,
        sentences,
        focus,
        rules,
        no_text,
        generated_at,
        household_sizes,
        keep_names,
        report_language,
    )
    try:
        made = order.build(articles, crisis=crisis, wanted=choice.about(left), previous=before)
    finally:
        left_out(left, "not about the crisis or the country asked for")
    write(render(made, format, template=template), output)
    failures.leave()


@app.command("render")
def render_report(
    report: Annotated[str, typer.Argument(metavar="SITREP", help="A report (JSON), or - for stdin.")],
    format: Format = None,
    template: Template = None,
    report_language: ReportLanguage = None,
    output: Output = "-",
) -> None:
    """Write a report that is there as JSON in another format or language, or into a template of your own."""
    from summarise.render import render
    from summarise.reports import one_sitrep
    from summarise.writing import write

    keep_inputs([report, *([template] if template else [])], output)
    chosen = format or ("md" if template is None else None)
    write(render(one_sitrep(report, tell), chosen, language=report_language, template=template), output)


@app.command()
def batch(
    inputs: Inputs,
    output: Output,
    date: Day = None,
    model: Model = None,
    models: ModelsFile = None,
    device: Device = "auto",
    dtype: DType = "auto",
    allow_download: AllowDownload = False,
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
    from summarise.summary import Options, load
    from summarise.writing import opened

    summariser = load(model, models=models, options=Options(device, dtype, apart=True), allow_download=allow_download)
    order = Order(summariser, date, language, words, sentences, focus, rules, no_text, generated_at, household_sizes, keep_names)
    failures = Failures()
    written = 0
    with opened(output) as stream, progress() as counted:
        for article in counted(read_articles(inputs, strict=strict, problem=failures.add, notice=tell)):
            try:
                stream.write(json_line(order.build([article])))
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


def _refuse_template(template: str | None, format: str | None) -> None:
    """Refuses a template that no report could fill before any article is read."""
    if template is not None:
        from summarise.render import forms

        forms.refuse_format(template, format)
        forms.refuse_wrong(template)


def json_line(sitrep: "Sitrep") -> str:
    """The sitrep in one line; what some readers take for a line's end is escaped."""
    import json

    from summarise.sitrep import to_json

    text = json.dumps(to_json(sitrep), ensure_ascii=False, allow_nan=False)
    return text.translate({0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}) + "\n"
