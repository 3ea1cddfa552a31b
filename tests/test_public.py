"""The public face: what `import summarise` gives, and how quickly."""

import subprocess
import sys

import pytest

import summarise

PUBLIC = [
    "Article", "Budget", "ContractError", "InputError", "ModelError", "OutputError", "RuleError", "Sitrep", "SummariseError",
    "build_sitrep", "from_json", "load_summariser", "read_articles", "render", "to_json", "validate",
]  # fmt: skip
HEAVY = "{'torch', 'transformers', 'spacy', 'numpy', 'jsonschema', 'jinja2', 'trafilatura', 'pycountry'}"


def test_the_public_names_are_these() -> None:
    assert summarise.__all__ == PUBLIC
    assert sorted(summarise._HOMES) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_what_it_is_called(name: str) -> None:
    """Whatever was imported before: a module of the same name must not stand in its place."""
    module, _, attribute = summarise._HOMES[name].partition(":")
    value = getattr(summarise, name)
    assert callable(value)
    assert (value.__module__.startswith(f"summarise.{module}"), value.__name__) == (True, attribute)


def test_a_module_does_not_hide_the_name_it_shares() -> None:
    import summarise.render.markdown

    assert summarise.render is sys.modules["summarise.render"].render


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="module 'summarise' has no attribute 'nothing'"):
        summarise.nothing  # noqa: B018


def python(code: str) -> list[str]:
    """The lines that a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize(
    ("code", "seconds"),
    [
        pytest.param("import summarise", 0.2, id="import summarise"),
        pytest.param(
            "import summarise.cli, contextlib\nwith contextlib.suppress(SystemExit): summarise.cli.main(['--help'])",
            0.5,
            id="--help",
        ),
    ],
)
def test_it_starts_light_and_quick(code: str, seconds: float) -> None:
    """Seconds of the processor, the interpreter's own start included: other work on the machine must not fail a test."""
    shown = f"{code}\nimport sys, time\nprint(sorted({HEAVY} & set(sys.modules)))\nprint(time.process_time())"
    runs = [python(shown)[-2:] for _ in range(3)]
    assert {loaded for loaded, _ in runs} == {"[]"}
    assert min(float(taken) for _, taken in runs) < seconds
