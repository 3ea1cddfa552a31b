"""Measures the facts: `python -m summarise.bench slots --gold FILE [--idmc FILE] [--incidents FILE] [--articles FILE]`.

gold        annotated articles: F1 of each slot (strict, value), detail, background F1, spurious background for a current fact
idmc        excerpts with one displacement figure each: the share that is found, found with its category (joint), the
            largest of the report (top), and whose country comes first
incidents   victims among aid workers: the share of their numbers, where the text has them, that a headcount gives
articles    how many a second segmentation and slots read, on one core
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from summarise.articles import make_article, read_articles
from summarise.errors import InputError
from summarise.evaluate.gold import mentions_of
from summarise.evaluate.mentions import score_article, total
from summarise.evaluate.rows import SLOTS
from summarise.evaluate.rows import Row as Annotated
from summarise.language import detect
from summarise.lexicon import languages, load
from summarise.reading import Reading, facts_of, read
from summarise.rows import GIVEN, Fields, Row, placed_rows, rows_of
from summarise.segment import segment
from summarise.sitrep import Damage, Fact, Headcount, to_json
from summarise.text import Article

LANGUAGE = "en"
"""Of the annotated sets."""
DISPLACED = {"displaced", "evacuated", "sheltered", "homeless", "refugees", "returned", "affected", "stranded"}
"""Categories among which the largest figure of an excerpt is looked for."""
VICTIMS = {"killed": ("killed",), "injured": ("wounded",), "detained": ("kidnapped", "detained")}
"""Categories with the fields of an incident that count them."""
EXCERPT: Fields = {"text": str, "figure": int, "term": str, "unit": str, "names_place": bool, "country": str | None}
INCIDENT: Fields = {"id": str, "text": str, **{field: int | None for fields in VICTIMS.values() for field in fields}}


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """The measures that were asked for, one a line."""
    parser = argparse.ArgumentParser(
        prog="python -m summarise.bench slots", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in PARTS:
        parser.add_argument(f"--{name}", metavar="FILE", type=Path, required=name == "gold")
    options = vars(parser.parse_args(arguments))
    for name, part in PARTS.items():
        if options[name]:
            yield from part(options[name])


def annotated_rows(file: Path) -> list[Row]:
    """The annotated articles of a file. Raises InputError, with the line, where a fact cannot be compared."""
    placed = placed_rows(file, {"text": str, **dict.fromkeys(SLOTS, list)})
    for place, row in placed:
        mentions_of(Annotated("", place, row))
    return [row for _, row in placed]


def gold(file: Path) -> Iterator[str]:
    """A line for each slot."""
    read_rows = [(row, [to_json(fact) for fact in _reading(row).findings.facts]) for row in annotated_rows(file)]
    strict, value = (total(score_article(row, facts, level) for row, facts in read_rows) for level in ("strict", "value"))
    for slot, score in strict.items():
        yield (
            f"{slot:10}  strict P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}  value F1 {value[slot].f1:.3f}  "
            f"detail {score.detail:.3f}  background F1 {score.background_f1:.3f}, spurious {score.spurious_share:.3f}"
        )


def idmc(file: Path) -> Iterator[str]:
    """One line; the country is asked of excerpts that name a place and whose country is known."""
    rows = [(row, _reading(row)) for row in rows_of(file, EXCERPT)]
    placed = [(row, reading) for row, reading in rows if row["names_place"] and row["country"]]
    told = [_told(row, reading.findings.facts) for row, reading in rows]
    found, joint, top = (_share([one[number] for one in told]) for number in range(3))
    country = _share([reading.countries[:1] == (row["country"],) for row, reading in placed])
    yield f"idmc        found {found:.3f}  joint {joint:.3f}  top {top:.3f}  country {country:.3f}  ({len(rows)} excerpts)"


def _told(row: Row, facts: Sequence[Fact]) -> tuple[bool, bool, bool]:
    """Whether the row's figure is found, found as what it is, and the largest of its kind."""
    words = load(LANGUAGE, "evaluate")
    fits, levels = words.tables["displaced_as"].get(row["term"], ()), words.tables["housing_as"].get(row["term"], ())
    counts = [fact for fact in facts if isinstance(fact, Headcount)]
    homes = [f for f in facts if isinstance(f, Damage) and any(word in f.asset.lower() for word in words.words["dwelling"])]
    people = [count for count in counts if row["figure"] in _numbers(count) and count.unit == row["unit"].lower()]
    housing = [home for home in homes if levels and row["figure"] in _numbers(home)]
    joint = any(count.category in fits for count in people) or any(home.level in levels for home in housing)
    figures: list[Headcount | Damage] = [*(c for c in counts if c.category in DISPLACED and not c.part_of), *homes]
    largest = max(figures, key=lambda fact: fact.quantity.value, default=None)
    return bool(people or housing), joint, largest is not None and row["figure"] in _numbers(largest)


