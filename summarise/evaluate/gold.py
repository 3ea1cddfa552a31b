"""What an annotator, or a report that is held for right, says of an article."""

from collections.abc import Mapping
from typing import Any

from summarise.evaluate.agreement import Mention
from summarise.evaluate.case import Mentions
from summarise.evaluate.mentions import ENDS, named_end
from summarise.evaluate.rows import SLOTS, Row
from summarise.evaluate.shape import is_fact, is_places, wrong_field
from summarise.evaluate.slots import given
from summarise.text import Span

MORE = "; `summarise validate` tells more"
NUMBERED = ("headcounts", "damage")
"""Slots whose facts have a `min`; `max` is null where it is open."""


def mentions_of(row: Row) -> Mentions | None:
    """The annotated mentions of each slot; None for a row that has none. Raises InputError where a fact cannot be used."""
    if row.is_sitrep:
        return {slot: given(sitrep_of(row), slot) for slot in SLOTS}
    if not row.is_annotated:
        return None
    return {slot: [_mention(row, slot, number) for number in range(len(_list(row, slot)))] for slot in SLOTS}


def sitrep_of(row: Row) -> Mapping[str, Any]:
    """The report of a row. Raises InputError where a fact lacks what is compared; other faults are the schema's business."""
    for slot in SLOTS:
        for number, fact in enumerate(_list(row, slot)):
            if not is_fact(fact):
                raise row.error(f"/{slot}/{number}: no evidence with start and end, or no background{MORE}")
            if (wrong := wrong_field(fact)) is not None:
                raise row.error(f"/{slot}/{number}/{wrong}: not of its kind{MORE}")
    if not is_places(row.data.get("locations")):
        raise row.error(f"/locations: not a list of places with id and name{MORE}")
    return row.data


def _list(row: Row, slot: str) -> list[Any]:
    facts = row.data.get(slot, [])
    if not isinstance(facts, list):
        raise row.error(f"/{slot}: not a list; write [] where there is none")
    return facts


def _mention(row: Row, slot: str, number: int) -> Mention:
    """The mention that an annotated fact is; without a `start` it stands where its evidence first occurs."""
    fact, text, at = _list(row, slot)[number], str(row.data["text"]), f"/{slot}/{number}"
    if not isinstance(fact, Mapping) or not isinstance(fact.get("evidence"), str) or not isinstance(fact.get("background"), bool):
        raise row.error(f"{at}: needs evidence (a quotation of the text) and background (true or false)")
    if (wrong := wrong_field(fact)) is not None:
        raise row.error(f"{at}/{wrong}: not of its kind; see the README on annotated articles")
    if slot in NUMBERED and not isinstance(fact.get("min"), int):
        raise row.error(f"{at}: needs the number, as min and max")
    start = fact.get("start", text.find(fact["evidence"]))
    if not isinstance(start, int) or start < 0 or not text.startswith(fact["evidence"], start):
        raise row.error(f"{at}/evidence: not in the text at its place; quote the text to the letter, with its start or without")
    return Mention(
        Span(start, start + len(fact["evidence"])),
        fact["background"],
        {**fact, **{end: named_end(fact.get(end)) for end in ENDS}},
    )
