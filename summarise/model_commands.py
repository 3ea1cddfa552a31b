"""The commands on models: which there are, and which files are meant by one."""

from typing import Annotated

import typer

from summarise.options import AllowDownload, ModelsFile
from summarise.terminal import say, table

app = typer.Typer(
    help="List the models of models.txt, and which of them are on this machine; or pin one.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def models(context: typer.Context, models: ModelsFile = None) -> None:
    """List the models of models.txt, and which of them are on this machine; or pin one."""
    if context.invoked_subcommand is not None:
        return
    from summarise.summary import available, listed

    table(
        ("name", "kind", "here", "licence", "comment"),
        [
            (line.name, line.kind, "yes" if available(line) else "no", line.licence or "-", line.comment or "-")
            for line in listed(models)
        ],
    )


@app.command()
def pin(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A model that `summarise models` lists.")],
    models: ModelsFile = None,
    allow_download: AllowDownload = False,
) -> None:
    """Write into the list which commit of a model is meant, and the sha256 of its weights; nothing else of it changes."""
    from summarise.summary.pin import pin as pinned

    above = context.parent.params.get("models") if context.parent else None
    line = pinned(name, models or above, allow_download=allow_download)
    say(f"{line.path}:{line.number}: {line.name}: revision {line.revision or '-'}, sha256 {line.sha256}")
