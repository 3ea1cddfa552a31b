"""The records and the schema say the same."""

import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from summarise import contract
from summarise import sitrep as s

SCHEMA = contract.schema("sitrep")
DEFINITIONS = {"sitrep": SCHEMA, **SCHEMA["$defs"]}
RECORDS = {
    "sitrep": s.Sitrep,
    "report": s.Report,
    "period": s.Period,
    "crisis": s.Crisis,
    "generator": s.Generator,
    "model": s.Model,
    "article": s.Source,
    "summary": s.Summary,
    "summary_sentence": s.SummarySentence,
    "removed": s.Removed,
    "headcount": s.Headcount,
    "need": s.Need,
    "movement": s.Movement,
    "damage": s.Damage,
    "evidence": s.Evidence,
    "quantity": s.Quantity,
    "people_estimate": s.PeopleEstimate,
    "attribution": s.Attribution,
    "when": s.When,
    "place": s.Place,
    "location": s.Location,
    "conflict": s.Conflict,
    "change": s.Change,
    "caveat": s.Caveat,
}
each_record = pytest.mark.parametrize(("name", "record"), RECORDS.items(), ids=RECORDS.keys())


def test_every_record_has_its_definition() -> None:
    records = {kind for kind in vars(s).values() if isinstance(kind, type) and is_dataclass(kind) and kind is not s.Fact}
    objects = {name for name, definition in DEFINITIONS.items() if "properties" in definition}
    assert (records, objects) == (set(RECORDS.values()), set(RECORDS))


@each_record
def test_fields_are_properties(name: str, record: type) -> None:
    definition = DEFINITIONS[name]
    assert sorted(f.name for f in fields(record)) == sorted(definition["properties"])
    assert sorted(f.name for f in fields(record) if not f.metadata.get("optional")) == sorted(definition["required"])
    assert definition["additionalProperties"] is False


@each_record
def test_fields_may_be_null_where_properties_may(name: str, record: type) -> None:
    hints = typing.get_type_hints(record)
    nullable = {f.name: _may_be_none(hints[f.name]) for f in fields(record) if not f.metadata.get("optional")}
    assert nullable == {key: _may_be_null(DEFINITIONS[name]["properties"][key]) for key in nullable}


def _may_be_none(hint: Any) -> bool:
    return isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint)


def _may_be_null(schema: dict[str, Any]) -> bool:
    if "$ref" in schema:
        return _may_be_null(DEFINITIONS[schema["$ref"].rpartition("/")[2]])
    kinds = schema.get("type", "")
    return "null" in ([kinds] if isinstance(kinds, str) else kinds) or any(
        _may_be_null(option) for option in schema.get("anyOf", ())
    )


def test_a_report_survives_json(sitrep: s.Sitrep) -> None:
    assert s.from_json(s.Sitrep, s.to_json(sitrep)) == sitrep


def test_keys_that_records_lack_are_left_out(sitrep: s.Sitrep) -> None:
    assert s.from_json(s.Sitrep, {**s.to_json(sitrep), "x_desk": 1}) == sitrep


def test_an_optional_key_stays_out() -> None:
    article = s.Source(id="a", title=None, publisher=None, url=None, published=None, language=None, sha256="0" * 64, characters=3)
    assert "text" not in s.to_json(article)
