"""What two mentions of a fact must agree in to be the same, slot by slot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarise.lexicon import load
from summarise.text import Span

PUNCTUATION = ".,'\"()"
KINDS = {"transfer": "evacuation", "arrival": "flight", "crossing": "flight", "internal": "flight"}
"""Types of movements that one text tells apart and another does not."""
GAPS = {"shortage": "needed"}
"""A lack and a request are hard to tell apart; only the detail asks for the exact one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact at one place of its article; `fields` as an annotation names them (min, max, unit, category, origin …)."""

    span: Span
    background: bool
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields.get(name)


Agree = Callable[[Mention, Mention, str], bool]


def head(words: str | None, language: str = "en") -> str:
    """The head noun of a phrase, in lower case and in the singular; empty where there is none.

    >>> head("hectares of crops"), head("drinking water"), head(None)
    ('hectare', 'water', '')
    """
    lexicon = load(language, "evaluate")
    before = (words or "").lower()
    for of in lexicon.words["of"]:
        before = before.split(f" {of} ")[0]
    last = before.split()[-1:]
    return _singular(last[0].strip(PUNCTUATION), lexicon.tables["singular"]) if last else ""


def _singular(word: str, endings: Sequence[tuple[str, str]]) -> str:
    return next((word.removesuffix(many) + one for many, one in endings if word.endswith(many)), word)


def same_place(gold: str | None, given: str | None, language: str = "en") -> bool:
    """Whether two names mean one place: they share a word of weight, and the second says little more; or there is neither.

    >>> same_place("the town of Tawila", "Tawila"), same_place("Tawila", None)
    (True, False)
    """
    one, two = _weighty(gold, language), _weighty(given, language)
    return bool(one & two) and len(two) <= len(one) + 4 if one and two else one == two


def _weighty(words: str | None, language: str) -> set[str]:
    return (
        {word.strip(PUNCTUATION).lower() for word in (words or "").split()} - load(language, "evaluate").word_set("slight") - {""}
    )


def _equal(*names: str) -> Agree:
    return lambda gold, given, language: all(gold[name] == given[name] for name in names)


def _number(gold: Mention, given: Mention, language: str) -> bool:
    """Whether a person would take the two figures for one."""
    return given["value"] is not None and (gold["min"] == given["min"] or given["value"] in (gold["min"], gold["max"]))


def _head(name: str) -> Agree:
    return lambda gold, given, language: head(gold[name], language) == head(given[name], language)


def _places(gold: Mention, given: Mention, language: str) -> bool:
    return all(same_place(gold[end], given[end], language) for end in ("origin", "destination"))


def _stands(gold: Mention, given: Mention, language: str) -> bool:
    """Whether the fact is told of a place that the annotation names; one that names none is not judged."""
    wanted, told = gold["places"] or (), given["places"] or ()
    return not wanted or any(same_place(one, other, language) for one in wanted for other in told)


def _as(name: str, groups: Mapping[str, str]) -> Agree:
    return lambda gold, given, language: groups.get(gold[name], gold[name]) == groups.get(given[name], given[name])


def _all(*parts: Agree) -> Agree:
    return lambda gold, given, language: all(part(gold, given, language) for part in parts)


def _further(gold: Mention, given: Mention, language: str) -> bool:
    """Whether subset and group are right; a group that the annotation does not name is not judged."""
    return bool(gold["part_of"]) == bool(given["part_of"]) and (not gold["group"] or _head("group")(gold, given, language))


ASPECTS: Mapping[str, Mapping[str, Agree]] = {
    "headcounts": {"category": _equal("category"), "unit": _equal("unit"), "value": _equal("min", "max"), "place": _stands},
    "damage": {"category": _equal("level"), "unit": _head("asset"), "value": _equal("min", "max"), "place": _stands},
    "needs": {"category": _as("status", GAPS), "unit": _head("item"), "place": _stands},
    "movements": {"category": _as("type", KINDS), "place": _places},
}
"""What may be wrong with a fact, by slot: what happened, what is counted, how many, and where."""
KEYS: Mapping[tuple[str, str], Agree] = {
    ("headcounts", "strict"): _equal("min", "max", "unit", "category"),
    ("headcounts", "value"): _all(_equal("unit"), _number),
    ("headcounts", "place"): _all(_equal("unit"), _number, _stands),
    ("damage", "strict"): _all(_equal("min", "max", "level"), _head("asset")),
    ("damage", "value"): _all(_head("asset"), _number),
    ("damage", "place"): _all(_head("asset"), _number, _stands),
    ("needs", "strict"): _all(_head("item"), _as("status", GAPS)),
    ("needs", "value"): _head("item"),
    ("needs", "place"): _all(_head("item"), _stands),
    ("movements", "strict"): _all(_as("type", KINDS), _places),
    ("movements", "value"): _places,
    ("movements", "place"): _places,
}
"""What two mentions must agree in, by slot and level."""
DETAILS: Mapping[str, Agree] = {
    "headcounts": _further,
    "damage": _equal("background"),
    "needs": _equal("status"),
    "movements": lambda gold, given, language: gold["count_min"] is None or gold["count_min"] in (given["min"], given["value"]),
}
"""What a hit must have right besides, for the detail."""
