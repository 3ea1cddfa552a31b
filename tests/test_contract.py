"""The sitrep schema: what is valid, and what each fault is called."""

import copy
from pathlib import Path
from typing import Any

import pytest

from summarise import contract
from summarise.errors import ContractError
from summarise.sitrep import Sitrep, to_json

FAULTS = {
    "a root key of no one": (("stray",), 1, "/: 'stray' does not match any of the regexes: '^x_'"),
    "a fact with a key of no one": (
        ("needs", 0, "x_stray"),
        1,
        "/needs/0: Additional properties are not allowed ('x_stray' was unexpected)",
    ),
    "null for a value": (("damage", 0, "quantity", "value"), None, "/damage/0/quantity/value: None is not of type 'integer'"),
    "a number below zero": (("damage", 0, "quantity", "min"), -1, "/damage/0/quantity/min: -1 is less than the minimum of 0"),
    "a category of no one": (("headcounts", 0, "category"), "happy", "/headcounts/0/category: 'happy' is not one of ['killed', "),
    "a day that is none": (("report", "date"), "2024-02-30", "/report/date: '2024-02-30' is not a 'date'"),
    "a time without a zone": (
        ("report", "generated_at"),
        "2024-03-05T12:00:00",
        "/report/generated_at: '2024-03-05T12:00:00' is not a 'date-time'",
    ),
    "an address that is none": (("articles", 0, "url"), "not an address", "/articles/0/url: 'not an address' is not a 'uri'"),
    "not made by a machine": (("report", "ai_generated"), False, "/report/ai_generated: True was expected"),
    "a fact without evidence": (("needs", 0, "evidence"), [], "/needs/0/evidence: [] should be non-empty"),
    "a movement from nowhere to nowhere": (
        ("movements", 0, "origin"),
        None,
        "/movements/0: A movement states its origin, its destination or both.",
    ),
    "an id of another slot": (("needs", 0, "id"), "h9", "/needs/0/id: 'h9' does not match '^n[1-9][0-9]*$'"),
    "a random UUID": (
        ("report", "id"),
        "2f1a4ad5-7c1e-4f9a-9f39-3c3c2a8f5b11",
        "/report/id: '2f1a4ad5-7c1e-4f9a-9f39-3c3c2a8f5b11' does not match ",
    ),
}


def with_value(data: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return changed


def test_a_report_of_ours_is_valid(sitrep: Sitrep) -> None:
    assert contract.problems(to_json(sitrep)) == []


@pytest.mark.parametrize(("path", "value", "start"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_pointer(sitrep: Sitrep, path: tuple[Any, ...], value: object, start: str) -> None:
    found = contract.problems(with_value(to_json(sitrep), path, value))
    assert [line[: len(start)] for line in found] == [start]


NULLABLE = [
    *[("articles", 0, key) for key in ("title", "publisher", "url", "published", "language")],
    *[("report", "period", key) for key in ("start", "end")],
    *[("report", "crisis", key) for key in ("name", "type", "glide")],
    ("report", "generator", "model", "revision"),
    ("headcounts", 0, "quantity", "max"),
    ("headcounts", 0, "group"),
    ("headcounts", 0, "attribution"),
    *[("movements", 0, key) for key in ("who", "unit", "mode", "quantity", "headcount", "destination")],
]


@pytest.mark.parametrize("path", NULLABLE, ids=["/".join(map(str, path)) for path in NULLABLE])
def test_what_is_not_stated_may_be_null(sitrep: Sitrep, path: tuple[Any, ...]) -> None:
    assert contract.problems(with_value(to_json(sitrep), path, None)) == []


def test_keys_with_x_are_free_at_the_root(sitrep: Sitrep) -> None:
    assert contract.problems({**to_json(sitrep), "x_desk": {"editor": "N. N."}}) == []


def test_texts_may_be_left_out(sitrep: Sitrep) -> None:
    data = to_json(sitrep)
    del data["articles"][0]["text"]
    assert contract.problems(data) == []


def test_faults_come_in_the_order_of_the_document(sitrep: Sitrep) -> None:
    data = to_json(sitrep)
    data["needs"] = [data["needs"][0] | {"cluster": None} for _ in range(11)]
    pointers = [line.partition(":")[0] for line in contract.problems(data)]
    assert pointers == [f"/needs/{number}/cluster" for number in range(11)]


def test_validate_says_the_first_fault_and_counts_the_others(sitrep: Sitrep) -> None:
    data = with_value(with_value(to_json(sitrep), ("damage", 0, "level"), None), ("damage", 0, "asset"), "")
    with pytest.raises(ContractError, match=r"^/damage/0/asset: '' should be non-empty \(and 1 more\)$"):
        contract.validate(data)


@pytest.mark.parametrize(
    "name", ["schemas/sitrep.schema.json", "schemas/article.schema.json", "schemas/rules.schema.json", "models.txt"]
)
def test_what_the_package_needs_is_found(name: str) -> None:
    assert contract.resource(name).is_file()


def test_a_wheel_has_its_own_copy_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "summarise"
    package.mkdir()
    (tmp_path / "models.txt").touch()
    monkeypatch.setattr(contract, "PACKAGE", package)
    find = contract.resource.__wrapped__
    assert find("models.txt") == tmp_path / "models.txt"
    (package / "models.txt").touch()
    assert find("models.txt") == package / "models.txt"
