"""The commands that look closer: at a report's faults, at how an article was read, at the languages."""

from typing import Annotated

import typer

from summarise.errors import InputError, SummariseError
from summarise.options import Language, Rules
from summarise.startup import import_spacy_alone
from summarise.terminal import say, table, tell

app = typer.Typer()


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
    say(*lines)
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

    if html == "":
        raise typer.BadParameter("names no file; write such as --html page.html", param_hint="--html")
    if html and near:
        raise typer.BadParameter("shown as text only; leave out --html", param_hint="--near")
    import_spacy_alone()
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
def languages() -> None:
    """List the languages that have rules, with the version of their rules."""
    from summarise import lexicon
    from summarise.reading import rules_version

    table(("language", "rules"), [(code, rules_version(code)) for code in lexicon.languages()])
