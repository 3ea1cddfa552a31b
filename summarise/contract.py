"""Finds schemas/ and models.txt, in a wheel or a checkout, and judges data by the schemas."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import ContractError
from summarise.integrity import faults

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

PACKAGE = Path(__file__).parent


@cache
def resource(name: str) -> Path:
    """The path of `schemas/…` or `models.txt`: inside the package where it was built into a wheel, else beside it."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema `schemas/<name>.schema.json`."""
    data: dict[str, Any] = json.loads(resource("schemas").joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))
    return data


@cache
def _validator(name: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator  # over 0.1 s to import: --help must not pay for it

    whole = schema(name)
    return Draft202012Validator(_unfolded(whole, whole.get("$defs", {})), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _unfolded(part: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with its definitions in place: following a `$ref` at each value costs as much as judging the value."""
    if isinstance(part, list):
        return [_unfolded(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _unfolded(definitions[part["$ref"].removeprefix("#/$defs/")], definitions)
    return {key: _unfolded(value, definitions) for key, value in part.items() if key != "$defs"}


def problems(data: Any, name: str = "sitrep") -> list[str]:
    """What is wrong with `data` under a schema, each as `<JSON pointer>: <message>`, in document order; empty if valid.

    A sitrep that follows its schema must hold together too: ids, references and quotes.
    """
    errors = sorted(_validator(name).iter_errors(data), key=lambda error: _order(error.absolute_path))
    found = [line for error in errors for line in _lines(error)]
    return found or (faults(data) if name == "sitrep" else [])


def validate(data: Any, name: str = "sitrep") -> None:
    """Raises ContractError, with the first problem and how many there are, where `data` breaks the schema."""
    found = problems(data, name)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ContractError(f"{found[0]}{more}")


def _said(error: "ValidationError") -> str:
    """The library's message; of a choice, which it only calls not valid, what the schema says that it should be."""
    if error.validator == "minItems" and error.instance:
        return f"has {len(error.instance)} and needs at least {error.validator_value}"
    expected = error.schema.get("description") if error.validator == "anyOf" else None
    if expected is None:
        return str(error.message)
    return expected if isinstance(error.instance, dict) else f"{error.instance!r} is not valid; expected: {expected}"


def _order(path: Iterable[str | int]) -> list[tuple[int, str]]:
    """A key that sorts item 10 after item 2."""
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]


def _lines(error: "ValidationError") -> Iterator[str]:
    pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.absolute_path)
    said = _said(error)
    message = said if len(said) <= 200 else said[:100] + " … " + said[-90:]
    yield f"{pointer or '/'}: {message}"