def _numbers(fact: Headcount | Damage) -> set[int | None]:
    return {fact.quantity.value, fact.quantity.min, fact.quantity.max} - {None}


def incidents(file: Path) -> Iterator[str]:
    """One line: recall over the numbers of victims above 0 that stand in the text as digits, a word or an article."""
    hits: dict[str, list[bool]] = {category: [] for category in VICTIMS}
    for row in rows_of(file, INCIDENT):
        article = make_article({"id": row["id"], "text": row["text"]})
        sentences = segment(article, LANGUAGE)
        words = {word for sentence in sentences for word in sentence.lower}
        wanted = {category: sum(row[field] or 0 for field in fields) for category, fields in VICTIMS.items()}
        found = {(f.category, f.quantity.value) for f in facts_of(article, sentences, LANGUAGE) if isinstance(f, Headcount)}
        for category, number in wanted.items():
            if number > 0 and words & written(number):
                hits[category].append((category, number) in found)
    each = ", ".join(f"{category} {_share(told):.3f}" for category, told in hits.items())
    every = [hit for told in hits.values() for hit in told]
    yield f"incidents   recall {_share(every):.3f}  ({each}; {len(every)} numbers)"


def written(number: int) -> frozenset[str]:
    """The words that a number may be written as: digits, one number word, an article.

    >>> sorted(written(1)), sorted(written(40))
    (['1', 'a', 'an', 'one'], ['40', 'forty', 'fourty'])
    """
    tables, one = load(LANGUAGE, "quantities").tables, load(LANGUAGE, "evaluate").words["one"]
    spoken = (word for name in ("ones", "tens") for word, value in tables[name].items() if value == number)
    return frozenset((str(number), f"{number:,}", *spoken, *(one if number == 1 else ())))


def articles(file: Path) -> Iterator[str]:
    """One line: articles of a language that has rules, by processor time; a quarter of them warms the rules up."""
    every = [(article, article.language or detect(article.text) or LANGUAGE) for article in read_articles([file])]
    ours = [(article, code) for article, code in every if code in languages()]
    if len(ours) < 2:
        raise InputError(f"{file}: {len(ours)} article in a language that has rules; name at least two")
    warm = max(1, len(ours) // 4)  # rules are compiled when first needed
    for article, code in ours[:warm]:
        _facts(article, code)
    start = time.process_time()
    for article, code in ours[warm:]:
        _facts(article, code)
    rate = (len(ours) - warm) / (time.process_time() - start)
    yield f"articles    {rate:.1f} a second of segmentation and slots on one core  ({len(ours)} of {len(every)} articles)"


def _facts(article: Article, code: str) -> tuple[Fact, ...]:
    return facts_of(article, segment(article, code), code)


def _reading(row: Row) -> Reading:
    return read(make_article({key: row.get(key) for key in ("text", *GIVEN)}), language=LANGUAGE)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(1, len(hits))


PARTS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "gold": gold,
    "idmc": idmc,
    "incidents": incidents,
    "articles": articles,
}
