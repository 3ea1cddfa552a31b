"""The arguments and options that several commands take, and what they refuse."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer


def keep_inputs(inputs: Sequence[str], output: str) -> None:
    """Refuses to write the result over what is read."""
    if output not in ("-", "") and Path(output).resolve() in {Path(named).resolve() for named in inputs if named != "-"}:
        raise typer.BadParameter(f"{output} is one of the inputs, which would be lost; choose another file", param_hint="-o")


def _code(language: str | None) -> str | None:
    if language is not None and not (len(language) == 2 and language.isascii() and language.islower()):
        raise typer.BadParameter(f"{language!r} is not an ISO 639-1 code, such as en", param_hint="--language")
    return language


def _report_language(code: str | None) -> str | None:
    if code is None:
        return None
    from summarise.render.wording import languages

    if code not in languages():
        raise typer.BadParameter(f"{code!r} is none of {', '.join(languages())}", param_hint="--report-language")
    return code


def _format(name: str | None) -> str | None:
    from summarise.render import FORMATS

    if name is not None and name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    return name


def _device(name: str) -> str:
    from summarise.summary.machine import DEVICES, is_device

    if not is_device(name):
        raise typer.BadParameter(f"{name!r} is none of {', '.join(DEVICES)}", param_hint="--device")
    return name


def _dtype(name: str) -> str:
    from summarise.summary.machine import DTYPES

    if name not in ("auto", *DTYPES):
        raise typer.BadParameter(f"{name!r} is none of {', '.join(('auto', *DTYPES))}", param_hint="--dtype")
    return name


def _starter(name: str) -> str:
    from summarise.render.forms.starters import STARTERS

    if name not in STARTERS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(STARTERS)}", param_hint="--format")
    return name


def _moment(text: str | None) -> str | None:
    from rfc3339_validator import validate_rfc3339

    if text is not None and not validate_rfc3339(text):
        raise typer.BadParameter(f"{text!r} is not a time; write it as 2024-03-06T12:00:00Z", param_hint="--generated-at")
    return text


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    import pycountry

    if pycountry.countries.get(alpha_3=code.upper()) is None:
        raise typer.BadParameter(f"{code!r} is not an ISO 3166 alpha-3 code, such as KEN", param_hint="--country")
    return code.upper()


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for stdin.")]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where the result goes; - is stdout.")]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--date", formats=["%Y-%m-%d"], metavar="DAY", help="The report's day; else the latest of the articles, else today."
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="A model that `summarise models` lists; else the first of them.")]
ModelsFile = Annotated[
    Path | None,
    typer.Option("--models", metavar="FILE", exists=True, dir_okay=False, help="A list of models of your own, like models.txt."),
]
Device = Annotated[
    str,
    typer.Option(
        "--device",
        metavar="NAME",
        callback=_device,
        help="Where the model runs: auto, cpu, cuda, cuda:N, mps; auto is cuda for large models.",
    ),
]
DType = Annotated[
    str,
    typer.Option("--dtype", metavar="NAME", callback=_dtype, help="The model's numbers: auto, float32, bfloat16, float16."),
]
AllowDownload = Annotated[
    bool, typer.Option("--allow-download", help="Fetch a model that is missing, at its pinned revision; else no network is used.")
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=_code, help="The articles' language, ISO 639-1; else it is detected."),
]
ReportLanguage = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=_report_language, help="The language of the report's own words; else the articles'."),
]
Format = Annotated[
    str | None, typer.Option(metavar="NAME", callback=_format, help="json, md, html, pdf, docx, xlsx, hxl, geojson.")
]
Template = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="A template of your own: .docx, .xlsx, .md, .html or .txt; its ending is the format."),
]
StarterFormat = Annotated[str, typer.Option(metavar="NAME", callback=_starter, help="docx, md, html or xlsx.")]
Words = Annotated[int | None, typer.Option(min=1, metavar="N", help="The longest summary in words; 120 where no limit is given.")]
Sentences = Annotated[int | None, typer.Option(min=1, metavar="N", help="The longest summary in sentences.")]
Focus = Annotated[str | None, typer.Option(metavar="WHAT", help="headcounts, needs, movements, damage or words to lean to.")]
Rules = Annotated[Path | None, typer.Option(metavar="DIR", exists=True, file_okay=False, help="A folder with rules of your own.")]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse articles with keys that are not known.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the articles' texts out; the quotes stay.")]
Moment = Annotated[
    str | None,
    typer.Option("--generated-at", metavar="TIME", callback=_moment, help="The report's time, RFC 3339; else now."),
]
Crisis = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="The crisis: its name or GLIDE number; articles on something else are left out, and named."
    ),
]
Country = Annotated[
    str | None,
    typer.Option(metavar="ISO3", callback=_country, help="Leaves out, and names, articles that do not speak of this country."),
]
Since = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="DAY", help="No article from before this day.")
]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DAY", help="No article from after this day.")
]
Previous = Annotated[
    str | None, typer.Option("--previous", metavar="FILE", help="The last report (JSON): what changed since is told.")
]
HouseholdSizes = Annotated[
    Path | None,
    typer.Option(
        "--household-sizes", metavar="FILE", exists=True, dir_okay=False, help="Your table iso3,size for estimates of people."
    ),
]
KeepNames = Annotated[
    bool, typer.Option("--keep-names", help="Keep private persons' names and numbers in the report's own text.")
]
Predictions = Annotated[
    list[str],
    typer.Argument(metavar="PRED...", help="Summaries or reports: JSON Lines, text files, or folders of these."),
]
Gold = Annotated[
    str | None,
    typer.Option("--gold", metavar="GOLD", help="References (as PRED), or annotated articles with text, headcounts, damage …"),
]
SourceTexts = Annotated[
    str | None,
    typer.Option("--source", metavar="SRC", help="The articles: text files by name, or JSON Lines with id and text."),
]
Metrics = Annotated[
    list[str] | None,
    typer.Option("--metrics", metavar="NAMES", help="Only these, with commas between; `headcounts` means all of that slot."),
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="OTHER", help="Another system's output, as PRED, to compare with.")
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option("--fail-under", metavar="METRIC=VALUE", help="Exit 1 where the score is lower; may be given more than once."),
]
