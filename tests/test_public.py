"""The public face: what `import summarise` gives, and how quickly."""

import subprocess
import sys
import time

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


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="module 'summarise' has no attribute 'nothing'"):
        summarise.nothing  # noqa: B018


def python(code: str) -> tuple[str, float]:
    """What a fresh interpreter prints, and the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip(), time.perf_counter() - start


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
    loaded = f"{code}\nimport sys\nprint(sorted({HEAVY} & set(sys.modules)))"
    assert python(loaded)[0].endswith("[]")
    assert min(python(code)[1] - python("pass")[1] for _ in range(3)) < seconds
