"""The command line: each command parses, makes one call, and writes. Only here is anything printed, and only here is a clock."""

import signal
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from summarise import __version__, evaluation_commands, inspection_commands, model_commands, report_commands, template_commands
from summarise.terminal import errors_told, say

TERMINATED = 128 + signal.SIGTERM
"""The exit status by which shells know a program that was told to stop."""

app = typer.Typer(
    help="Situation reports from news and field reports: every figure with the sentence it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(report_commands.app)
app.add_typer(inspection_commands.app)
app.add_typer(evaluation_commands.app)
app.add_typer(template_commands.app, name="template")
app.add_typer(model_commands.app, name="models")


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and stop.")] = False) -> None:
    if version:
        say(f"summarise {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and leaves with 0, 1 (our error, in one line on stderr) or 2 (wrong usage)."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that half a file is taken away
    with errors_told():
        app(arguments, prog_name="summarise")
    sys.exit(1)


if __name__ == "__main__":
    main()
