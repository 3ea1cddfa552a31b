"""Measures the check of summaries on pairs of a source and a sentence: `python -m summarise.bench guard PAIRS.jsonl …`.

A line of a file is {"id", "source", "summary", "label", "half"}: `label` is faithful, or what is wrong with the sentence; `half`
is develop or kept. A pair counts as called unfaithful where the guard would refuse the sentence. Beside it stands the plain look
whether each number of the sentence stands somewhere in the source.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from summarise.errors import InputError
from summarise.faithfulness import Finding, Source
from summarise.reading import DEFAULT_LANGUAGE, read
from summarise.rows import Fields, rows_of
from summarise.summary.guard import refusing
from summarise.text import Article

FIELDS: Fields = {"id": str, "source": str, "summary": str, "label": str}
FAITHFUL = "faithful"
Pair = Mapping[str, str]
Judge = Callable[[Pair], bool]


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """The figures, one a line; with --misses each pair that is judged wrongly, and what was found."""
    parser = argparse.ArgumentParser(prog="python -m summarise.bench guard", description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="PAIRS")
    parser.add_argument("--half", choices=("develop", "kept"), help="only the pairs of this half")
    parser.add_argument("--misses", action="store_true", help="list the pairs that are judged wrongly")
    options = parser.parse_args(arguments)
    pairs = pairs_of(options.pairs, options.half)
    found = [findings(pair) for pair in pairs]
    yield from measured("guard", pairs, [bool(one) for one in found])
    yield from measured("numbers that occur", pairs, [not numbers_occur(pair) for pair in pairs])
    if options.misses:
        for pair, one in zip(pairs, found, strict=True):
            if bool(one) == (pair["label"] == FAITHFUL):
                yield from _miss(pair, one)


def pairs_of(files: Sequence[Path], half: str | None) -> list[Pair]:
    """The pairs of the files, those of one half where it is named. Raises InputError where there is none."""
    pairs = [pair for path in files for pair in rows_of(path, FIELDS) if half in (None, pair.get("half"))]
    if not pairs:
        named = ", ".join(map(str, files))
        raise InputError(f"{named}: no pair of the half {half}; leave --half out, or name a file with such pairs")
    return pairs


def findings(pair: Pair) -> tuple[Finding, ...]:
    """For what the guard refuses the sentence of one pair."""
    reading = read(Article(pair["id"], pair["source"], language=DEFAULT_LANGUAGE), language=DEFAULT_LANGUAGE)
    return refusing(pair["summary"], Source.of([reading]))


def measured(name: str, pairs: Sequence[Pair], called: Sequence[bool]) -> Iterator[str]:
    """The rates of one judge: false alarms, what is caught of each label, and all in all."""
    labels = Counter(pair["label"] for pair in pairs)
    caught = Counter(pair["label"] for pair, bad in zip(pairs, called, strict=True) if bad)
    alarms, faithful = caught[FAITHFUL], labels[FAITHFUL]
    hits, wrong = caught.total() - alarms, labels.total() - faithful
    precision, recall = hits / max(1, hits + alarms), hits / max(1, wrong)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    yield f"{name}: {labels.total()} pairs, false alarms {alarms} of {faithful} = {alarms / max(1, faithful):.1%}"
    yield f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    for label in sorted(labels.keys() - {FAITHFUL}):
        yield f"{name}: {label} caught {caught[label]} of {labels[label]} = {caught[label] / labels[label]:.1%}"


def _miss(pair: Pair, found: Sequence[Finding]) -> Iterator[str]:
    yield f"{pair['label']} {pair['id']}"
    yield f"    source:  {' '.join(pair['source'].split())}"
    yield f"    summary: {pair['summary']}"
    yield from (f"    {one.kind}: {one.why}" for one in found)


def numbers_occur(pair: Pair) -> bool:
    """Whether each number of the sentence, in digits or words, stands somewhere in the source."""
    own, theirs = _values(pair["summary"]), _values(pair["source"])
    return own <= theirs


def _values(text: str) -> set[float]:
    reading = read(Article("", text, language=DEFAULT_LANGUAGE), language=DEFAULT_LANGUAGE)
    return {numeral.value for _, numeral in Source.of([reading]).numerals}
