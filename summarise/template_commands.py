"""The commands about users' own templates: `summarise template check` and `summarise template new`."""

from typing import Annotated

import typer

from summarise.options import StarterFormat

app = typer.Typer(help="Check a template of your own, or begin one.", no_args_is_help=True)


@app.command()
def check(template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="A .docx, .xlsx, .md, .html or .txt file.")]) -> None:
    """List a template's names with their places; those unknown come with the nearest that is known."""
    from summarise.render.forms.checking import check as checked
    from summarise.writing import write

    found = checked(template)
    write("".join(f"{line}\n" for line in found.lines), "-")
    if found.is_wrong:
        raise typer.Exit(1)


@app.command()
def new(
    format: StarterFormat = "docx",
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where it goes; - is stdout.")] = "-",
) -> None:
    """Write a template to begin with; it can be filled at once."""
    from summarise.render.forms.starters import STARTERS
    from summarise.writing import write

    write(STARTERS[format](), output)
